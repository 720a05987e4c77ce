// Now at the base: the minute at +08:00, whatever the computer's zone, and the desk's day that it belongs to.
import { useEffect, useState } from 'react';
import { deskDayOf } from '../../domain/booking/desk-day.ts';
import { STANDARD_DESK_RULES } from '../../domain/booking/desk-rules.ts';
import { convertMillisecondsToInstant, type Day, instant } from '../../domain/time/calendar.ts';
import { readPreference, writePreference } from '../ui/preferences.ts';

const LOOK_EVERY_MS = 5000;

const TURN = 'desk.turns';

/** Keeps at which hour the base's day turns: the next screen knows its day before the first answer is there. */
export function keepTurn({ dayTurnHour }: { readonly dayTurnHour: number }): void {
  if (readPreference(TURN) !== String(dayTurnHour)) writePreference(TURN, String(dayTurnHour));
}

/** The hour at which the desk's day turns, as the last answer had it. */
export function turnHour(): number {
  const kept = Number(readPreference(TURN) ?? Number.NaN);
  return Number.isInteger(kept) ? kept : STANDARD_DESK_RULES.dayTurnHour;
}

/** The desk's today: it turns in the morning, not at midnight. */
export function useDeskDay(): Day {
  return deskDayOf(instant(useNow()), { dayTurnHour: turnHour() });
}

/** The instant of now; another one each minute. */
export function useNow(): number {
  const [now, setNow] = useState<number>(() => convertMillisecondsToInstant(Date.now()));
  useEffect(() => {
    const timer = window.setInterval(() => setNow(convertMillisecondsToInstant(Date.now())), LOOK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
