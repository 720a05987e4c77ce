// Marks in workbooks of others: the fill is added, formats keep all else, widths of other columns stay, and no other part changes.
import * as XLSX from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { workbookByHand, worksheet } from '../../../test/helpers/workbook-by-hand.ts';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { bookBytes } from './book-bytes.ts';
import type { Book } from './book-model.ts';
import { formatOf, createSheetView } from './sheet-view.ts';
import { markCells, widenColumn } from './mark-cells.ts';
import { openBook } from './open-book.ts';
import { getPartText } from './parts.ts';

const FIXTURES = path.join(import.meta.dirname, '../../../test/fixtures/workbooks');

async function opened(bytes: Uint8Array): Promise<Book> {
  const book = await openBook(bytes);
  if (!book.ok) throw new Error(book.refusal.code);
  return book.value;
}

/** Cells in yellow, as another program reads them. */
function yellow(bytes: Uint8Array, sheet: string): string[] {
  const cells: readonly (readonly [string, { readonly s?: { readonly fgColor?: { readonly rgb?: string } } }])[] = Object.entries(
    XLSX.read(bytes, { cellStyles: true, sheetStubs: true }).Sheets[sheet] ?? {},
  );
  return cells.filter(([name, cell]) => !name.startsWith('!') && cell.s?.fgColor?.rgb === 'FFFF00').map(([name]) => name);
}

describe('marked cells', () => {
  it.each(['simple-monthly.xlsx', 'rich-features.xlsx', 'tenant-list.xlsx', 'placeholders.xlsx'])(
    'of %s are yellow, keep their number format, and touch only their sheet and the styles',
    async (file) => {
      const bytes = readFileSync(path.join(FIXTURES, file));
      const book = await opened(bytes);
      const [sheet] = book.sheets;
      if (sheet === undefined) throw new Error('no sheet');
      const cells = [...createSheetView(book, 0).cells()].slice(0, 400).filter((_, at) => at % 37 === 0);
      const marked = markCells(book, 0, cells);
      const again = bookBytes(marked);
      const names = cells.map(({ row, column }) => XLSX.utils.encode_cell({ r: row - 1, c: column - 1 }));
      expect(yellow(again, sheet.name).toSorted()).toEqual(names.toSorted());
      for (const { row, column, style } of cells) {
        const now = createSheetView(marked, 0).styleAt(row, column);
        expect(now).not.toBe(style);
        expect(formatOf(marked, now)).toEqual(formatOf(book, style));
      }
      const [before, after] = [zipParts(bytes), zipParts(again)];
      const changed = [...after].filter(([part, content]) => !content.equals(before.get(part) ?? Buffer.from(''))).map(([part]) => part);
      expect(changed.toSorted()).toEqual([sheet.part, 'xl/styles.xml'].toSorted());
      expect([...after.keys()]).toEqual([...before.keys()]);
    },
  );

  it('stay as they are where a workbook has no styles, or the sheet no such cell', async () => {
    const plain = workbookByHand({ sheets: { 表: worksheet('<row r="1"><c r="A1"><v>1</v></c></row>') } });
    const book = await opened(plain);
    expect(bookBytes(markCells(book, 0, [{ row: 1, column: 1 }]))).toEqual(plain);
    expect(bookBytes(markCells(book, 0, [{ row: 9, column: 9 }]))).toEqual(plain);
  });
});

describe('a widened column', () => {
  const columnsOf = async (cols: string, column: number): Promise<string> => {
    const sheet = worksheet('<row r="1"><c r="A1"><v>1</v></c></row>').replace('<sheetData>', `${cols}<sheetData>`);
    const book = widenColumn(await opened(workbookByHand({ sheets: { 表: sheet } })), 0, column, 44);
    return /<cols>.*<\/cols>/.exec(getPartText(book, 'xl/worksheets/sheet1.xml'))?.[0] ?? '';
  };

  it('is cut out of those that share its width, and put in order', async () => {
    const wide = (at: number): string => `<col min="${at}" max="${at}" width="44" customWidth="1"/>`;
    expect(await columnsOf('', 3)).toBe(`<cols>${wide(3)}</cols>`);
    expect(await columnsOf('<cols><col min="1" max="2" width="9"/><col min="5" max="6" width="8"/></cols>', 4)).toBe(
      `<cols><col min="1" max="2" width="9"/>${wide(4)}<col min="5" max="6" width="8"/></cols>`,
    );
    expect(await columnsOf('<cols><col min="1" max="2" width="9"/></cols>', 4)).toBe(
      `<cols><col min="1" max="2" width="9"/>${wide(4)}</cols>`,
    );
    // As LibreOffice writes the columns behind the last.
    expect(await columnsOf('<cols><col min="2" max="1024" width="9" style="3" hidden="1"/></cols>', 4)).toBe(
      '<cols><col min="2" max="3" width="9" style="3" hidden="1"/>' +
        '<col min="4" max="4" width="44" style="3" hidden="0" customWidth="1"/><col min="5" max="1024" width="9" style="3" hidden="1"/></cols>',
    );
    expect(await columnsOf('<cols><col min="4" max="4" width="9"/></cols>', 4)).toBe(
      '<cols><col min="4" max="4" width="44" customWidth="1" hidden="0"/></cols>',
    );
  });
});
