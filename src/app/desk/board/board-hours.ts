// The hours of the board: which have room for their number, the lines at them, and how wide an hour is. Pure.
import type { BoardDay } from '../../../contract/desk/board.ts';
import { getMinuteOfDay, instant, getDayOfInstant, type Day } from '../../../domain/time/calendar.ts';
import type { Zoom } from '../desk-state.ts';
import { computeDrawnBefore, computeDrawnMinutes, shareOf, type Fold, type Span } from './board-geometry.ts';
import { formatDay } from '../../ui/values.tsx';
import type { Folding } from './use-board.ts';

export interface HoursProps {
  readonly day: string;
  readonly days: number;
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
/** An hour of the head; `day`: it begins one. */
interface HourMark {
  readonly at: number;
  readonly hour: number;
  readonly day: Day | null;
}

/** Pixels that a day's name and an hour take. */
const DAY_ROOM = 62;

const HOUR_ROOM = 22;
/** The hours that have room for their number, days first. */
export function listHourMarks({
  days,
  from,
  to,
  folds,
  scale,
}: Pick<HoursProps, 'days' | 'from' | 'to' | 'folds' | 'scale'>): readonly HourMark[] {
  const all = Array.from({ length: Math.ceil((to - from) / 60) }, (_, nth) => Math.ceil(from / 60) * 60 + nth * 60);
  const px = (at: number): number => computeDrawnBefore({ from, to, folds }, at) * scale;
  const marks: HourMark[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const at of all) {
    const hour = getMinuteOfDay(instant(at)) / 60;
    const day = days > 1 && (at - from) % 1440 === 0 ? getDayOfInstant(instant(at)) : null;
    const isFolded = folds.some((fold) => at >= fold.from && at < fold.to);
    if (day === null && (isFolded || px(at) < free)) continue;
    marks.push({ at, hour, day });
    free = px(at) + (day === null ? HOUR_ROOM : DAY_ROOM);
  }
  return marks;
}

const WIDE = 80;
/** Pixels an hour where they were chosen: a week has all its days on view unless it is to be wide, and then a quarter of a day's. */
export function computeHourWidth({ days }: Pick<BoardDay, 'days'>, zoom: Zoom): number | null {
  if (typeof zoom !== 'number') return null;
  if (days === 1) return zoom;
  return zoom >= WIDE ? zoom / 4 : null;
}

/** Where the eye begins: now on today's board, else the first opening. */
export function computeBeginning(data: Pick<BoardDay, 'from' | 'to' | 'studios'>, now: number): number {
  if (now >= data.from && now < data.to) return now;
  // What is still open from the day before begins at midnight, or outside.
  const openings = data.studios.flatMap(({ open }) => open.map(([from]) => from).filter((from) => from > data.from));
  return openings.length === 0 ? data.from : Math.min(...openings);
}

/** Lines at the hours, of a week at its days; between them nothing is drawn. */
export function formatHourLines(days: number, axis: Span): string {
  const step = days > 1 ? 1440 : 60;
  const first = Math.ceil(axis.from / 60) * 60;
  const stops: string[] = [];
  for (let at = first; at < axis.to; at += step) {
    if ((axis.folds ?? []).some((fold) => at > fold.from && at < fold.to)) continue;
    const share = `${shareOf(axis, at)}%`;
    stops.push(`transparent ${share}, var(--line) ${share}, var(--line) calc(${share} + 1px), transparent calc(${share} + 1px)`);
  }
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}

/** True for the midnight at which a board of one day goes on with the next. */
export function isNextDay({ days, from }: Pick<HoursProps, 'days' | 'from'>, { at, hour }: Pick<HourMark, 'at' | 'hour'>): boolean {
  return hour === 0 && days === 1 && at > from;
}

/** Says an hour of the head: its number, or the day that it begins without the year. */
export function formatHour({ hour, day }: Pick<HourMark, 'hour' | 'day'>): string {
  return day === null ? String(hour) : formatDay(day).slice(5);
}

/** Computes the width of the board: an hour keeps some pixels where it is fitted; of a week all days are on view. */
export function computeBoardWidth(zoom: Zoom, days: number, axis: Span): string {
  const hours = computeDrawnMinutes(axis) / 60;
  return `max(100%, calc(var(--board-heads) + ${hours * (computeHourWidth({ days }, zoom) ?? (days > 1 ? 3 : 16))}px))`;
}
