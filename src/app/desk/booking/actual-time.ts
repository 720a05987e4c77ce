// The time at which somebody really came or left, as it is typed: a bare clock is the one nearest to the booked time. Pure.
import { addDays, getDayOfInstant, type Instant } from '../../../domain/time/calendar.ts';
import { readMoment } from '../../ui/time-text.ts';

/** The moment that a text names; null where it names none. `booked`: the time that it is about; `now`: what 今天 is. */
export function readActual(text: string, booked: Instant, now: Instant): Instant | null {
  const day = getDayOfInstant(booked);
  const ground = { today: getDayOfInstant(now), start: booked, now };
  const near = [-1, 0, 1].map((days) => readMoment(text, { ...ground, day: addDays(day, days) }));
  const distance = (one: Instant | null): number => (one === null ? Infinity : Math.abs(one - booked));
  return near.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}
