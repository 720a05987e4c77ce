// A tenant's leases: on a time line and as a list; new, renewed, ended.
import { Button } from 'antd';
import { useState } from 'react';
import type { TenantDetail } from '../../contract/tenants/tenants.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { IfMay, usePermissions, useRowCommands } from '../ui/permissions.tsx';
import { Empty, Note } from '../ui/Notes.tsx';
import { Section, SideDrawer } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordTable.tsx';
import { useToday } from '../ui/today.ts';
import { buildLeaseColumns } from './lease-columns.tsx';
import { LeaveBaseDialog, LeaveDialog } from './LeaveDialog.tsx';
import { RowMenu } from './RowMenu.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { addDays, type Day, parseDay, addMonths, dayOf, lastDayOf, monthOf, toDayNumber } from '../../domain/time/calendar.ts';
import { RECORD_FIELDS } from '../../contract/records/record-kinds.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionForm, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { MoneyField, TextField } from '../ui/fields/text-fields.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { useChangeNotice } from '../ui/records/HistoryDrawer.tsx';
import { readForm, startValues } from '../ui/records/typed-values.ts';
import { type LeaseOfTenant, leasesOf, type NamedLease } from './tenant-leases.ts';
import { sayTenant } from './tenant-messages.ts';
import { layTimeline, type Stretch, type Timeline, TIMELINE_WIDTH } from './lease-timeline.ts';
import { sayTyped } from '../ui/window-words.ts';

/** The same span again from the day after: whole years keep their day of the year, anything else its number of days. */
export function computeRenewedEnd(startsOn: Day, endsOn: Day): Day {
  const after = addDays(endsOn, 1);
  const years = Number(after.slice(0, 4)) - Number(startsOn.slice(0, 4));
  if (after.slice(5) !== startsOn.slice(5) || years <= 0) return addDays(endsOn, toDayNumber(after) - toDayNumber(startsOn));
  const to = addMonths(monthOf(after), years * 12);
  const sameDay = dayOf(Number(to.slice(0, 4)), Number(to.slice(5, 7)), Number(after.slice(8)));
  return sameDay === null ? lastDayOf(to) : addDays(sameDay, -1);
}

// Renews a lease: a copy from the day after its last one.

const RENT = RECORD_FIELDS.lease.filter(({ name }) => name === 'monthly_rent');

function RenewDrawer({ lease, onClose }: { readonly lease: LeaseOfTenant; readonly onClose: () => void }) {
  const notice = useChangeNotice();
  const { run } = useCommand('tenants.renewLease');
  const begin = addDays(lease.to, 1);
  const [typed, setContract] = useState('');
  const [endsOn, setEndsOn] = useState<string | null>(() => computeRenewedEnd(lease.startsOn, lease.to));
  // As it was: anyone who renews at another rent types it over.
  const [rent, setRent] = useState(() => String(startValues('lease', lease.row.values)['monthly_rent'] ?? ''));
  const rentRead = readForm(RENT, { monthly_rent: rent });
  const rentWrong = rentRead.wrong.get('monthly_rent') ?? null;
  const monthlyRent = rentRead.values['monthly_rent'];
  const [isTried, setTried] = useState(false);
  const contract = typed.trim();
  const end = endsOn === null ? null : parseDay(endsOn);
  const isEnd = end !== null && end >= begin;
  const needed = (isThere: boolean): string | null => (isTried && !isThere ? sayUi('fieldNeeded') : null);
  const renew = async (): Promise<Acted> => {
    setTried(true);
    if (contract === '' || !isEnd || rentWrong !== null) return null;
    const answer = await run({
      id: lease.id,
      version: lease.row.version,
      contract,
      endsOn: end,
      monthlyRent: typeof monthlyRent === 'number' ? monthlyRent : null,
      reason: null,
    });
    if (!answer.ok) return answer;
    onClose();
    notice(sayTenant('renewDone', { contract }), answer.value);
    return answer;
  };
  return (
    <SideDrawer title={sayTenant('renewTitle', { contract: lease.contract })} onClose={onClose}>
      <ActionForm ok={sayTenant('renew')} isUnsaved={typed !== ''} act={renew} onCancel={onClose}>
        <Note tone="plain">{sayTenant('renewHelp', { day: begin })}</Note>
        <div className="fields">
          <TextField label={sayTenant('renewContract')} value={typed} onChange={setContract} isNeeded error={needed(contract !== '')} />
          <MoneyField
            label={sayTenant('renewRent')}
            value={rent}
            onChange={setRent}
            help={sayTenant('renewRentHelp', { day: begin })}
            error={rentWrong === null ? null : sayTyped(rentWrong)}
          />
          <DayField label={sayTenant('renewEnds')} value={endsOn} onChange={setEndsOn} isNeeded error={needed(isEnd)} />
        </div>
      </ActionForm>
    </SideDrawer>
  );
}

// A tenant's leases on a time line: today's line, days without a lease hatched, shared days marked, and both in words below.

const percent = (part: number): string => `${(part / TIMELINE_WIDTH) * 100}%`;
const placed = ({ left, width }: Stretch) => ({ left: percent(left), width: percent(width) });

function Marks({ line }: { readonly line: Timeline }) {
  return (
    <div className="lease-marks">
      {line.marks.map(({ month, left }) => (
        <span className="lease-mark" key={month} style={{ left: percent(left) }}>
          {month}
        </span>
      ))}
    </div>
  );
}

function Rows({ line, leases }: { readonly line: Timeline; readonly leases: readonly NamedLease[] }) {
  const byId = new Map(leases.map((lease) => [lease.id, lease]));
  const rows = Array.from({ length: line.rows }, (_, row) => line.bars.filter((bar) => bar.row === row));
  return rows.map((bars, row) => (
    // The rows have no names of their own: their place is what they are.
    <div className="lease-row" key={row}>
      {bars.map((bar) => {
        const lease = byId.get(bar.id);
        const text = lease === undefined ? '' : `${lease.contract} · ${sayTenant(`bar_${bar.state}`)} · ${lease.startsOn} – ${lease.to}`;
        return (
          <div className={`lease-bar lease-bar-${bar.state}`} key={bar.id} style={placed(bar)} title={text}>
            {text}
          </div>
        );
      })}
    </div>
  ));
}

/** The line. The list of leases beside it says the same in words. */
function LeaseTimeline({ leases, today }: { readonly leases: readonly NamedLease[]; readonly today: Day }) {
  const line = layTimeline(leases, today);
  return (
    <div className="lease-timeline">
      <div className="tenants-scroll" role="group" aria-label={sayTenant('timeline', { from: line.from, to: line.to })} tabIndex={0}>
        <div className="lease-line">
          <Marks line={line} />
          <div className="lease-rows">
            {line.spans.map((span) => (
              <div className={`lease-span lease-span-${span.kind}`} key={`${span.kind}-${span.from}`} style={placed(span)} />
            ))}
            <Rows line={line} leases={leases} />
            <div className="lease-today" style={{ left: percent(line.today) }} title={today} />
          </div>
        </div>
      </div>
      <ul className="tenants-means">
        {line.spans.map((span) => (
          <li key={`${span.kind}-${span.from}`}>{sayTenant(span.kind, { from: span.from, to: span.to, days: span.days })}</li>
        ))}
        {line.spans.length === 0 ? null : <li className="soft">{sayTenant('timelineHelp')}</li>}
      </ul>
    </div>
  );
}

type Task = { readonly what: 'renew' | 'leave'; readonly lease: LeaseOfTenant } | { readonly what: 'leaveBase' };

interface CommandProps {
  readonly lease: LeaseOfTenant;
  readonly onTask: (task: Task) => void;
}

function LeaseCommands({ lease, onTask }: CommandProps) {
  const may = usePermissions();
  const today = useToday();
  return (
    <>
      <IfMay call="tenants.renewLease">
        <Button size="small" onClick={() => onTask({ what: 'renew', lease })}>
          {sayTenant('renew')}
        </Button>
      </IfMay>
      {lease.to >= today && may.call('tenants.endLease') ? (
        <Button size="small" onClick={() => onTask({ what: 'leave', lease })}>
          {sayTenant('leave')}
        </Button>
      ) : null}
      <RowMenu kind="lease" id={lease.id} label={lease.contract} />
    </>
  );
}

function TaskDialog({ task, detail, onClose }: { readonly task: Task; readonly detail: TenantDetail; readonly onClose: () => void }) {
  const name = String(detail.now.values['name']);
  switch (task.what) {
    case 'renew':
      return <RenewDrawer lease={task.lease} onClose={onClose} />;
    case 'leave':
      return <LeaveDialog tenant={detail.tenant.id} lease={task.lease} onClose={onClose} />;
    case 'leaveBase':
      return <LeaveBaseDialog tenant={detail.tenant.id} name={name} onClose={onClose} />;
  }
}

/** The tab 租约. */
export function LeasesTab({ detail }: { readonly detail: TenantDetail }) {
  const desk = useRecordActions();
  const today = useToday();
  const may = usePermissions();
  const columns = buildLeaseColumns({ names: useNames(), may, today });
  const hasCommands = useRowCommands('lease');
  const [task, setTask] = useState<Task | null>(null);
  const leases = leasesOf(detail);
  const add = (): void => desk.add('lease', { tenant_id: detail.tenant.id });
  const isIn = leases.some((lease) => lease.to >= today);
  return (
    <Section
      title={sayTenant('leases')}
      actions={
        <>
          {isIn && may.call('tenants.leaveBase') ? (
            <Button onClick={() => setTask({ what: 'leaveBase' })}>{sayTenant('leaveAll')}</Button>
          ) : null}
          <IfMay write="lease">
            <Button type="primary" onClick={add}>
              {sayTenant('newLease')}
            </Button>
          </IfMay>
        </>
      }
    >
      {leases.length === 0 ? (
        <Empty title={sayTenant('noLeases')} help={sayTenant('noLeasesHelp')} />
      ) : (
        <>
          <LeaseTimeline leases={leases} today={today} />
          <ShortTable
            label={sayTenant('leases')}
            rows={leases}
            rowKey={({ id }) => id}
            columns={columns}
            commands={hasCommands ? (lease) => <LeaseCommands lease={lease} onTask={setTask} /> : undefined}
          />
        </>
      )}
      {task === null ? null : <TaskDialog task={task} detail={detail} onClose={() => setTask(null)} />}
    </Section>
  );
}
