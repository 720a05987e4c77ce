// What of the board is on view: the lines that stand in the scroll box, and how to bring a slot there.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Slot } from '../desk-state.ts';
import { computeDrawnMinutes, pxOf, type BoardLines, type Span } from './board-geometry.ts';
import {
  computeRange,
  computeScroll,
  computeWindow,
  HEADS_WIDTH,
  HOURS_HEIGHT,
  isSameWindow,
  NOTHING,
  type Window,
} from './board-window.ts';

/** What the page has around the box, about. */
const AROUND = 130;
/** How high the board's lines stand in the window, about: known before the box has been measured. */
export function estimateBoxHeight(): number {
  return Math.max(300, globalThis.innerHeight - AROUND);
}

/** The scroll box as it was last heard of: reading it again would make the browser lay out the page. */
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
  /** Pixels of a drawn minute. */
  readonly scale: number;
  readonly heard: () => void;
  /** Brings a slot on view; true where it stood there. */
  readonly reveal: (slot: Slot) => boolean;
  /** Scrolls sideways so that an instant stands near the left. */
  readonly startAt: (at: number) => void;
  /** Rows that fit on the screen. */
  readonly pageOfRows: () => number;
}

/** Watches the scroll box; draws again only when other lines come on view. */
function useWindow(minutes: number) {
  const box = useRef<HTMLDivElement | null>(null);
  const track = useRef<HTMLDivElement | null>(null);
  const seen = useRef<Seen>({ left: 0, top: 0, width: 0, height: 0 });
  const [window, setWindow] = useState<Window>({ top: 0, height: 0, minutes: 0, width: 1 });
  const heard = useCallback((): void => {
    const at = box.current;
    if (at === null) return;
    seen.current = { left: at.scrollLeft, top: at.scrollTop, width: at.clientWidth, height: at.clientHeight };
    const next = computeWindow(at, minutes);
    setWindow((now) => (isSameWindow(now, next) ? now : next));
  }, [minutes]);
  // Measured before anything is painted: the rows are drawn once, for the room that there is.
  useLayoutEffect(heard, [heard]);
  useEffect(() => {
    const sizes = new ResizeObserver(heard);
    // The track too: the hours may be of another width without a scroll.
    for (const at of [box.current, track.current]) if (at !== null) sizes.observe(at);
    return () => sizes.disconnect();
  }, [heard]);
  return { box, track, seen, window, heard };
}

/** What of the board is on view, and how to bring something there. */
export function useBoardView(lines: BoardLines, span: Span): BoardView {
  const { box, track, seen, window, heard } = useWindow(span.to - span.from);
  const { rowHeight } = lines;
  const reveal = (slot: Slot): boolean => {
    const [at, width] = [box.current, track.current?.clientWidth ?? 0];
    const row = lines.tops.get(slot.studio);
    if (at === null || row === undefined) return false;
    const scale = { ...span, width };
    const { scrollTop, scrollLeft } = at;
    at.scrollTo({
      top: computeScroll(scrollTop, at.clientHeight - HOURS_HEIGHT, row, row + rowHeight),
      left: computeScroll(scrollLeft, at.clientWidth - HEADS_WIDTH, pxOf(scale, slot.from), pxOf(scale, slot.to)),
    });
    return at.scrollTop === scrollTop && at.scrollLeft === scrollLeft;
  };
  const startAt = (at: number): void => {
    box.current?.scrollTo({ left: Math.max(0, pxOf({ ...span, width: track.current?.clientWidth ?? 0 }, at)) });
    heard();
  };
  const pageOfRows = (): number => Math.max(1, Math.floor((seen.current.height - HOURS_HEIGHT) / rowHeight) - 1);
  const isMeasured = window.minutes === span.to - span.from;
  const range = isMeasured ? computeRange(lines, window.top, window.height) : NOTHING;
  const scale = window.width / computeDrawnMinutes(span);
  return { box, track, seen, isMeasured, range, scale, heard, reveal, startAt, pageOfRows };
}
