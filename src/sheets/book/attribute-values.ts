// What the attributes of rows, cells and columns say: numbers, truths, the types of cells.
import { CELL } from './sheet-arrays.ts';

/** What a cell's `t` says, as a bit of its kind; null for one that is none. */
export function getKindOfType(type: string): number | null {
  return KINDS.get(type) ?? null;
}

const KINDS: ReadonlyMap<string, number> = new Map([
  ['n', CELL.number],
  ['s', CELL.shared],
  ['str', CELL.text],
  ['inlineStr', CELL.inline],
  ['b', CELL.boolean],
  ['e', CELL.error],
  ['d', CELL.date],
]);

/** The whole number between two places, blanks around it allowed; -1 where there is none. */
export function parseDigits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9 || number > 99_999_999) return digitsOf(text.slice(from, to));
    number = number * 10 + digit;
  }
  return from === to ? -1 : number;
}

/** The whole number that a text is, blanks around it allowed; -1 where it is none. */
export function digitsOf(text: string): number {
  return /^\s*\+?\d{1,10}\s*$/.test(text) ? Number(text) : -1;
}

/** A number of attributes; null without it, or where it is none. */
export function numberOf(text: string | null): number | null {
  return text !== null && /^\s*\d+(\.\d*)?\s*$/.test(text) ? Number(text) : null;
}

/** Whether an attribute says yes. */
export function isTrue(text: string | null): boolean {
  return text === '1' || text === 'true' || text === 'on';
}
