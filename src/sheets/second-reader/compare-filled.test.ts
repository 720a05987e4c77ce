// The second reader on a workbook with a grown list: sound as written by hand, and every single damage to it found.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeReading, listDamages } from '../../../test/helpers/each-damage.ts';
import { grownFill, grownParts, grownWorkbooks } from '../../../test/helpers/grown-pair.ts';
import { zipAgain } from '../../../test/helpers/zip-again.ts';
import { type HandPart, zipByHand } from '../../../test/helpers/zip-by-hand.ts';
import { compareFilled } from './compare-filled.ts';
import type { ExpectedFill } from './second-reading.ts';

const { blank, filled } = grownParts();
const blankBytes = zipByHand(blank);
const storedBlank = zipByHand(blank.map((part) => ({ ...part, stored: true })));

/** As above, with nothing packed: a thousand such comparisons take a moment. */
function compareStored(parts: readonly HandPart[]) {
  return compareFilled({ blank: storedBlank, filled: zipByHand(parts.map((part) => ({ ...part, stored: true }))), expected: grownFill() });
}

function compareWith(parts: readonly HandPart[], expected: ExpectedFill = grownFill()) {
  return compareFilled({ blank: blankBytes, filled: zipByHand(parts), expected });
}

function changed(name: string, change: (text: string) => string): readonly HandPart[] {
  return filled.map((part) => (part.name === name ? { ...part, content: change(String(part.content)) } : part));
}

const REVIEWED = path.join(import.meta.dirname, '../../../test/fixtures/second-reader');
const texts: string[] = [];

/** What may be otherwise: results that are calculated again, what was cached for a chart, how often strings are used, the end of a picture that keeps its size while rows come into it. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  'xl/worksheets/sheet1.xml': ['text 0.15', 'text 0.25', 'text 0', 'text 0.6', 'text 10', 'text 0', 'text 相符', 'text 10'],
  'xl/worksheets/sheet2.xml': ['value ref="A2:B2"', 'text 10', 'text 10', 'text 10', 'text 10'],
  'xl/sharedStrings.xml': ['value count="11"'],
  'xl/charts/chart1.xml': ['value val="1"', 'value val="4"', 'without <c:ptCount val="1"/>', 'without <c:ptCount val="4"/>'],
  'xl/calcChain.xml': ['without <c r="C5"/>', 'without <c r="C6"/>'],
  'xl/drawings/drawing1.xml': ['text 5', 'text 0'],
};

describe('a filled workbook with a grown list', () => {
  it('is accepted, with what its sheets say of themselves', () => {
    expect(compareFilled({ ...grownWorkbooks(), expected: grownFill() })).toEqual({
      ok: true,
      checks: [
        { sheet: '名单', cell: 'D7', value: '相符', ok: true },
        { sheet: '汇总', cell: 'B3', value: false, ok: false },
      ],
      newErrors: [],
      cells: 9,
      parts: 15,
    });
  });

  it.each(filled.filter(({ content }) => typeof content === 'string').map(({ name }) => name))('has every damage in %s found', (name) => {
    const damages = listDamages(String(filled.find((part) => part.name === name)?.content));
    const found = damages.map(([what, text]) => [what, compareStored(changed(name, () => text))] as const);
    expect(found.filter(([, { ok }]) => ok).map(([what]) => what)).toEqual(FREE[name] ?? []);
    texts.push(...found.map(([what, reading]) => `${name} ${what}: ${describeReading(reading)}`));
  });

  it('says of each what it is, where, and what stood there: as it is reviewed', async () => {
    expect(texts.length).toBeGreaterThan(500);
    await expect(`${texts.join('\n')}\n`).toMatchFileSnapshot(path.join(REVIEWED, 'grown-damages.txt'));
  });

  it('names the part, the cell and both values', () => {
    const answer = compareWith(changed('xl/worksheets/sheet1.xml', (text) => text.replace('<v>2.5</v>', '<v>2.6</v>')));
    expect(answer).toMatchObject({
      ok: false,
      differences: [{ part: 'xl/worksheets/sheet1.xml', cell: '名单!B4', what: 'value', wanted: '2.5', detail: 'value: 2.5 → n 2.6' }],
    });
  });

  it('may go without its calculation chain, if nothing names it any more', () => {
    const without = (parts: readonly HandPart[]): readonly HandPart[] => parts.filter(({ name }) => name !== 'xl/calcChain.xml');
    const unnamed = changed('xl/_rels/workbook.xml.rels', (text) => text.replace(/<Relationship Id="c"[^>]*>/, ''));
    expect(compareWith(without(unnamed)).ok).toBe(true);
    expect(compareWith(without(filled)).ok).toBe(false);
    expect(compareWith(unnamed).ok).toBe(false);
    expect(compareWith(filled.filter(({ name }) => name !== 'xl/comments1.xml')).ok).toBe(false);
  });

  it('may write a shared formula out, with the same meaning only', () => {
    const written = (formula: string): readonly HandPart[] =>
      changed('xl/worksheets/sheet2.xml', (text) =>
        text
          .replace('<f t="shared" ref="A2:B2" si="0">名单!A9+A1</f>', '<f>名单!A9+A1</f>')
          .replace('<f t="shared" si="0"/>', `<f>${formula}</f>`),
      );
    expect(compareWith(written('名单!B9+B1')).ok).toBe(true);
    expect(compareWith(written('名单!A9+B1')).ok).toBe(false);
    expect(compareWith(written('名单!B7+B1')).ok).toBe(false);
  });

  it('must have every formula on other sheets follow, also on one that nothing else touches', () => {
    const old = blank.find(({ name }) => name === 'xl/worksheets/sheet2.xml');
    const untouched = filled.map((part) => (part.name === old?.name ? old : part));
    const expected = { ...grownFill(), recalculated: grownFill().recalculated.filter(({ sheet }) => sheet === '名单') };
    expect(compareWith(untouched, expected)).toMatchObject({ ok: false, differences: [{ cell: '汇总!A1', what: 'formula' }, {}, {}, {}] });
  });
});

describe('the package', () => {
  const bytes = zipByHand(filled);
  const compareBytes = (damaged: Uint8Array) => compareFilled({ blank: blankBytes, filled: damaged, expected: grownFill() });
  const copy = (change: (copied: Buffer) => void): Buffer => {
    const copied = Buffer.from(bytes);
    change(copied);
    return copied;
  };
  const directoryAt = bytes.readUInt32LE(bytes.length - 6);

  it.each<readonly [string, Buffer]>([
    ['is cut off', bytes.subarray(0, bytes.length - 9)],
    ['has a byte of a picture changed', zipAgain(bytes, new Map([['xl/media/image1.png', new Uint8Array([137, 80, 78, 71, 0, 1, 2, 4])]]))],
    ['has a date changed', copy((copied) => copied.writeUInt16LE(1, directoryAt + 14))],
    ['has a date changed in one header only', copy((copied) => copied.writeUInt16LE(1, 12))],
    ['has a name changed in one header only', copy((copied) => copied.write('X', 30))],
    ['has a checksum changed', copy((copied) => copied.writeUInt32LE(7, directoryAt + 16))],
    ['has attributes changed', copy((copied) => copied.writeUInt32LE(7, directoryAt + 38))],
    ['has flags changed', copy((copied) => copied.writeUInt16LE(0, directoryAt + 8))],
    ['has a comment', zipByHand(filled, { comment: 'x' })],
    ['has one part more', zipByHand([...filled, { name: 'xl/x.xml', content: '<x/>' }])],
    ['has one part twice', zipByHand([...filled, ...filled.slice(-1)])],
    ['has its parts in another order', zipByHand(filled.toReversed())],
    [
      'has a part stored that was packed',
      zipByHand(filled.map((part) => (part.name === 'xl/comments1.xml' ? { ...part, stored: true } : part))),
    ],
    ['says less entries than it has', zipByHand(filled, { count: filled.length - 1 })],
    [
      'has a part packed badly',
      zipByHand(filled.map((part) => (part.name === 'xl/comments1.xml' ? { ...part, packed: Buffer.from([7, 7]) } : part))),
    ],
  ])('%s: found', (_, damaged) => {
    expect(compareBytes(damaged).ok).toBe(false);
  });

  it('is found damaged where the blank is', () => {
    const bad = zipByHand(
      blank.map((part) => (part.name === 'xl/worksheets/sheet1.xml' ? { ...part, packed: Buffer.from([7, 7]) } : part)),
    );
    expect(compareFilled({ blank: bad, filled: bytes, expected: grownFill() })).toMatchObject({
      ok: false,
      differences: [{ part: 'xl/worksheets/sheet1.xml', what: 'content' }],
    });
  });

  it('is the same however its parts were packed again', () => {
    const again = zipAgain(bytes, new Map(filled.filter(({ stored }) => stored !== true).map(({ name, content }) => [name, content])));
    expect(compareBytes(again).ok).toBe(true);
  });
});
