// Text tables: encodings, delimiters, quotes.
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv-read.ts';
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
    ['nothing', ' \n\n', 'FILE_EMPTY'],
    ['control characters', '\u0001\u0002\u0003,\u0004', 'FILE_NOT_A_TABLE'],
  ])('reads %s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
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

  it('refuses a text cut inside a character, and one broken in the middle', () => {
    const cut = Buffer.from(text).subarray(0, 40);
    expect(decodeText(cut.subarray(0, 39))).toMatchObject({ refusal: { code: 'FILE_TRUNCATED' } });
    expect(decodeText(codes.subarray(0, 7))).toMatchObject({ refusal: { code: 'FILE_TRUNCATED' } });
    expect(decodeText(Buffer.from([0x2c, 0xff, 0x2c]))).toMatchObject({ refusal: { code: 'FILE_ENCODING' } });
  });
});
