// Error values of old .xls files by the number a cell holds.
import type { Cell } from './table.ts';

const ERROR_TEXTS = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

/** The cell of an error with this number. */
export function errorOf(code: number): Cell {
  return { trouble: 'error', text: ERROR_TEXTS.get(code) ?? '#ERROR!' };
}
