// The rows in view of a long grid, and the box that scrolls them.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useRef } from 'react';

/** Rows drawn beyond the view, at both ends together. */
const SPARE = 12;

/** The height of a row of a grid that is typed in, in pixels. */
export const ROW_HEIGHT = 32;

/** Rows of one height under a heading of the same height, of which only those in view are drawn. */
export function useRowsInView(box: RefObject<HTMLDivElement | null>, count: number, rowHeight: number) {
  return useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: rowHeight,
  });
}

/** The rows in view of a grid that is typed in: always as many, so that those that scroll out lend their elements to those that come in. */
export function useRowWindow(total: number) {
  const box = useRef<HTMLDivElement | null>(null);
  const pool = useRef(0);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    rangeExtractor: ({ startIndex, endIndex }) => {
      pool.current = Math.max(pool.current, endIndex - startIndex + 1 + SPARE);
      const first = Math.max(0, Math.min(startIndex - SPARE / 2, total - pool.current));
      return Array.from({ length: Math.min(pool.current, total - first) }, (_, nth) => first + nth);
    },
  });
  const items = virtual.getVirtualItems();
  return { box, virtual, rowCount: Math.max(1, items.length), first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
}

export type RowWindow = ReturnType<typeof useRowWindow>;

/** Brings a column on view beside those that are fixed at the left; all in pixels. */
export function showColumn(
  { box: { current } }: RowWindow,
  { from, to, fixed }: { readonly from: number; readonly to: number; readonly fixed: number },
): void {
  if (current === null) return;
  if (from < current.scrollLeft + fixed) current.scrollLeft = from - fixed;
  else if (to > current.scrollLeft + current.clientWidth) current.scrollLeft = to - current.clientWidth;
}
