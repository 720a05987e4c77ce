// Ends a lease, or all of a tenant's, on a day: shows the bookings after that day before anything is written.
import { useState } from 'react';
import type { BookingLine } from '../../contract/tenants/tenants.ts';
import { type Day, parseDay } from '../../domain/time/calendar.ts';
import { type Outcome, useApiQuery, useCommand } from '../ui/api.tsx';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { Note, Show } from '../ui/Notes.tsx';
import { useChangeNotice } from '../ui/records/HistoryDrawer.tsx';
import { useToday } from '../ui/today.ts';
import { BookingTable } from './BookingTable.tsx';
import type { LeaseOfTenant } from './tenant-leases.ts';
import { sayTenant } from './tenant-messages.ts';

function AfterThat({ bookings }: { readonly bookings: readonly BookingLine[] }) {
  if (bookings.length === 0) return <Note tone="good">{sayTenant('leaveNone')}</Note>;
  return (
    <>
      <Note tone="warn">{sayTenant('leaveSome', { count: bookings.length })}</Note>
      <BookingTable name="tenant-leave" label={sayTenant('leaveSome', { count: bookings.length })} bookings={bookings} height={220} />
    </>
  );
}

/** What leaving on this day would meet: asked without writing. */
function Rehearsal({ tenant, day, showsLeases }: { readonly tenant: number; readonly day: Day; readonly showsLeases: boolean }) {
  const asked = useApiQuery('tenants.leaveBase', { tenant, day, reason: sayTenant('leaveAllTitle'), isRehearsal: true });
  return (
    <Show asked={asked}>
      {({ bookings, leases }) => (
        <>
          {showsLeases ? <p>{sayTenant('leaveAllLeases', { count: leases.length })}</p> : null}
          <AfterThat bookings={bookings} />
        </>
      )}
    </Show>
  );
}

interface LeaveFrameProps {
  readonly tenant: number;
  readonly title: string;
  /** Why this day will not do, or null. */
  readonly wrongDay: (day: Day) => string | null;
  readonly showsLeases: boolean;
  readonly onLeave: (day: Day, reason: string) => Promise<Outcome<unknown>>;
  readonly onClose: () => void;
}

function LeaveFrame({ tenant, title, wrongDay, showsLeases, onLeave, onClose }: LeaveFrameProps) {
  const today = useToday();
  const [text, setText] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const day = text === null ? null : parseDay(text);
  const wrong = day === null ? sayUi('fieldNeeded') : wrongDay(day);
  const leave = async (): Promise<Acted> => (day === null ? null : onLeave(day, reason.trim()));
  return (
    <ActionDialog
      title={title}
      width={640}
      ok={sayTenant('leave')}
      isDanger
      isReady={wrong === null && reason.trim() !== ''}
      isUnsaved={reason !== ''}
      act={leave}
      onClose={onClose}
    >
      <p>{sayTenant('leaveHelp')}</p>
      <div className="fields">
        <DayField label={sayTenant('leaveDay')} value={text} onChange={setText} isNeeded error={wrong} />
        <TextField label={sayTenant('reason')} value={reason} onChange={setReason} isNeeded help={sayUi('reasonHelp')} />
      </div>
      {day === null || wrong !== null ? null : <Rehearsal tenant={tenant} day={day} showsLeases={showsLeases} />}
    </ActionDialog>
  );
}

interface LeaveProps {
  readonly tenant: number;
  readonly lease: LeaseOfTenant;
  readonly onClose: () => void;
}

/** The dialog that ends one lease. */
export function LeaveDialog({ tenant, lease, onClose }: LeaveProps) {
  const notice = useChangeNotice();
  const { run } = useCommand('tenants.endLease');
  const { contract, startsOn, endsOn } = lease;
  const wrongDay = (day: Day): string | null => {
    if (day < startsOn) return sayTenant('leaveBefore', { day: startsOn });
    return day > endsOn ? sayTenant('leaveOver', { day: endsOn }) : null;
  };
  const leave = async (day: Day, reason: string): Promise<Outcome<unknown>> => {
    const outcome = await run({ id: lease.id, version: lease.row.version, day, reason });
    if (outcome.ok) notice(sayTenant('leaveDone', { contract, day }), outcome.value);
    return outcome;
  };
  const title = sayTenant('leaveTitle', { contract });
  return <LeaveFrame tenant={tenant} title={title} wrongDay={wrongDay} showsLeases={false} onLeave={leave} onClose={onClose} />;
}

interface LeaveBaseProps {
  readonly tenant: number;
  readonly name: string;
  readonly onClose: () => void;
}

/** The dialog by which a tenant leaves the base. */
export function LeaveBaseDialog({ tenant, name, onClose }: LeaveBaseProps) {
  const notice = useChangeNotice();
  const { run } = useCommand('tenants.leaveBase');
  const leave = async (day: Day, reason: string): Promise<Outcome<unknown>> => {
    const outcome = await run({ tenant, day, reason, isRehearsal: false });
    if (outcome.ok) notice(sayTenant('leaveAllDone', { name, day }), outcome.value);
    return outcome;
  };
  return (
    <LeaveFrame tenant={tenant} title={sayTenant('leaveAllTitle')} wrongDay={() => null} showsLeases onLeave={leave} onClose={onClose} />
  );
}
