// The columns of how a studio is used: by month, and the bookings of the next days.
import { Link } from 'wouter';
import type { Language } from '../../contract/core/phrase.ts';
import type { StudioDetail, StudioMonth } from '../../contract/studios/studio-detail-shapes.ts';
import { formatLedgerState } from '../../domain/base/catalogue.ts';
import { printHours } from '../../domain/values/quantity.ts';
import { printQuotient } from '../../domain/values/rounding.ts';
import { Tag } from '../ui/Page.tsx';
import { TenantLink } from '../ui/TenantLink.tsx';
import type { Say } from '../ui/i18n.ts';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { NO_VALUE, formatCount, formatDay, formatHours } from '../ui/values.tsx';
import type { StudioKey } from './studio-messages.ts';

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
export function buildUseColumns(say: Say<StudioKey>): readonly Column<StudioMonth>[] {
  return [
    { key: 'month', title: say('month'), width: 100, text: (row) => row.month },
    {
      key: 'rateOfUse',
      title: say('rateOfUse'),
      width: 100,
      align: 'right',
      text: sayUse,
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

interface NextGround {
  readonly say: Say<StudioKey>;
  readonly language: Language;
}

/** Builds the columns of the bookings of the next days. */
export function buildNextColumns({ say, language }: NextGround): readonly ShortColumn<StudioDetail['bookings'][number]>[] {
  const time = (text: string): string => `${formatDay(text.slice(0, 10), language)} ${text.slice(11)}`;
  return [
    { key: 'from', title: say('blackoutFrom'), cell: (row) => time(row.from) },
    { key: 'to', title: say('blackoutTo'), cell: (row) => time(row.to) },
    { key: 'tenant', title: say('tenant'), cell: (row) => <TenantLink {...row.tenant} /> },
    {
      key: 'state',
      title: say('state'),
      cell: (row) => <Tag tone="plain">{language === 'en' ? row.state : formatLedgerState(row.state)}</Tag>,
    },
    { key: 'title', title: say('bookingTitle'), cell: (row) => row.title ?? NO_VALUE, wraps: true },
    {
      key: 'number',
      title: say('bookingNumber'),
      cell: (row) => <Link href={`~/desk/${row.from.slice(0, 10)}/booking/${row.id}`}>{row.number}</Link>,
    },
  ];
}
