// Explains the cells and totals of the tenants' table.
// What explaining a figure reads, and rows turned into parts with their sources.
import { lastDayOf } from '../../../domain/time/calendar.ts';
import { type Figure, NO_FIGURE } from '../../../domain/report/shape.ts';
import { listLeasesInForce, tenantAsOf } from '../../../domain/report/contributions.ts';
import type { BareExplanation, FigurePart } from '../../../contract/report/explain-shapes.ts';
import { printExact } from '../../../domain/report/specs.ts';
import { indexHeadcounts, sumTenantMonths, type TenantOfMonth } from '../../../domain/report/tenant-rows.ts';
import { listSalesParts } from './details.ts';
import { type RowPart, originsOf } from './origins.ts';
import type { Profile } from '../../base/profile.ts';
import { namesOf } from '../sql/read-relations.ts';
import type { Connection } from '../../core/db/rows.ts';
import type { BuiltTenants } from '../../../domain/report/build.ts';
import type { Resolver } from '../../../domain/report/resolve.ts';

/** What explaining reads. */
export interface ExplainContext {
  readonly db: Connection;
  readonly profile: Profile;
  readonly resolver: Resolver;
  /** ZB-4, built when it is first asked. */
  readonly tenants: () => BuiltTenants;
}

/** Rows as parts, with their sources looked up. */
export function createRowParts(db: Connection, unit: string, rows: readonly RowPart[]): FigurePart[] {
  const origin = originsOf(db, rows);
  return rows.map((row) => ({
    what: row.what.filter((word) => word !== '').join(' · '),
    value: printExact(unit, row.raw),
    raw: row.raw,
    group: row.group,
    source: row.sessions ?? origin(row),
    ...(row.choice === undefined ? {} : { choice: row.choice }),
  }));
}

type Column = Extract<Profile['tables'][number], { kind: 'tenants' }>['columns'][number];

/** The tenant's dated facts, its leases: what a cell of words is read from. */
function wordParts(context: ExplainContext, one: TenantOfMonth, cell: Figure): FigurePart[] {
  const fact = tenantAsOf(one.tenant, lastDayOf(context.resolver.sources.month));
  const rows: RowPart[] = [
    ...(fact === null
      ? []
      : [{ what: [fact.name, fact.uscc, fact.category], raw: 0, table: 'tenant_fact' as const, id: fact.id, group: null }]),
    ...one.tenant.leases.map((lease) => ({
      what: [lease.contract, `${lease.startsOn} — ${lease.leftOn ?? lease.endsOn}`],
      raw: 0,
      table: 'lease' as const,
      id: lease.id,
      group: null,
    })),
  ];
  return createRowParts(context.db, '', rows).map((part) => ({ ...part, raw: null, value: cell.text }));
}

function monthlyParts(context: ExplainContext, one: TenantOfMonth, unit: string): FigurePart[] {
  const address = `${tableOf(context)?.id ?? ''}.${one.uscc}.paid`;
  return sumTenantMonths(context.resolver.sources)(one.tenant.id).map(({ month, raw, revision }) => ({
    what: month,
    value: printExact(unit, raw),
    raw,
    group: null,
    source: revision === null ? { kind: 'figure', month, figure: address } : { kind: 'filed', month, revision, figure: address },
  }));
}

function cellParts(context: ExplainContext, one: TenantOfMonth, column: Column, cell: Figure): FigurePart[] {
  const { sources } = context.resolver;
  const unit = column.unit ?? '';
  const leases = listLeasesInForce(one.tenant, lastDayOf(sources.month));
  const people = indexHeadcounts(sources, sources.month).get(one.tenant.id);
  switch (column.key) {
    case 'area':
      return createRowParts(
        context.db,
        unit,
        leases.map((lease) => ({ what: [lease.contract], raw: lease.area, table: 'lease', id: lease.id, group: null })),
      );
    case 'studios': {
      const codes = new Map(sources.facts.studios.map((studio) => [studio.id, studio.code]));
      const named = new Map(leases.flatMap((lease) => lease.studios.map((studio) => [studio, lease] as const)));
      const rows = [...named].map(([studio, lease]): RowPart => ({
        what: [codes.get(studio) ?? '', lease.contract],
        raw: 1,
        table: 'lease',
        id: lease.id,
        group: null,
      }));
      return createRowParts(context.db, unit, rows);
    }
    case 'hosts':
    case 'employees':
      if (people === undefined) return [];
      return createRowParts(context.db, unit, [
        { what: [one.name, people.month], raw: people[column.key], table: 'headcount', id: people.id, group: null },
      ]);
    case 'sessions':
    case 'paid': {
      const name = namesOf(sources.facts.tenants, sources.month);
      return createRowParts(
        context.db,
        unit,
        listSalesParts(context.db, { month: sources.month, figure: column.key, filter: { tenantId: one.tenant.id }, name }),
      );
    }
    case 'paid_ytd':
      return monthlyParts(context, one, unit);
    default:
      return wordParts(context, one, cell);
  }
}

function tableOf({ profile }: ExplainContext): Extract<Profile['tables'][number], { kind: 'tenants' }> | null {
  const table = profile.tables.find((one) => one.kind === 'tenants');
  return table?.kind === 'tenants' ? table : null;
}

function totalParts(context: ExplainContext, table: string, column: Column): FigurePart[] {
  const { resolver } = context;
  const { tenants, rows } = context.tenants();
  return tenants.flatMap((one, index) => {
    const cell = rows[index]?.cells[column.key] ?? NO_FIGURE;
    if (cell.raw === null) return [];
    const source = { kind: 'figure', month: resolver.sources.month, figure: `${table}.${one.uscc}.${column.key}` } as const;
    return [{ what: one.name, value: printExact(column.unit ?? '', cell.raw), raw: cell.raw, group: null, source }];
  });
}

/** The explanation of `ZB-4.total.<column>` or `ZB-4.<code>.<column>`; null for any other address. */
export function explainTenantFigure(context: ExplainContext, figure: string): BareExplanation | null {
  const { profile, resolver } = context;
  const table = tableOf(context);
  const [id, row, key] = figure.split('.');
  const column = table?.columns.find((one) => one.key === key);
  if (table === null || id !== table.id || column === undefined || figure.split('.').length !== 3) return null;
  const built = context.tenants();
  const formula = profile.words[`tenants.${column.key}`] ?? '';
  const { month } = resolver.sources;
  if (row === 'total') {
    const total = built.totals.get(figure);
    if (total === undefined) return null;
    const parts = totalParts(context, table.id, column);
    const value = { raw: total.raw, text: total.text };
    return { figure, month, formula: profile.words['tenants.total'] ?? formula, value, additive: total.raw !== null, parts };
  }
  const index = built.tenants.findIndex((one) => one.uscc === row);
  const tenant = built.tenants[index];
  if (tenant === undefined) return null;
  const value = built.rows[index]?.cells[column.key] ?? NO_FIGURE;
  return {
    figure,
    month,
    formula,
    value,
    additive: column.unit !== null && value.raw !== null,
    parts: cellParts(context, tenant, column, value),
  };
}
