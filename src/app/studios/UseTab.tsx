// How a studio is used: by month as the report counts, and the bookings of the next days.
import { useMemo } from 'react';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { getLanguage } from '../ui/i18n.ts';
import { Empty } from '../ui/Notes.tsx';
import { Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import type { StudioTab } from './studio-tabs.ts';
import { sayStudio } from './studio-messages.ts';
import { buildNextColumns, buildUseColumns } from './use-columns.tsx';

function NextBookings({ detail }: { readonly detail: StudioDetail }) {
  const language = getLanguage();
  if (detail.bookings.length === 0) return <p className="soft">{sayStudio('nextNone')}</p>;
  return (
    <ShortTable
      label={sayStudio('nextBookings')}
      rows={detail.bookings}
      rowKey={(row) => row.id}
      columns={buildNextColumns({ language })}
    />
  );
}

/** The tab 使用情况. */
function UseTab({ detail }: { readonly detail: StudioDetail }) {
  const columns = useMemo(() => buildUseColumns(), []);
  return (
    <div className="stack-4">
      <Section title={sayStudio('use')}>
        <p className="studios-help">{sayStudio('useHelp')}</p>
        <DataTable
          name="studio-use"
          label={sayStudio('use')}
          rows={detail.use}
          rowKey={(row) => row.month}
          columns={columns}
          height={420}
          empty={<Empty title={sayStudio('useEmpty')} />}
        />
      </Section>
      <Section title={sayStudio('nextBookings')}>
        <NextBookings detail={detail} />
      </Section>
    </div>
  );
}

export const tab: StudioTab = { key: 'use', place: 50, title: sayStudio.table.use, Content: UseTab };
