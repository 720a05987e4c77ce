// Marks that turn the direction of writing, taken out of whatever may hold a text: values as they come over the wire, rows, what is keyed by a file.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeDirectionMarks, removeDirectionMarksWithin } from './direction-marks.ts';

const MARKS = ['\u061C', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];
/** Those that lie beside the marks and between them are no marks. */
const NEIGHBOURS = ['\u061B', '\u061D', '\u200D', '\u2010', '\u2029', '\u202F', '\u2065', '\u206A', '云', '😀'];

it.each(MARKS)('takes the mark %j out, alone, first, last and twice', (mark) => {
  expect([mark, `${mark}甲`, `甲${mark}`, `甲${mark}乙${mark}`].map(removeDirectionMarks)).toEqual(['', '甲', '甲', '甲乙']);
});

it.each(NEIGHBOURS)('leaves %j as it is, beside a mark too', (sign) => {
  expect([removeDirectionMarks(sign), removeDirectionMarks(`${sign}\u202E`)]).toEqual([sign, sign]);
});

/** An object without prototype, as what is keyed by a file. */
function bareOf(entries: Readonly<Record<string, unknown>>): object {
  return Object.assign(Object.create(null) as object, entries);
}

describe('what holds texts', () => {
  const dirty = '甲\u202E乙';
  it.each<readonly [string, unknown, unknown]>([
    ['a text', dirty, '甲乙'],
    ['a list', [1, dirty, null], [1, '甲乙', null]],
    ['a field', { a: dirty, b: 2 }, { a: '甲乙', b: 2 }],
    ['the name of a field', { [dirty]: 1 }, { 甲乙: 1 }],
    ['a field of an object without prototype', bareOf({ a: dirty }), { a: '甲乙' }],
    ['a list in a field in a list', [{ a: [dirty] }], [{ a: ['甲乙'] }]],
  ])('%s is read without them', (_, value, read) => {
    expect(removeDirectionMarksWithin(value)).toEqual(read);
  });

  it.each<readonly [string, unknown]>([
    ['null', null],
    ['nothing', undefined],
    ['a number', 7],
    ['bytes', new Uint8Array([0xe2, 0x80, 0xae])],
    ['a map', new Map([['a', dirty]])],
    ['a date', new Date(0)],
  ])('%s is the same value', (_, value) => {
    expect(removeDirectionMarksWithin(value)).toBe(value);
  });
});

const texts = fc.array(fc.constantFrom(...MARKS, ...NEIGHBOURS, 'a', '甲'), { maxLength: 6 }).map((parts) => parts.join(''));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.constantFrom(0, true, null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(texts, tie('tree'), { maxKeys: 4 }),
  ),
}));

it('reads any value as its JSON without them; what holds none is the same, its parts too', () => {
  const any = new RegExp(`[${MARKS.join('')}]`, 'g');
  fc.assert(
    fc.property(tree, (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value).replaceAll(any, ''));
      expect(removeDirectionMarksWithin(value)).toEqual(plain);
      const beside = { plain, dirty: '甲\u202E乙' };
      const read = removeDirectionMarksWithin(beside);
      expect(read.plain).toBe(plain);
      expect(read.dirty).toBe('甲乙');
    }),
  );
});
