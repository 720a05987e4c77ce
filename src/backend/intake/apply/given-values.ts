// What of a ledger's columns goes to a record by its name alone.
import type { RecordKind } from '../../../contract/records/kind.ts';
import { RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';
import type { SqlValue } from '../../core/db/statements.ts';
import { memoizeByKey } from '../../core/memoize.ts';
import type { SheetReading } from '../recognise/layout.ts';

/** The column of a layout's field: `startsAt` is starts_at. */
function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function storedValue(value: unknown): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** The column of a kind of record that a sheet's field gives. */
interface GivenColumn {
  readonly column: string;
  readonly isKey: boolean;
  readonly standard: SqlValue;
}

type GivenColumns = (name: RecordName) => (field: string) => GivenColumn | null;

/** By the fields that a sheet has: asked once a field, not once a row. */
const given = new WeakMap<ReadonlySet<string>, GivenColumns>();

function columnsGiven(present: ReadonlySet<string>): GivenColumns {
  return memoizeByKey((name) => {
    const { columns, key, standard }: RecordKind = RECORD_KINDS[name];
    return memoizeByKey((field) => {
      const column = columnOf(field);
      if (!present.has(field) || !columns.includes(column)) return null;
      return { column, isKey: key.includes(column), standard: standard[column] ?? null };
    });
  });
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
  const known = given.get(present) ?? columnsGiven(present);
  given.set(present, known);
  const columnGiven = known(name);
  for (const field in fields) {
    const found = columnGiven(field);
    if (found === null) continue;
    const stored = storedValue(fields[field]) ?? found.standard;
    if (stored !== null || !found.isKey) values[found.column] = stored;
  }
  return values;
}
