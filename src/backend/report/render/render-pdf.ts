// Draws the report as a PDF to be printed, signed and sealed: A4, one table after another, the same bytes every time.
import { type Column, type Content, SANS, SERIF, type TDocumentDefinitions, writePdf } from '../../core/render/pdf.ts';
import { renderPdfTable } from './pdf-table.ts';
import { formatFieldLine, measureText } from './report-layout.ts';
import type { DocTable, LabelledText, ReportDoc } from './report-model.ts';

/** Points: left, top, right, bottom. */
const MARGINS: [number, number, number, number] = [42, 56, 42, 50];
const PAGE_WIDTH = { portrait: 595.28, landscape: 841.89 } as const;
const LINE_TYPE = 9.5;
const SMALL_TYPE = 8;
const GREY = '#888888';
const STACK_LABEL = 52;
/** Left, top, right, bottom. */
const NO_LINE: [boolean, boolean, boolean, boolean] = [false, false, false, false];
const LINE_BELOW: [boolean, boolean, boolean, boolean] = [false, false, false, true];

function fieldStack(fields: readonly LabelledText[]): Content {
  return { stack: fields.map((field): Content => ({ text: formatFieldLine(field, 18), margin: [0, 0, 0, 1.5] })) };
}

/** 表号, 制定机关, 文号, 有效期至: label and a line that holds the value or waits for it. */
function stackBlock(fields: readonly LabelledText[], width: number): Content {
  return {
    layout: {
      hLineWidth: (line) => (line === 0 ? 0 : 0.4),
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 0.5,
      paddingBottom: () => 0.5,
    },
    table: {
      widths: [STACK_LABEL, width - STACK_LABEL],
      body: fields.map(({ label, value }) => [
        { text: `${label}：`, border: NO_LINE },
        { text: value === '' ? ' ' : value, border: LINE_BELOW },
      ]),
    },
  };
}

function upperBlock(table: DocTable, width: number): Content {
  if (table.stack.length === 0) return fieldStack(table.head);
  const widest = table.stack.reduce((most, { value }) => Math.max(most, measureText(value)), 0);
  const stackWidth = STACK_LABEL + Math.min(width * 0.3, Math.max(96, widest * LINE_TYPE * 0.55));
  return {
    columns: [
      { width: '*', stack: [fieldStack(table.head)] },
      { width: stackWidth, stack: [stackBlock(table.stack, stackWidth)] },
    ],
    columnGap: 16,
  };
}

function periodLine(table: DocTable): Content {
  const period = formatFieldLine(table.period);
  if (table.unit === null) return { text: period, margin: [0, 2, 0, 3] };
  return {
    columns: [
      { width: 'auto', text: period },
      { width: '*', text: formatFieldLine(table.unit), alignment: 'right' },
    ],
    columnGap: 12,
    margin: [0, 2, 0, 3],
  };
}

function titleOf(doc: ReportDoc, table: DocTable): Content {
  const mark = doc.draft ? [{ text: ` ${doc.draftWord}`, fontSize: 11, bold: false, font: SERIF, color: GREY }] : [];
  return { text: [{ text: table.title, font: SANS, bold: true, fontSize: 15 }, ...mark], alignment: 'center', margin: [0, 0, 0, 6] };
}

/** Sign-off, seal and notes stay together on one page. */
function footBlock(table: DocTable): Content {
  const fields = table.foot.map((field): Column => ({ width: 'auto', text: formatFieldLine(field, 9), noWrap: true }));
  const units = table.foot.reduce((sum, field) => sum + measureText(formatFieldLine(field, 9)), 0);
  const room = PAGE_WIDTH[table.orientation] - MARGINS[0] - MARGINS[2];
  const type = Math.max(6.5, Math.min(LINE_TYPE, (room - 8 * table.foot.length) / (units * 0.53)));
  return {
    unbreakable: true,
    margin: [0, 8, 0, 0],
    stack: [
      { columns: fields, columnGap: table.orientation === 'landscape' ? 18 : 8, fontSize: type },
      { text: table.seal, alignment: 'right', margin: [0, 14, 30, 10] },
      ...table.notes.map((note): Content => ({ text: note, fontSize: SMALL_TYPE })),
    ],
  };
}

function tableContent(doc: ReportDoc, table: DocTable, index: number): Content {
  const width = PAGE_WIDTH[table.orientation] - MARGINS[0] - MARGINS[2];
  return {
    ...(index === 0 ? {} : { pageBreak: 'before' as const }),
    pageOrientation: table.orientation,
    stack: [titleOf(doc, table), upperBlock(table, width), periodLine(table), renderPdfTable(table, width), footBlock(table)],
  };
}

function pageHead(doc: ReportDoc, pageWidth: number): Content {
  const version = doc.revision > 1 ? `第${doc.revision}版` : '';
  const left = [doc.draft ? doc.draftWord : '', version].filter((part) => part !== '').join('　');
  const right = [doc.filer, doc.title, doc.period].filter((part) => part !== '').join('　');
  const room = pageWidth - MARGINS[0] - MARGINS[2] - (left === '' ? 12 : 72);
  return {
    margin: [MARGINS[0], 28, MARGINS[2], 0],
    fontSize: Math.max(5, Math.min(SMALL_TYPE, room / (measureText(right) * 0.53))),
    color: GREY,
    columns: [
      { width: 'auto', text: left },
      { width: '*', text: right, alignment: 'right' },
    ],
    columnGap: 12,
  };
}

function definition(doc: ReportDoc): TDocumentDefinitions {
  const date = new Date(`${doc.date}T00:00:00Z`);
  return {
    pageSize: 'A4',
    pageOrientation: doc.tables[0]?.orientation ?? 'portrait',
    pageMargins: MARGINS,
    version: '1.7',
    language: 'zh-CN',
    displayTitle: true,
    // Both dates and every text of `info` enter the file's id: it must come from the document alone.
    info: {
      title: `${doc.filer} ${doc.title} ${doc.period}`.trim(),
      author: doc.filer,
      creator: 'Livebase',
      producer: 'Livebase',
      creationDate: date,
      modDate: date,
    },
    defaultStyle: { font: SERIF, fontSize: LINE_TYPE, lineHeight: 0.95 },
    header: (_page, _pages, size) => pageHead(doc, size.width),
    footer: (page, pages) => ({ text: `第 ${page} 页 共 ${pages} 页`, alignment: 'center', fontSize: SMALL_TYPE, margin: [0, 14, 0, 0] }),
    content: doc.tables.map((table, index) => tableContent(doc, table, index)),
  };
}

/**
 * The report as PDF (1.7): fonts subset and embedded, Chinese text that can be searched and copied, heads repeated,
 * 第 x 页 共 y 页. Equal documents give equal bytes, in any process and time zone.
 */
export function renderPdf(doc: ReportDoc): Promise<Uint8Array> {
  return writePdf(definition(doc));
}
