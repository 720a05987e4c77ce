// What time it is on the wall clock, as times are typed.
import { formatClockTime } from '../../contract/desk/desk-texts.ts';

/** Now, as `2026-10-03T22:00`. */
export function getTimeNow(): string {
  return formatClockTime(Date.now());
}
