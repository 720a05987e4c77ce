// A short table of a tenant's own rows, with commands at the end of each; scrolls sideways in its own box.
import type { ReactNode } from 'react';
import { useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';

/** A column of a short table. */
export interface RowColumn<R> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: R) => ReactNode;
  readonly isNumber?: boolean;
}

interface RowTableProps<R> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string | number;
  readonly columns: readonly RowColumn<R>[];
  readonly commands?: (row: R) => ReactNode;
}

/** A table of a few rows. */
export function RowTable<R>({ label, rows, rowKey, columns, commands }: RowTableProps<R>) {
  const say = useWords(kitWords);
  return (
    <div className="tenants-scroll" role="group" aria-label={label} tabIndex={0}>
      <table className="tenants-table">
        <thead>
          <tr>
            {columns.map(({ key, title, isNumber }) => (
              <th key={key} scope="col" className={isNumber === true ? 'number' : ''}>
                {title}
              </th>
            ))}
            {commands === undefined ? null : (
              <th scope="col" className="tenants-commands">
                <span className="visually-hidden">{say('actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, cell, isNumber }) => (
                <td key={key} className={isNumber === true ? 'number' : ''}>
                  {cell(row)}
                </td>
              ))}
              {commands === undefined ? null : <td className="tenants-commands">{commands(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
