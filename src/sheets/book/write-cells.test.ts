// What writing leaves in a sheet's text: the values, and everything else as it was.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OddWorkbook, cellsOf, openOdd, openSound, reopened, shownIn } from '../../../test/helpers/odd-workbooks.ts';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { bookBytes } from './book-bytes.ts';
import type { Book } from './book-model.ts';
import { getPartText } from './parts.ts';
import { createSheetView } from './sheet-view.ts';
import { type CellWrite, type RichChange, writeCells } from './write-cells.ts';

const SHEET = 'odd/leaves/leaf0.xml';
const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/workbooks');

const number = (row: number, column: number, digits: string): CellWrite => ({ sheet: 0, row, column, value: { kind: 'number', digits } });
const text = (row: number, column: number, shown: string): CellWrite => ({ sheet: 0, row, column, value: { kind: 'text', text: shown } });
const day = (row: number, column: number, iso: string): CellWrite => ({ sheet: 0, row, column, value: { kind: 'date', iso } });
const rich = (row: number, column: number, ...replace: readonly RichChange[]): CellWrite => ({
  sheet: 0,
  row,
  column,
  value: { kind: 'rich', replace },
});

/** What stands between the tags of `sheetData` once these writes are made. */
async function rowsAfter(rows: string, writes: readonly CellWrite[], odd: OddWorkbook = {}): Promise<string> {
  const book = writeCells(await openOdd({ ...odd, sheets: { 表: rows } }), writes);
  expect(cellsOf(await reopened(book))).toEqual(cellsOf(book));
  return /sheetData>(.*)<\/[\w:]*sheetData>/s.exec(getPartText(book, SHEET))?.[1] ?? '';
}

function stringsIn(book: Book): string {
  return getPartText(book, 'odd/words.xml').replace(/^.*?<(?=\w*:?si)/s, '<');
}

describe('writeCells: a cell that the sheet has', () => {
  it.each<[string, string, CellWrite, string]>([
    [
      'keeps style, attributes and their order',
      '<c s="7" x:y="1" r="A1" cm="2" xmlns:x="u"/>',
      number(1, 1, '12.30'),
      '<c s="7" x:y="1" r="A1" cm="2" xmlns:x="u"><v>12.30</v></c>',
    ],
    ['loses a number', '<c r="A1" s="1"><v>1</v></c>', number(1, 1, '-0.5'), '<c r="A1" s="1"><v>-0.5</v></c>'],
    ['loses a boolean and its type', '<c r="A1" t="b" s="1"><v>1</v></c>', number(1, 1, '3'), '<c r="A1" s="1"><v>3</v></c>'],
    ['loses an error', '<c r="A1" t="e"><v>#N/A</v></c>', number(1, 1, '3'), '<c r="A1"><v>3</v></c>'],
    [
      'loses an inline text',
      '<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></is></c>',
      number(1, 1, '3'),
      '<c r="A1"><v>3</v></c>',
    ],
    [
      'loses what belonged to the old value alone',
      '<c r="A1" vm="4" cm="1" ph="1" t="e"><v>#VALUE!</v></c>',
      number(1, 1, '3'),
      '<c r="A1" cm="1"><v>3</v></c>',
    ],
    [
      'keeps extensions',
      '<c r="A1"><v>1</v><extLst><ext uri="u"/></extLst></c>',
      number(1, 1, '3'),
      '<c r="A1"><v>3</v><extLst><ext uri="u"/></extLst></c>',
    ],
    ['is emptied by the empty text', '<c r="A1" s="4" t="inlineStr"><is><t>a</t></is></c>', text(1, 1, ''), '<c r="A1" s="4"/>'],
    [
      'takes text in its own element where there are no shared strings',
      "<c r='A1' t='n' s='4'/>",
      text(1, 1, ' =a&<b> '),
      `<c r='A1' t='inlineStr' s='4'><is><t xml:space="preserve"> =a&amp;&lt;b&gt; </t></is></c>`,
    ],
    ['takes a day as its serial', '<c r="A1" s="4"/>', day(1, 1, '2026-11-05'), '<c r="A1" s="4"><v>46331</v></c>'],
    [
      'takes a day as ISO where it holds ISO',
      '<c r="A1" t="d"><v>2020-01-01T00:00:00</v></c>',
      day(1, 1, '2026-11-05'),
      '<c r="A1" t="d"><v>2026-11-05</v></c>',
    ],
    ['takes a number where it held ISO', '<c r="A1" t="d"><v>2020-01-01</v></c>', number(1, 1, '5'), '<c r="A1"><v>5</v></c>'],
    [
      'escapes what XML can not hold',
      '<c r="A1"/>',
      text(1, 1, 'a\u000b_x0041_\r\n'),
      '<c r="A1" t="inlineStr"><is><t xml:space="preserve">a_x000B__x005F_x0041__x000D_\n</t></is></c>',
    ],
  ])('%s', async (_, cell, write, expected) => {
    expect(await rowsAfter(`<row r="1">${cell}</row>`, [write])).toBe(`<row r="1">${expected}</row>`);
  });

  it('is written with the prefix that it has', async () => {
    const rows = '<{p}row r="1"><{p}c r="A1" s="2"/><{p}c r="C1"><{p}v>1</{p}v></{p}c></{p}row>';
    expect(await rowsAfter(rows, [text(1, 1, '表'), number(1, 2, '4'), text(2, 1, 'b')], { prefix: 'x:' })).toBe(
      '<x:row r="1"><x:c r="A1" s="2" t="inlineStr"><x:is><x:t>表</x:t></x:is></x:c><x:c r="B1"><x:v>4</x:v></x:c><x:c r="C1"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row>',
    );
  });

  it('counts days from 1904 where the workbook does', async () => {
    const rows = await rowsAfter('<row r="1"><c r="A1"/></row>', [day(1, 1, '2026-11-05')], { workbookProperties: 'date1904="1"' });
    expect(rows).toBe('<row r="1"><c r="A1"><v>44869</v></c></row>');
  });

  it.each<[string, string, CellWrite]>([
    ['holds a formula', '<c r="A1"><f>1</f></c>', number(1, 1, '1')],
    ['lies in an array', '<c r="A1"><f t="array" ref="A1:B1">1</f></c><c r="B1"/>', number(1, 2, '1')],
    ['would get what is no number', '<c r="A1"/>', number(1, 1, '1e3')],
    ['has no such characters', '<c r="A1" t="str"><v>b</v></c>', rich(1, 1, ['a', 'c'])],
  ])('is a mistake to write where it %s', async (_, cell, write) => {
    const book = await openOdd({ sheets: { 表: `<row r="1">${cell}</row>` } });
    expect(() => writeCells(book, [write])).toThrow();
    expect(() => writeCells(book, [number(9, 9, '1'), number(9, 9, '1')])).toThrow('twice');
  });
});

describe('writeCells: a cell that the sheet has not', () => {
  it('gets its place in the row, and the style of its row, else of its column', async () => {
    const rows = '<row r="2" spans="2:3"><c r="B2"/><c r="D2"/></row><row r="4" s="8" customFormat="1" ht="20"/><row r="5" s="9" />';
    const before = '<dimension ref="B2:D5"/><cols><col min="3" max="6" style="5"/></cols>';
    const written = await rowsAfter(
      rows,
      [number(2, 5, '5'), number(2, 3, '3'), number(2, 1, '1'), number(4, 3, '3'), number(5, 3, '4'), text(5, 4, ''), text(7, 1, '')],
      { before },
    );
    expect(written).toBe(
      '<row r="2" spans="1:5"><c r="A2"><v>1</v></c><c r="B2"/><c r="C2" s="5"><v>3</v></c><c r="D2"/><c r="E2" s="5"><v>5</v></c></row><row r="4" s="8" customFormat="1" ht="20"><c r="C4" s="8"><v>3</v></c></row><row r="5" s="9" ><c r="C5" s="5"><v>4</v></c></row>',
    );
  });

  it('gets a row in its place, also in a sheet without any', async () => {
    const rows = '<row r="2"/><row r="5"/>';
    const writes = [number(9, 1, '9'), number(1, 1, '1'), number(3, 2, '3'), number(3, 1, '2')];
    expect(await rowsAfter(rows, writes)).toBe(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/><row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>3</v></c></row><row r="5"/><row r="9"><c r="A9"><v>9</v></c></row>',
    );
    const book = await openOdd({
      parts: [
        { name: SHEET, content: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData /></worksheet>` },
      ],
    });
    expect(getPartText(writeCells(book, [number(1, 1, '1')]), SHEET)).toContain(
      '<sheetData ><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
    );
  });

  it.each([
    ['', [number(9, 9, '1')], '<dimension ref="B2:I9"/>'],
    ['', [number(3, 3, '1'), number(9, 9, '1')], '<dimension ref="B2:I9"/>'],
    ['', [number(1, 1, '1')], '<dimension ref="A1:D5"/>'],
    ['', [number(3, 3, '1')], '<dimension ref="B2:D5"/>'],
    ['', [text(9, 9, '')], '<dimension ref="B2:D5"/>'],
  ])('makes the dimension reach it, and no further (%#)', async (rows, writes, expected) => {
    const book = writeCells(await openOdd({ before: '<dimension ref="B2:D5"/>', sheets: { 表: rows } }), writes);
    expect(getPartText(book, SHEET)).toContain(expected);
  });

  it('says where it is only where its place does not', async () => {
    const rows = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="4"/>';
    expect(await rowsAfter(rows, [number(1, 2, '7'), number(1, 6, '8'), number(2, 1, '9'), number(3, 2, '10'), number(5, 1, '11')])).toBe(
      '<row><c><v>1</v></c><c><v>7</v></c><c r="D1"><v>2</v></c><c><v>3</v></c><c><v>8</v></c></row><row><c><v>9</v></c></row><row><c r="B3"><v>10</v></c></row><row r="4"/><row r="5"><c r="A5"><v>11</v></c></row>',
    );
  });
});

describe('writeCells: shared strings', () => {
  const ROWS = '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c><c r="C1"/></row>';
  const STRINGS = '<{p}si><{p}t>□甲</{p}t></{p}si>';

  it('are added to at their end, each text once, with counts that agree', async () => {
    const odd = { sheets: { 表: ROWS }, strings: `${STRINGS}\n<extLst/>`, stringsAttributes: ' uniqueCount="1" count="2"' };
    const book = writeCells(await openOdd(odd), [text(1, 1, '乙'), text(1, 3, '乙'), text(2, 1, ' 丙'), number(1, 2, '1')]);
    expect(getPartText(book, 'odd/words.xml')).toContain(' uniqueCount="3" count="3"');
    expect(stringsIn(book)).toBe('<si><t>□甲</t></si><si><t>乙</t></si><si><t xml:space="preserve"> 丙</t></si>\n<extLst/></sst>');
    expect([shownIn(book, 1, 1), shownIn(book, 1, 3), shownIn(book, 2, 1)]).toEqual(['乙', '乙', ' 丙']);
    expect(cellsOf(await reopened(book))).toEqual(cellsOf(book));
  });

  it('count a cell once that names a string for the first time, and no more where it names none', async () => {
    const rows = ROWS.replace('<c r="C1"/>', '<c r="C1" t="s"/><c r="D1" t="s"><v>0</v></c>');
    const odd = { sheets: { 表: rows }, strings: STRINGS, stringsAttributes: ' uniqueCount="1" count="3"' };
    const book = writeCells(await openOdd(odd), [text(1, 3, '乙'), text(1, 1, '丙'), number(1, 4, '1')]);
    expect(getPartText(book, 'odd/words.xml')).toContain(' uniqueCount="3" count="3"');
  });

  it('have a prefix of their own, and may be empty', async () => {
    const book = writeCells(
      await openOdd({ prefix: 'x:', sheets: { 表: ROWS.replaceAll(/<(\/?)(row|c|v)/g, '<$1{p}$2') }, strings: STRINGS }),
      [text(1, 3, '乙')],
    );
    expect(stringsIn(book)).toBe('<x:si><x:t>□甲</x:t></x:si><x:si><x:t>乙</x:t></x:si></x:sst>');
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const empty = await openOdd({
      strings: '',
      parts: [{ name: 'odd/words.xml', content: `<sst xmlns='${main}' count='0' uniqueCount='0' />` }],
    });
    const filled = writeCells(empty, [text(1, 1, '乙')]);
    expect(getPartText(filled, 'odd/words.xml')).toBe(`<sst xmlns='${main}' count='1' uniqueCount='1' ><si><t>乙</t></si></sst>`);
  });

  it('keep the runs of a text of which some characters change, and leave the old one to other cells', async () => {
    const run = (bold: boolean, shown: string): string => `<r>${bold ? '<rPr><b/></rPr>' : ''}<t xml:space="preserve">${shown}</t></r>`;
    const strings = `<si>${run(true, '类型：□')}${run(false, '市级 □')}<r><t>区级</t></r><rPh sb="0" eb="2"><t>leixing</t></rPh></si>`;
    const opened = await openOdd({ sheets: { 表: ROWS }, strings });
    const ticked = writeCells(opened, [rich(1, 1, ['□', '☑', 7])]);
    expect([shownIn(ticked, 1, 1), shownIn(ticked, 1, 2)]).toEqual(['类型：□市级 ☑区级', '类型：□市级 □区级']);
    expect(stringsIn(ticked)).toBe(`${strings}${strings.replace('市级 □', '市级 ☑')}</sst>`);
    const placed = writeCells(opened, [rich(1, 2, ['□市级', '市'], ['区级', ' 区级 '])]);
    expect(shownIn(placed, 1, 2)).toBe('类型：市 □ 区级 ');
    expect(stringsIn(placed).replace(strings, '')).toBe(
      `<si>${run(true, '类型：市')}${run(false, ' □')}<r><t xml:space="preserve"> 区级 </t></r></si></sst>`,
    );
  });

  it('take changes over runs into the first of them', async () => {
    const strings = '<si><r><t>ab</t></r><r><t>cd</t></r><r><t>ef</t></r></si>';
    const book = writeCells(await openOdd({ sheets: { 表: ROWS }, strings }), [rich(1, 1, ['bcde', 'XY'])]);
    expect(stringsIn(book)).toBe(`${strings}<si><r><t>aXY</t></r><r><t></t></r><r><t>f</t></r></si></sst>`);
  });

  it('are not needed for characters of an inline text', async () => {
    const cell = (shown: string): string => `<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>${shown}</t></r></is></c></row>`;
    expect(await rowsAfter(cell('□甲 □乙'), [rich(1, 1, ['□乙', '☑乙'])])).toBe(cell('□甲 ☑乙'));
    expect(await rowsAfter('<row r="1"><c r="A1" t="str"><v>□甲</v></c></row>', [rich(1, 1, ['□', '☑'])])).toBe(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>☑甲</t></is></c></row>',
    );
  });
});

describe('writeCells: the blanks', () => {
  it.each(['simple-monthly', 'rich-features', 'tenant-list', 'placeholders'])('changes nothing of %s but its own cells', async (name) => {
    const bytes = readFileSync(join(FIXTURES, `${name}.xlsx`));
    const book = await openSound(bytes);
    const written = writeCells(book, [text(3, 30, '新'), number(200, 1, '12.5')]);
    const [old, fresh] = [zipParts(bytes), zipParts(bookBytes(written))];
    expect([...fresh.keys()]).toEqual([...old.keys()]);
    const changed = [...fresh].filter(([part, content]) => !content.equals(old.get(part) ?? Buffer.alloc(0))).map(([part]) => part);
    expect(changed.toSorted()).toEqual(['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml']);
    const [before, after] = [cellsOf(book), new Map(cellsOf(await reopened(written)))];
    expect([after.get('3:30')?.stored, after.get('200:1')?.stored]).toEqual([
      { kind: 'text', text: '新' },
      { kind: 'number', digits: '12.5' },
    ]);
    for (const key of ['3:30', '200:1']) after.delete(key);
    expect(after).toEqual(before);
    expect(createSheetView(written, 0).merges).toEqual(createSheetView(book, 0).merges);
    expect(
      Buffer.compare(bookBytes(written), bookBytes(writeCells(await openSound(bytes), [text(3, 30, '新'), number(200, 1, '12.5')]))),
    ).toBe(0);
  });
});
