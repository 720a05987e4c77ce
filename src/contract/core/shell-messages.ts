// What the window's main process and the process that holds the base say to one another, and what main remembers between starts.
import { z } from 'zod';
import { listOf } from './shapes.ts';

const call = z.int().nonnegative();

/** What the base's process asks of main. Every answer is a text, a yes or no, or null (cancelled). */
export const askOfMain = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('savePath'), name: z.string().min(1).max(200) }),
  z.strictObject({ what: z.literal('openFile'), file: z.string().min(1) }),
  z.strictObject({ what: z.literal('pick'), purpose: z.enum(['data', 'backup', 'restore', 'update']) }),
  z.strictObject({ what: z.literal('showFolder'), folder: z.string().min(1) }),
]);
export type AskOfMain = z.infer<typeof askOfMain>;
export type AnswerOfMain = string | boolean | null;

/** From the base's process to main. */
export const toMain = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), folder: z.string().nullable() }),
  z.strictObject({ kind: z.literal('folder'), folder: z.string() }),
  z.strictObject({ kind: z.literal('ask'), call, ask: askOfMain }),
  /** The reply to `ask` of `toBackend`: names of running calls, or where a backup was put (null: it was not). */
  z.strictObject({ kind: z.literal('reply'), call, running: listOf(z.string()), file: z.string().nullable() }),
]);
export type ToMain = z.infer<typeof toMain>;

/** From main to the base's process. `port` comes with the port itself. */
export const toBackend = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), folder: z.string().nullable(), who: z.string(), versions: z.record(z.string(), z.string()) }),
  z.strictObject({ kind: z.literal('port') }),
  z.strictObject({ kind: z.literal('answer'), call, answer: z.union([z.string(), z.boolean(), z.null()]) }),
  z.strictObject({ kind: z.literal('ask'), call, what: z.enum(['running', 'close', 'backup']) }),
]);
export type ToBackend = z.infer<typeof toBackend>;

/** What the page's preload sends: that it wants its port, and nothing else. */
export const connectMessage = z.tuple([]);

const placeSchema = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive(), isMaximised: z.boolean() });
/** Where the window stood. */
export type WindowPlace = z.infer<typeof placeSchema>;

/** What main remembers: the folder of the base, and the window's place. What doesn't fit is forgotten field by field. */
export const shellSettings = z.object({ folder: z.string().min(1).nullable().catch(null), place: placeSchema.nullable().catch(null) });
export type ShellSettings = z.infer<typeof shellSettings>;
