// What of the board is drawn: lines on view with a margin, and how far a box scrolls to a slot. Pure.
import { listLinesBetween, type BoardLines } from './board-geometry.ts';

/** Heights and widths that the style sheet has too. */

export const HOURS_HEIGHT = 28;

export const HEADS_WIDTH = 156;
/** Lines drawn beyond the edges, and by how many the drawn range moves at a time. */
const BEYOND = 3;

const AT_A_TIME = 3;
/** The rows move by steps of this height: the same step draws nothing. */
const STEP = 24;

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

export interface Window {
  readonly top: number;
  readonly height: number;
  /** Minutes of the span that it was measured for. */
  readonly minutes: number;
  /** Of the whole track, in steps: blocks that grow by a pixel say the same. */
  readonly width: number;
}

const WIDTH_STEP = 8;
/** What is read of the scroll box. */
type BoxSize = 'scrollTop' | 'scrollWidth' | 'clientHeight';

/** Computes which part of the board is on view, in steps. */
export function computeWindow(box: Pick<HTMLElement, BoxSize>, minutes: number): Window {
  const width = Math.max(1, box.scrollWidth - HEADS_WIDTH);
  return {
    // In steps of a row: the same step draws nothing.
    top: Math.floor(box.scrollTop / STEP) * STEP,
    height: Math.ceil(box.clientHeight / STEP) * STEP + STEP,
    minutes,
    width: Math.floor(width / WIDTH_STEP) * WIDTH_STEP,
  };
}

export function isSameWindow(a: Window, b: Window): boolean {
  return (['top', 'height', 'minutes', 'width'] as const).every((part) => a[part] === b[part]);
}
