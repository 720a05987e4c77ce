// Bureaus' workbooks that are kept: their blanks, the editions of their maps, and every file that was filled.
import { z } from 'zod';
import { type Connection, findFirstRow, rowsOf, prepareStatement } from '../../core/db/rows.ts';
import { appendHistory, type Tx } from '../../core/db/tx.ts';

const edition = z.object({
  id: z.int(),
  workbook_id: z.int(),
  blank_id: z.int(),
  blank_sha256: z.string(),
  blank_name: z.string(),
  map: z.string(),
  notes: z.string(),
  at_ms: z.int(),
  who: z.string(),
});

/** An edition of a workbook's map, with the blank it is for. `notes`: what the proposer said, as JSON. */
export type EditionRow = z.infer<typeof edition>;

const EDITION = `SELECT e.id, e.workbook_id, e.blank_id, b.sha256 AS blank_sha256, e.blank_name, e.map, e.notes, e.at_ms, e.who
  FROM workbook_edition e JOIN blank_file b ON b.id = e.blank_id`;

/** The editions of a workbook, newest first. */
export function editionsOf(db: Connection, workbook: number): EditionRow[] {
  return rowsOf(db, `${EDITION} WHERE e.workbook_id = ? ORDER BY e.id DESC`, edition, [workbook]);
}

/** The newest edition of a workbook. */
export function findNewestEdition(db: Connection, workbook: number): EditionRow | null {
  return findFirstRow(db, `${EDITION} WHERE e.workbook_id = ? ORDER BY e.id DESC LIMIT 1`, edition, [workbook]);
}

const workbook = z.object({ id: z.int(), version: z.int(), name: z.string(), retired_at: z.int().nullable() });

/** A workbook as it is kept. */
export type WorkbookRow = z.infer<typeof workbook>;

/** Every workbook, also retired ones, by name. */
export function listWorkbookRows(db: Connection): WorkbookRow[] {
  return rowsOf(db, 'SELECT id, version, name, retired_at FROM bureau_workbook ORDER BY retired_at IS NOT NULL, name, id', workbook);
}

const bytesRow = z.object({ bytes: z.instanceof(Uint8Array) });

export function readBlankBytes(db: Connection, id: number): Uint8Array {
  return bytesRow.parse(prepareStatement(db, 'SELECT bytes FROM blank_file WHERE id = ?').get(id)).bytes;
}

const idRow = z.object({ id: z.int() });

/** Keeps a blank once; answers its number. */
export function keepBlank(tx: Tx, bytes: Uint8Array, sha256: string): number {
  const known = findFirstRow(tx.db, 'SELECT id FROM blank_file WHERE sha256 = ?', idRow, [sha256]);
  if (known !== null) return known.id;
  const result = prepareStatement(tx.db, 'INSERT INTO blank_file (sha256, bytes, at_ms) VALUES (?, ?, ?)').run(sha256, bytes, tx.nowMs);
  return Number(result.lastInsertRowid);
}

/** Adds an edition; the history names it by the hash of its map. */
export function addEdition(
  tx: Tx,
  added: {
    readonly workbook: number;
    readonly blank: number;
    readonly blankName: string;
    readonly map: string;
    readonly mapSha256: string;
    readonly notes: string;
  },
): number {
  const result = prepareStatement(
    tx.db,
    'INSERT INTO workbook_edition (workbook_id, blank_id, blank_name, map, notes, at_ms, who) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(added.workbook, added.blank, added.blankName, added.map, added.notes, tx.nowMs, tx.actor.who);
  const id = Number(result.lastInsertRowid);
  const after = { edition: id, blank: added.blankName, map_sha256: added.mapSha256 };
  appendHistory(tx, { action: 'edition', entity: 'bureau_workbook', entityId: added.workbook, after });
  return id;
}

const filled = z.object({
  id: z.int(),
  name: z.string(),
  bytes: z.instanceof(Uint8Array),
  sha256: z.string(),
  account: z.string(),
});

/** A filled workbook; `account`: what was written and checked, as JSON. */
export type FilledRow = z.infer<typeof filled>;
const FILLED = 'id, name, bytes, sha256, account';

/** What a filled workbook came from. */
export interface FilledKey {
  readonly month: string;
  readonly filing: number | null;
  readonly blankSha256: string;
  readonly mapSha256: string;
}

/** The workbook that was filled for this filing from this blank and map, or null. */
export function filledOf(db: Connection, key: FilledKey & { readonly filing: number }): FilledRow | null {
  const sql = `SELECT ${FILLED} FROM filled_workbook WHERE filing_id = ? AND blank_sha256 = ? AND map_sha256 = ? ORDER BY id LIMIT 1`;
  return findFirstRow(db, sql, filled, [key.filing, key.blankSha256, key.mapSha256]);
}

/** Keeps a filled workbook; the same draft is kept once. */
export function keepFilled(
  tx: Tx,
  key: FilledKey,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string; readonly account: string },
): void {
  const known = prepareStatement(tx.db, 'SELECT id FROM filled_workbook WHERE month = ? AND sha256 = ? AND filing_id IS ? LIMIT 1').get(
    key.month,
    file.sha256,
    key.filing,
  );
  if (known !== undefined) return;
  prepareStatement(
    tx.db,
    `INSERT INTO filled_workbook (month, filing_id, name, bytes, sha256, blank_sha256, map_sha256, account, at_ms, who)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(key.month, key.filing, file.name, file.bytes, file.sha256, key.blankSha256, key.mapSha256, file.account, tx.nowMs, tx.actor.who);
  appendHistory(tx, {
    action: 'export',
    entity: 'filled_workbook',
    entityId: null,
    after: { month: key.month, name: file.name, sha256: file.sha256 },
  });
}
