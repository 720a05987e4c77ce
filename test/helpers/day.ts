// A day as a test writes it.
import { type Day, parseDay } from '../../src/domain/time/calendar.ts';

/** Reads a day that there is. */
export function day(text: string): Day {
  const read = parseDay(text);
  if (read === null) throw new Error(text);
  return read;
}
