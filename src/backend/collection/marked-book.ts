// A tenant's workbook with the cells that are asked about marked in yellow, and each question in a free column beside its row.
import type { CellRange } from '../../sheets/write/xlsx-document.ts';
import type { ReplyStep } from './sql/reply-course.ts';
import { parseCell, type Book } from '../../sheets/book/book-model.ts';
import { markCells, widenColumn } from '../../sheets/book/mark-cells.ts';
import { extendPrintArea, createSheetView } from '../../sheets/book/sheet-view.ts';
import { writeCells } from '../../sheets/book/write-cells.ts';

type Asked = ReplyStep['cells'][number];

const HEAD = '核对说明';
/** Wide enough for a question, narrow enough for a phone. */
const WIDTH = 44;

/** What is asked, and the rows of the body. */
export interface Asking {
  readonly cells: readonly Asked[];
  readonly words: readonly string[];
  readonly bodyRows: ReadonlySet<number>;
}

interface Note {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

function said({ cell, label, question }: Asked): string {
  return `${cell}${label === '' ? '' : ` ${label}`}：${question === '' ? '请核对' : question}`;
}

/**
 * Questions about rows of the body stand in a free cell of their row; all others, and words for the whole, at the top of that column: below
 * the body a form's reader takes what stands right of a label for its value.
 */
function notesOf({ cells, words, bodyRows }: Asking, column: number): Note[] {
  const rowOf = ({ cell }: Asked): number => parseCell(cell)?.row ?? 0;
  const byRow = Map.groupBy(
    cells.filter((one) => bodyRows.has(rowOf(one))),
    rowOf,
  );
  const rows = [...byRow].map(([row, asked]) => ({ row, column, text: asked.map(said).join('；') }));
  const count = cells.length === 0 ? [] : [`标黄的 ${cells.length} 格请核对，问题写在这一列`];
  const others = cells.filter((one) => !bodyRows.has(rowOf(one))).map(said);
  return [{ row: 1, column, text: `${HEAD}：${[...count, ...others, ...words].join('；')}` }, ...rows];
}

/** The last column that anything is in: a free cell beside it disturbs nothing. */
function lastColumnOf(book: Book, sheet: number): number {
  const { lastColumn, merges } = createSheetView(book, sheet);
  return merges.reduce((most: number, { right }: CellRange) => Math.max(most, right), lastColumn);
}

/** The workbook with the cells of one sheet marked and the questions beside them; null where it has no such sheet. */
export function createMarkedBook(book: Book, sheetName: string, asking: Asking): Book | null {
  const sheet = book.sheets.find((one) => one.name === sheetName && one.kind === 'worksheet');
  if (sheet === undefined) return null;
  const column = lastColumnOf(book, sheet.index) + 1;
  const notes = notesOf(asking, column);
  const places = asking.cells.flatMap(({ cell }) => parseCell(cell) ?? []);
  const noted = writeCells(
    book,
    notes.map(({ row, column: at, text }) => ({ sheet: sheet.index, row, column: at, value: { kind: 'text', text } })),
  );
  const marked = widenColumn(markCells(noted, sheet.index, [...places, ...notes]), sheet.index, column, WIDTH);
  return extendPrintArea(marked, sheet.index, column);
}
