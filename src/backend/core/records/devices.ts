// Computers that joined this one, in SQL.
import { z } from 'zod';
import type { Connection } from '../db/connection.ts';
import { findFirstRow, rowsOf } from '../db/rows.ts';
import { prepareStatement } from '../db/statements.ts';
import { appendHistory, type Tx } from '../db/tx.ts';

const deviceRow = z.object({ id: z.int(), name: z.string(), pairedMs: z.int(), revokedMs: z.int().nullable() });
/** A computer that joined, or did. */
export type DeviceRow = z.infer<typeof deviceRow>;

const DEVICE = 'SELECT id, name, paired_ms AS pairedMs, revoked_ms AS revokedMs FROM device';

/** All of them, those cut off last. */
export function listDevices(db: Connection): readonly DeviceRow[] {
  return rowsOf(db, `${DEVICE} ORDER BY revoked_ms IS NOT NULL, id`, deviceRow, []);
}

/** The SHA-256 of its token, while it may come in; null else. */
export function tokenHashOf(db: Connection, id: number): Uint8Array | null {
  const row = findFirstRow(
    db,
    'SELECT token_hash AS hash FROM device WHERE id = ? AND revoked_ms IS NULL',
    z.object({ hash: z.instanceof(Uint8Array) }),
    [id],
  );
  return row?.hash ?? null;
}

/** Adds one, with its history. Answers its number. */
export function addDevice(tx: Tx, { name, tokenHash }: { readonly name: string; readonly tokenHash: Uint8Array }): number {
  const added = prepareStatement(tx.db, 'INSERT INTO device (name, token_hash, paired_ms) VALUES (?, ?, ?)').run(name, tokenHash, tx.nowMs);
  const id = Number(added.lastInsertRowid);
  appendHistory(tx, { action: 'add', entity: 'device', entityId: id, after: { name } });
  return id;
}

/** Cuts one off, with its history; false where there is none that may come in. */
export function revokeDevice(tx: Tx, id: number): boolean {
  const { changes } = prepareStatement(tx.db, 'UPDATE device SET revoked_ms = ? WHERE id = ? AND revoked_ms IS NULL').run(tx.nowMs, id);
  if (changes === 0) return false;
  appendHistory(tx, { action: 'retire', entity: 'device', entityId: id });
  return true;
}
