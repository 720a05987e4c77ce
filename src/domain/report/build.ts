// A month's report from its sources: every figure by address, and the rows of ZB-4.
import type { Figure, ReportFigures } from './figures.ts';
import { valuesOf } from './resolve.ts';
import type { Value } from './resolve.ts';
import type { ProfileShape } from './shape.ts';
import type { ReportSources } from './sources.ts';
import { specsOf } from './specs.ts';
import { tenantRows, tenantsOfMonth, tenantTotals } from './tenant-rows.ts';
import type { TenantOfMonth } from './tenant-rows.ts';

/** A computed month: what is printed, and what the relations read besides. */
export interface BuiltReport {
  readonly figures: ReportFigures;
  /** The values with their marks, ZB-4's totals included. */
  readonly values: ReadonlyMap<string, Value>;
  readonly tenants: readonly TenantOfMonth[];
}

/**
 * Computes all tables (docs/rules/report.md). Kinds and hours of flows are as of each day, stock figures as of the month's last day; before the
 * base's first month only historical figures stand. The order of the sources' rows does not matter.
 */
export function buildReport(profile: ProfileShape, sources: ReportSources): BuiltReport {
  const values = valuesOf({ sources, specs: specsOf(profile) });
  const tenants = tenantsOfMonth(sources);
  const rows = tenantRows(sources, tenants);
  for (const table of profile.tables) {
    if (table.kind !== 'tenants') continue;
    for (const [address, total] of tenantTotals(sources, table, rows)) values.set(address, { ...total, printed: false });
  }
  const printed = new Map([...values].map(([address, { raw, text }]): [string, Figure] => [address, { raw, text }]));
  return { figures: { month: sources.month, values: printed, tenants: rows }, values, tenants };
}
