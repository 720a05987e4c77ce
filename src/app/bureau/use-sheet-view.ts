// The box that a sheet is looked at through: its size, its scale, which cells are in it, and how one comes on view.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SheetPicture } from '../../contract/bureau/workbooks.ts';
import type { CellArea } from './cell-address.ts';
import { boxOf, canRunOver, geometryOf, type SheetGeometry, windowOf } from './sheet-geometry.ts';

/** Room for the numbers of rows and the letters of columns. */
export const HEAD_WIDTH = 40;
export const HEAD_HEIGHT = 24;
/** Paper right of the last column, at least. */
const MARGIN = 24;
/** What texts that run over the last column may take of it at most. */
const MOST_MARGIN = 280;
/** Cells drawn beyond the view, in pixels. */
const SPARE = 240;
/** Smaller than this nobody can read; larger than this nothing is gained. */
const LEAST_SCALE = 0.78;
const MOST_SCALE = 1.25;

export type Zoom = 'fit' | number;

function scaleFor(zoom: Zoom, { widths }: SheetPicture, width: number): number {
  if (zoom !== 'fit') return zoom;
  const all = widths.reduce((sum, one) => sum + one, 0);
  // Each width is rounded by itself: half a pixel a column is left for that.
  const fitting = all === 0 || width === 0 ? 1 : (width - HEAD_WIDTH - MARGIN - widths.length / 2) / all;
  return Math.floor(Math.max(LEAST_SCALE, Math.min(MOST_SCALE, fitting)) * 100) / 100;
}

/** Paper right of the last column: texts there run over it. About: a character is as wide as high, one of ASCII half of that. */
function marginOf({ cells }: SheetPicture, geometry: SheetGeometry, scale: number): number {
  const right = geometry.xs.at(-1) ?? 0;
  const over = cells
    .filter((cell) => canRunOver(cell))
    .map((cell) => {
      const width = [...cell.text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0xff ? 13 : 7), 0) * scale;
      return (geometry.xs[cell.column - 1] ?? 0) + width + 8 - right;
    });
  return Math.min(MOST_MARGIN, Math.max(MARGIN, ...over));
}

function isSame(one: CellArea, other: CellArea): boolean {
  return one.top === other.top && one.left === other.left && one.bottom === other.bottom && one.right === other.right;
}

function useBoxSize() {
  const box = useRef<HTMLDivElement | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  return { box, size };
}

/** How a sheet is looked at. `reveal` brings an area on view. */
export function useSheetView(picture: SheetPicture, zoom: Zoom) {
  const { box, size } = useBoxSize();
  const scale = scaleFor(zoom, picture, size.width);
  const geometry: SheetGeometry = useMemo(() => geometryOf(picture, scale), [picture, scale]);
  const margin = useMemo(() => marginOf(picture, geometry, scale), [picture, geometry, scale]);
  const [shown, setShown] = useState<CellArea>({ top: 1, left: 1, bottom: 40, right: 20 });
  const look = useCallback((): void => {
    const element = box.current;
    if (element === null) return;
    const view = { left: element.scrollLeft, top: element.scrollTop, width: element.clientWidth, height: element.clientHeight };
    const next = windowOf(geometry, view, SPARE);
    setShown((now) => (isSame(now, next) ? now : next));
  }, [box, geometry]);
  useEffect(() => look(), [look, size]);
  const isMeasured = size.width > 0;
  const reveal = useCallback(
    (area: CellArea): void => {
      const element = box.current;
      // Before the box is measured the scale is a guess.
      if (element === null || !isMeasured) return;
      const { left, top, width, height } = boxOf(geometry, area);
      const right = left + Math.min(width, element.clientWidth - HEAD_WIDTH);
      const bottom = top + Math.min(height, element.clientHeight - HEAD_HEIGHT);
      if (left < element.scrollLeft) element.scrollLeft = left;
      else if (right + HEAD_WIDTH > element.scrollLeft + element.clientWidth)
        element.scrollLeft = right + HEAD_WIDTH - element.clientWidth + 8;
      if (top < element.scrollTop) element.scrollTop = Math.max(0, top - 4);
      else if (bottom + HEAD_HEIGHT > element.scrollTop + element.clientHeight)
        element.scrollTop = bottom + HEAD_HEIGHT - element.clientHeight + 24;
    },
    [box, geometry, isMeasured],
  );
  return { box, geometry, scale, margin, shown, look, reveal };
}

export type SheetView = ReturnType<typeof useSheetView>;
