// A list as it is typed: which table's rows stand where, and what each column takes. Pure.
import type { Workbook } from '../../contract/bureau/workbooks.ts';
import type { MapList, MapListColumn } from '../../contract/bureau/workbook-map.ts';
import { type CellArea, formatColumnLetters } from './cell-address.ts';
import type { SheetGeometry } from './sheet-geometry.ts';
import { stripBlanks, listHeadsOver } from './sheet-labels.ts';

/** What is typed of a list. Columns by their letters; an empty key is not filled. */
export interface TypedList {
  readonly rows: string;
  readonly firstRow: string;
  readonly templateRows: string;
  readonly onOverflow: MapList['onOverflow'];
  readonly locked: boolean;
  readonly columns: readonly { readonly letters: string; readonly head: string; readonly column: string; readonly unit: string | null }[];
}

type ListColumns = Workbook['listColumns'];

/** The key of a column whose name a head bears; empty where none does. */
function keyFor(columns: ListColumns[string] | undefined, head: string): string {
  const name = stripBlanks(head).replace(/[（(].*[)）]$/, '');
  if (name === '') return '';
  if (name === '序号') return columns?.some(({ column }) => column === 'seq') === true ? 'seq' : '';
  const exact = columns?.find(({ label }) => stripBlanks(label) === name);
  const near = columns?.find(({ label }) => stripBlanks(label).includes(name) || name.includes(stripBlanks(label)));
  return (exact ?? near)?.column ?? '';
}

/** A list to begin with, out of the selected block. */
export function listOfBlock(block: CellArea, geometry: SheetGeometry, listColumns: ListColumns): TypedList {
  const rows = 'ZB-4' in listColumns ? 'ZB-4' : (Object.keys(listColumns)[0] ?? '');
  const isOne = block.left === block.right;
  const [left, right] = isOne ? [1, geometry.columns] : [block.left, block.right];
  const columns = Array.from({ length: right - left + 1 }, (_, index) => {
    const head = listHeadsOver(geometry, { row: block.top, column: left + index }).at(-1) ?? '';
    return { letters: formatColumnLetters(left + index), head, column: keyFor(listColumns[rows], head), unit: null };
  });
  return {
    rows,
    firstRow: String(block.top),
    templateRows: String(block.bottom - block.top + 1),
    onOverflow: 'insertRows',
    locked: false,
    columns,
  };
}

/** The list of a map as it is typed, with the columns beside those that it fills. */
export function listOfEntry(entry: MapList, geometry: SheetGeometry): TypedList {
  const columns = Array.from({ length: geometry.columns }, (_, index) => {
    const letters = formatColumnLetters(index + 1);
    const said: MapListColumn | undefined = entry.columns[letters];
    const head = listHeadsOver(geometry, { row: entry.firstRow, column: index + 1 }).at(-1) ?? '';
    if (said === undefined) return { letters, head, column: '', unit: null };
    return typeof said === 'string' ? { letters, head, column: said, unit: null } : { letters, head, column: said.column, unit: said.unit };
  });
  const { rows, firstRow, templateRows, onOverflow, locked = false } = entry;
  return { rows, firstRow: String(firstRow), templateRows: String(templateRows), onOverflow, locked, columns };
}

function wholeNumber(text: string): number | null {
  return /^[1-9]\d{0,6}$/.test(text.trim()) ? Number(text) : null;
}

/** The map's entry of what is typed, or what is wrong with it. */
export function readList(typed: TypedList, sheet: string): MapList | 'listNeedsColumn' | 'listWrongRows' {
  const [firstRow, templateRows] = [wholeNumber(typed.firstRow), wholeNumber(typed.templateRows)];
  if (firstRow === null || templateRows === null) return 'listWrongRows';
  const filled = typed.columns.filter(({ column }) => column !== '');
  if (filled.length === 0) return 'listNeedsColumn';
  const label = filled.map(({ head }) => head).filter((head) => head !== '');
  return {
    sheet,
    rows: typed.rows,
    firstRow,
    templateRows,
    columns: Object.fromEntries(filled.map(({ letters, column, unit }) => [letters, unit === null ? column : { column, unit }])),
    onOverflow: typed.onOverflow,
    ...(label.length === 0 ? {} : { label }),
    ...(typed.locked ? { locked: true } : {}),
  };
}
