// The box of a grid: one stop of the Tab key, a cursor that is named to screen readers, keys and clicks as the grid's own.
// The rows in view of a long grid, and the box that scrolls them.
import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useRef } from 'react';
import { keysOf } from '../keys.tsx';
import type { Cell } from './grid-keys.ts';
import { useVirtualizer } from '@tanstack/react-virtual';

interface GridBoxProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly className: string;
  readonly label: string;
  /** What its keys do, in words. */
  readonly help: string;
  /** Rows of the whole grid, its heading among them. */
  readonly rows: number;
  readonly columns?: number;
  /** The element under the cursor by its id; null while it is not drawn. */
  readonly current: string | null;
  /** What the cursor stands on, for keys of others that act on a selection. */
  readonly selected?: number | null;
  readonly isReadOnly?: boolean;
  readonly style?: CSSProperties;
  /** A press while the box itself has the focus; true where it did something, and then it is nobody else's. */
  readonly onKeys: (keys: string, event: KeyboardEvent) => boolean;
  /** A click on a cell that has `cellPlace`. */
  readonly onPick?: (cell: Cell, isTwice: boolean) => void;
  readonly children: ReactNode;
}

/** Says which cell an element is; a row as a whole is its first one. */
export function getCellPlaceProps(row: number, column = 0): { readonly 'data-row': number; readonly 'data-column': number } {
  return { 'data-row': row, 'data-column': column };
}

/** What a cell of the grid with this id says of itself: its own id, its place, and whether the cursor is on it. */
export function getCellProps(grid: string, { row, column }: Cell, isCurrent: boolean) {
  return { id: `${grid}-${row}-${column}`, role: 'gridcell', ...getCellPlaceProps(row, column), 'aria-selected': isCurrent };
}

function cellUnder({ target }: MouseEvent): Cell | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return element === null ? null : { row: Number(element.dataset['row']), column: Number(element.dataset['column']) };
}

export function GridBox(props: GridBoxProps) {
  const { box, className, label, help, rows, columns, current, selected, isReadOnly, style, onKeys, onPick, children } = props;
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || !onKeys(keysOf(event.nativeEvent), event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const click = (event: MouseEvent): void => {
    const cell = cellUnder(event);
    if (cell !== null) onPick?.(cell, event.detail > 1);
  };
  return (
    <div
      ref={box}
      className={className}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-description={help}
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-readonly={isReadOnly}
      aria-activedescendant={current ?? undefined}
      data-selected={selected ?? undefined}
      style={style}
      onKeyDown={press}
      onClick={click}
    >
      {children}
    </div>
  );
}

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
