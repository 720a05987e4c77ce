// Old .xls and HTML tables through the one door, whatever their names say.
import { readFileSync } from 'node:fs';
import { type BookType, utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { iterateRows, readTableFile } from './read-table.ts';
import type { TableFile } from './table.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../../test/fixtures/files/${name}`, import.meta.url));

async function read(bytes: Uint8Array): Promise<TableFile> {
  const result = await readTableFile(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

describe('old xls', () => {
  it('reads what LibreOffice saved, dates as serials, errors as trouble', async () => {
    const file = await read(fixture('features.xls'));
    expect(file.format).toBe('xls');
    expect(file.sheets.map((sheet) => sheet.name)).toEqual(['销售台账', '藏']);
    expect(file.sheets[0]?.merged).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
    expect(file.sheets[0]?.rows.slice(2)).toEqual([
      { number: 4, cells: ['2026-10', 46298, 1234.56, 2469.12, { trouble: 'error', text: '#DIV/0!' }] },
      { number: 5, cells: ['2026-11', 46329.84375, -5, '甲 2026-11', 1] },
    ]);
  });

  it('holds the same as the xlsx saved beside it', async () => {
    expect(iterateRows(await read(fixture('studios.xls')))).toEqual(iterateRows(await read(fixture('studios.xlsx'))));
  });

  it.each<BookType>(['biff8', 'biff5'])('reads %s as another program writes it', async (bookType) => {
    const sheet = utils.aoa_to_sheet([
      ['month', 'amount'],
      ['2026-10', 12.5],
      ['', true],
    ]);
    const bytes: unknown = write(utils.book_new(sheet, 'ledger'), { type: 'buffer', bookType });
    if (!Buffer.isBuffer(bytes)) throw new Error('no bytes');
    expect((await read(bytes)).sheets[0]?.rows.map((row) => row.cells)).toEqual([
      ['month', 'amount'],
      ['2026-10', 12.5],
      [null, 'TRUE'],
    ]);
  });
});

describe('old xls in a code page', () => {
  it.each<BookType>(['biff5', 'biff2'])('reads Chinese text in %s', async (bookType) => {
    const bytes: unknown = write(utils.book_new(utils.aoa_to_sheet([['ABCDEF']]), 'S'), { type: 'buffer', bookType });
    if (!Buffer.isBuffer(bytes)) throw new Error('no bytes');
    Buffer.from('d6b1b2a5bce4', 'hex').copy(bytes, bytes.indexOf('ABCDEF'));
    // The record that names the code page, where there is one: 936 in place of 1252.
    const page = bytes.indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00, 0xe4, 0x04]));
    if (page >= 0) bytes.writeUInt16LE(936, page + 4);
    expect((await read(bytes)).sheets[0]?.rows).toEqual([{ number: 1, cells: ['直播间'] }]);
  });
});

describe('HTML tables', () => {
  const rowsOf = async (html: string): Promise<unknown> =>
    (await read(Buffer.from(html))).sheets.map((sheet) => sheet.rows.map((row) => [row.number, ...row.cells]));

  it('reads what LibreOffice saved', async () => {
    const file = await read(fixture('features-html.xls'));
    expect(file.format).toBe('html');
    expect(file.sheets[0]?.rows[2]?.cells.slice(0, 2)).toEqual(['2026-10', '2026-10-03']);
  });

  it('keeps every digit of an identifier, and shows entities and lines as a reader sees them', async () => {
    const html = `<html><head><style>td{color:red}</style></head><body><!-- <table> --><table border=1>
      <tr><th>场次&nbsp;ID</th><th>备注</th></tr><tr><td x:num="7.3e18">7312345678901234567</td><td>甲&amp;乙<br>丙 &#30452;</td></tr>
      <tr><td>0012<td><b>末</b></table></body></html>`;
    expect(await rowsOf(html)).toEqual([
      [
        [1, '场次\u00a0ID', '备注'],
        [2, '7312345678901234567', '甲&乙\n丙 直'],
        [3, '0012', '末'],
      ],
    ]);
  });

  it('places cells beside those that span rows and columns', async () => {
    const html =
      '<table><tr><td rowspan="2">a</td><td colspan=2>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr><tr><td>f</td></tr></table>';
    expect(await rowsOf(html)).toEqual([
      [
        [1, 'a', 'b', null, 'c'],
        [2, null, 'd', 'e'],
        [3, 'f'],
      ],
    ]);
    expect((await read(Buffer.from(html))).sheets[0]?.merged).toEqual([
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 1, right: 3 },
    ]);
  });

  it('reads GB18030 pages and several tables', async () => {
    const page = Buffer.concat([
      Buffer.from('<table><tr><td>'),
      Buffer.from([0xd6, 0xd0]),
      Buffer.from('</td></tr></table><table><tr><td>2</td></tr></table>'),
    ]);
    expect((await read(page)).sheets.map((sheet) => [sheet.name, sheet.rows[0]?.cells])).toEqual([
      ['1', ['中']],
      ['2', ['2']],
    ]);
  });
});
