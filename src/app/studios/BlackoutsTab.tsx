// The times at which a studio is out of use for repairs.
import { Button } from 'antd';
import { useState } from 'react';
import type { StudioDetail } from '../../contract/studios/studios.ts';
import { usePermissions, useRowCommands } from '../ui/permissions.tsx';
import { BlackoutDrawer } from '../ui/blackout/BlackoutDrawer.tsx';
import { Empty } from '../ui/Notes.tsx';
import { Section, Tag } from '../ui/Page.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { formatStudioField } from './studio-values.ts';
import type { StudioTab } from './studio-tabs.ts';
import { sayStudio } from './studio-messages.ts';
import { RecordButtons } from '../ui/records/RecordTable.tsx';
/** Builds the columns of the list. */
export function buildBlackoutColumns(): readonly ShortColumn<StudioDetail['blackouts'][number]>[] {
  return [
    {
      key: 'state',
      title: sayStudio('state'),
      cell: (row) => <Tag tone={row.isOver ? 'plain' : 'warn'}>{sayStudio(row.isOver ? 'blackoutOver' : 'blackoutFuture')}</Tag>,
    },
    { key: 'from', title: sayStudio('blackoutFrom'), cell: (row) => row.from.replace('T', ' ') },
    { key: 'to', title: sayStudio('blackoutTo'), cell: (row) => row.to.replace('T', ' ') },
    { key: 'reason', title: sayStudio('blackoutReason'), cell: (row) => row.reason, wraps: true },
  ];
}

/** The tab 停用时段. */
function BlackoutsTab({ detail }: { readonly detail: StudioDetail }) {
  const [isAdding, setAdding] = useState(false);
  const hasCommands = useRowCommands('blackout');
  const may = usePermissions();
  const add =
    detail.isRetired || !may.call('blackouts.add') ? null : <Button onClick={() => setAdding(true)}>{sayStudio('blackoutAdd')}…</Button>;
  const commands = (row: (typeof detail.blackouts)[number]) => {
    const label = `${formatStudioField(detail, 'code')} ${row.from.replace('T', ' ')}`;
    return <RecordButtons kind="blackout" id={row.id} label={label} commands={['correct', 'history', 'discard']} />;
  };
  return (
    <div className="stack-4">
      <Section title={sayStudio('blackouts')} actions={detail.blackouts.length === 0 ? null : add}>
        {detail.blackouts.length === 0 ? (
          <Empty title={sayStudio('blackoutNone')} {...(add === null ? {} : { help: sayStudio('blackoutNoneHelp'), action: add })} />
        ) : (
          <ShortTable
            label={sayStudio('blackouts')}
            rows={detail.blackouts}
            rowKey={(row) => row.id}
            columns={buildBlackoutColumns()}
            commands={hasCommands ? commands : undefined}
          />
        )}
      </Section>
      {isAdding ? <BlackoutDrawer studio={detail.studio.id} isAtDesk={false} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

export const tab: StudioTab = {
  key: 'blackouts',
  place: 30,
  title: sayStudio.table.blackouts,
  count: (detail) => detail.blackouts.filter((one) => !one.isOver).length,
  Content: BlackoutsTab,
};
