// The ledger's rows as they are drawn and copied: groups with their rows. Pure.
import type { Ledger } from '../../contract/report/filing-shapes.ts';

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
export function ledgerTsv(
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

/** A place of the grid: a line and a month. */
export interface LedgerPlace {
  readonly line: number;
  readonly month: number;
}

const PAGE = 12;

/** Where a key leads; null for another key. Heads of groups are stepped over. */
export function ledgerStep(lines: readonly LedgerLine[], months: number, { line, month }: LedgerPlace, keys: string): LedgerPlace | null {
  const rows = lines.flatMap((one, at) => (one.kind === 'row' ? [at] : []));
  const here = Math.max(0, rows.indexOf(line));
  const to = (row: number, column: number): LedgerPlace => ({
    line: rows[Math.max(0, Math.min(rows.length - 1, row))] ?? 0,
    month: Math.max(0, Math.min(months - 1, column)),
  });
  switch (keys) {
    case 'ArrowUp':
      return to(here - 1, month);
    case 'ArrowDown':
      return to(here + 1, month);
    case 'ArrowLeft':
      return to(here, month - 1);
    case 'ArrowRight':
      return to(here, month + 1);
    case 'PageUp':
      return to(here - PAGE, month);
    case 'PageDown':
      return to(here + PAGE, month);
    case 'Home':
      return to(here, 0);
    case 'End':
      return to(here, months - 1);
    case 'Ctrl+Home':
      return to(0, 0);
    case 'Ctrl+End':
      return to(rows.length - 1, months - 1);
    default:
      return null;
  }
}
