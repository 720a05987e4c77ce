// How wide a table's columns want to be and how its heads merge: the same for a sheet and for paper.
import type { DocCell, DocColumn, DocTable, LabelledText } from './report-model.ts';

/** A head that covers `columns` × `rows` places, from (`row`, `column`), counted from 0. */
export interface HeadCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A table's heads above its body. */
interface HeadGrid {
  /** Rows of heads, without the row of 甲, 乙, 1, 2. */
  readonly depth: number;
  readonly cells: readonly HeadCell[];
}

/** Widths of the widest and narrowest that a column of words may ask for; longer words wrap. */
const MOST_WORDS = 34;
const LEAST = 5;
/** A head of more than this many half characters wraps, into lines of at least so many. */
const HEAD_LINE = 14;
const LEAST_HEAD_LINE = 9;

/** Width in half characters: a Chinese character takes two, capitals a bit more than one. */
export function measureText(text: string): number {
  let units = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x1100 && !(code >= 0x2010 && code <= 0x2027)) units += 2;
    else if (character === '—') units += 2;
    else units += character >= 'A' && character <= 'Z' ? 1.3 : 1.1;
  }
  return units;
}

function cellUnits(cell: DocCell | null | undefined): number {
  return cell && cell.span === 1 ? measureText(cell.text) + cell.indent * 2 : 0;
}

/** Forms break a long head into two lines; a third comes only where the figures under it are narrow. */
function headUnits(label: string): number {
  const units = measureText(label);
  return units <= HEAD_LINE ? units : Math.max(LEAST_HEAD_LINE, Math.ceil(units / 4) * 2);
}

function columnUnits(table: DocTable, column: DocColumn, index: number): number {
  const widest = table.rows.reduce((most, row) => Math.max(most, cellUnits(row.cells[index])), 0);
  const label = Math.max(...column.label.split('\n').map(headUnits));
  if (column.kind === 'words') return Math.max(LEAST, label, Math.min(widest, MOST_WORDS));
  return Math.max(LEAST, widest, label);
}

/** The width each column asks for, in half characters of the body's font. */
export function computeColumnWidths(table: DocTable): number[] {
  return table.columns.map((column, index) => columnUnits(table, column, index));
}

/** How many lines `text` takes in a column of `units` half characters. */
export function linesOf(text: string, units: number): number {
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(measureText(part) / Math.max(2, units) - 0.02)), 0);
}

function sameGroups(a: DocColumn | undefined, b: DocColumn | undefined, depth: number): boolean {
  if (a === undefined || b === undefined) return false;
  for (let level = 0; level <= depth; level += 1) if (a.groups[level] === undefined || a.groups[level] !== b.groups[level]) return false;
  return true;
}

/** The heads as merged cells: columns with the same groups side by side share one head, labels reach down to the body. */
export function layOutHeads(columns: readonly DocColumn[]): HeadGrid {
  const depth = 1 + columns.reduce((most, column) => Math.max(most, column.groups.length), 0);
  const cells: HeadCell[] = [];
  columns.forEach((column, index) => {
    column.groups.forEach((text, level) => {
      if (sameGroups(columns[index - 1], column, level)) return;
      let end = index + 1;
      while (sameGroups(column, columns[end], level)) end += 1;
      cells.push({ text, row: level, column: index, rows: 1, columns: end - index });
    });
    const row = column.groups.length;
    cells.push({ text: column.label, row, column: index, rows: depth - row, columns: 1 });
  });
  return { depth, cells };
}

/** Sizes of the head's type, in the same measure as the widths asked of `computeHeadHeights`. */
interface HeadType {
  readonly line: number;
  readonly padding: number;
  readonly least: number;
}

/** How high each row of heads must be for its texts; `unitsOf` says how many half characters a span of columns takes. */
export function computeHeadHeights(grid: HeadGrid, unitsOf: (column: number, columns: number) => number, type: HeadType): number[] {
  const heights = Array.from({ length: grid.depth }, () => type.least);
  // Low heads first: what spans several rows asks only for what those together still lack.
  for (const head of grid.cells.toSorted((a, b) => a.rows - b.rows)) {
    const needed = linesOf(head.text, unitsOf(head.column, head.columns)) * type.line + type.padding;
    const has = heights.slice(head.row, head.row + head.rows).reduce((sum, one) => sum + one, 0);
    const last = head.row + head.rows - 1;
    if (needed > has) heights[last] = (heights[last] ?? 0) + needed - has;
  }
  return heights;
}

/** A field as one line: `填报单位：某某公司`, or with a line to write on where the value is open. */
export function formatFieldLine({ label, value }: LabelledText, blank = 10): string {
  return `${label}：${value === '' ? '_'.repeat(blank) : value}`;
}
