// What growing tells of the new text is what a look through the whole of it finds.
import { describe, expect, it } from 'vitest';
import { blankBytes, bookOf } from '../../../test/helpers/fill-figures.ts';
import { openOdd } from '../../../test/helpers/odd-workbooks.ts';
import type { Book } from '../book/book-model.ts';
import type { Growth } from '../book/growth.ts';
import { getPartText } from '../book/parts.ts';
import type { Cells, Rows } from '../book/sheet-arrays.ts';
import { type SheetScan, scanSheet } from '../book/sheet-scan.ts';
import { scanOf } from '../book/sheet-view.ts';
import { growBook } from './grow-book.ts';

function shown({ rows, cells, scope, ...others }: SheetScan): unknown {
  const cut = ({ count, isSorted, ...arrays }: Rows | Cells): unknown => ({
    count,
    isSorted,
    ...Object.fromEntries(Object.entries(arrays).map(([name, numbers]) => [name, [...numbers].slice(0, count)])),
  });
  return { ...others, prefixes: [...scope.prefixes], rows: cut(rows), cells: cut(cells) };
}

/** The scan that growing kept, and whether it was told or had to be looked for; both beside a look through the text. */
function both(book: Book, growths: readonly Growth[]) {
  const grown = growBook(book, growths);
  if (!grown.ok) throw new Error(grown.refusal.code);
  const part = book.sheets[0]?.part ?? '';
  const text = getPartText(grown.value.book, part);
  grown.value.keepScans();
  const looked = scanSheet(text, part);
  if (!looked.ok) throw new Error(looked.refusal.code);
  return { told: shown(scanOf(grown.value.book, 0)), looked: shown(looked.value) };
}

const growth = (first: number, last: number, added: number): Growth => ({ sheet: 0, first, last, added });

describe('the scan of a grown sheet', () => {
  it('is that of its text: formulas longer and shorter than before, merges, a dimension that grew', async () => {
    const { told, looked } = both(await bookOf(blankBytes('tenant-list')), [growth(9, 11, 127)]);
    expect(told).toEqual(looked);
  });

  it.each([
    ['a prefix, spaces between rows, rows that stay and two blocks', 'x:', ''],
    ['values before their formulas', '', '<{p}c r="D8"><{p}v>5</{p}v><{p}f>A98+A99</{p}f></{p}c>'],
    ['a shared formula', '', '<{p}c r="D8"><{p}f t="shared" ref="D8:D9" si="0">A97+1</{p}f><{p}v>1</{p}v></{p}c>'],
    ['an array formula', '', '<{p}c r="D8"><{p}f t="array" ref="D8:E8">A97:B97</{p}f><{p}v>1</{p}v></{p}c>'],
  ])('is that of its text: %s', async (_, prefix, more) => {
    const row = (number: number, cells: string): string => `<{p}row r="${number}" s="1" customFormat="1">${cells}</{p}row>\n`;
    const rows = [
      row(1, '<{p}c r="A1"><{p}v>1</{p}v></{p}c>'),
      row(3, '<{p}c r="A3" t="str"><{p}f>B98&amp;"万"</{p}f><{p}v>9</{p}v></{p}c><{p}c><{p}v>2</{p}v></{p}c>'),
      row(6, '<{p}c r="A6"><{p}f>SUM(A3:A3)</{p}f></{p}c>'),
      row(8, `<{p}c r="A8"/>${more}`),
      row(98, '<{p}c r="B98" s="2"><{p}f>A99</{p}f><{p}v>7</{p}v></{p}c>'),
    ].join('');
    const book = await openOdd({ prefix, sheets: { 表: rows } });
    const { told, looked } = both(book, [growth(3, 3, 2), growth(6, 6, 3)]);
    expect(told).toEqual(looked);
  });
});
