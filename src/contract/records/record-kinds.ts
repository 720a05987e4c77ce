// Every kind of record. From its fields come columns, schemas, forms, lists, search, histories, support copies and ledger columns.
// The fields of every kind of record that a person edits: what forms, tables and schemas show of them.
// Which right it takes to see what not everybody sees, and to write each kind of record.
import { ACCOUNT_KIND } from './kinds/account.ts';
import { ATTACHMENT_KIND } from './kinds/attachment.ts';
import { BASE_AREA_KIND } from './kinds/base-area.ts';
import { BASE_FACT_KIND } from './kinds/base-fact.ts';
import { BLACKOUT_KIND } from './kinds/blackout.ts';
import { BOOKING_KIND } from './kinds/booking.ts';
import { BOOKING_SERIES_KIND } from './kinds/booking-series.ts';
import { BUREAU_WORKBOOK_KIND } from './kinds/bureau-workbook.ts';
import { CALENDAR_DAY_KIND } from './kinds/calendar-day.ts';
import { CALENDAR_EXCEPTION_KIND } from './kinds/calendar-exception.ts';
import { CHARGE_KIND } from './kinds/charge.ts';
import { COLUMN_MAPPING_KIND } from './kinds/column-mapping.ts';
import { COMPLIANCE_CASE_KIND } from './kinds/compliance-case.ts';
import { DEPOSIT_MOVE_KIND } from './kinds/deposit-move.ts';
import { EQUIPMENT_KIND } from './kinds/equipment.ts';
import { EVENT_KIND } from './kinds/event.ts';
import { EXPLANATION_DRAFT_KIND } from './kinds/explanation-draft.ts';
import { HEADCOUNT_KIND } from './kinds/headcount.ts';
import { HISTORICAL_FIGURE_KIND } from './kinds/historical-figure.ts';
import { HOST_KIND } from './kinds/host.ts';
import { LEASE_KIND } from './kinds/lease.ts';
import { LIVE_SESSION_KIND } from './kinds/live-session.ts';
import { LOAN_KIND } from './kinds/loan.ts';
import { MONTH_HEAD_KIND } from './kinds/month-head.ts';
import { ONLINE_RETAIL_KIND } from './kinds/online-retail.ts';
import { PAPER_KIND } from './kinds/paper.ts';
import { PAYMENT_KIND } from './kinds/payment.ts';
import { RATE_PLAN_KIND } from './kinds/rate-plan.ts';
import { SALES_LINE_KIND } from './kinds/sales-line.ts';
import { SHIFT_NOTE_KIND } from './kinds/shift-note.ts';
import { SHOP_DAY_KIND } from './kinds/shop-day.ts';
import { SOURCE_CHOICE_KIND } from './kinds/source-choice.ts';
import { STUDIO_FACT_KIND } from './kinds/studio-fact.ts';
import { STUDIO_KIND } from './kinds/studio.ts';
import { STUDIO_LINK_KIND } from './kinds/studio-link.ts';
import { TENANT_FACT_KIND } from './kinds/tenant-fact.ts';
import { TENANT_KIND } from './kinds/tenant.ts';
import { WAITING_ENTRY_KIND } from './kinds/waiting-entry.ts';
import { YEAR_TARGET_KIND } from './kinds/year-target.ts';
import type { ValueOf, RecordKind, RecordField } from './field.ts';
import type { Right } from '../../domain/base/rights.ts';

/** Every kind of record, parents before children: the order that undo walks backwards. */
export const RECORD_KINDS = {
  base_fact: BASE_FACT_KIND,
  base_area: BASE_AREA_KIND,
  studio: STUDIO_KIND,
  studio_fact: STUDIO_FACT_KIND,
  calendar_exception: CALENDAR_EXCEPTION_KIND,
  calendar_day: CALENDAR_DAY_KIND,
  rate_plan: RATE_PLAN_KIND,
  equipment: EQUIPMENT_KIND,
  studio_link: STUDIO_LINK_KIND,
  blackout: BLACKOUT_KIND,
  tenant: TENANT_KIND,
  tenant_fact: TENANT_FACT_KIND,
  lease: LEASE_KIND,
  account: ACCOUNT_KIND,
  headcount: HEADCOUNT_KIND,
  host: HOST_KIND,
  compliance_case: COMPLIANCE_CASE_KIND,
  paper: PAPER_KIND,
  event: EVENT_KIND,
  year_target: YEAR_TARGET_KIND,
  historical_figure: HISTORICAL_FIGURE_KIND,
  booking_series: BOOKING_SERIES_KIND,
  booking: BOOKING_KIND,
  waiting_entry: WAITING_ENTRY_KIND,
  charge: CHARGE_KIND,
  payment: PAYMENT_KIND,
  deposit_move: DEPOSIT_MOVE_KIND,
  shift_note: SHIFT_NOTE_KIND,
  loan: LOAN_KIND,
  live_session: LIVE_SESSION_KIND,
  shop_day: SHOP_DAY_KIND,
  sales_line: SALES_LINE_KIND,
  source_choice: SOURCE_CHOICE_KIND,
  bureau_workbook: BUREAU_WORKBOOK_KIND,
  online_retail: ONLINE_RETAIL_KIND,
  month_head: MONTH_HEAD_KIND,
  explanation_draft: EXPLANATION_DRAFT_KIND,
  attachment: ATTACHMENT_KIND,
  column_mapping: COLUMN_MAPPING_KIND,
} as const satisfies Readonly<Record<string, RecordKind>>;

/** The name of a kind of record. */
export type RecordName = keyof typeof RECORD_KINDS;

/** What a record of this kind holds, by field; a test holds the columns of the database to it. */
export type ValuesOf<K extends RecordName> = K extends RecordName
  ? { readonly [F in (typeof RECORD_KINDS)[K]['fields'][number] as F['name']]: ValueOf<F> }
  : never;

/** Whether a name is that of a kind of record. */
export function isRecordName(name: string): name is RecordName {
  return Object.hasOwn(RECORD_KINDS, name);
}

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
