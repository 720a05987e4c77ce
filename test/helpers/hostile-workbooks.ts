// Blanks that must be refused before a byte is written, each with the code that says why.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { oddParts } from './odd-workbooks.ts';
import { sheetByHand } from './workbook-by-hand.ts';
import { deflatedSpaces, type HandPart, zipByHand } from './zip-by-hand.ts';

/** A blank that nobody can fill. */
export interface HostileWorkbook {
  readonly what: string;
  /** The file's name as a person would have it. */
  readonly name: string;
  readonly code: 'WB_XLS' | 'WB_ENCRYPTED' | 'WB_KIND' | 'WB_DAMAGED' | 'WB_TOO_BIG' | 'WB_SIGNED';
  readonly bytes: () => Uint8Array;
}

const FIXTURES = path.join(import.meta.dirname, '..', 'fixtures');
const SHEET = 'odd/leaves/leaf0.xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const sound = (): Buffer => sheetByHand('<row r="1"><c r="A1"><v>1</v></c></row>');
const withPart = (part: HandPart): Buffer => zipByHand(oddParts({ parts: [part] }));
const doctype = (inside: string): string =>
  `<!DOCTYPE w [${inside}]><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>`;

/** An OLE file whose directory lists these streams; no more of it than a reader looks at. */
export function oleWith(streams: readonly string[]): Buffer {
  const file = Buffer.alloc(512 * 3);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(0xfffffffe, 60);
  file.writeUInt32LE(0xfffffffe, 68);
  file.fill(0xff, 76, 512);
  file.writeUInt32LE(0, 76);
  file.fill(0xff, 512, 1024);
  file.writeUInt32LE(0xfffffffd, 512);
  file.writeUInt32LE(0xfffffffe, 516);
  ['Root Entry', ...streams].forEach((name, index) => {
    const at = 1024 + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
    file.writeUInt8(index === 0 ? 5 : 2, at + 66);
    file.writeUInt32LE(0xffffffff, at + 68);
    file.writeUInt32LE(index === 0 || index === streams.length ? 0xffffffff : index + 1, at + 72);
    file.writeUInt32LE(index === 0 && streams.length > 0 ? 1 : 0xffffffff, at + 76);
    file.writeUInt32LE(0xfffffffe, at + 116);
  });
  return file;
}

/** An OLE file whose header declares far more sectors of its table than so small a file fills; those are listed as free, or far behind the end. */
export function boastful(streams: readonly string[]): Buffer {
  const file = oleWith(streams);
  file.writeUInt32LE(40, 44);
  file.writeUInt32LE(900, 84);
  return file;
}

/** Every kind of file that a bureau or a bad disk may hand out instead of a blank. */
export const HOSTILE_WORKBOOKS: readonly HostileWorkbook[] = [
  { what: 'an old .xls', name: '月报.xls', code: 'WB_XLS', bytes: () => readFileSync(path.join(FIXTURES, 'files', 'studios.xls')) },
  { what: 'one with a password', name: '加密.xlsx', code: 'WB_ENCRYPTED', bytes: () => oleWith(['EncryptionInfo', 'EncryptedPackage']) },
  {
    what: 'one with a password, its table declared larger than it is',
    name: '加密2.xlsx',
    code: 'WB_ENCRYPTED',
    bytes: () => boastful(['EncryptionInfo', 'EncryptedPackage']),
  },
  { what: 'an .xlsb', name: '月报.xlsb', code: 'WB_KIND', bytes: () => zipByHand([{ name: 'xl/workbook.bin', content: 'x' }]) },
  {
    what: 'an .ods',
    name: '月报.ods',
    code: 'WB_KIND',
    bytes: () =>
      zipByHand([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
        { name: 'content.xml', content: '<a/>' },
      ]),
  },
  { what: 'a .csv', name: '月报.csv', code: 'WB_KIND', bytes: () => Buffer.from('指标,本月\r\n直播成交额,1\r\n') },
  { what: 'a zip that is cut off', name: '断.xlsx', code: 'WB_DAMAGED', bytes: () => sound().subarray(0, -30) },
  {
    what: 'a part twice',
    name: '重.xlsx',
    code: 'WB_DAMAGED',
    bytes: () => zipByHand([...oddParts({}), { name: SHEET, content: '<a/>' }]),
  },
  {
    what: 'a bomb',
    name: '弹.xlsx',
    code: 'WB_TOO_BIG',
    bytes: () => withPart({ name: 'odd/bomb.xml', content: '', packed: deflatedSpaces('<a>', 90), claimedSize: 90_000_003 }),
  },
  { what: 'a document type', name: '型.xlsx', code: 'WB_DAMAGED', bytes: () => withPart({ name: SHEET, content: doctype('') }) },
  {
    what: 'an entity',
    name: '体.xlsx',
    code: 'WB_DAMAGED',
    bytes: () => withPart({ name: SHEET, content: doctype('<!ENTITY a SYSTEM "file:///etc/passwd">') }),
  },
  { what: 'a signature', name: '签.xlsx', code: 'WB_SIGNED', bytes: () => withPart({ name: '_xmlsignatures/origin.sigs', content: '' }) },
  {
    what: 'a sheet that is not there',
    name: '缺.xlsx',
    code: 'WB_DAMAGED',
    bytes: () => zipByHand(oddParts({}).filter(({ name }) => name !== SHEET)),
  },
  {
    what: 'relationships that are broken',
    name: '系.xlsx',
    code: 'WB_DAMAGED',
    bytes: () => withPart({ name: 'odd/_rels/core.xml.rels', content: '<Relationships><Relationship' }),
  },
];
