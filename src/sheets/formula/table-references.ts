// References to tables by their columns, as workbooks store them: `表1[额]`, `表1[[#This Row],[额]]`, `表1[[#Headers],[a]:[b]]`, `[@额]`.
import { matchPrefixAt } from './references.ts';
import { type FormulaError, REF_ERROR, type SheetArea, VALUE_ERROR } from './values.ts';

/** Rows of a table that a reference may name. */
export type TableRows = 'all' | 'data' | 'headers' | 'totals' | 'thisRow';

/** A reference to a table, read. An empty `table` is the one that the formula stands in; without columns it is all of them. */
export interface TableReference {
  readonly table: string;
  readonly rows: ReadonlySet<TableRows>;
  readonly columns: { readonly first: string; readonly last: string } | null;
}

export interface WorkbookTable {
  readonly names: readonly string[];
  readonly area: SheetArea;
  readonly headerRows: number;
  readonly totalRows: number;
  /** Whether its own filter hides rows. */
  readonly isFiltered: boolean;
  /** From the left. */
  readonly columns: readonly string[];
}

const ROWS: ReadonlyMap<string, TableRows> = new Map([
  ['#all', 'all'],
  ['#data', 'data'],
  ['#headers', 'headers'],
  ['#totals', 'totals'],
  ['#this row', 'thisRow'],
]);

/** `'` before a sign takes it as it is. */
function plainText(text: string): string {
  return text.replaceAll(/'(.)/gsu, '$1');
}

interface Piece {
  readonly text: string;
  /** What stands before it: a comma, a colon, or nothing. */
  readonly before: string;
}

/** The bracketed pieces of a specifier, or null where it is written otherwise. */
function piecesOf(inside: string): readonly Piece[] | null {
  const piece = /\s*([,:]?)\s*\[((?:'[^]|[^'[\]])*)\]\s*/y;
  const pieces: Piece[] = [];
  while (piece.lastIndex < inside.length) {
    const found = piece.exec(inside);
    if (found === null || (found[1] === '') !== (pieces.length === 0)) return null;
    pieces.push({ before: found[1] ?? '', text: found[2] ?? '' });
  }
  return pieces;
}

function referenceOf(table: string, pieces: readonly Piece[], isThisRow: boolean): TableReference | null {
  const rows = new Set<TableRows>(isThisRow ? ['thisRow'] : []);
  const columns: Piece[] = [];
  for (const piece of pieces) {
    const named = ROWS.get(piece.text.trim().toLowerCase());
    if (named === undefined) columns.push(piece);
    else if (columns.length > 0 || piece.before === ':') return null;
    else rows.add(named);
  }
  const [first, last, ...others] = columns;
  if (others.length > 0 || (last !== undefined && last.before !== ':') || first?.before === ':') return null;
  if (first === undefined) return { table, rows, columns: null };
  return { table, rows, columns: { first: plainText(first.text), last: plainText((last ?? first).text) } };
}

/** Reads a reference to a table; null for what is none, or belongs to another workbook. */
export function parseTableReference(text: string): TableReference | null {
  const open = text.indexOf('[');
  if (open === -1 || !text.endsWith(']') || matchPrefixAt(text, 0) !== '') return null;
  const table = text.slice(0, open);
  const inside = text.slice(open + 1, -1).trim();
  const isThisRow = inside.startsWith('@');
  const said = (isThisRow ? inside.slice(1) : inside).trim();
  if (said === '') return { table, rows: new Set(isThisRow ? ['thisRow'] : []), columns: null };
  if (said.startsWith('[')) {
    const pieces = piecesOf(said);
    return pieces === null ? null : referenceOf(table, pieces, isThisRow);
  }
  // A bare column name quotes the signs that would end it: `[@,[a]]` names none.
  if (!/^(?:'[^]|[^'[\]])*$/u.test(said)) return null;
  return referenceOf(table, [{ before: '', text: said }], isThisRow);
}

/** A table's name by itself: all its data. */
export function getWholeTable(table: string): TableReference {
  return { table, rows: new Set(), columns: null };
}

/** The table that a reference in a cell names. */
function tableOf(tables: readonly WorkbookTable[], name: string, at: CellOfTable): WorkbookTable | undefined {
  const wanted = name.toLowerCase();
  if (wanted !== '') return tables.find(({ names }) => names.includes(wanted));
  return tables.find(
    ({ area }) =>
      area.sheet === at.sheet && at.row >= area.top && at.row <= area.bottom && at.column >= area.left && at.column <= area.right,
  );
}

/** A cell whose formula names a table. */
interface CellOfTable {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** The first and last row of what is named, or an error where the table has no such rows. */
function rowsOf(
  { area, headerRows, totalRows }: WorkbookTable,
  named: ReadonlySet<TableRows>,
  at: CellOfTable,
): readonly [number, number] | FormulaError {
  const [first, last] = [area.top + headerRows, area.bottom - totalRows];
  if (named.has('thisRow')) return at.sheet === area.sheet && at.row >= first && at.row <= last ? [at.row, at.row] : VALUE_ERROR;
  if (named.has('all')) return [area.top, area.bottom];
  // Beside its data a table may name rows that it has not: then the data alone are meant.
  const hasHeaders = named.has('headers') && headerRows > 0;
  const hasTotals = named.has('totals') && totalRows > 0;
  const hasData = named.has('data') || named.size === 0;
  if (!hasHeaders && !hasTotals && !hasData) return REF_ERROR;
  return [hasHeaders ? area.top : hasData ? first : last + 1, hasTotals ? area.bottom : hasData ? last : first - 1];
}

const knownPlaces = new WeakMap<WorkbookTable, ReadonlyMap<string, number>>();

/** Which column of a table has which name in lower case, the first where two have one; worked out once a table. */
function placesOf(table: WorkbookTable): ReadonlyMap<string, number> {
  const places = knownPlaces.get(table) ?? new Map(table.columns.map((name, place) => [name.toLowerCase(), place] as const).toReversed());
  knownPlaces.set(table, places);
  return places;
}

/** The area that a reference in the cell `at` means, an error by rule, or null where table or column are not known. */
export function findTableArea(
  tables: readonly WorkbookTable[],
  reference: TableReference,
  at: CellOfTable,
): SheetArea | FormulaError | null {
  const table = tableOf(tables, reference.table, at);
  if (table === undefined) return null;
  const { area } = table;
  const placeOf = (name: string): number => placesOf(table).get(name.toLowerCase()) ?? -1;
  const { columns } = reference;
  const places = columns === null ? [0, area.right - area.left] : [placeOf(columns.first), placeOf(columns.last)];
  const [one = -1, other = -1] = places;
  if (one < 0 || other < 0) return null;
  const rows = rowsOf(table, reference.rows, at);
  if ('error' in rows) return rows;
  const [left, right] = [area.left + Math.min(one, other), area.left + Math.max(one, other)];
  return { sheet: area.sheet, top: rows[0], bottom: rows[1], left, right };
}
