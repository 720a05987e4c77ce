// Columns of a ledger that follow from a kind of record: its plain fields that may be empty, each headed by the field's Chinese word.
import type { RecordField } from '../../../contract/records/field.ts';
import { RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';
import { type CamelCase, toCamelCase } from '../../core/db/read-kind.ts';
import { decodeDayCell, decodeFreeText } from './cells.ts';
import { type Column, type Columns, defineOptional } from './layout.ts';

type PlainType = 'text' | 'notes' | 'phone' | 'day';
type PlainField<K extends RecordName> = Extract<
  (typeof RECORD_KINDS)[K]['fields'][number],
  { readonly type: PlainType; readonly need: 'open' }
>;
/** The column of each plain field of a kind: `legal_person` is legalPerson. */
type RecordColumns<K extends RecordName> = { readonly [F in PlainField<K> as CamelCase<F['name']>]: Column<string, false> };

const PLAIN_TYPES: ReadonlySet<string> = new Set<PlainType>(['text', 'notes', 'phone', 'day']);

function columnOf({ name, type, needed, isKey, words, max = 0 }: RecordField): readonly [string, Column<string, false>][] {
  if (needed || isKey || words === null || !PLAIN_TYPES.has(type)) return [];
  return [[toCamelCase(name), defineOptional(type === 'day' ? decodeDayCell : decodeFreeText(max), words[0])]];
}

/** Type and value are made from the same fields by the same rule. */
function isWhole<K extends RecordName>(_: K, columns: Columns): columns is RecordColumns<K> {
  return Object.keys(columns).length > 0;
}

/** Builds the columns of the plain fields of a kind that may be empty. */
export function createRecordColumns<K extends RecordName>(name: K): RecordColumns<K> {
  const { fields }: { readonly fields: readonly RecordField[] } = RECORD_KINDS[name];
  const columns: Columns = Object.fromEntries(fields.flatMap(columnOf));
  if (!isWhole(name, columns)) throw new Error(`no plain field of ${name}`);
  return columns;
}
