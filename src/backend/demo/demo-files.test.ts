// The demo's files: the same bytes each time, in the encodings the platforms use, with codes that hold.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeUscc, isUsccCheckDigitValid } from '../../domain/decode/uscc.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { readTableFile } from '../../sheets/read/read-table.ts';
import { createDemoFiles } from './demo-files.ts';
import { createDemoPlace } from './demo-place.ts';
import { openOn } from './demo-studios.ts';
import { encodeGb18030 } from './demo-exports.ts';
import { diceOf, split } from './demo-days.ts';

const today = parseDay('2026-11-04');
if (today === null) throw new Error('no day');
const place = createDemoPlace(today, new Map());

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Of each column: how many cells are filled, how many different, and the sum of its numbers. */
function columnFacts(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(({ length }) => length));
  const facts = Array.from({ length: width }, (_, at) => {
    const texts = rows.map((cells) => cells[at] ?? '').filter((text) => text !== '');
    const sum = texts.map(Number).reduce((all, value) => all + (Number.isFinite(value) ? value : 0), 0);
    return `${texts.length}/${new Set(texts).size}/${Math.round(sum * 100) / 100}`;
  });
  return [`  = ${facts.join(' ')}`];
}

describe('the demo files', () => {
  it('are the same bytes when made again', () => {
    const hashes = (): string[] =>
      Object.values(createDemoFiles(place))
        .flat()
        .map((file) => `${file.name} ${hash(file.bytes)}`);
    expect(hashes()).toEqual(hashes());
  });

  it('can be read, each with rows', async () => {
    for (const file of Object.values(createDemoFiles(place)).flat()) {
      const table = await readTableFile(file.bytes);
      expect(table.ok, file.name).toBe(true);
      if (table.ok) for (const sheet of table.value.sheets) expect(sheet.rows.length, `${file.name} ${sheet.name}`).toBeGreaterThan(1);
    }
  });

  it('begin with the titles, heads and rows that were reviewed, and hold so much in each column', async () => {
    const lines: string[] = [];
    for (const file of Object.values(createDemoFiles(place)).flat()) {
      const table = await readTableFile(file.bytes);
      for (const sheet of table.ok ? table.value.sheets : []) {
        lines.push(`${file.name} ${sheet.name}`);
        for (const { cells } of [...sheet.rows].slice(0, 4))
          lines.push(`  ${cells.map((cell) => (typeof cell === 'object' ? '' : String(cell))).join(' | ')}`.trimEnd());
        lines.push(...columnFacts([...sheet.rows].map(({ cells }) => cells.map((cell) => (typeof cell === 'object' ? '' : String(cell))))));
      }
    }
    const reviewed = path.join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'demo-files.txt');
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(reviewed);
  });

  it('open a studio by the exception of a day before its own hours', () => {
    const repaired = place.studios.find(({ code }) => code === 'T204');
    const other = place.studios.find(({ code }) => code === 'T101');
    if (repaired === undefined || other === undefined) throw new Error('no studio');
    const closed = place.exceptions.filter(({ hours }) => hours === null);
    expect(closed.map(({ day, studio, note }) => [day, studio, note])).toEqual([
      ['2026-10-14', 'T204', '隔音棉更换'],
      ['2026-10-15', 'T204', '隔音棉更换'],
    ]);
    expect(closed.map(({ day }) => openOn(place.exceptions, repaired, day))).toEqual([null, null]);
    expect(closed.map(({ day }) => openOn(place.exceptions, other, day))).toEqual([
      { from: 540, to: 1440 },
      { from: 540, to: 1440 },
    ]);
    const night = place.exceptions.find(({ text }) => text === '全天');
    expect(night === undefined ? null : openOn(place.exceptions, other, night.day)).toEqual(night?.hours);
  });

  it('come in UTF-8 with BOM and in GB18030', () => {
    const { third } = createDemoFiles(place);
    const compass = third.find((file) => file.name.startsWith('31-'));
    const channels = third.find((file) => file.name.startsWith('34-'));
    expect([...(compass?.bytes.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(channels?.bytes)).toThrow();
    const lines = new TextDecoder('gb18030', { fatal: true }).decode(channels?.bytes).split('\r\n');
    expect(lines[0]).toBe('视频号直播数据明细 2026年10月');
    expect(lines[1]).toBe('直播开始时间,成交金额,成交订单数,成交人数,退款金额');
  });

  it('names 40 tenants whose codes hold, but for the one whose licence was seen', () => {
    const failing = place.tenants.filter((tenant) => {
      const code = decodeUscc(tenant.code);
      return !code.ok || code.value === null || !isUsccCheckDigitValid(code.value);
    });
    expect(place.tenants.length).toBe(40);
    expect(new Set(place.tenants.map((tenant) => tenant.code)).size).toBe(40);
    expect(new Set(place.tenants.flatMap((tenant) => tenant.parts.map((part) => part.handle))).size).toBe(
      new Set(place.tenants.flatMap((tenant) => tenant.parts.map((part) => `${tenant.number} ${part.platform}`))).size,
    );
    expect(failing.map((tenant) => tenant.notes)).toEqual(['执照已核对']);
  });
});

describe('encodeGb18030', () => {
  it('writes what the decoder reads back', () => {
    const text = '厦门，鹭江潮 ABC 123 ￥8.80（直播）〇㎡\r\n';
    expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text);
  });

  it('refuses what has no two bytes', () => {
    expect(() => encodeGb18030('🎉')).toThrow('no two bytes');
  });
});

describe('seeded', () => {
  it('throws the same dice for the same name, and stays in range', () => {
    const throws = (): number[] => Array.from({ length: 50 }, (_, at) => diceOf('a', at).whole(3, 9));
    expect(throws()).toEqual(throws());
    expect(throws().every((one) => one >= 3 && one <= 9)).toBe(true);
  });

  it('splits a total without losing any', () => {
    const parts = split(1_000_003, [3, 1, 4, 1, 5]);
    expect(parts.reduce((sum, one) => sum + one, 0)).toBe(1_000_003);
    expect(parts.every((one) => Number.isInteger(one) && one > 0)).toBe(true);
  });
});
