// Draws the report as a workbook: one sheet a table, exact numbers, formulas for totals, set to print on A4.
import {
  type CellDoc,
  type CellRange,
  createSheetName,
  escapeMarginText,
  formatCellName,
  type PrintDoc,
  type RowDoc,
  type SheetDoc,
} from '../../../sheets/write/xlsx-document.ts';
import { writeXlsx } from '../../../sheets/write/xlsx-write.ts';
import { computeColumnWidths, layOutHeads, computeHeadHeights, linesOf } from './report-layout.ts';
import type { DocCell, DocFormula, DocTable, ReportDoc } from './report-model.ts';
import { createBodyStyle, createCodeStyle, getEdgesAt, createHeadStyle } from './sheet-styles.ts';
import { createFootRows, createTopRows, type FrameRow, noteRows } from './sheet-frame.ts';

/** Characters of the default font that A4 takes at full size, within our margins. */
const PAGE_UNITS = { portrait: 88, landscape: 134 } as const;
/** A half character of the body's font in characters of the default font, with a little air. */
const UNIT_WIDTH = 0.95;
const CELL_AIR = 1.6;
const HEAD_LINE_HEIGHT = 14;
const BODY_LINE_HEIGHT = 13.5;
const LEAST_BODY_HEIGHT = 19;

/** A table of one sheet while it grows: rows and merges so far. */
interface Sheet {
  readonly rows: RowDoc[];
  readonly merges: CellRange[];
}

/** Widths of the sheet's columns; narrow tables are widened to the page, wide ones are fitted when printed. */
function sheetWidths(table: DocTable): number[] {
  const natural = computeColumnWidths(table).map((units) => units * UNIT_WIDTH + CELL_AIR);
  const total = natural.reduce((sum, width) => sum + width, 0);
  const factor = Math.min(1.8, Math.max(1, PAGE_UNITS[table.orientation] / total));
  return natural.map((width) => Math.round(width * factor * 100) / 100);
}

function unitsIn(width: number): number {
  return (width - CELL_AIR) / UNIT_WIDTH;
}

function appendFrame(sheet: Sheet, frame: readonly FrameRow[]): void {
  for (const { cells, height, spans } of frame) {
    const row = sheet.rows.length + 1;
    sheet.rows.push({ cells, height });
    for (const [left, right] of spans) if (right > left) sheet.merges.push({ top: row, bottom: row, left, right });
  }
}

function appendHeads(sheet: Sheet, table: DocTable, widths: readonly number[]): void {
  const { depth, cells } = layOutHeads(table.columns);
  const columns = table.columns.length;
  const top = sheet.rows.length;
  const grid: CellDoc[][] = Array.from({ length: depth }, (_, row) =>
    Array.from({ length: columns }, (__, column) => ({
      style: createHeadStyle(getEdgesAt({ first: row === 0, last: false, column, columns })),
    })),
  );
  const unitsOf = (column: number, count: number): number =>
    unitsIn(widths.slice(column, column + count).reduce((sum, one) => sum + one, 0));
  const heights = computeHeadHeights({ depth, cells }, unitsOf, { line: HEAD_LINE_HEIGHT, padding: 6, least: LEAST_BODY_HEIGHT });
  for (const head of cells) {
    const row = grid[head.row];
    const cell = row?.[head.column];
    if (row && cell) row[head.column] = { ...cell, text: head.text };
    if (head.rows > 1 || head.columns > 1) {
      sheet.merges.push({
        top: top + head.row + 1,
        bottom: top + head.row + head.rows,
        left: head.column + 1,
        right: head.column + head.columns,
      });
    }
  }
  grid.forEach((row, index) => sheet.rows.push({ cells: row, height: heights[index] ?? LEAST_BODY_HEIGHT }));
  if (table.columns.every((column) => column.code === '')) return;
  sheet.rows.push({
    height: 16,
    cells: table.columns.map((column, index) => ({
      text: column.code,
      style: createCodeStyle(getEdgesAt({ first: false, last: table.rows.length === 0, column: index, columns })),
    })),
  });
}

/** The formula's text; `top` is the sheet's row of the body's first row. */
function formulaText(formula: DocFormula, top: number, column: number): string {
  if (formula.kind === 'sum')
    return `SUM(${formatCellName(top + formula.fromRow, column + 1)}:${formatCellName(top + formula.toRow, column + 1)})`;
  return formula.terms.reduce((text, { row, column: at, times }) => {
    const sign = times < 0 ? '-' : text === '' ? '' : '+';
    const factor = Math.abs(times) === 1 ? '' : `${Math.abs(times)}*`;
    return `${text}${sign}${factor}${formatCellName(top + row, at + 1)}`;
  }, '');
}

function bodyCell(cell: DocCell, top: number, column: number, style: CellDoc['style']): CellDoc {
  const look = style === undefined ? {} : { style };
  if (cell.number === null) return { text: cell.text, ...look };
  if (cell.formula === null) return { number: cell.number.digits, ...look };
  return { number: cell.number.digits, formula: formulaText(cell.formula, top, column), ...look };
}

function appendBody(sheet: Sheet, table: DocTable, widths: readonly number[]): void {
  const top = sheet.rows.length + 1;
  const columns = table.columns.length;
  table.rows.forEach((row, index) => {
    const at = sheet.rows.length + 1;
    let lines = 1;
    let lead: DocCell | null = null;
    const cells = row.cells.map((cell, column): CellDoc => {
      lead = cell ?? lead;
      const edges = getEdgesAt({ first: index === 0 && sheet.rows.length === 0, last: index === table.rows.length - 1, column, columns });
      const shown = cell ?? lead;
      const style = shown === null ? undefined : createBodyStyle(shown, table.columns[column]?.kind ?? 'code', row.kind === 'total', edges);
      if (cell === null) return style === undefined ? {} : { style };
      if (cell.span > 1) sheet.merges.push({ top: at, bottom: at, left: column + 1, right: column + cell.span });
      else if (table.columns[column]?.kind === 'words')
        lines = Math.max(lines, linesOf(cell.text, unitsIn(widths[column] ?? 0) - cell.indent * 2));
      return bodyCell(cell, top, column, style);
    });
    sheet.rows.push({ cells, height: Math.min(400, Math.max(LEAST_BODY_HEIGHT, Math.ceil(lines * BODY_LINE_HEIGHT + 4))) });
  });
}

function printSettings(doc: ReportDoc, table: DocTable, sheet: Sheet, heads: readonly [number, number]): PrintDoc {
  const version = doc.revision > 1 ? `第${doc.revision}版` : '';
  const left = [doc.draft ? doc.draftWord : '', version].filter((part) => part !== '').join(' ');
  const right = [doc.filer.slice(0, 60), doc.title, doc.period].filter((part) => part !== '').join('  ');
  return {
    orientation: table.orientation,
    fitToWidth: true,
    centered: true,
    margins: { left: 0.5, right: 0.5, top: 0.8, bottom: 0.75, header: 0.4, footer: 0.4 },
    repeatRows: heads,
    area: { top: 1, left: 1, bottom: sheet.rows.length, right: table.columns.length },
    header: { ...(left === '' ? {} : { left: escapeMarginText(left) }), right: escapeMarginText(right) },
    footer: { center: '第 &P 页 共 &N 页' },
  };
}

function drawTable(doc: ReportDoc, table: DocTable, name: string): SheetDoc {
  const widths = sheetWidths(table);
  const sheet: Sheet = { rows: [], merges: [] };
  appendFrame(sheet, createTopRows(doc, table, widths));
  const firstHead = sheet.rows.length + 1;
  appendHeads(sheet, table, widths);
  const lastHead = sheet.rows.length;
  appendBody(sheet, table, widths);
  const lastBody = sheet.rows.length;
  appendFrame(sheet, [...createFootRows(table, widths), ...noteRows(table, widths)]);
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: sheet.rows,
    merges: sheet.merges,
    freeze: { rows: lastHead, columns: 0 },
    hideGrid: true,
    numbersAsText: [{ top: firstHead, left: 1, bottom: Math.max(firstHead, lastBody), right: table.columns.length }],
    print: printSettings(doc, table, sheet, [firstHead, lastHead]),
  };
}

/**
 * The report as xlsx. Cells hold exact values in the printed unit (万元 with up to 6 decimals, shown with 2); totals are formulas
 * where they give exactly the figure, with the figure as stored result. Equal documents give equal bytes.
 */
export function renderXlsx(doc: ReportDoc): Uint8Array {
  const names: string[] = [];
  for (const table of doc.tables) names.push(createSheetName(table.id === table.title ? table.title : `${table.id} ${table.title}`, names));
  return writeXlsx({
    sheets: doc.tables.map((table, index) => drawTable(doc, table, names[index] ?? table.id)),
    properties: { title: `${doc.title} ${doc.period}`, creator: doc.filer, created: `${doc.date}T00:00:00Z` },
  });
}
