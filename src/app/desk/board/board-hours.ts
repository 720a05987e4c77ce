// The hours of the board: which have room for their number, the lines at them, and how wide an hour is. Pure.
import type { BoardDay } from '../../../contract/desk/board.ts';
import { getMinuteOfDay, instant } from '../../../domain/time/calendar.ts';
import type { Zoom } from '../desk-state.ts';
import { computeDrawnBefore, computeDrawnMinutes, shareOf, type Fold, type Span } from './board-geometry.ts';

/** What is folded, and how it is unfolded. */
export interface Folding {
  /** The hours in which nothing is open, and the past: all folded, or none. */
  readonly fold: () => void;
  /** Puts the past on view, or away. */
  readonly past: (isOpen: boolean) => void;
  readonly floor: (floor: string | null) => void;
  readonly allFloors: () => void;
}

export interface HoursProps {
  readonly from: number;
  readonly to: number;
  readonly folds: readonly Fold[];
  /** Pixels of a drawn minute: what stands in the hours has to have room. */
  readonly scale: number;
  /** False until the room has been measured: hours are not drawn for a room that is not known. */
  readonly isMeasured: boolean;
  /** The moment, on the board of today. */
  readonly now: number | null;
  readonly isPastFolded: boolean;
  readonly folding: Pick<Folding, 'fold' | 'past'>;
}
/** An hour of the head. */
interface HourMark {
  readonly at: number;
  readonly hour: number;
}

/** Pixels that an hour takes. */

const HOUR_ROOM = 22;
/** The hours that have room for their number. */
export function listHourMarks({ from, to, folds, scale }: Pick<HoursProps, 'from' | 'to' | 'folds' | 'scale'>): readonly HourMark[] {
  const all = Array.from({ length: Math.ceil((to - from) / 60) }, (_, nth) => Math.ceil(from / 60) * 60 + nth * 60);
  const px = (at: number): number => computeDrawnBefore({ from, to, folds }, at) * scale;
  const marks: HourMark[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const at of all) {
    const isFolded = folds.some((fold) => at >= fold.from && at < fold.to);
    if (isFolded || px(at) < free) continue;
    marks.push({ at, hour: getMinuteOfDay(instant(at)) / 60 });
    free = px(at) + HOUR_ROOM;
  }
  return marks;
}

/** Where the eye begins: now on today's board, else the first opening. */
export function computeBeginning(data: Pick<BoardDay, 'from' | 'to' | 'studios'>, now: number): number {
  if (now >= data.from && now < data.to) return now;
  // What is still open from the day before begins at midnight, or outside.
  const openings = data.studios.flatMap(({ open }) => open.map(([from]) => from).filter((from) => from > data.from));
  return openings.length === 0 ? data.from : Math.min(...openings);
}

/** Lines at the hours; in a fold there are none. */
export function formatHourLines(axis: Span): string {
  const first = Math.ceil(axis.from / 60) * 60;
  const stops: string[] = [];
  for (let at = first; at < axis.to; at += 60) {
    if ((axis.folds ?? []).some((fold) => at > fold.from && at < fold.to)) continue;
    const share = `${shareOf(axis, at)}%`;
    stops.push(`transparent ${share}, var(--line) ${share}, var(--line) calc(${share} + 1px), transparent calc(${share} + 1px)`);
  }
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}

/** True for the midnight at which the board goes on with the next day. */
export function isNextDay({ from }: Pick<HoursProps, 'from'>, { at, hour }: Pick<HourMark, 'at' | 'hour'>): boolean {
  return hour === 0 && at > from;
}

/** Computes the width of the board: an hour is as wide as was chosen, and keeps some pixels where it is fitted. */
export function computeBoardWidth(zoom: Zoom, axis: Span): string {
  const hours = computeDrawnMinutes(axis) / 60;
  return `max(100%, calc(var(--board-heads) + ${hours * (typeof zoom === 'number' ? zoom : 16)}px))`;
}
