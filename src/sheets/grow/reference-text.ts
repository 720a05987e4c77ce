// Whether a text that nobody here understands looks like a reference to cells.
import { type CellAt, parseArea, parseCell } from '../book/address.ts';

const CELL = String.raw`\$?[A-Z]{1,3}\$?[1-9]\d{0,6}`;
const SHEET = String.raw`(?:'(?:[^']|'')+'|[^\s'"!(),;:=<>+*/^&{}]+)!`;
const LIST = new RegExp(String.raw`^(?:${SHEET})?${CELL}(?::${CELL})?(?:[\s,]+(?:${SHEET})?${CELL}(?::${CELL})?)*$`);
const AREA = new RegExp(String.raw`(?<![\w.])${CELL}:${CELL}(?![\w(])`);
const ROWS = /(?<![\w$])\$[1-9]\d{0,6}:\$[1-9]\d{0,6}(?!\w)/;
const ON_SHEET = new RegExp(`(${SHEET})(?:${CELL}|\\$?[A-Z]{1,3}:\\$?[A-Z]{1,3}|\\$[1-9])`);
/** Names of attributes that hold one cell in every known part. */
const CELL_NAMES: ReadonlySet<string> = new Set([
  'ref',
  'sqref',
  'r',
  'cell',
  'range',
  'activeCell',
  'topLeftCell',
  'f',
  'formula',
  'source',
  'sourceRef',
  'linkedCell',
]);

/** Whether the text of an element looks like a reference. */
export function isReferenceText(text: string): boolean {
  const plain = text.trim();
  return (LIST.test(plain) && hasCell(plain)) || AREA.test(plain) || ROWS.test(plain) || ON_SHEET.test(plain);
}

/** Whether an attribute's value does: one cell only where the attribute's name says so, since codes look like cells too. */
export function isReferenceValue(name: string, value: string): boolean {
  if (name.startsWith('xmlns') || name === 'uri') return false;
  if (AREA.test(value) || ROWS.test(value) || ON_SHEET.test(value)) return true;
  return CELL_NAMES.has(name.replace(/^.*:/, '')) && LIST.test(value.trim()) && hasCell(value.trim());
}

function hasCell(list: string): boolean {
  return list.split(/[\s,]+/).some((one) => parseArea(one.replace(/^.*!/, '')) !== null);
}

/** The first cell that such a text names, or null. */
export function findFirstCellIn(text: string): CellAt | null {
  return parseCell(new RegExp(CELL).exec(text.replace(/^.*!/, ''))?.[0] ?? '');
}
