// A list of any length: found, filtered, sorted, copied, exported; only the rows in view are drawn.
import { type ReactNode, useCallback, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Button, Checkbox, Dropdown, Input, type InputRef, Select } from 'antd';
import { sayUi } from '../ui-messages.ts';
import { Empty } from '../Notes.tsx';
import { readPreference, writePreference } from '../preferences.ts';
import { TableBody } from './TableBody.tsx';
import { type Column, listShownColumns, listViewedRows, PLAIN_VIEW, type TableView, withRoom, choicesOf, formatTsv } from './table-rows.ts';
import { keysOf, useKeys } from '../keys.tsx';
import { useNotices } from '../notices.tsx';
import { useDownload } from '../save-file.ts';
import './table.css';

// What stands over a table: search, filters, the choice of columns, copy and export.

interface Table<R> {
  readonly name: string;
  readonly rows: readonly R[];
  readonly viewed: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly shown: readonly Column<R>[];
  readonly view: TableView;
  readonly change: (change: Partial<TableView>) => void;
}

interface TableToolsProps<R> {
  readonly table: Table<R>;
  readonly actions: ReactNode;
  readonly searchBox: RefObject<HTMLInputElement | null>;
  readonly onDown: () => void;
}

function Filters<R>({ table: { columns, rows, view, change } }: { readonly table: Table<R> }) {
  return columns
    .filter((column) => column.filter === true)
    .map((column) => (
      <Select<string[]>
        key={column.key}
        mode="multiple"
        allowClear
        maxTagCount={1}
        className="table-filter"
        aria-label={column.title}
        placeholder={column.title}
        value={[...(view.filters[column.key] ?? [])]}
        options={choicesOf(rows, column).map((text) => ({ value: text, label: text }))}
        onChange={(chosen) => change({ filters: { ...view.filters, [column.key]: chosen } })}
      />
    ));
}

function Columns<R>({ table: { columns, shown, view, change } }: { readonly table: Table<R> }) {
  const panel = (
    <div className="table-columns">
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          checked={shown.includes(column)}
          onChange={(event) => change({ shown: { ...view.shown, [column.key]: event.target.checked } })}
        >
          {column.title}
        </Checkbox>
      ))}
    </div>
  );
  return (
    <Dropdown popupRender={() => panel} trigger={['click']}>
      <Button>{sayUi('columns')}</Button>
    </Dropdown>
  );
}

function useTableFiles<R>({ name, viewed, shown }: Table<R>) {
  const notices = useNotices();
  const { download } = useDownload('sheets.make');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(formatTsv(viewed, shown));
    notices.done(sayUi('copied', { count: viewed.length }));
  };
  const exportSheet = async (): Promise<void> => {
    const rows = viewed.map((row) => shown.map((column) => (column.value === undefined ? column.text(row) : column.value(row))));
    await download({ name, headings: shown.map(({ title }) => title), rows });
  };
  return { copy, exportSheet };
}

/** From the search down into the rows. */
function toRows(event: KeyboardEvent<HTMLInputElement>): void {
  if (keysOf(event.nativeEvent) !== 'ArrowDown') return;
  event.preventDefault();
  event.currentTarget.closest('.table-frame')?.querySelector<HTMLElement>('[role="grid"]')?.focus();
}

/** The tools of a table. `/` goes to the search, the arrow down from there to the rows. */
function TableTools<R>({ table, actions, onDown }: TableToolsProps<R>) {
  const box = useRef<InputRef | null>(null);
  const { viewed, rows, view, change } = table;
  const { copy, exportSheet } = useTableFiles(table);
  useKeys([{ keys: '/', words: sayUi('search'), run: () => box.current?.focus() }]);
  const count =
    viewed.length === rows.length ? sayUi('rows', { count: rows.length }) : sayUi('rowsOf', { shown: viewed.length, count: rows.length });
  return (
    <div className="line-2 no-print">
      <Input
        ref={box}
        className="table-search"
        allowClear
        value={view.search}
        placeholder={sayUi('search')}
        aria-label={sayUi('search')}
        onKeyDown={toRows}
        onChange={(event) => {
          onDown();
          change({ search: event.target.value });
        }}
      />
      <Filters table={table} />
      <span className="soft" role="status">
        {count}
      </span>
      <div className="table-actions">
        <Columns table={table} />
        <Button onClick={() => void copy()}>{sayUi('copyTable')}</Button>
        <Button onClick={() => void exportSheet()}>{sayUi('exportXlsx')}</Button>
        {actions}
      </div>
    </div>
  );
}

// How a person looks at a table, remembered by the table's name on this computer.

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was remembered; anything that does not fit is as good as nothing. */
function parseTableView(text: string | null): TableView {
  if (text === null) return PLAIN_VIEW;
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return PLAIN_VIEW;
  }
  if (!isRecord(kept)) return PLAIN_VIEW;
  const { sort, filters, shown } = kept;
  const isSort = isRecord(sort) && typeof sort['key'] === 'string';
  return {
    search: '',
    sort: isSort ? { key: String(sort['key']), down: sort['down'] === true } : null,
    filters: isRecord(filters)
      ? Object.fromEntries(Object.entries(filters).map(([key, chosen]) => [key, Array.isArray(chosen) ? chosen.map(String) : []]))
      : {},
    shown: isRecord(shown) ? Object.fromEntries(Object.entries(shown).map(([key, on]) => [key, on === true])) : {},
  };
}

/** The view of a table and how to change it. What is searched for is not remembered: it is of the moment. */
function useTableView(name: string): readonly [TableView, (change: Partial<TableView>) => void] {
  const [view, setView] = useState(() => parseTableView(readPreference(`table.${name}`)));
  const change = useCallback(
    (part: Partial<TableView>) =>
      setView((now) => {
        const next = { ...now, ...part };
        writePreference(`table.${name}`, JSON.stringify({ sort: next.sort, filters: next.filters, shown: next.shown }));
        return next;
      }),
    [name],
  );
  return [view, change];
}

export interface DataTableProps<R> {
  /** The table's own name: what it remembers is kept under it. */
  readonly name: string;
  readonly label: string;
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string | number;
  readonly columns: readonly Column<R>[];
  /** `shown`: all rows on view, in their order. */
  readonly onOpen?: ((row: R, shown: readonly R[]) => void) | undefined;
  /** A key on the row under the cursor, as `keysOf` names it; true where it did something. */
  readonly onRowKey?: ((keys: string, row: R) => boolean) | undefined;
  /** Buttons beside the search. */
  readonly actions?: ReactNode;
  /** What stands there when there is no row at all. */
  readonly empty?: ReactNode;
  readonly rowTone?: ((row: R) => 'danger' | 'warn' | undefined) | undefined;
  /** Pixels; without it the table fills its parent. */
  readonly height?: number;
}

/** A list. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { name, label, rows, rowKey, columns, onOpen, onRowKey, actions, empty, rowTone, height } = props;
  const [view, change] = useTableView(name);
  const [cursor, setCursor] = useState(0);
  const searchBox = useRef<HTMLInputElement | null>(null);
  const shown = useMemo(() => listShownColumns(columns, view.shown), [columns, view.shown]);
  const roomy = useMemo(() => withRoom(shown, rows), [shown, rows]);
  const viewed = useMemo(() => listViewedRows(rows, columns, view), [rows, columns, view]);
  if (rows.length === 0 && empty !== undefined) {
    return (
      <div className="table-frame table-frame-empty">
        {actions === undefined ? null : <div className="line-2">{actions}</div>}
        {empty}
      </div>
    );
  }
  const clear = (): void => change({ search: '', filters: {} });
  return (
    <div className="table-frame" {...(height === undefined ? {} : { style: { height } })}>
      <TableTools
        table={{ name: label, rows, viewed, columns, shown, view, change }}
        actions={actions}
        searchBox={searchBox}
        onDown={() => setCursor(0)}
      />
      {viewed.length === 0 ? (
        <Empty title={sayUi('noMatch')} action={<Button onClick={clear}>{sayUi('clearFilters')}</Button>} />
      ) : (
        <TableBody
          label={label}
          rows={viewed}
          columns={roomy}
          rowKey={rowKey}
          cursor={Math.min(cursor, viewed.length - 1)}
          onCursor={setCursor}
          sort={view.sort}
          onSort={(sort) => change({ sort })}
          onOpen={onOpen}
          onRowKey={onRowKey}
          rowTone={rowTone}
        />
      )}
    </div>
  );
}
