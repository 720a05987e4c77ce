// The ledger's rows as they are drawn and copied: groups with their rows. Pure.
import type { Ledger } from '../../contract/report/filing-shapes.ts';
import { type Cell, findMovedCell } from '../ui/grid/grid-keys.ts';

export type LedgerTable = Ledger['tables'][number];
export type LedgerRow = LedgerTable['rows'][number];

/** A line of the ledger: the head of a group, or an indicator. */
export type LedgerLine = { readonly kind: 'group'; readonly text: string } | { readonly kind: 'row'; readonly row: LedgerRow };

/** The lines of a table: each run of rows of a group stands under the group's name. */
export function linesOf({ rows }: LedgerTable): readonly LedgerLine[] {
  return rows.flatMap((row, at): LedgerLine[] => {
    const line: LedgerLine = { kind: 'row', row };
    return row.group !== null && row.group !== rows[at - 1]?.group ? [{ kind: 'group', text: row.group }, line] : [line];
  });
}

/** The name of a row by itself: with its group where it has one. */
export function nameOf({ group, label }: LedgerRow): string {
  return group === null ? label : `${group} · ${label}`;
}

/** A table as tab-separated text, headings first. */
export function formatLedgerTsv(
  { rows }: LedgerTable,
  months: readonly string[],
  heads: { readonly indicator: string; readonly unit: string; readonly total: string },
): string {
  const lines = [
    [heads.indicator, heads.unit, ...months, heads.total],
    ...rows.map((row) => [nameOf(row), row.unit, ...row.cells.map(({ text }) => text), row.total ?? '']),
  ];
  return lines.map((line) => line.map((text) => text.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** Where a key leads from a line and a month; null for another key. Heads of groups are stepped over. */
export function findLedgerStep(lines: readonly LedgerLine[], months: number, { row, column }: Cell, keys: string): Cell | null {
  const rows = lines.flatMap((one, at) => (one.kind === 'row' ? [at] : []));
  const moved = findMovedCell(keys, { row: Math.max(0, rows.indexOf(row)), column }, { rows: rows.length, columns: months });
  return moved === null ? null : { ...moved, row: rows[moved.row] ?? 0 };
}
