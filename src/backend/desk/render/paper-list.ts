// The day's bookings as a list on paper: A4 portrait, heads repeated, room for a signature.
import { type Content, type TableCell, writePdf } from '../../core/render/pdf.ts';
import { A4, createPaperDefinition, type PaperFrame } from '../../core/render/paper-doc.ts';
import { wrapLines, widthOf } from '../../core/render/paper-text.ts';

/** A column: its head, its width in points, and the most lines that a cell takes. */
export interface ListColumn {
  readonly head: string;
  readonly width: number;
  readonly bold?: boolean;
  readonly lines?: number;
}

export interface ListPaper {
  readonly frame: PaperFrame;
  readonly heading: string;
  readonly dayText: string;
  readonly printedText: string;
  readonly countText: string;
  readonly noneText: string;
  readonly columns: readonly ListColumn[];
  /** A text for each column; several stand in one line where they fit, else under one another. */
  readonly rows: readonly (readonly (string | readonly string[])[])[];
  readonly pageText: (page: number, pages: number) => string;
}

/** Points. */
const EDGE = 30;
const PADDING = 3;
const TYPE = 8.5;

/** Text broken where the column ends: what has no spaces to break at must not run into its neighbour. */
function cell(text: string | readonly string[], { width, bold, lines = 3 }: ListColumn): TableCell {
  const room = width - PADDING - 0.5;
  const parts = typeof text === 'string' ? [text] : fitting(text, room);
  const shown = parts.flatMap((part) => (part === '' ? [] : wrapLines(part, { width: room, type: TYPE, lines })));
  return { stack: shown.length === 0 ? [{ text: ' ' }] : shown.map((one) => ({ text: one, noWrap: true, bold: bold === true })) };
}

/** In one line where they fit. */
function fitting(texts: readonly string[], room: number): readonly string[] {
  const all = texts.join(' ').trim();
  return widthOf(all, TYPE) <= room ? [all] : texts;
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
      widths: paper.columns.map(({ width }) => width - PADDING),
      body: [
        paper.columns.map(({ head }): TableCell => ({ text: head, bold: true, fillColor: '#ececec', noWrap: true })),
        ...paper.rows.map((row) => paper.columns.map((column, at) => cell(row[at] ?? '', column))),
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
  return writePdf(createPaperDefinition(paper.frame, { ...layout, pageMargins: [EDGE, EDGE, EDGE, 36], footer }, [head, body]));
}
