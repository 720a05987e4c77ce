// Which right it takes to see what not everybody sees, and to write each kind of record.
import type { Right } from '../../domain/base/rights.ts';
import type { RecordKind } from './kind.ts';
import { type EditableKind, fieldOf, isEditableKind } from './record-fields.ts';
import { isRecordName, RECORD_KINDS, type RecordName } from './record-kinds.ts';

/** What else the history speaks of that not everybody sees. */
const OTHERS: ReadonlyMap<string, Right> = new Map<string, Right>([
  ['form_reply', 'sales.look'],
  ['statement', 'money.look'],
]);

/** The right that it takes to see anything of a kind; null: anyone who may look. */
export function getRightOfKind(kind: string): Right | null {
  const described: RecordKind | undefined = isRecordName(kind) ? RECORD_KINDS[kind] : undefined;
  return described?.visibleWith ?? OTHERS.get(kind) ?? null;
}

/** Kinds that no form edits, with the right of the methods that write them. */
const WRITTEN_WITH = {
  booking: 'bookings.write',
  booking_series: 'bookings.write',
  waiting_entry: 'bookings.write',
  shift_note: 'bookings.write',
  loan: 'bookings.write',
  live_session: 'sales.write',
  shop_day: 'sales.write',
  source_choice: 'sales.write',
  month_head: 'report.write',
  explanation_draft: 'report.write',
  bureau_workbook: 'maps.write',
  column_mapping: 'maps.write',
  attachment: 'records.write',
} as const satisfies Readonly<Record<Exclude<RecordName, EditableKind>, Right>>;

/** The right that it takes to write this of a record: that of its fields where they share one of their own. `fields` null: all of it. */
export function writeRight(kind: RecordName, fields: readonly string[] | null): Right {
  if (!isEditableKind(kind)) return WRITTEN_WITH[kind];
  const [own, ...others] = [...new Set(fields?.map((name) => fieldOf(kind, name)?.writtenWith))];
  return own === undefined || others.length > 0 ? RECORD_KINDS[kind].writtenWith : own;
}
