// What stands over a table: search, filters, the choice of columns, copy and export.
import { Button, Checkbox, Dropdown, Input, Select } from 'antd';
import type { InputRef } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useClient } from '../api.tsx';
import { useWords } from '../i18n.ts';
import { keysOf, useKeys } from '../keys.tsx';
import { kitWords } from '../kit-words.ts';
import { useNotices } from '../notices.tsx';
import { useSaveAsked } from '../save-file.ts';
import { asTsv, choicesOf } from './table-rows.ts';
import type { Column, TableView } from './table-rows.ts';

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

interface FilterProps<R> {
  readonly rows: readonly R[];
  readonly column: Column<R>;
  readonly chosen: readonly string[] | undefined;
  readonly onChoose: (key: string, chosen: readonly string[]) => void;
}

function FilterBox<R>({ rows, column, chosen = [], onChoose }: FilterProps<R>) {
  // What there is to choose is gathered from all rows once somebody looks; what is chosen is its own name.
  const [isWanted, setWanted] = useState(false);
  const choices = useMemo(() => (isWanted ? choicesOf(rows, column) : []), [isWanted, rows, column]);
  return (
    <Select<string[]>
      mode="multiple"
      allowClear
      maxTagCount={1}
      className="table-filter"
      aria-label={column.title}
      placeholder={column.title}
      value={[...chosen]}
      options={choices.map((text) => ({ value: text, label: text }))}
      onOpenChange={(isOpen) => setWanted((was) => was || isOpen)}
      onChange={(next) => onChoose(column.key, next)}
    />
  );
}

function Filters<R>({ rows, columns, filters, change }: Pick<Table<R>, 'rows' | 'columns' | 'change'> & Pick<TableView, 'filters'>) {
  // The rows are painted first; the boxes take their places a moment later.
  const areRowsDrawn = useDeferredValue(true, false);
  const choose = (key: string, chosen: readonly string[]): void => change({ filters: { ...filters, [key]: chosen } });
  return columns
    .filter((column) => column.filter === true)
    .map((column) =>
      areRowsDrawn ? (
        <FilterBox key={column.key} rows={rows} column={column} chosen={filters[column.key]} onChoose={choose} />
      ) : (
        <span key={column.key} className="table-filter" />
      ),
    );
}

interface ColumnsProps<R> extends Pick<Table<R>, 'columns' | 'shown' | 'change'> {
  readonly chosen: TableView['shown'];
}

function Columns<R>({ columns, shown, chosen, change }: ColumnsProps<R>) {
  const say = useWords(kitWords);
  const panel = (
    <div className="table-columns">
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          checked={shown.includes(column)}
          onChange={(event) => change({ shown: { ...chosen, [column.key]: event.target.checked } })}
        >
          {column.title}
        </Checkbox>
      ))}
    </div>
  );
  return (
    <Dropdown popupRender={() => panel} trigger={['click']}>
      <Button>{say('columns')}</Button>
    </Dropdown>
  );
}

function useTableFiles<R>({ name, viewed, shown }: Table<R>) {
  const say = useWords(kitWords);
  const client = useClient();
  const notices = useNotices();
  const save = useSaveAsked();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(asTsv(viewed, shown));
    notices.done(say('copied', { count: viewed.length }));
  };
  const exportSheet = async (): Promise<void> => {
    const rows = viewed.map((row) => shown.map((column) => (column.value === undefined ? column.text(row) : column.value(row))));
    await save(client.sheets.make({ name, headings: shown.map(({ title }) => title), rows }));
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
  const say = useWords(kitWords);
  const box = useRef<InputRef | null>(null);
  const { viewed, rows, columns, shown, view, change } = table;
  const { filters, shown: chosen } = view;
  // What is typed beside them leaves them as they are.
  const filterBoxes = useMemo(() => <Filters {...{ rows, columns, filters, change }} />, [rows, columns, filters, change]);
  const columnChoice = useMemo(() => <Columns {...{ columns, shown, chosen, change }} />, [columns, shown, chosen, change]);
  const { copy, exportSheet } = useTableFiles(table);
  useKeys([{ keys: '/', words: say('search'), run: () => box.current?.focus() }]);
  const count =
    viewed.length === rows.length ? say('rows', { count: rows.length }) : say('rowsOf', { shown: viewed.length, count: rows.length });
  return (
    <div className="line-2 no-print">
      <Input
        ref={box}
        className="table-search"
        allowClear
        value={view.search}
        placeholder={say('search')}
        aria-label={say('search')}
        onKeyDown={toRows}
        onChange={(event) => {
          onDown();
          change({ search: event.target.value });
        }}
      />
      {filterBoxes}
      <span className="soft" role="status">
        {count}
      </span>
      <div className="table-actions">
        {columnChoice}
        <Button onClick={() => void copy()}>{say('copyTable')}</Button>
        <Button onClick={() => void exportSheet()}>{say('exportXlsx')}</Button>
        {actions}
      </div>
    </div>
  );
}
