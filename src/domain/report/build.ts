// A month's report from its sources: every figure by address, and the rows of ZB-4.
import type { Figure, ReportFigures, TenantRow, ProfileShape } from './shape.ts';
import { type Value, valuesOf } from './resolve.ts';
import type { ReportSources } from './facts.ts';
import { specsOf } from './specs.ts';
import { computeTenantRows, computeTenantTotals, listTenantsOfMonth, type TenantOfMonth } from './tenant-rows.ts';

/** A computed month: what is printed, and what the relations read besides. */
export interface BuiltReport {
  readonly figures: ReportFigures;
  /** The values with their marks, ZB-4's totals included. */
  readonly values: ReadonlyMap<string, Value>;
  readonly tenants: readonly TenantOfMonth[];
}

/** ZB-4 of a month: its tenants, a row each, and the totals by address. */
export interface BuiltTenants {
  readonly tenants: readonly TenantOfMonth[];
  readonly rows: readonly TenantRow[];
  readonly totals: ReadonlyMap<string, Figure>;
}

/** Computes the tenants' table alone. */
export function computeTenantsTable(profile: ProfileShape, sources: ReportSources): BuiltTenants {
  const tenants = listTenantsOfMonth(sources);
  const rows = computeTenantRows(sources, tenants);
  const totals = profile.tables.flatMap((table) => (table.kind === 'tenants' ? [...computeTenantTotals(sources, table, rows)] : []));
  return { tenants, rows, totals: new Map(totals) };
}

/**
 * Computes all tables (docs/rules/report.md). Kinds and hours of flows are as of each day, stock figures as of the month's last day; before the
 * base's first month only historical figures stand. The order of the sources' rows does not matter.
 */
export function buildReport(profile: ProfileShape, sources: ReportSources): BuiltReport {
  const values = valuesOf({ sources, specs: specsOf(profile) });
  const { tenants, rows, totals } = computeTenantsTable(profile, sources);
  for (const [address, total] of totals) values.set(address, { ...total, printed: false });
  const printed = new Map([...values].map(([address, { raw, text }]): [string, Figure] => [address, { raw, text }]));
  return { figures: { month: sources.month, values: printed, tenants: rows }, values, tenants };
}
