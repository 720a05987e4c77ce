// Filed months: their filings, figures, submissions and exported files.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { firstRow } from '../../core/db/rows.ts';
import { statement } from '../../core/db/statements.ts';
import type { SqlValue } from '../../core/db/statements.ts';
import type { Tx } from '../../core/db/tx.ts';

const filingRow = z.object({
  id: z.number(),
  month: z.string(),
  revision: z.number(),
  closed_ms: z.number(),
  closed_by: z.string(),
  profile_id: z.string(),
  profile_version: z.number(),
  snapshot: z.string(),
  snapshot_sha256: z.string(),
  reopened_ms: z.number().nullable(),
  reopened_by: z.string().nullable(),
  reopen_reason: z.string().nullable(),
});

/** A month as filed; closed while `reopened_ms` is null. */
export type FilingRow = z.infer<typeof filingRow>;

const REVISION_COLUMNS = `id, month, revision, closed_ms, closed_by, profile_id, profile_version, snapshot_sha256,
  reopened_ms, reopened_by, reopen_reason`;
const FILING_COLUMNS = `${REVISION_COLUMNS}, snapshot`;

const revisionRow = filingRow.omit({ snapshot: true });

/** A revision without its snapshot. */
export type RevisionRow = z.infer<typeof revisionRow>;

const REVISIONS = `SELECT ${REVISION_COLUMNS} FROM filing`;

/** A month's revisions, the first one first. */
export function revisionsOf(db: Connection, month: string): RevisionRow[] {
  return z.array(revisionRow).parse(statement(db, `${REVISIONS} WHERE month = ? ORDER BY revision`).all(month));
}

/** The newest revision of every month that was ever filed, by month. */
export function newestRevisions(db: Connection): ReadonlyMap<string, RevisionRow> {
  const rows = z.array(revisionRow).parse(statement(db, `${REVISIONS} ORDER BY month, revision`).all());
  return new Map(rows.map((row) => [row.month, row]));
}

/** The month's newest filing, closed or reopened, or null. */
export function newestFiling(db: Connection, month: string): FilingRow | null {
  return firstRow(db, `SELECT ${FILING_COLUMNS} FROM filing WHERE month = ? ORDER BY revision DESC LIMIT 1`, filingRow, [month]);
}

/** The filing that closes the month now, or null if it is open. */
export function closedFiling(db: Connection, month: string): FilingRow | null {
  const newest = newestFiling(db, month);
  return newest !== null && newest.reopened_ms === null ? newest : null;
}

/** Every closed month, oldest first. */
export function closedMonths(db: Connection): string[] {
  const rows = z
    .array(z.object({ month: z.string() }))
    .parse(statement(db, 'SELECT month FROM filing WHERE reopened_ms IS NULL ORDER BY month').all());
  return rows.map((row) => row.month);
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
  const result = statement(
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
  statement(tx.db, 'UPDATE filing SET reopened_ms = ?, reopened_by = ?, reopen_reason = ? WHERE id = ?').run(
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
  statement(tx.db, 'INSERT INTO filed_figure (filing_id, figure, raw, value) VALUES (?, ?, ?, ?)').run(
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
  statement(tx.db, 'INSERT INTO filed_tenant (filing_id, tenant_id, place, cells, paid) VALUES (?, ?, ?, ?, ?)').run(
    filingId,
    row.tenantId,
    row.place,
    row.cells,
    row.paid,
  );
}

/** Freezes the tenants that had to report a month, where that has not been done before. */
export function freezeRoster(tx: Tx, month: string, tenantIds: readonly number[]): void {
  const known = statement(tx.db, 'SELECT 1 FROM roster WHERE month = ? LIMIT 1').get(month);
  if (known !== undefined) return;
  for (const tenantId of tenantIds)
    statement(tx.db, 'INSERT INTO roster (month, tenant_id, frozen_ms) VALUES (?, ?, ?)').run(month, tenantId, tx.nowMs);
}

const submissionRow = z.object({
  id: z.number(),
  at_ms: z.number(),
  state: z.enum(['handed_in', 'accepted', 'returned']),
  how: z.string().nullable(),
  words: z.string().nullable(),
});

/** The newest word about a filing's way to the bureau, or null before it was handed in. */
export function newestSubmission(db: Connection, filingId: number): z.infer<typeof submissionRow> | null {
  const row = statement(db, 'SELECT id, at_ms, state, how, words FROM submission WHERE filing_id = ? ORDER BY id DESC LIMIT 1').get(
    filingId,
  );
  return row === undefined ? null : submissionRow.parse(row);
}

/** Writes a word about a filing's way to the bureau. */
export function addSubmission(
  tx: Tx,
  submission: {
    readonly filingId: number;
    readonly state: 'handed_in' | 'accepted' | 'returned';
    readonly how: string | null;
    readonly words: string | null;
    readonly receipt: { readonly name: string; readonly bytes: Uint8Array } | null;
  },
): void {
  const { filingId, state, how, words, receipt } = submission;
  statement(
    tx.db,
    'INSERT INTO submission (filing_id, at_ms, who, state, how, words, receipt_name, receipt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(filingId, tx.nowMs, tx.actor.who, state, how, words, receipt?.name ?? null, receipt?.bytes ?? null);
}

const artifactRow = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array), sha256: z.string() });

/** An exported file. */
export interface ArtifactRow {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** The file of this kind that was exported for a filing, or null. */
export function artifactOf(db: Connection, filingId: number, kind: 'xlsx' | 'pdf'): ArtifactRow | null {
  const row = statement(db, 'SELECT name, bytes, sha256 FROM artifact WHERE filing_id = ? AND kind = ?').get(filingId, kind);
  return row === undefined ? null : artifactRow.parse(row);
}

/** True if the open month's newest export of this kind had the same bytes. */
export function isDraftKept(db: Connection, month: string, kind: 'xlsx' | 'pdf', sha256: string): boolean {
  return (
    statement(db, 'SELECT 1 FROM artifact WHERE month = ? AND kind = ? AND filing_id IS NULL AND sha256 = ? LIMIT 1').get(
      month,
      kind,
      sha256,
    ) !== undefined
  );
}

/** Keeps an exported file. */
export function addArtifact(
  tx: Tx,
  artifact: ArtifactRow & { readonly month: string; readonly filingId: number | null; readonly kind: 'xlsx' | 'pdf' },
): void {
  statement(tx.db, 'INSERT INTO artifact (month, filing_id, kind, name, bytes, sha256, at_ms, who) VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
    artifact.month,
    artifact.filingId,
    artifact.kind,
    artifact.name,
    artifact.bytes,
    artifact.sha256,
    tx.nowMs,
    tx.actor.who,
  );
}
