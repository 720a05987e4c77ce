// How a sheet of known columns is read: its header found, its cells decoded, each refused cell named.
import type { Trouble } from '../../../contract/core/shapes.ts';
import type { RefusalCode } from '../../../domain/values/refusal-codes.ts';
import type { Result } from '../../../domain/values/result.ts';
import { type CellValue, formatFound, isBlank } from '../../../domain/decode/cell.ts';
import type { SerialRule } from '../../../domain/decode/day-text.ts';
import type { Cell, SheetRow, SheetTable } from '../../../sheets/read/table.ts';
import { findHeader, type Header } from './header.ts';

/** One cell or row that can't be taken. */
export type RowIssue = Trouble;

/** Reads one cell; blank cells give `ok(null)`. */
export type CellDecoder<T> = (cell: CellValue, rule: SerialRule) => Result<T | null>;

/** A column of a layout. */
export interface Column<T, Required extends boolean> {
  /** The header as the ledgers write it, then what else it is called. */
  readonly headers: readonly string[];
  /** A required cell must be filled in every row, so its header must be there too. */
  readonly required: Required;
  readonly decode: CellDecoder<T>;
}

/** Columns by field. */
export type Columns = Readonly<Record<string, Column<unknown, boolean>>>;

/** A row's fields as decoded: required ones are never null. */
export type RowOf<C extends Columns> = {
  readonly [F in keyof C]: C[F] extends Column<infer T, infer R> ? (R extends true ? T : T | null) : never;
};

/** What a sheet's columns mean. */
export interface Layout<C extends Columns> {
  readonly columns: C;
}

/** A ledger that is a list of rows. */
export interface Ledger<C extends Columns> extends Layout<C> {
  /** What its sheet is called. */
  readonly sheet: string;
  /** The text that identifies a row among all rows of its kind; null where rows have no key of their own. */
  readonly keyOf: (row: RowOf<C>) => string | null;
  /** The field whose header names the key in a refusal. */
  readonly keyField: keyof C & string;
}

/** A decoded row and the number it has in the sheet. */
export interface LedgerRow<C extends Columns> {
  readonly row: number;
  readonly fields: RowOf<C>;
}

/** What is known of a sheet that was read, besides its good rows: what is wrong with the others. */
export interface SheetReading {
  readonly read: number;
  readonly troubles: readonly RowIssue[];
  /** The field's header as this sheet writes it. */
  readonly headerOf: (field: string) => string;
  /** The layout's fields that this sheet has a column for. */
  readonly present: ReadonlySet<string>;
  readonly has: (field: string) => boolean;
  /** Headers that the layout does not know, as written: their columns are left alone. */
  readonly unknown: readonly string[];
}

/** What is known of a sheet of these columns. */
interface SheetOf<C extends Columns> extends SheetReading {
  readonly headerOf: (field: keyof C & string) => string;
  readonly has: (field: keyof C & string) => boolean;
}

/** A sheet as read, with its good rows. */
export interface SheetRows<C extends Columns> extends SheetOf<C> {
  readonly rows: readonly LedgerRow<C>[];
}

/** A column that must be filled. */
export function defineRequired<T>(decode: CellDecoder<T>, ...headers: readonly string[]): Column<T, true> {
  return { headers, required: true, decode };
}

/** A column that may be empty or missing. */
export function defineOptional<T>(decode: CellDecoder<T>, ...headers: readonly string[]): Column<T, false> {
  return { headers, required: false, decode };
}

/** A ledger, its rows typed by its columns. */
export function defineLedger<C extends Columns>(made: Ledger<C>): Ledger<C> {
  return made;
}

/** How many texts of a column are remembered with what they decode to: ledgers repeat months, codes and words. */
const REMEMBERED_TEXTS = 2000;

interface PlacedColumn {
  readonly field: string;
  readonly at: number;
  readonly header: string;
  readonly required: boolean;
  readonly decode: CellDecoder<unknown>;
  readonly known: Map<string, unknown>;
}

function cellTrouble(row: number, column: PlacedColumn, cell: Cell): RowIssue | null {
  if (cell === null || typeof cell !== 'object') return null;
  const code = cell.trouble === 'error' ? 'CELL_ERROR_VALUE' : 'CELL_FORMULA_WITHOUT_VALUE';
  return { row, column: column.header, found: formatFound(cell.text), code, data: { found: formatFound(cell.text) } };
}

/** Stands for a cell that can't be taken. */
const REFUSED = Symbol('refused');

/** How the cells of a sheet are read, and what is wrong with them. */
interface Reading {
  readonly rule: SerialRule;
  readonly troubles: RowIssue[];
}

/** The value of a cell; `REFUSED`, and a trouble more, where it can't be taken. */
function readCell(row: number, column: PlacedColumn, cell: Cell, { rule, troubles }: Reading): unknown {
  const broken = cellTrouble(row, column, cell);
  if (broken !== null) {
    troubles.push(broken);
    return REFUSED;
  }
  const plain = typeof cell === 'object' ? null : cell;
  const known = typeof plain === 'string' ? column.known.get(plain) : undefined;
  if (known !== undefined) return known;
  const decoded = column.decode(plain, rule);
  if (!decoded.ok) {
    const { code, data } = decoded.refusal;
    // What must not be kept is not quoted either: its decoder blanked it.
    const found = code === 'ROW_ID_NUMBER' ? String(data['found']) : formatFound(plain);
    troubles.push({ row, column: column.header, found, code, data });
    return REFUSED;
  }
  if (decoded.value === null && column.required) {
    troubles.push({ row, column: column.header, found: formatFound(plain), code: 'CELL_REQUIRED', data: {} });
    return REFUSED;
  }
  if (typeof plain === 'string' && decoded.value !== null && column.known.size < REMEMBERED_TEXTS) column.known.set(plain, decoded.value);
  return decoded.value;
}

function cellWords(cell: Cell | undefined): string {
  return cell === undefined || cell === null ? '' : typeof cell === 'object' ? cell.text : String(cell);
}

/** The header's cells, which say how many a row may have in a delimited text; null where that says nothing. */
function fieldsOf({ isDelimited, rows }: SheetTable, header: number): SheetRow['cells'] | null {
  return isDelimited === true ? (rows.find((row) => row.number === header)?.cells ?? null) : null;
}

function isFilled(cell: Cell | undefined): boolean {
  if (cell === undefined || cell === null) return false;
  return typeof cell === 'object' || !isBlank(cell);
}

function placedColumns(columns: Columns, places: Header['places']): PlacedColumn[] {
  return Object.entries(columns).map(([field, column], at): PlacedColumn => {
    const place = places[at];
    return {
      field,
      at: place?.column ?? -1,
      header: place?.header ?? column.headers[0] ?? '',
      required: column.required,
      decode: column.decode,
      known: new Map(),
    };
  });
}

/** A sheet of which nothing can be read, for this one reason. */
function unreadSheet(code: RefusalCode, data: RowIssue['data']): SheetReading {
  const column = typeof data.header === 'string' ? data.header : '';
  const troubles = [{ row: 0, column, found: column, code, data }];
  return { read: 0, troubles, headerOf: () => '', present: new Set(), has: () => false, unknown: [] };
}

/** What is wrong with a row of a delimited text that has more cells than its header: all behind the cut stand in the wrong column. */
function beyondHeader({ number, cells }: SheetRow, header: SheetRow['cells']): RowIssue | null {
  const width = header.length;
  const last = cells.findLastIndex(isFilled);
  if (last < width) return null;
  const [found, expected] = [last + 1, width];
  const column = cellWords(header.findLast(isFilled)).trim();
  return {
    row: number,
    column,
    found: formatFound(cells.slice(width).map(cellWords).join(',')),
    code: 'ROW_CELLS_BEYOND',
    data: { found, expected },
  };
}

/** Reads a sheet by a layout; the values of each good row are handed on in the layout's order, in a list that is used again for the next row. */
function readValues(
  sheet: SheetTable,
  { columns }: Layout<Columns>,
  keep: (row: number, values: readonly unknown[]) => void,
): SheetReading {
  const header = findHeader(sheet, Object.values(columns));
  if (!header.ok) return unreadSheet(header.refusal.code, header.refusal.data);
  const placed = placedColumns(columns, header.value.places);
  const reading: Reading = { rule: { date1904: sheet.date1904 }, troubles: [] };
  const values: unknown[] = placed.map(() => null);
  const { row: headerRow, others } = header.value;
  const headers = fieldsOf(sheet, headerRow);
  let read = 0;
  for (const { number, cells } of sheet.rows) {
    if (number <= headerRow || !placed.some((column) => column.at >= 0 && isFilled(cells[column.at]))) continue;
    read += 1;
    const beyond = headers === null ? null : beyondHeader({ number, cells }, headers);
    if (beyond !== null) {
      reading.troubles.push(beyond);
      continue;
    }
    let isGood = true;
    for (const [at, column] of placed.entries()) {
      const value = readCell(number, column, column.at < 0 ? null : (cells[column.at] ?? null), reading);
      if (value === REFUSED) isGood = false;
      else values[at] = value;
    }
    if (isGood) keep(number, values);
  }
  return aboutOf(placed, others, { read, troubles: reading.troubles });
}

function aboutOf(
  placed: readonly PlacedColumn[],
  unknown: SheetReading['unknown'],
  found: Pick<SheetReading, 'read' | 'troubles'>,
): SheetReading {
  const byField = new Map(placed.map((column) => [column.field, column]));
  const present = new Set(placed.filter(({ at }) => at >= 0).map(({ field }) => field));
  return { ...found, headerOf: (field) => byField.get(field)?.header ?? '', present, has: (field) => present.has(field), unknown };
}

/** Fields made of the names of all columns of `C` are a row of it. */
function isRow<C extends Columns>(fields: object, { last }: { readonly columns: C; readonly last: string }): fields is RowOf<C> {
  return Object.hasOwn(fields, last);
}

/** Puts a row together out of its values, in the order of the columns. */
function rowMaker<C extends Columns>(columns: C): (row: number, values: readonly unknown[]) => LedgerRow<C> {
  const names = Object.keys(columns);
  const whole = { columns, last: names.at(-1) ?? '' };
  // Copied for each row: all of them then have one shape, and none grows field by field.
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(names.map((name) => [name, null]));
  return (row, values) => {
    const fields: Record<string, unknown> = { ...blank };
    for (let at = 0; at < names.length; at += 1) fields[names[at] ?? ''] = values[at] ?? null;
    if (!isRow(fields, whole)) throw new Error('a row has a value of each column');
    return { row, fields };
  };
}

/**
 * Reads a sheet by a layout. A header that can't be believed refuses the sheet with one trouble of row 0;
 * a row without any filled known cell is passed over.
 */
export function readSheet<C extends Columns>(sheet: SheetTable, layout: Layout<C>): SheetRows<C> {
  const rows: LedgerRow<C>[] = [];
  const makeRow = rowMaker(layout.columns);
  const about = readValues(sheet, layout, (row, values) => rows.push(makeRow(row, values)));
  return { ...about, rows };
}

/** A figure of a column that is there (blank is 0), or null where the sheet has no such column. */
export function figureOf<C extends Columns>(rows: SheetRows<C>, field: keyof C & string, value: number | null): number | null {
  return rows.has(field) ? (value ?? 0) : null;
}
