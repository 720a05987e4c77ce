// How a studio is used: by month as the report counts, and the bookings of the next days.
import { useMemo } from 'react';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { Empty } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import type { StudioTab } from './studio-tabs.ts';
import { studioWords } from './studio-messages.ts';
import { buildNextColumns, buildUseColumns } from './use-columns.tsx';

function NextBookings({ detail }: { readonly detail: StudioDetail }) {
  const say = useMessages(studioWords);
  const language = useLanguage();
  if (detail.bookings.length === 0) return <p className="soft">{say('nextNone')}</p>;
  return (
    <ShortTable label={say('nextBookings')} rows={detail.bookings} rowKey={(row) => row.id} columns={buildNextColumns({ say, language })} />
  );
}

/** The tab 使用情况. */
function UseTab({ detail }: { readonly detail: StudioDetail }) {
  const say = useMessages(studioWords);
  const columns = useMemo(() => buildUseColumns(say), [say]);
  return (
    <div className="stack-4">
      <Section title={say('use')}>
        <p className="studios-help">{say('useHelp')}</p>
        <DataTable
          name="studio-use"
          label={say('use')}
          rows={detail.use}
          rowKey={(row) => row.month}
          columns={columns}
          height={420}
          empty={<Empty title={say('useEmpty')} />}
        />
      </Section>
      <Section title={say('nextBookings')}>
        <NextBookings detail={detail} />
      </Section>
    </div>
  );
}

export const tab: StudioTab = { key: 'use', place: 50, title: studioWords.table.use, Content: UseTab };
