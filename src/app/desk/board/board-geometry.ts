// Where things stand on the board: minutes and pixels, the grid, rows, and what a drag comes to. Pure; pixels are those of the track.
import type { BoardStudio } from '../../../contract/desk/board.ts';
import type { Slot } from '../desk-state.ts';

/** Instants, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A span drawn over a width of pixels. */
interface Scale extends Span {
  readonly width: number;
}

/** What slots snap to: the grid counts from `from`, the board's first midnight. */
export interface Grid extends Span {
  readonly grid: number;
}

export const ROW_HEIGHT = 44;
const FLOOR_HEIGHT = 26;

/** Pixels from the track's left. */
export function pxOf(scale: Scale, at: number): number {
  return ((at - scale.from) * scale.width) / (scale.to - scale.from);
}

/** The instant at a pixel, not rounded. */
export function instantAtPx(scale: Scale, px: number): number {
  return scale.from + (px * (scale.to - scale.from)) / scale.width;
}

/** Per cent of the span, for what moves along with the zoom by itself. Outside of it: its ends. */
export function shareOf(span: Span, at: number): number {
  const share = ((at - span.from) * 100) / (span.to - span.from);
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
export function lastCell(grid: Grid): number {
  return snapDown(grid, grid.to - 1);
}

/** The cell of an instant, kept on the board. */
export function cellAt(grid: Grid, at: number): number {
  return within(snapDown(grid, at), grid.from, lastCell(grid));
}

/** What a drag over empty cells makes: all cells between, both ends included. */
export function drawnSlot(grid: Grid, studio: number, pressed: number, at: number): Slot {
  const a = cellAt(grid, pressed);
  const b = cellAt(grid, at);
  return { studio, from: Math.min(a, b), to: Math.min(grid.to, Math.max(a, b) + grid.grid) };
}

/** An end moved by some minutes: on the grid, or where it was if that is nearer than half a cell. */
function movedEnd(grid: Grid, end: number, minutes: number): number {
  return Math.abs(minutes) * 2 < grid.grid ? end : snapNear(grid, end + minutes);
}

/** A slot carried to another studio and by some minutes. A start between the lines of the grid keeps its minute when only the studio changes. */
export function movedSlot(grid: Grid, slot: Slot, studio: number, minutes: number): Slot {
  const least = Math.min(grid.from, slot.from);
  const from = within(movedEnd(grid, slot.from, minutes), least, Math.max(least, lastCell(grid)));
  return { studio, from, to: from + slot.to - slot.from };
}

/** A slot whose start or end is dragged: it keeps a cell at least, or its own length if that is shorter. */
export function resizedSlot(grid: Grid, slot: Slot, end: 'start' | 'end', minutes: number): Slot {
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
  | { readonly kind: 'floor'; readonly floor: string | null; readonly count: number; readonly top: number }
  | { readonly kind: 'studio'; readonly studio: BoardStudio; readonly top: number };

/** All lines from top to bottom. */
export interface BoardLines {
  readonly lines: readonly BoardLine[];
  readonly height: number;
  /** Studios in their order on view. */
  readonly order: readonly number[];
  readonly tops: ReadonlyMap<number, number>;
}

/** Lays the studios out under their floors, in the order in which they come. One floor alone needs no heading. */
export function layLines(studios: readonly BoardStudio[]): BoardLines {
  const floors = [...Map.groupBy(studios, (studio) => studio.floor)];
  const lines: BoardLine[] = [];
  const tops = new Map<number, number>();
  let height = 0;
  for (const [floor, members] of floors) {
    if (floors.length > 1) {
      lines.push({ kind: 'floor', floor, count: members.length, top: height });
      height += FLOOR_HEIGHT;
    }
    for (const studio of members) {
      lines.push({ kind: 'studio', studio, top: height });
      tops.set(studio.id, height);
      height += ROW_HEIGHT;
    }
  }
  return { lines, height, order: [...tops.keys()], tops };
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
export function linesBetween({ lines }: BoardLines, top: number, bottom: number): readonly [number, number] {
  return [Math.max(0, linesAbove(lines, top) - 1), linesAbove(lines, bottom)];
}

/** The studio at a height; over a heading the one below it, past the ends the nearest. Null on an empty board. */
export function studioAtY({ lines }: BoardLines, y: number): number | null {
  const at = Math.max(0, linesAbove(lines, y) - 1);
  for (const line of [...lines.slice(at, at + 2), lines.at(-1)]) if (line?.kind === 'studio') return line.studio.id;
  return null;
}

/** By how much a point near the edge of a box scrolls it a frame. */
export function edgePull(point: number, low: number, high: number): number {
  const EDGE = 40;
  const FASTEST = 18;
  if (point < low + EDGE) return -Math.ceil(Math.min(1, (low + EDGE - point) / EDGE) * FASTEST);
  if (point > high - EDGE) return Math.ceil(Math.min(1, (point - high + EDGE) / EDGE) * FASTEST);
  return 0;
}
