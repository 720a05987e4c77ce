// The zip writer, read back by its central directory.
import { describe, expect, it } from 'vitest';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { writeZip } from './zip-write.ts';

const entries = [
  { name: '[Content_Types].xml', bytes: Buffer.from('<a/>') },
  { name: 'folder/数据.txt', bytes: Buffer.from('某某公司'.repeat(5000)) },
  { name: 'empty', bytes: new Uint8Array() },
];

describe('writeZip', () => {
  it('holds every entry as it was given', () => {
    const found = zipParts(writeZip(entries));
    expect([...found.keys()]).toEqual(entries.map(({ name }) => name));
    for (const { name, bytes } of entries) expect(found.get(name)).toEqual(Buffer.from(bytes));
  });

  it('says that names are UTF-8', () => {
    const bytes = Buffer.from(writeZip([{ name: '数据', bytes: Buffer.from('x') }]));
    expect(bytes.readUInt16LE(6) & 0x0800).toBe(0x0800);
    expect(bytes.subarray(30, 36).toString('utf8')).toBe('数据');
  });

  it('gives equal bytes for equal entries, whatever the clock says', () => {
    expect(Buffer.from(writeZip(entries)).equals(writeZip(entries))).toBe(true);
  });

  it('refuses two entries of one name', () => {
    const [first] = entries;
    expect(() => writeZip(first ? [first, first] : [])).toThrow(RangeError);
  });
});
