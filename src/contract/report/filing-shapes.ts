// What is asked and answered around a filed month: its pages, where it stands, revisions, differences, archive, historical figures.
import { z } from 'zod';
import { sourceSchema } from './explain-shapes.ts';
import { bytesSchema, idNumber, listOf, monthSchema, nameText, refusalSchema } from '../core/shapes.ts';

const revisionNumber = z.int().positive();

/** A month, the profile unless it is the base's own, and an old revision unless it is the month as it stands. */
export const pagesInput = z.strictObject({ month: monthSchema, profile: nameText.nullable(), revision: revisionNumber.nullable() });

const labelled = z.object({ label: z.string(), value: z.string() });
const pageCell = z.object({
  text: z.string(),
  align: z.enum(['left', 'center', 'right']),
  indent: z.int(),
  span: z.int(),
  /** The figure's address; null for the form's own words. */
  figure: z.string().nullable(),
});
const page = z.object({
  id: z.string(),
  title: z.string(),
  orientation: z.enum(['portrait', 'landscape']),
  stack: listOf(labelled),
  head: listOf(labelled),
  period: labelled,
  unit: labelled.nullable(),
  /** Widths in points, as paper has them. */
  columns: listOf(z.object({ label: z.string(), kind: z.enum(['words', 'code', 'figure']), code: z.string(), width: z.number() })),
  /** Size of the body's type in points. */
  type: z.number(),
  headDepth: z.int(),
  heads: listOf(z.object({ text: z.string(), row: z.int(), column: z.int(), rows: z.int(), columns: z.int() })),
  rows: listOf(z.object({ kind: z.enum(['row', 'total']), cells: listOf(pageCell.nullable()) })),
  foot: listOf(labelled),
  seal: z.string(),
  notes: listOf(z.string()),
});
export type ReportPage = z.infer<typeof page>;

/** One word on a filing's way to the bureau. */
export const submissionSchema = z.object({
  id: idNumber,
  revision: revisionNumber,
  atMs: z.int(),
  who: z.string(),
  state: z.enum(['handed_in', 'accepted', 'returned']),
  how: z.string().nullable(),
  words: z.string().nullable(),
  /** Addresses of the figures that the bureau disputes; empty unless it returned the report. */
  disputed: listOf(z.string()),
  /** The scan's name and size, where there is one. */
  scan: z.object({ name: z.string(), size: z.int() }).nullable(),
});
export type Submission = z.infer<typeof submissionSchema>;

const statusParts = {
  month: z.string(),
  state: z.enum(['not_started', 'filling', 'closed', 'handed_in', 'accepted', 'returned']),
  revision: z.int().nullable(),
  isReopened: z.boolean(),
  deadline: z.object({ day: z.string(), daysLeft: z.int(), workdaysLeft: z.int() }),
  closedMs: z.int().nullable(),
  closedBy: z.string().nullable(),
  submission: submissionSchema.nullable(),
  parked: z.int(),
};
/** Where a month stands. `closedMs` and `closedBy` are of the newest revision, also of a month that was reopened. */
export const statusSchema = z.object(statusParts);
export type MonthStatus = z.infer<typeof statusSchema>;
export type MonthState = MonthStatus['state'];

/** How many relations fail; `unexplained` are failing W without a word. */
const countsSchema = z.object({ errors: z.int(), warnings: z.int(), unexplained: z.int(), notJudged: z.int() });
export type FindingCounts = z.infer<typeof countsSchema>;

/** The months of a year, or of the whole base. */
export const overviewInput = z.strictObject({ year: z.int().min(2000).max(2100).nullable() });
/** Newest month first. `findings` null where they were not worked out. */
export const overviewSchema = z.object({
  first: z.string().nullable(),
  months: listOf(z.object({ ...statusParts, findings: countsSchema.nullable() })),
});

/** A month's report as it is shown. */
export const pagesSchema = z.object({
  title: z.string(),
  filer: z.string(),
  period: z.string(),
  draftWord: z.string().nullable(),
  revision: z.int(),
  pages: listOf(page),
  status: statusSchema,
  /** The revision that is shown; null for an open month as its data stand. */
  shown: z.int().nullable(),
  findings: listOf(
    z.object({
      id: z.string(),
      severity: z.enum(['E', 'W']),
      /** What the code stands for, in a few words. */
      name: z.string(),
      /** The relation in words. */
      relation: z.string(),
      message: z.string(),
      figures: listOf(z.string()),
      /** Only the operator sees it; it does not go to the bureau. */
      isInternal: z.boolean(),
      explanation: z.string(),
      /** How the finding read when the explanation was written, where it reads otherwise now. */
      writtenAbout: z.string().nullable(),
      /** What was said of this relation in the month before, as filed; empty where nothing was. */
      lastMonth: z.string(),
      /** Tenants of an open month whose records mend it, with the row of facts that holds at the month's end. */
      tenants: listOf(z.object({ id: idNumber, name: z.string(), fact: idNumber })),
    }),
  ),
  /** The row of the base's facts that holds at the month's end; null without one, or once the month is closed. */
  baseFact: idNumber.nullable(),
  notJudged: listOf(z.object({ id: z.string(), name: z.string(), relation: z.string(), figures: listOf(z.string()) })),
  /** Fields of the head or foot that can be set for a month; `isSet`: they were, else the base's own word or the rule stands. */
  fields: listOf(z.object({ field: z.string(), value: z.string(), isSet: z.boolean(), kind: z.enum(['foot', 'stack']) })),
  corrections: listOf(z.object({ figure: z.string(), label: z.string(), old: z.string(), new: z.string() })),
  /** What has to be brought in before the report means anything; of an open month. */
  lacking: listOf(z.enum(['base_facts', 'tenants', 'sales'])),
});
export type ReportPages = z.infer<typeof pagesSchema>;
export type ReportFinding = ReportPages['findings'][number];

/** What is written about a failing relation of an open month, or about a figure by its address; empty words take it away. `about` is either as it reads now. */
export const explainFindingInput = z.strictObject({
  month: monthSchema,
  relation: z.string().regex(/^[^\s]{1,60}$/),
  /** Room for a sentence of each tenant: their answers are put together here. */
  words: z.string().max(20_000),
  about: z.string().max(20_000),
});
/** The words that stood before. */
export const explainedSchema = z.object({ before: z.string() });

export const monthInput = z.strictObject({ month: monthSchema });
/** One month, or all. */
export const maybeMonthInput = z.strictObject({ month: monthSchema.nullable() });
/** A file by its number. */
export const fileInput = z.strictObject({ id: idNumber });

/** One revision with what it changed and what became of it; `snapshot` is its SHA-256. */
export const revisionSchema = z.object({
  revision: revisionNumber,
  closedMs: z.int(),
  closedBy: z.string(),
  profile: z.string(),
  profileVersion: z.int(),
  snapshot: z.string(),
  reopened: z.object({ atMs: z.int(), who: z.string(), reason: z.string() }).nullable(),
  corrections: z.int(),
  submission: submissionSchema.shape.state.nullable(),
  exported: z.int(),
});
/** A month's revisions, newest first. */
export const revisionsSchema = z.object({ revisions: listOf(revisionSchema) });

/** From one revision to another, or to the data as they stand (`to` null). */
export const compareInput = z.strictObject({ month: monthSchema, from: revisionNumber, to: revisionNumber.nullable() });
const differingFigure = z.object({
  figure: z.string(),
  label: z.string(),
  unit: z.string(),
  before: z.string(),
  after: z.string(),
  /** After less before in the printed unit, with its sign; null where one of them is no amount. */
  difference: z.string().nullable(),
});
/** What differs, and the records written in between; `more` further ones are not listed. */
export const comparisonSchema = z.object({
  figures: listOf(differingFigure),
  records: listOf(
    z.object({
      seq: z.int(),
      atMs: z.int(),
      who: z.string(),
      action: z.string(),
      entity: z.string(),
      entityId: z.int().nullable(),
      /** What marks the record: its key, tenants and studios by name. */
      what: z.string(),
      batch: z.int().nullable(),
      /** How many records; more than one where an import added them. */
      records: z.int(),
      /** Fields of the head or foot that can be set for a month; `isSet`: they were, else the base's own word or the rule stands. */
      fields: listOf(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      reason: z.string().nullable(),
    }),
  ),
  more: z.int(),
});

/** Closed months whose report reads an open one and says other figures than the data do now. `count`: of all that differ; `figures`: the first of them. */
export const outdatedSchema = z.object({
  /** Whether they differ only once the open month, which was filed before, is closed again. */
  isOnceClosed: z.boolean(),
  months: listOf(z.object({ month: z.string(), revision: revisionNumber, count: z.int(), figures: listOf(differingFigure) })),
});

export const submissionsSchema = z.object({ submissions: listOf(submissionSchema) });

/** A kept file's bytes. */
export const keptFileSchema = z.object({ name: z.string(), bytes: bytesSchema, sha256: z.string() });

/** The report's own files, and a bureau's workbook that was filled: each of the two is numbered by itself. */
const archivedKind = z.enum(['xlsx', 'pdf', 'workbook']);
/** A file of the archive, by the number and kind that it is listed with. */
export const artifactInput = z.strictObject({ id: idNumber, kind: archivedKind });

/** An exported file; `revision` null for a draft. `keptUntil`: a day until which it is kept at least. */
export const archivedFileSchema = z.object({
  id: idNumber,
  month: z.string(),
  revision: z.int().nullable(),
  kind: archivedKind,
  keptUntil: z.string(),
  /** The name of a table on short notice; null for what belongs to the monthly report. */
  table: z.string().nullable(),
  name: z.string(),
  atMs: z.int(),
  who: z.string(),
  sha256: z.string(),
  size: z.int(),
});
/** Everything exported, newest first. */
export const archiveSchema = z.object({ years: z.int(), files: listOf(archivedFileSchema) });

/** The statistics ledger of so many months up to one. */
export const ledgerInput = z.strictObject({ until: monthSchema, months: z.int().min(1).max(36) });
const ledgerCell = z.object({
  raw: z.int().nullable(),
  text: z.string(),
  from: z.enum(['filed', 'historical', 'computed']),
  revision: z.int().nullable(),
});
const ledgerRow = z.object({
  figure: z.string(),
  label: z.string(),
  /** The column's name, in a table with several figures a row. */
  group: z.string().nullable(),
  indent: z.int(),
  unit: z.string(),
  nature: z.enum(['stock', 'flow']),
  cells: listOf(ledgerCell),
  /** A flow's sum over the months; null for stocks, and for one figure over another. */
  total: z.string().nullable(),
});
/** Months oldest first; cells in their order. */
export const ledgerSchema = z.object({
  months: listOf(z.string()),
  tables: listOf(z.object({ id: z.string(), title: z.string(), rows: listOf(ledgerRow) })),
});
export type Ledger = z.infer<typeof ledgerSchema>;

/** A year of historical figures. */
export const historicalInput = z.strictObject({ year: z.int().min(2000).max(2100) });
export const historicalSchema = z.object({
  months: listOf(z.string()),
  rows: listOf(z.object({ figure: z.string(), label: z.string(), unit: z.string(), table: z.string() })),
  cells: listOf(
    z.object({
      id: idNumber,
      month: z.string(),
      figure: z.string(),
      value: z.string(),
      origin: z.string().nullable(),
      source: sourceSchema,
    }),
  ),
});
export type HistoricalGrid = z.infer<typeof historicalSchema>;

/** Cells to enter, in the printed unit; an empty value takes a figure away. `isPreview` writes nothing. */
export const enterHistoricalInput = z.strictObject({
  cells: z
    .array(
      z.strictObject({
        month: monthSchema,
        figure: nameText,
        value: z.string().max(60),
        origin: z.string().trim().max(500).nullable(),
      }),
    )
    .min(1)
    .max(5000),
  isPreview: z.boolean(),
  takesGood: z.boolean(),
});
export const enteredSchema = z.object({
  cells: listOf(
    z.object({
      month: z.string(),
      figure: z.string(),
      outcome: z.enum(['added', 'changed', 'cleared', 'same', 'refused']),
      before: z.object({ value: z.string(), origin: z.string().nullable() }),
      refusal: refusalSchema.nullable(),
    }),
  ),
});
export type EnteredCell = z.infer<typeof enteredSchema>['cells'][number];
