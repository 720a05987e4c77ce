// The columns of the list of studios: what each shows, is found by, sorted by and exported as.
import type { StudioLine } from '../../contract/studios/studio-shapes.ts';
import type { Language } from '../../contract/core/phrase.ts';
import { formatChoice } from '../../contract/records/fields-messages.ts';
import { printHours, printSquareMetres, printYuan } from '../../domain/values/quantity.ts';
import type { Say } from '../ui/i18n.ts';
import { Tag } from '../ui/Page.tsx';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { TenantLink } from '../ui/TenantLink.tsx';
import { NO_VALUE, formatArea, formatCount, formatHours, formatYuan } from '../ui/values.tsx';
import type { StudioKey } from './studio-messages.ts';

const TONES = { open: 'good', coming: 'accent', closed: 'plain' } as const;

/** A studio's state as a mark with its word. */
export function StudioState({ state, say }: { readonly state: StudioLine['state']; readonly say: Say<StudioKey> }) {
  return <Tag tone={TONES[state]}>{say(`state_${state}`)}</Tag>;
}

interface Ground {
  readonly say: Say<StudioKey>;
  readonly language: Language;
  /** A tenant's short name. */
  readonly shortOf: (tenant: number, name: string) => string;
}

function whatColumns({ say, language, shortOf }: Ground): readonly Column<StudioLine>[] {
  return [
    { key: 'code', title: say('code'), width: 110, text: (row) => row.code },
    { key: 'name', title: say('name'), width: 160, text: (row) => row.name ?? NO_VALUE, search: (row) => row.pinyin },
    { key: 'floor', title: say('floor'), width: 80, text: (row) => row.floor ?? NO_VALUE, filter: true },
    { key: 'kind', title: say('kind'), width: 90, text: (row) => formatChoice(row.kind, language), filter: true },
    {
      key: 'state',
      title: say('state'),
      width: 110,
      text: (row) => say(`state_${row.state}`),
      render: (row) => <StudioState state={row.state} say={say} />,
      filter: true,
    },
    {
      key: 'holder',
      title: say('holder'),
      width: 190,
      text: (row) =>
        row.holder === null
          ? NO_VALUE
          : `${shortOf(row.holder.tenant, row.holder.name)} ${say('holderUntil', { until: row.holder.until })}`,
      search: (row) => row.holder?.name ?? '',
      render: (row) => (row.holder === null ? NO_VALUE : <TenantLink id={row.holder.tenant} name={row.holder.name} tab="leases" />),
      sort: (row) => (row.holder === null ? null : shortOf(row.holder.tenant, row.holder.name)),
    },
  ];
}

function figureColumns({ say }: Ground): readonly Column<StudioLine>[] {
  const count = (figure: number): number => figure;
  return [
    createFigureColumn(
      { key: 'rate', title: say('rate'), width: 110 },
      (row) => row.hourlyRate,
      formatYuan,
      (fen) => Number(printYuan(fen)),
    ),
    createFigureColumn({ key: 'ahead', title: say('ahead'), width: 100 }, (row) => row.bookingsAhead, formatCount, count),
    createFigureColumn(
      { key: 'booked', title: say('booked'), width: 130 },
      (row) => row.minutesBooked,
      formatHours,
      (minutes) => Number(printHours(minutes)),
    ),
    createFigureColumn(
      { key: 'area', title: say('area'), width: 100 },
      (row) => row.area,
      formatArea,
      (area) => Number(printSquareMetres(area)),
    ),
    { key: 'hours', title: say('hours'), width: 220, text: (row) => row.hours },
    createFigureColumn(
      { key: 'turnaround', title: say('turnaround'), width: 110, hidden: true },
      (row) => row.turnaround,
      formatCount,
      count,
    ),
    { key: 'openedOn', title: say('openedOn'), width: 120, hidden: true, text: (row) => row.openedOn },
    {
      key: 'closedOn',
      title: say('closedOn'),
      width: 120,
      hidden: true,
      text: (row) => row.closedOn ?? NO_VALUE,
      sort: (row) => row.closedOn,
    },
  ];
}

export function createStudioColumns(ground: Ground): readonly Column<StudioLine>[] {
  return [...whatColumns(ground), ...figureColumns(ground)];
}
