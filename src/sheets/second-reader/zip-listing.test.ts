// What the second reader lists of a zip: names, sizes, bytes, also where sizes and places stand in ZIP64 fields.
import { expect, it } from 'vitest';
import { zipByHand } from '../../../test/helpers/zip-by-hand.ts';
import { listEntries } from './zip-listing.ts';

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
