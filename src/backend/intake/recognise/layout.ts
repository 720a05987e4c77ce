// How a sheet of known columns is read: its header found, its cells decoded, each refused cell named.
import type { RefusalCode } from '../../../domain/values/refusal-codes.ts';
import type { RefusalValue, Result } from '../../../domain/values/result.ts';
import type { CellValue } from '../../../domain/decode/cell.ts';
import { foundText, isBlank } from '../../../domain/decode/cell.ts';
import type { SerialRule } from '../../../domain/decode/day-text.ts';
import type { Cell, SheetTable } from '../../../sheets/read/table.ts';
import { findHeader } from './header.ts';

/** One cell or row that can't be taken. `row` is the sheet's own number (0: the sheet as a whole), `column` the header as written. */
export interface Trouble {
  readonly row: number;
  readonly column: string;
  readonly found: string;
  readonly code: RefusalCode;
  readonly data: Readonly<Record<string, RefusalValue>>;
}

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

/** A sheet as read: its good rows, and what is wrong with the others. */
export interface SheetRows<C extends Columns> {
  readonly read: number;
  readonly rows: readonly LedgerRow<C>[];
  readonly troubles: readonly Trouble[];
  /** The field's header as this sheet writes it. */
  readonly headerOf: (field: keyof C & string) => string;
  /** The layout's fields that this sheet has a column for. */
  readonly present: ReadonlySet<string>;
  readonly has: (field: keyof C & string) => boolean;
  /** Headers that the layout does not know, as written: their columns are left alone. */
  readonly unknown: readonly string[];
}

/** A column that must be filled. */
export function required<T>(decode: CellDecoder<T>, ...headers: readonly string[]): Column<T, true> {
  return { headers, required: true, decode };
}

/** A column that may be empty or missing. */
export function optional<T>(decode: CellDecoder<T>, ...headers: readonly string[]): Column<T, false> {
  return { headers, required: false, decode };
}

/** A ledger, its rows typed by its columns. */
export function ledger<C extends Columns>(made: Ledger<C>): Ledger<C> {
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

function cellTrouble(row: number, column: PlacedColumn, cell: Cell): Trouble | null {
  if (cell === null || typeof cell !== 'object') return null;
  const code = cell.trouble === 'error' ? 'CELL_ERROR_VALUE' : 'CELL_FORMULA_WITHOUT_VALUE';
  return { row, column: column.header, found: foundText(cell.text), code, data: { found: foundText(cell.text) } };
}

type CellOutcome = { readonly value: unknown } | { readonly trouble: Trouble };

function readCell(row: number, column: PlacedColumn, cell: Cell, rule: SerialRule): CellOutcome {
  const broken = cellTrouble(row, column, cell);
  if (broken !== null) return { trouble: broken };
  const plain = typeof cell === 'object' ? null : cell;
  const known = typeof plain === 'string' ? column.known.get(plain) : undefined;
  if (known !== undefined) return { value: known };
  const decoded = column.decode(plain, rule);
  if (!decoded.ok) {
    const { code, data } = decoded.refusal;
    // What must not be kept is not quoted either: its decoder blanked it.
    const found = code === 'ROW_ID_NUMBER' ? String(data['found']) : foundText(plain);
    return { trouble: { row, column: column.header, found, code, data } };
  }
  if (decoded.value === null && column.required) {
    return { trouble: { row, column: column.header, found: foundText(plain), code: 'CELL_REQUIRED', data: {} } };
  }
  if (typeof plain === 'string' && decoded.value !== null && column.known.size < REMEMBERED_TEXTS) column.known.set(plain, decoded.value);
  return { value: decoded.value };
}

function isFilled(cell: Cell | undefined): boolean {
  if (cell === undefined || cell === null) return false;
  return typeof cell === 'object' || !isBlank(cell);
}

function readRow(
  columns: readonly PlacedColumn[],
  number: number,
  cells: readonly (Cell | undefined)[],
  rule: SerialRule,
): { readonly fields: object; readonly troubles: readonly Trouble[] } {
  const fields: Record<string, unknown> = {};
  const troubles: Trouble[] = [];
  for (const column of columns) {
    const outcome = readCell(number, column, column.at < 0 ? null : (cells[column.at] ?? null), rule);
    if ('trouble' in outcome) troubles.push(outcome.trouble);
    else fields[column.field] = outcome.value;
  }
  return { fields, troubles };
}

/** Fields are made column by column from `C`: where every column gave one, they are a row of it. */
function isRow<C extends Columns>(fields: object, columns: C): fields is RowOf<C> {
  return Object.keys(fields).length === Object.keys(columns).length;
}

function wholeSheet(trouble: Omit<Trouble, 'row'>): Trouble {
  return { row: 0, ...trouble };
}

/**
 * Reads a sheet by a layout. A header that can't be believed refuses the sheet with one trouble of row 0;
 * a row without any filled known cell is passed over.
 */
export function readSheet<C extends Columns>(sheet: SheetTable, layout: Layout<C>): SheetRows<C> {
  const header = findHeader(sheet, Object.values(layout.columns));
  if (!header.ok) {
    const { code, data } = header.refusal;
    const column = typeof data.header === 'string' ? data.header : '';
    return {
      read: 0,
      rows: [],
      troubles: [wholeSheet({ column, found: column, code, data })],
      headerOf: () => '',
      present: new Set(),
      has: () => false,
      unknown: [],
    };
  }
  const placed = Object.entries(layout.columns).map(([field, column], at): PlacedColumn => {
    const place = header.value.places[at];
    return {
      field,
      at: place?.column ?? -1,
      header: place?.header ?? column.headers[0] ?? '',
      required: column.required,
      decode: column.decode,
      known: new Map(),
    };
  });
  const rule: SerialRule = { date1904: sheet.date1904 };
  const rows: LedgerRow<C>[] = [];
  const troubles: Trouble[] = [];
  let read = 0;
  for (const { number, cells } of sheet.rows) {
    if (number <= header.value.row || !placed.some((column) => column.at >= 0 && isFilled(cells[column.at]))) continue;
    read += 1;
    const result = readRow(placed, number, cells, rule);
    troubles.push(...result.troubles);
    if (isRow(result.fields, layout.columns)) rows.push({ row: number, fields: result.fields });
  }
  const byField = new Map(placed.map((column) => [column.field, column]));
  const present = new Set(placed.filter(({ at }) => at >= 0).map(({ field }) => field));
  return {
    read,
    rows,
    troubles,
    headerOf: (field) => byField.get(field)?.header ?? '',
    present,
    has: (field) => present.has(field),
    unknown: header.value.others,
  };
}

/** A figure of a column that is there (blank is 0), or null where the sheet has no such column. */
export function figureOf<C extends Columns>(rows: SheetRows<C>, field: keyof C & string, value: number | null): number | null {
  return rows.has(field) ? (value ?? 0) : null;
}
