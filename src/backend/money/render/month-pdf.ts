// Draws all statements of a month as one PDF: a page of sums first, then each statement on pages of its own.
import { type Content, SANS, type TableCell, writePdf } from '../../core/render/pdf.ts';
import type { MonthLine, MonthStatements } from '../../../contract/money/money.ts';
import type { StatementDoc } from '../../../domain/money/statement-doc.ts';
import { type Month, printMonthLong } from '../../../domain/time/calendar.ts';
import { formatYuan } from './statement-page.ts';
import { createMoneyPaper, createStatementContent } from './statement-pdf.ts';

/** Points of the columns; with their padding they fill A4 between its margins. */
const WIDTHS = [80, 129, 56, 56, 48, 60, 46];
const HEADS = ['编号', '承租方', '租金', '直播间', '调整', '合计(元)', '应付日期'];
const FIRST_FIGURE = 2;

function cell(text: string, column: number, bold = false): TableCell {
  const isFigure = column >= FIRST_FIGURE && column < HEADS.length - 1;
  return { text, bold, alignment: isFigure ? 'right' : 'left', wordBreak: column < FIRST_FIGURE ? 'break-all' : 'normal' };
}

function rowOf({ number, tenantName, rent, studio, charges, total, dueOn }: MonthLine): TableCell[] {
  const texts = [number, tenantName, formatYuan(rent), formatYuan(studio), formatYuan(charges), formatYuan(total), dueOn.slice(5)];
  return texts.map((text, column) => cell(text, column));
}

function sumRow({ sums }: MonthStatements, count: number): TableCell[] {
  const { rent, studio, charges, total } = sums;
  const texts = ['合计', `${count} 份`, formatYuan(rent), formatYuan(studio), formatYuan(charges), formatYuan(total), ''];
  return texts.map((text, column) => cell(text, column, true));
}

/** The first page: a line a statement, and what they add up to. Nothing on it changes with what is paid later. */
function sumsPage(title: string, page: MonthStatements, docs: readonly StatementDoc[]): Content[] {
  const numbers = docs.map(({ number }) => number);
  const lines = page.statements.filter(({ number }) => numbers.includes(number)).toReversed();
  const heads = HEADS.map((text): TableCell => ({ text, bold: true, alignment: 'center' }));
  return [
    { text: docs[0]?.lessor.name ?? '', alignment: 'center', fontSize: 11 },
    { text: title, font: SANS, bold: true, fontSize: 17, alignment: 'center', margin: [0, 2, 0, 8] },
    {
      fontSize: 9,
      layout: { hLineWidth: () => 0.5, vLineWidth: () => 0, paddingLeft: () => 2.5, paddingRight: () => 2.5 },
      table: { headerRows: 1, dontBreakRows: true, widths: WIDTHS, body: [heads, ...lines.map(rowOf), sumRow(page, lines.length)] },
    },
  ];
}

/** A statement with the code of its paper. */
interface CodedStatement {
  readonly doc: StatementDoc;
  readonly code: string | null;
}

/** The PDF, drawn from frozen copies: the same statements give the same bytes. */
export function renderMonthPdf(month: Month, page: MonthStatements, coded: readonly CodedStatement[]): Promise<Uint8Array> {
  const docs = coded.map(({ doc }) => doc);
  const title = `${printMonthLong(month)}账单`;
  const lessor = docs[0]?.lessor.name ?? '';
  const day =
    docs
      .map(({ madeOn }) => madeOn)
      .toSorted()
      .at(-1) ?? `${month}-01`;
  const statements = coded.map(({ doc, code }): Content => ({ stack: createStatementContent(doc, code), pageBreak: 'before' }));
  const header = [lessor, title].filter((part) => part !== '').join('　');
  return writePdf(createMoneyPaper({ title, lessor, header, day, content: [...sumsPage(title, page, docs), ...statements] }));
}
