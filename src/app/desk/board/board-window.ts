// What of the board is drawn: lines and pieces on view with a margin, and how far a box scrolls to a slot. Pure.
import { computeInstantAtPx, listLinesBetween, type BoardLines, type Span } from './board-geometry.ts';

/** Heights and widths that the style sheet has too. */

export const HOURS_HEIGHT = 28;

export const HEADS_WIDTH = 156;
/** Lines drawn beyond the edges, and by how many the drawn range moves at a time. */
const BEYOND = 3;

const AT_A_TIME = 3;
/** The rows move by steps of this height: the same step draws nothing. */
const STEP = 24;

/** Minutes of a board of one day: to 06:00 of the next. */
const ONE_DAY = 1440;

export const NOTHING: readonly [number, number] = [0, 0];
export function computeRange(lines: BoardLines, top: number, height: number): readonly [number, number] {
  const [first, last] = listLinesBetween(lines, top, top + height);
  const from = Math.max(0, Math.floor((first - BEYOND) / AT_A_TIME) * AT_A_TIME);
  return [from, Math.min(lines.lines.length, Math.ceil((last + BEYOND) / AT_A_TIME) * AT_A_TIME)];
}

/** How far a box must scroll so that [low, high) is inside of what it shows. */
export function computeScroll(now: number, room: number, low: number, high: number): number {
  if (low < now) return low;
  return high > now + room ? Math.min(low, high - room) : now;
}

/** Pieces that a week's width is drawn in; a single day is drawn whole. */
const PIECES = 14;

export const WHOLE: readonly [number, number] = [0, PIECES];
/** The pieces between two shares of the width, and one more at either side. */
export function computePieces(left: number, right: number): readonly [number, number] {
  return [Math.max(0, Math.floor(left * PIECES) - 1), Math.min(PIECES, Math.ceil(right * PIECES) + 1)];
}

export interface Window {
  readonly top: number;
  readonly height: number;
  /** Minutes of the span that the pieces are of: of another span they say nothing. */
  readonly minutes: number;
  readonly pieces: readonly [number, number];
  /** Of the whole track, in steps: blocks that grow by a pixel say the same. */
  readonly width: number;
}

const WIDTH_STEP = 8;
/** What is read of the scroll box. */
type BoxSize = 'scrollTop' | 'scrollLeft' | 'scrollWidth' | 'clientHeight' | 'clientWidth';

/** Computes which part of the board is on view, in steps. */
export function computeWindow(box: Pick<HTMLElement, BoxSize>, minutes: number): Window {
  const width = Math.max(1, box.scrollWidth - HEADS_WIDTH);
  const right = box.scrollLeft + box.clientWidth - HEADS_WIDTH;
  return {
    // In steps of a row and of a piece: the same step draws nothing.
    top: Math.floor(box.scrollTop / STEP) * STEP,
    height: Math.ceil(box.clientHeight / STEP) * STEP + STEP,
    minutes,
    pieces: minutes <= ONE_DAY ? WHOLE : computePieces(box.scrollLeft / width, right / width),
    width: Math.floor(width / WIDTH_STEP) * WIDTH_STEP,
  };
}

export function isSameWindow(a: Window, b: Window): boolean {
  const isSame = (['top', 'height', 'minutes', 'width'] as const).every((part) => a[part] === b[part]);
  return isSame && a.pieces[0] === b.pieces[0] && a.pieces[1] === b.pieces[1];
}

/** The part of a span that some pieces are. */
export function computePart(span: Span, [first, last]: readonly [number, number]): Span {
  const scale = { ...span, width: PIECES };
  return { from: computeInstantAtPx(scale, first), to: computeInstantAtPx(scale, last) };
}
