// The desk's day: it turns in the morning (06:00 unless a base says otherwise), so that an evening is one day to its end (docs/rules/booking.md, Time).
import { addDays, createInstantAt, type Day, getDayOfInstant, instant, type Instant } from '../time/calendar.ts';
import type { DeskRules } from './desk-rules.ts';

type Turn = Pick<DeskRules, 'dayTurnHour'>;

/** Which desk's day an instant belongs to: what comes before the turn is still the day before's. */
export function deskDayOf(at: Instant, { dayTurnHour }: Turn): Day {
  return getDayOfInstant(instant(at - dayTurnHour * 60));
}

/** The instants `[from, to)` of so many desk's days from a day on. */
export function computeDeskSpan(day: Day, { dayTurnHour }: Turn, days = 1): { readonly from: Instant; readonly to: Instant } {
  const turn = dayTurnHour * 60;
  return { from: createInstantAt(day, turn), to: createInstantAt(addDays(day, days), turn) };
}
