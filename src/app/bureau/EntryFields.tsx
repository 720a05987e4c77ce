// How an entry is written: unit, decimals, way of writing, what stands where there is no figure. A change needs no button.
import { Checkbox, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Workbook } from '../../contract/bureau/workbooks.ts';
import type { MapCell, MapHead } from '../../contract/bureau/workbook-map.ts';
import { sayMapEditor } from './map-editor-messages.ts';

const DECIMALS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
  readonly onChange: (value: string) => void;
}

function Pick({ label, value, options, onChange }: PickProps) {
  const id = useId();
  return (
    <div className="blank-field">
      <label htmlFor={id}>{label}</label>
      <Select id={id} aria-label={label} size="small" value={value} options={[...options]} onChange={onChange} />
    </div>
  );
}

function LockedBox({ isLocked, onChange }: { readonly isLocked: boolean; readonly onChange: (isLocked: boolean) => void }) {
  return (
    <Checkbox checked={isLocked} onChange={(event) => onChange(event.target.checked)}>
      {sayMapEditor('locked')}
    </Checkbox>
  );
}

interface CellFieldsProps {
  readonly view: Pick<Workbook, 'figures'>;
  readonly entry: MapCell;
  /** Whether the words beside the cell name another unit, or a person has said that they do not count. */
  readonly isOtherUnit: boolean;
  /** Whether the cell is locked, or its entry says so already. */
  readonly isLocked: boolean;
  readonly onChange: (entry: MapCell) => void;
}

/** The fields of a figure's entry. */
export function CellFields({ view, entry, isOtherUnit, isLocked, onChange }: CellFieldsProps) {
  const units = view.figures.find(({ figure }) => figure === entry.figure)?.units ?? [];
  return (
    <div className="blank-fields">
      {units.length === 0 ? null : (
        <>
          <Pick
            label={sayMapEditor('unit')}
            value={entry.unit ?? ''}
            options={[
              { value: '', label: `${sayMapEditor('unitOwn')} ${units[0] ?? ''}` },
              ...units.map((unit) => ({ value: unit, label: unit })),
            ]}
            onChange={(unit) => onChange({ ...entry, unit: unit === '' ? undefined : unit })}
          />
          <Pick
            label={sayMapEditor('decimals')}
            value={entry.decimals === undefined ? '' : String(entry.decimals)}
            options={[
              { value: '', label: sayMapEditor('decimalsOwn') },
              ...DECIMALS.map((count) => ({ value: String(count), label: String(count) })),
            ]}
            onChange={(text) => onChange({ ...entry, decimals: text === '' ? undefined : Number(text) })}
          />
        </>
      )}
      <Pick
        label={sayMapEditor('as')}
        value={entry.as ?? 'auto'}
        options={(['auto', 'number', 'text'] as const).map((value) => ({ value, label: sayMapEditor(`as_${value}`) }))}
        onChange={(value) => onChange({ ...entry, as: value === 'number' || value === 'text' ? value : undefined })}
      />
      <Pick
        label={sayMapEditor('noValue')}
        value={entry.none ?? 'dash'}
        options={(['dash', 'blank'] as const).map((value) => ({ value, label: sayMapEditor(`none_${value}`) }))}
        onChange={(value) => onChange({ ...entry, none: value === 'blank' ? value : undefined })}
      />
      {isOtherUnit ? (
        <Checkbox checked={entry.sure === true} onChange={(event) => onChange({ ...entry, sure: event.target.checked ? true : undefined })}>
          {sayMapEditor('unitSure')}
        </Checkbox>
      ) : null}
      {isLocked ? (
        <LockedBox isLocked={entry.locked === true} onChange={(next) => onChange({ ...entry, locked: next ? true : undefined })} />
      ) : null}
    </div>
  );
}

const HEAD_WAYS = ['auto', 'text', 'date', 'tick', 'boxes'] as const;

/** The fields of a head's entry. */
export function HeadFields({
  entry,
  isLocked,
  onChange,
}: { readonly entry: MapHead; readonly onChange: (entry: MapHead) => void } & Pick<CellFieldsProps, 'isLocked'>) {
  return (
    <div className="blank-fields">
      <Pick
        label={sayMapEditor('as')}
        value={entry.as ?? 'auto'}
        options={HEAD_WAYS.map((value) => ({ value, label: sayMapEditor(`as_${value}`) }))}
        onChange={(value) => {
          const way = HEAD_WAYS.find((one) => one === value) ?? 'auto';
          onChange({ ...entry, as: way === 'auto' ? undefined : way });
        }}
      />
      {isLocked ? (
        <LockedBox isLocked={entry.locked === true} onChange={(next) => onChange({ ...entry, locked: next ? true : undefined })} />
      ) : null}
    </div>
  );
}
