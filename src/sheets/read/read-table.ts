// Opens any file as a table: what it is, its bytes say, never its name (docs/rules/imports.md, Decoding).
import { ok, refuse, type Result } from '../result.ts';
import { LAST_COLUMN } from '../book/book-model.ts';
import { isXmlCharacter } from '../xml/xml-names.ts';
import { LARGEST_TEXT, parseCsv } from './csv-read.ts';
import { BARE_BIFF, OTHER_STARTS, SHORT_STARTS, ZIP_START, detectKind } from './file-starts.ts';
import { isOle } from './ole-read.ts';
import type { MergedRange, SheetRow, SheetTable, TableFile } from './table.ts';
import { decodeText, wideTextOf } from './text-decode.ts';
import { readXls } from './xls-read.ts';
import { readXlsx } from './xlsx-read.ts';
import { createTextPool, poolText, type TextPool } from './cell-text.ts';
import { READ_LIMITS, type ReadBudget, createBudget, isSpent, createSpentRefusal, createTextRefusal } from './read-budget.ts';

// HTML tables that some platforms export under the name .xls: every cell as the text it shows, so that no identifier loses a digit.

/** A table being read. `covered` counts, by column, the rows below that a spanning cell still takes. */
interface OpenTable {
  readonly rows: SheetRow[];
  readonly merged: MergedRange[];
  readonly covered: number[];
  cells: (string | null)[];
  column: number;
  row: number;
  inRow: boolean;
  text: string | null;
  columnSpan: number;
  rowSpan: number;
}

interface HtmlState {
  readonly open: OpenTable[];
  readonly sheets: OpenTable[];
  readonly pool: TextPool;
  readonly budget: ReadBudget;
}

const TOKEN = /<!--|<(\/?)([a-z][a-z0-9:]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/giy;
/** Content of these is never shown. */
const HIDDEN = new Set(['style', 'script', 'title', 'xml']);
const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ensp: ' ',
    emsp: ' ',
    yen: '¥',
    middot: '·',
    times: '×',
  }).concat(
    Object.entries({ ndash: '–', mdash: '—', hellip: '…', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', bull: '•', copy: '©', reg: '®' }),
  ),
);

/** True when the text begins as a page or a bare table does. */
function isHtml(text: string): boolean {
  return (
    /^\s*</.test(text) &&
    /<table[\s>]/i.test(text.slice(0, 200_000)) &&
    !/^\s*(<\?xml[^>]*>\s*)?(<\?mso[^>]*>\s*)?<([a-z]+:)?Workbook[\s>]/i.test(text)
  );
}

/** Reads every table of a page as a sheet, in order. Refuses FILE_TRUNCATED (a table that does not end), FILE_TOO_MANY_CELLS, FILE_TOO_LARGE. */
function readHtml(html: string): Result<TableFile> {
  const state: HtmlState = { open: [], sheets: [], pool: createTextPool(), budget: createBudget() };
  let at = 0;
  while (at < html.length) {
    const less = html.indexOf('<', at);
    addText(state, html.slice(at, less < 0 ? html.length : less));
    if (less < 0) break;
    at = readToken(state, html, less);
    if (state.pool.characters > READ_LIMITS.characters) return { ok: false, refusal: createTextRefusal(state.pool.characters) };
    if (isSpent(state.budget)) return { ok: false, refusal: createSpentRefusal(state.budget) };
  }
  if (state.open.length > 0) return refuse('FILE_TRUNCATED', { part: '', size: html.length });
  const filled = state.sheets.filter((table) => table.rows.length > 0);
  const sheets = filled.map(({ rows, merged }, index): SheetTable => ({
    name: filled.length === 1 ? '' : String(index + 1),
    rows,
    merged,
    date1904: false,
  }));
  return sheets.length === 0 ? refuse('FILE_EMPTY') : ok({ format: 'html', sheets });
}

/** Reads the tag or comment at `less`; answers where reading goes on. A lone `<` is text. */
function readToken(state: HtmlState, html: string, less: number): number {
  TOKEN.lastIndex = less;
  const match = TOKEN.exec(html);
  if (match === null) {
    addText(state, '<');
    return less + 1;
  }
  if (match[0] === '<!--') {
    const end = html.indexOf('-->', less + 4);
    return end < 0 ? html.length : end + 3;
  }
  const end = less + match[0].length;
  const name = (match[2] ?? '').toLowerCase();
  if (match[1] === '/') closeTag(state, name);
  else if (HIDDEN.has(name) && !match[0].endsWith('/>')) return skipHidden(html, name, end);
  else openTag(state, name, match[3] ?? '');
  return end;
}

function skipHidden(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\s*>`, 'gi');
  close.lastIndex = from;
  const match = close.exec(html);
  return match === null ? html.length : match.index + match[0].length;
}

function addText(state: HtmlState, raw: string): void {
  const table = state.open.at(-1);
  if (table === undefined || table.text === null || raw === '') return;
  if (table.text.length < READ_LIMITS.cellCharacters) table.text += raw.replace(/[ \t\r\n]+/g, ' ');
}

function openTag(state: HtmlState, name: string, attributes: string): void {
  const table = state.open.at(-1);
  if (name === 'table') {
    state.open.push({
      rows: [],
      merged: [],
      covered: [],
      cells: [],
      column: 0,
      row: 0,
      inRow: false,
      text: null,
      columnSpan: 1,
      rowSpan: 1,
    });
    return;
  }
  if (table === undefined) return;
  if (name === 'tr') {
    endRow(state, table);
    table.row += 1;
    table.inRow = true;
  } else if ((name === 'td' || name === 'th') && table.inRow) {
    endCell(state, table);
    table.text = '';
    table.columnSpan = spanOf(attributes, 'colspan');
    table.rowSpan = spanOf(attributes, 'rowspan');
  } else if ((name === 'br' || name === 'p' || name === 'div') && table.text !== null && table.text.trim() !== '') table.text += '\n';
}

function closeTag(state: HtmlState, name: string): void {
  const table = state.open.at(-1);
  if (table === undefined) return;
  if (name === 'td' || name === 'th') endCell(state, table);
  else if (name === 'tr') endRow(state, table);
  else if (name === 'table') {
    endRow(state, table);
    state.open.pop();
    state.sheets.push(table);
  }
}

function spanOf(attributes: string, name: string): number {
  const digits = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']?\\s*(\\d{1,6})`, 'i').exec(attributes)?.[1];
  return Math.min(Math.max(Number(digits ?? '1'), 1), name === 'colspan' ? 1_000 : 65_534);
}

function endCell(state: HtmlState, table: OpenTable): void {
  if (table.text === null) return;
  const { covered, columnSpan, rowSpan, row } = table;
  while ((covered[table.column] ?? 0) > 0) table.column += 1;
  const left = table.column;
  const text = plainText(table.text);
  table.text = null;
  table.column += columnSpan;
  for (let column = left; column < table.column && rowSpan > 1; column++) covered[column] = rowSpan;
  if (columnSpan > 1 || rowSpan > 1) table.merged.push({ top: row, left: left + 1, bottom: row + rowSpan - 1, right: left + columnSpan });
  if (text === '' || left >= LAST_COLUMN) return;
  while (table.cells.length < left) table.cells.push(null);
  table.cells[left] = poolText(state.pool, text);
  state.budget.cells += 1;
}

function endRow(state: HtmlState, table: OpenTable): void {
  endCell(state, table);
  if (table.inRow) for (const [column, rows] of table.covered.entries()) if ((rows ?? 0) > 0) table.covered[column] = (rows ?? 0) - 1;
  table.inRow = false;
  table.column = 0;
  if (table.cells.length === 0) return;
  state.budget.rows += 1;
  state.budget.places += table.cells.length;
  table.rows.push({ number: table.row, cells: table.cells });
  table.cells = [];
}

/** The text a cell shows: references replaced, spaces around it gone. */
function plainText(raw: string): string {
  const text = raw.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return isXmlCharacter(code) ? String.fromCodePoint(code) : whole;
  });
  return text.replace(/^[ \n\u00a0]+|[ \n\u00a0]+$/g, '');
}

/** Larger files are refused unread. */
export const LARGEST_FILE = 60_000_000;

/**
 * Reads xlsx, xls, HTML tables and text tables. Never throws for what is in `bytes`; each refusal carries the facts:
 * FILE_EMPTY, FILE_TOO_LARGE, FILE_NOT_A_TABLE (`seems`), FILE_WIDE_TEXT, and what the readers of each kind refuse with.
 */
export async function readTableFile(bytes: Uint8Array): Promise<Result<TableFile>> {
  if (bytes.length === 0) return refuse('FILE_EMPTY');
  if (bytes.length > LARGEST_FILE) return refuse('FILE_TOO_LARGE', { unit: 'bytes', limit: LARGEST_FILE, found: bytes.length });
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (ZIP_START.test(start)) return readXlsx(bytes);
  if (isOle(bytes) || BARE_BIFF.test(start)) return readXls(bytes);
  if (isCutMark(start)) return refuse('FILE_TRUNCATED', { part: '', size: bytes.length });
  const other = detectKind(OTHER_STARTS, start) ?? (bytes.includes(0) ? detectKind(SHORT_STARTS, start) : null);
  if (other !== null) return refuse('FILE_NOT_A_TABLE', { seems: other });
  return readText(bytes);
}

/** All rows of all sheets, one after the other: for anyone who only wants to walk through a file. */
export function iterateRows(file: TableFile): readonly SheetRow[] {
  return file.sheets.flatMap((sheet) => sheet.rows);
}

/** A file of a few bytes that begin as a workbook does. */
function isCutMark(start: string): boolean {
  return (
    start.length >= 2 &&
    ['PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'].some((mark) => start.length < mark.length && mark.startsWith(start))
  );
}

function readText(bytes: Uint8Array): Result<TableFile> {
  if (bytes.length > LARGEST_TEXT) return refuse('FILE_TOO_LARGE', { unit: 'bytes', limit: LARGEST_TEXT, found: bytes.length });
  const wide = wideTextOf(bytes);
  if (wide !== null) return refuse('FILE_WIDE_TEXT', { seems: wide });
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide && bytes.includes(0)) return refuse('FILE_NOT_A_TABLE', { seems: 'binary' });
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  if (isHtml(text)) return readHtml(text);
  if (/^\s*<(\?xml|!doctype|[a-z][\w:.-]*[\s>])/i.test(text))
    return refuse('FILE_NOT_A_TABLE', { seems: /^\s*<(!doctype\s+html|html)/i.test(text) ? 'html' : 'xml' });
  return parseCsv(text);
}
