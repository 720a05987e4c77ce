// A computed report: figures by address, and the tenants' table as rows.
import type { Month } from '../time/calendar.ts';

/**
 * One figure. `raw` is exact (fen, minutes, 0.01 m², a count), null for percentages, texts and where there is no figure;
 * `text` is what the form prints.
 */
export interface Figure {
  readonly raw: number | null;
  readonly text: string;
}

/** What stands where there is no figure. */
export const NO_FIGURE: Figure = { raw: null, text: '—' };

/** Severity of a relation: E blocks filing, W is filed with a written explanation. */
export type Severity = 'E' | 'W';

/** A relation that fails. `data` holds the facts for its words, `figures` the addresses it compared. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly figures: readonly string[];
}

/** A tenant's row of ZB-4: its texts by column, and whose it is. */
export interface TenantRow {
  readonly tenantId: number;
  readonly cells: Readonly<Record<string, Figure>>;
}

/** All tables of a month. */
export interface ReportFigures {
  readonly month: Month;
  /** By address, `ZB-2.06.month`; totals of ZB-4 as `ZB-4.total.paid`. */
  readonly values: ReadonlyMap<string, Figure>;
  /** ZB-4, in printing order, without the total. */
  readonly tenants: readonly TenantRow[];
}

/** The head and foot of every table, by the form's own words (填报单位, 报告期, 报出日期, …). */
export type ReportHead = Readonly<Record<string, string>>;
