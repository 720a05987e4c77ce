// What stands above and below a table's body on its sheet: title, 表号 block, head lines, sign-off, seal, notes.
import type { CellDoc } from '../../../sheets/write/xlsx-document.ts';
import { formatFieldLine, linesOf, measureText } from './report-layout.ts';
import type { DocTable, LabelledText, ReportDoc } from './report-model.ts';
import { TITLE_FONT, createLineStyle } from './sheet-styles.ts';

/** A row outside the body; `spans` are its merged columns, from and to, counted from 1. */
export interface FrameRow {
  readonly cells: readonly CellDoc[];
  readonly height: number;
  readonly spans: readonly (readonly [number, number])[];
}

const LINE_HEIGHT = 17;
const SEAL_HEIGHT = 46;
const STACK_VALUE_WIDTH = 15;
const STACK_LABEL_WIDTH = 10.5;
/** A half character of the foot's smaller type, in characters of the default font. */
const FOOT_UNIT_WIDTH = 0.84;
const GAP = '　';

/** A row with `part` at its first column; the last column of each part is where the next begins, less one. */
function partsRow(
  columns: number,
  parts: readonly { readonly from: number; readonly to: number; readonly cell: CellDoc }[],
  height = LINE_HEIGHT,
): FrameRow {
  const cells: CellDoc[] = Array.from({ length: columns }, () => ({}));
  for (const { from, to, cell } of parts) {
    for (let column = from; column <= to; column += 1)
      cells[column - 1] = column === from ? cell : cell.style === undefined ? {} : { style: cell.style };
  }
  return { cells, height, spans: parts.map(({ from, to }) => [from, to] as const) };
}

/** The first of the last columns that together are at least `needed` wide; never the first column of all. */
function columnsFromRight(widths: readonly number[], last: number, needed: number): number {
  let width = 0;
  for (let column = last; column > 2; column -= 1) {
    width += widths[column - 1] ?? 0;
    if (width >= needed) return column;
  }
  return Math.min(2, last);
}

function upperBlock(table: DocTable, widths: readonly number[]): FrameRow[] {
  const columns = widths.length;
  const height = Math.max(table.head.length, table.stack.length);
  const valueFrom = columnsFromRight(widths, columns, STACK_VALUE_WIDTH);
  const labelFrom = valueFrom > 2 ? columnsFromRight(widths, valueFrom - 1, STACK_LABEL_WIDTH) : valueFrom;
  const leftTo = table.stack.length === 0 || labelFrom >= valueFrom ? columns : labelFrom - 1;
  return Array.from({ length: height }, (_, index) => {
    const field = table.head[index];
    const stacked = table.stack[index];
    const parts = [];
    if (field)
      parts.push({
        from: 1,
        to: leftTo,
        cell: { text: formatFieldLine(field, 24), style: createLineStyle({ align: 'left', shrink: true }) },
      });
    if (stacked && leftTo < columns) {
      parts.push(
        { from: labelFrom, to: valueFrom - 1, cell: { text: `${stacked.label}：`, style: createLineStyle({ align: 'right' }) } },
        {
          from: valueFrom,
          to: columns,
          cell: { text: stacked.value, style: createLineStyle({ align: 'left', shrink: true, border: { bottom: 'hair' } }) },
        },
      );
    }
    return partsRow(columns, parts);
  });
}

function periodRow(table: DocTable, widths: readonly number[]): FrameRow {
  const columns = widths.length;
  const period: CellDoc = { text: formatFieldLine(table.period), style: createLineStyle({ align: 'left' }) };
  if (table.unit === null || columns < 2) return partsRow(columns, [{ from: 1, to: columns, cell: period }]);
  const text = formatFieldLine(table.unit);
  const unitFrom = columnsFromRight(widths, columns, measureText(text));
  return partsRow(columns, [
    { from: 1, to: unitFrom - 1, cell: period },
    { from: unitFrom, to: columns, cell: { text, style: createLineStyle({ align: 'right', shrink: true }) } },
  ]);
}

/** Everything above the heads. */
export function createTopRows(doc: ReportDoc, table: DocTable, widths: readonly number[]): FrameRow[] {
  const columns = widths.length;
  const whole = (cell: CellDoc, height: number): FrameRow => partsRow(columns, [{ from: 1, to: columns, cell }], height);
  return [
    ...(doc.draft
      ? [whole({ text: doc.draftWord, style: createLineStyle({ align: 'center', color: '999999', size: 12 }) }, LINE_HEIGHT)]
      : []),
    whole({ text: table.title, style: { font: TITLE_FONT, size: 16, bold: true, align: 'center', vertical: 'center', format: '@' } }, 30),
    ...upperBlock(table, widths),
    periodRow(table, widths),
  ];
}

/** Fields packed into as few lines as the width takes. */
function packedLines(fields: readonly LabelledText[], units: number): string[] {
  const lines: string[] = [];
  for (const field of fields) {
    const text = formatFieldLine(field, 8);
    const last = lines.at(-1);
    const joined = `${last ?? ''}${GAP}${text}`;
    if (last !== undefined && measureText(joined) <= units) lines[lines.length - 1] = joined;
    else lines.push(text);
  }
  return lines;
}

/** The sign-off line and the seal's place. */
export function createFootRows(table: DocTable, widths: readonly number[]): FrameRow[] {
  const columns = widths.length;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const whole = (cell: CellDoc, height: number): FrameRow => partsRow(columns, [{ from: 1, to: columns, cell }], height);
  return [
    whole({}, 8),
    ...packedLines(table.foot, total / FOOT_UNIT_WIDTH).map((text) =>
      whole({ text, style: createLineStyle({ align: 'left', shrink: true, size: 9 }) }, LINE_HEIGHT + 3),
    ),
    whole({ text: `${table.seal}${GAP}${GAP}`, style: createLineStyle({ align: 'right' }) }, SEAL_HEIGHT),
  ];
}

/** Notes under the table, wrapped. */
export function noteRows(table: DocTable, widths: readonly number[]): FrameRow[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return table.notes.map((text) =>
    partsRow(
      widths.length,
      [{ from: 1, to: widths.length, cell: { text, style: createLineStyle({ align: 'left', wrap: true, size: 9 }) } }],
      linesOf(text, total - 4) * 13 + 4,
    ),
  );
}
