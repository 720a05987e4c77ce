// Lays a tenant's leases out on a time line: rows without overlaps, today's line, and the gaps and overlaps between leases.
import {
  addDays,
  addMonths,
  type Day,
  firstDayOf,
  lastDayOf,
  listMonths,
  type Month,
  monthNumberOf,
  monthOf,
  toDayNumber,
} from '../../domain/time/calendar.ts';
import { getLeaseEnd, type LeaseDays } from '../../domain/lease/lease.ts';

/** A lease as the time line needs it. */
export interface TimelineLease extends LeaseDays {
  readonly id: number;
}

/** A stretch of the line: where it begins and how wide it is, in thousandths of the whole. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

/** A lease's bar on its row. */
export interface TimelineBar extends Stretch {
  readonly id: number;
  readonly row: number;
  readonly state: 'past' | 'now' | 'coming';
}

/** Days between or shared by leases, both included. */
export interface TimelineSpan extends Stretch {
  readonly kind: 'gap' | 'overlap';
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
}

/** A month's mark on the line. */
export interface TimelineMark {
  readonly month: Month;
  readonly left: number;
}

/** Everything that the time line draws. */
export interface Timeline {
  readonly from: Day;
  readonly to: Day;
  readonly rows: number;
  readonly bars: readonly TimelineBar[];
  readonly spans: readonly TimelineSpan[];
  readonly marks: readonly TimelineMark[];
  readonly today: number;
}

/** The whole line's length in the units of a stretch. */
export const TIMELINE_WIDTH = 1000;

interface Held {
  readonly id: number;
  readonly from: number;
  /** The day after the last one. */
  readonly until: number;
}

function heldOf(lease: TimelineLease): Held {
  return { id: lease.id, from: toDayNumber(lease.startsOn), until: toDayNumber(getLeaseEnd(lease)) + 1 };
}

/** The first row whose last lease is over by the day that this one begins. */
function rowsOf(held: readonly Held[]): ReadonlyMap<number, number> {
  const ends: number[] = [];
  const rows = new Map<number, number>();
  for (const { id, from, until } of held) {
    const free = ends.findIndex((end) => end <= from);
    const row = free === -1 ? ends.length : free;
    ends[row] = until;
    rows.set(id, row);
  }
  return rows;
}

interface Piece {
  readonly kind: 'gap' | 'overlap';
  readonly from: number;
  readonly until: number;
}

/** Days between the first and the last of all leases that none, or more than one, covers. */
function piecesOf(held: readonly Held[]): readonly Piece[] {
  const edges = [...new Set(held.flatMap(({ from, until }) => [from, until]))].toSorted((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [index, from] of edges.entries()) {
    const until = edges[index + 1];
    if (until === undefined) break;
    const covering = held.filter((one) => one.from <= from && one.until >= until).length;
    if (covering === 1) continue;
    const kind = covering === 0 ? 'gap' : 'overlap';
    const last = pieces.at(-1);
    if (last !== undefined && last.kind === kind && last.until === from) pieces[pieces.length - 1] = { kind, from: last.from, until };
    else pieces.push({ kind, from, until });
  }
  return pieces;
}

/** Marks every month, quarter, half year, year or more, so that they stay readable. */
function stepOf(months: number): number {
  const steps = [1, 3, 6, 12, 24, 60] as const;
  return steps.find((step) => months / step <= 10) ?? 120;
}

function stateOf({ from, until }: Held, today: number): TimelineBar['state'] {
  if (until <= today) return 'past';
  return from > today ? 'coming' : 'now';
}

/**
 * The time line of these leases, from the month of the earliest day to the month after the latest, today included.
 * A lease that was left on its first day keeps that day.
 */
export function layTimeline(leases: readonly TimelineLease[], today: Day): Timeline {
  const held = leases.map(heldOf).toSorted((a, b) => a.from - b.from || a.until - b.until || a.id - b.id);
  const now = toDayNumber(today);
  const first = addDays(today, Math.min(0, ...held.map(({ from }) => from - now)));
  const last = addDays(today, Math.max(0, ...held.map(({ until }) => until - 1 - now)));
  const from = firstDayOf(monthOf(first));
  const to = lastDayOf(addMonths(monthOf(last), 1));
  const start = toDayNumber(from);
  const scale = TIMELINE_WIDTH / (toDayNumber(to) + 1 - start);
  const stretch = (a: number, b: number): Stretch => ({ left: (a - start) * scale, width: (b - a) * scale });
  const rows = rowsOf(held);
  const months = listMonths(monthOf(from), monthOf(to));
  const step = stepOf(months.length);
  return {
    from,
    to,
    rows: Math.max(1, new Set(rows.values()).size),
    bars: held.map((one) => ({ id: one.id, row: rows.get(one.id) ?? 0, state: stateOf(one, now), ...stretch(one.from, one.until) })),
    spans: piecesOf(held).map((piece) => ({
      kind: piece.kind,
      from: addDays(today, piece.from - now),
      to: addDays(today, piece.until - 1 - now),
      days: piece.until - piece.from,
      ...stretch(piece.from, piece.until),
    })),
    marks: months
      .filter((month) => (step < 12 ? monthNumberOf(month) - 1 : Number(month.slice(0, 4)) * 12 + monthNumberOf(month) - 1) % step === 0)
      .map((month) => ({ month, left: (toDayNumber(firstDayOf(month)) - start) * scale })),
    today: (now - start) * scale,
  };
}
