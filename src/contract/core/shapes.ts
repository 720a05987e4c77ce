// The schemas that every call shares: months, times, refusals, and an answer that is either a value or a refusal.
import { z } from 'zod';
import type { Day, Instant, Month } from '../../domain/time/calendar.ts';
import { CELL_CODES, FILE_CODES, FORM_CODES, type RefusalCode, RULE_CODES, WORKBOOK_CODES } from '../../domain/values/refusal-codes.ts';
import { parseDayOrNull, parseInstantOrNull, parseMonthOrNull } from './texts.ts';
import type { Right } from '../../domain/base/rights.ts';
import { cutWith } from './visible-with.ts';

/** What a field that does not fit is told; hosts print it behind the field's name. */
const issue = {
  day: 'day as 2026-10-03, 2000-2100',
  month: 'month as 2026-10, 2000-2100',
  instant: 'time as 2026-10-03T22:00, 2000-2100',
} as const;

/** `2026-10`, in the years that the program takes. */
export const monthSchema = z.string().transform((text, context): Month => {
  const month = parseMonthOrNull(text);
  if (month !== null) return month;
  context.addIssue({ code: 'custom', message: issue.month });
  return z.NEVER;
});

/** `2026-10-03`, in the years that the program takes. */
export const daySchema = z.string().transform((text, context): Day => {
  const day = parseDayOrNull(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: issue.day });
  return z.NEVER;
});

/** `2026-10-03T22:00`, wall clock of the base, in the years that the program takes. */
export const instantSchema = z.string().transform((text, context): Instant => {
  const instant = parseInstantOrNull(text);
  if (instant !== null) return instant;
  context.addIssue({ code: 'custom', message: issue.instant });
  return z.NEVER;
});

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
