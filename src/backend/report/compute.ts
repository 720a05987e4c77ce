// Computes a month's report from the base: figures, head, findings, in one read transaction.
// Figures of many months as their reports show them: closed months as filed, open ones as the data stand now.
import { createHash } from 'node:crypto';
import type { Connection } from '../core/db/rows.ts';
import { addMonths, type Day, type Instant, listMonthsOfYearTo, type Month, parseDay, listMonths } from '../../domain/time/calendar.ts';
import { type Finding, type ReportFigures, type ReportHead, type Figure, NO_FIGURE } from '../../domain/report/shape.ts';
import { buildReport } from '../../domain/report/build.ts';
import { firstMonthOf, listMonthsRead, type ReportSources, hasData } from '../../domain/report/facts.ts';
import type { RelationFacts } from '../../domain/report/relation-context.ts';
import { auditReport, type NotJudged } from '../../domain/report/relations.ts';
import { specsOf, type Specs } from '../../domain/report/specs.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { lazy } from '../core/memoize.ts';
import { type BaseMeasures, measuresOf } from './measures.ts';
import type { Profile } from '../base/profile.ts';
import { readFacts } from './sql/read-facts.ts';
import { readFilings, readHistorical } from './sql/read-filings.ts';
import { type BaseHead, readHead, readRoster, REPORTED_ON, listClosedMonths } from './sql/filings.ts';
import { readWorkdays } from '../base/workdays.ts';
import { namesOf, readActivities, readLacking, readOpenBookings, readSharedSessions, readSourcePairs } from './sql/read-relations.ts';
import { valueOf } from '../../domain/report/resolve.ts';

/** What a computation is asked. */
export interface ComputeQuestion {
  readonly base: Base;
  readonly profile: Profile;
  readonly month: Month;
  /** Lapses options: one past its hold or its start counts as cancelled. */
  readonly now: Instant;
  /** 报出日期 unless one was entered for the month. */
  readonly today: Day;
  /** Head fields that stand before what is kept, such as the day of closing. */
  readonly head?: ReportHead;
  /** A reopened month whose data count here, not what was filed of it: as once it is closed again. */
  readonly reopened?: Month;
}

/** A computed month. */
export interface ComputedReport {
  readonly month: Month;
  readonly figures: ReportFigures;
  readonly head: ReportHead;
  /** Failing relations, once an id. */
  readonly findings: readonly Finding[];
  /** The tenants whose records mend a finding, by its id. */
  readonly tenantsOf: ReadonlyMap<string, readonly number[]>;
  /** Relations with a missing operand. */
  readonly notJudged: readonly NotJudged[];
  /** Hash of what was read: equal inputs give equal hashes, whatever order they came in. Worked out when it is asked for: only a filing says it. */
  readonly inputsSha256: () => string;
}

/** Sources of the month, and the measures that answer for them. */
export interface OpenSources {
  readonly sources: ReportSources;
  readonly measures: BaseMeasures;
}

/** Opens the sources of a month's report. Must run inside the read transaction that the figures are computed in. */
export function openSources(db: Connection, month: Month, reopened: Month | null = null): OpenSources {
  const lastYear = addMonths(month, -12);
  const from = listMonthsOfYearTo(lastYear)[0] ?? lastYear;
  const facts = readFacts(db, { from, to: month }, [month, addMonths(month, -1), lastYear]);
  const thisYear = listMonthsOfYearTo(month)[0] ?? month;
  const measures = measuresOf(db, facts, (one) => one >= thisYear || one === lastYear);
  const filings = readFilings(db, from, month);
  const historical = readHistorical(db, from, month);
  return {
    measures,
    sources: {
      month,
      firstMonth: firstMonthOf(facts),
      facts,
      measured: measures,
      filings: (one) => (one === reopened ? [] : (filings.get(one) ?? [])),
      historical: (one, address) => historical.get(one)?.get(address) ?? null,
    },
  };
}

function relationFacts(base: Base, sources: ReportSources, { head, uscc }: BaseHead, now: Instant): RelationFacts {
  const { month } = sources;
  const { db } = base;
  const name = namesOf(sources.facts.tenants, month);
  return {
    head,
    baseUscc: uscc,
    roster: readRoster(db, month),
    reportedOn: parseDay((head[REPORTED_ON] ?? '').trim()),
    isWorkday: readWorkdays(base, month),
    now,
    openBookings: readOpenBookings(db, month),
    activities: readActivities(db, sources),
    sharedSessions: readSharedSessions(db, month, name),
    lacking: readLacking(db, month, name),
    sourcePairs: readSourcePairs(db, month, name),
  };
}

function hashInputs(profile: Profile, measures: BaseMeasures, sources: ReportSources, figures: ReportFigures): string {
  const filed = listMonthsRead(sources.month).map((month) => [month, sources.filings(month).at(-1)?.revision ?? 0]);
  const inputs = [
    profile,
    sources.month,
    sources.firstMonth,
    measures.read(),
    filed,
    figures.tenants.map((row) => row.cells),
    [...figures.values],
  ];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

/**
 * Computes the month as the data stand now (docs/rules/report.md): of other months what was filed counts, of this one only the data. A closed month
 * is shown from its snapshot instead, which is the caller's to choose.
 */
export function computeReport(question: ComputeQuestion): ComputedReport {
  const { profile, month, now, today, reopened } = question;
  return readTx(question.base, (db) => {
    const { sources, measures } = openSources(db, month, reopened);
    const built = buildReport(profile, sources);
    const { head: kept, uscc } = readHead(db, month, today);
    const head = { ...kept, ...question.head };
    const resolver = { sources, specs: specsOf(profile) };
    const audit = auditReport({ profile, resolver, built, facts: relationFacts(question.base, sources, { head, uscc }, now) });
    return {
      month,
      figures: built.figures,
      head,
      findings: audit.failing,
      notJudged: audit.notJudged,
      tenantsOf: audit.tenants,
      inputsSha256: lazy(() => hashInputs(profile, measures, sources, built.figures)),
    };
  });
}

/** Months from `from` to `to`, both included. */
export interface MonthRange {
  readonly from: Month;
  readonly to: Month;
}

/** The reports of a range of months, read when asked for and kept for the length of one computation. */
export interface MonthSeries {
  readonly range: MonthRange;
  readonly months: readonly Month[];
  readonly profile: Profile;
  readonly specs: Specs;
  /** As of the range's last month. */
  readonly sources: ReportSources;
  readonly isClosed: (month: Month) => boolean;
  /** What the month's report shows at the address. */
  readonly figure: (address: string, month: Month) => Figure;
  /** What each tenant paid in the month, as ZB-4 counts it; tenants that printed `—` are not in it. */
  readonly tenantsPaid: (month: Month) => ReadonlyMap<number, number>;
}

function readSources(db: Connection, { from, to }: MonthRange, isBrokenDown: boolean): ReportSources {
  const lastYear = addMonths(from, -12);
  // Last year's cumulative figures begin in its January.
  const first = listMonthsOfYearTo(lastYear)[0] ?? lastYear;
  const facts = readFacts(db, { from: first, to }, listMonths(lastYear, to));
  const filings = readFilings(db, first, to);
  const historical = readHistorical(db, first, to);
  return {
    month: to,
    firstMonth: firstMonthOf(facts),
    facts,
    measured: measuresOf(db, facts, (month) => isBrokenDown && month >= from),
    filings: (month) => filings.get(month) ?? [],
    historical: (month, address) => historical.get(month)?.get(address) ?? null,
  };
}

/** Opens the reports of the months, inside the read transaction that they are asked in; `isBrokenDown` where platforms and classes will be asked too. */
export function openSeries(db: Connection, profile: Profile, range: MonthRange, isBrokenDown = false): MonthSeries {
  const specs = specsOf(profile);
  const sources = readSources(db, range, isBrokenDown);
  const closed: ReadonlySet<string> = new Set(listClosedMonths(db));
  const known = new Map<string, Figure>();
  const compute = (address: string, month: Month): Figure => {
    const filed = closed.has(month) ? sources.filings(month).at(-1)?.figures.get(address) : undefined;
    if (filed !== undefined) return filed;
    const spec = specs.figures.get(address);
    if (spec === undefined) return NO_FIGURE;
    const { raw, text } = valueOf({ sources: { ...sources, month }, specs }, spec);
    return { raw, text };
  };
  return {
    range,
    months: listMonths(range.from, range.to),
    profile,
    specs,
    sources,
    isClosed: (month) => closed.has(month),
    figure: (address, month) => {
      const key = `${month} ${address}`;
      const figure = known.get(key) ?? compute(address, month);
      known.set(key, figure);
      return figure;
    },
    tenantsPaid: (month) => {
      const filing = closed.has(month) ? sources.filings(month).at(-1) : undefined;
      if (filing !== undefined)
        return new Map([...filing.tenantsPaid].flatMap(([id, paid]) => (paid === null ? [] : [[id, paid] as const])));
      if (!hasData(sources, month)) return new Map();
      return new Map([...sources.measured.tenants(month)].map(([id, sums]) => [id, sums.paid]));
    },
  };
}
