// Where free time may begin and end in a studio: the few instants that have to be tried, instead of every minute.
import { createInstantAt, type Day, DAY_MINUTES, getDayOfInstant, instant, type Instant, listDays } from '../time/calendar.ts';
import type { Interval } from '../time/interval.ts';
import { isBlocking, type SlotContext } from './slot.ts';
import { openBetween } from '../studio/studio-time.ts';

/** Instants at which a free piece of a studio's time may begin, and at which it may end; sorted, each once. */
export interface SlotEdges {
  readonly starts: readonly Instant[];
  readonly ends: readonly Instant[];
}

/** Time that is taken, and the minutes of turnaround that may have to follow it. */
interface TakenTime extends Interval {
  readonly after: number;
}

function sorted(values: Iterable<number>, window: Interval): Instant[] {
  const inside = [...new Set(values)].filter((one) => window.from <= one && one <= window.to);
  return inside.toSorted((a, b) => a - b).map(instant);
}

function daysOf(window: Interval): Day[] {
  return listDays(getDayOfInstant(instant(window.from)), getDayOfInstant(instant(window.to)));
}

/** What stands in the way of a wish: bookings of the studio and of linked ones, blackouts, counted equipment that is out. */
function takenTimes(ground: SlotContext, bookingId: number | null): TakenTime[] {
  const bookings = ground.neighbours
    .filter((one) => one.id !== bookingId && isBlocking(one, ground.now))
    .map((one) => {
      const turnaroundOn = one.linked?.turnaroundOn ?? ground.studio.turnaroundOn;
      return { from: one.start, to: one.end, after: turnaroundOn(getDayOfInstant(one.start)) };
    });
  const uses = ground.equipment
    .flatMap((thing) => thing.uses)
    .filter((one) => one.bookingId !== bookingId && isBlocking(one, ground.now))
    .map((one) => ({ from: one.start, to: one.end, after: 0 }));
  return [...bookings, ...uses, ...ground.blackouts.map((one) => ({ from: one.from, to: one.to, after: 0 }))];
}

/**
 * The instants of the window at which what `decideSlot` says may change: opening and closing, ends of what is taken with and without the turnaround
 * behind them, starts of what is taken with and without the studio's turnaround before them, midnights and the minutes before them (service,
 * leases, exclusive leases and closed months go by days, some of them by the day of the start alone). `bookingId` is the booking that is moved, null for a new one. Says nothing about what is free: `decideSlot` does.
 */
export function listSlotEdges(ground: SlotContext, window: Interval, bookingId: number | null): SlotEdges {
  const days = daysOf(window);
  const turnarounds = [0, ...new Set(days.map((day) => ground.studio.turnaroundOn(day)))];
  const midnights = days.map((day) => Number(createInstantAt(day, 0)));
  const starts: number[] = midnights.flatMap((midnight) => [midnight - 1, midnight]);
  const ends: number[] = [...midnights];
  const [first, last] = [days[0], days.at(-1)];
  if (first !== undefined && last !== undefined) {
    for (const open of openBetween(ground.studio, first, last)) {
      starts.push(open.from);
      ends.push(open.to);
    }
  }
  for (const taken of takenTimes(ground, bookingId)) {
    starts.push(taken.to, taken.to + taken.after);
    ends.push(...turnarounds.map((minutes) => taken.from - minutes));
  }
  return { starts: sorted(starts, window), ends: sorted(ends, window) };
}

/** Which starts are looked for: those of pieces of `minutes` inside the window, on a grid that is counted from each day's 00:00. */
export interface StartQuestion {
  readonly window: Interval;
  readonly minutes: number;
  readonly grid: number;
}

/**
 * Starts worth trying for a piece of this length inside the window, sorted: where free time begins, the latest starts before something
 * else begins, and the steps of the grid. About window/grid + 2 x (edges) of them: 360 for a board day at a grid of 5 minutes.
 */
export function listStartsToTry(edges: SlotEdges, question: StartQuestion): Instant[] {
  const { window, minutes, grid } = question;
  const starts: number[] = [...edges.starts, ...edges.ends.map((end) => end - minutes)];
  for (const day of daysOf(window)) {
    for (let minute = 0; minute < DAY_MINUTES; minute += grid) starts.push(createInstantAt(day, minute));
  }
  return sorted(starts, { from: window.from, to: window.to - minutes });
}
