// One table of the report as the printing library draws it: merged heads, rows that stay whole, rules open at both sides.
import type { Content, CustomTableLayout, TableCell } from '../../core/render/pdf.ts';
import { computeColumnWidths, computeHeadHeights, type HeadCell, layOutHeads, linesOf, measureText } from './report-layout.ts';
import type { DocCell, DocTable } from './report-model.ts';

/** Points. */
const PADDING = 3;
/** Above and below a row's text. */
const ROW_PADDING = 2;
/** Height of a line of Noto over its type size, as set by `lineHeight`. */
const LINE_RATIO = 1.437 * 0.95;
const THIN = 0.5;
const THICK = 1.2;
const LARGEST_TYPE = 9.5;
const SMALLEST_TYPE = 5.5;
/** Width of half a character in ems: Noto's figures and capitals are a little wider than half. */
const HALF_CHARACTER = 0.53;

/** Type size and widths in which all of the table's figures fit the page; words give way first, then the type. */
export interface TableFit {
  readonly type: number;
  readonly widths: readonly number[];
}

function leastUnits(table: DocTable, index: number, units: number): number {
  return table.columns[index]?.kind === 'words' ? Math.min(units, 20) : units;
}

/** Fits the columns into `width` points. */
export function fitTable(table: DocTable, width: number): TableFit {
  const units = computeColumnWidths(table);
  const room = width - units.length * 2 * PADDING - (units.length - 1) * THIN - 1;
  const least = units.map((one, index) => leastUnits(table, index, one));
  const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
  const natural = sum(units) * HALF_CHARACTER;
  const tight = sum(least) * HALF_CHARACTER;
  const comfortable = room / natural;
  const type = Math.max(SMALLEST_TYPE, Math.min(LARGEST_TYPE, comfortable >= 8 ? comfortable : Math.min(8, room / tight)));
  const perUnit = HALF_CHARACTER * type;
  const spare = room - sum(units) * perUnit;
  if (spare >= 0) return { type, widths: units.map((one) => one * perUnit + (spare * one) / sum(units)) };
  const give = sum(units) - sum(least);
  return { type, widths: units.map((one, index) => one * perUnit + (give === 0 ? 0 : (spare * (one - (least[index] ?? one))) / give)) };
}

interface HeadRows {
  readonly rows: TableCell[][];
  /** Content heights, without padding; the row of 甲, 乙, 1, 2 keeps its own. */
  readonly heights: readonly number[];
}

function headRows(table: DocTable, { type, widths }: TableFit): HeadRows {
  const grid = layOutHeads(table.columns);
  const { depth, cells } = grid;
  const line = type * LINE_RATIO;
  const unitsOf = (column: number, count: number): number =>
    (widths.slice(column, column + count).reduce((sum, one) => sum + one, 0) + (count - 1) * 2 * PADDING) / (type / 2);
  const heights = computeHeadHeights(grid, unitsOf, { line, padding: 2 * ROW_PADDING, least: line + 2 * ROW_PADDING + 1 });
  const rows: TableCell[][] = Array.from({ length: depth }, () => table.columns.map((): TableCell => ({ text: '' })));
  const pushDown = (head: HeadCell): number => {
    const height = heights.slice(head.row, head.row + head.rows).reduce((sum, one) => sum + one, 0);
    return Math.max(0, (height - linesOf(head.text, unitsOf(head.column, head.columns)) * line) / 2 - ROW_PADDING);
  };
  for (const head of cells) {
    const row = rows[head.row];
    if (!row) continue;
    row[head.column] = {
      text: head.text,
      bold: true,
      alignment: 'center',
      // The library centres a head over several rows by the first row alone: pushed down by hand instead.
      margin: [0, pushDown(head), 0, 0],
      rowSpan: head.rows,
      colSpan: head.columns,
      fontSize: type,
    };
  }
  const contents = heights.map((height) => height - 2 * ROW_PADDING);
  if (table.columns.every((column) => column.code === '')) return { rows, heights: contents };
  const codes = table.columns.map((column): TableCell => ({ text: column.code, alignment: 'center', fontSize: type - 0.5 }));
  return { rows: [...rows, codes], heights: contents };
}

/** Breaks what is wider than its column anywhere: one unbroken word must not run into its neighbour. */
function mustBreakAnywhere(text: string, width: number, type: number): boolean {
  return text.split(/[\s\u2e80-\uffff]/).some((word) => measureText(word) * HALF_CHARACTER * type > width);
}

function bodyCell(
  cell: DocCell,
  look: { readonly wraps: boolean; readonly width: number; readonly bold: boolean; readonly type: number },
): TableCell {
  return {
    text: cell.text,
    alignment: cell.align,
    verticalAlignment: 'middle',
    bold: look.bold,
    ...(look.wraps ? {} : { noWrap: true }),
    ...(look.wraps && mustBreakAnywhere(cell.text, look.width - cell.indent * look.type, look.type)
      ? { wordBreak: 'break-all' as const }
      : {}),
    margin: [cell.indent * look.type, 0, 0, 0],
    ...(cell.span > 1 ? { colSpan: cell.span } : {}),
  };
}

function bodyRows(table: DocTable, fit: TableFit): TableCell[][] {
  return table.rows.map((row) =>
    row.cells.map((cell, column): TableCell => {
      if (cell === null) return { text: '' };
      const wraps = cell.span === 1 && table.columns[column]?.kind === 'words';
      return bodyCell(cell, { wraps, width: fit.widths[column] ?? 0, bold: row.kind === 'total', type: fit.type });
    }),
  );
}

/** Thick above and below, thin within, none at the sides. */
function formRules(heads: number, rows: number, columns: number): CustomTableLayout {
  return {
    hLineWidth: (line) => (line === 0 || line === heads + rows ? THICK : THIN),
    vLineWidth: (line) => (line === 0 || line === columns ? 0 : THIN),
    paddingLeft: () => PADDING,
    paddingRight: () => PADDING,
    paddingTop: () => ROW_PADDING,
    paddingBottom: () => ROW_PADDING,
  };
}

/** The table, `width` points wide. Heads come again on each page, no row is torn. */
export function renderPdfTable(table: DocTable, width: number): Content {
  const fit = fitTable(table, width);
  const { rows: heads, heights } = headRows(table, fit);
  return {
    fontSize: fit.type,
    layout: formRules(heads.length, table.rows.length, table.columns.length),
    table: {
      headerRows: heads.length,
      keepWithHeaderRows: table.rows.length > 0 ? 1 : 0,
      dontBreakRows: true,
      widths: [...fit.widths],
      heights: (row) => heights[row] ?? 'auto',
      body: [...heads, ...bodyRows(table, fit)],
    },
  };
}
