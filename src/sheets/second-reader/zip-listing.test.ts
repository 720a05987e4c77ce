// What the second reader lists of a zip: names, sizes, bytes, also where sizes and places stand in ZIP64 fields.
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { zipByHand } from '../../../test/helpers/zip-by-hand.ts';
import { contentOf, listEntries } from './compare-entries.ts';

it.each([false, true])('lists each entry with its size and bytes, long fields: %s', (long) => {
  const times = Buffer.from([0x55, 0x54, 1, 0, 7]);
  const parts = [
    { name: 'a.xml', content: 'aaaa', stored: true },
    { name: 'b.xml', content: 'bbbbbb', stored: true, long },
    { name: 'c.xml', content: 'ccccc', stored: true, long, extra: times },
  ];
  const listing = listEntries(zipByHand(parts, { long, comment: 'x' }));
  if (!listing.ok) throw new Error(listing.what);
  expect(listing.comment).toBe('78');
  expect(listing.entries.map(({ name, size, packed, traits }) => [name, size, Buffer.from(packed).toString(), traits])).toEqual([
    ['a.xml', 4, 'aaaa', '20/20/0/0///0'],
    ['b.xml', 6, 'bbbbbb', '20/20/0/0///0'],
    ['c.xml', 5, 'ccccc', '20/20/0/0//5554010007/0'],
  ]);
});

it.each([
  ['another checksum before the data', {}, 14],
  ['another method before the data', {}, 8],
  ['another method before streamed data', { streamed: true }, 8],
  ['another name before the data', {}, 30],
])('is broken where it has %s', (_, part, at) => {
  const bytes = zipByHand([{ name: 'a.xml', content: 'aaaa', ...part }]);
  expect(listEntries(bytes).ok).toBe(true);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(listEntries(bytes)).toEqual({ ok: false, what: 'header of entry 1' });
});

it('lists what was streamed, with its checksum behind the data', () => {
  const listing = listEntries(zipByHand([{ name: 'a.xml', content: '123456789', streamed: true }]));
  expect(listing.ok && listing.entries.map(({ name, size, crc }) => [name, size, crc])).toEqual([['a.xml', 9, 0xcb_f4_39_26]]);
});

it('unpacks what has the checksum that zip says it has, and nothing else', () => {
  // The check value that the catalogue of CRCs gives for these nine characters.
  const [packed, checksum] = [deflateRawSync('123456789'), 0xcb_f4_39_26];
  const entry = { name: 'a', method: 8, flags: 0, stamp: 0, crc: checksum, size: 9, packed, traits: '' };
  expect(Buffer.from(contentOf(entry) ?? []).toString()).toBe('123456789');
  expect(contentOf({ ...entry, crc: checksum - 1 })).toBe(null);
  expect(contentOf({ ...entry, size: 8 })).toBe(null);
  expect(contentOf({ ...entry, size: 10 })).toBe(null);
});
