// How a studio is used: by month as the report counts, and the bookings of the next days.
import { Link } from 'wouter';
import { useMemo } from 'react';
import type { StudioDetail, StudioMonth } from '../../contract/studios/studio-detail-shapes.ts';
import { BOOKING_STATE_WORDS } from '../../domain/base/catalogue.ts';
import { printQuotient } from '../../domain/values/rounding.ts';
import { useLanguage, useWords } from '../kit/i18n.ts';
import type { Say } from '../kit/i18n.ts';
import { Empty } from '../kit/Notes.tsx';
import { Section, Tag } from '../kit/Page.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import { figureColumn } from '../kit/table/figure-column.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { TenantLink } from '../kit/TenantLink.tsx';
import { ShortTable } from '../kit/table/ShortTable.tsx';
import { NO_VALUE, sayCount, sayDay, sayHours } from '../kit/values.tsx';
import { printHours } from '../../domain/values/quantity.ts';
import type { StudioTab } from './studio-tabs.ts';
import { studioWords } from './studio-words.ts';
import type { StudioKey } from './studio-words.ts';

/** Occupied of available in percent with one decimal; a dash where nothing was available. */
function useText({ occupied, open }: StudioMonth): string {
  return open === 0 ? NO_VALUE : `${printQuotient(occupied * 100, open, 1)}%`;
}

function hoursColumn(key: string, title: string, minutes: (row: StudioMonth) => number): Column<StudioMonth> {
  return figureColumn({ key, title, width: 110 }, minutes, sayHours, (figure) => Number(printHours(figure)));
}

function countColumn(key: string, title: string, count: (row: StudioMonth) => number): Column<StudioMonth> {
  return figureColumn({ key, title, width: 110 }, count, sayCount, (figure) => figure);
}

function monthColumns(say: Say<StudioKey>): readonly Column<StudioMonth>[] {
  return [
    { key: 'month', title: say('month'), width: 100, text: (row) => row.month },
    {
      key: 'rateOfUse',
      title: say('rateOfUse'),
      width: 100,
      align: 'right',
      text: useText,
      sort: (row) => (row.open === 0 ? null : row.occupied / row.open),
    },
    hoursColumn('open', say('openHours'), (row) => row.open),
    hoursColumn('occupied', say('occupiedHours'), (row) => row.occupied),
    hoursColumn('booked', say('bookedHours'), (row) => row.booked),
    countColumn('bookings', say('bookings'), (row) => row.bookings),
    countColumn('completed', say('completed'), (row) => row.completed),
    countColumn('serviceDays', say('serviceDays'), (row) => row.serviceDays),
    countColumn('publicDays', say('publicDays'), (row) => row.publicDays),
  ];
}

const STATES: ReadonlyMap<string, string> = new Map(Object.entries(BOOKING_STATE_WORDS).map(([word, state]) => [state, word]));

function NextBookings({ detail }: { readonly detail: StudioDetail }) {
  const say = useWords(studioWords);
  const language = useLanguage();
  if (detail.bookings.length === 0) return <p className="soft">{say('nextNone')}</p>;
  const time = (text: string): string => `${sayDay(text.slice(0, 10), language)} ${text.slice(11)}`;
  return (
    <ShortTable
      label={say('nextBookings')}
      rows={detail.bookings}
      rowKey={(row) => row.id}
      columns={[
        { key: 'from', title: say('blackoutFrom'), cell: (row) => time(row.from) },
        { key: 'to', title: say('blackoutTo'), cell: (row) => time(row.to) },
        { key: 'tenant', title: say('tenant'), cell: (row) => <TenantLink {...row.tenant} /> },
        {
          key: 'state',
          title: say('state'),
          cell: (row) => <Tag tone="plain">{language === 'en' ? row.state : (STATES.get(row.state) ?? row.state)}</Tag>,
        },
        { key: 'title', title: say('bookingTitle'), cell: (row) => row.title ?? NO_VALUE, wraps: true },
        {
          key: 'number',
          title: say('bookingNumber'),
          cell: (row) => <Link href={`~/desk/${row.from.slice(0, 10)}/booking/${row.id}`}>{row.number}</Link>,
        },
      ]}
    />
  );
}

/** The tab 使用情况. */
function UseTab({ detail }: { readonly detail: StudioDetail }) {
  const say = useWords(studioWords);
  const columns = useMemo(() => monthColumns(say), [say]);
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
