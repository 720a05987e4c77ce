// Every kind of record: its table, and the fields that columns, forms, lists, schemas, histories and exports are made from.
import {
  BASE_KINDS,
  CASE_KINDS,
  EVENT_KINDS,
  HOST_GRADES,
  PAPER_KINDS,
  STUDIO_KINDS,
  TENANT_CATEGORIES,
} from '../../domain/base/catalogue.ts';
import { SHORT_NAME_LENGTH } from '../../domain/base/short-name.ts';
import { DAWN } from '../../domain/time/calendar.ts';
import { CONTACT, NOTE_LENGTH, field } from './field.ts';
import type { ValueOf } from './field.ts';
import { kind } from './kind.ts';
import type { RecordKind } from './kind.ts';

/** The key `studio_id` of an exception and of a rate plan is empty for the whole base. */
const WHOLE_BASE = field('studio_id', 'studio', 'key_or_all');
const STARTS_ON = field('starts_on', 'day', 'key');
const TENANT = field('tenant_id', 'tenant', 'needed');
const TENANT_KEY = field('tenant_id', 'tenant', 'key');
const MONTH = field('month', 'month', 'key');
const MONEY = { seenWith: 'money.look' } as const;
const PRICE = { seenWith: 'prices.look' } as const;

/** Lines of the sales ledger and of forms; what sessions of exports sum to is no entry of a person. */
const ENTERED_SOURCES = ['form', 'ledger'] as const;

/** Kinds of charge that people type; rent and studio charges come from statements. */
export const TYPED_CHARGES = ['correction', 'credit'] as const;
/** How money usually comes in; any other word may be typed. */
export const PAYMENT_METHODS = ['转账', '微信', '支付宝', '现金', '其他'] as const;

/** Every kind of record, parents before children: the order that undo walks backwards. */
export const RECORD_KINDS = {
  base_fact: kind('base_fact', [
    STARTS_ON,
    field('full_name', 'text', 'needed', { max: NOTE_LENGTH }),
    field('uscc', 'uscc', 'needed'),
    field('kind', 'choice', 'needed', { choices: BASE_KINDS }),
    field('district', 'text', 'open'),
    field('address', 'notes', 'open'),
    field('unit_head', 'text', 'open'),
    field('statistics_head', 'text', 'open'),
    field('filler', 'text', 'open'),
    // The base's own, printed on each report.
    field('phone', 'phone', 'open', { seenWith: 'look' }),
  ]),
  base_area: kind('base_area', [
    MONTH,
    field('floor_area', 'area', 'needed'),
    field('lettable_area', 'area', 'needed'),
    field('team', 'count', 'needed'),
  ]),
  studio: kind('studio', [
    field('code', 'code', 'key'),
    field('name', 'text', 'open'),
    field('floor', 'text', 'open'),
    field('equipment', 'notes', 'open'),
    field('opened_on', 'day', 'needed'),
    field('closed_on', 'day', 'open'),
  ]),
  studio_fact: kind('studio_fact', [
    field('studio_id', 'studio', 'key'),
    STARTS_ON,
    field('kind', 'choice', 'needed', { choices: STUDIO_KINDS }),
    field('area', 'area', 'open'),
    field('hours', 'hours', 'needed'),
    field('turnaround', 'minutes', 'needed', { max: 240 }),
    field('hourly_rate', 'money', 'needed'),
  ]),
  calendar_exception: kind('calendar_exception', [
    field('day', 'day', 'key'),
    WHOLE_BASE,
    field('hours', 'day_hours', 'needed'),
    field('note', 'notes', 'open'),
  ]),
  calendar_day: kind('calendar_day', [
    field('day', 'day', 'key'),
    field('kind', 'choice', 'needed', { choices: ['holiday', 'workday'] }),
    field('name', 'text', 'needed'),
  ]),
  rate_plan: kind('rate_plan', [
    WHOLE_BASE,
    STARTS_ON,
    field('day_from', 'minute_of_day', 'needed', { standard: 480, max: 1439 }),
    field('night_from', 'minute_of_day', 'needed', { standard: 1320, max: 1440 }),
    field('day_rate', 'money', 'needed'),
    field('night_rate', 'money', 'needed'),
    field('half_day_rate', 'money', 'open'),
    field('full_day_rate', 'money', 'open'),
    field('minimum', 'minutes', 'needed', { standard: 0, max: 1440 }),
  ]),
  equipment: kind('equipment', [
    field('name', 'text', 'key'),
    field('count', 'count', 'needed', { max: 999 }),
    field('note', 'notes', 'open'),
  ]),
  studio_link: kind('studio_link', [
    field('whole_id', 'studio', 'key'),
    field('part_id', 'studio', 'key'),
    STARTS_ON,
    field('ends_on', 'day', 'open'),
  ]),
  blackout: kind('blackout', [
    field('studio_id', 'studio', 'needed'),
    field('starts_at', 'instant', 'needed'),
    field('ends_at', 'instant', 'needed'),
    field('reason', 'notes', 'needed'),
  ]),
  tenant: kind('tenant', [
    field('short_name', 'text', 'open', { max: SHORT_NAME_LENGTH }),
    field('legal_person', 'text', 'open'),
    field('contact', 'text', 'open', CONTACT),
    field('phone', 'phone', 'open'),
    field('incubated_on', 'day', 'open'),
    field('notes', 'notes', 'open', CONTACT),
  ]),
  tenant_fact: kind('tenant_fact', [
    TENANT_KEY,
    STARTS_ON,
    field('name', 'text', 'needed'),
    field('uscc', 'uscc', 'needed'),
    field('category', 'choice', 'needed', { choices: TENANT_CATEGORIES }),
    field('leading', 'yes_no', 'needed', { standard: 0 }),
    field('service_kind', 'text', 'open'),
    field('industry', 'code', 'open'),
  ]),
  lease: kind('lease', [
    field('contract', 'code', 'key'),
    TENANT,
    field('starts_on', 'day', 'needed'),
    field('ends_on', 'day', 'needed'),
    field('left_on', 'day', 'open'),
    field('area', 'area', 'needed'),
    field('monthly_rent', 'money', 'open', MONEY),
    field('deposit', 'money', 'open', MONEY),
    field('studios', 'studios', 'needed', { standard: '[]' }),
    field('free_minutes', 'minutes', 'open'),
    field('own_rate', 'money', 'open', MONEY),
  ]),
  account: kind('account', [
    field('platform', 'platform', 'key'),
    field('handle', 'code', 'key'),
    field('from_on', 'day', 'key', { standard: DAWN }),
    TENANT,
    field('nickname', 'text', 'open'),
    field('goods_class', 'goods_class', 'open'),
    field('to_on', 'day', 'open'),
  ]),
  headcount: kind('headcount', [MONTH, TENANT_KEY, field('hosts', 'count', 'needed'), field('employees', 'count', 'needed')]),
  host: kind('host', [
    field('number', 'code', 'key'),
    TENANT,
    field('nickname', 'text', 'needed'),
    field('platform', 'platform', 'open'),
    field('handle', 'code', 'open'),
    field('grade', 'choice', 'needed', { choices: HOST_GRADES, standard: '普通' }),
    field('virtual', 'yes_no', 'needed', { standard: 0 }),
    field('since', 'day', 'needed'),
    field('until', 'day', 'open'),
    field('trained_on', 'day', 'open'),
  ]),
  compliance_case: kind('compliance_case', [
    field('number', 'code', 'key'),
    field('day', 'day', 'needed'),
    TENANT,
    field('kind', 'choice', 'needed', { choices: CASE_KINDS }),
    field('description', 'notes', 'open'),
    field('origin', 'text', 'open'),
    field('resolved_on', 'day', 'open'),
    field('outcome', 'notes', 'open'),
  ]),
  paper: kind('paper', [
    TENANT_KEY,
    field('kind', 'choice', 'key', { choices: PAPER_KINDS }),
    field('number', 'code', 'key', { standard: '' }),
    field('issued_on', 'day', 'open'),
    field('expires_on', 'day', 'open'),
    field('seen_on', 'day', 'open'),
    field('seen_by', 'text', 'open'),
  ]),
  event: kind('event', [
    field('day', 'day', 'key'),
    field('kind', 'choice', 'key', { choices: EVENT_KINDS }),
    field('name', 'text', 'key'),
    field('nth', 'count', 'key', { standard: 1, max: 999 }),
    field('attendance', 'count', 'needed'),
  ]),
  year_target: kind('year_target', [
    field('year', 'year', 'key'),
    field('indicator', 'figure', 'key'),
    field('value', 'figure_value', 'needed'),
  ]),
  historical_figure: kind('historical_figure', [
    MONTH,
    field('figure', 'figure', 'key'),
    field('raw', 'count', 'open', { inner: true }),
    field('value', 'figure_value', 'needed'),
    field('origin', 'notes', 'open'),
  ]),
  booking_series: kind('booking_series', [
    TENANT,
    field('studio_id', 'studio', 'needed'),
    field('starts_on', 'day', 'needed'),
    field('rule', 'notes', 'needed'),
    field('starts_minute', 'minute_of_day', 'needed'),
    field('minutes', 'minutes', 'needed'),
    field('title', 'text', 'open'),
  ]),
  booking: kind('booking', [
    field('number', 'code', 'key'),
    field('studio_id', 'studio', 'needed'),
    TENANT,
    field('starts_at', 'instant', 'needed'),
    field('ends_at', 'instant', 'needed'),
    field('state', 'text', 'needed'),
    field('holds_until', 'instant', 'open'),
    field('title', 'text', 'open'),
    field('platform', 'platform', 'open'),
    field('contact', 'text', 'open', CONTACT),
    field('phone', 'phone', 'open'),
    field('cancel_reason', 'notes', 'open'),
    field('from_past', 'yes_no', 'needed', { standard: 0 }),
    field('actual_start', 'instant', 'open'),
    field('actual_end', 'instant', 'open'),
    field('series_id', 'count', 'open'),
    field('occurs_on', 'day', 'open'),
    field('is_exception', 'yes_no', 'needed', { standard: 0 }),
    field('equipment', 'notes', 'needed', { standard: '[]' }),
    field('quote', 'notes', 'open', PRICE),
    field('charge', 'money', 'open', PRICE),
    field('charge_lines', 'notes', 'open', PRICE),
    field('overridden', 'notes', 'open'),
    field('override_reason', 'notes', 'open'),
    field('overridden_at', 'instant', 'open'),
    field('waive_reason', 'notes', 'open'),
    field('note', 'notes', 'open', CONTACT),
  ]),
  waiting_entry: kind('waiting_entry', [
    field('day', 'day', 'needed'),
    TENANT,
    field('contact', 'text', 'open', CONTACT),
    field('phone', 'phone', 'open'),
    field('from_minute', 'minute_of_day', 'open'),
    field('to_minute', 'minute_of_day', 'open'),
    field('minutes', 'minutes', 'needed'),
    field('studio_id', 'studio', 'open'),
    field('area', 'area', 'open'),
    field('kind', 'text', 'open'),
    field('note', 'notes', 'open', CONTACT),
    field('state', 'text', 'needed'),
    field('booking_id', 'count', 'open'),
    field('closed_reason', 'notes', 'open'),
  ]),
  charge: kind('charge', [
    TENANT,
    field('month', 'month', 'needed'),
    field('kind', 'choice', 'needed', { choices: TYPED_CHARGES }),
    field('amount', 'signed_money', 'needed'),
    field('reason', 'notes', 'asked'),
  ]),
  payment: kind('payment', [
    TENANT,
    field('paid_on', 'day', 'needed'),
    field('month', 'month', 'open'),
    field('amount', 'signed_money', 'needed'),
    field('method', 'suggested', 'needed', { choices: PAYMENT_METHODS }),
    field('note', 'notes', 'open'),
  ]),
  deposit_move: kind('deposit_move', [
    TENANT,
    field('lease_id', 'count', 'open', { inner: true }),
    field('day', 'day', 'needed'),
    field('kind', 'choice', 'needed', { choices: ['in', 'out', 'kept'] }),
    field('amount', 'money', 'needed'),
    field('note', 'notes', 'open'),
  ]),
  shift_note: kind('shift_note', [
    field('at_ms', 'count', 'needed'),
    field('who', 'text', 'needed'),
    field('words', 'notes', 'needed', CONTACT),
    field('done_ms', 'count', 'open'),
    field('done_by', 'text', 'open'),
  ]),
  loan: kind('loan', [
    field('thing', 'text', 'needed'),
    field('tenant_id', 'tenant', 'open'),
    field('holder', 'text', 'open', CONTACT),
    field('lent_at', 'instant', 'needed'),
    field('lent_by', 'text', 'needed'),
    field('due_at', 'instant', 'open'),
    field('returned_at', 'instant', 'open'),
    field('returned_to', 'text', 'open'),
    field('note', 'notes', 'open', CONTACT),
  ]),
  live_session: kind('live_session', [
    TENANT_KEY,
    field('platform', 'platform', 'key'),
    field('handle', 'code', 'key'),
    field('key', 'text', 'key'),
    field('starts_at', 'instant', 'needed'),
    field('ends_at', 'instant', 'open'),
    field('title', 'text', 'open'),
    field('goods_class', 'goods_class', 'needed'),
    field('minutes', 'minutes', 'open'),
    field('views', 'count', 'open'),
    field('orders', 'count', 'open'),
    field('paid', 'money', 'open'),
    field('refunded', 'money', 'open'),
    field('settled', 'money', 'open'),
  ]),
  shop_day: kind('shop_day', [
    TENANT_KEY,
    field('platform', 'platform', 'key'),
    field('handle', 'code', 'key'),
    field('export', 'text', 'key'),
    field('day', 'day', 'key'),
    field('goods_class', 'goods_class', 'needed'),
    field('orders', 'count', 'open'),
    field('paid', 'money', 'open'),
    field('refunded_by_order', 'money', 'open'),
    field('refunded_by_refund', 'money', 'open'),
    field('settled', 'money', 'open'),
  ]),
  sales_line: kind('sales_line', [
    MONTH,
    TENANT_KEY,
    field('platform', 'platform', 'key'),
    field('goods_class', 'goods_class', 'key'),
    field('source', 'choice', 'key', { choices: ENTERED_SOURCES }),
    field('sessions', 'count', 'needed'),
    field('minutes', 'minutes', 'needed'),
    field('views', 'count', 'needed'),
    field('orders', 'count', 'needed'),
    field('paid', 'money', 'needed'),
    field('refunded', 'money', 'needed'),
    field('settled', 'money', 'needed'),
    field('lacks', 'text', 'needed', { inner: true }),
  ]),
  source_choice: kind('source_choice', [
    MONTH,
    TENANT_KEY,
    field('platform', 'platform', 'key'),
    field('goods_class', 'goods_class', 'key'),
    field('source', 'text', 'needed'),
    field('reason', 'notes', 'needed'),
  ]),
  bureau_workbook: kind('bureau_workbook', [field('name', 'text', 'key')]),
  online_retail: kind('online_retail', [
    MONTH,
    TENANT_KEY,
    field('source', 'choice', 'key', { choices: ENTERED_SOURCES }),
    field('amount', 'money', 'needed'),
  ]),
  month_head: kind('month_head', [MONTH, field('field', 'text', 'key'), field('value', 'notes', 'needed')]),
  explanation_draft: kind('explanation_draft', [
    MONTH,
    field('relation', 'text', 'key'),
    field('words', 'notes', 'needed'),
    field('about', 'notes', 'needed'),
  ]),
  // Its bytes are fixed and beside its values: their hash stands for them in the history.
  attachment: kind('attachment', [
    field('entity', 'text', 'needed'),
    field('entity_id', 'count', 'needed'),
    field('name', 'text', 'needed'),
    field('sha256', 'text', 'needed'),
    field('added_ms', 'count', 'needed'),
  ]),
  column_mapping: kind('column_mapping', [
    field('signature', 'text', 'key'),
    field('name', 'text', 'needed'),
    field('kind', 'text', 'needed'),
    field('fields', 'notes', 'needed'),
  ]),
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
