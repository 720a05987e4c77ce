// The day's bookings as a list on paper: A4 portrait, heads repeated, room for a signature.
import { writePdf } from '../../core/paper/pdf.ts';
import type { Content, TableCell } from '../../core/paper/pdf.ts';
import { A4, paperDefinition } from '../../core/paper/paper-doc.ts';
import type { PaperFrame } from '../../core/paper/paper-doc.ts';
import { linesIn, widthOf } from '../../core/paper/paper-text.ts';

/** A row of the list, as printed. */
export interface ListRow {
  readonly time: string;
  readonly studio: string;
  readonly tenant: string;
  /** Name, then phone; each may be empty. */
  readonly contact: readonly [string, string];
  readonly state: string;
  readonly note: string;
}

/** The list. */
export interface ListPaper {
  readonly frame: PaperFrame;
  readonly heading: string;
  readonly dayText: string;
  readonly printedText: string;
  readonly countText: string;
  readonly noneText: string;
  readonly columns: readonly string[];
  readonly rows: readonly ListRow[];
  readonly pageText: (page: number, pages: number) => string;
}

/** Points. */
const EDGE = 30;
const PADDING = 3;
const TYPE = 8.5;
/** Time, studio, tenant, contact, state, note, signature. */
const WIDTHS = [82, 60, 116, 92, 36, 74, 54] as const;

/** Text broken where the column ends: what has no spaces to break at must not run into its neighbour. */
function cell(text: string, column: number, look: { readonly bold?: boolean; readonly lines?: number } = {}): TableCell {
  const lines = linesIn(text, { width: (WIDTHS[column] ?? 40) - PADDING - 0.5, type: TYPE, lines: look.lines ?? 3 });
  return { stack: lines.length === 0 ? [{ text: ' ' }] : lines.map((one) => ({ text: one, noWrap: true, bold: look.bold === true })) };
}

function bodyRow(row: ListRow): TableCell[] {
  const [name, phone] = row.contact;
  const room = (WIDTHS[3] ?? 40) - PADDING - 0.5;
  const both = `${name} ${phone}`.trim();
  const parts = widthOf(both, TYPE) <= room ? [both] : [name, phone];
  const contact = parts.flatMap((text) => (text === '' ? [] : linesIn(text, { width: room, type: TYPE, lines: 2 })));
  return [
    cell(row.time, 0, { bold: true, lines: 2 }),
    cell(row.studio, 1),
    cell(row.tenant, 2),
    { stack: contact.length === 0 ? [{ text: ' ' }] : contact.map((text) => ({ text, noWrap: true })) },
    cell(row.state, 4),
    cell(row.note, 5, { lines: 4 }),
    { text: ' ' },
  ];
}

function table(paper: ListPaper): Content {
  return {
    fontSize: TYPE,
    layout: {
      hLineWidth: (at) => (at === 0 || at === 1 || at === paper.rows.length + 1 ? 0.9 : 0.4),
      vLineWidth: () => 0.3,
      hLineColor: () => '#5a5a5a',
      vLineColor: () => '#b0b0b0',
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 3.5,
      paddingBottom: () => 3.5,
    },
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: WIDTHS.map((width) => width - PADDING),
      body: [
        paper.columns.map((text): TableCell => ({ text, bold: true, fillColor: '#ececec', noWrap: true })),
        ...paper.rows.map(bodyRow),
      ],
    },
  };
}

/** The list as PDF. Equal papers give equal bytes. */
export function renderList(paper: ListPaper): Promise<Uint8Array> {
  const head: Content = {
    margin: [0, 0, 0, 8],
    stack: [
      { text: paper.heading, fontSize: 10 },
      {
        columns: [
          { width: '*', text: paper.dayText, fontSize: 15, bold: true },
          { width: 'auto', text: `${paper.countText}　${paper.printedText}`, fontSize: 8, margin: [0, 8, 0, 0] },
        ],
      },
    ],
  };
  const body: Content = paper.rows.length === 0 ? { text: paper.noneText, fontSize: 11, margin: [0, 12, 0, 0] } : table(paper);
  const footer = (page: number, pages: number): Content => ({
    text: paper.pageText(page, pages),
    alignment: 'center',
    fontSize: 8,
    margin: [0, 8, 0, 0],
  });
  const layout = { pageSize: { width: A4.short, height: A4.long }, pageMargins: [EDGE, EDGE, EDGE, 36] } as const;
  return writePdf(paperDefinition(paper.frame, { ...layout, pageMargins: [EDGE, EDGE, EDGE, 36], footer }, [head, body]));
}
