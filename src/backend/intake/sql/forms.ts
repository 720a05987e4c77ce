// The forms that were made for tenants, and what making them reads.
import { z } from 'zod';
import type { Day } from '../../../domain/time/calendar.ts';
import { type Connection, findFirstRow, rowsOf, textsOf, queryInt, prepareStatement } from '../../core/db/rows.ts';
import { type KindRow, readKind } from '../../core/db/read-kind.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import type { Tx } from '../../core/db/tx.ts';

const formRow = z.object({
  id: z.int(),
  number: z.string(),
  month: z.string(),
  tenant_id: z.int(),
  version: z.int(),
  name: z.string(),
  sha256: z.string(),
  made_ms: z.int(),
  who: z.string(),
});

/** A form as it was made, without its bytes; `name` is the file's. */
export type FormRow = z.infer<typeof formRow>;

const FORM = 'SELECT id, number, month, tenant_id, version, name, sha256, made_ms, who FROM tenant_form';
const BY_NUMBER = `${FORM} WHERE number = ?`;
const OF_MONTH = `${FORM} WHERE month = ? ORDER BY tenant_id, id`;
const NEWEST = `${FORM} WHERE month = ? AND tenant_id = ? ORDER BY id DESC LIMIT 1`;
const COUNT = 'SELECT count(*) FROM tenant_form WHERE month = ? AND tenant_id = ?';
const BYTES = 'SELECT bytes FROM tenant_form WHERE id = ?';
const INSERT = `INSERT INTO tenant_form (number, month, tenant_id, version, name, bytes, sha256, made_ms, who)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** What the base is and was called, the newest first; a correction's old name stands in the history. */
const BASE_NAMES = `SELECT full_name FROM (SELECT full_name, starts_on, retired_at IS NULL AS stands FROM base_fact
    UNION ALL SELECT json_extract(before, '$.full_name'), '', 0 FROM history WHERE entity = 'base_fact' AND before IS NOT NULL)
  WHERE full_name IS NOT NULL AND full_name <> '' ORDER BY stands DESC, starts_on DESC`;

/** Every name that the base has or had, the one that stands first. */
export function listBaseNames(db: Connection): readonly string[] {
  return textsOf(db, BASE_NAMES);
}

/** The form with this number, or null. */
export function findFormByNumber(db: Connection, number: string): FormRow | null {
  return findFirstRow(db, BY_NUMBER, formRow, [number]);
}

/** Every form of a month, by tenant, the oldest first. */
export function listFormsOfMonth(db: Connection, month: string): FormRow[] {
  return rowsOf(db, OF_MONTH, formRow, [month]);
}

/** The tenant's newest form of a month, or null. */
export function findNewestForm(db: Connection, month: string, tenantId: number): FormRow | null {
  return findFirstRow(db, NEWEST, formRow, [month, tenantId]);
}

/** How many forms of a month the tenant has. */
export function countForms(db: Connection, month: string, tenantId: number): number {
  return queryInt(db, COUNT, [month, tenantId]) ?? 0;
}

export function readBytesOfForm(db: Connection, id: number): Uint8Array {
  return z.instanceof(Uint8Array).parse(prepareStatement(db, BYTES).pluck().get(id));
}

/** A form about to be kept. */
export interface NewForm {
  readonly number: string;
  readonly month: string;
  readonly tenantId: number;
  readonly version: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Keeps a form and answers its id. */
export function addForm(tx: Tx, form: NewForm): number {
  const { number, month, tenantId, version, name, bytes } = form;
  const result = prepareStatement(tx.db, INSERT).run(
    number,
    month,
    tenantId,
    version,
    name,
    bytes,
    hashSha256(bytes),
    tx.nowMs,
    tx.actor.who,
  );
  return Number(result.lastInsertRowid);
}

/** The tenant's accounts that are its own on any day from `first` to `last`, in the order they were given. */
export function listAccountsBetween(db: Connection, tenantId: number, first: Day, last: Day): KindRow<'account'>[] {
  return readKind(db, 'account', { where: { tenantId } }).filter(({ fromOn, toOn }) => fromOn <= last && (toOn === null || toOn >= first));
}
