// What a studio is: itself, its dated facts, and what refers to it.
import { Button } from 'antd';
import { RECORD_FIELDS } from '../../contract/records/record-kinds.ts';
import type { StudioDetail } from '../../contract/studios/studios.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { IfMay, usePermissions } from '../ui/permissions.tsx';
import { Facts, Section } from '../ui/Page.tsx';
import { useRecordActions } from '../ui/records/RecordTable.tsx';
import { recordText } from '../ui/records/record-text.ts';
import { formatCount } from '../ui/values.tsx';
import { ChangeFromButton, CommandsMean, FactTable } from './FactTable.tsx';
import { formatStudioField } from './studio-values.ts';
import type { StudioTab } from './studio-tabs.ts';
import { sayStudio } from './studio-messages.ts';
import { sayField } from '../ui/window-words.ts';

function Own({ detail }: { readonly detail: StudioDetail }) {
  const names = useNames();
  const desk = useRecordActions();
  const may = usePermissions();
  const { id, values } = detail.studio;
  const facts = RECORD_FIELDS.studio.map(({ name }) => ({
    label: sayField('studio', name),
    value: recordText('studio', name, values[name] ?? null, names),
  }));
  return (
    <Section
      title={sayStudio('own')}
      actions={
        <>
          {detail.isRetired || !may.write('studio') ? null : (
            <Button onClick={() => desk.correct('studio', id)}>{sayStudio('correct')}…</Button>
          )}
          <IfMay call="records.history">
            <Button onClick={() => desk.history('studio', id, formatStudioField(detail, 'code'))}>{sayStudio('history')}</Button>
          </IfMay>
        </>
      }
    >
      <Facts facts={facts} />
    </Section>
  );
}

function Referred({ detail }: { readonly detail: StudioDetail }) {
  const { bookings, bookingsAhead, leases, blackouts, exceptions } = detail.counts;
  return (
    <Section title={sayStudio('referred')}>
      <ul className="soft-list">
        <li>{sayStudio('refBookings', { count: formatCount(bookings), ahead: formatCount(bookingsAhead) })}</li>
        <li>{sayStudio('refLeases', { count: leases })}</li>
        <li>{sayStudio('refBlackouts', { count: blackouts })}</li>
        <li>{sayStudio('refExceptions', { count: exceptions })}</li>
      </ul>
    </Section>
  );
}

/** The tab 资料. */
function FactsTab({ detail }: { readonly detail: StudioDetail }) {
  return (
    <div className="stack-4">
      <Own detail={detail} />
      <Section title={sayStudio('dated')} actions={<ChangeFromButton detail={detail} />}>
        <FactTable detail={detail} label={sayStudio('dated')} fields={['kind', 'area', 'hours', 'turnaround', 'hourly_rate']} />
        <CommandsMean />
      </Section>
      <Referred detail={detail} />
    </div>
  );
}

export const tab: StudioTab = { key: 'facts', place: 10, title: sayStudio.table.facts, Content: FactsTab };
