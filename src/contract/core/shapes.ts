// The schemas that every call shares: months, times, refusals, and an answer that is either a value or a refusal.
// How a shape says who may see a part of an answer: a field behind a right, or a value that is cut by what it says of itself.
// What a page is told of what goes on: the jobs, and that something was written to the base.
import { z } from 'zod';
import type { Day, Instant, Month } from '../../domain/time/calendar.ts';
import { CELL_CODES, FILE_CODES, FORM_CODES, type RefusalCode, RULE_CODES, WORKBOOK_CODES } from '../../domain/values/refusal-codes.ts';
import { parseDayOrNull, parseInstantOrNull, parseMonthOrNull } from './texts.ts';
import type { Right } from '../../domain/base/rights.ts';
import { STEP_KEY } from './wire.ts';

/** Anyone who an answer is for: the rights, and what was asked. */
export interface Seer {
  readonly sees: (right: Right) => boolean;
  readonly input: unknown;
}

/** Takes what its seer may not see out of a value. */
export type Cut<T> = (value: T, seer: Seer) => T;

interface Mark {
  readonly right?: Right;
  readonly cut?: (value: unknown, seer: Seer) => unknown;
}

const MARKS = z.registry<Mark>();

/** A field that only those with the right see: for everybody else the answer has no such field. */
export function visibleWith<const S extends z.ZodType>(right: Right, schema: S): z.ZodOptional<S> {
  const marked = z.optional(schema);
  MARKS.add(marked, { right });
  return marked;
}

/** A shape whose values are cut by a function, because what they hold is known only beside them. */
export function cutWith<const S extends z.ZodType>(schema: S, cut: Cut<z.output<S>>): S {
  const marked = schema.clone();
  MARKS.add(marked, {
    cut: (value, seer) => {
      const read = schema.safeParse(value);
      return read.success ? cut(read.data, seer) : value;
    },
  });
  return marked;
}

/** What is said of a shape; null: nothing. */
export function markOf(schema: z.ZodType): Mark | null {
  return MARKS.get(schema) ?? null;
}

/** A text that `parse` reads; one that it does not is told what would fit, which hosts print behind the field's name. */
function parsedBy<T>(parse: (text: string) => T | null, what: string) {
  return z.string().transform((text, context): T => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: what });
    return z.NEVER;
  });
}

/** `2026-10`, in the years that the program takes. */
export const monthSchema = parsedBy<Month>(parseMonthOrNull, 'month as 2026-10, 2000-2100');
/** `2026-10-03`, in the years that the program takes. */
export const daySchema = parsedBy<Day>(parseDayOrNull, 'day as 2026-10-03, 2000-2100');
/** `2026-10-03T22:00`, wall clock of the base, in the years that the program takes. */
export const instantSchema = parsedBy<Instant>(parseInstantOrNull, 'time as 2026-10-03T22:00, 2000-2100');

/** Words that a person typed: not only blanks, of a length that a record can hold. */
export const spokenText = z.string().trim().min(1).max(2000);
/** A code or name that must be given. */
export const nameText = z.string().trim().min(1).max(200);
/** A row's number in the database. */
export const idNumber = z.int().positive();
/** A record by its id, or as people call it: a number, a code, a name. */
export const recordRef = z.union([idNumber, nameText]);
export type RecordRef = z.infer<typeof recordRef>;

/** Why a slot is taken against a rule that asks for consent (an expired paper, rent in arrears, a quota); without: BOOKING_WARNED. */
export const consentShape = { overrideReason: spokenText.nullable().default(null) } as const;

/** Bytes of a file. */
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A file as a host hands it over: the page's bytes, or those that the command line read. */
export const fileSchema = z.strictObject({ name: nameText, bytes: bytesSchema });

/** A list in an answer. */
export function listOf<S extends z.ZodType>(entry: S) {
  return z.array(entry).readonly();
}

/** What a placeholder of a refusal's words may hold. */
const refusalValue = z.union([z.string(), z.number(), z.null(), listOf(z.string()), listOf(z.number())]);
const factsSchema = z.record(z.string(), refusalValue);
/** A refusal's code. */
export const codeSchema = z.enum([...CELL_CODES, ...FILE_CODES, ...RULE_CODES, ...FORM_CODES, ...WORKBOOK_CODES]);

/** Facts of a refusal that take a right to see. */
const FACT_RIGHTS: Readonly<Partial<Record<RefusalCode, readonly (readonly [fact: string, right: Right])[]>>> = {
  MONTH_CLOSED: [['wouldChange', 'report.look']],
  TENANT_IN_ARREARS: [['amount', 'money.look']],
  DEPOSIT_BACK_OWED: [['open', 'money.look']],
  PAYMENT_LARGE: [['usual', 'money.look']],
  AMOUNT_BEYOND: [
    ['amount', 'money.look'],
    ['money', 'money.look'],
  ],
  DEPOSIT_SHORT: [
    ['taken', 'money.look'],
    ['gone', 'money.look'],
  ],
};

/** Why something was not done, as data. */
export const refusalSchema = cutWith(z.object({ code: codeSchema, data: factsSchema }), ({ code, data }, { sees }) => {
  const hidden = FACT_RIGHTS[code]?.filter(([, right]) => !sees(right)).map(([fact]) => fact) ?? [];
  return { code, data: Object.fromEntries(Object.entries(data).filter(([fact]) => !hidden.includes(fact))) };
});
export type RefusalData = z.infer<typeof refusalSchema>;

/** A refused cell or row of a file: `row` is the sheet's own number (0: the sheet as a whole), `column` the header as written. */
export const troubleSchema = z.object({ row: z.int(), column: z.string(), found: z.string(), code: codeSchema, data: factsSchema });
export type Trouble = Readonly<z.infer<typeof troubleSchema>>;

/** A printed figure: `raw` exact (fen, minutes, 0.01 m², a count; null for percentages, texts and no figure), `text` as the form prints it. */
export const figureSchema = z.object({ raw: z.int().nullable(), text: z.string() });

const refusedAnswer = z.object({ ok: z.literal(false), refusal: refusalSchema });

/** An answer: the value, or why there is none. */
export function answerOf<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), refusedAnswer]);
}

/** What was taken in from a file, and the name that a file it replaced is kept under (null: there was none, or the same). */
export const takenSchema = z.object({ taken: listOf(z.object({ id: z.string(), name: z.string(), kept: z.string().nullable() })) });

/** The language that words are asked for in. */
export const languageSchema = z.enum(['zh-CN', 'en']);

/** The key that a page gives each of its calls. */
export const stepKey = z.string().regex(STEP_KEY);

/** Long work that runs or waits. `phase` is `wait` before it begins; `what` the file, sheet or step it is at. */
export const jobSchema = z.object({
  id: idNumber,
  /** The method, as `group.method`. */
  name: z.string(),
  phase: z.string(),
  what: z.string(),
  done: z.int(),
  all: z.int(),
  canCancel: z.boolean(),
  /** Milliseconds since the epoch. */
  startedAt: z.int(),
});
export type LiveJob = z.infer<typeof jobSchema>;

/** `version` grows with every write to the base, by this program or another one; 0 where none is open. */
export const liveSchema = z.object({ jobs: listOf(jobSchema), version: z.int() });

/** A call whose answer never came: the key that the page gave it, and its method as `group.method`. */
export const lostStepInput = z.strictObject({ key: stepKey, method: z.string().regex(/^\w{1,40}\.\w{1,40}$/) });
export type LostStep = z.infer<typeof lostStepInput>;

/** What became of it: see `stepState` of the backend. */
export const stepStateSchema = z.enum(['done', 'not', 'running', 'asked', 'unsure']);
export type StepState = z.infer<typeof stepStateSchema>;
