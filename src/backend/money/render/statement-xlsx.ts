// Draws a statement as a workbook: one A4 sheet, exact amounts, formulas for its sums.
import {
  type CellDoc,
  type CellRange,
  createSheetName,
  escapeMarginText,
  formatCellName,
  type RowDoc,
} from '../../../sheets/write/xlsx-document.ts';
import type { CellBorder, CellStyle } from '../../../sheets/write/xlsx-styles.ts';
import { writeXlsx } from '../../../sheets/write/xlsx-write.ts';
import { printYuan } from '../../../domain/values/quantity.ts';
import type { StatementDoc } from '../../../domain/money/statement-doc.ts';
import { linesOf } from '../../report/render/report-layout.ts';
import { TITLE_FONT, createHeadStyle, createLineStyle } from '../../report/render/sheet-styles.ts';
import { type PageField, type PageRow, renderStatementPage, type StatementPage } from './statement-page.ts';

const WIDTHS = [20, 19, 25, 12, 14, 14] as const;
const COLUMNS = WIDTHS.length;
const TOTAL_WIDTH = WIDTHS.reduce((sum, width) => sum + width, 0);
/** Columns 1-3 and 4-6: the two halves of the head. */
const HALF = 3;
const LINE_HEIGHT = 18;
const TEXT_LINE = 14;
const MONEY = '#,##0.00;-#,##0.00';
/** Excel shows #### for a text cell of more characters than this, unless its format is General. */
const MOST_OF_TEXT_FORMAT = 255;

interface Sheet {
  readonly rows: RowDoc[];
  readonly merges: CellRange[];
}

function put(sheet: Sheet, cells: readonly CellDoc[], height: number, spans: readonly (readonly [number, number])[] = []): void {
  const row = sheet.rows.length + 1;
  sheet.rows.push({ cells, height });
  for (const [left, right] of spans) sheet.merges.push({ top: row, bottom: row, left, right });
}

function whole(sheet: Sheet, text: string, style: CellStyle, height: number): void {
  const cells: CellDoc[] = Array.from({ length: COLUMNS }, (_, column) => (column === 0 ? { text, style } : { style }));
  put(sheet, cells, height, [[1, COLUMNS]]);
}

function fieldText({ label, value }: PageField): string {
  return label === '' ? '' : `${label}：${value}`;
}

function appendHead(sheet: Sheet, page: StatementPage): void {
  whole(sheet, page.lessor, createLineStyle({ align: 'center', size: 12 }), 20);
  whole(sheet, page.title, { font: TITLE_FONT, size: 18, bold: true, align: 'center', vertical: 'center', format: '@' }, 32);
  whole(sheet, `编号：${page.number}`, createLineStyle({ align: 'right' }), LINE_HEIGHT);
  const style = createLineStyle({ align: 'left', wrap: true });
  for (const [left, right] of page.facts) {
    const half = TOTAL_WIDTH / 2;
    const lines = Math.max(linesOf(fieldText(left), half), linesOf(fieldText(right), half - 8));
    const cells = [fieldText(left), '', '', fieldText(right), '', ''].map((text): CellDoc => ({ text, style }));
    put(sheet, cells, Math.max(LINE_HEIGHT, lines * TEXT_LINE + 4), [
      [1, HALF],
      [HALF + 1, COLUMNS],
    ]);
  }
  for (const remark of page.remarks) appendText(sheet, remark, 10);
  whole(sheet, '', {}, 6);
}

function appendText(sheet: Sheet, text: string, size: number): void {
  const format = text.length > MOST_OF_TEXT_FORMAT ? 'General' : '@';
  const lines = linesOf(text, TOTAL_WIDTH * (size < 10 ? 1.1 : 1) - 4);
  whole(
    sheet,
    text,
    { ...createLineStyle({ align: 'left', wrap: true, size }), format },
    Math.min(400, Math.max(LINE_HEIGHT, lines * TEXT_LINE + 3)),
  );
}

function edges(column: number, isLast: boolean): CellBorder {
  return {
    top: 'thin',
    bottom: isLast ? 'medium' : 'thin',
    ...(column > 0 ? { left: 'thin' as const } : {}),
    ...(column < COLUMNS - 1 ? { right: 'thin' as const } : {}),
  };
}

function styleOf(row: PageRow, column: number, isLast: boolean): CellStyle {
  const isStrong = row.kind !== 'line' && row.kind !== 'note';
  const isSum = row.kind === 'subtotal' || row.kind === 'total';
  return {
    ...createLineStyle({
      align: isSum || (column >= HALF && row.kind === 'line') || column === COLUMNS - 1 ? 'right' : 'left',
      wrap: true,
      border: edges(column, isLast),
    }),
    ...(isStrong ? { bold: true } : {}),
    ...(column === COLUMNS - 1 ? { format: MONEY } : {}),
  };
}

/** The sheet's rows that each sum stands for: a subtotal's lines, or the subtotals of the total. */
function formulaOf(row: PageRow, at: number, sums: { readonly from: number; readonly subtotals: readonly number[] }): string | null {
  if (row.kind === 'subtotal') return `SUM(${formatCellName(sums.from, COLUMNS)}:${formatCellName(at - 1, COLUMNS)})`;
  if (row.kind !== 'total' || sums.subtotals.length === 0) return null;
  return sums.subtotals.map((one) => formatCellName(one, COLUMNS)).join('+');
}

function amountCell(row: PageRow, style: CellStyle, formula: string | null): CellDoc {
  if (row.amount === null) return { style };
  const number = printYuan(row.amount);
  return formula === null ? { number, style } : { number, formula, style };
}

/** The merged columns of a row. */
function spansOf(row: PageRow): readonly (readonly [number, number])[] {
  if (row.kind === 'line') return [];
  return row.kind === 'note' ? [[2, COLUMNS - 1]] : [[1, row.amount === null ? COLUMNS : COLUMNS - 1]];
}

/** How many lines of text the highest cell of a row takes. */
function rowLines(row: PageRow): number {
  const noteWidth = WIDTHS.slice(1, COLUMNS - 1).reduce((sum, width) => sum + width, 0);
  const widthOf = (column: number): number => (row.kind === 'note' && column === 1 ? noteWidth : (WIDTHS[column] ?? 10)) - 1.6;
  return row.kind === 'line' || row.kind === 'note' ? Math.max(...row.cells.map((text, column) => linesOf(text, widthOf(column)))) : 1;
}

function appendTable(sheet: Sheet, page: StatementPage): readonly [number, number] {
  const heads = page.heads.map((text, column): CellDoc => ({ text, style: createHeadStyle({ ...edges(column, false), top: 'medium' }) }));
  put(sheet, heads, 22);
  const headRow = sheet.rows.length;
  let from = headRow + 1;
  const subtotals: number[] = [];
  page.rows.forEach((row, index) => {
    const at = sheet.rows.length + 1;
    const isLast = index === page.rows.length - 1;
    const texts = row.cells.map((text, column): CellDoc => ({ text, style: styleOf(row, column, isLast) }));
    const amount = amountCell(row, styleOf(row, COLUMNS - 1, isLast), formulaOf(row, at, { from, subtotals }));
    put(sheet, [...texts, amount], Math.min(400, Math.max(LINE_HEIGHT, rowLines(row) * TEXT_LINE + 4)), spansOf(row));
    if (row.kind === 'section') from = at + 1;
    if (row.kind === 'subtotal') subtotals.push(at);
  });
  return [headRow, headRow];
}

function appendFoot(sheet: Sheet, page: StatementPage): void {
  whole(sheet, fieldText(page.capital), { ...createLineStyle({ align: 'left', wrap: true }), bold: true }, LINE_HEIGHT + 2);
  for (const field of page.summary) appendText(sheet, fieldText(field), 10);
  whole(sheet, '', {}, 4);
  for (const note of page.notes) appendText(sheet, note, 9);
  for (const labels of page.signatures) {
    whole(sheet, '', {}, 16);
    const style = createLineStyle({ align: 'left' });
    const texts = labels.flatMap((label) => [`${label}：`, '']);
    put(
      sheet,
      texts.map((text): CellDoc => ({ text, style })),
      LINE_HEIGHT + 6,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    );
  }
}

/** The statement as xlsx. Amounts are exact yuan; subtotals and the total are formulas with the amount as stored result. */
export function renderStatementXlsx(doc: StatementDoc, code: string | null): Uint8Array {
  const page = renderStatementPage(doc, code);
  const sheet: Sheet = { rows: [], merges: [] };
  appendHead(sheet, page);
  const repeatRows = appendTable(sheet, page);
  appendFoot(sheet, page);
  const right = [page.lessor.slice(0, 60), page.title, page.number].filter((part) => part !== '').join('  ');
  return writeXlsx({
    sheets: [
      {
        name: createSheetName(`${page.title} ${page.number}`),
        columns: WIDTHS.map((width) => ({ width })),
        rows: sheet.rows,
        merges: sheet.merges,
        hideGrid: true,
        print: {
          orientation: 'portrait',
          fitToWidth: true,
          centered: true,
          margins: { left: 0.5, right: 0.5, top: 0.8, bottom: 0.75, header: 0.4, footer: 0.4 },
          repeatRows,
          area: { top: 1, left: 1, bottom: sheet.rows.length, right: COLUMNS },
          header: { right: escapeMarginText(right) },
          footer: { center: '第 &P 页 共 &N 页' },
        },
      },
    ],
    properties: { title: `${page.title} ${page.number}`, creator: page.lessor, created: `${doc.madeOn}T00:00:00Z` },
  });
}
