// Now at the base: the minute at +08:00, whatever the computer's zone.
import { useEffect, useState } from 'react';
import { instantFromMilliseconds } from '../../domain/time/calendar.ts';

const LOOK_EVERY_MS = 5000;

/** The instant of now; another one each minute. */
export function useNow(): number {
  const [now, setNow] = useState<number>(() => instantFromMilliseconds(Date.now()));
  useEffect(() => {
    const timer = window.setInterval(() => setNow(instantFromMilliseconds(Date.now())), LOOK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
