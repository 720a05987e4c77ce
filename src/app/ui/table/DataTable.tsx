// A list of any length: found, filtered, sorted, copied, exported; only the rows in view are drawn.
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { Button } from 'antd';
import { sayUi } from '../ui-messages.ts';
import { Empty } from '../Notes.tsx';
import { readPreference, writePreference } from '../preferences.ts';
import { TableBody } from './TableBody.tsx';
import { TableTools } from './TableTools.tsx';
import { type Column, listShownColumns, listViewedRows, PLAIN_VIEW, type TableView, withRoom } from './table-rows.ts';
import './table.css';

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
