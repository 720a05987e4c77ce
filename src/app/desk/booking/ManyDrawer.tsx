// Many bookings at once: the coming ones of a tenant or a studio, chosen, then cancelled or moved together with one reason.
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { addDays } from '../../../domain/time/calendar.ts';
import { type Outcome, useCommand, useListQuery } from '../../ui/api.tsx';
import { StudioField, useNames } from '../../ui/fields/choice-fields.tsx';
import { Empty, Show } from '../../ui/Notes.tsx';
import { SideDrawer } from '../../ui/Page.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { Column } from '../../ui/table/table-rows.ts';
import { formatYuan } from '../../ui/values.tsx';
import type { Desk } from '../desk-state.ts';
import { useBookingNotice, useStaleLook } from './booking-notice.ts';
import { CancelDialog } from './CancelDialog.tsx';
import { sayDetail } from './detail-messages.ts';
import { useDeskDay } from '../use-now.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { sayBookingState } from '../../ui/booking-state-messages.ts';
import { sayMany } from './many-messages.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { formatWhen } from './when-text.ts';

/** A booking of the list. */
type Row = Extract<Awaited<ReturnType<LivebaseClient['bookings']['list']>>, { ok: true }>['value']['bookings'][number];

interface ManyGround {
  readonly chosen: ReadonlySet<number>;
  readonly toggle: (row: Row) => void;
}

/** Builds the columns of the list. */
export function buildManyColumns({ chosen, toggle }: ManyGround): readonly Column<Row>[] {
  return [
    {
      key: 'chosen',
      title: sayMany('chosen'),
      width: 60,
      text: (row) => (chosen.has(row.id) ? '✓' : ''),
      render: (row) => (
        <Checkbox
          tabIndex={-1}
          checked={chosen.has(row.id)}
          aria-label={sayMany('choose', { number: row.number })}
          onChange={() => toggle(row)}
        />
      ),
    },
    { key: 'when', title: sayMany('when'), width: 220, text: (row) => formatWhen(row, null), sort: (row) => row.from },
    { key: 'tenant', title: sayMany('tenant'), width: 180, text: (row) => row.tenantShort, filter: true },
    { key: 'studio', title: sayMany('studio'), width: 100, text: (row) => row.studioCode, filter: true },
    { key: 'state', title: sayMany('state'), width: 90, text: (row) => sayBookingState(row.state), filter: true },
    { key: 'number', title: sayMany('number'), width: 150, text: (row) => row.number },
  ];
}

/** Whose bookings: a tenant's, a studio's, or both. */
export interface ManyOf {
  readonly tenant: number | null;
  readonly studio: number | null;
  readonly label: string;
}

type Task = { readonly kind: 'cancelled' } | { readonly kind: 'moved'; readonly studio: number };

/** How far ahead the list looks. */
const DAYS_AHEAD = 400;
const REASONS = ['base', 'equipment', 'plan', 'mistake'] as const;

function useColumns(chosen: ReadonlySet<number>, toggle: (row: Row) => void): readonly Column<Row>[] {
  return useMemo(
    () => buildManyColumns({ chosen, toggle }),
    // Words change with the language
    [chosen],
  );
}

function useMany(rows: readonly Row[]) {
  const names = useNames();
  const notice = useBookingNotice();
  const look = useStaleLook();
  const { run } = useCommand('bookings.many');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const picked = rows.filter((row) => chosen.has(row.id));
  const toggle = ({ id }: Row): void =>
    setChosen((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  const codeOf = (id: number): string => names.studios.find((one) => one.id === id)?.code ?? `#${id}`;
  const said = (task: Task, { count, charge = 0 }: { readonly count: number; readonly charge?: number | undefined }): string => {
    if (task.kind === 'moved') return sayMany('moved', { count, studio: codeOf(task.studio) });
    return charge > 0 ? sayMany('cancelledPrice', { count, total: formatYuan(charge) }) : sayMany('cancelled', { count });
  };
  const write = async (task: Task, reason: string, waive: string | null): Promise<Outcome<unknown>> => {
    const answer = await run({ bookings: picked.map(({ id, version }) => ({ id, version })), to: task, reason, waive });
    look(answer);
    if (!answer.ok) return answer;
    setChosen(new Set());
    notice(said(task, answer.value), answer.value);
    return answer;
  };
  return { chosen, setChosen, picked, toggle, write, codeOf };
}

interface TaskProps {
  readonly task: Task;
  readonly title: string;
  readonly many: ReturnType<typeof useMany>;
  readonly onClose: () => void;
}

/** Asks why; of a cancellation says what it costs. */
function TaskDialog({ task, title, many, onClose }: TaskProps) {
  if (task.kind === 'cancelled') {
    return (
      <CancelDialog
        title={title}
        button={title}
        bookings={many.picked.map(({ id }) => id)}
        onClose={onClose}
        write={(reason, _, waive) => many.write(task, reason, waive)}
      />
    );
  }
  return (
    <ReasonDialog
      title={title}
      button={title}
      reasons={REASONS.map((one) => sayDetail(`reason_${one}`))}
      onClose={onClose}
      write={(reason) => many.write(task, reason, null)}
    />
  );
}

function ManyList({ rows }: { readonly rows: readonly Row[] }) {
  const many = useMany(rows);
  const [task, setTask] = useState<Task | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const columns = useColumns(many.chosen, many.toggle);
  const count = many.picked.length;
  const title = (now: Task): string =>
    now.kind === 'cancelled' ? sayMany('toCancel', { count }) : sayMany('toMove', { count, studio: many.codeOf(now.studio) });
  return (
    <div className="stack-3">
      <p className="soft">{sayMany('help')}</p>
      <DataTable
        name="desk-many"
        label={sayMany('list')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns}
        onOpen={many.toggle}
        height={380}
        empty={<Empty title={sayMany('empty')} />}
        actions={
          <>
            <Button onClick={() => many.setChosen(new Set(rows.map(({ id }) => id)))}>{sayMany('all')}</Button>
            <Button onClick={() => many.setChosen(new Set())}>{sayMany('none')}</Button>
            <span role="status">{sayMany('count', { count })}</span>
          </>
        }
      />
      <div className="booking-many-tasks">
        <StudioField label={sayMany('target')} value={target} onChange={setTarget} />
        <Button
          disabled={count === 0 || target === null}
          onClick={() => (target === null ? undefined : setTask({ kind: 'moved', studio: target }))}
        >
          {sayMany('move')}
        </Button>
        <Button danger disabled={count === 0} onClick={() => setTask({ kind: 'cancelled' })}>
          {sayMany('cancel')}
        </Button>
      </div>
      {task === null ? null : <TaskDialog task={task} title={title(task)} many={many} onClose={() => setTask(null)} />}
    </div>
  );
}

interface ManyDrawerProps {
  readonly of: ManyOf;
  readonly onClose: () => void;
}

export function ManyDrawer({ of, onClose }: ManyDrawerProps) {
  const today = useDeskDay();
  const { tenant, studio } = of;
  const input = { from: today, to: addDays(today, DAYS_AHEAD), tenant, studio, states: ['option' as const, 'booked' as const] };
  const asked = useListQuery('bookings.list', input, { keep: true });
  return (
    <SideDrawer title={sayMany('title', { what: of.label })} width={900} onClose={onClose}>
      <Show asked={asked}>{({ bookings }) => <ManyList rows={bookings} />}</Show>
    </SideDrawer>
  );
}

/** For the toolbar: the coming bookings of the tenant that the board is filtered by; nothing where it is not. */
export function ManyButton({ desk }: { readonly desk: Desk }) {
  const names = useNames();
  const [isOpen, setOpen] = useState(false);
  const { tenant } = desk.state.filters;
  if (tenant === null) return null;
  const label = names.tenants.find((one) => one.id === tenant)?.short ?? '';
  return (
    <>
      <Button onClick={() => setOpen(true)}>{sayMany('button')}</Button>
      {isOpen ? <ManyDrawer of={{ tenant, studio: null, label }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
