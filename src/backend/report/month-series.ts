// Figures of many months as their reports show them: closed months as filed, open ones as the data stand now.
import { addMonths, listMonths, listMonthsOfYearTo, type Month } from '../../domain/time/calendar.ts';
import { type Figure, NO_FIGURE } from '../../domain/report/figures.ts';
import { firstMonthOf } from '../../domain/report/facts.ts';
import { valueOf } from '../../domain/report/resolve.ts';
import { hasData, type ReportSources } from '../../domain/report/sources.ts';
import { type Specs, specsOf } from '../../domain/report/specs.ts';
import type { Connection } from '../core/db/rows.ts';
import { listClosedMonths } from './sql/filings.ts';
import { measuresOf } from './measures.ts';
import type { Profile } from '../base/profile.ts';
import { readFacts } from './sql/read-facts.ts';
import { readFilings, readHistorical } from './sql/read-filings.ts';

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
