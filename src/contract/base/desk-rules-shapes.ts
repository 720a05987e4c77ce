// The shape of the front desk's rules, as the settings ask for them and hand them out.
import { z } from 'zod';
import type { DeskRules } from '../../domain/booking/desk-rules.ts';
import { minutes } from '../../domain/values/quantity.ts';
import type { Minutes } from '../../domain/values/quantity.ts';

/** The least and the most that each rule may be; a quota may be null too, and then warns of nothing. */
export const DESK_RULE_RANGES: { readonly [N in keyof DeskRules]: readonly [least: number, most: number] } = {
  grid: [5, 60],
  graceMinutes: [0, 240],
  lateCancelHours: [0, 720],
  lateCancelPercent: [0, 100],
  noShowPercent: [0, 100],
  overtimePercent: [0, 1000],
  optionHours: [1, 720],
  weekMinutes: [0, 10_080],
  eveningFrom: [0, 1440],
  eveningMinutes: [0, 10_080],
  aheadDays: [0, 3660],
  noticeMinutes: [0, 527_040],
};

function whole(name: keyof DeskRules) {
  const [least, most] = DESK_RULE_RANGES[name];
  return z.int().min(least).max(most);
}

function length(name: keyof DeskRules) {
  return whole(name).transform((value): Minutes => minutes(value));
}

/** Every rule, as they are kept together. */
export const deskRulesInput = z.strictObject({
  grid: length('grid'),
  graceMinutes: length('graceMinutes'),
  lateCancelHours: whole('lateCancelHours'),
  lateCancelPercent: whole('lateCancelPercent'),
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
  graceMinutes: z.int(),
  lateCancelHours: z.int(),
  lateCancelPercent: z.int(),
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
