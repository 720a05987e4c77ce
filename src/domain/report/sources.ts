// What a report is computed from: measures of the data, figures filed before, and historical figures.
import { addMonths, listMonthsOfYearTo, type Month } from '../time/calendar.ts';
import type { Figure } from './figures.ts';
import type { BaseFacts } from './facts.ts';
import type { MeasureName, SalesFigure, TenantSales } from './measure-names.ts';

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
