// The columns of a month's lines, and what is typed into them. Pure.
import { fieldOf, type WireValue } from '../../contract/records/record-kinds.ts';
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import { refuse, type Result } from '../../domain/values/result.ts';
import { typedOf, wireOf } from '../ui/records/typed-values.ts';
import { formatCount, formatYuan } from '../ui/values.tsx';

/** Figures of a line that can be corrected, in the order of the ledger. */
export const LINE_FIGURES = ['sessions', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled'] as const;
export type LineFigure = (typeof LINE_FIGURES)[number];

/** The columns before the figures. */
export const LINE_HEADS = ['tenant', 'platform', 'goodsClass', 'source', 'counts'] as const;

/** Pixels of each column: an amount of ten digits has room, and 成交额 is on view in a window 1280 wide. */
export const LINE_WIDTHS: readonly number[] = [190, 84, 120, 80, 64, 64, 84, 96, 72, 156, 156, 156];

/** The figure in a column of the grid; null for the columns before. */
export function findFigureAt(column: number): LineFigure | null {
  return LINE_FIGURES[column - LINE_HEADS.length] ?? null;
}

/** A figure as the grid shows it. */
export function formatFigure(line: SalesLine, figure: LineFigure): string {
  return figure === 'paid' || figure === 'refunded' || figure === 'settled' ? formatYuan(line[figure]) : formatCount(line[figure]);
}

/** A figure as editing begins with it. */
export function createTypedFigure(line: SalesLine, figure: LineFigure): string {
  const field = fieldOf('sales_line', figure);
  return field === null ? '' : String(typedOf(field, line[figure]) ?? '');
}

/** Reads what was typed, as the ledger's cells are read. */
export function readFigure(figure: LineFigure, typed: string): Result<WireValue> {
  const field = fieldOf('sales_line', figure);
  if (field === null) return refuse('CELL_NOT_NUMBER', { found: typed });
  if (typed.trim() === '') return refuse('CELL_REQUIRED', {});
  return wireOf(field, typed);
}

/** Whether a person may type in a line: platform sessions are summed from their files. */
export function isTyped(line: SalesLine): boolean {
  return line.source !== 'session';
}

/** The lines in which every word is found, by tenant, its other names, platform, class. */
export function filterLines(lines: readonly SalesLine[], words: string, namesOf: (tenant: number) => string): readonly SalesLine[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return lines;
  return lines.filter((line) => {
    const text = `${namesOf(line.tenant)} ${line.platform} ${line.goodsClass}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
