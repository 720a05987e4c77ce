// Sheets with cells written again and calculated: the cells read as they do in the file that comes of it.
import { describe, expect, it } from 'vitest';
import { cellsOf, openOdd, reopened } from '../../../test/helpers/odd-workbooks.ts';
import { recalculate } from '../formula/recalculate.ts';
import { bookBytes } from './book-bytes.ts';
import type { Book, CellStored } from './book-model.ts';
import { openBook } from './open-book.ts';
import { getPartText } from './parts.ts';
import { createSheetView } from './sheet-view.ts';
import { type CellWrite, writeCells } from './write-cells.ts';

const ROWS = [
  '<{p}row r="1"><{p}c r="A1" s="1"><{p}v>1</{p}v></{p}c><{p}c r="B1" t="s"><{p}v>0</{p}v></{p}c><{p}c r="C1"/></{p}row>',
  '<{p}row r="3"><{p}c r="A3"><{p}f t="shared" ref="A3:B3" si="0">A1*2</{p}f><{p}v>2</{p}v></{p}c>',
  '<{p}c r="B3" t="str"><{p}f t="shared" si="0"/><{p}v>?</{p}v></{p}c><{p}c r="C3"><{p}f>SUM(A1:C1)</{p}f></{p}c></{p}row>',
].join('');

const number = (row: number, column: number, digits: string): CellWrite => ({ sheet: 0, row, column, value: { kind: 'number', digits } });
const WRITES: readonly CellWrite[] = [
  number(1, 1, '5'),
  { sheet: 0, row: 1, column: 2, value: { kind: 'text', text: '直播间' } },
  number(1, 3, '0.5'),
];

function calculated(book: Book): Book {
  return recalculate(book, { cells: WRITES.map(({ row, column }) => ({ sheet: 0, row, column })), areas: [] }).book;
}

async function written(prefix: string): Promise<Book> {
  return writeCells(await openOdd({ prefix, sheets: { 表: ROWS }, strings: '<{p}si><{p}t>甲</{p}t></{p}si>' }), WRITES);
}

describe('a sheet with cells written again', () => {
  it.each(['', 'x:'])('is read, calculated and written (prefix "%s")', async (prefix) => {
    const book = calculated(await written(prefix));
    const read = [...createSheetView(book, 0).cells()];
    const stored = read.map((cell): CellStored => cell.stored);
    expect(stored.map((one) => (one.kind === 'number' ? one.digits : one.kind))).toEqual(['5', 'text', '0.5', '10', 'error', '5.5']);
    const again = await reopened(book);
    expect(read).toEqual([...createSheetView(again, 0).cells()]);
    expect(getPartText(book, book.sheets[0]?.part ?? '')).toBe(getPartText(again, book.sheets[0]?.part ?? ''));
  });

  it('is written into again', async () => {
    const twice = calculated(writeCells(await written(''), [number(1, 1, '7'), number(9, 1, '1')]));
    const read = [...createSheetView(twice, 0).cells()];
    expect(read).toEqual([...createSheetView(await reopened(twice), 0).cells()]);
    expect(cellsOf(twice, 0).get('1:1')).toMatchObject({ stored: { kind: 'number', digits: '7' } });
  });

  it('is the blank to the byte where all cells are written as they were', async () => {
    const book = await openOdd({ prefix: '', sheets: { 表: ROWS }, strings: '<{p}si><{p}t>甲</{p}t></{p}si>' });
    const opened = await openBook(book.blank);
    if (!opened.ok) throw new Error(opened.refusal.code);
    expect(Buffer.from(bookBytes(writeCells(opened.value, [number(1, 1, '1')]))).equals(book.blank)).toBe(true);
  });
});
