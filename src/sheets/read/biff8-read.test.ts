// Records of old .xls files, built by hand: what cells they mean, and shared strings cut at every place.
import { describe, expect, it } from 'vitest';
import { readBiff8 } from './biff8-read.ts';
import { readSharedStrings8 } from './biff8-strings.ts';

function bytes(format: string, ...values: readonly number[]): Buffer {
  const pieces = [...format].map((kind, index) => {
    const piece = Buffer.alloc(kind === 'd' ? 8 : Number(kind));
    if (kind === 'd') piece.writeDoubleLE(values[index] ?? 0);
    else piece.writeUIntLE(values[index] ?? 0, 0, Number(kind));
    return piece;
  });
  return Buffer.concat(pieces);
}

const record = (kind: number, data: Buffer): Buffer => Buffer.concat([bytes('22', kind, data.length), data]);
const end = record(0x0a, Buffer.alloc(0));
const beginning = (kind: number): Buffer => record(0x809, bytes('2222', 0x0600, kind, 0, 0));

/** A stream of one sheet called S with these records. */
function sheetOf(...records: readonly Buffer[]): Buffer {
  const listing = (at: number): Buffer => record(0x85, Buffer.concat([bytes('41111', at, 0, 0, 1, 0), Buffer.from('S')]));
  const globals = (at: number): Buffer => Buffer.concat([beginning(5), listing(at), end]);
  return Buffer.concat([globals(globals(0).length), beginning(0x10), ...records, end]);
}

const cellsOf = (...records: readonly Buffer[]): unknown => {
  const result = readBiff8(sheetOf(...records));
  return result.ok ? result.value[0]?.rows[0]?.cells : result.refusal.data;
};
const formula = (column: number, value: Buffer, flags = 0): Buffer =>
  record(0x06, Buffer.concat([bytes('222', 0, column, 0), value, bytes('242', flags, 0, 0)]));
/** A result that is no number: its kind, its value, and the mark. */
const marked = (kind: number, value = 0): Buffer => bytes('11132', kind, 0, value, 0, 0xffff);

describe('cells', () => {
  it('reads numbers in all their forms', () => {
    const short = (bits: number): Buffer => record(0x27e, bytes('2224', 0, 0, 0, bits));
    expect(cellsOf(record(0x203, bytes('222d', 0, 0, 0, 0.1)))).toEqual([0.1]);
    expect(cellsOf(short((1234 << 2) | 2))).toEqual([1234]);
    expect(cellsOf(short((123456 << 2) | 3))).toEqual([1234.56]);
    expect(cellsOf(short(((-5 << 2) | 2) >>> 0))).toEqual([-5]);
    expect(cellsOf(short(0x40b38800))).toEqual([5000]);
    expect(cellsOf(record(0xbd, bytes('2224242', 0, 1, 0, (7 << 2) | 2, 0, (8 << 2) | 2, 2)))).toEqual([null, 7, 8]);
  });

  it('reads truths, errors and texts', () => {
    expect(cellsOf(record(0x205, bytes('22211', 0, 0, 0, 1, 0)))).toEqual(['TRUE']);
    expect(cellsOf(record(0x205, bytes('22211', 0, 0, 0, 0x17, 1)))).toEqual([{ trouble: 'error', text: '#REF!' }]);
    expect(cellsOf(record(0x204, Buffer.concat([bytes('22221', 0, 0, 0, 2, 1), Buffer.from('甲乙', 'utf16le')])))).toEqual(['甲乙']);
  });

  it('reads the results of formulas, and knows those that were never calculated', () => {
    expect(cellsOf(formula(0, bytes('d', 2.5)))).toEqual([2.5]);
    expect(cellsOf(formula(0, marked(1, 1)))).toEqual(['TRUE']);
    expect(cellsOf(formula(0, marked(2, 0x2a)))).toEqual([{ trouble: 'error', text: '#N/A' }]);
    const text = record(0x207, Buffer.concat([bytes('21', 2, 0), Buffer.from('ab')]));
    expect(cellsOf(formula(0, marked(0)), text, formula(1, marked(0)))).toEqual(['ab', { trouble: 'formula-without-value', text: '=' }]);
    expect(cellsOf(formula(0, marked(3), 2), formula(1, marked(3)))).toEqual([{ trouble: 'formula-without-value', text: '=' }]);
  });

  it.each<readonly [what: string, kind: number, data: Buffer, cells: readonly unknown[]]>([
    ['a number', 0x203, bytes('222d', 0, 0, 0, 2.5), [2.5]],
    ['a short number', 0x27e, bytes('2224', 0, 0, 0, (7 << 2) | 2), [7]],
    ['many numbers that are one', 0xbd, bytes('22242', 0, 1, 0, (7 << 2) | 2, 1), [null, 7]],
    ['a text', 0x204, Buffer.concat([bytes('22221', 0, 0, 0, 1, 0), Buffer.from('a')]), ['a']],
    ['a truth', 0x205, bytes('22211', 0, 0, 0, 1, 0), ['TRUE']],
    ['a formula', 0x06, Buffer.concat([bytes('222', 0, 0, 0), bytes('d', 2.5), bytes('2', 0)]), [2.5]],
  ])('reads %s in as few bytes as it may have, and refuses one less', (_, kind, data, cells) => {
    expect(cellsOf(record(kind, data))).toEqual(cells);
    expect(cellsOf(record(kind, data.subarray(0, -1)))).toEqual({ part: '', what: 'record' });
  });

  it('refuses records that are too short, a text that is not there, a cell twice', () => {
    const number = record(0x203, bytes('222d', 0, 0, 0, 1));
    for (const records of [[record(0x203, bytes('22', 0, 0))], [record(0xfd, bytes('2224', 0, 0, 0, 9))], [number, number]]) {
      expect(cellsOf(...records)).toEqual({ part: '', what: 'record' });
    }
  });
});

describe('shared strings', () => {
  const texts = ['', 'plain', '中文', 'é', '富文本'];
  /** Each character or header apart, so that a record may end after any of them. */
  const units: readonly { readonly data: Buffer; readonly flags: number | null }[] = texts.flatMap((text, index) => {
    const flags = /[^\0-\xff]/.test(text) ? 1 : 0;
    const isRich = index === 4;
    const header = isRich ? bytes('2124', text.length, flags | 0x0c, 1, 6) : bytes('21', text.length, flags);
    const characters = [...text].map((character) => ({ data: Buffer.from(character, flags === 1 ? 'utf16le' : 'latin1'), flags }));
    const tail = isRich
      ? [
          { data: Buffer.alloc(4, 9), flags: null },
          { data: Buffer.alloc(6, 9), flags: null },
        ]
      : [];
    return [{ data: header, flags: null }, ...characters.map((unit, at) => (at === 0 ? { ...unit, flags } : unit)), ...tail];
  });

  it.each(units.map((_, index) => index))('come out whole when a record ends before unit %i', (cut) => {
    const first = Buffer.concat([bytes('44', texts.length, texts.length), ...units.slice(0, cut).map((unit) => unit.data)]);
    const flags = units[cut]?.flags ?? null;
    const second = Buffer.concat([flags === null ? Buffer.alloc(0) : bytes('1', flags), ...units.slice(cut).map((unit) => unit.data)]);
    expect(readSharedStrings8([first, second])).toEqual(texts);
  });

  it('are refused when they end too early', () => {
    expect(readSharedStrings8([bytes('4421', 1, 1, 5, 0)])).toBeNull();
    expect(readSharedStrings8([bytes('44', 9, 9)])).toBeNull();
  });
});
