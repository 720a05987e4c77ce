// Every bad file (docs/rules/imports.md, Bad input) that concerns decoding, and hundreds of damaged copies: each is refused or read, nothing throws.
import { readFileSync, readdirSync } from 'node:fs';
import { CFB } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { formatRefusal } from '../../src/contract/messages.ts';
import { readTableFile } from '../../src/sheets/read/read-table.ts';
import { damagedCopy } from '../helpers/damage.ts';
import { boastful, oleWith } from '../helpers/hostile-workbooks.ts';
import { type HandWorkbook, MAIN, sheetByHand, workbookByHand, workbookParts, worksheet } from '../helpers/workbook-by-hand.ts';
import { type HandPart, deflatedSpaces, zipByHand } from '../helpers/zip-by-hand.ts';

const ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>月份</t></is></c><c r="B1"><v>12.5</v></c></row>';
const inputs = new URL('../fixtures/world/inputs/', import.meta.url);
const fixtures = new URL('../fixtures/files/', import.meta.url);
const fixture = (name: string): Buffer => readFileSync(new URL(name, fixtures));

/** The code a file is refused with, or `read`. */
async function codeOf(bytes: Uint8Array): Promise<string> {
  const result = await readTableFile(bytes);
  return result.ok ? 'read' : result.refusal.code;
}

async function dataOf(bytes: Uint8Array): Promise<unknown> {
  const result = await readTableFile(bytes);
  return result.ok ? null : result.refusal.data;
}

const withPart = (part: HandPart, workbook: HandWorkbook = {}): Buffer =>
  workbookByHand({ sheets: { 表: worksheet(ROW) }, ...workbook, parts: [part] });
const withSheet = (content: string | Uint8Array): Buffer => withPart({ name: 'xl/worksheets/sheet1.xml', content });

describe('files that are no table', () => {
  it('names an empty file, and one of spaces', async () => {
    expect(await codeOf(new Uint8Array())).toBe('FILE_EMPTY');
    expect(await codeOf(Buffer.from('\ufeff \r\n '))).toBe('FILE_EMPTY');
  });

  it.each([
    ['%PDF-1.7\n%âãÏÓ', 'pdf'],
    ['\x89PNG\r\n\x1a\n\0\0', 'png'],
    ['\xff\xd8\xff\xe0\0', 'jpg'],
    ['Rar!\x1a\x07\x01\0', 'rar'],
    ['\x1f\x8b\x08\0\0', 'gzip'],
    ['\0\x01\x02\x03 some bytes', 'binary'],
    [
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table/></Workbook>',
      'xml',
    ],
    ['<!DOCTYPE html><html><body>登录已过期</body></html>', 'html'],
  ])('says what %j seems to be', async (start, seems) => {
    expect(await dataOf(Buffer.from(start, start.includes('登') ? 'utf8' : 'latin1'))).toEqual({ seems });
  });

  it('tells other packages from workbooks', async () => {
    expect(await dataOf(zipByHand([{ name: 'word/document.xml', content: '<w/>' }]))).toEqual({ seems: 'docx' });
    expect(
      await dataOf(
        zipByHand([
          { name: 'mimetype', content: 'x', stored: true },
          { name: 'content.xml', content: '<x/>' },
        ]),
      ),
    ).toEqual({ seems: 'ods' });
    expect(await dataOf(zipByHand([{ name: 'photo.jpg', content: 'x' }]))).toEqual({ seems: 'zip' });
    expect(await dataOf(zipByHand([]))).toEqual({ seems: 'zip' });
  });

  it('refuses a file above 60 MB unread', async () => {
    expect(await codeOf(new Uint8Array(60_000_001))).toBe('FILE_TOO_LARGE');
  });
});

describe('bombs', () => {
  async function timed(bytes: Uint8Array): Promise<{ code: string; milliseconds: number }> {
    // Processor time, since the suite runs beside other work.
    const start = process.cpuUsage();
    const code = await codeOf(bytes);
    const { user, system } = process.cpuUsage(start);
    return { code, milliseconds: (user + system) / 1000 };
  }

  it('refuses 300 kB that inflate to 300 MB, honest or lying, at once', async () => {
    await codeOf(sheetByHand(ROW));
    const blank = deflatedSpaces('', 300);
    const sheet = deflatedSpaces(worksheet('').replace('</sheetData></worksheet>', ''), 300);
    const honest = withPart({ name: 'xl/worksheets/sheet1.xml', content: '', packed: sheet, claimedSize: 300_000_000 });
    expect(honest.length).toBeLessThan(310_000);
    const files = [
      honest,
      withPart({ name: 'xl/media/image1.png', content: '', packed: blank, claimedSize: 300_000_000 }),
      withPart({ name: 'xl/worksheets/sheet1.xml', content: '', packed: sheet, claimedSize: 1_000 }),
      withPart({ name: 'xl/worksheets/sheet1.xml', content: '', packed: sheet, claimedSize: 9_000_000 }),
      withPart({ name: 'xl/worksheets/sheet1.xml', content: '', packed: sheet, claimedSize: 28_000_000 }),
      withPart({ name: 'xl/media/image1.png', content: '', packed: blank, claimedSize: 1_000 }),
    ];
    for (const file of files) {
      // The least of three: what other tests left behind may be swept up in any one of them.
      const tries = [await timed(file), await timed(file), await timed(file)];
      const milliseconds = Math.min(...tries.map((one) => one.milliseconds));
      console.info(`bomb: ${milliseconds.toFixed(0)} ms`);
      expect(tries.map(({ code }) => code)).toEqual(['FILE_BOMB', 'FILE_BOMB', 'FILE_BOMB']);
      // Below 50 ms on a quiet machine; reading on to the end would take seconds.
      expect(milliseconds).toBeLessThan(400);
    }
  });

  it('refuses many parts that share the same bytes, and too many parts', async () => {
    const kernel = { name: 'a.xml', content: '', packed: deflatedSpaces('', 9), claimedSize: 9_000_000 };
    const shared = Array.from({ length: 60 }, (_, index) => ({ ...kernel, name: `b${index}.xml`, sharesPrevious: true }));
    expect(await codeOf(zipByHand([...workbookParts({}), kernel, ...shared]))).toBe('FILE_BOMB');
    expect(
      await codeOf(
        zipByHand([
          ...workbookParts({}),
          { name: 'a.bin', content: 'x' },
          { name: 'b.bin', content: 'x', localName: 'a.bin', sharesPrevious: true },
        ]),
      ),
    ).toBe('FILE_DAMAGED');
    const parts = Array.from({ length: 10_001 }, (_, index) => ({ name: `p${index}`, content: '', stored: true }));
    const crowded = await readTableFile(zipByHand(parts));
    const said = crowded.ok ? '' : formatRefusal(crowded.refusal, 'zh-CN');
    expect(said).toContain('大得不正常（里面有 10001 个部件，最多 10000 个），');
  });

  it('does not take a short part with a false size for a bomb', async () => {
    expect(await codeOf(withPart({ name: 'xl/worksheets/sheet1.xml', content: worksheet(ROW), claimedSize: 50 }))).toBe('FILE_DAMAGED');
    expect(await codeOf(withPart({ name: 'xl/worksheets/sheet1.xml', content: worksheet(ROW), claimedSize: 5_000 }))).toBe('FILE_DAMAGED');
  });
});

describe('zips', () => {
  const whole = sheetByHand(ROW);

  it('says truncated for every cut', async () => {
    for (const size of [3, 4, 21, 22, 100, whole.length >> 1, whole.length - 23, whole.length - 1]) {
      expect(await codeOf(whole.subarray(0, size)), `cut at ${size}`).toBe('FILE_TRUNCATED');
    }
  });

  it.each(['/etc/passwd', '../evil.xml', 'xl/../../evil.xml', '..\\evil.xml', '\\\\host\\evil.xml', 'C:\\evil.xml', 'xl/a\0b.xml', ''])(
    'refuses a part called %j',
    async (name) => {
      expect(await codeOf(withPart({ name, content: 'x' }))).toBe('FILE_ZIP_NAMES');
    },
  );

  it('reads a workbook whose folders are parted by backslashes', async () => {
    const parts = workbookParts({ sheets: { 表: worksheet(ROW) } });
    expect(await codeOf(zipByHand(parts.map((part) => ({ ...part, name: part.name.replaceAll('/', '\\') }))))).toBe('read');
  });

  it('refuses one name twice, in any case', async () => {
    expect(await codeOf(zipByHand([...workbookParts({}), { name: 'XL/workbook.xml', content: 'x' }]))).toBe('FILE_ZIP_NAMES');
  });

  it('reads ZIP64 records and comments, and refuses encryption, other methods, false checksums and counts', async () => {
    const parts = workbookParts({ sheets: { 表: worksheet(ROW) } });
    expect(
      await codeOf(
        zipByHand(
          parts.map((part) => ({ ...part, long: true })),
          { long: true },
        ),
      ),
    ).toBe('read');
    expect(await codeOf(zipByHand(parts, { comment: '导出' }))).toBe('read');
    expect(await codeOf(withPart({ name: 'a', content: 'x', flags: 1 }))).toBe('FILE_ENCRYPTED');
    expect(await codeOf(withPart({ name: 'a', content: 'x', method: 12 }))).toBe('FILE_DAMAGED');
    expect(await codeOf(withPart({ name: 'a', content: 'x', claimedCrc: 1 }))).toBe('FILE_DAMAGED');
    expect(await codeOf(withPart({ name: 'xl/worksheets/sheet1.xml', content: worksheet(ROW), claimedCrc: 1 }))).toBe('FILE_DAMAGED');
    expect(await codeOf(zipByHand(parts, { count: 3 }))).toBe('FILE_DAMAGED');
    expect(await codeOf(Buffer.concat([whole, Buffer.from('trailing')]))).toBe('FILE_DAMAGED');
  });
});

describe('workbooks', () => {
  it('refuses macros, xlsb and encrypted packages by name', async () => {
    expect(await codeOf(withPart({ name: 'xl/vbaProject.bin', content: 'x' }))).toBe('FILE_MACROS');
    expect(await codeOf(withPart({ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }))).toBe('FILE_MACROS');
    expect(await codeOf(withPart({ name: 'xl/workbook.bin', content: 'x' }))).toBe('FILE_XLSB');
    const sealed = CFB.utils.cfb_new();
    CFB.utils.cfb_add(sealed, '/EncryptionInfo', Buffer.alloc(200));
    CFB.utils.cfb_add(sealed, '/EncryptedPackage', Buffer.alloc(9_000));
    expect(await codeOf(Buffer.from(CFB.write(sealed, { type: 'buffer' })))).toBe('FILE_ENCRYPTED');
  });

  it('refuses a DTD in any part', async () => {
    const dtd = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    expect(await codeOf(withSheet(`<?xml version="1.0"?>${dtd}${worksheet(ROW).replace(/<\?.*?\?>/, '')}`))).toBe('FILE_DTD');
    for (const name of ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/styles.xml', 'docProps/core.xml']) {
      expect(await codeOf(withPart({ name, content: `${dtd}<x/>` })), name).toBe('FILE_DTD');
    }
  });

  it.each([
    ['a reference of its own', worksheet('<row r="1"><c r="A1" t="str"><v>&evil;</v></c></row>')],
    ['a bare ampersand', worksheet('<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>')],
    ['crossed tags', worksheet('<row r="1"><c r="A1"></row></c>')],
    ['an attribute without quotes', worksheet('<row r=1></row>')],
    ['an attribute twice', worksheet('<row r="1" r="2"></row>')],
    ['an unfinished end', worksheet(ROW).slice(0, -5)],
    ['two roots', `${worksheet(ROW)}<x/>`],
    ['a control character', worksheet('<row r="1"><c r="A1" t="str"><v>\u0001</v></c></row>')],
    ['an unknown prefix', worksheet('<x:row r="1"></x:row>')],
    ['another root', `<chartsheet xmlns="${MAIN}"/>`],
    ['a shared string that is not there', worksheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')],
    ['a word for a number', worksheet('<row r="1"><c r="A1"><v>zwölf</v></c></row>')],
    ['a number beyond all numbers', worksheet('<row r="1"><c r="A1"><v>1E999</v></c></row>')],
    ['a column beyond XFD', worksheet('<row r="1"><c r="XFE1"><v>1</v></c></row>')],
    ['a row beyond the last', worksheet('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')],
    ['a cell of another row', worksheet('<row r="1"><c r="A2"><v>1</v></c></row>')],
    ['a cell twice', worksheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')],
    ['a row twice', worksheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>')],
  ])('calls a sheet damaged that has %s', async (_, sheet) => {
    expect(await codeOf(withSheet(sheet))).toBe('FILE_DAMAGED');
  });

  it('refuses bytes that are not the encoding', async () => {
    expect(await codeOf(withSheet(Buffer.from(worksheet('<row><c t="str"><v>\u00e9</v></c></row>'), 'latin1')))).toBe('FILE_ENCODING');
    expect(await codeOf(withSheet(worksheet(ROW).replace('UTF-8', 'GBK')))).toBe('FILE_ENCODING');
  });

  it('reads a claimed 1,048,576 x 16,384 with few filled cells, also in the last row and column', async () => {
    const result = await readTableFile(sheetByHand(`${ROW}<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>`));
    const rows = result.ok ? (result.value.sheets[0]?.rows ?? []) : [];
    expect(rows.map((row) => row.number)).toEqual([1, 1_048_576]);
    expect(rows[1]?.cells[16_383]).toBe(7);
  });

  it('refuses too many filled cells with their count, and rows as wide as a sheet', async () => {
    const cells = '<c><v>1</v></c>'.repeat(13);
    const rows = Array.from({ length: 100_000 }, (_, index) => `<row r="${index + 1}">${cells}</row>`).join('');
    expect(await dataOf(zipByHand(workbookParts({ sheets: { 表: worksheet(rows) } }).map((part) => ({ ...part, stored: true }))))).toEqual({
      unit: 'cells',
      limit: 1_200_000,
      found: 1_300_000,
    });
    const wide = Array.from({ length: 500 }, (_, index) => `<row r="${index + 1}"><c r="XFD${index + 1}"><v>1</v></c></row>`).join('');
    expect(await dataOf(sheetByHand(wide))).toEqual({ unit: 'places', limit: 6_000_000, found: 500 * 16_384 });
  });

  it('keeps a header called __proto__ as text', async () => {
    const result = await readTableFile(sheetByHand('<row r="1"><c r="A1" t="inlineStr"><is><t>__proto__</t></is></c></row>'));
    expect(result.ok && result.value.sheets[0]?.rows[0]?.cells).toEqual(['__proto__']);
  });

  it('does not follow one part shown as many sheets', async () => {
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
    expect(
      await codeOf(withPart({ name: 'xl/_rels/workbook.xml.rels', content: rels }, { sheets: { 甲: worksheet(ROW), 乙: worksheet(ROW) } })),
    ).toBe('FILE_DAMAGED');
  });
});

describe('old xls', () => {
  const whole = fixture('studios.xls');

  it('refuses every cut, and a password', async () => {
    for (const size of [6, 300, 600, 2_000, whole.length >> 1, whole.length - 600]) {
      expect(['FILE_TRUNCATED', 'FILE_DAMAGED'], `cut at ${size}`).toContain(await codeOf(whole.subarray(0, size)));
    }
    const sealed = Buffer.from(whole);
    const stream = whole.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]));
    const next = stream + 4 + whole.readUInt16LE(stream + 2);
    sealed.writeUInt16LE(0x2f, next);
    expect(await codeOf(sealed)).toBe('FILE_ENCRYPTED');
  });

  it('refuses a package with a password by that, however much its header boasts', async () => {
    for (const streams of [['EncryptionInfo', 'EncryptedPackage'], ['EncryptedPackage']]) {
      expect(await codeOf(oleWith(streams))).toBe('FILE_ENCRYPTED');
      expect(await codeOf(boastful(streams))).toBe('FILE_ENCRYPTED');
    }
  });

  it('refuses macros and other documents of old Office', async () => {
    const book = CFB.read(whole, { type: 'buffer' });
    CFB.utils.cfb_add(book, '/_VBA_PROJECT_CUR/VBA/dir', Buffer.alloc(5_000));
    expect(await codeOf(Buffer.from(CFB.write(book, { type: 'buffer' })))).toBe('FILE_MACROS');
    const letter = CFB.utils.cfb_new();
    CFB.utils.cfb_add(letter, '/WordDocument', Buffer.alloc(5_000));
    expect(await dataOf(Buffer.from(CFB.write(letter, { type: 'buffer' })))).toEqual({ seems: 'doc' });
  });
});

describe('text', () => {
  it.each([
    ['a quote that does not close', 'a,b\n"1,2\n3,4\n', 'FILE_DAMAGED'],
    ['text behind a closing quote', 'a,b\n"1"2,3\n', 'FILE_DAMAGED'],
    ['an HTML table that does not end', '<html><table><tr><td>a</td></tr>', 'FILE_TRUNCATED'],
    ['UTF-16 without its mark', 'a\0,\0b\0\n\0', 'FILE_WIDE_TEXT'],
  ])('refuses %s', async (_, text, code) => {
    expect(await codeOf(Buffer.from(text, 'utf8'))).toBe(code);
  });

  it('refuses characters that would have to be replaced', async () => {
    const good = Buffer.from('主播昵称,成交金额\n莲花直播间,100\n'.repeat(20));
    expect(await codeOf(good.subarray(0, good.length - 13))).toBe('FILE_TRUNCATED');
    const flipped = Buffer.from(good);
    flipped[400] = 0x20;
    expect(await codeOf(flipped)).toBe('FILE_ENCODING');
    expect(await codeOf(Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]))).toBe('FILE_ENCODING');
  });

  it('refuses a text of nothing but commas', async () => {
    expect(await codeOf(Buffer.alloc(10_000_000, ','))).toBe('FILE_TOO_MANY_CELLS');
  });
});

describe('damaged copies', () => {
  const sources = [
    ...readdirSync(inputs)
      .toSorted()
      .map((name) => [name, readFileSync(new URL(encodeURIComponent(name), inputs))] as const),
    ...readdirSync(fixtures)
      .toSorted()
      .map((name) => [name, fixture(name)] as const),
  ];
  const copies = process.env['LIVEBASE_DEEP'] === '1' ? 2_000 : 300;

  it(`of ${copies} each is read or refused, none throws or takes long`, { timeout: 900_000 }, async () => {
    const before = process.memoryUsage.rss();
    let slowest = 0;
    let read = 0;
    let highest = 0;
    for (let seed = 0; seed < copies; seed++) {
      const [name, bytes] = sources[seed % sources.length] ?? ['', Buffer.alloc(0)];
      const start = performance.now();
      const result = await readTableFile(damagedCopy(bytes, seed)).catch((error: unknown) => {
        throw new Error(`${name}, seed ${seed}`, { cause: error });
      });
      const milliseconds = performance.now() - start;
      if (milliseconds > slowest) slowest = milliseconds;
      highest = Math.max(highest, process.memoryUsage.rss());
      if (result.ok) read += 1;
    }
    const growth = (highest - before) / 1e6;
    console.info(`damaged copies: ${copies}, read ${read}, slowest ${slowest.toFixed(0)} ms, memory grew by ${growth.toFixed(0)} MB`);
    expect(slowest).toBeLessThan(5_000);
    expect(growth).toBeLessThan(250);
    // Most damage must be noticed: only old xls and plain text carry no checksum.
    expect(read).toBeLessThan(copies / 2);
  });
});
