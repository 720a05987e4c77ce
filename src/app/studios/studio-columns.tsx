// The columns of the list of studios: what each shows, is found by, sorted by and exported as.
import type { StudioLine } from '../../contract/studios/studio-shapes.ts';
import { printHours, printSquareMetres, printYuan } from '../../domain/values/quantity.ts';
import { Tag } from '../ui/Page.tsx';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { TenantLink } from '../ui/TenantLink.tsx';
import { NO_VALUE, formatArea, formatCount, formatHours, formatYuan } from '../ui/values.tsx';
import { sayStudio } from './studio-messages.ts';
import { sayChoice } from '../ui/window-words.ts';

const TONES = { open: 'good', coming: 'accent', closed: 'plain' } as const;

/** A studio's state as a mark with its word. */
export function StudioState({ state }: { readonly state: StudioLine['state'] }) {
  return <Tag tone={TONES[state]}>{sayStudio(`state_${state}`)}</Tag>;
}

interface Ground {
  /** A tenant's short name. */
  readonly shortOf: (tenant: number, name: string) => string;
}

function whatColumns({ shortOf }: Ground): readonly Column<StudioLine>[] {
  return [
    { key: 'code', title: sayStudio('code'), width: 110, text: (row) => row.code },
    { key: 'name', title: sayStudio('name'), width: 160, text: (row) => row.name ?? NO_VALUE, search: (row) => row.pinyin },
    { key: 'floor', title: sayStudio('floor'), width: 80, text: (row) => row.floor ?? NO_VALUE, filter: true },
    { key: 'kind', title: sayStudio('kind'), width: 90, text: (row) => sayChoice(row.kind), filter: true },
    {
      key: 'state',
      title: sayStudio('state'),
      width: 110,
      text: (row) => sayStudio(`state_${row.state}`),
      render: (row) => <StudioState state={row.state} />,
      filter: true,
    },
    {
      key: 'holder',
      title: sayStudio('holder'),
      width: 190,
      text: (row) =>
        row.holder === null
          ? NO_VALUE
          : `${shortOf(row.holder.tenant, row.holder.name)} ${sayStudio('holderUntil', { until: row.holder.until })}`,
      search: (row) => row.holder?.name ?? '',
      render: (row) => (row.holder === null ? NO_VALUE : <TenantLink id={row.holder.tenant} name={row.holder.name} tab="leases" />),
      sort: (row) => (row.holder === null ? null : shortOf(row.holder.tenant, row.holder.name)),
    },
  ];
}

function figureColumns(): readonly Column<StudioLine>[] {
  const count = (figure: number): number => figure;
  return [
    createFigureColumn(
      { key: 'rate', title: sayStudio('rate'), width: 110 },
      (row) => row.hourlyRate,
      formatYuan,
      (fen) => Number(printYuan(fen)),
    ),
    createFigureColumn({ key: 'ahead', title: sayStudio('ahead'), width: 100 }, (row) => row.bookingsAhead, formatCount, count),
    createFigureColumn(
      { key: 'booked', title: sayStudio('booked'), width: 130 },
      (row) => row.minutesBooked,
      formatHours,
      (minutes) => Number(printHours(minutes)),
    ),
    createFigureColumn(
      { key: 'area', title: sayStudio('area'), width: 100 },
      (row) => row.area,
      formatArea,
      (area) => Number(printSquareMetres(area)),
    ),
    { key: 'hours', title: sayStudio('hours'), width: 220, text: (row) => row.hours },
    createFigureColumn(
      { key: 'turnaround', title: sayStudio('turnaround'), width: 110, hidden: true },
      (row) => row.turnaround,
      formatCount,
      count,
    ),
    { key: 'openedOn', title: sayStudio('openedOn'), width: 120, hidden: true, text: (row) => row.openedOn },
    {
      key: 'closedOn',
      title: sayStudio('closedOn'),
      width: 120,
      hidden: true,
      text: (row) => row.closedOn ?? NO_VALUE,
      sort: (row) => row.closedOn,
    },
  ];
}

export function createStudioColumns(ground: Ground): readonly Column<StudioLine>[] {
  return [...whatColumns(ground), ...figureColumns()];
}
