// Where free time may begin and end in a studio: the few instants that have to be tried, instead of every minute.
import { createInstantAt, type Day, DAY_MINUTES, getDayOfInstant, instant, type Instant, listDays } from '../time/calendar.ts';
import type { Interval } from '../time/interval.ts';
import { REFUSING_RULES } from './booking-rules.ts';
import type { SlotContext } from './slot.ts';

/** Instants at which a free piece of a studio's time may begin, and at which it may end; sorted, each once. */
export interface SlotEdges {
  readonly starts: readonly Instant[];
  readonly ends: readonly Instant[];
}

function sorted(values: Iterable<number>, window: Interval): Instant[] {
  const inside = [...new Set(values)].filter((one) => window.from <= one && one <= window.to);
  return inside.toSorted((a, b) => a - b).map(instant);
}

function daysOf(window: Interval): Day[] {
  return listDays(getDayOfInstant(instant(window.from)), getDayOfInstant(instant(window.to)));
}

/**
 * The instants of the window at which what `decideSlot` says may change, as its rules list them. `bookingId` is the booking that is moved,
 * null for a new one. Says nothing about what is free: `decideSlot` does.
 */
export function listSlotEdges(context: SlotContext, window: Interval, bookingId: number | null): SlotEdges {
  const search = { days: daysOf(window), bookingId };
  const edges = REFUSING_RULES.map((rule) => rule.edges(context, search));
  const listed = (side: 'starts' | 'ends') =>
    sorted(
      edges.flatMap((one) => one[side]),
      window,
    );
  return { starts: listed('starts'), ends: listed('ends') };
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
