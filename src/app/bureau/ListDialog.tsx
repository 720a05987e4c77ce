// A list's rows and columns: which table is listed, where its template rows stand, what each column of the sheet takes.
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { Workbook } from '../../contract/bureau/workbooks.ts';
import type { MapList } from '../../contract/bureau/workbook-map.ts';
import { ActionDialog, type Acted, DONE } from '../ui/dialog/ActionDialog.tsx';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { CountField } from '../ui/fields/text-fields.tsx';
import { readList, type TypedList } from './list-form.ts';
import { sayMapEditor } from './map-editor-messages.ts';
import { formatColumn } from './map-marks.ts';

interface ListDialogProps {
  readonly view: Pick<Workbook, 'listColumns' | 'figures'>;
  readonly sheet: string;
  readonly begin: TypedList;
  readonly onTake: (entry: MapList) => void;
  readonly onClose: () => void;
}

/** The table's own name, out of a figure of it. */
function tableName({ figures }: Pick<Workbook, 'figures'>, table: string): string {
  const label = figures.find(({ figure }) => figure.startsWith(`${table}.`))?.label ?? '';
  return `${table} ${label.split('·')[0]?.trim() ?? ''}`.trim();
}

interface ColumnRowProps {
  readonly view: ListDialogProps['view'];
  readonly rows: string;
  readonly column: TypedList['columns'][number];
  readonly onChange: (column: TypedList['columns'][number]) => void;
}

function ColumnRow({ view, rows, column, onChange }: ColumnRowProps) {
  const { letters, head } = column;
  const known = view.listColumns[rows] ?? [];
  const units = known.find((one) => one.column === column.column)?.units ?? [];
  const label = sayMapEditor('columnOf', { letters });
  return (
    <tr>
      <th scope="row">{letters}</th>
      <td lang="zh-CN">{head}</td>
      <td>
        <Select
          className="blank-list-choice"
          aria-label={label}
          value={column.column}
          options={[
            { value: '', label: sayMapEditor('columnNone') },
            ...known.map((one) => ({ value: one.column, label: formatColumn(view, rows, one.column) })),
          ]}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next) => onChange({ ...column, column: next, unit: null })}
        />
      </td>
      <td>
        {units.length < 2 ? null : (
          <Select
            className="blank-list-unit"
            aria-label={`${label} ${sayMapEditor('unit')}`}
            value={column.unit ?? ''}
            options={[
              { value: '', label: `${sayMapEditor('unitOwn')} ${units[0] ?? ''}` },
              ...units.slice(1).map((unit) => ({ value: unit, label: unit })),
            ]}
            onChange={(next) => onChange({ ...column, unit: next === '' ? null : next })}
          />
        )}
      </td>
    </tr>
  );
}

function ListFields({
  view,
  typed,
  onChange,
}: Pick<ListDialogProps, 'view'> & { readonly typed: TypedList; readonly onChange: (typed: TypedList) => void }) {
  return (
    <div className="blank-list-fields">
      <ChoiceField
        label={sayMapEditor('rows')}
        isNeeded
        value={typed.rows}
        options={Object.keys(view.listColumns).map((table) => ({ value: table, label: tableName(view, table) }))}
        onChange={(rows) => onChange({ ...typed, rows: rows ?? typed.rows })}
      />
      <CountField
        label={sayMapEditor('firstRow')}
        isNeeded
        value={typed.firstRow}
        onChange={(firstRow) => onChange({ ...typed, firstRow })}
      />
      <CountField
        label={sayMapEditor('templateRows')}
        isNeeded
        value={typed.templateRows}
        onChange={(templateRows) => onChange({ ...typed, templateRows })}
      />
      <ChoiceField
        label={sayMapEditor('onOverflow')}
        isNeeded
        value={typed.onOverflow}
        options={(['insertRows', 'refuse'] as const).map((value) => ({ value, label: sayMapEditor(value) }))}
        onChange={(next) => onChange({ ...typed, onOverflow: next === 'refuse' ? 'refuse' : 'insertRows' })}
      />
    </div>
  );
}

export function ListDialog({ view, sheet, begin, onTake, onClose }: ListDialogProps) {
  const [typed, setTyped] = useState(begin);
  const [error, setError] = useState<'listNeedsColumn' | 'listWrongRows' | null>(null);
  const take = (): Acted => {
    const read = readList(typed, sheet);
    if (typeof read === 'string') {
      setError(read);
      return null;
    }
    onTake(read);
    return DONE;
  };
  const change = (letters: string, next: TypedList['columns'][number]): void =>
    setTyped({ ...typed, columns: typed.columns.map((one) => (one.letters === letters ? next : one)) });
  return (
    <ActionDialog title={sayMapEditor('listTitle')} ok={sayMapEditor('apply')} width={680} focus="field" act={take} onClose={onClose}>
      <ListFields view={view} typed={typed} onChange={setTyped} />
      <div className="blank-list-columns" role="group" aria-label={sayMapEditor('columns')} tabIndex={0}>
        <table>
          <tbody>
            {typed.columns.map((column) => (
              <ColumnRow
                key={column.letters}
                view={view}
                rows={typed.rows}
                column={column}
                onChange={(next) => change(column.letters, next)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Checkbox checked={typed.locked} onChange={(event) => setTyped({ ...typed, locked: event.target.checked })}>
        {sayMapEditor('lockedRows')}
      </Checkbox>
      {error === null ? null : (
        <p className="field-error" role="alert">
          {sayMapEditor(error)}
        </p>
      )}
    </ActionDialog>
  );
}
