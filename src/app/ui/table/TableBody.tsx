// The grid of a table: a header that sorts, virtual rows, and a cursor that keys move.
import { useId, useMemo, useRef } from 'react';
import { GridBox, getCellPlaceProps, useRowsInView } from '../grid/GridBox.tsx';
import { findMovedRow } from '../grid/grid-keys.ts';
import { sayUi } from '../ui-messages.ts';
import { getCellStyle, type RoomyColumn, type TableView } from './table-rows.ts';

const ROW_HEIGHT = 36;

interface TableBodyProps<R> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly columns: readonly RoomyColumn<R>[];
  readonly rowKey: (row: R) => string | number;
  readonly cursor: number;
  readonly onCursor: (cursor: number) => void;
  /** `shown`: all rows on view, in their order. */
  readonly onOpen: ((row: R, shown: readonly R[]) => void) | undefined;
  readonly onRowKey: ((keys: string, row: R) => boolean) | undefined;
  readonly sort: TableView['sort'];
  readonly onSort: (sort: TableView['sort']) => void;
  readonly rowTone: ((row: R) => 'danger' | 'warn' | undefined) | undefined;
}

function nextSort(sort: TableView['sort'], key: string): TableView['sort'] {
  if (sort?.key !== key) return { key, down: false };
  return sort.down ? null : { key, down: true };
}

function Header<R>({ columns, sort, onSort }: Pick<TableBodyProps<R>, 'columns' | 'sort' | 'onSort'>) {
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
            style={getCellStyle(column)}
          >
            <button
              type="button"
              className="table-sort"
              tabIndex={-1}
              title={sayUi('sortBy', { column: column.title })}
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
  readonly columns: readonly RoomyColumn<R>[];
  readonly isCurrent: boolean;
  readonly tone: 'danger' | 'warn' | undefined;
}

function Row<R>({ row, id, at, top, columns, isCurrent, tone }: RowProps<R>) {
  const classes = ['table-row', 'table-line', isCurrent ? 'table-current' : '', tone === undefined ? '' : `table-${tone}`];
  // Scrolling draws the body again for each frame: the cells of rows that stay are not made again.
  const cells = useMemo(
    () =>
      columns.map((column) => {
        const text = column.text(row);
        return (
          <div
            className={`table-cell table-${column.align ?? 'left'}`}
            role="gridcell"
            key={column.key}
            style={getCellStyle(column)}
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
      {...getCellPlaceProps(at)}
    >
      {cells}
    </div>
  );
}

function useCursor<R>({ rows, cursor, onCursor, onOpen, onRowKey }: TableBodyProps<R>) {
  const box = useRef<HTMLDivElement | null>(null);
  const virtual = useRowsInView(box, rows.length, ROW_HEIGHT);
  const pick = ({ row: at }: { readonly row: number }): void => {
    onCursor(at);
    const row = rows[at];
    if (row !== undefined) onOpen?.(row, rows);
  };
  const press = (keys: string): boolean => {
    const moved = findMovedRow(keys, cursor, rows.length);
    const row = rows[cursor];
    if (moved !== null) {
      onCursor(moved);
      virtual.scrollToIndex(moved);
    } else if (keys === 'Enter') pick({ row: cursor });
    else return row !== undefined && onRowKey?.(keys, row) === true;
    return true;
  };
  return { box, virtual, pick, press };
}

/** The rows of a table. */
export function TableBody<R>(props: TableBodyProps<R>) {
  const { label, rows, columns, rowKey, cursor, sort, onSort, rowTone } = props;
  const id = useId();
  const { box, virtual, pick, press } = useCursor(props);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <GridBox
      box={box}
      className="table-box"
      label={label}
      help={sayUi('tableKeys')}
      rows={rows.length + 1}
      columns={columns.length}
      current={`${id}-${cursor}`}
      onKeys={press}
      onPick={pick}
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
              />
            );
          })}
        </div>
      </div>
    </GridBox>
  );
}
