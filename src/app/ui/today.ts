// Today at the base: the day at +08:00, whatever the computer's zone, and a new one after midnight.
import { useEffect, useState } from 'react';
import { convertMillisecondsToInstant, type Day, getDayOfInstant } from '../../domain/time/calendar.ts';

/** Today at the base, as it is now. */
export function getToday(): Day {
  return getDayOfInstant(convertMillisecondsToInstant(Date.now()));
}

/** Today at the base. */
export function useToday(): Day {
  const [day, setDay] = useState(getToday);
  useEffect(() => {
    const timer = window.setInterval(() => setDay(getToday()), 30_000);
    return () => window.clearInterval(timer);
  }, []);
  return day;
}
