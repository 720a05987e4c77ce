// How a studio is used: by month as the report counts, and the bookings of the next days.
import { getLanguage } from '../ui/i18n.ts';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { StudioDetail, StudioMonth } from '../../contract/studios/studios.ts';
import { Empty } from '../ui/Notes.tsx';
import { Section, Tag } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { formatLedgerState } from '../../domain/base/catalogue.ts';
import { printHours, printQuotient } from '../../domain/values/quantity.ts';
import { TenantLink } from '../ui/TenantLink.tsx';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { NO_VALUE, formatCount, formatDay, formatHours } from '../ui/values.tsx';
import type { StudioTab } from './studio-tabs.ts';
import { sayStudio } from './studio-messages.ts';

/** Occupied of available in percent with one decimal; a dash where nothing was available. */
function sayUse({ occupied, open }: StudioMonth): string {
  return open === 0 ? NO_VALUE : `${printQuotient(occupied * 100, open, 1)}%`;
}

function hoursColumn(key: string, title: string, minutes: (row: StudioMonth) => number): Column<StudioMonth> {
  return createFigureColumn({ key, title, width: 110 }, minutes, formatHours, (figure) => Number(printHours(figure)));
}

function countColumn(key: string, title: string, count: (row: StudioMonth) => number): Column<StudioMonth> {
  return createFigureColumn({ key, title, width: 110 }, count, formatCount, (figure) => figure);
}

/** Builds the columns of use by month. */
export function buildUseColumns(): readonly Column<StudioMonth>[] {
  return [
    { key: 'month', title: sayStudio('month'), width: 100, text: (row) => row.month },
    {
      key: 'rateOfUse',
      title: sayStudio('rateOfUse'),
      width: 100,
      align: 'right',
      text: sayUse,
      sort: (row) => (row.open === 0 ? null : row.occupied / row.open),
    },
    hoursColumn('open', sayStudio('openHours'), (row) => row.open),
    hoursColumn('occupied', sayStudio('occupiedHours'), (row) => row.occupied),
    hoursColumn('booked', sayStudio('bookedHours'), (row) => row.booked),
    countColumn('bookings', sayStudio('bookings'), (row) => row.bookings),
    countColumn('completed', sayStudio('completed'), (row) => row.completed),
    countColumn('serviceDays', sayStudio('serviceDays'), (row) => row.serviceDays),
    countColumn('publicDays', sayStudio('publicDays'), (row) => row.publicDays),
  ];
}

/** Builds the columns of the bookings of the next days. */
export function buildNextColumns(): readonly ShortColumn<StudioDetail['bookings'][number]>[] {
  const time = (text: string): string => `${formatDay(text.slice(0, 10))} ${text.slice(11)}`;
  return [
    { key: 'from', title: sayStudio('blackoutFrom'), cell: (row) => time(row.from) },
    { key: 'to', title: sayStudio('blackoutTo'), cell: (row) => time(row.to) },
    { key: 'tenant', title: sayStudio('tenant'), cell: (row) => <TenantLink {...row.tenant} /> },
    {
      key: 'state',
      title: sayStudio('state'),
      cell: (row) => <Tag tone="plain">{getLanguage() === 'en' ? row.state : formatLedgerState(row.state)}</Tag>,
    },
    { key: 'title', title: sayStudio('bookingTitle'), cell: (row) => row.title ?? NO_VALUE, wraps: true },
    {
      key: 'number',
      title: sayStudio('bookingNumber'),
      cell: (row) => <Link href={`~/desk/${row.from.slice(0, 10)}/booking/${row.id}`}>{row.number}</Link>,
    },
  ];
}

function NextBookings({ detail }: { readonly detail: StudioDetail }) {
  if (detail.bookings.length === 0) return <p className="soft">{sayStudio('nextNone')}</p>;
  return <ShortTable label={sayStudio('nextBookings')} rows={detail.bookings} rowKey={(row) => row.id} columns={buildNextColumns()} />;
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
