// A list of one kind of record, with every command on its rows.
// Where every screen adds, corrects, dates and retires records, and sees their history: one drawer, built from the kind's fields.
// The commands on one record as small buttons in its row.
import { Button, Dropdown, Switch } from 'antd';
import { useMemo, useState, createContext, type ReactNode, useContext } from 'react';
import {
  DATED_KINDS,
  type DatedKind,
  type EditableKind,
  RECORD_FIELDS,
  type WireValues,
  fieldOf,
} from '../../../contract/records/record-kinds.ts';
import type { Names, RecordRow } from '../../../contract/records/records.ts';
import { useListQuery } from '../api.tsx';
import { useNames } from '../fields/choice-fields.tsx';
import { IfMay, usePermissions, useRowCommands } from '../permissions.tsx';
import { sayUi } from '../ui-messages.ts';
import { Empty, Show } from '../Notes.tsx';
import { Tag } from '../Page.tsx';
import { DataTable } from '../table/DataTable.tsx';
import type { Column } from '../table/table-rows.ts';
import { recordText, isNumberField } from './record-text.ts';
import { chooseRetireWord } from './retire-word.ts';
import { sayRecord } from './record-messages.ts';
import { sayField, sayRecordKind } from '../window-words.ts';
import { lazyComponent } from '../lazy-component.tsx';
import type { DeskTask, OnDone } from './record-task.ts';

/** The commands on records. */
export interface RecordDesk {
  /** `given` values are fixed and not asked. */
  readonly add: (kind: EditableKind, given?: WireValues, done?: OnDone) => void;
  /** "It was written wrongly." `field`: the one that it is about stands first. */
  readonly correct: (kind: EditableKind, id: number, field?: string) => void;
  /** "It changes from this day." `subject`: the tenant or studio; null for the base. */
  readonly changeFrom: (kind: DatedKind, subject: number | null, done?: OnDone) => void;
  readonly retire: (kind: EditableKind, id: number, label: string, done?: OnDone) => void;
  /** Brings a retired record back. */
  readonly restore: (kind: EditableKind, id: number, label: string, done?: OnDone) => void;
  readonly history: (kind: EditableKind, id: number, label: string) => void;
}

const DeskContext = createContext<RecordDesk | null>(null);

/** The commands on records. */
export function useRecordActions(): RecordDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('outside of RecordDeskProvider');
  return desk;
}

/** The drawers come when the first of them is opened, or before that. */
export const DESK_DRAWERS = lazyComponent(async () => (await import('./DeskDrawer.tsx')).DeskDrawer);

/** Holds the desk for everything below. */
export function RecordDeskProvider({ children }: { readonly children: ReactNode }) {
  const [task, setTask] = useState<DeskTask | null>(null);
  const desk = useMemo<RecordDesk>(
    () => ({
      add: (kind, given = {}, done) => setTask({ what: 'add', kind, given, done: done ?? null }),
      correct: (kind, id, field) => setTask({ what: 'correct', kind, id, field: field ?? null }),
      changeFrom: (kind, subject, done) => setTask({ what: 'changeFrom', kind, subject, done: done ?? null }),
      retire: (kind, id, label, done) => setTask({ what: 'retire', kind, id, label, done: done ?? null }),
      restore: (kind, id, label, done) => setTask({ what: 'restore', kind, id, label, done: done ?? null }),
      history: (kind, id, label) => setTask({ what: 'history', kind, id, label }),
    }),
    [],
  );
  return (
    <DeskContext value={desk}>
      {children}
      {task === null ? null : <DESK_DRAWERS.show task={task} onClose={() => setTask(null)} />}
    </DeskContext>
  );
}

const WIDTHS: Readonly<Record<string, number>> = {
  notes: 220,
  text: 150,
  code: 150,
  uscc: 190,
  day: 150,
  tenant: 220,
  studios: 150,
  hours: 180,
  money: 130,
};

/** Builds the columns of a kind's fields, and one, hidden at first, of where a record comes from. */
export function buildRecordColumns(kind: EditableKind, fields: readonly string[], names: Names): Column<RecordRow>[] {
  const columns = fields.map((name): Column<RecordRow> => ({
    key: name,
    title: sayField(kind, name),
    width: WIDTHS[fieldOf(kind, name)?.type ?? ''] ?? 110,
    align: isNumberField(kind, name) ? 'right' : 'left',
    text: (row) => recordText(kind, name, row.values[name] ?? null, names),
    sort: (row) => {
      const value = row.values[name] ?? null;
      return typeof value === 'number' && isNumberField(kind, name) ? value : recordText(kind, name, value, names);
    },
    filter: fieldOf(kind, name)?.type === 'choice',
  }));
  const origin: Column<RecordRow> = {
    key: 'origin',
    title: sayRecord('origin'),
    width: 170,
    hidden: true,
    text: (row) =>
      row.origin === null ? sayRecord('enteredByHand') : sayRecord('fromFileRow', { file: row.origin.file, row: row.origin.row }),
  };
  return [...columns, origin];
}

interface RecordTableProps {
  readonly kind: EditableKind;
  /** What the table remembers is kept under this name. */
  readonly name: string;
  readonly tenant?: number;
  readonly studio?: number;
  readonly month?: string;
  /** Fields shown, in this order; all but the given ones where left out. */
  readonly columns?: readonly string[];
  /** Values that a new record here always has. */
  readonly given?: WireValues;
  readonly height?: number;
}

function isDatedKind(kind: EditableKind): kind is DatedKind {
  return DATED_KINDS.some((one) => one === kind);
}

/** What a record is called in notices: its key in words. */
function labelOf(kind: EditableKind, row: RecordRow, names: Names): string {
  const keys = RECORD_FIELDS[kind].filter((field) => field.isKey);
  const named = keys.length > 0 ? keys : RECORD_FIELDS[kind].slice(0, 1);
  return named.map((field) => recordText(kind, field.name, row.values[field.name] ?? null, names)).join(' ');
}

function RowMenu({ kind, row, label }: { readonly kind: EditableKind; readonly row: RecordRow; readonly label: string }) {
  const desk = useRecordActions();
  const may = usePermissions();
  const past = { key: 'history', label: sayRecord('history'), onClick: () => desk.history(kind, row.id, label) };
  const back = { key: 'restore', label: sayRecord('restore'), onClick: () => desk.restore(kind, row.id, label) };
  const editing = [
    { key: 'correct', label: sayRecord('correct'), onClick: () => desk.correct(kind, row.id) },
    past,
    { key: 'retire', label: sayRecord(chooseRetireWord(kind)), danger: true, onClick: () => desk.retire(kind, row.id, label) },
  ];
  const all = row.retiredOn === null ? editing : [back, past];
  const items = all.filter(({ key }) => (key === 'history' ? may.call('records.history') : may.write(kind)));
  return (
    <span onClick={(event) => event.stopPropagation()} role="presentation">
      {row.retiredOn === null ? null : <Tag tone="plain">{sayRecord('isRetired')}</Tag>}
      {items.length === 0 ? null : (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button size="small" type="text" aria-label={`${sayUi('actions')}: ${label}`}>
            …
          </Button>
        </Dropdown>
      )}
    </span>
  );
}

function useColumns({ kind, columns, given }: RecordTableProps): { readonly columns: readonly Column<RecordRow>[]; readonly names: Names } {
  const names = useNames();
  const hasMenu = useRowCommands(kind);
  return useMemo(() => {
    const hidden = Object.keys(given ?? {});
    const fields = columns ?? RECORD_FIELDS[kind].map(({ name }) => name).filter((name) => !hidden.includes(name));
    const menu: Column<RecordRow> = {
      key: 'menu',
      title: sayUi('actions'),
      width: 120,
      align: 'center',
      text: () => '',
      render: (row) => <RowMenu kind={kind} row={row} label={labelOf(kind, row, names)} />,
    };
    return { names, columns: [...buildRecordColumns(kind, fields, names), ...(hasMenu ? [menu] : [])] };
  }, [columns, given, kind, names, hasMenu]);
}

/** A list of records with add, correct, change from a day, history and retire. Enter or a click corrects. */
export function RecordTable(props: RecordTableProps) {
  const { kind, name, tenant, studio, month, given = {}, height = 360 } = props;
  const desk = useRecordActions();
  const [isAll, setAll] = useState(false);
  const isWritten = usePermissions().write(kind);
  const { columns } = useColumns(props);
  const word = sayRecordKind(kind);
  const input = { kind, tenant: tenant ?? null, studio: studio ?? null, month: month ?? null, retired: isAll };
  const asked = useListQuery('records.list', input, { keep: true });
  const subject = tenant ?? studio ?? null;
  const actions = (
    <>
      <label className="line-2">
        <Switch checked={isAll} onChange={setAll} />
        {sayRecord('showRetired')}
      </label>
      <IfMay write={kind}>
        {isDatedKind(kind) ? <Button onClick={() => desk.changeFrom(kind, subject)}>{sayRecord('changeFrom')}</Button> : null}
        <Button type="primary" onClick={() => desk.add(kind, given)}>
          {sayRecord('addKind', { kind: word })}
        </Button>
      </IfMay>
    </>
  );
  return (
    <Show asked={asked}>
      {({ rows }) => (
        <DataTable
          name={name}
          label={word}
          rows={rows}
          rowKey={(row) => row.id}
          columns={columns}
          actions={actions}
          empty={<Empty title={sayRecord('none', { kind: word })} {...(isWritten ? { help: sayRecord('noneHelp') } : {})} />}
          onOpen={isWritten ? (row) => (row.retiredOn === null ? desk.correct(kind, row.id) : undefined) : undefined}
          {...(rows.length === 0 ? {} : { height })}
        />
      )}
    </Show>
  );
}

interface RecordButtonsProps {
  readonly kind: EditableKind;
  readonly id: number;
  /** Says which record, to who hears the buttons and where it is asked about. */
  readonly label: string;
  readonly commands: readonly ('correct' | 'history' | 'discard')[];
}

/** Those of the commands that the current user may give. */
export function RecordButtons({ kind, id, label, commands }: RecordButtonsProps) {
  const desk = useRecordActions();
  const may = usePermissions();
  const run = {
    correct: () => desk.correct(kind, id),
    history: () => desk.history(kind, id, label),
    discard: () => desk.retire(kind, id, label),
  };
  const shown = commands.filter((one) => (one === 'history' ? may.call('records.history') : may.write(kind)));
  return shown.map((one) => (
    <Button key={one} size="small" aria-label={`${sayRecord(one)} ${label}`} onClick={run[one]}>
      {sayRecord(one)}
    </Button>
  ));
}
