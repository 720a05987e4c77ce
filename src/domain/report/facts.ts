// The rows that a report's figures are read from, as the computation sees them; `id` is the row's own, for provenance.
// What a report is computed from: measures of the data, figures filed before, and historical figures.
// The measures that a profile's rows may name.
import { type Day, type Month, addMonths, listMonthsOfYearTo } from '../time/calendar.ts';
import type { StudioKind, TenantCategory } from '../base/catalogue.ts';
import type { Interval } from '../time/interval.ts';
import type { LeaseDays } from '../lease/lease.ts';
import type { DaySpans, OpeningHours } from '../studio/opening-hours.ts';
import type { Figure } from './shape.ts';

/** Base facts from a month on; areas in 0.01 m². */
export interface AreaFact {
  readonly id: number;
  readonly month: Month;
  readonly floorArea: number;
  readonly lettableArea: number;
  readonly team: number;
}

/** What is dated of a studio; turnaround in minutes. */
export interface StudioFact {
  readonly id: number;
  readonly startsOn: Day;
  readonly kind: StudioKind;
  readonly hours: OpeningHours;
  readonly turnaround: number;
}

/** A studio. `closedOn` is its first day out of service. */
export interface StudioRecord {
  readonly id: number;
  readonly code: string;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
  readonly facts: readonly StudioFact[];
  readonly blackouts: readonly (Interval & { readonly id: number; readonly reason: string })[];
}

/** What the calendar says instead of a studio's hours; `studioId` null: the whole base. */
export interface CalendarException {
  readonly id: number;
  readonly day: Day;
  readonly studioId: number | null;
  readonly spans: DaySpans;
}

/** What is dated of a tenant. */
export interface TenantFact {
  readonly id: number;
  readonly startsOn: Day;
  readonly name: string;
  readonly uscc: string;
  readonly category: TenantCategory;
  readonly leading: boolean;
}

/** A lease; area in 0.01 m², `studios` the ids of its exclusive ones. */
export interface LeaseRecord extends LeaseDays {
  readonly id: number;
  readonly contract: string;
  readonly area: number;
  readonly studios: readonly number[];
}

/** A tenant with its leases and dated facts. `licenceSeen`: somebody noted that the licence was seen. */
export interface TenantRecord {
  readonly id: number;
  readonly incubatedOn: Day | null;
  readonly licenceSeen: boolean;
  readonly facts: readonly TenantFact[];
  readonly leases: readonly LeaseRecord[];
}

/** A host on the register. */
export interface HostRecord {
  readonly id: number;
  readonly number: string;
  readonly nickname: string;
  readonly tenantId: number;
  readonly famous: boolean;
  readonly virtual: boolean;
  readonly since: Day;
  readonly until: Day | null;
  readonly trainedOn: Day | null;
}

/** A compliance case. `infringing`: 知识产权侵权 or 假冒伪劣. */
export interface CaseRecord {
  readonly id: number;
  readonly number: string;
  readonly tenantId: number;
  readonly kind: string;
  readonly infringing: boolean;
  readonly day: Day;
  readonly resolvedOn: Day | null;
}

export interface EventRecord {
  readonly id: number;
  readonly day: Day;
  readonly kind: string;
  readonly name: string;
  readonly training: boolean;
  readonly attendance: number;
}

/** A tenant's people in a month. */
export interface HeadcountRecord {
  readonly id: number;
  readonly tenantId: number;
  readonly month: Month;
  readonly hosts: number;
  readonly employees: number;
}

/** Everything but sales and bookings. */
export interface BaseFacts {
  readonly areas: readonly AreaFact[];
  readonly studios: readonly StudioRecord[];
  readonly exceptions: readonly CalendarException[];
  readonly tenants: readonly TenantRecord[];
  readonly hosts: readonly HostRecord[];
  readonly cases: readonly CaseRecord[];
  readonly events: readonly EventRecord[];
  readonly headcounts: readonly HeadcountRecord[];
}

/** The base's first month: the earliest month of its base facts; null without any (docs/rules/report.md, Words and units). */
export function firstMonthOf(facts: BaseFacts): Month | null {
  return facts.areas.reduce<Month | null>((first, one) => (first === null || one.month < first ? one.month : first), null);
}

/** Figures of a sales line; each is a breakdown's measure too. */
export const SALES_FIGURES = ['sessions', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled'] as const;
export type SalesFigure = (typeof SALES_FIGURES)[number];
/** Sums of sales figures. */
export type SalesSums = Readonly<Record<SalesFigure, number>>;
/** What is told of a tenant's sales. */
export type TenantSales = Pick<SalesSums, 'sessions' | 'paid'>;

/** Measures that facts give (docs/rules/report.md ZB-1, ZB-2.11-16, ZB-6): each is a sum of contributions of single rows. */
export const FACT_MEASURES = [
  'base.floor_area',
  'base.lettable_area',
  'base.team',
  'lease.area',
  'studio.in_service',
  'studio.public',
  'tenant.resident',
  'tenant.live',
  'tenant.service',
  'tenant.incubated',
  'tenant.leading',
  'tenant.hosts',
  'tenant.service_employees',
  'staff.employees',
  'host.registered',
  'host.famous',
  'host.virtual',
  'case.open',
  'tenant.new',
  'tenant.left',
  'tenant.newly_incubated',
  'event.all',
  'event.training',
  'event.training_attendance',
  'host.trained',
  'case.new',
  'case.infringing',
  'case.resolved',
] as const;
export type FactMeasure = (typeof FACT_MEASURES)[number];

/** Measures of bookings and opening hours (ZB-1.06, ZB-2.02, 17, 18). */
export const BOOKING_MEASURES = ['studio.in_use', 'booking.public_completed', 'booking.public_occupied', 'studio.public_open'] as const;
export type BookingMeasure = (typeof BOOKING_MEASURES)[number];

/** Sums of the effective sales lines (ZB-2.01-09), and the tenants' online retail (ZB-2.10). */
export const SALES_MEASURES = [
  'sales.sessions',
  'sales.minutes',
  'sales.views',
  'sales.orders',
  'sales.paid',
  'sales.refunded',
  'sales.settled',
] as const;

/** Every measure, by name. */
export const MEASURES = [...FACT_MEASURES, ...BOOKING_MEASURES, ...SALES_MEASURES, 'sales.online_retail'] as const;
export type MeasureName = (typeof MEASURES)[number];

const BY_NAME: ReadonlyMap<string, MeasureName> = new Map(MEASURES.map((name) => [name, name]));
const SALES_BY_NAME: ReadonlyMap<string, SalesFigure> = new Map(SALES_FIGURES.map((figure) => [`sales.${figure}`, figure]));

/** The measure of this name, or null. */
export function measureOf(name: string): MeasureName | null {
  return BY_NAME.get(name) ?? null;
}

/** The figure that a sales measure adds up, or null if it is no sales measure. */
export function salesFigureOf(name: string): SalesFigure | null {
  return SALES_BY_NAME.get(name) ?? null;
}

/** Measures of a month from the data, as it is now. Months before the base's first are never asked for. */
export interface Measured {
  readonly value: (measure: MeasureName, month: Month) => number;
  readonly platform: (figure: SalesFigure, platform: string, month: Month) => number;
  readonly goodsClass: (figure: SalesFigure, goodsClass: string, month: Month) => number;
  /** By tenant; a tenant without any effective line is not in it. */
  readonly tenants: (month: Month) => ReadonlyMap<number, TenantSales>;
}

/** One filing of a month: its figures by address, and each tenant's paid (null where it printed `—`). */
export interface Filing {
  readonly revision: number;
  /** When it was closed, in milliseconds since the epoch: orders filings of different months. */
  readonly closedMs: number;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly tenantsPaid: ReadonlyMap<number, number | null>;
}

/** A historical figure: `raw` in base units, null for a percentage, which `text` prints. */
export interface HistoricalFigure extends Figure {
  readonly id: number;
}

/** Everything a month's report is computed from. */
export interface ReportSources {
  readonly month: Month;
  readonly firstMonth: Month | null;
  readonly facts: BaseFacts;
  readonly measured: Measured;
  /** Filings of a month, oldest first; the last one counts, also while the month is reopened. */
  readonly filings: (month: Month) => readonly Filing[];
  readonly historical: (month: Month, address: string) => HistoricalFigure | null;
}

/** The filing that counts: the month's last one, never of the month that is being computed. */
export function filedOf(sources: ReportSources, month: Month): Filing | null {
  return month === sources.month ? null : (sources.filings(month).at(-1) ?? null);
}

/** Months that a month's figures are added up from: last year's until the month a year before, and its own year's until itself. */
export function listMonthsRead(month: Month): Month[] {
  return [...listMonthsOfYearTo(addMonths(month, -12)), ...listMonthsOfYearTo(month)];
}

/** True if the base has facts for the month; before its first month it has none. */
export function hasData(sources: ReportSources, month: Month): boolean {
  return sources.firstMonth !== null && month >= sources.firstMonth;
}
