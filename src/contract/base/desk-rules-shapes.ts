// The shape of the front desk's rules, as the settings ask for them and hand them out.
import { z } from 'zod';
import { isWarningCode } from '../../domain/booking/booking-rules.ts';
import { type DeskRules, OWN_MISTAKES, WARNING_LEVELS } from '../../domain/booking/desk-rules.ts';
import { fen, type Fen, minutes, type Minutes } from '../../domain/values/quantity.ts';
import { listOf } from '../core/shapes.ts';

type NumberRule = Exclude<keyof DeskRules, 'cancelReasons' | 'warnings'>;

/** The least and the most that each of them may be; a quota may be null too, and then warns of nothing. */
export const DESK_RULE_RANGES: { readonly [N in NumberRule]: readonly [least: number, most: number] } = {
  grid: [5, 60],
  dayTurnHour: [0, 12],
  graceMinutes: [0, 240],
  checkInMinutes: [0, 1440],
  lateCancelHours: [0, 720],
  lateCancelPercent: [0, 100],
  cancelFreeMinutes: [0, 240],
  arrearsDays: [0, 3660],
  arrearsAmount: [0, 1_000_000_000],
  noShowPercent: [0, 100],
  overtimePercent: [0, 1000],
  optionHours: [1, 720],
  weekMinutes: [0, 10_080],
  eveningFrom: [0, 1440],
  eveningMinutes: [0, 10_080],
  aheadDays: [0, 3660],
  noticeMinutes: [0, 527_040],
};

function whole(name: NumberRule) {
  const [least, most] = DESK_RULE_RANGES[name];
  return z.int().min(least).max(most);
}

function length(name: NumberRule) {
  return whole(name).transform((value): Minutes => minutes(value));
}

const cancelReasonsSchema = z
  .array(z.strictObject({ words: z.string().trim().min(1).max(40), costs: z.boolean() }))
  .min(1)
  .max(9)
  .refine((reasons) => new Set(reasons.map(({ words }) => words)).size === reasons.length, 'a reason stands twice')
  .refine((reasons) => !reasons.some(({ words, costs }) => costs && OWN_MISTAKES.includes(words)), 'a slip of the desk costs nothing');

const warningsSchema = z.record(z.string().refine(isWarningCode, 'no warning'), z.enum(WARNING_LEVELS));

/** Every rule, as they are kept together. */
export const deskRulesInput = z.strictObject({
  grid: length('grid'),
  dayTurnHour: whole('dayTurnHour'),
  graceMinutes: length('graceMinutes'),
  checkInMinutes: length('checkInMinutes'),
  lateCancelHours: whole('lateCancelHours'),
  lateCancelPercent: whole('lateCancelPercent'),
  cancelFreeMinutes: length('cancelFreeMinutes'),
  cancelReasons: cancelReasonsSchema,
  warnings: warningsSchema,
  arrearsDays: whole('arrearsDays'),
  arrearsAmount: whole('arrearsAmount').transform((value): Fen => fen(value)),
  noShowPercent: whole('noShowPercent'),
  overtimePercent: whole('overtimePercent'),
  optionHours: whole('optionHours'),
  weekMinutes: length('weekMinutes').nullable(),
  eveningFrom: length('eveningFrom'),
  eveningMinutes: length('eveningMinutes').nullable(),
  aheadDays: whole('aheadDays').nullable(),
  noticeMinutes: length('noticeMinutes').nullable(),
});

const quota = z.int().nullable();
/** The rules as an answer has them. */
export const deskRulesSchema = z.object({
  grid: z.int(),
  dayTurnHour: z.int(),
  graceMinutes: z.int(),
  checkInMinutes: z.int(),
  lateCancelHours: z.int(),
  lateCancelPercent: z.int(),
  cancelFreeMinutes: z.int(),
  cancelReasons: listOf(z.object({ words: z.string(), costs: z.boolean() })),
  warnings: z.record(z.string(), z.enum(WARNING_LEVELS).optional()),
  arrearsDays: z.int(),
  arrearsAmount: z.int(),
  noShowPercent: z.int(),
  overtimePercent: z.int(),
  optionHours: z.int(),
  weekMinutes: quota,
  eveningFrom: z.int(),
  eveningMinutes: quota,
  aheadDays: quota,
  noticeMinutes: quota,
});
export type PlainDeskRules = z.infer<typeof deskRulesSchema>;
