// The times at which a studio is out of use for repairs, and a new one with the bookings it hits.
import { Button } from 'antd';
import { useState } from 'react';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { useWords } from '../kit/i18n.ts';
import { IfMay, useMay, useRowCommands } from '../kit/may.tsx';
import { Empty } from '../kit/Notes.tsx';
import { Section, Tag } from '../kit/Page.tsx';
import { useRecordDesk } from '../kit/records/RecordDesk.tsx';
import { ShortTable } from '../kit/table/ShortTable.tsx';
import { BlackoutDrawer } from './BlackoutDrawer.tsx';
import { studioText } from './studio-values.ts';
import type { StudioTab } from './studio-tabs.ts';
import { studioWords } from './studio-words.ts';

type Blackout = StudioDetail['blackouts'][number];

function Commands({ detail, row }: { readonly detail: StudioDetail; readonly row: Blackout }) {
  const say = useWords(studioWords);
  const desk = useRecordDesk();
  const label = `${studioText(detail, 'code')} ${row.from.replace('T', ' ')}`;
  return (
    <>
      <IfMay write="blackout">
        <Button size="small" aria-label={`${say('correct')} ${label}`} onClick={() => desk.correct('blackout', row.id)}>
          {say('correct')}
        </Button>
      </IfMay>
      <IfMay call="records.history">
        <Button size="small" aria-label={`${say('historyOne')} ${label}`} onClick={() => desk.history('blackout', row.id, label)}>
          {say('historyOne')}
        </Button>
      </IfMay>
      <IfMay write="blackout">
        <Button size="small" aria-label={`${say('retireOne')} ${label}`} onClick={() => desk.retire('blackout', row.id, label)}>
          {say('retireOne')}
        </Button>
      </IfMay>
    </>
  );
}

/** The tab 停用时段. */
function BlackoutsTab({ detail }: { readonly detail: StudioDetail }) {
  const say = useWords(studioWords);
  const [isAdding, setAdding] = useState(false);
  const hasCommands = useRowCommands('blackout');
  const may = useMay();
  const add =
    detail.isRetired || !may.call('blackouts.add') ? null : <Button onClick={() => setAdding(true)}>{say('blackoutAdd')}…</Button>;
  return (
    <div className="stack-4">
      <Section title={say('blackouts')} actions={detail.blackouts.length === 0 ? null : add}>
        {detail.blackouts.length === 0 ? (
          <Empty title={say('blackoutNone')} {...(add === null ? {} : { help: say('blackoutNoneHelp'), action: add })} />
        ) : (
          <ShortTable
            label={say('blackouts')}
            rows={detail.blackouts}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'state',
                title: say('state'),
                cell: (row) => <Tag tone={row.isOver ? 'plain' : 'warn'}>{say(row.isOver ? 'blackoutOver' : 'blackoutFuture')}</Tag>,
              },
              { key: 'from', title: say('blackoutFrom'), cell: (row) => row.from.replace('T', ' ') },
              { key: 'to', title: say('blackoutTo'), cell: (row) => row.to.replace('T', ' ') },
              { key: 'reason', title: say('blackoutReason'), cell: (row) => row.reason, wraps: true },
            ]}
            commands={hasCommands ? (row) => <Commands detail={detail} row={row} /> : undefined}
          />
        )}
      </Section>
      {isAdding ? <BlackoutDrawer detail={detail} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

export const tab: StudioTab = {
  key: 'blackouts',
  place: 30,
  title: studioWords.table.blackouts,
  count: (detail) => detail.blackouts.filter((one) => !one.isOver).length,
  Content: BlackoutsTab,
};
