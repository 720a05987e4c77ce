// What repeats, as it is typed: `--repeat weekly --on 1,3 --count 8`, of bookings and of blackouts.
import type { LivebaseClient } from '../../../contract/contract.ts';
import { parseRepeatedSlot } from '../../../contract/desk/desk-texts.ts';
import { oneOf, defineOption } from '../command.ts';
import { countOption, type OptionValues, readDayOption } from '../option-values.ts';
import { createWrongUsage } from '../usage.ts';

const FREQUENCIES = ['daily', 'weekdays', 'weekly'] as const;

/** Options of whatever may repeat. */
export const REPEAT_OPTIONS = [
  oneOf('--repeat <频率>', '重复：每天、工作日或每周', FREQUENCIES),
  defineOption('--on <星期>', '每周的星期几，如 1,3,5'),
  defineOption('--until <日期>', '重复到这一天', readDayOption),
  defineOption('--count <次数>', '重复多少次', countOption),
] as const;

type Slot = NonNullable<ReturnType<typeof parseRepeatedSlot>>;
/** A slot and the rule by which it comes back. */
export interface Repeat {
  readonly slot: Slot;
  readonly rule: Parameters<LivebaseClient['series']['book']>[0]['rule'];
}

function weekdaysOf(options: OptionValues, slot: Slot): number[] {
  const text = options.text('on');
  if (text === null) return [slot.weekday];
  if (!/^[1-7](,[1-7])*$/.test(text)) throw createWrongUsage('--on 要写星期几，如 1,3,5（1 是星期一，7 是星期日）');
  return [...new Set(text.split(',').map(Number))].toSorted((a, b) => a - b);
}

/** How `--from` to `--to` repeats; null for once. Wrong usage ends it. */
export function repeatGiven(options: OptionValues): Repeat | null {
  const frequency = FREQUENCIES.find((one) => one === options.text('repeat')) ?? null;
  const [until, count] = [options.text('until'), options.text('count')];
  if (frequency === null) {
    const stray = ['on', 'until', 'count'].find((name) => options.text(name) !== null);
    if (stray !== undefined) throw createWrongUsage('--on、--until、--count 要和 --repeat 一起写');
    return null;
  }
  const slot = parseRepeatedSlot(options.given('from'), options.given('to'));
  if (slot === null || slot.minutes < 1) throw createWrongUsage('--to 要晚于 --from');
  if ((until === null) === (count === null)) throw createWrongUsage('--repeat 要写 --until 到哪一天，或 --count 多少次');
  if (frequency !== 'weekly' && options.text('on') !== null) throw createWrongUsage('--on 要和 --repeat weekly 一起写');
  const weekdays = frequency === 'weekly' ? weekdaysOf(options, slot) : [];
  return { slot, rule: { frequency, weekdays, startsOn: slot.startsOn, until, count: count === null ? null : Number(count) } };
}
