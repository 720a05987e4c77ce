// The fields of the desk's rules: how each is typed, and what it may be.
import { DESK_RULE_RANGES, type PlainDeskRules } from '../../contract/base/desk-rules-shapes.ts';
import type { FieldType, RecordField } from '../../contract/records/field.ts';
import type { WireValues } from '../../contract/records/record-fields.ts';
import { readForm, typedOf, type TypedValues } from '../ui/records/typed-values.ts';

/** A rule that is a number, by its name. */
export type RuleName = keyof typeof DESK_RULE_RANGES;
/** The rules that are tables of their own. */
export type RuleTables = Omit<PlainDeskRules, RuleName>;

/** A rule as the form asks for it. */
export interface RuleField extends RecordField {
  readonly name: RuleName;
  readonly least: number;
  readonly most: number;
}

const TYPES: Readonly<Partial<Record<RuleName, FieldType>>> = {
  arrearsAmount: 'money',
  eveningFrom: 'minute_of_day',
  weekMinutes: 'minutes',
  eveningMinutes: 'minutes',
  noticeMinutes: 'minutes',
};
/** Quotas: empty ones warn of nothing. */
const QUOTAS: readonly RuleName[] = ['weekMinutes', 'eveningMinutes', 'aheadDays', 'noticeMinutes'];

function ruleField(name: RuleName): RuleField {
  const [least, most] = DESK_RULE_RANGES[name];
  return { name, type: TYPES[name] ?? 'count', needed: !QUOTAS.includes(name), isKey: false, words: null, least, most };
}

/** The rules by the part of the form that asks for them. */
export const RULE_GROUPS = {
  times: ['grid', 'dayTurnHour', 'graceMinutes', 'checkInMinutes', 'optionHours'],
  money: ['lateCancelHours', 'lateCancelPercent', 'cancelFreeMinutes', 'noShowPercent', 'overtimePercent'],
  warnings: ['arrearsDays', 'arrearsAmount'],
  quotas: ['weekMinutes', 'eveningFrom', 'eveningMinutes', 'aheadDays', 'noticeMinutes'],
} as const satisfies Readonly<Record<string, readonly RuleName[]>>;

/** Every rule, in the order of the form. */
export const RULE_FIELDS: readonly RuleField[] = Object.values(RULE_GROUPS).flatMap((names) => names.map(ruleField));

/** The rules as the form begins with them. */
export function createTypedRules(rules: PlainDeskRules): TypedValues {
  return Object.fromEntries(RULE_FIELDS.map((field) => [field.name, typedOf(field, rules[field.name])]));
}

/** What the form came to: the rules, or which of them do not fit. */
export type ReadRules =
  | { readonly ok: true; readonly rules: PlainDeskRules }
  | { readonly ok: false; readonly wrong: ReadonlySet<RuleName> };

function isOutside({ name, least, most }: RuleField, values: WireValues): boolean {
  const value = values[name];
  return typeof value === 'number' && (value < least || value > most);
}

/** Reads the form; its tables are read already. */
export function readRules(typed: TypedValues, tables: RuleTables): ReadRules {
  const { values, wrong } = readForm(RULE_FIELDS, typed);
  const bad = RULE_FIELDS.filter((field) => wrong.has(field.name) || isOutside(field, values)).map(({ name }) => name);
  if (bad.length > 0) return { ok: false, wrong: new Set(bad) };
  const number = (name: RuleName): number => Number(values[name]);
  const quota = (name: RuleName): number | null => (typeof values[name] === 'number' ? number(name) : null);
  return {
    ok: true,
    rules: {
      ...tables,
      grid: number('grid'),
      dayTurnHour: number('dayTurnHour'),
      graceMinutes: number('graceMinutes'),
      checkInMinutes: number('checkInMinutes'),
      lateCancelHours: number('lateCancelHours'),
      lateCancelPercent: number('lateCancelPercent'),
      cancelFreeMinutes: number('cancelFreeMinutes'),
      arrearsDays: number('arrearsDays'),
      arrearsAmount: number('arrearsAmount'),
      noShowPercent: number('noShowPercent'),
      overtimePercent: number('overtimePercent'),
      optionHours: number('optionHours'),
      weekMinutes: quota('weekMinutes'),
      eveningFrom: number('eveningFrom'),
      eveningMinutes: quota('eveningMinutes'),
      aheadDays: quota('aheadDays'),
      noticeMinutes: quota('noticeMinutes'),
    },
  };
}
