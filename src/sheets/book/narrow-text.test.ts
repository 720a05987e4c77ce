// Large texts that take one byte a character: what they are made of, what they are written as, and where none is made.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAIN, workbookByHand, worksheet } from '../../../test/helpers/workbook-by-hand.ts';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { openSound } from '../../../test/helpers/odd-workbooks.ts';
import { bookBytes } from './book-bytes.ts';
import { joinNarrow, narrowText, narrowXml, encodeWide } from './narrow-text.ts';
import { openBook } from './open-book.ts';
import { getPartText } from './parts.ts';
import { createSheetView } from './sheet-view.ts';
import { writeCells } from './write-cells.ts';

const PART = 'xl/worksheets/sheet1.xml';
/** So many rows make a text of more than a million characters. */
const FILLING = Array.from(
  { length: 12_000 },
  (_, at) => `<row r="${at + 9}"><c r="A${at + 9}" s="0"><v>${at}</v></c><c r="B${at + 9}" s="0"><v>${at * 7}</v></c></row>`,
).join('');
const HEAD =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>直播间 é 𠮷</t></is></c><c r="B1" t="str"><f>IF(A9&gt;0,"家","")</f><v>家</v></c><c r="C1"/></row>';

function large(head: string): Buffer {
  return Buffer.from(worksheet(head + FILLING, '', MAIN));
}

describe('a large text with a few characters beyond Latin-1', () => {
  it('takes one byte a character, and is written as it was', () => {
    const bytes = large(HEAD);
    const text = narrowText(bytes) ?? '';
    expect(text).toContain('<t>&#0030452;&#0025773;&#0038388; é &#00134071;</t>');
    expect(/[^\0-\xff]/.test(text)).toBe(false);
    expect(encodeWide([text]).equals(bytes)).toBe(true);
  });

  it('takes one byte a character where there is none at all', () => {
    const bytes = large('<row r="1"><c r="A1" t="inlineStr"><is><t>a &#x5BB6;</t></is></c></row>');
    const text = narrowText(bytes) ?? '';
    expect([text.length, encodeWide([text]).equals(bytes)]).toEqual([bytes.length, true]);
    expect(joinNarrow([text, narrowXml('家'), text])).toBe(`${text}&#0023478;${text}`);
  });

  it('is left as it is where a reference would say something else, or be no reference', () => {
    for (const head of [
      '<!-- 家 -->',
      '<row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row>',
      '<?家 x?>',
      '<row r="1"><c r="A1"/><家/></row>',
      '<row r="1" a=">" 家="1"/>',
      '<row r="1"><c r="A1" t="inlineStr"><is><t>家&#00123;</t></is></c></row>',
    ])
      expect([head, narrowText(large(head))]).toEqual([head, null]);
    expect(narrowText(large(HEAD).subarray(0, 900_000))).toBeNull();
    expect(narrowText(large(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'家'.repeat(2_000)}</t></is></c></row>`))).toBeNull();
  });

  it('may hold them in the values of attributes', () => {
    const bytes = large(`<row r="1" a="家'>" b='"家'/>`);
    expect(encodeWide([narrowText(bytes) ?? '']).equals(bytes)).toBe(true);
  });

  it('gives any piece back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (piece) => {
        fc.pre(!piece.includes('&'));
        expect(encodeWide([narrowXml(piece)]).toString()).toBe(piece.toWellFormed());
      }),
    );
  });
});

describe('a large sheet with a few Chinese characters', () => {
  const blank = (head: string): Buffer => workbookByHand({ sheets: { 表: large(head).toString() } });

  it('is read and written like every sheet', async () => {
    const book = await openSound(blank(HEAD));
    expect(getPartText(book, PART)).toContain('&#0030452;');
    expect(createSheetView(book, 0).cellAt(1, 1)?.stored).toEqual({ kind: 'text', text: '直播间 é 𠮷' });
    expect(createSheetView(book, 0).cellAt(1, 2)).toMatchObject({ formula: 'IF(A9>0,"家","")', stored: { kind: 'text', text: '家' } });
    const written = bookBytes(writeCells(book, [{ sheet: 0, row: 1, column: 3, value: { kind: 'text', text: '企业' } }]));
    const [before, after] = [large(HEAD).toString(), zipParts(written).get(PART)?.toString() ?? ''];
    expect(after).toBe(before.replace('<c r="C1"/>', /<c r="C1".*?<\/c>/.exec(after)?.[0] ?? ''));
    expect(after).toContain('企业');
  });

  it('is refused by the place where it is broken as it is written', async () => {
    const broken = blank(HEAD.replace('<c r="C1"/>', '<c r="C2"/>'));
    const at = large(HEAD.replace('<c r="C1"/>', '<c r="C2"/>')).toString().indexOf('<c r="C2"/>');
    expect(await openBook(broken)).toEqual({ ok: false, refusal: { code: 'WB_DAMAGED', data: { detail: `${PART}: address @${at}` } } });
  });
});
