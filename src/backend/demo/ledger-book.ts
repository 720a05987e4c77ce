// Ledgers as people keep them: a title over the list, a note, a shaded header, widths, a frozen head.
import { writeXlsx } from '../../sheets/write/xlsx-write.ts';
import type { CellContent, ColumnDoc, SheetDoc } from '../../sheets/write/xlsx-document.ts';
import type { CellStyle } from '../../sheets/write/xlsx-styles.ts';

/** What the demo's base is called. */
export const PLACE = '鹭江潮直播基地';

/** How a column's cells look. */
export type Look = 'text' | 'code' | 'money' | 'area' | 'count' | 'day' | 'time' | 'center';

interface LedgerColumn {
  readonly header: string;
  readonly look: Look;
  /** In characters. */
  readonly width: number;
}

/** A sheet as a person keeps it. Without a title the header stands in the first row, as platforms export. */
export interface LedgerSheet {
  readonly name: string;
  readonly title: string | null;
  readonly note: string | null;
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly (readonly CellContent[])[];
}

const EDGES = { left: 'thin', right: 'thin', top: 'thin', bottom: 'thin' } as const;
const BODY: CellStyle = { font: '宋体', size: 10, border: EDGES, vertical: 'center' };
const LOOKS: Readonly<Record<Look, CellStyle>> = {
  text: BODY,
  code: { ...BODY, format: '@' },
  money: { ...BODY, format: '#,##0.00' },
  area: { ...BODY, format: '0.00' },
  count: { ...BODY, format: '#,##0' },
  day: { ...BODY, format: 'yyyy-mm-dd', align: 'center' },
  time: { ...BODY, format: 'yyyy-mm-dd hh:mm', align: 'center' },
  center: { ...BODY, align: 'center' },
};
const HEADER: CellStyle = {
  font: '宋体',
  size: 10,
  bold: true,
  border: EDGES,
  fill: 'DDEBF7',
  align: 'center',
  vertical: 'center',
  wrap: true,
};
const TITLE: CellStyle = { font: '黑体', size: 16, align: 'center', vertical: 'center' };
const NOTE: CellStyle = { font: '宋体', size: 9, color: '595959' };
/** A fixed time of making: nothing of the clock enters the files. */
const MADE = '2026-11-04T01:00:00Z';

/** A list described once: of each column its header, its look, its width, and what stands in it. */
export type ListColumns<R> = readonly (readonly [header: string, look: Look, width: number, cell: (row: R) => CellContent])[];

/** The columns and rows of a list. */
export function createList<R>(list: ListColumns<R>, rows: readonly R[]): Pick<LedgerSheet, 'columns' | 'rows'> {
  return {
    columns: list.map(([header, look, width]) => ({ header, look, width })),
    rows: rows.map((row) => list.map(([, , , cell]) => cell(row))),
  };
}

/** Hundredths (fen of yuan, 0.01 m² of m²) as exact digits. */
export function formatHundredths(count: number): CellContent {
  return { number: `${Math.floor(count / 100)}.${String(count % 100).padStart(2, '0')}` };
}

function styled(content: CellContent, look: Look): CellContent {
  return content !== null && typeof content === 'object' && content.style === undefined ? { ...content, style: LOOKS[look] } : content;
}

function sheetOf({ name, title, note, columns, rows }: LedgerSheet): SheetDoc {
  const widths = columns.map((one): ColumnDoc => ({ width: one.width, style: LOOKS[one.look] }));
  const header = { height: 24, cells: columns.map((one): CellContent => ({ text: one.header, style: HEADER })) };
  const body = rows.map((row) => row.map((cell, at) => styled(cell, columns[at]?.look ?? 'text')));
  if (title === null) return { name, columns: widths, rows: [header, ...body], freeze: { rows: 1, columns: 0 } };
  const span = (text: string, style: CellStyle): CellContent[] =>
    columns.map((_, at) => (at === 0 ? { text, style } : { text: '', style }));
  const above = [
    { height: 30, cells: span(title, TITLE) },
    { height: 16, cells: span(note ?? '', NOTE) },
  ];
  const merge = (row: number) => ({ top: row, left: 1, bottom: row, right: columns.length });
  return {
    name,
    columns: widths,
    rows: [...above, header, ...body],
    freeze: { rows: 3, columns: columns.length > 6 ? 2 : 0 },
    merges: columns.length > 1 ? [merge(1), merge(2)] : [],
    print: { orientation: 'landscape', fitToWidth: true, repeatRows: [3, 3], footer: { center: '第 &P 页，共 &N 页' } },
  };
}

/** A workbook's bytes. */
export function createLedgerBook(title: string, sheets: readonly LedgerSheet[]): Uint8Array {
  return writeXlsx({ sheets: sheets.map(sheetOf), properties: { title, creator: PLACE, created: MADE } });
}
