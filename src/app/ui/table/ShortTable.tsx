// A table of a few rows with commands at the end of each; it scrolls sideways in its own box.
import type { ReactNode } from 'react';
import { sayUi } from '../ui-messages.ts';
import './short-table.css';

/** A column of a short table. */
export interface ShortColumn<R> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: R) => ReactNode;
  readonly isNumber?: boolean;
  /** Long words break over lines instead of widening the table. */
  readonly wraps?: boolean;
  /** It names its row. */
  readonly isHead?: boolean;
}

interface ShortTableProps<R> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string | number;
  readonly columns: readonly ShortColumn<R>[];
  /** Undefined: nobody has one here. */
  readonly commands?: ((row: R) => ReactNode) | undefined;
}

function cellClass<R>({ isNumber, wraps }: ShortColumn<R>): string {
  return [isNumber === true ? 'number' : '', wraps === true ? 'short-wraps' : ''].join(' ').trim();
}

/** A table of a few rows. */
export function ShortTable<R>({ label, rows, rowKey, columns, commands }: ShortTableProps<R>) {
  return (
    <div className="short-scroll" role="group" aria-label={label} tabIndex={0}>
      <table className="short-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellClass(column)}>
                {column.title}
              </th>
            ))}
            {commands === undefined ? null : (
              <th scope="col" className="short-commands">
                <span className="visually-hidden">{sayUi('actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => {
                const Cell = column.isHead === true ? 'th' : 'td';
                return (
                  <Cell key={column.key} className={cellClass(column)} scope={column.isHead === true ? 'row' : undefined}>
                    {column.cell(row)}
                  </Cell>
                );
              })}
              {commands === undefined ? null : <td className="short-commands">{commands(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
