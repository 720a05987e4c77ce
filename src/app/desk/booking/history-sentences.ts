// A booking's history as what is said of each field: the field, what it was, what it became; times as people read them. Pure.
import type { HistoryRow } from '../../../contract/desk/bookings.ts';
import { instant, printInstant } from '../../../domain/time/calendar.ts';
import { printYuan } from '../../../domain/values/quantity.ts';

type Stored = string | number | null;

/** What names the ids, and says a state. */
export interface HistoryNames {
  readonly tenant: (id: number) => string;
  readonly studio: (id: number) => string;
  readonly equipment: (id: number) => string;
  readonly state: (state: string) => string;
}

/** Fields that are shown, in this order; whatever else is stored follows from them. */
const SHOWN_FIELDS = [
  'state',
  'studio_id',
  'starts_at',
  'ends_at',
  'tenant_id',
  'holds_until',
  'actual_start',
  'actual_end',
  'cancel_reason',
  'charge',
  'title',
  'contact',
  'phone',
  'platform',
  'equipment',
  'note',
  'override_reason',
  'waive_reason',
] as const;
type ShownField = (typeof SHOWN_FIELDS)[number];

/** One thing that changed; null where nothing stood. `when`: both ends of a time in one. */
export interface ShownChange {
  readonly field: ShownField | 'when';
  readonly before: string | null;
  readonly after: string | null;
}

function equipmentText(value: string, names: HistoryNames): string | null {
  const parsed: unknown = JSON.parse(value);
  if (!Array.isArray(parsed) || parsed.length === 0) return null;
  return parsed
    .map((pair: unknown) => (Array.isArray(pair) ? `${names.equipment(Number(pair[0]))} ×${Number(pair[1])}` : String(pair)))
    .join(', ');
}

function fieldText(field: ShownField, value: Stored | undefined, names: HistoryNames): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (field === 'state') return names.state(String(value));
  if (typeof value === 'string') return field === 'equipment' ? equipmentText(value, names) : value;
  switch (field) {
    case 'studio_id':
      return names.studio(value);
    case 'tenant_id':
      return names.tenant(value);
    case 'starts_at':
    case 'ends_at':
    case 'holds_until':
    case 'actual_start':
    case 'actual_end':
      return printInstant(instant(value));
    case 'charge':
      return printYuan(value);
    default:
      return String(value);
  }
}

type ChangedFields = Pick<HistoryRow, 'before' | 'after'>;

function changeOf(field: ShownField, row: ChangedFields, names: HistoryNames): ShownChange | null {
  if (!(field in row.before) && !(field in row.after)) return null;
  const [before, after] = [fieldText(field, row.before[field], names), fieldText(field, row.after[field], names)];
  return before === after ? null : { field, before, after };
}

function span(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return from ?? to;
  return from.slice(0, 10) === to.slice(0, 10) ? `${from}–${to.slice(11)}` : `${from}–${to}`;
}

/** What a row changed, in the order that people ask: state, place, time, whose, the rest. A start and an end that are both there are one. */
export function listShownChanges(row: ChangedFields, names: HistoryNames): readonly ShownChange[] {
  const changes = SHOWN_FIELDS.map((field) => changeOf(field, row, names)).filter((one) => one !== null);
  const start = changes.find((one) => one.field === 'starts_at');
  const end = changes.find((one) => one.field === 'ends_at');
  if (start === undefined || end === undefined) return changes;
  const when: ShownChange = { field: 'when', before: span(start.before, end.before), after: span(start.after, end.after) };
  return changes.flatMap((one) => (one === start ? [when] : one === end ? [] : [one]));
}
