// Cells of the report's bodies: what a figure prints, and what a spreadsheet keeps of it.
import { type Figure, NO_FIGURE } from '../../../domain/report/shape.ts';
import { formatExactDigits } from '../../../domain/report/units.ts';
import type { DocCell, DocFormula, DocNumber } from './report-model.ts';

const DECIMAL = /^-?\d+(?:\.(\d+))?$/;
/** Letters of the columns of words, as statistical forms number them; figures are numbered 1, 2, 3. */
const COLUMN_LETTERS = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥';

/** The letter of the column of words at `index`. */
export function getColumnLetter(index: number): string {
  return COLUMN_LETTERS[index] ?? String(index + 1);
}

function formatOf(decimals: number): string {
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
}

/** A figure's exact number in its printed unit. Null for `—` and words. */
function numberOfFigure(figure: Figure, unit: string | null): DocNumber | null {
  const shown = DECIMAL.exec(figure.text);
  if (!shown) return null;
  const format = formatOf(shown[1]?.length ?? 0);
  return { digits: figure.raw === null ? figure.text : formatExactDigits(unit ?? '', figure.raw), format };
}

/** A cell of words; empty ones print `—`, since a statistical table has no blank cell, unless `blank` allows it. */
export function createTextCell(
  text: string,
  align: DocCell['align'],
  options: { readonly indent?: number; readonly span?: number; readonly blank?: boolean; readonly figure?: string } = {},
): DocCell {
  const shown = text === '' && !options.blank ? NO_FIGURE.text : text;
  return {
    text: shown,
    align,
    indent: options.indent ?? 0,
    span: options.span ?? 1,
    figure: options.figure ?? null,
    number: null,
    formula: null,
  };
}

/** A figure with its address and the unit it is printed in. */
export interface PlacedFigure {
  readonly address: string;
  readonly figure: Figure;
  readonly unit: string | null;
}

/** A cell of a figure; without a number it says `—`, never a blank. */
export function createFigureCell({ address, figure, unit }: PlacedFigure, formula: DocFormula | null = null): DocCell {
  const number = numberOfFigure(figure, unit);
  const text = figure.text === '' ? NO_FIGURE.text : figure.text;
  return { text, align: 'right', indent: 0, span: 1, figure: address, number, formula: number === null ? null : formula };
}

/** A figure as it was printed, that leads nowhere: a spreadsheet keeps it as a number, where it is one. */
export function createNumberCell(text: string): DocCell {
  return { ...createTextCell(text, 'right'), number: numberOfFigure({ raw: null, text }, null) };
}

/** One addend of a formula that is to be checked: its place, its sign, its exact value. */
interface Addend {
  readonly row: number;
  readonly column: number;
  readonly times: number;
  readonly raw: number | null;
}

/**
 * Terms that give exactly `total`, else null: a filed or historical figure need not add up, and a formula must not change it.
 * A `—` among the addends forbids it too, since a spreadsheet can't add it.
 */
export function findTermsFormula(total: Figure, addends: readonly Addend[]): DocFormula | null {
  let sum = 0n;
  for (const { raw, times } of addends) {
    if (raw === null) return null;
    sum += BigInt(raw) * BigInt(times);
  }
  if (total.raw === null || BigInt(total.raw) !== sum) return null;
  return { kind: 'terms', terms: addends.map(({ row, column, times }) => ({ row, column, times })) };
}

/** SUM of `addends` in rows `fromRow` on, if it gives exactly `total`; SUM skips a `—`. */
export function sumFormula(total: Figure, fromRow: number, addends: readonly Figure[]): DocFormula | null {
  if (total.raw === null || addends.length === 0) return null;
  const sum = addends.reduce((soFar, one) => soFar + BigInt(one.raw ?? 0), 0n);
  return BigInt(total.raw) === sum ? { kind: 'sum', fromRow, toRow: fromRow + addends.length - 1 } : null;
}
