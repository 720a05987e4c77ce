// The box of a grid: one stop of the Tab key, a cursor that is named to screen readers, keys and clicks as the grid's own.
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import { keysOf } from '../keys.tsx';
import type { Cell } from './grid-keys.ts';

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
