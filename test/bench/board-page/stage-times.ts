// Times as all components of the bench write them.
import { instant, getMinuteOfDay, printClock } from '../../../src/domain/time/calendar.ts';

/** `20:00–22:00`. */
export function clockText({ from, to }: { readonly from: number; readonly to: number }): string {
  return `${printClock(getMinuteOfDay(instant(from)))}–${printClock(getMinuteOfDay(instant(to)))}`;
}

/** The time on the base's wall as the browser's own, which components without zones show. */
export function wall(at: number): Date {
  const shown = new Date((at + 480) * 60_000);
  return new Date(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate(), shown.getUTCHours(), shown.getUTCMinutes());
}
