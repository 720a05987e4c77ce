// The usual formulas of long sheets, quickly: only cells and areas of their own sheet, in plain writing. Everything else is read token by token.
import { LAST_ROW, columnNumber } from '../book/address.ts';
import { growFormula } from '../formula/grow-formula.ts';
import type { FormulaPlace } from '../formula/grow-formula.ts';
import { sharedFormulaAt } from '../formula/shared-formula.ts';
import { growthOf, shiftedRow, shiftedSpan } from '../book/growth.ts';

/** No sheets, texts, names beyond ASCII, arrays or structured references; no space beside a colon. */
const PLAIN = /^[\w.$+\-*/^&=<>(),:%\s]*$/;
const LOOSE_COLON = /\s:|:\s/;
const WORD = /[\w.$]+(?::[\w.$]+)*/g;
const CELL = /^(\$?[A-Z]{1,3})(\$?)([1-9]\d{0,6})$/;

interface Cell {
  readonly letters: string;
  readonly mark: string;
  readonly row: number;
}

/** What `change` makes of every cell and area, or null where the formula is not plain enough, or a row would leave the sheet. */
function rewritten(formula: string, change: (from: Cell, to: Cell | null) => readonly [from: number, to: number]): string | null {
  if (!PLAIN.test(formula) || LOOSE_COLON.test(formula)) return null;
  let isLost = false;
  const result = formula.replace(WORD, (word, at: number) => {
    const [one = '', other, ...rest] = word.split(':');
    const [from, to] = [cellOf(one), other === undefined ? null : cellOf(other)];
    const isCall = formula.charAt(at + word.length) === '(';
    if (other === undefined && (from === null || isCall)) {
      isLost ||= isCall ? !/^[A-Za-z_][\w.]*$/.test(one) : !isOther(one);
      return word;
    }
    if (from === null || (other !== undefined && to === null) || rest.length > 0 || isCall) {
      isLost = true;
      return word;
    }
    const [first, last] = change(from, to);
    isLost ||= first < 1 || last < 1 || first > LAST_ROW || last > LAST_ROW;
    const begin = `${from.letters}${from.mark}${first}`;
    return to === null ? begin : `${begin}:${to.letters}${to.mark}${last}`;
  });
  return isLost ? null : result;
}

/** A number, or a name that no one could take for a cell; whatever else there is, is left to the reading by tokens. */
function isOther(word: string): boolean {
  return /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE]\d+)?$/.test(word) || (/^[A-Za-z_][\w.]*$/.test(word) && !/^[A-Za-z]{1,3}\d+$/.test(word));
}

function cellOf(word: string): Cell | null {
  const match = CELL.exec(word);
  const letters = match?.[1] ?? '';
  const row = Number(match?.[3]);
  return match === null || row > LAST_ROW || columnNumber(letters.replace('$', '')) === null
    ? null
    : { letters, mark: match[2] ?? '', row };
}

/** `growFormula`, for a formula in no block by the short way where there is one. */
export function grownFormula(formula: string, place: FormulaPlace): string {
  if (place.copy !== null) return growFormula(formula, place);
  const growth = growthOf(place.growths, place.at.sheet);
  if (growth.some(({ first, last }) => place.at.row >= first && place.at.row <= last)) return growFormula(formula, place);
  const quick = rewritten(formula, (from, to) => {
    if (to === null) return [shiftedRow(growth, from.row), 1];
    const [top, bottom] = shiftedSpan(growth, Math.min(from.row, to.row), Math.max(from.row, to.row));
    return from.row <= to.row ? [top, Math.min(bottom, LAST_ROW)] : [Math.min(bottom, LAST_ROW), top];
  });
  return quick ?? growFormula(formula, place);
}

/** `sharedFormulaAt`, straight down by the short way where there is one. */
export function sharedAt(formula: string, rowsDown: number, columnsRight: number): string {
  const down = ({ mark, row }: Cell): number => (mark === '' ? row + rowsDown : row);
  const quick = columnsRight === 0 ? rewritten(formula, (from, to) => [down(from), to === null ? 1 : down(to)]) : null;
  return quick ?? sharedFormulaAt(formula, rowsDown, columnsRight);
}
