// What people call a record: the values that mark it, owners by their names.
import { DAWN, instant, printInstant } from '../../domain/time/calendar.ts';
import { printYuan } from '../../domain/values/quantity.ts';
import type { Connection, SqlValue } from '../core/db/rows.ts';
import { RECORD_KINDS, type RecordName } from '../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../contract/records/field.ts';
import { readKind } from '../core/db/read-kind.ts';
import { recordById, type RecordValues } from '../core/db/record-store.ts';

/** The name that a tenant bears now: of its newest row. */
export function getTenantName(db: Connection, id: number): string {
  return readKind(db, 'tenant_fact', { where: { tenantId: id }, order: ['startsOn'] }).at(-1)?.name ?? '';
}

function studioCalled(db: Connection, id: number): string {
  return recordById(db, 'studio', id)?.values.code ?? String(id);
}

function wordOf(db: Connection, column: string, value: SqlValue | undefined): string {
  if (value === null || value === undefined || value === DAWN) return '';
  if (column === 'tenant_id') return getTenantName(db, Number(value));
  if (column === 'studio_id' || column === 'whole_id' || column === 'part_id') return studioCalled(db, Number(value));
  if (column === 'amount') return printYuan(Number(value));
  if (column === 'starts_at') return printInstant(instant(Number(value)));
  return String(value);
}

/** Columns that name a record of a kind without a key. */
const NAMING: Readonly<Partial<Record<RecordName, readonly string[]>>> = {
  blackout: ['studio_id', 'starts_at', 'reason'],
  attachment: ['name'],
  charge: ['tenant_id', 'month', 'amount'],
  payment: ['tenant_id', 'paid_on', 'amount'],
  deposit_move: ['tenant_id', 'day', 'amount'],
};

/** What people call a record of this kind with these values. */
export function labelOf(db: Connection, name: RecordName, id: number | null, values: RecordValues): string {
  if (name === 'tenant') return id === null ? '' : getTenantName(db, id);
  const { key }: RecordKind = RECORD_KINDS[name];
  return (NAMING[name] ?? key)
    .map((column) => wordOf(db, column, values[column]))
    .filter((word) => word !== '')
    .join(' ');
}
