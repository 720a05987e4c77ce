// How a method of the contract is written down: its codes, the right it needs, its input and output.
import { type AnySchema, type ContractProcedure, type ErrorMap, type InferSchemaOutput, oc } from '@orpc/contract';
import { z } from 'zod';
import { MOST_OF_PAGE } from './pages.ts';
import { answerOf } from './shapes.ts';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import type { Right } from '../../domain/base/rights.ts';

/** What only one long piece of work at a time may have: others that want it queue. `writer` is the base's one writing transaction. */
export type JobHold = 'writer' | 'staging';

/** How long work runs in a thread of its own. */
export interface JobKind {
  readonly holds: readonly JobHold[];
  readonly canCancel: boolean;
}

/**
 * The kinds of work that may take longer than a tenth of a second. `Whole`: a second or two, or a file that would be left in pieces,
 * so it can't be cancelled. `stages`: it works on staged files, which travel with it.
 */
export const JOB_KINDS = {
  reads: { holds: [], canCancel: true },
  readsWhole: { holds: [], canCancel: false },
  writes: { holds: ['writer'], canCancel: true },
  writesWhole: { holds: ['writer'], canCancel: false },
  stages: { holds: ['staging'], canCancel: true },
  stagesAndWrites: { holds: ['writer', 'staging'], canCancel: true },
} as const satisfies Readonly<Record<string, JobKind>>;

/** What is known of a method besides its shapes. */
export interface MethodMeta extends Record<string, unknown> {
  /** It only reads, it writes to the base for a moment, or it is long work. */
  readonly does: 'reads' | 'writes' | JobKind;
  /** What the caller's role must allow; `open` for what works before anybody has entered. */
  readonly right: Right;
  /** Codes that the method may refuse with, besides those that any method may (`COMMON_CODES`). */
  readonly codes: readonly RefusalCode[];
  /** What it reads grows with the base: where a host has reading threads it runs on one, in turn with what other people read. */
  readonly isGrowing?: true;
}

/** Groups of methods, by their names. */
export type MethodGroups = Readonly<
  Record<string, Readonly<Record<string, ContractProcedure<AnySchema, AnySchema, ErrorMap, MethodMeta>>>>
>;

/**
 * Any method may meet these: the input, the caller's rights, the file of the base, its disk, an amount that no sum can bear, too many calls of one
 * person, and being cancelled.
 */
export const COMMON_CODES: readonly RefusalCode[] = [
  'INPUT_INVALID',
  'NOT_ALLOWED',
  'LOCKED',
  'ONLY_AT_HOST',
  'STEP_DONE',
  'BASE_MISSING',
  'AMOUNT_BEYOND',
  'BASE_BUSY',
  'HISTORY_UNTRUSTED',
  'BASE_DAMAGED',
  'BASE_READ_ONLY',
  'DISK_FULL',
  'TOO_MANY_CALLS',
  'JOB_CANCELLED',
  'JOB_CANCEL_LATE',
];

type Given = z.ZodType | z.ZodRawShape;
type WholeAnswer = z.ZodDiscriminatedUnion<readonly z.core.SomeType[], 'ok'>;
type InputOf<G> = G extends z.ZodType ? G : G extends z.ZodRawShape ? z.ZodObject<G, z.core.$strict> : never;
type Answering<S extends z.ZodType> = ReturnType<typeof answerOf<S>>;
type OutputOf<G> = G extends WholeAnswer
  ? G
  : G extends z.ZodType
    ? Answering<G>
    : G extends z.ZodRawShape
      ? Answering<z.ZodObject<G>>
      : never;

function toInput<G extends Given>(given: G): InputOf<G>;
function toInput(given: Given): z.ZodType {
  return given instanceof z.ZodType ? given : z.strictObject(given);
}

function isWholeAnswer(given: Given): given is WholeAnswer {
  return given instanceof z.ZodDiscriminatedUnion && given.def.discriminator === 'ok';
}

function toOutput<G extends Given>(given: G): OutputOf<G>;
function toOutput(given: Given): z.ZodType {
  if (isWholeAnswer(given)) return given;
  return answerOf(given instanceof z.ZodType ? given : z.object(given));
}

/**
 * A method without its shapes. Its input is a schema, or fields besides which it takes none; its output the schema or the fields of the
 * value that it answers with, or a whole answer (`answerOf`) where several methods share it or its refusal says more.
 */
function defineMethod(meta: MethodMeta) {
  return {
    input: <I extends Given>(input: I) => ({
      output: <O extends Given>(output: O) => oc.$meta<MethodMeta>(meta).input(toInput(input)).output(toOutput(output)),
    }),
  };
}

/** What a page of a list is asked with; a call that names neither is answered the first rows, as many as a page holds. */
function pageShape<K extends z.ZodType>(key: K) {
  return { cursor: key.nullable().default(null), limit: z.int().min(1).max(MOST_OF_PAGE).default(MOST_OF_PAGE) };
}

/** A method that only reads: it needs `right` and may refuse with `codes`. */
export function defineQuery(right: Right, ...codes: readonly RefusalCode[]) {
  return defineMethod({ does: 'reads', right, codes });
}

/** A query that reads more as the base grows: it needs `right`, may refuse with `codes`, and is told nothing but its input and the caller. */
export function defineGrowingQuery(right: Right, ...codes: readonly RefusalCode[]) {
  return defineMethod({ does: 'reads', right, codes, isGrowing: true });
}

/**
 * A query of a list that grows with the base. It answers at most `limit` rows behind the one that `cursor` names (null: from the first), and
 * in `next` the key of the last row, null where none follows. `key` is what the rows are ordered by, its last part their id: so pages put
 * together hold each row once, whatever is added meanwhile.
 */
export function defineListQuery<K extends z.ZodType>(key: K, right: Right, ...codes: readonly RefusalCode[]) {
  const { input: withInput } = defineGrowingQuery(right, ...codes);
  return {
    input: <I extends z.ZodRawShape>(input: I) => {
      const { output: withOutput } = withInput(z.strictObject({ ...input, ...pageShape(key) }));
      return { output: <O extends z.ZodRawShape>(output: O) => withOutput(z.object({ ...output, next: key.nullable() })) };
    },
  };
}

/** A method that writes for a moment. It waits its turn where a job holds the writer. */
export function defineCommand(right: Right, ...codes: readonly RefusalCode[]) {
  return defineMethod({ does: 'writes', right, codes });
}

/** A method whose work is long: it runs as a job where a host has jobs. Its input must survive a structured clone. */
export function defineJob(kind: keyof typeof JOB_KINDS, right: Right, ...codes: readonly RefusalCode[]) {
  return defineMethod({ does: JOB_KINDS[kind], right, codes });
}

/** The input of a method that needs none. */
export const nothing = z.strictObject({});

/** Reading the report's profile can end in these. */
export const PROFILE: readonly RefusalCode[] = ['PROFILE_UNKNOWN', 'PROFILE_INVALID'];

/** What a method is asked, as it arrives: read by its input. */
export type Asked<M> = M extends ContractProcedure<infer I, infer _O, infer _E, infer _T> ? InferSchemaOutput<I> : never;
/** What a method answers where it does not refuse. */
export type Answer<M> =
  M extends ContractProcedure<infer _I, infer O, infer _E, infer _T>
    ? Extract<InferSchemaOutput<O>, { readonly ok: true }>['value']
    : never;

/** Taking rules of one's own from a file or a zip into the data folder can end in these. */
export const TAKING_FILES: readonly RefusalCode[] = [
  'FILE_TRUNCATED',
  'FILE_DAMAGED',
  'FILE_ENCRYPTED',
  'FILE_BOMB',
  'FILE_ZIP_NAMES',
  'FILE_TOO_LARGE',
  'FILE_ENCODING',
  'FOLDER_MISSING',
  'FOLDER_READ_ONLY',
  'TARGET_HELD',
  'TARGET_DIFFERS',
  'TARGET_NAME_TOO_LONG',
];
