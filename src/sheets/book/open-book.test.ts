// Which files open, which are refused with what, and how parts are found.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boastful, oleWith } from '../../../test/helpers/hostile-workbooks.ts';
import { type OddWorkbook, oddParts, openOdd, openSound, shownIn } from '../../../test/helpers/odd-workbooks.ts';
import { type HandPart, deflatedSpaces, zipByHand } from '../../../test/helpers/zip-by-hand.ts';
import { bookBytes } from './book-bytes.ts';
import { odditiesOf } from './oddities.ts';
import { openBook } from './open-book.ts';
import { hasPart, namesOf, listOutsideLinks, getPartText, findRelatedPart, relationsOf, withParts } from './parts.ts';

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures');
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const LIST = 'http://schemas.openxmlformats.org/package/2006/relationships';

function fixture(name: string): Uint8Array {
  return readFileSync(join(FIXTURES, name));
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const book = await openBook(bytes);
  if (book.ok) return 'opens';
  const { code, data } = book.refusal;
  return [code, ...Object.values(data)].join(' ');
}

function oddWith(parts: readonly HandPart[], odd: OddWorkbook = {}): Uint8Array {
  return zipByHand(oddParts({ ...odd, parts }));
}

/** What some programs write for an empty part: deflated, and no byte at all. */
const NOTHING = new Uint8Array();

describe('openBook', () => {
  it.each([
    ['simple-monthly', ['月报表']],
    ['rich-features', ['封面', '基本情况', '分平台', '汇总', '代码表', '填报说明']],
    ['tenant-list', ['企业情况', '汇总']],
    ['placeholders', ['月报', '固定说明']],
  ])('opens %s, and gives its bytes back', async (name, sheets) => {
    const bytes = fixture(`workbooks/${name}.xlsx`);
    const book = await openSound(bytes);
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(sheets);
    expect(Buffer.compare(bookBytes(book), bytes)).toBe(0);
  });

  it('knows hidden sheets, names and links of the rich one', async () => {
    const book = await openSound(fixture('workbooks/rich-features.xlsx'));
    expect(book.sheets.map((sheet) => sheet.state)).toEqual(['visible', 'visible', 'visible', 'visible', 'hidden', 'visible']);
    expect(namesOf(book)).toContainEqual({ name: '_xlnm.Print_Area', formula: "'基本情况'!$A$1:$F$22", sheet: 1 });
    expect(relationsOf(book, 'xl/worksheets/sheet1.xml').map(({ kind, isExternal }) => [kind, isExternal])).toContainEqual([
      'hyperlink',
      true,
    ]);
    expect(listOutsideLinks(book)).toEqual([]);
  });

  it.each<[string, OddWorkbook]>([
    ['another prefix', { prefix: 'x:' }],
    ['strict namespaces', { isStrict: true }],
    ['strict namespaces and a prefix', { isStrict: true, prefix: 'main:' }],
    ['absolute targets', { isAbsolute: true }],
    ['CR LF between all elements', { newline: '\r\n' }],
    ['single quotes', { quote: "'" }],
    ['macros', { hasMacros: true }],
  ])('reads a workbook with %s', async (_, odd) => {
    const book = await openOdd({
      ...odd,
      sheets: { 一: '<{p}row r="2"><{p}c r="B2" t="s"><{p}v>0</{p}v></{p}c></{p}row>', 二: '' },
      strings: '<{p}si><{p}t>表</{p}t></{p}si>',
    });
    expect(book.sheets.map(({ name, part }) => [name, part])).toEqual([
      ['一', 'odd/leaves/leaf0.xml'],
      ['二', 'odd/leaves/leaf1.xml'],
    ]);
    expect(shownIn(book, 2, 2)).toBe('表');
    expect(book.extension).toBe(odd.hasMacros === true ? 'xlsm' : 'xlsx');
  });

  it('reads parts in UTF-16, with a byte order mark, stored and streamed', async () => {
    const [types, roots, core, links, leaf, ...rest] = oddParts({ sheets: { 表: '<row r="1"><c r="A1"><v>7</v></c></row>' } });
    if (types === undefined || roots === undefined || core === undefined || links === undefined || leaf === undefined)
      throw new Error('parts');
    const wide = Buffer.from(`\ufeff${String(leaf.content).replace('UTF-8', 'UTF-16')}`, 'utf16le');
    const book = await openSound(
      zipByHand([
        { ...types, stored: true },
        { ...roots, streamed: true },
        { ...core, content: `\ufeff${String(core.content)}`, streamed: true, stored: true },
        links,
        { ...leaf, content: wide },
        ...rest,
      ]),
    );
    expect(shownIn(book, 1, 1)).toBe('7');
    expect(getPartText(book, 'odd/core.xml').startsWith('\ufeff')).toBe(true);
  });

  it('tells the date system, names of sheets and the kinds of sheets', async () => {
    const book = await openOdd({ workbookProperties: 'date1904="true"', sheets: { 'a_x005F_x0041_&amp;': '' } });
    expect(book.date1904).toBe(true);
    expect(book.sheets[0]?.name).toBe('a_x0041_&');
  });

  it('names what a workbook reaches for outside of itself', async () => {
    const links = `<Relationship Id="e" Type="${LINKS}/externalLink" Target="links/e.xml"/><Relationship Id="c" Type="${LINKS}/connections" Target="c.xml"/>`;
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const book = await openOdd({
      workbookLinks: links,
      parts: [
        { name: 'odd/links/e.xml', content: `<externalLink xmlns="${main}"/>` },
        {
          name: 'odd/links/_rels/e.xml.rels',
          content: `<Relationships xmlns="${LIST}"><Relationship Id="r" Type="${LINKS}/externalLinkPath" TargetMode="External" Target="file:///D:/上月.xlsx"/></Relationships>`,
        },
        { name: 'odd/c.xml', content: `<connections xmlns="${main}"><connection id="1" name="查询1"/></connections>` },
      ],
    });
    expect(listOutsideLinks(book)).toEqual(['file:///D:/上月.xlsx', '查询1']);
  });

  it.each<[string, string, () => Uint8Array]>([
    ['an old workbook', 'WB_XLS', () => fixture('files/studios.xls')],
    ['a workbook with a password', 'WB_ENCRYPTED', () => oleWith(['EncryptionInfo', 'EncryptedPackage'])],
    ['one whose table is declared larger than the file', 'WB_ENCRYPTED', () => boastful(['EncryptionInfo', 'EncryptedPackage'])],
    ['a workbook stream', 'WB_XLS', () => oleWith(['Workbook'])],
    ['an old document', 'WB_KIND doc', () => oleWith(['WordDocument'])],
    ['a compound file that is cut off', 'WB_DAMAGED OLE 100 B', () => oleWith(['Workbook']).subarray(0, 100)],
    ['an HTML table', 'WB_KIND html', () => fixture('files/features-html.xls')],
    ['csv', 'WB_KIND csv', () => Buffer.from('a,b\n1,2\n')],
    ['GB18030 csv', 'WB_KIND csv', () => Buffer.from([0xb1, 0xed, 0x2c, 0x31])],
    ['pdf', 'WB_KIND pdf', () => Buffer.from('%PDF-1.7\n')],
    ['bytes', 'WB_KIND binary', () => Buffer.from([1, 2, 3, 0, 5])],
    ['nothing', 'WB_DAMAGED 0 B', () => new Uint8Array()],
    ['a zip', 'WB_KIND zip', () => zipByHand([{ name: 'a.txt', content: 'a' }])],
    [
      'ods',
      'WB_KIND ods',
      () =>
        zipByHand([
          { name: 'mimetype', content: 'x' },
          { name: 'content.xml', content: '<a/>' },
        ]),
    ],
    ['docx', 'WB_KIND docx', () => zipByHand([{ name: 'word/document.xml', content: '<a/>' }])],
    ['xlsb', 'WB_KIND xlsb', () => zipByHand([{ name: 'xl/workbook.bin', content: 'a' }])],
    ['a workbook that is cut off', 'WB_DAMAGED zip end', () => fixture('workbooks/simple-monthly.xlsx').subarray(0, 5_000)],
    [
      'a workbook with an end of its own',
      'WB_DAMAGED end',
      () => Buffer.concat([fixture('workbooks/simple-monthly.xlsx'), Buffer.alloc(3)]),
    ],
  ])('refuses %s', async (_, refusal, bytes) => {
    expect(await refusalOf(bytes())).toBe(refusal);
  });

  it.each<[string, string, readonly HandPart[], OddWorkbook?]>([
    ['an entry twice', 'WB_DAMAGED ODD/core.xml: name', [{ name: 'ODD/core.xml', content: '<a/>' }]],
    ['a wrong checksum', 'WB_DAMAGED a.bin: checksum', [{ name: 'a.bin', content: 'a', claimedCrc: 1 }]],
    ['a part that is no XML', 'WB_DAMAGED odd/a.xml: XML @3', [{ name: 'odd/a.xml', content: '<a></b>' }]],
    [
      'a plain element with an attribute twice, behind others',
      'WB_DAMAGED odd/a.xml: XML @',
      [{ name: 'odd/a.xml', content: '<a><c r="A1" i="1"/><c r="A2" i="1" l="1"/><c r="A3" i="1" r="A4"/></a>' }],
    ],
    [
      'a plain element with a reference to nothing',
      'WB_DAMAGED odd/a.xml: XML @',
      [{ name: 'odd/a.xml', content: '<a><c r="A1"/><c r="&no;"/></a>' }],
    ],
    ['a DTD', 'WB_DAMAGED odd/a.xml: DTD', [{ name: 'odd/a.xml', content: '<!DOCTYPE a><a/>' }]],
    ['a part that is no text', 'WB_DAMAGED odd/a.xml: encoding', [{ name: 'odd/a.xml', content: Buffer.from([0x3c, 0xb1, 0xed]) }]],
    [
      'a sheet that is no XML',
      'WB_DAMAGED odd/leaves/leaf0.xml: XML @',
      [
        {
          name: 'odd/leaves/leaf0.xml',
          content: '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row',
        },
      ],
    ],
    ['a sheet that is none', 'WB_DAMAGED odd/leaves/leaf0.xml: root @0', [{ name: 'odd/leaves/leaf0.xml', content: '<a/>' }]],
    ['relationships that are no XML', 'WB_DAMAGED odd/_rels/core.xml.rels: XML @0', [{ name: 'odd/_rels/core.xml.rels', content: '<a' }]],
    [
      'styles that are not there',
      'WB_DAMAGED odd/_rels/core.xml.rels: d odd/none.xml',
      [],
      { workbookLinks: `<Relationship Id="d" Type="${LINKS}/styles" Target="none.xml"/>` },
    ],
    ['a sheet without a byte', 'WB_DAMAGED odd/leaves/leaf0.xml: XML @0', [{ name: 'odd/leaves/leaf0.xml', content: '', packed: NOTHING }]],
    [
      'an id twice',
      'WB_DAMAGED odd/_rels/core.xml.rels: Id',
      [],
      { workbookLinks: `<Relationship Id="k0" Type="${LINKS}/a" Target="core.xml"/>` },
    ],
    [
      'a string that is none',
      'WB_DAMAGED odd/leaves/leaf0.xml: string 1',
      [],
      { sheets: { 表: '<row r="1"><c r="A1" t="s"><v>1</v></c></row>' }, strings: '<si/>' },
    ],
    ['a cell in another row', 'WB_DAMAGED odd/leaves/leaf0.xml: address', [], { sheets: { 表: '<row r="1"><c r="A2"/></row>' } }],
    [
      'a cell twice',
      'WB_DAMAGED odd/leaves/leaf0.xml: cell twice in row 1',
      [],
      { sheets: { 表: '<row r="1"><c r="A1"/><c r="A1"/></row>' } },
    ],
    ['a row twice', 'WB_DAMAGED odd/leaves/leaf0.xml: row twice', [], { sheets: { 表: '<row r="1"/><row r="1"/>' } }],
    ['a row beyond the last', 'WB_DAMAGED odd/leaves/leaf0.xml: row', [], { sheets: { 表: '<row r="1048577"/>' } }],
    ['a column beyond the last', 'WB_DAMAGED odd/leaves/leaf0.xml: cell', [], { sheets: { 表: '<row r="1"><c r="XFE1"/></row>' } }],
    ['another type of cell', 'WB_DAMAGED odd/leaves/leaf0.xml: type', [], { sheets: { 表: '<row r="1"><c r="A1" t="x"/></row>' } }],
    [
      'a template',
      'WB_KIND xltx',
      [
        {
          name: '[Content_Types].xml',
          content:
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/odd/core.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"/></Types>',
        },
      ],
    ],
    ['a signed package', 'WB_SIGNED', [{ name: '_xmlsignatures/origin.sigs', content: '' }]],
    ['a workbook without a byte', 'WB_DAMAGED odd/core.xml: XML @0', [{ name: 'odd/core.xml', content: '', packed: NOTHING }]],
    [
      'a bomb',
      'WB_TOO_BIG odd/a.xml: 90000000 >',
      [{ name: 'odd/a.xml', content: '', packed: deflatedSpaces('<a', 1), claimedSize: 90_000_000 }],
    ],
  ])('refuses a workbook with %s', async (_, refusal, parts, odd = {}) => {
    expect(await refusalOf(oddWith(parts, odd))).toContain(refusal);
  });

  it('lets a signature over the macros alone, foreign parts and old drawings be', async () => {
    const book = await openOdd({
      hasMacros: true,
      workbookLinks: `<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>`,
      parts: [
        { name: 'odd/vbaProject.bin', content: 'macro' },
        { name: 'odd/vbaProjectSignature.bin', content: 'signature' },
        { name: 'customXml/item1.xml', content: Buffer.from([0x3c, 0xb1, 0xed, 0x3e]) },
        { name: 'odd/old.vml', content: '<xml><br></xml>' },
      ],
    });
    expect(hasPart(book, 'odd/vbaProject.bin')).toBe(true);
  });

  it('takes module sheets without a part, parts that are missing and parts without a byte as they are, and says so', async () => {
    const book = await openOdd({
      sheets: { 表: '<row r="1"><c r="A1"><v>1</v></c></row>' },
      workbookLinks: `<Relationship Id="t" Type="${LINKS}/theme" Target="theme.xml"/><Relationship Id="c" Type="${LINKS}/calcChain" Target="chain.xml"/>`,
      parts: [
        {
          name: 'odd/leaves/_rels/leaf0.xml.rels',
          content: `<Relationships xmlns="${LIST}"><Relationship Id="d" Type="${LINKS}/drawing" Target="../none.xml"/><Relationship Id="h" Type="${LINKS}/hyperlink" Target="away.docx"/></Relationships>`,
        },
        { name: 'odd/chain.xml', content: '', packed: NOTHING },
        { name: 'odd/more.bin', content: '', packed: NOTHING },
      ],
    });
    expect(odditiesOf(book)).toEqual([
      { what: 'part_missing', part: 'odd/theme.xml' },
      { what: 'part_missing', part: 'odd/none.xml' },
      { what: 'part_empty', part: 'odd/chain.xml' },
      { what: 'part_empty', part: 'odd/more.bin' },
    ]);
    expect(bookBytes(book)).toEqual(book.blank);
  });

  it('takes parts out and back in', async () => {
    const book = await openOdd({ strings: '<si/>' });
    const words = findRelatedPart(book, book.workbookPart, 'sharedStrings') ?? '';
    const without = withParts(book, new Map([[words, null]]));
    expect(hasPart(without, words)).toBe(false);
    expect(hasPart(await openSound(bookBytes(withParts(without, new Map([[words, getPartText(book, words)]])))), words)).toBe(true);
    expect(withParts(without, new Map([[words, getPartText(book, words)]])).changed.size).toBe(0);
  });
});
