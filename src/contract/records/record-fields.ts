// The fields of every kind of record that a person edits: what forms, tables and schemas show of them.
import type { RecordField } from './field.ts';
import { isRecordName, RECORD_KINDS, type RecordName } from './record-kinds.ts';
import type { RecordKind } from './kind.ts';

/** A value on the wire, as the database holds it: fen, 0.01 m², minutes, minutes since the epoch, `2026-10-03`, `2026-10`, ids, 0 and 1, text. */
export type WireValue = string | number | null;
/** A record's values by field. */
export type WireValues = Readonly<Record<string, WireValue>>;

type KindsWith<A> = { readonly [K in RecordName]: (typeof RECORD_KINDS)[K] extends A ? K : never }[RecordName];
/** A kind of record that a person edits. */
export type EditableKind = KindsWith<{ readonly writtenWith: string }>;

/** Whether a name is that of a kind that a person edits. */
export function isEditableKind(name: string): name is EditableKind {
  return isRecordName(name) && 'writtenWith' in RECORD_KINDS[name];
}

/** Every kind that a person edits. */
export const EDITABLE_KINDS: readonly EditableKind[] = Object.keys(RECORD_KINDS).filter(isEditableKind);

type FieldsOfKinds = Readonly<Record<EditableKind, readonly RecordField[]>>;

function isWhole(fields: Readonly<Partial<FieldsOfKinds>>): fields is FieldsOfKinds {
  return EDITABLE_KINDS.every((kind) => fields[kind] !== undefined);
}

function editedFields(): FieldsOfKinds {
  const fields = Object.fromEntries(
    EDITABLE_KINDS.map((name) => {
      const kind: RecordKind = RECORD_KINDS[name];
      return [name, kind.fields.filter(({ inner }) => inner !== true)];
    }),
  );
  if (!isWhole(fields)) throw new Error('a kind without fields');
  return fields;
}

/** The fields of each kind, in the order that forms ask and tables show them. */
export const RECORD_FIELDS = editedFields();

/** Kinds whose rows hold from a first day on: "changes from this day" adds one. */
export const DATED_KINDS = ['base_fact', 'studio_fact', 'tenant_fact'] as const;
/** A kind whose rows hold from a day on. */
export type DatedKind = (typeof DATED_KINDS)[number];

/** The field of this name, or null. */
export function fieldOf(kind: EditableKind, name: string): RecordField | null {
  return RECORD_FIELDS[kind].find((one) => one.name === name) ?? null;
}

/** The ids of a field `studios`; what is no list of ids has none. */
export function parseStudios(value: WireValue | undefined): readonly number[] {
  if (typeof value !== 'string' || !/^\[(?:\d+(?:,\d+)*)?\]$/.test(value)) return [];
  return value
    .slice(1, -1)
    .split(',')
    .filter((part) => part !== '')
    .map(Number);
}

/** A list of studios as a field `studios` holds it: each once, by id. */
export function formatStudios(ids: readonly number[]): string {
  return JSON.stringify([...new Set(ids)].toSorted((a, b) => a - b));
}
