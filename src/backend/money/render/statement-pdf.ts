// Draws a statement as a PDF to be sent, signed and sealed: A4, the same bytes every time.
import { type Content, SANS, SERIF, type TableCell, type TDocumentDefinitions, writePdf } from '../../core/render/pdf.ts';
import type { StatementDoc } from '../../../domain/money/statement-doc.ts';
import { formatYuan, type PageField, type PageRow, renderStatementPage, type StatementPage } from './statement-page.ts';

/** Points: left, top, right, bottom. */
const MARGINS: [number, number, number, number] = [42, 52, 42, 50];
const TYPE = 9.5;
const SMALL_TYPE = 8;
const GREY = '#666666';
const THIN = 0.5;
const THICK = 1.2;
/** Points, of the six columns; with their padding they fill A4 between its margins. */
const WIDTHS = [88, 100, 108, 50, 64, 64];
const PADDING = 3;

function fieldLine({ label, value }: PageField): Content {
  return label === '' ? { text: ' ' } : { text: [{ text: `${label}：`, color: GREY }, value], margin: [0, 0, 0, 1.5] };
}

function head(page: StatementPage): Content {
  return {
    stack: [
      { text: page.lessor, alignment: 'center', fontSize: 11 },
      { text: page.title, font: SANS, bold: true, fontSize: 17, alignment: 'center', margin: [0, 2, 0, 4] },
      { text: `编号：${page.number}`, alignment: 'right', margin: [0, 0, 0, 3] },
      ...page.facts.map(([left, right]): Content => ({ columns: [fieldLine(left), fieldLine(right)], columnGap: 16 })),
      ...page.remarks.map((text): Content => ({ text, bold: true, margin: [0, 3, 0, 0] })),
    ],
    margin: [0, 0, 0, 6],
  };
}

function cellOf(text: string, column: number, isBold: boolean): TableCell {
  return { text, alignment: column >= 3 ? 'right' : 'left', bold: isBold, wordBreak: column < 2 ? 'break-all' : 'normal' };
}

function bodyRow(row: PageRow): TableCell[] {
  const amount = row.amount === null ? '' : formatYuan(row.amount);
  if (row.kind === 'line') return [...row.cells, amount].map((text, column) => cellOf(text, column, false));
  const [title, about] = row.cells;
  if (row.kind === 'note') {
    const blanks: TableCell[] = [{ text: '' }, { text: '' }, { text: '' }];
    return [cellOf(title, 0, false), { text: about, colSpan: 4 }, ...blanks, cellOf(amount, 5, false)];
  }
  const span = row.amount === null ? 6 : 5;
  const cells: TableCell[] = [{ text: title, colSpan: span, bold: true, alignment: row.kind === 'section' ? 'left' : 'right' }];
  for (let column = 1; column < span; column += 1) cells.push({ text: '' });
  return span === 6 ? cells : [...cells, cellOf(amount, 5, true)];
}

function table(page: StatementPage): Content {
  const heads = page.heads.map((text): TableCell => ({ text, bold: true, alignment: 'center' }));
  const rows = page.rows.map(bodyRow);
  return {
    fontSize: 9,
    layout: {
      hLineWidth: (line) => (line === 0 || line === rows.length + 1 ? THICK : THIN),
      vLineWidth: (line) => (line === 0 || line === 6 ? 0 : THIN),
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: WIDTHS, body: [heads, ...rows] },
  };
}

/** Sums, notes and signatures stay together where they fit on a page. */
function foot(page: StatementPage): Content[] {
  const capital: Content = { text: [{ text: `${page.capital.label}：` }, { text: page.capital.value, bold: true }], margin: [0, 6, 0, 4] };
  const notes = page.notes.map((text): Content => ({ text, fontSize: SMALL_TYPE, color: GREY, margin: [0, 1, 0, 0] }));
  const signatures = page.signatures.map((labels): Content => ({
    columns: labels.map((label) => ({ text: `${label}：` })),
    columnGap: 8,
    margin: [0, 18, 0, 0],
  }));
  return [
    { stack: [capital, ...page.summary.map(fieldLine)], unbreakable: true },
    { stack: [...notes, ...signatures], margin: [0, 5, 0, 0], unbreakable: true },
  ];
}

/** All that stands on a statement's pages, in order. */
export function createStatementContent(doc: StatementDoc, code: string | null): Content[] {
  const page = renderStatementPage(doc, code);
  return [head(page), table(page), ...foot(page)];
}

/** What a paper of statements is called; both dates and every text of `info` enter the file's id, so they must come from the statements alone. */
export interface MoneyPaper {
  readonly title: string;
  readonly lessor: string;
  readonly header: string;
  readonly day: string;
  readonly content: Content[];
}

/** A4 with the head and foot that statements share. */
export function createMoneyPaper({ title, lessor, header, day, content }: MoneyPaper): TDocumentDefinitions {
  const date = new Date(`${day}T00:00:00Z`);
  return {
    pageSize: 'A4',
    pageMargins: MARGINS,
    version: '1.7',
    language: 'zh-CN',
    displayTitle: true,
    info: { title, author: lessor, creator: 'Livebase', producer: 'Livebase', creationDate: date, modDate: date },
    defaultStyle: { font: SERIF, fontSize: TYPE, lineHeight: 0.95 },
    header: { text: header, alignment: 'right', fontSize: SMALL_TYPE, color: GREY, margin: [MARGINS[0], 26, MARGINS[2], 0] },
    footer: (at, pages) => ({ text: `第 ${at} 页 共 ${pages} 页`, alignment: 'center', fontSize: SMALL_TYPE, margin: [0, 14, 0, 0] }),
    content,
  };
}

function definition(doc: StatementDoc, code: string | null): TDocumentDefinitions {
  const { title, lessor, number } = renderStatementPage(doc, code);
  const header = [lessor, title, number].filter((part) => part !== '').join('　');
  return createMoneyPaper({ title: `${title} ${number}`, lessor, header, day: doc.madeOn, content: createStatementContent(doc, code) });
}

/** The statement as PDF (1.7): fonts subset and embedded. Equal statements give equal bytes, in any process and time zone. */
export function renderStatementPdf(doc: StatementDoc, code: string | null): Promise<Uint8Array> {
  return writePdf(definition(doc, code));
}
