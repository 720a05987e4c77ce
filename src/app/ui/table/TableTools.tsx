// What stands over a table: search, filters, the choice of columns, copy and export.
import { Button, Checkbox, Dropdown, Input, type InputRef, Select } from 'antd';
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react';
import { keysOf, useKeys } from '../keys.tsx';
import { sayUi } from '../ui-messages.ts';
import { useNotices } from '../notices.tsx';
import { useDownload } from '../save-file.ts';
import { choicesOf, type Column, formatTsv, type TableView } from './table-rows.ts';

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
export function TableTools<R>({ table, actions, onDown }: TableToolsProps<R>) {
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
