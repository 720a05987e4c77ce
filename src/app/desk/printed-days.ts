// When this computer last printed the board or list of a day: what changed from then on is not on the paper.
import { deskDayOf } from '../../domain/booking/desk-day.ts';
import { addDays, type Day, instant, parseDay } from '../../domain/time/calendar.ts';
import { readPreference, writePreference } from '../ui/preferences.ts';

const PRINTED = 'desk.printed';

/** Minutes since the epoch of the last printout, by the day printed. */
export type PrintedDays = ReadonlyMap<Day, number>;

/** Reads `2026-11-10=29900000 …`; what is none of that is left out. */
export function parsePrintedDays(text: string | null): PrintedDays {
  return new Map(
    (text ?? '').split(' ').flatMap((one): [Day, number][] => {
      const [day, at] = [parseDay(one.slice(0, 10)), Number(one.slice(11))];
      return day === null || !Number.isSafeInteger(at) ? [] : [[day, at]];
    }),
  );
}

/** Formats the printouts with another one; days before yesterday's of `at` are dropped, their paper is out of use. */
export function formatPrintedDays(printed: PrintedDays, day: Day, at: number): string {
  const first = addDays(deskDayOf(instant(at), { dayTurnHour: 0 }), -1);
  return [...new Map(printed).set(day, at)].flatMap(([one, when]) => (one < first ? [] : [`${one}=${when}`])).join(' ');
}

/** Reads what this computer printed. */
export function readPrintedDays(): PrintedDays {
  return parsePrintedDays(readPreference(PRINTED));
}

/** Keeps that a day's board or list was printed, as it stood at that minute. */
export function keepPrinted(day: Day, at: number): void {
  writePreference(PRINTED, formatPrintedDays(readPrintedDays(), day, at));
}

/** What of a change says which papers it is missing from. */
interface Moved {
  readonly at: number;
  readonly from: number;
  readonly before: Readonly<Record<string, string | number | null>>;
}

/** Whether a change came after the printout of the day that the booking is on, or was on before it. The printout's own minute counts as after. */
export function isAfterPrinting({ at, from, before }: Moved, printed: PrintedDays, dayTurnHour: number): boolean {
  const starts = [from, ...(typeof before['starts_at'] === 'number' ? [before['starts_at']] : [])];
  return starts.some((start) => at >= (printed.get(deskDayOf(instant(start), { dayTurnHour })) ?? Number.POSITIVE_INFINITY));
}
