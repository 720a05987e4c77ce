// Filed months: their filings, figures, submissions and exported files.
// Head and foot of a month's tables, and the reporting roster.
import { z } from 'zod';
import { type Connection, findFirstRow, monthColumn, rowsOf, prepareStatement, type SqlValue, wholesOf } from '../../core/db/rows.ts';
import type { Asked } from '../../../contract/core/method.ts';
import { revisionSchema, type Submission } from '../../../contract/report/filing-shapes.ts';
import { type monthMethods, artifactSchema, type ReportFile } from '../../../contract/report/filing.ts';
import { type Month, type Day, lastDayOf, printMonthLong, rowAsOf } from '../../../domain/time/calendar.ts';
import type { Tx } from '../../core/db/tx.ts';
import type { ReportHead } from '../../../domain/report/shape.ts';
import { readKind } from '../../core/db/read-kind.ts';

const REOPENED = `CASE WHEN reopened_ms IS NOT NULL THEN
  json_object('atMs', reopened_ms, 'who', reopened_by, 'reason', reopen_reason) END AS reopened`;
const COLUMNS = `id, month, revision, closed_ms AS closedMs, closed_by AS closedBy, profile_id AS profile, profile_version AS profileVersion,
  snapshot_sha256 AS snapshot, ${REOPENED}`;

const { reopened, ...revisionShape } = revisionSchema.omit({ corrections: true, submission: true, exported: true }).shape;
const revisionRow = z.object({
  id: z.int(),
  month: z.string(),
  ...revisionShape,
  reopened: z
    .string()
    .nullable()
    .transform((text): unknown => (text === null ? null : JSON.parse(text)))
    .pipe(reopened),
});

/** A revision without its snapshot's text. */
export type RevisionRow = z.infer<typeof revisionRow>;

const filingRow = revisionRow.extend({ text: z.string() });

/** A month as filed, with its snapshot's text; closed while it is not reopened. */
export type FilingRow = z.infer<typeof filingRow>;

const REVISIONS = `SELECT ${COLUMNS} FROM filing`;
const FILINGS = `SELECT ${COLUMNS}, snapshot AS text FROM filing WHERE month = ?`;

/** A month's revisions, the first one first. */
export function revisionsOf(db: Connection, month: string): RevisionRow[] {
  return rowsOf(db, `${REVISIONS} WHERE month = ? ORDER BY revision`, revisionRow, [month]);
}

/** The newest revision of every month that was ever filed, by month. */
export function listNewestRevisions(db: Connection): ReadonlyMap<string, RevisionRow> {
  return new Map(rowsOf(db, `${REVISIONS} ORDER BY month, revision`, revisionRow).map((row) => [row.month, row]));
}

/** One revision of a month, or null. */
export function filingOf(db: Connection, month: string, revision: number): FilingRow | null {
  return findFirstRow(db, `${FILINGS} AND revision = ?`, filingRow, [month, revision]);
}

/** The month's newest filing, closed or reopened, or null. */
export function findNewestFiling(db: Connection, month: string): FilingRow | null {
  return findFirstRow(db, `${FILINGS} ORDER BY revision DESC LIMIT 1`, filingRow, [month]);
}

/** The filing that closes the month now, or null if it is open. */
export function findClosedFiling(db: Connection, month: string): FilingRow | null {
  const newest = findNewestFiling(db, month);
  return newest?.reopened === null ? newest : null;
}

const monthRow = z.object({ month: monthColumn });

/** Every closed month, oldest first. */
export function listClosedMonths(db: Connection): Month[] {
  return rowsOf(db, 'SELECT month FROM filing WHERE reopened_ms IS NULL ORDER BY month', monthRow).map((row) => row.month);
}

/** A filing about to be written. */
export interface NewFiling {
  readonly month: string;
  readonly revision: number;
  readonly closedBy: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Wall-clock minutes since the epoch, half-open. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly profileId: string;
  readonly profileVersion: number;
  readonly inputsSha256: string;
  readonly snapshot: string;
  readonly snapshotSha256: string;
}

/** Writes a filing: from here on the month is closed. Answers its id. */
export function addFiling(tx: Tx, filing: NewFiling): number {
  const result = prepareStatement(
    tx.db,
    `INSERT INTO filing (month, revision, closed_ms, closed_by, first_day, last_day, starts_at, ends_at,
       profile_id, profile_version, inputs_sha256, snapshot, snapshot_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    filing.month,
    filing.revision,
    tx.nowMs,
    filing.closedBy,
    filing.firstDay,
    filing.lastDay,
    filing.startsAt,
    filing.endsAt,
    filing.profileId,
    filing.profileVersion,
    filing.inputsSha256,
    filing.snapshot,
    filing.snapshotSha256,
  );
  return Number(result.lastInsertRowid);
}

/** Opens a closed filing's month again. */
export function reopenFiling(tx: Tx, filingId: number, by: string, reason: string): void {
  prepareStatement(tx.db, 'UPDATE filing SET reopened_ms = ?, reopened_by = ?, reopen_reason = ? WHERE id = ?').run(
    tx.nowMs,
    by,
    reason,
    filingId,
  );
}

/** Writes a filed figure. */
export function addFiledFigure(
  tx: Tx,
  filingId: number,
  filed: { readonly figure: string; readonly raw: number | null; readonly value: string },
): void {
  prepareStatement(tx.db, 'INSERT INTO filed_figure (filing_id, figure, raw, value) VALUES (?, ?, ?, ?)').run(
    filingId,
    filed.figure,
    filed.raw,
    filed.value,
  );
}

/** Writes a filed row of the tenants' table. */
export function addFiledTenant(
  tx: Tx,
  filingId: number,
  row: { readonly tenantId: number; readonly place: number; readonly cells: string; readonly paid: SqlValue },
): void {
  prepareStatement(tx.db, 'INSERT INTO filed_tenant (filing_id, tenant_id, place, cells, paid) VALUES (?, ?, ?, ?, ?)').run(
    filingId,
    row.tenantId,
    row.place,
    row.cells,
    row.paid,
  );
}

/** Freezes the tenants that had to report a month, where that has not been done before. */
export function freezeRoster(tx: Tx, month: string, tenantIds: readonly number[]): void {
  const known = prepareStatement(tx.db, 'SELECT 1 FROM roster WHERE month = ? LIMIT 1').get(month);
  if (known !== undefined) return;
  for (const tenantId of tenantIds)
    prepareStatement(tx.db, 'INSERT INTO roster (month, tenant_id, frozen_ms) VALUES (?, ?, ?)').run(month, tenantId, tx.nowMs);
}

/** Writes a word about a filing's way to the bureau. */
export function addSubmission(
  tx: Tx,
  filingId: number,
  state: Submission['state'],
  { how, words, receipt, disputed }: Pick<Asked<typeof monthMethods.submit>, 'how' | 'words' | 'receipt' | 'disputed'>,
): void {
  prepareStatement(
    tx.db,
    'INSERT INTO submission (filing_id, at_ms, who, state, how, words, disputed, receipt_name, receipt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(filingId, tx.nowMs, tx.actor.who, state, how, words, JSON.stringify(disputed), receipt?.name ?? null, receipt?.bytes ?? null);
}

type FileKind = ReportFile['kind'];

/** The file of this kind that was exported for a filing, or null. */
export function artifactOf(db: Connection, filingId: number, kind: FileKind): ReportFile | null {
  return findFirstRow(db, 'SELECT kind, name, bytes, sha256 FROM artifact WHERE filing_id = ? AND kind = ?', artifactSchema, [
    filingId,
    kind,
  ]);
}

/** True if the open month's newest export of this kind had the same bytes. */
export function isDraftKept(db: Connection, month: string, kind: FileKind, sha256: string): boolean {
  return (
    prepareStatement(db, 'SELECT 1 FROM artifact WHERE month = ? AND kind = ? AND filing_id IS NULL AND sha256 = ? LIMIT 1').get(
      month,
      kind,
      sha256,
    ) !== undefined
  );
}

/** Keeps an exported file. */
export function addArtifact(tx: Tx, file: ReportFile, of: { readonly month: string; readonly filingId: number | null }): void {
  prepareStatement(
    tx.db,
    'INSERT INTO artifact (month, filing_id, kind, name, bytes, sha256, at_ms, who) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(of.month, of.filingId, file.kind, file.name, file.bytes, file.sha256, tx.nowMs, tx.actor.who);
}

const ROSTER = 'SELECT tenant_id FROM roster WHERE month = ? ORDER BY tenant_id';

/** The day on which a report is handed in, as the form calls it. */
export const REPORTED_ON = '报出日期';

/** The base's code as of the day; null without base facts. */
export interface BaseHead {
  readonly head: ReportHead;
  readonly uscc: string | null;
}

/**
 * Head and foot of the month: base facts as of its last day (before their first row, that row), then what was set for this month.
 * 报告期 as `2026年10月`; 报出日期 is `today` unless it was set. Fields without a value are there and empty.
 */
export function readHead(db: Connection, month: Month, today: Day): BaseHead {
  const fact = rowAsOf(readKind(db, 'base_fact', { order: ['startsOn'] }), lastDayOf(month));
  const head: Record<string, string> = {
    填报单位: fact?.fullName ?? '',
    统一社会信用代码: fact?.uscc ?? '',
    基地类型: fact?.kind ?? '',
    所属区: fact?.district ?? '',
    报告期: printMonthLong(month),
    单位负责人: fact?.unitHead ?? '',
    统计负责人: fact?.statisticsHead ?? '',
    填表人: fact?.filler ?? '',
    联系电话: fact?.phone ?? '',
    [REPORTED_ON]: today,
    表号: '',
    制定机关: '',
    文号: '',
    有效期至: '',
  };
  for (const { field, value } of readKind(db, 'month_head', { where: { month }, order: ['field'] })) head[field] = value;
  return { head, uscc: fact?.uscc ?? null };
}

/** The frozen roster of the month, null where none was frozen. */
export function readRoster(db: Connection, month: Month): ReadonlySet<number> | null {
  const tenants = wholesOf(db, ROSTER, [month]);
  return tenants.length === 0 ? null : new Set(tenants);
}
