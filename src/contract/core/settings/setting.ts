// How a setting is described: its name in both languages, its schema, and how forms and the history write its value.
// The front desk's rules: each with its bounds, its words, and the group of the form that asks for it.
import { z } from 'zod';
import type { Right } from '../../../domain/base/rights.ts';
import { fen, minutes } from '../../../domain/values/quantity.ts';
import type { Word } from '../language.ts';
import { isWarningCode } from '../../../domain/booking/booking-rules.ts';
import { type DeskRules, OWN_MISTAKES, WARNING_LEVELS, type WarningLevel } from '../../../domain/booking/desk-rules.ts';

/**
 * How a value is written where it is not as it is kept. `yuan`: fen; `hours`: minutes; `clock`: a minute of the day; `percent`: hundredths of a
 * percent; `account`: number and name; `moment`: milliseconds; `levels`: warnings with their levels; `secret`: whether it is set, and no more.
 */
export type ValueType = 'count' | 'yuan' | 'hours' | 'clock' | 'percent' | 'text' | 'account' | 'moment' | 'levels' | 'rights' | 'secret';

/** A value with its name: a setting, or a part of one that holds several. */
export interface DescribedValue<T = unknown> {
  readonly words: Word;
  readonly type?: ValueType;
  readonly schema: z.ZodType<T>;
  /** Words of values that are codes. */
  readonly choices?: Readonly<Record<string, Word>>;
}

export type SettingParts = Readonly<Record<string, DescribedValue>>;

/** The parts of the settings screen on which settings are edited. */
export type SettingSection = 'desk' | 'bills' | 'texts' | 'people' | 'profiles' | 'backups' | 'sharing' | 'updates' | 'lobby' | 'look';

/** Those that show a field for each choice that is a whole number. */
export type NumberSection = Extract<SettingSection, 'people' | 'backups'>;

/** A setting. `standard` holds until somebody chooses. */
export interface Setting<T = unknown> extends DescribedValue<T> {
  readonly standard: T;
  /** Where people edit it, and the right that it takes; left out: the program writes it by itself. */
  readonly edited?: { readonly section: SettingSection; readonly right: Right };
  /** The right to see it in the history; left out: anyone who sees the history. */
  readonly visibleWith?: Right;
  /** Its name where `settings.choose` sets it. */
  readonly choice?: string;
  /** What its own field is called, and the help below it. */
  readonly label?: Word;
  readonly help?: Word;
  readonly parts?: SettingParts;
}

/** A field of a form. An open one may be empty. `least`, `most`: of its number, or of its text's length. */
export interface SettingField extends DescribedValue {
  readonly type: ValueType;
  /** The group of the form's fields that it stands in. */
  readonly group: string;
  readonly help?: Word;
  readonly least: number;
  readonly most: number;
  readonly isOpen: boolean;
}

type Bounds = readonly [least: number, most: number];
type Words = Pick<SettingField, 'words' | 'help'>;

function wholeNumber([least, most]: Bounds) {
  return z.int().min(least).max(most);
}

/** Describes a whole number, or a rate in hundredths of a percent. */
export function defineCount(group: string, bounds: Bounds, words: Words, type: 'count' | 'percent' = 'count') {
  return { ...describeField(type, group, bounds, words), schema: wholeNumber(bounds) } as const;
}

/** Describes minutes; `type` says how people type them. */
function defineMinutes(type: 'count' | 'hours' | 'clock', group: string, bounds: Bounds, words: Words) {
  return { ...describeField(type, group, bounds, words), schema: wholeNumber(bounds).transform((value) => minutes(value)) } as const;
}

/** Describes an amount in fen. */
function defineYuan(group: string, bounds: Bounds, words: Words) {
  return { ...describeField('yuan', group, bounds, words), schema: wholeNumber(bounds).transform((value) => fen(value)) } as const;
}

/** Describes a line of text of `most` characters. */
export function defineText(group: string, most: number, words: Words) {
  return { ...describeField('text', group, [1, most], words), schema: z.string().trim().min(1).max(most) } as const;
}

function describeField(type: ValueType, group: string, [least, most]: Bounds, words: Words) {
  return { type, group, least, most, isOpen: false, ...words };
}

/** Lets a field be empty. */
export function openField<F extends { readonly isOpen: boolean; readonly schema: z.ZodType }>(field: F) {
  const { schema, isOpen: _, ...rest } = field;
  return { ...rest, isOpen: true, schema: z.nullable<F['schema']>(schema) } as const;
}

type ShapeOf<P extends SettingParts> = { readonly [N in keyof P]: P[N]['schema'] };

function isShape<P extends SettingParts>(shape: object, parts: P): shape is ShapeOf<P> {
  return Object.keys(parts).every((name) => name in shape);
}

/** The schema of all parts together. */
export function defineShape<P extends SettingParts>(parts: P) {
  const shape: object = Object.fromEntries(Object.entries(parts).map(([name, { schema }]) => [name, schema]));
  if (!isShape(shape, parts)) throw new Error('a part without a schema');
  return z.strictObject(shape);
}

function isField(part: DescribedValue): part is SettingField {
  return 'group' in part;
}

/** The fields that a form asks for, in their order; what has no group has a table of its own. */
export function listFields(parts: SettingParts): readonly (SettingField & { readonly name: string })[] {
  return Object.entries(parts).flatMap(([name, part]) => (isField(part) ? [{ ...part, name }] : []));
}

/** What is done about a warning. */
export const WARNING_LEVEL_WORDS: Readonly<Record<WarningLevel, Word>> = {
  ask: ['要写理由', 'Asks'],
  show: ['只提示', 'Shown'],
  silent: ['不提示', 'Silent'],
};

const cancelReasonsSchema = z
  .array(z.strictObject({ words: z.string().trim().min(1).max(40), costs: z.boolean() }))
  .min(1)
  .max(9)
  .refine((reasons) => new Set(reasons.map(({ words }) => words)).size === reasons.length, 'a reason stands twice')
  .refine((reasons) => !reasons.some(({ words, costs }) => costs && OWN_MISTAKES.includes(words)), 'a slip of the desk costs nothing')
  .readonly();

/** Every rule. A quota that is empty warns of nothing. */
export const DESK_RULES = {
  grid: defineMinutes('count', 'times', [5, 60], {
    words: ['时间格（分钟）', 'Grid (minutes)'],
    help: [
      '看板按它对齐，超时按它进位；仍可填任意分钟。',
      'The board snaps to it and overtime is rounded up to it; any minute may still be typed.',
    ],
  }),
  dayTurnHour: defineCount('times', [0, 12], {
    words: ['前台的一天从几点起算（点）', 'The desk’s day turns at (hour)'],
    help: [
      '这个钟点以前还算前一天：现场、看板、大厅和打印都按它；月报和价格仍按日历的日子。',
      'Before it the evening goes on: today, board, lobby and paper go by it; report and prices keep the calendar.',
    ],
  }),
  graceMinutes: defineMinutes('count', 'times', [0, 240], {
    words: ['迟到标记（分钟）', 'Late after (minutes)'],
    help: [
      '开始后这么久还没到场，看板上标出来；不会自动取消。',
      'Not checked in this long after the start: marked on the board. Nothing is cancelled by itself.',
    ],
  }),
  leaveGraceMinutes: defineMinutes('count', 'money', [0, 240], {
    words: ['离场宽限（分钟）', 'Grace for leaving (minutes)'],
    help: [
      '到时后这么久之内离场不收超时；再晚就先问几点走的，超时从预约的结束算起。',
      'Leaving this soon after the end is not charged; later it is asked when, and overtime counts from the booked end.',
    ],
  }),
  checkInMinutes: defineMinutes('count', 'times', [0, 1440], {
    words: ['最早到场登记（开始前，分钟）', 'Check-in from (minutes before)'],
    help: ['再早就说几点起可以登记；点错的可以退回。', 'Earlier than that it says from when on; a slip can be put back.'],
  }),
  lateCancelHours: defineCount('money', [0, 720], {
    words: ['临时取消（开始前不足，小时）', 'Late cancellation (hours before)'],
    help: ['离开始不到这么久才取消，算临时取消。', 'Cancelled closer to the start than this, it is late.'],
  }),
  lateCancelPercent: defineCount('money', [0, 100], {
    words: ['临时取消收费（%）', 'Late cancellation costs (%)'],
  }),
  cancelFreeMinutes: defineMinutes('count', 'money', [0, 240], {
    words: ['登记后多久内取消不收费（分钟）', 'Free of charge after booking (minutes)'],
    help: ['登记后这么久之内取消，什么都不收；0 表示没有。', 'Cancelled this soon after it was booked, nothing is charged; 0 for never.'],
  }),
  cancelReasons: { words: ['取消的原因', 'Reasons for cancelling'], schema: cancelReasonsSchema },
  warnings: {
    words: ['提醒', 'Warnings'],
    type: 'levels',
    schema: z.record(
      z.string().refine((code): boolean => isWarningCode(code), 'no warning'),
      z.enum(WARNING_LEVELS),
    ),
  },
  arrearsDays: defineCount('warnings', [0, 3660], {
    words: ['欠款超过应付日（天）才问', 'Debt asks when overdue for more than (days)'],
  }),
  arrearsAmount: defineYuan('warnings', [0, 1_000_000_000], { words: ['并且超过（元）', 'and above (yuan)'] }),
  noShowPercent: defineCount('money', [0, 100], { words: ['未到场收费（%）', 'Not coming costs (%)'] }),
  noShowLimit: defineCount('warnings', [0, 99], {
    words: ['没到场几次就问（次）', 'No-shows ask from (times)'],
    help: [
      '这么多次未到场以后，这家企业再约以后的时段要主管同意；导入的预约不问；0 表示不问。',
      'After so many, another booking ahead of that tenant needs the manager; imported ones are not asked about; 0 for never.',
    ],
  }),
  noShowDays: defineCount('warnings', [1, 366], { words: ['在多少天之内（天）', 'within (days)'] }),
  overtimePercent: defineCount('money', [0, 1000], {
    words: ['超时单价（%）', 'Overtime rate (%)'],
    help: ['按时段单价的百分比计；免费时长不抵超时。', 'Of the rate of the hour; free hours never cover it.'],
  }),
  optionHours: defineCount('times', [1, 720], {
    words: ['暂定保留（小时）', 'Options are held (hours)'],
    help: ['没有另外说明时，暂定预约保留这么久。', 'If nothing else is said.'],
  }),
  weekMinutes: openField(defineMinutes('hours', 'quotas', [0, 10_080], { words: ['每周上限（小时）', 'A week at most (hours)'] })),
  eveningFrom: defineMinutes('clock', 'quotas', [0, 1440], { words: ['晚间从', 'Evening from'] }),
  eveningMinutes: openField(
    defineMinutes('hours', 'quotas', [0, 10_080], {
      words: ['每周晚间上限（小时）', 'Evenings of a week at most (hours)'],
    }),
  ),
  aheadDays: openField(defineCount('quotas', [0, 3660], { words: ['最多提前（天）', 'Ahead at most (days)'] })),
  noticeMinutes: openField(defineMinutes('hours', 'quotas', [0, 527_040], { words: ['至少提前（小时）', 'Notice at least (hours)'] })),
} as const satisfies { readonly [N in keyof DeskRules]: DescribedValue<DeskRules[N]> };
