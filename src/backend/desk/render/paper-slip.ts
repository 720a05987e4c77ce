// A booking's confirmation on paper: A5, what was agreed, what it costs, what happens otherwise, whom to call.
import { type Content, type TableCell, writePdf } from '../../core/render/pdf.ts';
import { A5, createPaperDefinition, type PaperFrame } from '../../core/render/paper-doc.ts';
import { wrapLines } from '../../core/render/paper-text.ts';

/** A line of the price: what for, when, at which rate, how much; all as printed. */
export type SlipPriceLine = readonly [string, string, string, string];

export interface SlipPaper {
  readonly frame: PaperFrame;
  readonly title: string;
  readonly number: readonly [string, string];
  readonly fields: readonly (readonly [string, string])[];
  /** Null where there is nothing to pay for any more. */
  readonly price: {
    readonly title: string;
    readonly heads: SlipPriceLine;
    readonly lines: readonly SlipPriceLine[];
    readonly total: readonly [string, string];
  } | null;
  readonly rulesTitle: string;
  readonly rules: readonly string[];
  readonly signatures: readonly string[];
  readonly foot: readonly string[];
  readonly printedText: string;
}

/** Points. */
const EDGE = 34;
const WIDTH = A5.short - 2 * EDGE;
const LABEL = 58;
const TYPE = 9.5;

function wrapped(text: string, width: number, look: { readonly bold?: boolean } = {}): Content {
  const lines = wrapLines(text, { width, type: TYPE, lines: 4 });
  return { stack: lines.map((one): Content => ({ text: one, noWrap: true, bold: look.bold === true })) };
}

function fieldTable(paper: SlipPaper): Content {
  return {
    margin: [0, 4, 0, 8],
    layout: {
      hLineWidth: () => 0.4,
      vLineWidth: () => 0,
      hLineColor: () => '#9a9a9a',
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 3.2,
      paddingBottom: () => 3.2,
    },
    table: {
      widths: [LABEL, WIDTH - LABEL],
      body: paper.fields.map(([label, value], at): TableCell[] => [
        { text: label, color: '#4a4a4a' },
        wrapped(value, WIDTH - LABEL - 2, { bold: at < 4 }),
      ]),
    },
  };
}

function priceTable(price: NonNullable<SlipPaper['price']>): Content {
  const right = (text: string, bold = false): TableCell => ({ text, alignment: 'right', bold, noWrap: true });
  const [item, time, rate, amount] = price.heads;
  return {
    margin: [0, 0, 0, 8],
    stack: [
      { text: price.title, bold: true, margin: [0, 0, 0, 2] },
      {
        fontSize: 8.5,
        layout: {
          hLineWidth: (at, node) => (at === 0 || at === node.table.body.length ? 0.8 : 0.3),
          vLineWidth: () => 0,
          paddingLeft: () => 2,
          paddingRight: () => 2,
          paddingTop: () => 2,
          paddingBottom: () => 2,
        },
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: ['*', 112, 56, 56],
          body: [
            [{ text: item, bold: true }, { text: time, bold: true }, right(rate, true), right(amount, true)],
            ...price.lines.map(([what, when, per, sum]): TableCell[] => [what, { text: when, noWrap: true }, right(per), right(sum)]),
            [{ text: price.total[0], bold: true, colSpan: 3 }, '', '', right(price.total[1], true)],
          ],
        },
      },
    ],
  };
}

function signatureLine(labels: readonly string[]): Content {
  return {
    margin: [0, 14, 0, 0],
    columns: labels.map((text): Content => ({ text: `${text}：____________________`, fontSize: 9 })),
  };
}

/** The slip as PDF. Equal papers give equal bytes. */
export function renderSlip(paper: SlipPaper): Promise<Uint8Array> {
  const [numberLabel, number] = paper.number;
  const content: Content[] = [
    { text: paper.frame.baseName, alignment: 'center', fontSize: 11 },
    { text: paper.title, alignment: 'center', fontSize: 16, bold: true, margin: [0, 1, 0, 6] },
    {
      text: [
        { text: `${numberLabel}　`, fontSize: 10 },
        { text: number, fontSize: 15, bold: true },
      ],
      alignment: 'center',
    },
    fieldTable(paper),
    ...(paper.price === null ? [] : [priceTable(paper.price)]),
    {
      unbreakable: true,
      stack: [
        { text: paper.rulesTitle, bold: true, margin: [0, 0, 0, 2] },
        ...paper.rules.map((text, at): Content => ({ text: `${at + 1}. ${text}`, fontSize: 8.5, margin: [0, 0, 0, 1.5] })),
        signatureLine(paper.signatures),
      ],
    },
  ];
  const footer: Content = {
    margin: [EDGE, 4, EDGE, 0],
    fontSize: 8,
    color: '#3a3a3a',
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.4 }], margin: [0, 0, 0, 3] },
      ...paper.foot.map((text): Content => ({ text })),
      { text: paper.printedText },
    ],
  };
  const layout = { pageSize: { width: A5.short, height: A5.long }, footer } as const;
  return writePdf(createPaperDefinition(paper.frame, { ...layout, pageMargins: [EDGE, 30, EDGE, 58] }, content));
}
