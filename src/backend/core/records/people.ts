// The people of a base and their PINs in SQL.
// Computers that joined this one, in SQL.
import { z } from 'zod';
import { ROLES } from '../../../domain/base/rights.ts';
import { type Connection, findFirstRow, rowsOf, prepareStatement } from '../db/rows.ts';
import { appendHistory, type Tx } from '../db/tx.ts';

const personRow = z.object({
  id: z.int(),
  name: z.string(),
  role: z.enum(ROLES),
  colour: z.int(),
  version: z.int(),
  retiredAt: z.int().nullable(),
  hasPin: z.int().transform((flag) => flag === 1),
});
/** Somebody who works here, or did. */
export type PersonRow = z.infer<typeof personRow>;

const PERSON = `SELECT id, name, role, colour, version, retired_at AS retiredAt,
  EXISTS (SELECT 1 FROM person_pin WHERE person_pin.id = person.id) AS hasPin FROM person`;

/** Everybody, those who left last. */
export function listPersonRows(db: Connection): readonly PersonRow[] {
  return rowsOf(db, `${PERSON} ORDER BY retired_at IS NOT NULL, id`, personRow, []);
}

/** One person; null where there is none. */
export function findPerson(db: Connection, id: number): PersonRow | null {
  return findFirstRow(db, `${PERSON} WHERE id = ?`, personRow, [id]);
}

const pinRow = z.object({
  salt: z.instanceof(Uint8Array),
  hash: z.instanceof(Uint8Array),
  wrongTries: z.int(),
  lockedUntilMs: z.int(),
});
/** A PIN as it is kept. */
export type PinRow = z.infer<typeof pinRow>;

const PIN = 'SELECT salt, hash, wrong_tries AS wrongTries, locked_until_ms AS lockedUntilMs FROM person_pin WHERE id = ?';

/** A person's PIN; null where there is none. */
export function pinOf(db: Connection, id: number): PinRow | null {
  return findFirstRow(db, PIN, pinRow, [id]);
}

/** What tells a person's PIN from the one before and the next; null where there is none. Not to be shown to anybody. */
export function pinTrace(db: Connection, id: number): string | null {
  const hash: unknown = prepareStatement(db, 'SELECT hex(hash) FROM person_pin WHERE id = ?').pluck().get(id);
  return typeof hash === 'string' ? hash : null;
}

const codeRow = pinRow.pick({ salt: true, hash: true });

/** The recovery code that holds; null where none was made. */
export function findNewestRecoveryCode(db: Connection): z.infer<typeof codeRow> | null {
  return findFirstRow(db, 'SELECT salt, hash FROM recovery_code ORDER BY id DESC LIMIT 1', codeRow);
}

const PINS = 'SELECT count(*) FROM person_pin JOIN person USING (id) WHERE retired_at IS NULL';

/** Whether the base is locked by PINs: the first one that is set turns that on. */
export function isLocking(db: Connection): boolean {
  return Number(prepareStatement(db, PINS).pluck().get()) > 0;
}

const WORKING = `${PERSON} WHERE retired_at IS NULL`;

/** Somebody who works here by name; null where nobody is called that. */
export function findPersonByName(db: Connection, name: string): PersonRow | null {
  return findFirstRow(db, `${WORKING} AND name = ?`, personRow, [name.trim()]);
}

/** The first manager; null where the base has no people. */
export function findFirstManager(db: Connection): PersonRow | null {
  return findFirstRow(db, `${WORKING} AND role = 'manager' ORDER BY id`, personRow);
}

const ADD = 'INSERT INTO person (name, role, colour) VALUES (?, ?, ?)';
const COLOURS = 12;

/** Adds a person to the base, with its history. The colour is the next that the fewest have. */
export function addPerson(tx: Tx, { name, role }: Pick<PersonRow, 'name' | 'role'>): number {
  const count = Number(prepareStatement(tx.db, 'SELECT count(*) FROM person').pluck().get());
  const colour = count % COLOURS;
  const id = Number(prepareStatement(tx.db, ADD).run(name, role, colour).lastInsertRowid);
  appendHistory(tx, { action: 'add', entity: 'person', entityId: id, after: { name, role, colour } });
  return id;
}

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
