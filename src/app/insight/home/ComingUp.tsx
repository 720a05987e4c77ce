// What comes up with tenants: leases, papers, cases; each line leads to the tenant.
import { Link } from 'wouter';
import type { ReactNode } from 'react';
import type { Home } from '../../../contract/insight/insight-shapes.ts';
import { type DueKind, DUE_STEPS, getDueHorizon } from '../../../domain/lease/due-steps.ts';
import { Section, Tag } from '../../ui/Page.tsx';
import { TenantLink } from '../../ui/TenantLink.tsx';
import { formatDay } from '../../ui/values.tsx';
import { sayHome } from './home-messages.ts';
import { countWithin, formatDaysLeft, formatLease, formatPaper } from './home-texts.ts';

/** Lines shown before "all". */
const SHOWN = 5;

interface Line {
  readonly key: number;
  readonly tenantId: number;
  readonly tab: string;
  readonly name: string;
  readonly what: string;
  readonly mark: ReactNode;
}

function List({
  title,
  none,
  lines,
  all,
  tags,
}: {
  readonly title: string;
  readonly none: string;
  readonly lines: readonly Line[];
  readonly all: string;
  readonly tags?: ReactNode;
}) {
  return (
    <Section title={title} actions={tags}>
      {lines.length === 0 ? <p className="soft">{none}</p> : null}
      <ul className="home-lines">
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line.key}>
            <span className="home-mark">{line.mark}</span>
            <TenantLink className="home-clamp" id={line.tenantId} name={line.name} tab={line.tab} />
            <span className="soft home-what">{line.what}</span>
          </li>
        ))}
      </ul>
      {lines.length > SHOWN ? (
        <Link className="home-more" href={all}>
          {sayHome('showAll', { count: lines.length })}
        </Link>
      ) : null}
    </Section>
  );
}

function DaysTag({ kind, days }: { readonly kind: DueKind; readonly days: number }) {
  const [near, soon] = DUE_STEPS[kind];
  const { tone, words } = formatDaysLeft(days, { near, soon });
  return <Tag tone={tone}>{words}</Tag>;
}

/** How many lie within each number of days, where any do. */
function WithinTags({ days, limits }: { readonly days: readonly number[]; readonly limits: readonly number[] }) {
  const { expired, within } = countWithin(days, limits);
  return (
    <>
      {expired > 0 ? (
        <Tag tone="danger">
          {sayHome('expired')} {expired}
        </Tag>
      ) : null}
      {within.map(({ limit, count }) => (
        <Tag key={limit} tone="plain">
          {sayHome('within', { days: limit })} {count}
        </Tag>
      ))}
    </>
  );
}

/** Leases that end soon. */
export function Leases({ leases }: Pick<Home, 'leases'>) {
  return (
    <List
      title={sayHome('leases')}
      none={sayHome('leasesNone', { days: getDueHorizon('lease') })}
      all="~/tenants"
      tags={<WithinTags days={leases.map((one) => one.daysLeft)} limits={DUE_STEPS.lease} />}
      lines={leases.map((one) => ({
        key: one.leaseId,
        tenantId: one.tenantId,
        tab: 'leases',
        name: one.name,
        what: formatLease(one),
        mark: <DaysTag kind="lease" days={one.daysLeft} />,
      }))}
    />
  );
}

/** Papers that have expired or do soon. */
export function Papers({ papers }: { readonly papers: NonNullable<Home['papers']> }) {
  return (
    <List
      title={sayHome('papers')}
      none={sayHome('papersNone', { days: getDueHorizon('paper') })}
      all="~/tenants"
      tags={<WithinTags days={papers.map((one) => one.daysLeft)} limits={DUE_STEPS.paper} />}
      lines={papers.map((one) => ({
        key: one.paperId,
        tenantId: one.tenantId,
        tab: 'papers',
        name: one.name,
        what: formatPaper(one),
        mark: <DaysTag kind="paper" days={one.daysLeft} />,
      }))}
    />
  );
}

/** Compliance cases that are open. */
export function Cases({ cases }: { readonly cases: NonNullable<Home['cases']> }) {
  return (
    <List
      title={sayHome('cases')}
      none={sayHome('casesNone')}
      all="~/tenants"
      lines={cases.map((one) => ({
        key: one.caseId,
        tenantId: one.tenantId,
        tab: 'cases',
        name: one.name,
        what: `${one.number} · ${one.kind} · ${formatDay(one.day)}`,
        mark: <Tag tone="warn">{sayHome('openDays', { days: one.daysOpen })}</Tag>,
      }))}
    />
  );
}
