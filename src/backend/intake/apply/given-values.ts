// What of a ledger's columns goes to a record by its name alone.
import type { RecordKind } from '../../../contract/records/field.ts';
import { RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';
import type { SqlValue } from '../../core/db/rows.ts';
import { memoizeByKey } from '../../core/memoize.ts';
import type { SheetReading } from '../recognise/layout.ts';

/** The column of a layout's field: `startsAt` is starts_at. */
const columnOf = memoizeByKey((field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

function storedValue(value: unknown): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/**
 * The values of those columns that the sheet has and that are fields of the kind of record under the same name, in the layout's order:
 * what the sheet lacks stays as it is stored. A blank cell is what a new record holds there; a blank key is left out. They are put into
 * `values`, which is answered.
 */
export function selectGivenValues(
  name: RecordName,
  { present }: Pick<SheetReading, 'present'>,
  fields: Readonly<Record<string, unknown>>,
  values: Record<string, SqlValue> = {},
): Record<string, SqlValue> {
  const { columns, key, standard }: RecordKind = RECORD_KINDS[name];
  for (const field in fields) {
    const column = columnOf(field);
    if (!present.has(field) || !columns.includes(column)) continue;
    const stored = storedValue(fields[field]) ?? standard[column] ?? null;
    if (stored !== null || !key.includes(column)) values[column] = stored;
  }
  return values;
}
