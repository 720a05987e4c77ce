// Where things stand on the board: minutes and pixels, the grid, rows, and what a drag comes to. Pure; pixels are those of the track.
import type { BoardStudio } from '../../../contract/desk/board.ts';
import type { Slot } from '../desk-state.ts';

/** A part of the time in which nothing is open, drawn as a strip as wide as `drawn` minutes are. */
export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly drawn: number;
}

/** Instants, half-open; what is folded of them, in order. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly folds?: readonly Fold[];
}

/** A span drawn over a width of pixels. */
interface Scale extends Span {
  readonly width: number;
}

/** What slots snap to: the grid counts from `from`, the board's first midnight. */
export interface Grid extends Span {
  readonly grid: number;
}

/** Heights of a row and of a floor's heading. */
export interface LineHeights {
  readonly row: number;
  readonly floor: number;
}

export const ROOMY: LineHeights = { row: 44, floor: 26 };

/** Rows of the dense board: so high that they fill it, else as stated, or lower where that brings all of them on view with one scroll. */
const DENSE_ROW = 24;
const LEAST_ROW = 20;
const DENSE_FLOOR = 14;
/** From this height on a row has room for two lines. */
const TWO_LINES = 42;

/** Heights of the dense board in a box of some height. */
export function computeDenseHeights(studios: readonly BoardStudio[], box: number): LineHeights {
  const floors = new Set(studios.map(({ floor }) => floor)).size;
  const taken = floors > 1 ? floors * DENSE_FLOOR : 0;
  const rowIn = (room: number): number => Math.floor((room - taken) / Math.max(1, studios.length));
  const row = rowIn(box) >= LEAST_ROW ? Math.min(ROOMY.row, rowIn(box)) : Math.max(LEAST_ROW, Math.min(DENSE_ROW, rowIn(2 * box)));
  return { row, floor: DENSE_FLOOR };
}

/** True where rows are too low for two lines. */
export function isLowRow(row: number): boolean {
  return row < TWO_LINES;
}

const UNFOLDED: readonly Fold[] = [];

/** Minutes that are drawn left of an instant: folded ones count for less. */
export function computeDrawnBefore({ from, folds = UNFOLDED }: Span, at: number): number {
  return folds.reduce((minutes, fold) => {
    const inside = Math.max(0, Math.min(at, fold.to) - fold.from);
    return minutes - inside * (1 - fold.drawn / (fold.to - fold.from));
  }, at - from);
}

/** Minutes that a span is drawn as wide as. */
export function computeDrawnMinutes(span: Span): number {
  return computeDrawnBefore(span, span.to);
}

/** The instant that has so many drawn minutes at its left. */
function instantAfter(span: Span, minutes: number): number {
  let at = span.from + minutes;
  for (const fold of span.folds ?? UNFOLDED) {
    if (at <= fold.from) break;
    const inside = at - fold.from;
    at = inside < fold.drawn ? fold.from + (inside * (fold.to - fold.from)) / fold.drawn : at + fold.to - fold.from - fold.drawn;
  }
  return at;
}

/** Pixels from the track's left. */
export function pxOf(scale: Scale, at: number): number {
  return (computeDrawnBefore(scale, at) * scale.width) / computeDrawnMinutes(scale);
}

/** The instant at a pixel, not rounded. */
export function computeInstantAtPx(scale: Scale, px: number): number {
  return instantAfter(scale, (px * computeDrawnMinutes(scale)) / scale.width);
}

/** Where a step over an instant goes: a folded part is stepped over whole. */
export function stepOverFold({ folds = UNFOLDED }: Span, at: number, back: boolean, grid: number): number {
  const fold = folds.find((one) => at >= one.from && at < one.to);
  return fold === undefined ? at : back ? fold.from - grid : fold.to;
}

/** Per cent of the span, for what moves along with the zoom by itself. Outside of it: its ends. */
export function shareOf(span: Span, at: number): number {
  const share = (computeDrawnBefore(span, at) * 100) / computeDrawnMinutes(span);
  return Math.round(Math.max(0, Math.min(100, share)) * 1000) / 1000;
}

/** The cell's start that an instant lies in. */
export function snapDown(grid: Grid, at: number): number {
  return grid.from + Math.floor((at - grid.from) / grid.grid) * grid.grid;
}

/** The nearest line of the grid. */
export function snapNear(grid: Grid, at: number): number {
  return grid.from + Math.round((at - grid.from) / grid.grid) * grid.grid;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The start of the last cell. */
export function computeLastCell(grid: Grid): number {
  return snapDown(grid, grid.to - 1);
}

/** The cell of an instant, kept on the board. */
export function computeCellAt(grid: Grid, at: number): number {
  return within(snapDown(grid, at), grid.from, computeLastCell(grid));
}

/** What a drag over empty cells makes: all cells between, both ends included. */
export function computeDrawnSlot(grid: Grid, studio: number, pressed: number, at: number): Slot {
  const a = computeCellAt(grid, pressed);
  const b = computeCellAt(grid, at);
  return { studio, from: Math.min(a, b), to: Math.min(grid.to, Math.max(a, b) + grid.grid) };
}

/** An end moved by some minutes: on the grid, or where it was if that is nearer than half a cell. */
function movedEnd(grid: Grid, end: number, minutes: number): number {
  return Math.abs(minutes) * 2 < grid.grid ? end : snapNear(grid, end + minutes);
}

/** A slot carried to another studio and by some minutes. A start between the lines of the grid keeps its minute when only the studio changes. */
export function computeMovedSlot(grid: Grid, slot: Slot, studio: number, minutes: number): Slot {
  const least = Math.min(grid.from, slot.from);
  const from = within(movedEnd(grid, slot.from, minutes), least, Math.max(least, computeLastCell(grid)));
  return { studio, from, to: from + slot.to - slot.from };
}

/** A slot whose start or end is dragged: it keeps a cell at least, or its own length if that is shorter. */
export function computeResizedSlot(grid: Grid, slot: Slot, end: 'start' | 'end', minutes: number): Slot {
  const least = Math.min(grid.grid, slot.to - slot.from);
  if (end === 'start') {
    const from = within(movedEnd(grid, slot.from, minutes), Math.min(grid.from, slot.from), slot.to - least);
    return { ...slot, from };
  }
  const to = within(movedEnd(grid, slot.to, minutes), slot.from + least, Math.max(grid.to, slot.to));
  return { ...slot, to };
}

/** True where two slots say the same. */
export function isSameSlot(a: Slot | null, b: Slot | null): boolean {
  return a === b || (a !== null && b !== null && a.studio === b.studio && a.from === b.from && a.to === b.to);
}

/** A line of the board: a floor's heading or a studio. */
export type BoardLine =
  | { readonly kind: 'floor'; readonly floor: string | null; readonly count: number; readonly isFolded: boolean; readonly top: number }
  | { readonly kind: 'studio'; readonly studio: BoardStudio; readonly top: number };

/** All lines from top to bottom. */
export interface BoardLines {
  readonly lines: readonly BoardLine[];
  readonly height: number;
  /** Of a row, and of a floor's heading. */
  readonly rowHeight: number;
  readonly floorHeight: number;
  /** Studios in their order on view. */
  readonly order: readonly number[];
  readonly tops: ReadonlyMap<number, number>;
}

/** What is folded and how high lines are. */
interface Laying {
  readonly heights?: LineHeights;
  readonly folded?: ReadonlySet<string | null>;
}

/** Lays the studios out under their floors, in the order in which they come. One floor alone needs no heading; of a folded one it is all. */
export function layLines(studios: readonly BoardStudio[], { heights = ROOMY, folded = new Set() }: Laying = {}): BoardLines {
  const floors = [...Map.groupBy(studios, (studio) => studio.floor)];
  const lines: BoardLine[] = [];
  const tops = new Map<number, number>();
  let height = 0;
  for (const [floor, members] of floors) {
    const isFolded = floors.length > 1 && folded.has(floor);
    if (floors.length > 1) {
      lines.push({ kind: 'floor', floor, count: members.length, isFolded, top: height });
      height += heights.floor;
    }
    if (isFolded) continue;
    for (const studio of members) {
      lines.push({ kind: 'studio', studio, top: height });
      tops.set(studio.id, height);
      height += heights.row;
    }
  }
  return { lines, height, rowHeight: heights.row, floorHeight: heights.floor, order: [...tops.keys()], tops };
}

/** The first line whose top lies below `y`; all lines before it begin at or above. */
function linesAbove(lines: readonly BoardLine[], y: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.top ?? 0) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lines that touch the pixels from `top` to `bottom`: the first and the one after the last. */
export function listLinesBetween({ lines }: BoardLines, top: number, bottom: number): readonly [number, number] {
  return [Math.max(0, linesAbove(lines, top) - 1), linesAbove(lines, bottom)];
}

/** The studio at a height; over a heading the next one below it, past the ends the nearest. Null on an empty board. */
export function findStudioAtY({ lines }: BoardLines, y: number): number | null {
  const at = Math.max(0, linesAbove(lines, y) - 1);
  const isStudio = (line: BoardLine): boolean => line.kind === 'studio';
  const line = lines.slice(at).find(isStudio) ?? lines.findLast(isStudio);
  return line?.kind === 'studio' ? line.studio.id : null;
}

/** By how much a point near the edge of a box scrolls it a frame. */
export function computeEdgePull(point: number, low: number, high: number): number {
  const EDGE = 40;
  const FASTEST = 18;
  if (point < low + EDGE) return -Math.ceil(Math.min(1, (low + EDGE - point) / EDGE) * FASTEST);
  if (point > high - EDGE) return Math.ceil(Math.min(1, (point - high + EDGE) / EDGE) * FASTEST);
  return 0;
}
