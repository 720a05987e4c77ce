// Days and months of the second computation, by the language's own calendar in UTC: a different way from the program's.

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. */
export function dayNo(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** The day of a number of days since 1970-01-01. */
export function dayText(no: number): string {
  return new Date(no * DAY_MS).toISOString().slice(0, 10);
}

/** The day `days` later. */
export function plusDays(day: string, days: number): string {
  return dayText(dayNo(day) + days);
}

/** The month of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month `count` months later. */
export function plusMonths(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** First day of a month. */
export function firstDay(month: string): string {
  return `${month}-01`;
}

/** Last day of a month. */
export function lastDay(month: string): string {
  return plusDays(firstDay(plusMonths(month, 1)), -1);
}

/** Every day of a month. */
export function daysOf(month: string): readonly string[] {
  const first = dayNo(firstDay(month));
  return Array.from({ length: dayNo(lastDay(month)) - first + 1 }, (_, nth) => dayText(first + nth));
}

/** The months `from`..`to`, both included. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = plusMonths(month, 1)) months.push(month);
  return months;
}

/** The day that a wall-clock minute lies on. */
export function dayOfMinute(minute: number): string {
  return dayText(Math.floor(minute / 1440));
}

/** Monday 0 .. Sunday 6. */
export function weekday(day: string): number {
  return (new Date(dayNo(day) * DAY_MS).getUTCDay() + 6) % 7;
}
