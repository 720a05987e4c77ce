// The grid of a table: a header that sorts, virtual rows, and a cursor that keys move.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useWords } from '../i18n.ts';
import { keysOf } from '../keys.tsx';
import { kitWords } from '../kit-words.ts';
import type { Column, TableView } from './table-rows.ts';

const ROW_HEIGHT = 36;
const PAGE_OF_ROWS = 12;

interface TableBodyProps<R> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly rowKey: (row: R) => string | number;
  readonly cursor: number;
  readonly onCursor: (cursor: number) => void;
  /** `shown`: all rows on view, in their order. */
  readonly onOpen?: (row: R, shown: readonly R[]) => void;
  readonly onRowKey?: (keys: string, row: R) => boolean;
  readonly sort: TableView['sort'];
  readonly onSort: (sort: TableView['sort']) => void;
  readonly rowTone?: (row: R) => 'danger' | 'warn' | undefined;
}

function nextSort(sort: TableView['sort'], key: string): TableView['sort'] {
  if (sort?.key !== key) return { key, down: false };
  return sort.down ? null : { key, down: true };
}

function Header<R>({ columns, sort, onSort }: Pick<TableBodyProps<R>, 'columns' | 'sort' | 'onSort'>) {
  const say = useWords(kitWords);
  return (
    <div className="table-row table-header" role="row" aria-rowindex={1}>
      {columns.map((column) => {
        const isSorted = sort?.key === column.key;
        const order = isSorted ? (sort.down ? 'descending' : 'ascending') : 'none';
        return (
          <div
            className={`table-cell table-${column.align ?? 'left'}`}
            role="columnheader"
            aria-sort={order}
            key={column.key}
            style={{ flex: `1 0 ${column.width}px` }}
          >
            <button
              type="button"
              className="table-sort"
              tabIndex={-1}
              title={say('sortBy', { column: column.title })}
              onClick={() => onSort(nextSort(sort, column.key))}
            >
              {column.title}
              <span aria-hidden="true">{isSorted ? (sort.down ? ' ↓' : ' ↑') : ''}</span>
            </button>
          </div>
        );
      })}
    </div>
  );
}

interface RowProps<R> {
  readonly row: R;
  readonly id: string;
  readonly at: number;
  readonly top: number;
  readonly columns: readonly Column<R>[];
  readonly isCurrent: boolean;
  readonly tone: 'danger' | 'warn' | undefined;
  readonly onPick: (at: number) => void;
}

function Row<R>({ row, id, at, top, columns, isCurrent, tone, onPick }: RowProps<R>) {
  const classes = ['table-row', 'table-line', isCurrent ? 'table-current' : '', tone === undefined ? '' : `table-${tone}`];
  // Scrolling draws the body anew for each frame: the cells of rows that stay are not made again.
  const cells = useMemo(
    () =>
      columns.map((column) => {
        const text = column.text(row);
        return (
          <div
            className={`table-cell table-${column.align ?? 'left'}`}
            role="gridcell"
            key={column.key}
            style={{ flex: `1 0 ${column.width}px` }}
            title={text}
          >
            {column.render === undefined ? text : column.render(row)}
          </div>
        );
      }),
    [columns, row],
  );
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      role="row"
      id={id}
      aria-rowindex={at + 2}
      aria-selected={isCurrent}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onPick(at)}
    >
      {cells}
    </div>
  );
}

function movedCursor(key: string, cursor: number, count: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor - 1,
    PageDown: cursor + PAGE_OF_ROWS,
    PageUp: cursor - PAGE_OF_ROWS,
    Home: 0,
    End: count - 1,
  };
  const moved = moves[key];
  return moved === undefined ? null : Math.max(0, Math.min(count - 1, moved));
}

function useCursor<R>({ rows, cursor, onCursor, onOpen, onRowKey }: TableBodyProps<R>) {
  const box = useRef<HTMLDivElement | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const pick = (at: number): void => {
    onCursor(at);
    const row = rows[at];
    if (row !== undefined) onOpen?.(row, rows);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const moved = movedCursor(event.key, cursor, rows.length);
    if (moved !== null) {
      event.preventDefault();
      onCursor(moved);
      virtual.scrollToIndex(moved);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      pick(cursor);
    } else if (rows[cursor] !== undefined && onRowKey?.(keysOf(event.nativeEvent), rows[cursor]) === true) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return { box, virtual, pick, press };
}

/** The rows of a table. */
export function TableBody<R>(props: TableBodyProps<R>) {
  const { label, rows, columns, rowKey, cursor, sort, onSort, rowTone } = props;
  const say = useWords(kitWords);
  const id = useId();
  const { box, virtual, pick, press } = useCursor(props);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      className="table-box"
      ref={box}
      tabIndex={0}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={`${id}-${cursor}`}
      aria-description={say('tableKeys')}
      onKeyDown={press}
    >
      <div style={{ minWidth: width }} role="presentation">
        <div role="rowgroup" className="table-headers">
          <Header columns={columns} sort={sort} onSort={onSort} />
        </div>
        <div className="table-lines" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <Row
                key={rowKey(row)}
                row={row}
                id={`${id}-${index}`}
                at={index}
                top={start}
                columns={columns}
                isCurrent={index === cursor}
                tone={rowTone?.(row)}
                onPick={pick}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
