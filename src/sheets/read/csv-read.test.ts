// Text tables: encodings, delimiters, quotes.
import { describe, expect, it } from 'vitest';
import { formatRefusal } from '../../contract/messages.ts';
import { parseCsv } from './csv-read.ts';
import { readTableFile } from './read-table.ts';
import { decodeText } from './text-decode.ts';

const cellsOf = (text: string): unknown => {
  const result = parseCsv(text);
  return result.ok ? result.value.sheets[0]?.rows.map((row) => [row.number, ...row.cells]) : result.refusal.code;
};

describe('fields', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'tabs with commas in the figures',
      '甲\t乙\n1,234\t5\n7,000\t8',
      [
        [1, '甲', '乙'],
        [2, '1,234', '5'],
        [3, '7,000', '8'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2',
      [
        [1, 'a', 'b'],
        [2, '1,5', '2'],
      ],
    ],
    [
      'a title above the header',
      '视频号直播明细, 2026年10月\na\tb\tc\n1\t2\t3\n4\t5\t6',
      [
        [1, '视频号直播明细, 2026年10月'],
        [2, 'a', 'b', 'c'],
        [3, '1', '2', '3'],
        [4, '4', '5', '6'],
      ],
    ],
    [
      'quotes around commas, quotes and lines',
      'a,b\n"1,5","x""y"\n"p\r\nq",2',
      [
        [1, 'a', 'b'],
        [2, '1,5', 'x"y'],
        [3, 'p\nq', '2'],
      ],
    ],
    [
      'ragged and empty rows',
      'a,b\r\n,,\r\n\r\n1,2,3\r\n',
      [
        [1, 'a', 'b'],
        [4, '1', '2', '3'],
      ],
    ],
    [
      'spaces and formulas as written',
      'a,b\n  ,="0123"',
      [
        [1, 'a', 'b'],
        [2, '  ', '="0123"'],
      ],
    ],
    [
      'old line ends',
      'a,b\r1,2\r',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    ['a line that names the separator', 'sep=;\na,b;c', [[2, 'a,b', 'c']]],
    [
      'a header of the language',
      '__proto__,constructor\n1,2',
      [
        [1, '__proto__', 'constructor'],
        [2, '1', '2'],
      ],
    ],
    ['a quote that does not close', 'a,b\n"1,2\n3,4', 'FILE_DAMAGED'],
    ['a last row that stops short', 'a,b,c\n1,2,3\n4,5', 'FILE_TRUNCATED'],
    [
      'a short row that ends with its line, and a note below',
      'a,b,c\n4,5\n6,7,8\n以上',
      [
        [1, 'a', 'b', 'c'],
        [2, '4', '5'],
        [3, '6', '7', '8'],
        [4, '以上'],
      ],
    ],
    ['nothing', ' \n\n', 'FILE_EMPTY'],
    ['control characters', '\u0001\u0002\u0003,\u0004', 'FILE_NOT_A_TABLE'],
  ])('reads %s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });
});

describe('a quote that does not close', () => {
  it.each([
    ['swallows all rows below', 'a,b\n1,2\n3,"4\n5,6\n7,8\n', 3],
    ['meets another one further down', 'a,b\n1,2\n3,4\n5,"6\n7,"8"\n', 4],
    ['comes below a cell of two lines', 'a,b\n"1\n1",2\n"3,4\n', 3],
  ])('%s: its row is said', (_, text, row) => {
    const read = parseCsv(text);
    const said = read.ok ? '' : formatRefusal(read.refusal, 'zh-CN');
    expect(said).toContain(`第 ${row} 行有一个引号没有成对`);
  });
});

describe('encodings', () => {
  const text = '主播昵称,成交金额\n莲花直播间,￥100';
  const codes = Buffer.from('d6f7b2a5eac7b3c62cb3c9bdbbbdf0b6ee0ac1abbba8d6b1b2a5bce42ca3a4313030', 'hex');
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, high byte first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
    ['GB18030', codes, 'gb18030'],
  ])('reads %s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text, encoding } });
  });

  it('reads characters of four bytes', () => {
    expect(decodeText(Buffer.from([0xd6, 0xf7, 0x81, 0x30, 0x84, 0x36]))).toEqual({
      ok: true,
      value: { text: '主¥', encoding: 'gb18030' },
    });
  });

  it.each([
    ['utf16le', false, 'UTF-16'],
    ['utf16le', true, 'UTF-16'],
    ['utf-32', false, 'UTF-32'],
    ['utf-32', true, 'UTF-32'],
  ] as const)('names %s without its mark (high byte first: %s), and how to save it again', async (kind, isSwapped, seems) => {
    // 开 has a byte of zero where the other letters have none.
    const wide = `开播,${text}`;
    const letters = [...wide];
    const bytes = kind === 'utf16le' ? Buffer.from(wide, kind) : Buffer.alloc(letters.length * 4);
    if (kind === 'utf-32') letters.forEach((letter, at) => bytes.writeUInt32LE(letter.codePointAt(0) ?? 0, at * 4));
    if (isSwapped && kind === 'utf16le') bytes.swap16();
    if (isSwapped && kind === 'utf-32') bytes.swap32();
    expect(await readTableFile(bytes)).toMatchObject({ refusal: { code: 'FILE_WIDE_TEXT', data: { seems } } });
    expect(formatRefusal({ code: 'FILE_WIDE_TEXT', data: { seems } }, 'zh-CN')).toContain('另存为 UTF-8');
  });

  it('bytes of a picture are no text of two bytes a letter', async () => {
    const noise = Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) % 256));
    expect(await readTableFile(noise)).toMatchObject({ refusal: { code: 'FILE_NOT_A_TABLE' } });
  });

  it('refuses a text cut inside a character, and one broken in the middle', () => {
    const cut = Buffer.from(text).subarray(0, 40);
    expect(decodeText(cut.subarray(0, 39))).toMatchObject({ refusal: { code: 'FILE_TRUNCATED' } });
    expect(decodeText(codes.subarray(0, 7))).toMatchObject({ refusal: { code: 'FILE_TRUNCATED' } });
    expect(decodeText(Buffer.from([0x2c, 0xff, 0x2c]))).toMatchObject({ refusal: { code: 'FILE_ENCODING' } });
  });
});

it('a header of more columns than a workbook has is refused at once', () => {
  const wide = `${'列,'.repeat(20_000)}\n`.concat('1,2\n'.repeat(200_000));
  expect(parseCsv(wide)).toEqual({
    ok: false,
    refusal: { code: 'FILE_TOO_MANY_CELLS', data: { unit: 'columns', limit: 16_384, found: 20_001 } },
  });
});
