// Days, months and wire texts of wall-clock minutes, counted again: what the model of the desk reckons with (+08:00, minutes since 1970 UTC).

const DAY = 1440;
const AHEAD = 480;

/** Number of the wall-clock day that a minute lies on; 0 is 1970-01-01. */
export function dayNo(minute: number): number {
  return Math.floor((minute + AHEAD) / DAY);
}

/** The minute at which a day begins. */
export function dayStart(day: number): number {
  return day * DAY - AHEAD;
}

/** `2026-10-03`. */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The day's number of `2026-10-03`. */
export function dayOfText(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / 86_400_000;
}

/** `2026-10-03T22:00`, as the contract takes it. */
export function wire(minute: number): string {
  return new Date((minute + AHEAD) * 60_000).toISOString().slice(0, 16);
}

/** `2026-10` of a minute. */
export function monthOf(minute: number): string {
  return wire(minute).slice(0, 7);
}

/** Minute of the wall-clock day. */
export function clockOf(minute: number): number {
  return minute + AHEAD - dayNo(minute) * DAY;
}

/** 1 (Monday) to 7. */
export function weekdayNo(day: number): number {
  return ((day + 3) % 7) + 1;
}

/** The rule of a series: 'daily', 'weekdays' or 'weekly' on chosen days, up to a day or so many dates. */
export interface PlainRule {
  readonly frequency: 'daily' | 'weekdays' | 'weekly';
  readonly weekdays: readonly number[];
  readonly startsOn: number;
  readonly until: number | null;
  readonly count: number | null;
}

/** Its dates, day by day. */
export function datesOf({ frequency, weekdays, startsOn, until, count }: PlainRule): number[] {
  const dates: number[] = [];
  for (let day = startsOn; dates.length < (count ?? Infinity) && day <= (until ?? Infinity); day += 1) {
    const weekday = weekdayNo(day);
    const isNamed = frequency === 'daily' || (frequency === 'weekdays' ? weekday < 6 : weekdays.includes(weekday));
    if (isNamed) dates.push(day);
  }
  return dates;
}
