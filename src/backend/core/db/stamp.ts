// The wall-clock stamp in the names of backups and of databases kept aside.
import { convertMillisecondsToInstant, formatIsoInstant } from '../../../domain/time/calendar.ts';

/** `20261125-213755` at +08:00, from milliseconds since the epoch. */
export function stampOf(nowMs: number): string {
  const minute = formatIsoInstant(convertMillisecondsToInstant(nowMs)).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${minute}${String(Math.floor(nowMs / 1000) % 60).padStart(2, '0')}`;
}
