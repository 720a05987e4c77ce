// The columns of the list of tenants: what each shows, is found by, sorted by and exported as.
import type { Names, TenantName } from '../../contract/records/record-shapes.ts';
import type { TenantLine } from '../../contract/tenants/tenant-shapes.ts';
import { formatChoice } from '../../contract/records/fields-messages.ts';
import { printSquareMetres } from '../../domain/values/quantity.ts';
import type { Language } from '../../contract/core/phrase.ts';
import type { KeyOf, Say } from '../ui/i18n.ts';
import type { May } from '../ui/permissions.tsx';
import { createFigureColumn } from '../ui/table/figure-column.ts';
import type { Column } from '../ui/table/table-rows.ts';
import { Tag } from '../ui/Page.tsx';
import { Wan, formatArea, formatCount, formatMonth, formatWan, toWan } from '../ui/values.tsx';
import { DaysLeft } from './DaysLeft.tsx';
import { useStudioCodesFormat } from './studio-codes.ts';
import type { sayTenants } from './tenants-messages.ts';

type TenantsKey = KeyOf<typeof sayTenants>;

/** What the columns need besides the rows. */
export interface ColumnGround {
  readonly say: Say<TenantsKey>;
  readonly language: Language;
  readonly names: Names;
  readonly month: string;
  /** Whether tenants of different states are listed: then they can be filtered by it. */
  readonly isMixed: boolean;
  /** Columns of what is not shown to who sits here are left out. */
  readonly may: May;
}

const STATE_TONES = { in: 'good', coming: 'accent', left: 'plain', none: 'warn' } as const;

/** A tenant's state as a mark. */
export function StateTag({ state, say }: { readonly state: TenantLine['state']; readonly say: Say<TenantsKey> }) {
  return <Tag tone={STATE_TONES[state]}>{say(`state_${state}`)}</Tag>;
}

function listFoundRecords(row: TenantLine, name: TenantName | undefined): string {
  return [row.uscc, name?.shortInitials ?? '', name?.initials ?? '', name?.pinyin ?? '', ...(name?.former ?? [])].join(' ');
}

function whoColumns({ say, language, names, isMixed }: ColumnGround): readonly Column<TenantLine>[] {
  const byId = new Map(names.tenants.map((one) => [one.id, one]));
  return [
    { key: 'short', title: say('shortName'), width: 120, text: (row) => byId.get(row.id)?.short ?? '' },
    {
      key: 'name',
      title: say('name'),
      width: 216,
      text: (row) => row.name,
      search: (row) => listFoundRecords(row, byId.get(row.id)),
    },
    {
      key: 'state',
      title: say('state'),
      width: 78,
      text: (row) => say(`state_${row.state}`),
      render: (row) => <StateTag state={row.state} say={say} />,
      filter: isMixed,
    },
    { key: 'category', title: say('category'), width: 108, text: (row) => formatChoice(row.category, language), filter: true },
    {
      key: 'leading',
      title: say('leading'),
      width: 62,
      text: (row) => (row.leading ? say('leadingMark') : ''),
      render: (row) => (row.leading ? <Tag tone="accent">{say('leading')}</Tag> : null),
      filter: true,
    },
  ];
}

function peopleColumns({ say, may }: ColumnGround): readonly Column<TenantLine>[] {
  const call: readonly Column<TenantLine>[] = [
    { key: 'contact', title: say('contact'), width: 100, text: (row) => row.contact ?? '' },
    { key: 'phone', title: say('phone'), width: 130, text: (row) => row.phone ?? '' },
  ];
  return [
    ...(may.have('contacts.look') ? call : []),
    { key: 'uscc', title: say('uscc'), width: 190, text: (row) => row.uscc },
    { key: 'industry', title: say('industry'), width: 100, text: (row) => row.industry ?? '', hidden: true },
    { key: 'since', title: say('since'), width: 116, text: (row) => row.since ?? '' },
    { key: 'until', title: say('until'), width: 116, text: (row) => row.until ?? '', hidden: true },
  ];
}

function leaseColumns({ say, names, language, may }: ColumnGround): readonly Column<TenantLine>[] {
  const sayStudios = useStudioCodesFormat(names);
  const paper: Column<TenantLine> = {
    key: 'paperEnd',
    title: say('paperEnd'),
    width: 248,
    text: (row) => (row.paper === null || row.paper === undefined ? '' : `${formatChoice(row.paper.kind, language)} ${row.paper.on}`),
    sort: (row) => row.paper?.on ?? null,
    render: (row) => (
      <DaysLeft
        kind="paper"
        on={row.paper?.on ?? null}
        days={row.paper?.days ?? null}
        {...(row.paper === null || row.paper === undefined ? {} : { what: formatChoice(row.paper.kind, language) })}
      />
    ),
  };
  return [
    {
      key: 'leaseEnd',
      title: say('leaseEnd'),
      width: 172,
      text: (row) => row.lease?.on ?? '',
      sort: (row) => row.lease?.on ?? null,
      render: (row) => <DaysLeft kind="lease" on={row.lease?.on ?? null} days={row.lease?.days ?? null} />,
    },
    ...(may.look('paper') ? [paper] : []),
    {
      key: 'studios',
      title: say('studios'),
      width: 130,
      text: (row) => sayStudios(row.studios),
    },
    createFigureColumn({ key: 'area', title: say('area'), width: 110 }, (row) => row.area, formatArea, printSquareMetres),
  ];
}

function figureColumns({ say, month, language, may }: ColumnGround): readonly Column<TenantLine>[] {
  const paid: Column<TenantLine> = {
    key: 'paid',
    title: say('paidOf', { month: formatMonth(month, language) }),
    width: 200,
    align: 'right',
    text: (row) => formatWan(row.paid ?? null),
    render: (row) => <Wan fen={row.paid ?? null} />,
    sort: (row) => row.paid ?? null,
    value: (row) => (row.paid === undefined ? null : toWan(row.paid)),
  };
  const cases: Column<TenantLine> = {
    key: 'openCases',
    title: say('openCases'),
    width: 100,
    align: 'right',
    text: (row) => formatCount(row.openCases ?? null),
    render: (row) => ((row.openCases ?? 0) > 0 ? <Tag tone="danger">{row.openCases}</Tag> : <span className="soft">0</span>),
    sort: (row) => row.openCases ?? null,
  };
  return [
    { key: 'serviceKind', title: say('serviceKind'), width: 110, text: (row) => row.serviceKind ?? '', filter: true },
    createFigureColumn({ key: 'hosts', title: say('hosts'), width: 80 }, (row) => row.hosts, formatCount),
    ...(may.have('sales.look') ? [paid] : []),
    ...(may.look('compliance_case') ? [cases] : []),
  ];
}

/** The columns of the list. */
export function createTenantColumns(ground: ColumnGround): readonly Column<TenantLine>[] {
  return [...whoColumns(ground), ...leaseColumns(ground), ...figureColumns(ground), ...peopleColumns(ground)];
}
