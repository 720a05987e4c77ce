// What lies around a filing: what was said on its way to the bureau, everything exported, files received, drafts of explanations.
import { z } from 'zod';
import type { Asked } from '../../../contract/core/method.ts';
import type { filingMethods } from '../../../contract/report/filing.ts';
import { archivedFileSchema, keptFileSchema, submissionSchema } from '../../../contract/report/filing-shapes.ts';
import { type Connection, defineJsonColumn, findFirstRow, monthColumn, rowsOf } from '../../core/db/rows.ts';
import { readKind } from '../../core/db/read-kind.ts';
import { addRecord, changeRecord, recordByKey, retireRecord } from '../../core/db/record-store.ts';
import type { KeptFile } from '../../core/files/kept-file.ts';
import type { Tx } from '../../core/db/tx.ts';

const { scan, disputed, ...saidShape } = submissionSchema.shape;
const submissionRow = z.object({
  ...saidShape,
  filing: z.int(),
  disputed: defineJsonColumn(disputed),
  scan: z
    .string()
    .nullable()
    .transform((text): unknown => (text === null ? null : JSON.parse(text)))
    .pipe(scan),
});

/** What was said on a filing's way to the bureau; the scan's bytes aside. */
export type SubmissionRow = z.infer<typeof submissionRow>;

const SUBMISSIONS = `SELECT s.id, s.filing_id AS filing, f.revision, s.at_ms AS atMs, s.who, s.state, s.how, s.words, s.disputed,
    CASE WHEN s.receipt_name IS NOT NULL AND s.receipt IS NOT NULL THEN json_object('name', s.receipt_name, 'size', length(s.receipt)) END AS scan
  FROM submission s JOIN filing f ON f.id = s.filing_id`;

/** Everything said of a month's filings, oldest first. */
export function submissionsOf(db: Connection, month: string): SubmissionRow[] {
  return rowsOf(db, `${SUBMISSIONS} WHERE f.month = ? ORDER BY s.id`, submissionRow, [month]);
}

/** The newest word about a filing, or null before it was handed in. */
export function findNewestSubmission(db: Connection, filing: number): SubmissionRow | null {
  return findFirstRow(db, `${SUBMISSIONS} WHERE s.filing_id = ? ORDER BY s.id DESC LIMIT 1`, submissionRow, [filing]);
}

/** The newest word about each filing, by the filing's id. */
export function listNewestSubmissions(db: Connection): ReadonlyMap<number, SubmissionRow> {
  return new Map(rowsOf(db, `${SUBMISSIONS} ORDER BY s.id`, submissionRow).map((row) => [row.filing, row]));
}

const bytesColumn = z.instanceof(Uint8Array);
const fileRow = z.object({ name: z.string(), bytes: bytesColumn });

/** A submission's scan, or null where it has none. */
export function receiptOf(db: Connection, id: number): z.infer<typeof fileRow> | null {
  const sql =
    'SELECT receipt_name AS name, receipt AS bytes FROM submission WHERE id = ? AND receipt IS NOT NULL AND receipt_name IS NOT NULL';
  return findFirstRow(db, sql, fileRow, [id]);
}

const archiveRow = archivedFileSchema.omit({ keptUntil: true }).extend({ month: monthColumn });

const ARCHIVE = `SELECT a.id AS id, a.month, f.revision, a.kind AS kind, NULL AS "table", a.name, a.at_ms AS atMs, a.who, a.sha256, length(a.bytes) AS size
  FROM artifact a LEFT JOIN filing f ON f.id = a.filing_id WHERE ? IS NULL OR a.month = ?
  UNION ALL
  SELECT w.id, w.month, f.revision, 'workbook' AS kind, json_extract(w.account, '$.table.name') AS "table", w.name, w.at_ms AS atMs, w.who, w.sha256, length(w.bytes) AS size
  FROM filled_workbook w LEFT JOIN filing f ON f.id = w.filing_id WHERE ? IS NULL OR w.month = ?
  ORDER BY atMs DESC, kind, id DESC`;

/** Every file that was exported, the bureau's workbooks too, newest first; of one month, if given. `id` is told apart by `kind`. */
export function archiveOf(db: Connection, month: string | null): z.infer<typeof archiveRow>[] {
  return rowsOf(db, ARCHIVE, archiveRow, [month, month, month, month]);
}

const filledRow = z.object({
  id: z.int(),
  revision: z.int(),
  name: z.string(),
  bytes: bytesColumn,
  sha256: z.string(),
  blank_sha256: z.string(),
  map_sha256: z.string(),
  account: z.string(),
  at_ms: z.int(),
  who: z.string(),
});

/** A bureau's workbook that was filled for a filing, with the hashes of its blank and map. */
export type FilledPaper = z.infer<typeof filledRow>;

const FILLED = `SELECT w.id, f.revision, w.name, w.bytes, w.sha256, w.blank_sha256, w.map_sha256, w.account, w.at_ms, w.who
  FROM filled_workbook w JOIN filing f ON f.id = w.filing_id WHERE w.month = ? ORDER BY w.id`;

/** Every workbook that was filled for the month's filings, oldest first; drafts left out. */
export function listFilledForFilings(db: Connection, month: string): FilledPaper[] {
  return rowsOf(db, FILLED, filledRow, [month]);
}

const editionRow = z.object({ blank_name: z.string(), blank_sha256: z.string(), map: z.string() });

/** Every edition of a workbook's map, oldest first: its text, and its blank by name and hash. */
export function listEditionTexts(db: Connection): z.infer<typeof editionRow>[] {
  const sql = `SELECT e.blank_name, b.sha256 AS blank_sha256, e.map FROM workbook_edition e JOIN blank_file b ON b.id = e.blank_id ORDER BY e.id`;
  return rowsOf(db, sql, editionRow);
}

/** A blank by its hash, or null. */
export function findBlankByHash(db: Connection, sha256: string): Uint8Array | null {
  return findFirstRow(db, 'SELECT bytes FROM blank_file WHERE sha256 = ?', fileRow.pick({ bytes: true }), [sha256])?.bytes ?? null;
}

/** An exported file, or a workbook that was filled, with its bytes and the hash it was kept under; null where there is none. */
export function findArchivedBytes(db: Connection, { id, kind }: Asked<typeof filingMethods.artifact>): KeptFile | null {
  const table = kind === 'workbook' ? 'filled_workbook' : 'artifact';
  return findFirstRow(db, `SELECT name, bytes, sha256 FROM ${table} WHERE id = ?`, keptFileSchema, [id]);
}

const intakeRow = z.object({
  id: z.int(),
  file_id: z.int(),
  file_name: z.string(),
  at_ms: z.int(),
  who: z.string(),
  outcome: z.enum(['taken', 'refused', 'parked']),
  note: z.string(),
  sha256: z.string(),
  bytes: bytesColumn,
});

/** A file that was received, with what became of it. */
export type IntakeRow = z.infer<typeof intakeRow>;

/** Tables whose rows belong to one month, and how a row says which. */
const MONTH_OF_ROW: readonly (readonly [table: string, isOfMonth: string])[] = [
  ['sales_line', 'r.month = :month'],
  ['online_retail', 'r.month = :month'],
  ['headcount', 'r.month = :month'],
  ['event', 'substr(r.day, 1, 7) = :month'],
  ['compliance_case', 'substr(r.day, 1, 7) = :month'],
  ['shop_day', 'substr(r.day, 1, 7) = :month'],
  ['live_session', 'r.starts_at >= :from AND r.starts_at < :to'],
  ['booking', 'r.starts_at >= :from AND r.starts_at < :to'],
];

/**
 * Files of a month: those that a record of the month was read from, tenants' replies, also replaced ones, those parked for it, and those
 * refused while it was being gathered
 * (a refused file names no month): from its first day to the end of the next month.
 */
const INTAKES = `SELECT i.id, i.file_id, i.file_name, i.at_ms, i.who, i.outcome, i.note, f.sha256, f.bytes
  FROM intake i JOIN received_file f ON f.id = i.file_id
  WHERE i.file_id IN (
      SELECT s.file_id FROM import_sheet s WHERE ${MONTH_OF_ROW.map(
        ([table, isOfMonth]) => `EXISTS (SELECT 1 FROM ${table} r WHERE r.sheet_id = s.id AND ${isOfMonth})`,
      ).join(' OR ')}
      UNION SELECT p.file_id FROM parked_file p WHERE p.month = :month
      UNION SELECT y.file_id FROM form_reply y WHERE y.month = :month)
    OR (i.outcome = 'refused' AND i.at_ms >= :from * 60000 AND i.at_ms < :until * 60000)
  ORDER BY i.id`;

/** The time that a month's files are looked for in: minutes since the epoch, half-open; `until` ends the time of gathering. */
export interface MonthSpan {
  readonly month: string;
  readonly from: number;
  readonly to: number;
  readonly until: number;
}

/** Every file received for a month, refused and late ones too, oldest first. */
export function intakesOf(db: Connection, span: MonthSpan): IntakeRow[] {
  return rowsOf(db, INTAKES, intakeRow, { ...span });
}

/** What is written about a failing relation while the month is open; `about` is the finding as it read then. */
export type ExplanationDraft = Omit<Asked<typeof filingMethods.explain>, 'month'>;

/** The month's drafts of explanations, by relation. */
export function listExplanationDrafts(db: Connection, month: string): ReadonlyMap<string, ExplanationDraft> {
  const rows = readKind(db, 'explanation_draft', { where: { month } });
  return new Map(rows.map(({ relation, words, about }) => [relation, { relation, words, about }]));
}

/** Keeps a draft; empty words take it away. Answers what stood before, or an empty text. */
export function keepExplanation(tx: Tx, month: string, { relation, words, about }: ExplanationDraft): string {
  const stored = recordByKey(tx.db, 'explanation_draft', [month, relation]);
  const before = stored === null ? '' : stored.values.words;
  if (words === '') {
    if (stored !== null) retireRecord(tx, stored, 'cleared');
  } else if (stored === null) addRecord(tx, 'explanation_draft', { month, relation, words, about }, null);
  else changeRecord(tx, stored, { words, about }, null);
  return before;
}
