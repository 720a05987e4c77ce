// The usual formulas of long sheets, quickly: only cells and areas of their own sheet, in plain writing. Everything else is read token by token.
import { LAST_ROW } from '../book/address.ts';
import { growthOf, shiftRow, shiftSpan } from '../book/growth.ts';
import { type FormulaPlace, growFormula } from '../formula/grow-formula.ts';
import { type PlainCell, tellPlainWords } from '../formula/plain-words.ts';
import { shiftSharedFormula } from '../formula/shared-formula.ts';

/** The rows that a cell (the first) or both corners of an area get. */
type Change = (from: Readonly<PlainCell>, to: Readonly<PlainCell> | null) => readonly [from: number, to: number];

const NOTHING = (): void => undefined;

/** What `change` makes of every cell and area, or null where the formula is not plain enough, or a row would leave the sheet. */
function rewritten(formula: string, change: Change): string | null {
  let [done, at, isLost] = ['', 0, false];
  const write = (cell: Readonly<PlainCell>, row: number): void => {
    isLost ||= row < 1 || row > LAST_ROW;
    if (row === cell.row) return;
    done += formula.slice(at, cell.rowFrom) + String(row);
    at = cell.rowTo;
  };
  const reference = (from: Readonly<PlainCell>, to: Readonly<PlainCell> | null): void => {
    const [first, last] = change(from, to);
    write(from, first);
    if (to !== null) write(to, last);
  };
  if (!tellPlainWords(formula, { reference, call: NOTHING, name: NOTHING }) || isLost) return null;
  return done + formula.slice(at);
}

/** `growFormula`, for a formula in no block by the short way where there is one. */
export function growFormulaQuickly(formula: string, place: FormulaPlace): string {
  if (place.copy !== null) return growFormula(formula, place);
  const growth = growthOf(place.growths, place.at.sheet);
  if (growth.some(({ first, last }) => place.at.row >= first && place.at.row <= last)) return growFormula(formula, place);
  const quick = rewritten(formula, (from, to) => {
    if (to === null) return [shiftRow(growth, from.row), 1];
    const [top, bottom] = shiftSpan(growth, Math.min(from.row, to.row), Math.max(from.row, to.row));
    return from.row <= to.row ? [top, Math.min(bottom, LAST_ROW)] : [Math.min(bottom, LAST_ROW), top];
  });
  return quick ?? growFormula(formula, place);
}

/** `shiftSharedFormula`, straight down by the short way where there is one. */
export function shiftSharedFormulaQuickly(formula: string, rowsDown: number, columnsRight: number): string {
  const down = ({ isRowFixed, row }: Readonly<PlainCell>): number => (isRowFixed ? row : row + rowsDown);
  const quick = columnsRight === 0 ? rewritten(formula, (from, to) => [down(from), to === null ? 1 : down(to)]) : null;
  return quick ?? shiftSharedFormula(formula, rowsDown, columnsRight);
}
