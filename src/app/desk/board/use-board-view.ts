// What of the board is on view: the lines that stand in the scroll box, and how to bring a slot there.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Slot } from '../desk-state.ts';
import { drawnMinutes, instantAtPx, linesBetween, pxOf } from './board-geometry.ts';
import type { BoardLines, Span } from './board-geometry.ts';

/** Heights and widths that the style sheet has too. */
export const HOURS_HEIGHT = 28;
export const HEADS_WIDTH = 132;

/** Lines drawn beyond the edges, and by how many the drawn range moves at a time. */
const BEYOND = 3;
const AT_A_TIME = 3;
/** What the page has around the box, about. */
const AROUND = 130;
/** The rows move by steps of this height: the same step draws nothing. */
const STEP = 24;

/** How high the board's lines stand in the window, about: known before the box has been measured. */
export function boxHeight(): number {
  return Math.max(300, globalThis.innerHeight - AROUND);
}

/** Minutes of a board of one day: to 06:00 of the next. */
const ONE_DAY = 1440;

/** The scroll box as it was last heard of: reading it anew would make the browser lay out the page. */
interface Seen {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The board's boxes and its range of lines. */
export interface BoardView {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly track: RefObject<HTMLDivElement | null>;
  readonly seen: RefObject<Seen>;
  /** False until the box has been measured: nothing is drawn in it, so that nothing is drawn twice. */
  readonly isMeasured: boolean;
  readonly range: readonly [number, number];
  /** The part of the time that is drawn: of a week, what is on view with a margin. */
  readonly drawn: Span;
  /** Pixels of a drawn minute. */
  readonly scale: number;
  readonly heard: () => void;
  readonly reveal: (slot: Slot) => void;
  /** Scrolls sideways so that an instant stands near the left. */
  readonly startAt: (at: number) => void;
  /** Rows that fit on the screen. */
  readonly pageOfRows: () => number;
}

const NOTHING: readonly [number, number] = [0, 0];

function rangeOf(lines: BoardLines, top: number, height: number): readonly [number, number] {
  const [first, last] = linesBetween(lines, top, top + height);
  const from = Math.max(0, Math.floor((first - BEYOND) / AT_A_TIME) * AT_A_TIME);
  return [from, Math.min(lines.lines.length, Math.ceil((last + BEYOND) / AT_A_TIME) * AT_A_TIME)];
}

/** How far a box must scroll so that [low, high) is inside of what it shows. */
function scrolledTo(now: number, room: number, low: number, high: number): number {
  if (low < now) return low;
  return high > now + room ? Math.min(low, high - room) : now;
}

/** Pieces that a week's width is drawn in; a single day is drawn whole. */
const PIECES = 14;
const WHOLE: readonly [number, number] = [0, PIECES];

/** The pieces between two shares of the width, and one more at either side. */
function piecesOf(left: number, right: number): readonly [number, number] {
  return [Math.max(0, Math.floor(left * PIECES) - 1), Math.min(PIECES, Math.ceil(right * PIECES) + 1)];
}

interface Window {
  readonly top: number;
  readonly height: number;
  /** Minutes of the span that the pieces are of: of another span they say nothing. */
  readonly minutes: number;
  readonly pieces: readonly [number, number];
  /** Of the whole track, in steps: blocks that grow by a pixel say the same. */
  readonly width: number;
}

const WIDTH_STEP = 8;

function windowOf(box: HTMLElement, minutes: number): Window {
  const width = Math.max(1, box.scrollWidth - HEADS_WIDTH);
  const right = box.scrollLeft + box.clientWidth - HEADS_WIDTH;
  return {
    // In steps of a row and of a piece: the same step draws nothing.
    top: Math.floor(box.scrollTop / STEP) * STEP,
    height: Math.ceil(box.clientHeight / STEP) * STEP + STEP,
    minutes,
    pieces: minutes <= ONE_DAY ? WHOLE : piecesOf(box.scrollLeft / width, right / width),
    width: Math.floor(width / WIDTH_STEP) * WIDTH_STEP,
  };
}

function isSameWindow(a: Window, b: Window): boolean {
  const isSame = (['top', 'height', 'minutes', 'width'] as const).every((part) => a[part] === b[part]);
  return isSame && a.pieces[0] === b.pieces[0] && a.pieces[1] === b.pieces[1];
}

/** The part of a span that some pieces are. */
function partOf(span: Span, [first, last]: readonly [number, number]): Span {
  const scale = { ...span, width: PIECES };
  return { from: instantAtPx(scale, first), to: instantAtPx(scale, last) };
}

/** Watches the scroll box; draws anew only when other lines or pieces come on view. */
function useWindow(minutes: number) {
  const box = useRef<HTMLDivElement | null>(null);
  const track = useRef<HTMLDivElement | null>(null);
  const seen = useRef<Seen>({ left: 0, top: 0, width: 0, height: 0 });
  const [window, setWindow] = useState<Window>({ top: 0, height: 0, minutes: 0, pieces: WHOLE, width: 1 });
  const heard = useCallback((): void => {
    const at = box.current;
    if (at === null) return;
    seen.current = { left: at.scrollLeft, top: at.scrollTop, width: at.clientWidth, height: at.clientHeight };
    const next = windowOf(at, minutes);
    setWindow((now) => (isSameWindow(now, next) ? now : next));
  }, [minutes]);
  // Measured before anything is painted: the rows are drawn once, for the room that there is.
  useLayoutEffect(heard, [heard]);
  useEffect(() => {
    const sizes = new ResizeObserver(heard);
    // The track too: with another width of the hours other pieces come on view, without a scroll.
    for (const at of [box.current, track.current]) if (at !== null) sizes.observe(at);
    return () => sizes.disconnect();
  }, [heard]);
  return { box, track, seen, window, heard };
}

/** What of the board is on view, and how to bring something there. */
export function useBoardView(lines: BoardLines, span: Span): BoardView {
  const { box, track, seen, window, heard } = useWindow(span.to - span.from);
  const { rowHeight } = lines;
  const reveal = (slot: Slot): void => {
    const [at, width] = [box.current, track.current?.clientWidth ?? 0];
    const top = lines.tops.get(slot.studio);
    if (at === null || top === undefined) return;
    const scale = { ...span, width };
    at.scrollTo({
      top: scrolledTo(at.scrollTop, at.clientHeight - HOURS_HEIGHT, top, top + rowHeight),
      left: scrolledTo(at.scrollLeft, at.clientWidth - HEADS_WIDTH, pxOf(scale, slot.from), pxOf(scale, slot.to)),
    });
  };
  const startAt = (at: number): void => {
    box.current?.scrollTo({ left: Math.max(0, pxOf({ ...span, width: track.current?.clientWidth ?? 0 }, at)) });
    heard();
  };
  const pageOfRows = (): number => Math.max(1, Math.floor((seen.current.height - HOURS_HEIGHT) / rowHeight) - 1);
  const isMeasured = window.minutes === span.to - span.from;
  const range = isMeasured ? rangeOf(lines, window.top, window.height) : NOTHING;
  const drawn = partOf(span, window.pieces);
  const scale = window.width / drawnMinutes(span);
  return { box, track, seen, isMeasured, range, drawn, scale, heard, reveal, startAt, pageOfRows };
}
