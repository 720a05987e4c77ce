// Plain rows and cells are read as the reader of tokens reads them: every sheet here is read twice, once so written that nothing is plain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXlsx } from './xlsx-read.ts';
import { writeZip } from '../zip/zip-write.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHARED = ['甲', '', 'two words', 'A&amp;B', '_x0041_'];

function workbook(cells: string): Uint8Array {
  return workbookOf(`<row r="2">${cells}</row><row r="3"><c r="B3"><v>9</v></c></row>`);
}

function workbookOf(rows: string): Uint8Array {
  const part = (name: string, text: string): { readonly name: string; readonly bytes: Uint8Array } => ({ name, bytes: Buffer.from(text) });
  const link = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  return writeZip([
    part('_rels/.rels', `<Relationships xmlns="${PACKAGE}">${link('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}">${link('r1', 'worksheet', 'worksheets/sheet1.xml')}${link('r2', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ),
    part('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${SHARED.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`),
    // The first row makes the scanner meet every name, so that all later cells may be plain.
    part(
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>${rows}</sheetData></worksheet>`,
    ),
  ]);
}

/** Two spaces behind the name: no tag is plain any more, and all mean the same. */
async function bothWays(cells: string): Promise<readonly [unknown, unknown]> {
  return [await readXlsx(workbook(cells)), await readXlsx(workbook(cells.replaceAll('<c ', '<c  ').replaceAll('<c>', '<c >')))];
}

const reference = fc.constantFrom(
  ' r="A2"',
  ' r="B2"',
  ' r="C2"',
  ' r="D2"',
  ' r="AB2"',
  ' r="a2"',
  ' r="A3"',
  ' r="2"',
  ' r=""',
  '',
  " r='C2'",
  ' r="XFE2"',
);
const kind = fc.constantFrom(
  '',
  '',
  '',
  ' t="n"',
  ' t="s"',
  ' t="inlineStr"',
  ' t="str"',
  ' t="b"',
  ' t="e"',
  ' t="d"',
  ' t="x"',
  ' t=""',
  ' t="s" t="s"',
);
const style = fc.constantFrom('', ' s="3"', ' s="&#51;"', ' cm="1"');
const content = fc.constantFrom(
  '',
  '<v>12</v>',
  '<v>12.50</v>',
  '<v>-3e2</v>',
  '<v>123456789012345678</v>',
  '<v>45658.29166666667</v>',
  '<v>45658.291666666664</v>',
  '<v>9007199254740993</v>',
  '<v>0.9007199254740993</v>',
  '<v>x</v>',
  '<v></v>',
  '<v/>',
  '<v>0</v>',
  '<v>3</v>',
  '<v>99</v>',
  '<v>&#49;</v>',
  '<v> 7 </v>',
  '<v>1<!-- --></v>',
  '<is><t>甲乙</t></is>',
  '<is><t>&#30002;&amp;</t></is>',
  '<is><t>&nbsp;</t></is>',
  '<is><t>_x0042_</t></is>',
  '<is><t></t></is>',
  '<is><t xml:space="preserve"> a </t></is>',
  '<is><r><t>run</t></r></is>',
  '<f>A1+1</f><v>2</v>',
  '<f>A1+1</f>',
);
const cell = fc
  .tuple(reference, kind, style, content)
  .map(([r, t, s, inner]) => (inner === '' ? `<c${r}${s}${t}/>` : `<c${r}${s}${t}>${inner}</c>`));
const gap = fc.constantFrom('', '', '', ' ', '\n');

/** The tags of rows and what stands in them; `@` is the row's number. */
const rowTag = fc.constantFrom(
  '<row r="@">',
  '<row r="@">',
  '<row r="@">',
  '<row r="@" ht="20" customHeight="1">',
  '<row r="@" xmlns="urn:other">',
  '<row r="@" xmlns:q="urn:q">',
  '<row r="@" r="@">',
  '<row r=" @">',
  '<row>',
  '<row r="@0000000">',
  '<row r="2">',
);
const rowEnd = fc.constantFrom('</row>', '</row>', '</row>', '</row>', '</row >', '</row><!-- -->', '</row>\n', '</c>', '');
const ownCell = fc.constantFrom(
  '<c r="B@"><v>-12.50</v></c>',
  '<c r="A@"/>',
  '<c><v>.5</v></c>',
  '<c r="C@" t="s"><v>3</v></c>',
  '<c r="B7"><v>1</v></c>',
  '',
);

describe('takePlainRows', () => {
  it('reads rows, and refuses them, as the scanner does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(rowTag, fc.array(ownCell, { maxLength: 3 }), rowEnd), { maxLength: 6 }), async (rows) => {
        const text = rows.map(([tag, cells, end], at) => `${tag}${cells.join('')}${end}`.replaceAll('@', String(at + 2))).join('');
        const slow = text.replaceAll('<row ', '<row  ').replaceAll('</row>', '</row  >');
        expect(await readXlsx(workbookOf(text))).toEqual(await readXlsx(workbookOf(slow)));
      }),
      { numRuns: 400 },
    );
  });

  it('reads numbers as they are nearest', async () => {
    const digits = ['0.1', '123456789.012345', '-0.07', '1e5', '12345678901234567', '.5', '5.', '000.10'];
    const rows = digits.map((text, at) => `<row r="${at + 2}"><c r="A${at + 2}"><v>${text}</v></c></row>`).join('');
    expect(await readXlsx(workbookOf(rows))).toMatchObject({
      value: { sheets: [{ rows: [{}, ...digits.map((text) => ({ cells: [Number(text)] }))] }] },
    });
  });

  it('reads, and refuses, what the scanner does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, gap), { maxLength: 6 }), async (cells) => {
        const [quick, slow] = await bothWays(cells.flat().join(''));
        expect(quick).toEqual(slow);
      }),
      { numRuns: 400 },
    );
  });

  it('reads a row of everything plain', async () => {
    const [quick] = await bothWays(
      '<c r="A2" s="1"><v>12.5</v></c><c r="B2" t="s"><v>0</v></c><c r="D2" t="inlineStr"><is><t>&#30002;</t></is></c><c r="E2"/><c><v>7</v></c>',
    );
    expect(quick).toMatchObject({
      ok: true,
      value: { sheets: [{ rows: [{ number: 1 }, { number: 2, cells: [12.5, '甲', null, '甲', null, 7] }, { number: 3 }] }] },
    });
  });

  it('keeps text that is written like a reference apart from the reference', async () => {
    const [quick, slow] = await bothWays(
      '<c r="A2" t="inlineStr"><is><t>&#30002;</t></is></c><c r="B2" t="inlineStr"><is><t>&amp;#30002;</t></is></c>',
    );
    expect(quick).toMatchObject({ value: { sheets: [{ rows: [{}, { cells: ['甲', '&#30002;'] }, {}] }] } });
    expect(quick).toEqual(slow);
  });
});
