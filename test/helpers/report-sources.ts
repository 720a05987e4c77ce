// Sources of a report put together by hand: facts, measures and filings as a test says, nothing where it says nothing.
import { type Day, type Month, parseDay, parseMonth } from '../../src/domain/time/calendar.ts';
import { decodeOpeningHours, type OpeningHours } from '../../src/domain/studio/opening-hours.ts';
import {
  type BaseFacts,
  firstMonthOf,
  type LeaseRecord,
  type StudioRecord,
  type TenantRecord,
  FACT_MEASURES,
  type TenantSales,
  type Filing,
  type HistoricalFigure,
  type ReportSources,
} from '../../src/domain/report/facts.ts';
import { contributionsOf } from '../../src/domain/report/contributions.ts';

export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`no day: ${text}`);
  return parsed;
}

export function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(`no month: ${text}`);
  return parsed;
}

export function hours(text: string): OpeningHours {
  const parsed = decodeOpeningHours(text);
  if (!parsed.ok || parsed.value === null) throw new Error(`no hours: ${text}`);
  return parsed.value;
}

/** A base without anything in it. */
export const NOTHING: BaseFacts = { areas: [], studios: [], exceptions: [], tenants: [], hosts: [], cases: [], events: [], headcounts: [] };

/** Base facts from a month on: 120 m², 100 m² of it to let, a team of 5. */
export function area(from: string, id = 1): BaseFacts['areas'][number] {
  return { id, month: month(from), floorArea: 12_000, lettableArea: 10_000, team: 5 };
}

/** A lease; `end` is its last day, `left` the last day in residence. */
export function lease(id: number, start: string, end: string, more: Partial<LeaseRecord> & { readonly left?: string } = {}): LeaseRecord {
  const { left, ...rest } = more;
  return {
    id,
    contract: `C${id}`,
    startsOn: day(start),
    endsOn: day(end),
    leftOn: left === undefined ? null : day(left),
    area: 1000,
    studios: [],
    ...rest,
  };
}

/** A tenant of category live, unless `more` says otherwise. */
export function tenant(
  id: number,
  leases: readonly LeaseRecord[],
  more: Partial<TenantRecord> & { readonly category?: '直播电商企业' | '相关服务企业' } = {},
): TenantRecord {
  const { category, ...rest } = more;
  const fact = {
    id: id * 10,
    startsOn: day('0001-01-01'),
    name: `企业${id}`,
    uscc: `CODE${id}`,
    category: category ?? ('直播电商企业' as const),
    leading: false,
  };
  return { id, incubatedOn: null, licenceSeen: true, facts: [fact], leases, ...rest };
}

/** A studio open 00:00-24:00, public, turnaround 15, from 2020 on. */
export function studio(id: number, more: Partial<StudioRecord> = {}): StudioRecord {
  const fact = { id: id * 10, startsOn: day('0001-01-01'), kind: '公共' as const, hours: hours('00:00-24:00'), turnaround: 15 };
  return { id, code: `S${id}`, openedOn: day('2020-01-01'), closedOn: null, facts: [fact], blackouts: [], ...more };
}

/** What a test says about the data of its months. */
export interface Said {
  readonly facts?: BaseFacts;
  /** By measure and month: `{ 'sales.paid': { '2026-01': 100 } }`; 0 elsewhere. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Paid by platform or class and month. */
  readonly paid?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Paid by tenant and month; a tenant without an entry has no line. */
  readonly tenants?: Readonly<Record<string, Readonly<Record<number, number>>>>;
  readonly filings?: Readonly<Record<string, readonly Filing[]>>;
  readonly historical?: Readonly<Record<string, Readonly<Record<string, HistoricalFigure>>>>;
}

/** Sources of the month; facts' own measures are computed from the facts unless `values` names them. */
export function sourcesOf(of: string, said: Said): ReportSources {
  const facts = said.facts ?? { ...NOTHING, areas: [area('2025-01')] };
  return {
    month: month(of),
    firstMonth: firstMonthOf(facts),
    facts,
    measured: {
      value: (measure, one) => {
        const given = said.values?.[measure]?.[one];
        const ofFacts = FACT_MEASURES.find((name) => name === measure);
        if (given !== undefined || ofFacts === undefined) return given ?? 0;
        return contributionsOf(ofFacts, facts, one).reduce((sum, row) => sum + row.raw, 0);
      },
      platform: (figure, platform, one) => (figure === 'paid' ? (said.paid?.[platform]?.[one] ?? 0) : 0),
      goodsClass: (figure, goodsClass, one) => (figure === 'paid' ? (said.paid?.[goodsClass]?.[one] ?? 0) : 0),
      tenants: (one) => {
        const paid = Object.entries(said.tenants?.[one] ?? {});
        return new Map(paid.map(([id, raw]): [number, TenantSales] => [Number(id), { sessions: 1, paid: raw }]));
      },
    },
    filings: (one) => said.filings?.[one] ?? [],
    historical: (one, address) => said.historical?.[one]?.[address] ?? null,
  };
}

/** A filing whose figures print as counts do. */
export function filing(
  revision: number,
  closedMs: number,
  figures: Readonly<Record<string, number>>,
  tenantsPaid: Readonly<Record<number, number | null>> = {},
): Filing {
  return {
    revision,
    closedMs,
    figures: new Map(Object.entries(figures).map(([address, raw]) => [address, { raw, text: String(raw) }])),
    tenantsPaid: new Map(Object.entries(tenantsPaid).map(([id, raw]) => [Number(id), raw])),
  };
}
