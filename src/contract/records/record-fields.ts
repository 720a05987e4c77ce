// The fields of every kind of record that a person edits: what forms, tables, histories, schemas and exports are made from.
import {
  BASE_KINDS,
  CASE_KINDS,
  EVENT_KINDS,
  HOST_GRADES,
  PAPER_KINDS,
  STUDIO_KINDS,
  TENANT_CATEGORIES,
} from '../../domain/base/catalogue.ts';
import { DAWN } from '../../domain/time/calendar.ts';

/** A value on the wire, as the database holds it: fen, 0.01 m², minutes, minutes since the epoch, `2026-10-03`, `2026-10`, ids, 0 and 1, text. */
export type WireValue = string | number | null;
/** A record's values by field. */
export type WireValues = Readonly<Record<string, WireValue>>;

/**
 * What a field holds. `code`: an identifier, half-width; `hours`: opening of a week as text; `day_hours`: of one day; `studios`: ids as the JSON text of a sorted list
 * (`studiosOfWire`, `wireOfStudios`); `figure`: an address of the report, of a year target without its column; `figure_value`: as the
 * form prints it; `instant`: minutes since the epoch; `minute_of_day`: typed `08:00`, 1440 as `24:00`; `signed_money`: may be negative,
 * not 0; `suggested`: a word of one’s own, `choices` are offered.
 */
export type FieldType =
  | 'text'
  | 'code'
  | 'notes'
  | 'uscc'
  | 'phone'
  | 'day'
  | 'month'
  | 'year'
  | 'instant'
  | 'money'
  | 'signed_money'
  | 'area'
  | 'minutes'
  | 'minute_of_day'
  | 'count'
  | 'choice'
  | 'suggested'
  | 'yes_no'
  | 'hours'
  | 'day_hours'
  | 'platform'
  | 'goods_class'
  | 'studio'
  | 'studios'
  | 'tenant'
  | 'figure'
  | 'figure_value';

/** One field of a kind of record. */
export interface RecordField {
  /** The column's name. */
  readonly name: string;
  readonly type: FieldType;
  /** Must be given: has no default and may not be empty. */
  readonly needed: boolean;
  /** Part of what marks the record among those that stand. */
  readonly isKey: boolean;
  /** What a new record holds where nothing is given; such a field is never empty. */
  readonly standard?: string | number;
  /** The words of a choice; those of a platform or a class come from the report's profile. */
  readonly choices?: readonly string[];
  /** The longest text in characters, or the largest number. */
  readonly max?: number;
}

const NAME_LENGTH = 200;
const NOTE_LENGTH = 2000;
const TEXT_LIMITS: Readonly<Partial<Record<FieldType, number>>> = {
  text: NAME_LENGTH,
  code: NAME_LENGTH,
  phone: NAME_LENGTH,
  suggested: NAME_LENGTH,
  platform: NAME_LENGTH,
  goods_class: NAME_LENGTH,
  figure: NAME_LENGTH,
  figure_value: NAME_LENGTH,
  hours: NAME_LENGTH,
  day_hours: NAME_LENGTH,
  notes: NOTE_LENGTH,
};

/** `key`: marks the record; `needed`: must be given; `open`: may be empty. */
type Need = 'key' | 'needed' | 'open';
type More = Pick<RecordField, 'standard' | 'choices' | 'max'>;

function field(name: string, type: FieldType, need: Need, more: More = {}): RecordField {
  const max = more.max ?? TEXT_LIMITS[type];
  return {
    name,
    type,
    needed: need !== 'open' && more.standard === undefined,
    isKey: need === 'key',
    ...more,
    ...(max === undefined ? {} : { max }),
  };
}

/** The key `studio_id` of an exception and of a rate plan is empty for the whole base. */
const WHOLE_BASE: RecordField = { name: 'studio_id', type: 'studio', needed: false, isKey: true };
const STARTS_ON = field('starts_on', 'day', 'key');
const TENANT = field('tenant_id', 'tenant', 'needed');
const TENANT_KEY = field('tenant_id', 'tenant', 'key');
const MONTH = field('month', 'month', 'key');

const BASE_FIELDS = {
  base_fact: [
    STARTS_ON,
    field('full_name', 'text', 'needed', { max: NOTE_LENGTH }),
    field('uscc', 'uscc', 'needed'),
    field('kind', 'choice', 'needed', { choices: BASE_KINDS }),
    field('district', 'text', 'open'),
    field('address', 'notes', 'open'),
    field('unit_head', 'text', 'open'),
    field('statistics_head', 'text', 'open'),
    field('filler', 'text', 'open'),
    field('phone', 'phone', 'open'),
  ],
  base_area: [MONTH, field('floor_area', 'area', 'needed'), field('lettable_area', 'area', 'needed'), field('team', 'count', 'needed')],
  calendar_exception: [field('day', 'day', 'key'), WHOLE_BASE, field('hours', 'day_hours', 'needed'), field('note', 'notes', 'open')],
  calendar_day: [
    field('day', 'day', 'key'),
    field('kind', 'choice', 'needed', { choices: ['holiday', 'workday'] }),
    field('name', 'text', 'needed'),
  ],
  event: [
    field('day', 'day', 'key'),
    field('kind', 'choice', 'key', { choices: EVENT_KINDS }),
    field('name', 'text', 'key'),
    field('nth', 'count', 'key', { standard: 1, max: 999 }),
    field('attendance', 'count', 'needed'),
  ],
  year_target: [field('year', 'year', 'key'), field('indicator', 'figure', 'key'), field('value', 'figure_value', 'needed')],
  historical_figure: [MONTH, field('figure', 'figure', 'key'), field('value', 'figure_value', 'needed'), field('origin', 'notes', 'open')],
} as const satisfies Readonly<Record<string, readonly RecordField[]>>;

const STUDIO_FIELDS = {
  studio: [
    field('code', 'code', 'key'),
    field('name', 'text', 'open'),
    field('floor', 'text', 'open'),
    field('equipment', 'notes', 'open'),
    field('opened_on', 'day', 'needed'),
    field('closed_on', 'day', 'open'),
  ],
  studio_fact: [
    field('studio_id', 'studio', 'key'),
    STARTS_ON,
    field('kind', 'choice', 'needed', { choices: STUDIO_KINDS }),
    field('area', 'area', 'open'),
    field('hours', 'hours', 'needed'),
    field('turnaround', 'minutes', 'needed', { max: 240 }),
    field('hourly_rate', 'money', 'needed'),
  ],
  blackout: [
    field('studio_id', 'studio', 'needed'),
    field('starts_at', 'instant', 'needed'),
    field('ends_at', 'instant', 'needed'),
    field('reason', 'notes', 'needed'),
  ],
  rate_plan: [
    WHOLE_BASE,
    STARTS_ON,
    field('day_from', 'minute_of_day', 'needed', { standard: 480, max: 1439 }),
    field('night_from', 'minute_of_day', 'needed', { standard: 1320, max: 1440 }),
    field('day_rate', 'money', 'needed'),
    field('night_rate', 'money', 'needed'),
    field('half_day_rate', 'money', 'open'),
    field('full_day_rate', 'money', 'open'),
    field('minimum', 'minutes', 'needed', { standard: 0, max: 1440 }),
  ],
  equipment: [field('name', 'text', 'key'), field('count', 'count', 'needed', { max: 999 }), field('note', 'notes', 'open')],
  studio_link: [field('whole_id', 'studio', 'key'), field('part_id', 'studio', 'key'), STARTS_ON, field('ends_on', 'day', 'open')],
} as const satisfies Readonly<Record<string, readonly RecordField[]>>;

const TENANT_FIELDS = {
  tenant: [
    field('legal_person', 'text', 'open'),
    field('contact', 'text', 'open'),
    field('phone', 'phone', 'open'),
    field('incubated_on', 'day', 'open'),
    field('notes', 'notes', 'open'),
  ],
  tenant_fact: [
    TENANT_KEY,
    STARTS_ON,
    field('name', 'text', 'needed'),
    field('uscc', 'uscc', 'needed'),
    field('category', 'choice', 'needed', { choices: TENANT_CATEGORIES }),
    field('leading', 'yes_no', 'needed', { standard: 0 }),
    field('service_kind', 'text', 'open'),
    field('industry', 'code', 'open'),
  ],
  lease: [
    field('contract', 'code', 'key'),
    TENANT,
    field('starts_on', 'day', 'needed'),
    field('ends_on', 'day', 'needed'),
    field('left_on', 'day', 'open'),
    field('area', 'area', 'needed'),
    field('monthly_rent', 'money', 'open'),
    field('deposit', 'money', 'open'),
    field('studios', 'studios', 'needed', { standard: '[]' }),
    field('free_minutes', 'minutes', 'open'),
  ],
  account: [
    field('platform', 'platform', 'key'),
    field('handle', 'code', 'key'),
    field('from_on', 'day', 'key', { standard: DAWN }),
    TENANT,
    field('nickname', 'text', 'open'),
    field('goods_class', 'goods_class', 'open'),
    field('to_on', 'day', 'open'),
  ],
  headcount: [MONTH, TENANT_KEY, field('hosts', 'count', 'needed'), field('employees', 'count', 'needed')],
  host: [
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
  ],
  compliance_case: [
    field('number', 'code', 'key'),
    field('day', 'day', 'needed'),
    TENANT,
    field('kind', 'choice', 'needed', { choices: CASE_KINDS }),
    field('description', 'notes', 'open'),
    field('origin', 'text', 'open'),
    field('resolved_on', 'day', 'open'),
    field('outcome', 'notes', 'open'),
  ],
  paper: [
    TENANT_KEY,
    field('kind', 'choice', 'key', { choices: PAPER_KINDS }),
    field('number', 'code', 'key', { standard: '' }),
    field('issued_on', 'day', 'open'),
    field('expires_on', 'day', 'open'),
    field('seen_on', 'day', 'open'),
    field('seen_by', 'text', 'open'),
  ],
} as const satisfies Readonly<Record<string, readonly RecordField[]>>;

/** Lines of the sales ledger and of forms; what sessions of exports sum to is no entry of a person. */
const ENTERED_SOURCES = ['form', 'ledger'] as const;

const SALES_FIELDS = {
  sales_line: [
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
  ],
  online_retail: [MONTH, TENANT_KEY, field('source', 'choice', 'key', { choices: ENTERED_SOURCES }), field('amount', 'money', 'needed')],
} as const satisfies Readonly<Record<string, readonly RecordField[]>>;

/** Kinds of charge that people type; rent and studio charges come from statements. */
export const TYPED_CHARGES = ['correction', 'credit'] as const;
/** How money usually comes in; any other word may be typed. */
const PAYMENT_METHODS = ['转账', '微信', '支付宝', '现金', '其他'] as const;

const MONEY_FIELDS = {
  charge: [
    TENANT,
    field('month', 'month', 'needed'),
    field('kind', 'choice', 'needed', { choices: TYPED_CHARGES }),
    field('amount', 'signed_money', 'needed'),
    field('reason', 'notes', 'needed'),
  ],
  payment: [
    TENANT,
    field('paid_on', 'day', 'needed'),
    field('month', 'month', 'open'),
    field('amount', 'signed_money', 'needed'),
    field('method', 'suggested', 'needed', { choices: PAYMENT_METHODS }),
    field('note', 'notes', 'open'),
  ],
  deposit_move: [
    TENANT,
    field('day', 'day', 'needed'),
    field('kind', 'choice', 'needed', { choices: ['in', 'out', 'kept'] }),
    field('amount', 'money', 'needed'),
    field('note', 'notes', 'open'),
  ],
} as const satisfies Readonly<Record<string, readonly RecordField[]>>;

const FIELDS = { ...BASE_FIELDS, ...STUDIO_FIELDS, ...TENANT_FIELDS, ...SALES_FIELDS, ...MONEY_FIELDS };

/** A kind of record that a person edits. */
export type EditableKind = keyof typeof FIELDS;

/** Every kind that a person edits. */
export const EDITABLE_KINDS: readonly EditableKind[] = [
  'base_fact',
  'base_area',
  'studio',
  'studio_fact',
  'calendar_exception',
  'calendar_day',
  'rate_plan',
  'equipment',
  'studio_link',
  'blackout',
  'tenant',
  'tenant_fact',
  'lease',
  'account',
  'headcount',
  'host',
  'compliance_case',
  'paper',
  'event',
  'year_target',
  'historical_figure',
  'sales_line',
  'online_retail',
  'charge',
  'payment',
  'deposit_move',
];

/** The fields of each kind, in the order that forms ask and tables show them. */
export const RECORD_FIELDS: Readonly<Record<EditableKind, readonly RecordField[]>> = FIELDS;

/** Kinds whose rows hold from a first day on: "changes from this day" adds one. */
export const DATED_KINDS = ['base_fact', 'studio_fact', 'tenant_fact'] as const;
/** A kind whose rows hold from a day on. */
export type DatedKind = (typeof DATED_KINDS)[number];

/** Kinds that only people who see sales see. */
export const SALES_KINDS: readonly EditableKind[] = ['sales_line', 'online_retail', 'year_target', 'historical_figure'];

/** Whether a name is that of a kind that a person edits. */
export function isEditableKind(name: string): name is EditableKind {
  return Object.hasOwn(FIELDS, name);
}

/** The field of this name, or null. */
export function fieldOf(kind: EditableKind, name: string): RecordField | null {
  return RECORD_FIELDS[kind].find((one) => one.name === name) ?? null;
}

/** The ids of a field `studios`; what is no list of ids has none. */
export function studiosOfWire(value: WireValue | undefined): readonly number[] {
  if (typeof value !== 'string' || !/^\[(?:\d+(?:,\d+)*)?\]$/.test(value)) return [];
  return value
    .slice(1, -1)
    .split(',')
    .filter((part) => part !== '')
    .map(Number);
}

/** A list of studios as a field `studios` holds it: each once, by id. */
export function wireOfStudios(ids: readonly number[]): string {
  return JSON.stringify([...new Set(ids)].toSorted((a, b) => a - b));
}
