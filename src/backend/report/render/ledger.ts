// The statistics ledger (统计台账): every indicator over many months, each figure filed, historical or computed, and which of them it is.
import type { Ledger } from '../../../contract/report/filing-shapes.ts';
import { addMonths, listMonths, type Month } from '../../../domain/time/calendar.ts';
import { sumSafe } from '../../../domain/values/quantity.ts';
import { printInUnit } from '../../../domain/report/units.ts';
import { resolveMonth, type Resolver } from '../../../domain/report/resolve.ts';
import { membersOf, TOTAL_ROW } from '../../../domain/report/shape.ts';
import type { Connection } from '../../core/db/rows.ts';
import { openSeries } from '../compute.ts';
import type { Profile } from '../../base/profile.ts';

export type LedgerTable = Ledger['tables'][number];
export type LedgerRow = LedgerTable['rows'][number];
export type LedgerCell = LedgerRow['cells'][number];
/** The ledger with its months as calendars know them. */
export type MonthLedger = Omit<Ledger, 'months'> & { readonly months: readonly Month[] };

/** What a row is, before its figures. */
type RowHead = Pick<LedgerRow, 'figure' | 'label' | 'group' | 'indent'>;

function indicatorHeads(table: Extract<Profile['tables'][number], { kind: 'indicators' }>): RowHead[] {
  const column = table.columns.find((one) => one.view.kind === 'month');
  if (column === undefined) return [];
  return table.rows.map(({ row, label, indent }) => ({ figure: `${table.id}.${row}.${column.key}`, label, group: null, indent }));
}

function breakdownHeads(profile: Profile, table: Extract<Profile['tables'][number], { kind: 'breakdown' }>): RowHead[] {
  const columns = table.columns.filter((one) => one.view.kind === 'month');
  return columns.flatMap(({ key, label }) =>
    [TOTAL_ROW, ...membersOf(profile, table)].map((row) => ({
      figure: `${table.id}.${row.code}.${key}`,
      label: row.name,
      group: label,
      indent: row === TOTAL_ROW ? 0 : 1,
    })),
  );
}

function headsOf(profile: Profile, table: Profile['tables'][number]): RowHead[] {
  switch (table.kind) {
    case 'indicators':
      return indicatorHeads(table);
    case 'breakdown':
      return breakdownHeads(profile, table);
    case 'tenants':
      return [];
  }
}

function totalOf(unit: string, nature: 'stock' | 'flow', cells: readonly LedgerCell[]): string | null {
  const raws = cells.flatMap(({ raw }) => raw ?? []);
  return nature === 'stock' || raws.length === 0 ? null : printInUnit(unit, sumSafe(raws));
}

function ledgerRows(resolver: Resolver, months: readonly Month[], head: RowHead): LedgerRow[] {
  const spec = resolver.specs.figures.get(head.figure);
  if (spec === undefined) return [];
  const { unit, nature } = spec.series;
  const cells = months.map((month): LedgerCell => {
    const { value, from } = resolveMonth(resolver, spec.series, month);
    return { raw: value.raw, text: value.text, from: from.kind, revision: from.kind === 'filed' ? from.revision : null };
  });
  return [{ ...head, unit, nature, cells, total: spec.series.source.kind === 'ratio' ? null : totalOf(unit, nature, cells) }];
}

/**
 * The ledger of `count` months up to `until`, inside the read transaction that it is asked in. A figure is the one filed last, else the
 * historical one, else computed from the data.
 */
export function readLedger(db: Connection, profile: Profile, until: Month, count: number): MonthLedger {
  const from = addMonths(until, 1 - count);
  const series = openSeries(db, profile, { from, to: until }, true);
  // Seen from the month after: of each of them what was filed or entered counts before what the data give.
  const resolver = { sources: { ...series.sources, month: addMonths(until, 1) }, specs: series.specs };
  const months = listMonths(from, until);
  const tables = profile.tables.map((table) => ({
    id: table.id,
    title: table.title,
    rows: headsOf(profile, table).flatMap((head) => ledgerRows(resolver, months, head)),
  }));
  return { months, tables: tables.filter((table) => table.rows.length > 0) };
}
