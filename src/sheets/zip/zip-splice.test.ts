// What a spliced zip keeps of the one it was: every byte of the entries that nobody touched.
import { describe, expect, it } from 'vitest';
import { type HandEnd, type HandPart, zipByHand } from '../../../test/helpers/zip-by-hand.ts';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { type ZipArchive, openZip } from './zip-read.ts';
import { spliceZip } from './zip-splice.ts';

function archiveOf(parts: readonly HandPart[], end: HandEnd = {}): ZipArchive {
  const archive = openZip(zipByHand(parts, end));
  if (!archive.ok) throw new Error(JSON.stringify(archive.refusal));
  return archive.value;
}

/** A field of an extra block: its number and bytes. */
function field(number: number, ...bytes: readonly number[]): Buffer {
  return Buffer.from([number & 0xff, number >> 8, bytes.length, 0, ...bytes]);
}

const TIMES = field(0x5455, 1, 2, 3, 4, 5);
const ODD: readonly HandPart[] = [
  { name: 'a.xml', content: 'aaaa', date: 0x5a21, time: 0x4800, localExtra: TIMES, extra: field(0x5455, 1), comment: 'first' },
  { name: 'folder/', content: '', stored: true, externalAttributes: 0x10 },
  { name: 'b.xml', content: 'bbbb'.repeat(50), streamed: true, externalAttributes: 0x81a4_0000, gap: Buffer.from('gap') },
  { name: 'c.png', content: 'cccc', stored: true, date: 0x5a22, time: 0x4801 },
  { name: 'd.xml', content: 'dddd', date: 0x5a23, extra: TIMES, localExtra: TIMES, comment: 'last' },
];

const text = (content: string): Uint8Array => Buffer.from(content);

describe('spliceZip', () => {
  it('gives the same bytes where nothing changes', () => {
    const archive = archiveOf(ODD, { comment: 'the whole' });
    expect(Buffer.compare(spliceZip(archive, new Map()), archive.bytes)).toBe(0);
  });

  it.each(['a.xml', 'b.xml', 'c.png', 'd.xml'])('replaces %s alone, in its place, with its date, method and fields', (name) => {
    const archive = archiveOf(ODD, { comment: 'the whole' });
    const before = Buffer.from(archive.bytes);
    const spliced = Buffer.from(spliceZip(archive, new Map([[name, text('new content')]])));
    expect(spliced.toString('latin1').endsWith('the whole')).toBe(true);
    const [parts, old] = [zipParts(spliced), zipParts(before)];
    expect([...parts.keys()]).toEqual(ODD.map((part) => part.name));
    for (const [part, bytes] of parts) expect(bytes.toString()).toBe(part === name ? 'new content' : String(old.get(part)));
    const [records, oldRecords] = [recordsOf(spliced), recordsOf(before)];
    for (const [index, record] of records.entries()) {
      const one = oldRecords[index];
      if (record.name !== name) {
        expect(record.local).toBe(one?.local);
        expect(record.fixed).toBe(one?.fixed);
      }
      expect([record.method, record.date, record.extra, record.comment, record.external]).toEqual(
        one === undefined ? [] : [one.method, one.date, one.extra, one.comment, one.external],
      );
    }
  });

  it('takes an entry out and leaves the others', () => {
    const archive = archiveOf(ODD);
    const spliced = spliceZip(archive, new Map([['b.xml', null]]));
    expect([...zipParts(spliced).keys()]).toEqual(['a.xml', 'folder/', 'c.png', 'd.xml']);
    expect(openZip(spliced).ok).toBe(true);
  });

  it('follows sizes and places in ZIP64 fields', () => {
    const parts: readonly HandPart[] = [
      { name: 'a.xml', content: 'aaaa' },
      { name: 'b.xml', content: 'bbbb', long: true, extra: TIMES },
      { name: 'c.xml', content: 'cccc', long: true, extra: TIMES },
    ];
    const spliced = spliceZip(archiveOf(parts, { long: true, comment: 'x' }), new Map([['b.xml', text('b'.repeat(500))]]));
    const archive = openZip(spliced);
    if (!archive.ok) throw new Error(JSON.stringify(archive.refusal));
    expect([...archive.value.entries.values()].map(({ name, size }) => [name, size])).toEqual([
      ['a.xml', 4],
      ['b.xml', 500],
      ['c.xml', 4],
    ]);
    expect(Buffer.from(spliced).includes(TIMES)).toBe(true);
  });

  it('gives equal bytes for equal changes, also of a large part', () => {
    const archive = archiveOf(ODD);
    const large = text('表'.repeat(2_000_000));
    const [one, other] = [spliceZip(archive, new Map([['a.xml', large]])), spliceZip(archive, new Map([['a.xml', large]]))];
    expect(Buffer.compare(one, other)).toBe(0);
    expect(zipParts(one).get('a.xml')?.equals(large)).toBe(true);
  });

  it('never adds an entry', () => {
    expect(() => spliceZip(archiveOf(ODD), new Map([['e.xml', text('')]]))).toThrow('no entry e.xml');
  });
});

interface Told {
  readonly name: string;
  /** The local header and all behind it up to the next one, as hexadecimal. */
  readonly local: string;
  /** The record but for where the local header begins. */
  readonly fixed: string;
  readonly method: number;
  readonly date: number;
  readonly extra: string;
  readonly comment: string;
  readonly external: number;
}

/** The directory's records, read by this test's own arithmetic. */
function recordsOf(bytes: Buffer): readonly Told[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const directory = bytes.readUInt32LE(end + 16);
  const told: (Told & { readonly at: number })[] = [];
  let from = directory;
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((at) => bytes.readUInt16LE(from + at));
    if (name === undefined || extra === undefined || comment === undefined) throw new Error('a record without sizes');
    const extraAt = from + 46 + name;
    told.push({
      name: bytes.toString('utf8', from + 46, extraAt),
      local: '',
      fixed: `${bytes.toString('hex', from, from + 42)}${bytes.toString('hex', from + 46, extraAt)}`,
      method: bytes.readUInt16LE(from + 10),
      date: bytes.readUInt32LE(from + 12),
      extra: bytes.toString('hex', extraAt, extraAt + extra),
      comment: bytes.toString('utf8', extraAt + extra, extraAt + extra + comment),
      external: bytes.readUInt32LE(from + 38),
      at: bytes.readUInt32LE(from + 42),
    });
    from = extraAt + extra + comment;
  }
  return told.map((one, index) => ({ ...one, local: bytes.toString('hex', one.at, told[index + 1]?.at ?? directory) }));
}
