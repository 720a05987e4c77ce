// What the desk asks and answers, as a host without a page reads and prints it: times, dates of a series, states, money, areas.
import type { BookingState } from '../../domain/base/catalogue.ts';
import { isPutBack } from '../../domain/booking/booking.ts';
import { computeDeskSpan, deskDayOf } from '../../domain/booking/desk-day.ts';
import { computeNowStart } from '../../domain/booking/walk-in.ts';
import type { CancelWhy } from '../../domain/price/cancelling.ts';
import {
  toDayNumber,
  getDayOfInstant,
  instant,
  convertMillisecondsToInstant,
  formatIsoInstant,
  getMinuteOfDay,
  weekdayOf,
} from '../../domain/time/calendar.ts';
import { printSquareMetres, printYuan } from '../../domain/values/quantity.ts';
import { parseDayOrNull, parseInstantOrNull } from '../core/texts.ts';

export { BOOKING_STATES, formatLedgerState, STUDIO_KINDS } from '../../domain/base/catalogue.ts';

/** `2026-10-03T22:00` of minutes since the epoch; null stays null. */
export function formatWireTime(minutes: number): string;
export function formatWireTime(minutes: number | null): string | null;
export function formatWireTime(minutes: number | null): string | null {
  return minutes === null ? null : formatIsoInstant(instant(minutes));
}

/** The slot between two times of the wire as each date of a series has it; null where one is no time. */
export function parseRepeatedSlot(
  from: string,
  to: string,
): { readonly startsOn: string; readonly weekday: number; readonly startsMinute: number; readonly minutes: number } | null {
  const [start, end] = [parseInstantOrNull(from), parseInstantOrNull(to)];
  if (start === null || end === null) return null;
  const day = getDayOfInstant(start);
  return { startsOn: day, weekday: weekdayOf(day), startsMinute: getMinuteOfDay(start), minutes: end - start };
}

/** The time of the wire so many minutes after another. @throws where that is none */
export function addMinutesToTime(from: string, minutes: number): string {
  const start = parseInstantOrNull(from);
  if (start === null) throw new RangeError(from);
  return formatIsoInstant(instant(start + minutes));
}

/** The time of the wire at a moment of the clock. */
export function formatClockTime(milliseconds: number): string {
  return formatIsoInstant(convertMillisecondsToInstant(milliseconds));
}

/** The time of the wire where a booking begins that begins now, on a grid of so many minutes. */
export function formatNowStart(milliseconds: number, grid: number): string {
  return formatIsoInstant(computeNowStart(convertMillisecondsToInstant(milliseconds), grid));
}

/** The time of the wire at which the desk's day ends that it is. */
export function formatDeskDayEnd(milliseconds: number, rules: { readonly dayTurnHour: number }): string {
  return formatIsoInstant(computeDeskSpan(deskDayOf(convertMillisecondsToInstant(milliseconds), rules), rules).to);
}

/** Whole days from one day of the wire to another, negative where it lies before; null where one is no day. */
export function countDaysApart(from: string, to: string): number | null {
  const [first, last] = [parseDayOrNull(from), parseDayOrNull(to)];
  return first === null || last === null ? null : toDayNumber(last) - toDayNumber(first);
}

/** Minutes from one time of the wire to another; null where one is no time. */
export function countMinutesBetween(from: string, to: string): number | null {
  const [start, end] = [parseInstantOrNull(from), parseInstantOrNull(to)];
  return start === null || end === null ? null : end - start;
}

/** Fen as yuan with two decimals; `—` for none. */
export function formatYuan(fen: number | null): string {
  return fen === null ? '—' : printYuan(fen);
}

/** 0.01 m² as m² with two decimals; `—` for none. */
export function formatArea(area: number | null): string {
  return area === null ? '—' : printSquareMetres(area);
}

const CANCEL_WHY_WORDS: Readonly<Record<CancelWhy, string>> = {
  option: '暂定的预约',
  in_time: '取消得早',
  just_booked: '刚登记的',
  reason: '这个原因不收费',
  waived: '免收',
  late: '临时取消',
  started: '开始时间已过，记为未到场',
};

/** Why cancelling cost what it cost. */
export function cancelWhyWord(why: CancelWhy): string {
  return CANCEL_WHY_WORDS[why];
}

/** The state that a booking may be put back to, of the moves that are open to it; undefined where there is none. */
export function findStateBefore(state: BookingState, moves: readonly BookingState[]): BookingState | undefined {
  return moves.find((to) => isPutBack(state, to));
}
