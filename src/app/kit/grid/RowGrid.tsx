// The rows of a sheet on its way in, as a grid of any length: trouble marked in its cell, cells corrected in place.
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { useLanguage, useWords } from '../i18n.ts';
import type { Cell } from './grid-cursor.ts';
import { importWords } from '../../intake/import-words.ts';
import type { ShownRow } from '../../intake/use-rows.ts';
import type { useGrid } from './use-grid.ts';

export const ROW_HEIGHT = 32;
/** Rows drawn beyond the view, at both ends together. */
const SPARE = 12;
const NUMBER_WIDTH = 64;
const MARK_WIDTH = 88;

/** What stands in the column of marks; made once, so that rows stay as they are while the box scrolls. */
interface MarkWords {
  readonly leftOut: string;
  readonly fixed: string;
  readonly wrong: string;
}

const NARROW = 8.8;
const WIDE = 14.5;

/** About how wide a text is: wide characters are about as wide as two narrow ones. */
function textWidth(text: string): number {
  return [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0xff ? WIDE : NARROW), 0);
}

/** The widths of columns, by what stands in their first rows. */
export function columnWidths(columns: readonly string[], rows: readonly ShownRow[]): readonly number[] {
  return columns.map((header, at) => {
    const most = Math.max(textWidth(header), ...rows.slice(0, 40).map(({ cells }) => textWidth((cells[at] ?? '').slice(0, 40))));
    return Math.round(Math.max(72, Math.min(280, 20 + most)));
  });
}

/** A cell as it is shown. */
function cellClass(row: ShownRow, column: number, isHeader: boolean): string {
  const isWrong = !row.isLeftOut && row.troubles.some(({ at }) => at === column);
  const isFixed = row.edits.some((edit) => edit.column === column);
  return ['sheet-box-cell', isWrong ? 'sheet-box-wrong' : '', isFixed ? 'sheet-box-fixed' : '', isHeader ? 'sheet-box-head' : '']
    .filter(Boolean)
    .join(' ');
}

function markOf(row: ShownRow, words: MarkWords): { readonly tone: string; readonly text: string } | null {
  if (row.isLeftOut) return { tone: 'plain', text: words.leftOut };
  if (row.troubles.length > 0) return { tone: 'danger', text: words.wrong };
  return row.edits.length > 0 ? { tone: 'good', text: words.fixed } : null;
}

interface GridRowProps {
  readonly row: ShownRow | null;
  readonly at: number;
  readonly top: number;
  readonly widths: readonly number[];
  readonly headerRow: number;
  readonly id: string;
  /** The column of the cursor where it is in this row; else null. */
  readonly current: number | null;
  readonly words: MarkWords;
}

function RowCells({ row, at, widths, headerRow, id, current }: GridRowProps & { readonly row: ShownRow }) {
  return widths.map((width, column) => (
    <div
      key={column}
      id={`${id}-${at}-${column}`}
      role="gridcell"
      data-row={at}
      data-column={column}
      aria-colindex={column + 3}
      aria-selected={current === column}
      className={`${cellClass(row, column, row.row <= headerRow)}${current === column ? ' sheet-box-current' : ''}`}
      style={{ width }}
    >
      {row.cells[column] ?? ''}
    </div>
  ));
}

/** A row. Memoised: scrolling draws the box for every frame, its rows only when they change. */
const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, at, top, words } = props;
  const mark = row === null ? null : markOf(row, words);
  const tone = row === null || row.isLeftOut ? '' : row.troubles.length > 0 ? 'sheet-box-row-wrong' : '';
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={`sheet-box-row ${tone} ${row?.isLeftOut === true ? 'sheet-box-out' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" aria-colindex={1} className="sheet-box-cell sheet-box-number" style={{ width: NUMBER_WIDTH }}>
        {row === null ? '…' : row.row}
      </div>
      <div role="gridcell" aria-colindex={2} className="sheet-box-cell sheet-box-mark" style={{ width: MARK_WIDTH, left: NUMBER_WIDTH }}>
        {mark === null ? null : <span className={`tag tag-${mark.tone}`}>{mark.text}</span>}
      </div>
      {row === null ? null : <RowCells {...props} row={row} />}
    </div>
  );
});

interface EditorProps {
  readonly label: string;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly onType: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onLeave: () => void;
}

/** The field over the cell that is being typed in; the focus goes back to the grid when it ends. */
export function CellEditor({ label, text, left, top, width, onType, onKey, onLeave }: EditorProps) {
  const box = useRef<HTMLInputElement | null>(null);
  const isOver = useRef(false);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.select();
  }, []);
  useEffect(() => {
    const grid = box.current?.closest<HTMLElement>('[role="grid"]');
    return () => {
      // The field is gone by now, and the focus with it, unless a person has put it elsewhere.
      if (document.activeElement === document.body) grid?.focus({ preventScroll: true });
    };
  }, []);
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    onKey(event);
    // What ends by a key is saved, or given up, by that key: the focus that goes with the field says nothing more.
    if (!event.defaultPrevented) return;
    isOver.current = true;
    event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  };
  return (
    <input
      ref={box}
      className="sheet-box-editor"
      aria-label={label}
      value={text}
      style={{ transform: `translate(${left}px, ${top}px)`, width: Math.max(120, width) }}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={press}
      onBlur={() => (isOver.current ? undefined : onLeave())}
    />
  );
}

interface RowGridProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly widths: readonly number[];
  readonly headerRow: number;
  readonly total: number;
  readonly rowAt: (at: number) => ShownRow | null;
  readonly grid: ReturnType<typeof useGrid>;
  readonly virtual: ReturnType<typeof useRowWindow>['virtual'];
  /** How many rows are drawn: the elements of one that scrolls away serve another. */
  readonly pool: number;
  readonly box: RefObject<HTMLDivElement | null>;
  /** A cell that was clicked. */
  readonly onPick: (cell: Cell, isTwice: boolean) => void;
}

/** The rows in view of a long grid, and the box that scrolls them. */
export function useRowWindow(total: number) {
  const box = useRef<HTMLDivElement | null>(null);
  const pool = useRef(0);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    // Always as many rows: those that scroll out of view lend their elements to those that come in.
    rangeExtractor: ({ startIndex, endIndex }) => {
      pool.current = Math.max(pool.current, endIndex - startIndex + 1 + SPARE);
      const first = Math.max(0, Math.min(startIndex - SPARE / 2, total - pool.current));
      return Array.from({ length: Math.min(pool.current, total - first) }, (_, nth) => first + nth);
    },
  });
  const items = virtual.getVirtualItems();
  return { box, virtual, rowCount: Math.max(1, items.length), first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
}

function HeaderRow({ columns, widths }: Pick<RowGridProps, 'columns' | 'widths'>) {
  const say = useWords(importWords);
  return (
    <div role="row" aria-rowindex={1} className="sheet-box-row sheet-box-header">
      <div role="columnheader" className="sheet-box-cell sheet-box-number" style={{ width: NUMBER_WIDTH }}>
        {say('row')}
      </div>
      <div role="columnheader" className="sheet-box-cell sheet-box-mark" style={{ width: MARK_WIDTH, left: NUMBER_WIDTH }}>
        {say('trouble')}
      </div>
      {columns.map((header, at) => (
        <div role="columnheader" className="sheet-box-cell" key={at} style={{ width: widths[at] ?? 100 }} title={header}>
          {header}
        </div>
      ))}
    </div>
  );
}

function useMarkWords(): MarkWords {
  const say = useWords(importWords);
  const language = useLanguage();
  return useMemo(() => ({ leftOut: say('leftOut'), fixed: say('fixed'), wrong: say('wrongRow') }), [language]);
}

/** The cell that was clicked. */
function cellOf({ target }: MouseEvent): Cell | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return element === null ? null : { row: Number(element.dataset['row']), column: Number(element.dataset['column']) };
}

/** Where a column begins. */
export function leftOf(widths: readonly number[], column: number): number {
  return widths.slice(0, column).reduce((sum, one) => sum + one, NUMBER_WIDTH + MARK_WIDTH);
}

/** The grid. Its box has the focus; the cursor is named to screen readers by its cell. */
export function RowGrid(props: RowGridProps) {
  const { label, columns, widths, headerRow, total, rowAt, grid, virtual, pool, box, onPick } = props;
  const say = useWords(importWords);
  const id = useId();
  const { cell, typed } = grid;
  const words = useMarkWords();
  const click = (event: MouseEvent): void => {
    const clicked = cellOf(event);
    if (clicked !== null) onPick(clicked, event.detail > 1);
  };
  return (
    <div
      ref={box}
      className="sheet-box"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-description={say('gridKeys')}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 2}
      aria-activedescendant={`${id}-${cell.row}-${cell.column}`}
      onKeyDown={grid.pressGrid}
    >
      <div style={{ width: leftOf(widths, widths.length) }} role="presentation">
        <div role="rowgroup" className="sheet-box-headers">
          <HeaderRow columns={columns} widths={widths} />
        </div>
        <div role="rowgroup" className="sheet-box-rows" style={{ height: virtual.getTotalSize() }} onClick={click}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <GridRow
              key={index % pool}
              row={rowAt(index)}
              at={index}
              top={start}
              widths={widths}
              headerRow={headerRow}
              id={id}
              current={index === cell.row ? cell.column : null}
              words={words}
            />
          ))}
          {typed === null ? null : (
            <CellEditor
              key={`${cell.row}-${cell.column}`}
              label={columns[cell.column] ?? ''}
              text={typed}
              left={leftOf(widths, cell.column)}
              top={cell.row * ROW_HEIGHT}
              width={widths[cell.column] ?? 120}
              onType={grid.type}
              onKey={grid.pressCell}
              onLeave={grid.leave}
            />
          )}
        </div>
      </div>
    </div>
  );
}
