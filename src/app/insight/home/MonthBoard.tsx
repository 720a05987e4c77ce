// The month to be reported: who has to, who has, what fails, and how long there is.
import { Link } from 'wouter';
import type { Home, MonthState } from '../../../contract/insight/insight-shapes.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { useAuditWords } from '../../ui/audit-messages.ts';
import { IfMay, usePermissions } from '../../ui/permissions.tsx';
import { Empty, Show } from '../../ui/Notes.tsx';
import { Section, Tag } from '../../ui/Page.tsx';
import { TenantLink } from '../../ui/TenantLink.tsx';
import { formatDay, formatMonth } from '../../ui/values.tsx';
import { sayHome } from './home-messages.ts';
import { formatDeadline } from './home-texts.ts';
import { sayMark } from '../../ui/i18n.ts';

type Strip = NonNullable<Home['strip']>;

/** Names shown before "and so on". */
const NAMED = 6;

const TONES: Readonly<Record<MonthState, 'plain' | 'good' | 'warn' | 'danger' | 'accent'>> = {
  open: 'accent',
  reopened: 'warn',
  closed: 'warn',
  handed_in: 'accent',
  accepted: 'good',
  returned: 'danger',
};

function Deadline({ strip }: { readonly strip: Strip }) {
  const left = formatDeadline(strip);
  return (
    <span className="home-deadline">
      {sayHome('deadline', { day: formatDay(strip.deadline) })}
      {left === null ? null : <Tag tone={left.tone}>{left.words}</Tag>}
    </span>
  );
}

function Count({
  label,
  count,
  href,
  tone,
}: {
  readonly label: string;
  readonly count: number;
  readonly href: string;
  readonly tone?: 'danger';
}) {
  const may = usePermissions();
  const look = tone === undefined ? 'home-count' : `home-count home-count-${tone}`;
  const words = (
    <>
      <span className="home-count-label">{label}</span>
      <span className="home-count-value">{count}</span>
    </>
  );
  return may.call('collection.month') ? (
    <Link className={look} href={href}>
      {words}
    </Link>
  ) : (
    <span className={look}>{words}</span>
  );
}

function Missing({ month, missing }: { readonly month: string; readonly missing: NonNullable<Strip['missing']> }) {
  if (missing.length === 0) return <p className="soft">{sayHome('allReported')}</p>;
  return (
    <p>
      <span className="soft">
        {sayHome('missingList')}
        {sayMark('：')}
      </span>
      {missing.slice(0, NAMED).map(({ tenantId, name }, at) => (
        <span key={tenantId}>
          {at === 0 ? null : sayMark('、')}
          <TenantLink id={tenantId} name={name} />
        </span>
      ))}
      {missing.length > NAMED ? (
        <>
          {' '}
          <IfMay call="collection.month">
            <Link href={`~/sales/${month}`}>{sayHome('andMore', { count: missing.length })}</Link>
          </IfMay>
        </>
      ) : null}
    </p>
  );
}

function Failing({ month }: { readonly month: string }) {
  const audit = useAuditWords();
  const isShown = usePermissions().call('insight.failing');
  const asked = useApiQuery('insight.failing', { month });
  if (!isShown) return null;
  return (
    <div className="home-failing">
      <h3 className="home-subtitle">{sayHome('failing')}</h3>
      <Show asked={asked}>
        {(failing) => (
          <>
            <p className="home-tags">
              {failing.errors === 0 && failing.warnings === 0 ? <Tag tone="good">{sayHome('noneFailing')}</Tag> : null}
              {failing.errors > 0 ? <Tag tone="danger">{sayHome('errors', { count: failing.errors })}</Tag> : null}
              {failing.warnings > failing.explained ? (
                <Tag tone="warn">{sayHome('warnings', { count: failing.warnings - failing.explained })}</Tag>
              ) : null}
              {failing.explained > 0 ? <Tag tone="plain">{sayHome('explained', { count: failing.explained })}</Tag> : null}
              {failing.notJudged > 0 ? <Tag tone="plain">{sayHome('notJudged', { count: failing.notJudged })}</Tag> : null}
              {failing.isFiled ? <Tag tone="plain">{sayHome('filedFindings')}</Tag> : null}
            </p>
            <ul className="home-lines home-findings">
              {failing.first.map((one) => (
                <li key={one.id}>
                  <Tag tone={one.severity === 'E' ? 'danger' : 'warn'}>
                    {sayHome(one.severity === 'E' ? 'severityE' : 'severityW')} {one.id} {audit.name(one.id, one.name)}
                  </Tag>
                  <Link className="home-clamp" href={`~/report/${month}`} title={audit.finding(one.id, one.message)}>
                    {audit.finding(one.id, one.message)}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Show>
    </div>
  );
}

function Board({ strip }: { readonly strip: Strip }) {
  const may = usePermissions();
  const { month, earlierOpen, missing } = strip;
  const open = missing?.length ?? strip.due - strip.reported;
  const sales = `~/sales/${month}`;
  return (
    <div className="home-board">
      <div className="home-board-who">
        <div className="home-counts">
          <Count label={sayHome('due')} count={strip.due} href={sales} />
          <Count label={sayHome('reported')} count={strip.reported} href={sales} />
          <Count label={sayHome('missing')} count={open} href={sales} {...(open > 0 ? { tone: 'danger' as const } : {})} />
        </div>
        {missing === undefined ? null : <Missing month={month} missing={missing} />}
        {earlierOpen.first === null || !may.call('report.month') ? null : (
          <p>
            <Link className="soft" href={`~/report/${earlierOpen.first}`}>
              {sayHome('earlierOpen', { count: earlierOpen.count, month: earlierOpen.first })}
            </Link>
          </p>
        )}
      </div>
      <Failing month={month} />
    </div>
  );
}

/** The strip of the month, or what is needed before there is one. */
export function MonthBoard({ strip }: { readonly strip: Strip | null }) {
  const may = usePermissions();
  if (strip === null) {
    return (
      <Section>
        <Empty
          title={sayHome('noMonth')}
          help={sayHome('noMonthHelp')}
          action={may.write('base_fact') ? <Link href="~/settings/base">{sayHome('addBase')}</Link> : null}
        />
      </Section>
    );
  }
  return (
    <Section
      title={sayHome('monthOf', { month: formatMonth(strip.month) })}
      actions={
        <>
          <Tag tone={TONES[strip.state]}>{sayHome(`state.${strip.state}`)}</Tag>
          <Deadline strip={strip} />
          <IfMay call="report.month">
            <Link className="home-go" href={`~/report/${strip.month}`}>
              {sayHome('toReport')}
            </Link>
          </IfMay>
        </>
      }
    >
      <Board strip={strip} />
    </Section>
  );
}
