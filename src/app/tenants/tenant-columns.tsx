// The columns of the list of tenants: what each shows, is found by, sorted by and exported as.
import { getLanguage } from '../ui/i18n.ts';
import type { Names, TenantName } from '../../contract/records/records.ts';
import type { TenantLine } from '../../contract/tenants/tenants.ts';
import { printSquareMetres } from '../../domain/values/quantity.ts';
import type { May } from '../ui/permissions.tsx';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { Tag } from '../ui/Page.tsx';
import { Wan, formatArea, formatCount, formatMonth, formatWan, toWan } from '../ui/values.tsx';
import { DaysLeft } from './DaysLeft.tsx';
import { useStudioCodesFormat } from './studio-codes.ts';
import { sayTenants } from './tenants-messages.ts';
import { sayChoice } from '../ui/window-words.ts';

/** What the columns need besides the rows. */
export interface ColumnGround {
  readonly names: Names;
  readonly month: string;
  /** Whether tenants of different states are listed: then they can be filtered by it. */
  readonly isMixed: boolean;
  /** Columns of what is not shown to who sits here are left out. */
  readonly may: May;
}

const STATE_TONES = { in: 'good', coming: 'accent', left: 'plain', none: 'warn' } as const;

/** A tenant's state as a mark. */
export function StateTag({ state }: { readonly state: TenantLine['state'] }) {
  return <Tag tone={STATE_TONES[state]}>{sayTenants(`state_${state}`)}</Tag>;
}

function listFoundRecords(row: TenantLine, name: TenantName | undefined): string {
  return [row.uscc, name?.shortInitials ?? '', name?.initials ?? '', name?.pinyin ?? '', ...(name?.former ?? [])].join(' ');
}

function whoColumns({ names, isMixed }: ColumnGround): readonly Column<TenantLine>[] {
  const byId = new Map(names.tenants.map((one) => [one.id, one]));
  return [
    { key: 'short', title: sayTenants('shortName'), width: 132, text: (row) => byId.get(row.id)?.short ?? '' },
    {
      key: 'name',
      title: sayTenants('name'),
      width: 216,
      text: (row) => row.name,
      search: (row) => listFoundRecords(row, byId.get(row.id)),
    },
    {
      key: 'state',
      title: sayTenants('state'),
      width: getLanguage() === 'en' ? 104 : 78,
      text: (row) => sayTenants(`state_${row.state}`),
      render: (row) => <StateTag state={row.state} />,
      filter: isMixed,
    },
    { key: 'category', title: sayTenants('category'), width: 108, text: (row) => sayChoice(row.category), filter: true },
    {
      key: 'leading',
      title: sayTenants('leading'),
      width: getLanguage() === 'en' ? 88 : 62,
      text: (row) => (row.leading ? sayTenants('leadingMark') : ''),
      render: (row) => (row.leading ? <Tag tone="accent">{sayTenants('leading')}</Tag> : null),
      filter: true,
    },
  ];
}

function peopleColumns({ may }: ColumnGround): readonly Column<TenantLine>[] {
  const call: readonly Column<TenantLine>[] = [
    { key: 'contact', title: sayTenants('contact'), width: 100, text: (row) => row.contact ?? '' },
    { key: 'phone', title: sayTenants('phone'), width: 130, text: (row) => row.phone ?? '' },
  ];
  return [
    ...(may.have('contacts.look') ? call : []),
    { key: 'uscc', title: sayTenants('uscc'), width: 190, text: (row) => row.uscc },
    { key: 'industry', title: sayTenants('industry'), width: 100, text: (row) => row.industry ?? '', hidden: true },
    { key: 'since', title: sayTenants('since'), width: 116, text: (row) => row.since ?? '' },
    { key: 'until', title: sayTenants('until'), width: 116, text: (row) => row.until ?? '', hidden: true },
  ];
}

function leaseColumns({ names, may }: ColumnGround): readonly Column<TenantLine>[] {
  const sayStudios = useStudioCodesFormat(names);
  const paper: Column<TenantLine> = {
    key: 'paperEnd',
    title: sayTenants('paperEnd'),
    width: 248,
    text: (row) => (row.paper === null || row.paper === undefined ? '' : `${sayChoice(row.paper.kind)} ${row.paper.on}`),
    sort: (row) => row.paper?.on ?? null,
    render: (row) => (
      <DaysLeft
        kind="paper"
        on={row.paper?.on ?? null}
        days={row.paper?.days ?? null}
        {...(row.paper === null || row.paper === undefined ? {} : { what: sayChoice(row.paper.kind) })}
      />
    ),
  };
  return [
    {
      key: 'leaseEnd',
      title: sayTenants('leaseEnd'),
      width: 172,
      text: (row) => row.lease?.on ?? '',
      sort: (row) => row.lease?.on ?? null,
      render: (row) => <DaysLeft kind="lease" on={row.lease?.on ?? null} days={row.lease?.days ?? null} />,
    },
    ...(may.look('paper') ? [paper] : []),
    {
      key: 'studios',
      title: sayTenants('studios'),
      width: 108,
      text: (row) => sayStudios(row.studios),
    },
    createFigureColumn({ key: 'area', title: sayTenants('area'), width: 110 }, (row) => row.area, formatArea, printSquareMetres),
  ];
}

function figureColumns({ month, may }: ColumnGround): readonly Column<TenantLine>[] {
  const paid: Column<TenantLine> = {
    key: 'paid',
    title: sayTenants('paidOf', { month: formatMonth(month) }),
    width: 200,
    align: 'right',
    text: (row) => formatWan(row.paid ?? null),
    render: (row) => <Wan fen={row.paid ?? null} />,
    sort: (row) => row.paid ?? null,
    value: (row) => (row.paid === undefined ? null : toWan(row.paid)),
  };
  const cases: Column<TenantLine> = {
    key: 'openCases',
    title: sayTenants('openCases'),
    width: 100,
    align: 'right',
    text: (row) => formatCount(row.openCases ?? null),
    render: (row) => ((row.openCases ?? 0) > 0 ? <Tag tone="danger">{row.openCases}</Tag> : <span className="soft">0</span>),
    sort: (row) => row.openCases ?? null,
  };
  return [
    { key: 'serviceKind', title: sayTenants('serviceKind'), width: 110, text: (row) => row.serviceKind ?? '', filter: true },
    createFigureColumn({ key: 'hosts', title: sayTenants('hosts'), width: 80 }, (row) => row.hosts, formatCount),
    ...(may.have('sales.look') ? [paid] : []),
    ...(may.look('compliance_case') ? [cases] : []),
  ];
}

/** The columns of the list. */
export function createTenantColumns(ground: ColumnGround): readonly Column<TenantLine>[] {
  return [...whoColumns(ground), ...leaseColumns(ground), ...figureColumns(ground), ...peopleColumns(ground)];
}
