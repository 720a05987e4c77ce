// Methods around a filed month: overview, pages, comparison, papers, archive, historical figures.
// Methods of the monthly report: figures, where they come from, exports; closing, reopening, handing in.
// What the report of a month is asked with and answers: figures by address, tenants' rows, findings, exported files.
import {
  archiveSchema,
  artifactInput,
  compareInput,
  comparisonSchema,
  enterHistoricalInput,
  enteredSchema,
  explainFindingInput,
  explainedSchema,
  fileInput,
  historicalInput,
  historicalSchema,
  keptFileSchema,
  ledgerInput,
  ledgerSchema,
  maybeMonthInput,
  monthInput,
  outdatedSchema,
  overviewInput,
  overviewSchema,
  pagesInput,
  pagesSchema,
  revisionsSchema,
  submissionsSchema,
} from './filing-shapes.ts';
import { selfCheckSchema } from './self-check-shapes.ts';
import { PROFILE, defineJob, defineGrowingQuery, defineQuery, defineCommand } from '../core/method.ts';
import { listOf, bytesSchema, figureSchema, fileSchema, idNumber, monthSchema, nameText, spokenText } from '../core/shapes.ts';
import { z } from 'zod';
import { explainInput, explanationSchema } from './explain-shapes.ts';
import { SETTLE_WAYS } from '../../domain/base/catalogue.ts';

/** Methods around a filed month. */
export const filingMethods = {
  overview: defineQuery('report.look', ...PROFILE)
    .input(overviewInput)
    .output(overviewSchema),
  pages: defineQuery('report.look', 'REVISION_UNKNOWN', ...PROFILE)
    .input(pagesInput)
    .output(pagesSchema),
  explain: defineCommand('report.write', 'MONTH_CLOSED').input(explainFindingInput).output(explainedSchema),
  /** Each printed figure beside earlier ones, the most unusual first. */
  selfCheck: defineGrowingQuery('sales.look', ...PROFILE)
    .input(monthInput)
    .output(selfCheckSchema),
  selfCheckPaper: defineJob('reads', 'sales.look', ...PROFILE)
    .input(monthInput)
    .output(keptFileSchema),
  revisions: defineQuery('report.look').input(monthInput).output(revisionsSchema),
  compare: defineQuery('report.look', 'REVISION_UNKNOWN', ...PROFILE)
    .input(compareInput)
    .output(comparisonSchema),
  /** Of an open month: the closed ones that read it and differ from the data. */
  outdated: defineQuery('report.look', ...PROFILE)
    .input(monthInput)
    .output(outdatedSchema),
  submissions: defineQuery('report.look').input(monthInput).output(submissionsSchema),
  receipt: defineQuery('report.look', 'KEPT_FILE_UNKNOWN').input(fileInput).output(keptFileSchema),
  archive: defineQuery('sales.look').input(maybeMonthInput).output(archiveSchema),
  artifact: defineQuery('report.look', 'KEPT_FILE_UNKNOWN').input(artifactInput).output(keptFileSchema),
  papers: defineJob('reads', 'sales.look', 'MONTH_NOT_CLOSED').input(monthInput).output(keptFileSchema),
  ledger: defineQuery('report.look', ...PROFILE)
    .input(ledgerInput)
    .output(ledgerSchema),
  ledgerFile: defineJob('reads', 'report.look', ...PROFILE)
    .input(ledgerInput)
    .output(keptFileSchema),
  historical: defineQuery('report.look', ...PROFILE)
    .input(historicalInput)
    .output(historicalSchema),
  enterHistorical: defineCommand('report.write', 'HISTORICAL_REFUSED', 'MONTH_CLOSED', ...PROFILE)
    .input(enterHistoricalInput)
    .output(enteredSchema),
} as const;

/** A month, and the profile unless it is the base's own. */
const reportInput = z.strictObject({ month: monthSchema, profile: nameText.nullable() });

/** A relation that fails; `E` blocks filing, `W` needs a written explanation. */
export const findingSchema = z.object({
  id: z.string(),
  severity: z.enum(['E', 'W']),
  message: z.string(),
  figures: listOf(z.string()),
});

/** A month's report. `rows` holds ZB-4 by column, in printing order; every other figure stands in `values` by address. */
const reportSchema = z.object({
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
const exportInput = z.strictObject({
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
const closeInput = z.strictObject({
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
const reopenInput = z.strictObject({ month: monthSchema, reason: spokenText });
/** What was filed; `snapshot` is its SHA-256. */
const filedSchema = z.object({ month: z.string(), revision: z.int(), snapshot: z.string() });

/** A closed month on its way: handed in (`how`), or the bureau's answer (`result`, with `words`, and the addresses that a return disputes). */
const submitInput = z
  .strictObject({
    month: monthSchema,
    how: spokenText.nullable(),
    receipt: fileSchema.nullable(),
    result: z.enum(['accepted', 'returned']).nullable(),
    words: spokenText.nullable(),
    disputed: z.array(nameText).max(1000).default([]),
  })
  .refine(({ result, disputed }) => result === 'returned' || disputed.length === 0);
const submittedSchema = z.object({ month: z.string(), state: z.enum(['handed_in', 'accepted', 'returned']), at: z.string() });

/** Fields of the head and foot by the form's own words (报出日期, 表号, …); an empty text clears one. */
const headInput = z.strictObject({ month: monthSchema, fields: z.record(z.string().min(1).max(50), z.string().trim().max(200)) });
const headSchema = z.object({ head: z.record(z.string(), z.string()) });

/** The report of a month. */
export const reportMethods = {
  month: defineQuery('report.look', 'MONTH_UNKNOWN', ...PROFILE)
    .input(reportInput)
    .output(reportSchema),
  export: defineJob('reads', 'report.look', 'MONTH_UNKNOWN', ...PROFILE)
    .input(exportInput)
    .output({ files: listOf(artifactSchema) }),
  explain: defineQuery('sales.look', 'MONTH_UNKNOWN', 'FIGURE_UNKNOWN', ...PROFILE)
    .input(explainInput)
    .output(explanationSchema),
} as const;

/** A month's life: closed, reopened, handed in. */
export const monthMethods = {
  close: defineJob(
    'writesWhole',
    'report.write',
    'MONTH_UNKNOWN',
    'MONTH_NOT_OVER',
    'MONTH_CLOSED',
    'CLOSE_FAILING',
    'CLOSE_UNEXPLAINED',
    'EXPLAINS_NOTHING',
    // The backup that is made before.
    'FOLDER_MISSING',
    'FOLDER_READ_ONLY',
    'TARGET_HELD',
    'BACKUP_DIFFERS',
    // The bookings that are settled with it.
    'BOOKING_UNKNOWN',
    'BOOKING_CHANGED',
    'BOOKING_STATE_MOVE',
    'REASON_TOO_SHORT',
    ...PROFILE,
  )
    .input(closeInput)
    .output(filedSchema),
  reopen: defineCommand('report.write', 'MONTH_NOT_CLOSED', 'REASON_NEEDED').input(reopenInput).output(filedSchema),
  submit: defineCommand('report.write', 'MONTH_NOT_CLOSED', 'SUBMIT_NOT_HANDED_IN', 'SUBMIT_ALREADY', 'REASON_NEEDED', 'FIGURE_UNKNOWN')
    .input(submitInput)
    .output(submittedSchema),
  head: defineCommand('report.write', 'HEAD_FIELD_UNKNOWN', 'CELL_NOT_DAY', 'MONTH_CLOSED', ...PROFILE)
    .input(headInput)
    .output(headSchema),
} as const;
