// A tenant's leases: on a time line and as a list; new, renewed, ended.
import { Button } from 'antd';
import { useState } from 'react';
import type { TenantDetail } from '../../contract/tenants/tenant-shapes.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { IfMay, usePermissions, useRowCommands } from '../ui/permissions.tsx';
import { Empty } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordActions.tsx';
import { useToday } from '../ui/today.ts';
import { buildLeaseColumns } from './lease-columns.tsx';
import { LeaseTimeline } from './LeaseTimeline.tsx';
import { LeaveBaseDialog, LeaveDialog } from './LeaveDialog.tsx';
import { RenewDrawer } from './RenewDrawer.tsx';
import { RowMenu } from './RowMenu.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { type LeaseOfTenant, leasesOf } from './tenant-leases.ts';
import { sayTenant } from './tenant-messages.ts';

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
  const columns = buildLeaseColumns({ sayer: { language: getLanguage(), names: useNames() }, may, today });
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
