// What the report of a month is asked with and answers: figures by address, tenants' rows, findings, exported files.
import { z } from 'zod';
import { SETTLE_WAYS } from '../../domain/base/catalogue.ts';
import { bytesSchema, figureSchema, fileSchema, idNumber, listOf, monthSchema, nameText, spokenText } from '../core/shapes.ts';

/** A month, and the profile unless it is the base's own. */
export const reportInput = z.strictObject({ month: monthSchema, profile: nameText.nullable() });

/** A relation that fails; `E` blocks filing, `W` needs a written explanation. */
export const findingSchema = z.object({
  id: z.string(),
  severity: z.enum(['E', 'W']),
  message: z.string(),
  figures: listOf(z.string()),
});

/** A month's report. `rows` holds ZB-4 by column, in printing order; every other figure stands in `values` by address. */
export const reportSchema = z.object({
  month: z.string(),
  state: z.enum(['open', 'closed']),
  revision: z.int().nullable(),
  head: z.record(z.string(), z.string()),
  values: z.record(z.string(), figureSchema),
  rows: z.record(z.string(), listOf(z.record(z.string(), figureSchema))),
  findings: listOf(findingSchema),
  /** Relations with a missing operand: neither failed nor passed. */
  notJudged: listOf(z.object({ id: z.string(), name: z.string(), figures: listOf(z.string()) })),
  /** What was written about failing relations when the month was closed, by the relation's id. */
  explanations: z.record(z.string(), z.string()),
});
export type Report = z.infer<typeof reportSchema>;

/** What to export: the kinds of file, each once. */
export const exportInput = z.strictObject({
  month: monthSchema,
  profile: nameText.nullable(),
  kinds: z
    .array(z.enum(['xlsx', 'pdf']))
    .min(1)
    .max(2),
});

/** A finished file, kept by its hash. */
export const artifactSchema = z.object({ kind: z.enum(['xlsx', 'pdf']), name: z.string(), bytes: bytesSchema, sha256: z.string() });
export type ReportFile = z.infer<typeof artifactSchema>;

/** To close a month: an explanation for each failing `W`, by the relation's id, as long as a draft may be. */
export const closeInput = z.strictObject({
  month: monthSchema,
  explanations: z.record(z.string().regex(/^\w{1,20}$/), z.string().trim().min(1).max(20_000)),
  /** Open bookings that come to their end with the closing, those of one way with one reason: all of it is written, or nothing. */
  settle: z
    .array(
      z.strictObject({
        bookings: z
          .array(z.strictObject({ id: idNumber, version: z.int().min(1) }))
          .min(1)
          .max(5000),
        to: z.enum(SETTLE_WAYS),
        reason: spokenText,
      }),
    )
    .max(SETTLE_WAYS.length)
    .default([]),
});
export const reopenInput = z.strictObject({ month: monthSchema, reason: spokenText });
/** What was filed; `snapshot` is its SHA-256. */
export const filedSchema = z.object({ month: z.string(), revision: z.int(), snapshot: z.string() });

/** A closed month on its way: handed in (`how`), or the bureau's answer (`result`, with `words`, and the addresses that a return disputes). */
export const submitInput = z
  .strictObject({
    month: monthSchema,
    how: spokenText.nullable(),
    receipt: fileSchema.nullable(),
    result: z.enum(['accepted', 'returned']).nullable(),
    words: spokenText.nullable(),
    disputed: z.array(nameText).max(1000).default([]),
  })
  .refine(({ result, disputed }) => result === 'returned' || disputed.length === 0);
export const submittedSchema = z.object({ month: z.string(), state: z.enum(['handed_in', 'accepted', 'returned']), at: z.string() });

/** Fields of the head and foot by the form's own words (报出日期, 表号, …); an empty text clears one. */
export const headInput = z.strictObject({ month: monthSchema, fields: z.record(z.string().min(1).max(50), z.string().trim().max(200)) });
export const headSchema = z.object({ head: z.record(z.string(), z.string()) });
