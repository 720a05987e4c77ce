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
import { CONTACT, defineField, NOTE_LENGTH, type ValueOf } from './field.ts';
import { defineKind, type RecordKind } from './kind.ts';

/** The key `studio_id` of an exception and of a rate plan is empty for the whole base. */
const WHOLE_BASE = defineField('studio_id', 'studio', 'key_or_all');
const STARTS_ON = defineField('starts_on', 'day', 'key');
const TENANT = defineField('tenant_id', 'tenant', 'needed');
const TENANT_KEY = defineField('tenant_id', 'tenant', 'key');
const MONTH = defineField('month', 'month', 'key');
const MONEY = { visibleWith: 'money.look' } as const;
const PRICE = { visibleWith: 'prices.look' } as const;

/** Lines of the sales ledger and of forms; what sessions of exports sum to is no entry of a person. */
const ENTERED_SOURCES = ['form', 'ledger'] as const;

/** Kinds of charge that people type; rent and studio charges come from statements. */
export const TYPED_CHARGES = ['correction', 'credit'] as const;
/** How money usually comes in; any other word may be typed. */
export const PAYMENT_METHODS = ['转账', '微信', '支付宝', '现金', '其他'] as const;

/** Every kind of record, parents before children: the order that undo walks backwards. */
export const RECORD_KINDS = {
  base_fact: defineKind('base_fact', [
    STARTS_ON,
    defineField('full_name', 'text', 'needed', { max: NOTE_LENGTH }),
    defineField('uscc', 'uscc', 'needed'),
    defineField('kind', 'choice', 'needed', { choices: BASE_KINDS }),
    defineField('district', 'text', 'open'),
    defineField('address', 'notes', 'open'),
    defineField('unit_head', 'text', 'open'),
    defineField('statistics_head', 'text', 'open'),
    defineField('filler', 'text', 'open'),
    // The base's own, printed on each report.
    defineField('phone', 'phone', 'open', { visibleWith: 'look' }),
  ]),
  base_area: defineKind('base_area', [
    MONTH,
    defineField('floor_area', 'area', 'needed'),
    defineField('lettable_area', 'area', 'needed'),
    defineField('team', 'count', 'needed'),
  ]),
  studio: defineKind('studio', [
    defineField('code', 'code', 'key'),
    defineField('name', 'text', 'open'),
    defineField('floor', 'text', 'open'),
    defineField('equipment', 'notes', 'open'),
    defineField('opened_on', 'day', 'needed'),
    defineField('closed_on', 'day', 'open'),
  ]),
  studio_fact: defineKind('studio_fact', [
    defineField('studio_id', 'studio', 'key'),
    STARTS_ON,
    defineField('kind', 'choice', 'needed', { choices: STUDIO_KINDS }),
    defineField('area', 'area', 'open'),
    defineField('hours', 'hours', 'needed'),
    defineField('turnaround', 'minutes', 'needed', { max: 240 }),
    defineField('hourly_rate', 'money', 'needed'),
  ]),
  calendar_exception: defineKind('calendar_exception', [
    defineField('day', 'day', 'key'),
    WHOLE_BASE,
    defineField('hours', 'day_hours', 'needed'),
    defineField('note', 'notes', 'open'),
  ]),
  calendar_day: defineKind('calendar_day', [
    defineField('day', 'day', 'key'),
    defineField('kind', 'choice', 'needed', { choices: ['holiday', 'workday'] }),
    defineField('name', 'text', 'needed'),
  ]),
  rate_plan: defineKind('rate_plan', [
    WHOLE_BASE,
    STARTS_ON,
    defineField('day_from', 'minute_of_day', 'needed', { standard: 480, max: 1439 }),
    defineField('night_from', 'minute_of_day', 'needed', { standard: 1320, max: 1440 }),
    defineField('day_rate', 'money', 'needed'),
    defineField('night_rate', 'money', 'needed'),
    defineField('half_day_rate', 'money', 'open'),
    defineField('full_day_rate', 'money', 'open'),
    defineField('minimum', 'minutes', 'needed', { standard: 0, max: 1440 }),
  ]),
  equipment: defineKind('equipment', [
    defineField('name', 'text', 'key'),
    defineField('count', 'count', 'needed', { max: 999 }),
    defineField('note', 'notes', 'open'),
  ]),
  studio_link: defineKind('studio_link', [
    defineField('whole_id', 'studio', 'key'),
    defineField('part_id', 'studio', 'key'),
    STARTS_ON,
    defineField('ends_on', 'day', 'open'),
  ]),
  blackout: defineKind('blackout', [
    defineField('studio_id', 'studio', 'needed'),
    defineField('starts_at', 'instant', 'needed'),
    defineField('ends_at', 'instant', 'needed'),
    defineField('reason', 'notes', 'needed'),
  ]),
  tenant: defineKind('tenant', [
    defineField('short_name', 'text', 'open', { max: SHORT_NAME_LENGTH }),
    defineField('legal_person', 'text', 'open'),
    defineField('contact', 'text', 'open', CONTACT),
    defineField('phone', 'phone', 'open'),
    defineField('incubated_on', 'day', 'open'),
    defineField('notes', 'notes', 'open', CONTACT),
  ]),
  tenant_fact: defineKind('tenant_fact', [
    TENANT_KEY,
    STARTS_ON,
    defineField('name', 'text', 'needed'),
    defineField('uscc', 'uscc', 'needed'),
    defineField('category', 'choice', 'needed', { choices: TENANT_CATEGORIES }),
    defineField('leading', 'yes_no', 'needed', { standard: 0 }),
    defineField('service_kind', 'text', 'open'),
    defineField('industry', 'code', 'open'),
  ]),
  lease: defineKind('lease', [
    defineField('contract', 'code', 'key'),
    TENANT,
    defineField('starts_on', 'day', 'needed'),
    defineField('ends_on', 'day', 'needed'),
    defineField('left_on', 'day', 'open'),
    defineField('area', 'area', 'needed'),
    defineField('monthly_rent', 'money', 'open', MONEY),
    defineField('deposit', 'money', 'open', MONEY),
    defineField('studios', 'studios', 'needed', { standard: '[]' }),
    defineField('free_minutes', 'minutes', 'open'),
    defineField('own_rate', 'money', 'open', MONEY),
  ]),
  account: defineKind('account', [
    defineField('platform', 'platform', 'key'),
    defineField('handle', 'code', 'key'),
    defineField('from_on', 'day', 'key', { standard: DAWN }),
    TENANT,
    defineField('nickname', 'text', 'open'),
    defineField('goods_class', 'goods_class', 'open'),
    defineField('to_on', 'day', 'open'),
  ]),
  headcount: defineKind('headcount', [
    MONTH,
    TENANT_KEY,
    defineField('hosts', 'count', 'needed'),
    defineField('employees', 'count', 'needed'),
  ]),
  host: defineKind('host', [
    defineField('number', 'code', 'key'),
    TENANT,
    defineField('nickname', 'text', 'needed'),
    defineField('platform', 'platform', 'open'),
    defineField('handle', 'code', 'open'),
    defineField('grade', 'choice', 'needed', { choices: HOST_GRADES, standard: '普通' }),
    defineField('virtual', 'yes_no', 'needed', { standard: 0 }),
    defineField('since', 'day', 'needed'),
    defineField('until', 'day', 'open'),
    defineField('trained_on', 'day', 'open'),
  ]),
  compliance_case: defineKind('compliance_case', [
    defineField('number', 'code', 'key'),
    defineField('day', 'day', 'needed'),
    TENANT,
    defineField('kind', 'choice', 'needed', { choices: CASE_KINDS }),
    defineField('description', 'notes', 'open'),
    defineField('origin', 'text', 'open'),
    defineField('resolved_on', 'day', 'open'),
    defineField('outcome', 'notes', 'open'),
  ]),
  paper: defineKind('paper', [
    TENANT_KEY,
    defineField('kind', 'choice', 'key', { choices: PAPER_KINDS }),
    defineField('number', 'code', 'key', { standard: '' }),
    defineField('issued_on', 'day', 'open'),
    defineField('expires_on', 'day', 'open'),
    defineField('seen_on', 'day', 'open'),
    defineField('seen_by', 'text', 'open'),
  ]),
  event: defineKind('event', [
    defineField('day', 'day', 'key'),
    defineField('kind', 'choice', 'key', { choices: EVENT_KINDS }),
    defineField('name', 'text', 'key'),
    defineField('nth', 'count', 'key', { standard: 1, max: 999 }),
    defineField('attendance', 'count', 'needed'),
  ]),
  year_target: defineKind('year_target', [
    defineField('year', 'year', 'key'),
    defineField('indicator', 'figure', 'key'),
    defineField('value', 'figure_value', 'needed'),
  ]),
  historical_figure: defineKind('historical_figure', [
    MONTH,
    defineField('figure', 'figure', 'key'),
    defineField('raw', 'count', 'open', { inner: true }),
    defineField('value', 'figure_value', 'needed'),
    defineField('origin', 'notes', 'open'),
  ]),
  booking_series: defineKind('booking_series', [
    TENANT,
    defineField('studio_id', 'studio', 'needed'),
    defineField('starts_on', 'day', 'needed'),
    defineField('rule', 'notes', 'needed'),
    defineField('starts_minute', 'minute_of_day', 'needed'),
    defineField('minutes', 'minutes', 'needed'),
    defineField('title', 'text', 'open'),
  ]),
  booking: defineKind('booking', [
    defineField('number', 'code', 'key'),
    defineField('studio_id', 'studio', 'needed'),
    TENANT,
    defineField('starts_at', 'instant', 'needed'),
    defineField('ends_at', 'instant', 'needed'),
    defineField('state', 'text', 'needed'),
    defineField('holds_until', 'instant', 'open'),
    defineField('title', 'text', 'open'),
    defineField('platform', 'platform', 'open'),
    defineField('contact', 'text', 'open', CONTACT),
    defineField('phone', 'phone', 'open'),
    defineField('cancel_reason', 'notes', 'open'),
    defineField('from_past', 'yes_no', 'needed', { standard: 0 }),
    defineField('actual_start', 'instant', 'open'),
    defineField('actual_end', 'instant', 'open'),
    defineField('series_id', 'count', 'open'),
    defineField('occurs_on', 'day', 'open'),
    defineField('is_exception', 'yes_no', 'needed', { standard: 0 }),
    defineField('equipment', 'notes', 'needed', { standard: '[]' }),
    defineField('quote', 'notes', 'open', PRICE),
    defineField('charge', 'money', 'open', PRICE),
    defineField('charge_lines', 'notes', 'open', PRICE),
    defineField('overridden', 'notes', 'open'),
    defineField('override_reason', 'notes', 'open'),
    defineField('overridden_at', 'instant', 'open'),
    defineField('waive_reason', 'notes', 'open'),
    defineField('note', 'notes', 'open', CONTACT),
  ]),
  waiting_entry: defineKind('waiting_entry', [
    defineField('day', 'day', 'needed'),
    TENANT,
    defineField('contact', 'text', 'open', CONTACT),
    defineField('phone', 'phone', 'open'),
    defineField('from_minute', 'minute_of_day', 'open'),
    defineField('to_minute', 'minute_of_day', 'open'),
    defineField('minutes', 'minutes', 'needed'),
    defineField('studio_id', 'studio', 'open'),
    defineField('area', 'area', 'open'),
    defineField('kind', 'text', 'open'),
    defineField('note', 'notes', 'open', CONTACT),
    defineField('state', 'text', 'needed'),
    defineField('booking_id', 'count', 'open'),
    defineField('closed_reason', 'notes', 'open'),
  ]),
  charge: defineKind('charge', [
    TENANT,
    defineField('month', 'month', 'needed'),
    defineField('kind', 'choice', 'needed', { choices: TYPED_CHARGES }),
    defineField('amount', 'signed_money', 'needed'),
    defineField('reason', 'notes', 'asked'),
  ]),
  payment: defineKind('payment', [
    TENANT,
    defineField('paid_on', 'day', 'needed'),
    defineField('month', 'month', 'open'),
    defineField('amount', 'signed_money', 'needed'),
    defineField('method', 'suggested', 'needed', { choices: PAYMENT_METHODS }),
    defineField('note', 'notes', 'open'),
  ]),
  deposit_move: defineKind('deposit_move', [
    TENANT,
    defineField('lease_id', 'count', 'open', { inner: true }),
    defineField('day', 'day', 'needed'),
    defineField('kind', 'choice', 'needed', { choices: ['in', 'out', 'kept'] }),
    defineField('amount', 'money', 'needed'),
    defineField('note', 'notes', 'open'),
  ]),
  shift_note: defineKind('shift_note', [
    defineField('at_ms', 'count', 'needed'),
    defineField('who', 'text', 'needed'),
    defineField('words', 'notes', 'needed', CONTACT),
    defineField('done_ms', 'count', 'open'),
    defineField('done_by', 'text', 'open'),
  ]),
  loan: defineKind('loan', [
    defineField('thing', 'text', 'needed'),
    defineField('tenant_id', 'tenant', 'open'),
    defineField('holder', 'text', 'open', CONTACT),
    defineField('lent_at', 'instant', 'needed'),
    defineField('lent_by', 'text', 'needed'),
    defineField('due_at', 'instant', 'open'),
    defineField('returned_at', 'instant', 'open'),
    defineField('returned_to', 'text', 'open'),
    defineField('note', 'notes', 'open', CONTACT),
  ]),
  live_session: defineKind('live_session', [
    TENANT_KEY,
    defineField('platform', 'platform', 'key'),
    defineField('handle', 'code', 'key'),
    defineField('key', 'text', 'key'),
    defineField('starts_at', 'instant', 'needed'),
    defineField('ends_at', 'instant', 'open'),
    defineField('title', 'text', 'open'),
    defineField('goods_class', 'goods_class', 'needed'),
    defineField('minutes', 'minutes', 'open'),
    defineField('views', 'count', 'open'),
    defineField('orders', 'count', 'open'),
    defineField('paid', 'money', 'open'),
    defineField('refunded', 'money', 'open'),
    defineField('settled', 'money', 'open'),
  ]),
  shop_day: defineKind('shop_day', [
    TENANT_KEY,
    defineField('platform', 'platform', 'key'),
    defineField('handle', 'code', 'key'),
    defineField('export', 'text', 'key'),
    defineField('day', 'day', 'key'),
    defineField('goods_class', 'goods_class', 'needed'),
    defineField('orders', 'count', 'open'),
    defineField('paid', 'money', 'open'),
    defineField('refunded_by_order', 'money', 'open'),
    defineField('refunded_by_refund', 'money', 'open'),
    defineField('settled', 'money', 'open'),
  ]),
  sales_line: defineKind('sales_line', [
    MONTH,
    TENANT_KEY,
    defineField('platform', 'platform', 'key'),
    defineField('goods_class', 'goods_class', 'key'),
    defineField('source', 'choice', 'key', { choices: ENTERED_SOURCES }),
    defineField('sessions', 'count', 'needed'),
    defineField('minutes', 'minutes', 'needed'),
    defineField('views', 'count', 'needed'),
    defineField('orders', 'count', 'needed'),
    defineField('paid', 'money', 'needed'),
    defineField('refunded', 'money', 'needed'),
    defineField('settled', 'money', 'needed'),
    defineField('lacks', 'text', 'needed', { inner: true }),
  ]),
  source_choice: defineKind('source_choice', [
    MONTH,
    TENANT_KEY,
    defineField('platform', 'platform', 'key'),
    defineField('goods_class', 'goods_class', 'key'),
    defineField('source', 'text', 'needed'),
    defineField('reason', 'notes', 'needed'),
  ]),
  bureau_workbook: defineKind('bureau_workbook', [defineField('name', 'text', 'key')]),
  online_retail: defineKind('online_retail', [
    MONTH,
    TENANT_KEY,
    defineField('source', 'choice', 'key', { choices: ENTERED_SOURCES }),
    defineField('amount', 'money', 'needed'),
  ]),
  month_head: defineKind('month_head', [MONTH, defineField('field', 'text', 'key'), defineField('value', 'notes', 'needed')]),
  explanation_draft: defineKind('explanation_draft', [
    MONTH,
    defineField('relation', 'text', 'key'),
    defineField('words', 'notes', 'needed'),
    defineField('about', 'notes', 'needed'),
  ]),
  // Its bytes are fixed and beside its values: their hash stands for them in the history.
  attachment: defineKind('attachment', [
    defineField('entity', 'text', 'needed'),
    defineField('entity_id', 'count', 'needed'),
    defineField('name', 'text', 'needed'),
    defineField('sha256', 'text', 'needed'),
    defineField('added_ms', 'count', 'needed'),
  ]),
  column_mapping: defineKind('column_mapping', [
    defineField('signature', 'text', 'key'),
    defineField('name', 'text', 'needed'),
    defineField('kind', 'text', 'needed'),
    defineField('fields', 'notes', 'needed'),
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
