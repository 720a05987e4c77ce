// The four blanks of a bureau filled as their maps say, and read back by another reader: every mapped cell, the checks, the untouched parts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadProfile } from '../../src/backend/base/load-profile.ts';
import { fillBlank, type FilledFile } from '../../src/backend/bureau/fill-blank.ts';
import { openBook } from '../../src/sheets/book/open-book.ts';
import { mapFacts } from '../../src/backend/bureau/map/map-facts.ts';
import { readMap } from '../../src/backend/bureau/map/map-schema.ts';
import { parseMonth } from '../../src/domain/time/calendar.ts';

const FOLDER = path.join(import.meta.dirname, '../fixtures/workbooks');
const figure = z.object({ raw: z.number().nullable(), text: z.string() });
const expected = z
  .object({
    month: z.string(),
    head: z.record(z.string(), z.string()),
    values: z.record(z.string(), figure),
    rows: z.object({ 'ZB-4': z.array(z.record(z.string(), z.union([figure, z.string()]))) }),
  })
  .parse(JSON.parse(readFileSync(path.join(FOLDER, 'expected-2026-10.json'), 'utf8')));

/** Rows of ZB-4 as texts. */
const TENANTS = expected.rows['ZB-4'].map((row) =>
  Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, typeof cell === 'string' ? cell : cell.text])),
);

function valueOf<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: object }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

async function filled(name: string): Promise<FilledFile & { readonly blank: Uint8Array }> {
  const blank = readFileSync(path.join(FOLDER, `${name}.xlsx`));
  const month = parseMonth(expected.month);
  if (month === null) throw new Error('no month');
  const tenants = TENANTS.map((row) => Object.fromEntries(Object.entries(row).map(([key, text]) => [key, { raw: null, text }])));
  const file = valueOf(
    fillBlank({
      book: valueOf(await openBook(blank)),
      map: valueOf(readMap(readFileSync(path.join(FOLDER, `${name}.map.json`), 'utf8'))),
      facts: mapFacts(valueOf(loadProfile('sz-2025'))),
      figures: { month, head: expected.head, values: new Map(Object.entries(expected.values)), tenants },
    }),
  );
  return { ...file, blank };
}

function sheetOf(bytes: Uint8Array, name: string): WorkSheet {
  const sheet = read(bytes, { cellNF: true }).Sheets[name];
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

function stored(sheet: WorkSheet, cell: string): unknown {
  const found: unknown = sheet[cell];
  return typeof found === 'object' && found !== null && 'v' in found ? found.v : undefined;
}

/** What a printed figure must be in a cell: a number of the same digits, or the text `—`. */
function wanted(text: string, isPercentCell: boolean): number | string {
  if (text === '—') return text;
  return isPercentCell ? Number(`${text}e-2`) : Number(text);
}

const mapCells = z.object({
  cells: z.array(
    z.object({ sheet: z.string(), cell: z.string(), figure: z.string(), unit: z.string().optional(), none: z.string().optional() }),
  ),
});

describe('the bureau’s blanks', () => {
  it.each(['simple-monthly', 'rich-features', 'tenant-list'])('hold in %s every mapped figure as it is printed', async (name) => {
    const { bytes } = await filled(name);
    const { cells } = mapCells.parse(JSON.parse(readFileSync(path.join(FOLDER, `${name}.map.json`), 'utf8')));
    const moved = name === 'tenant-list' ? 27 : 0;
    for (const { sheet, cell, figure: address, unit, none } of cells.filter((one) => one.unit === undefined)) {
      const place = cell.replace(/\d+$/, (row) => String(Number(row) + moved));
      const own = sheetOf(bytes, sheet);
      const text = expected.values[address]?.text ?? '—';
      const found: unknown = own[place];
      const format = typeof found === 'object' && found !== null && 'z' in found ? String(found.z) : '';
      if (text === '—' && none === 'blank') expect(stored(own, place), `${sheet}!${place}`).toBeUndefined();
      else if (format === '@') expect(stored(own, place), `${sheet}!${place}`).toBe(text);
      else expect(stored(own, place), `${sheet}!${place} ${address}`).toBe(wanted(text, format.includes('%')));
      expect(unit).toBeUndefined();
    }
  });

  it('hold a figure in another unit from its exact amount', async () => {
    const [simple, rich] = [await filled('simple-monthly'), await filled('rich-features')];
    // ZB-2.08.month is 27,289,338,827 fen: 2.7289338827 亿元; ZB-2.06.month is 34,249,790,623 fen: 342,497.90623 千元.
    expect(stored(sheetOf(simple.bytes, '月报表'), 'D30')).toBe(2.7289);
    expect(stored(sheetOf(rich.bytes, '汇总'), 'B10')).toBe(342_498);
  });

  it('grow a list of three template rows to all tenants, and move what stands below', async () => {
    const { bytes, account } = await filled('tenant-list');
    const sheet = sheetOf(bytes, '企业情况');
    expect(account).toMatchObject({
      inserted: 27,
      checks: [
        { cell: 'M41', value: '相符', ok: true },
        { cell: 'B7', value: '通过', ok: true },
      ],
    });
    TENANTS.forEach((row, at) => {
      const line = at + 9;
      expect([stored(sheet, `A${line}`), stored(sheet, `B${line}`), stored(sheet, `D${line}`)]).toEqual([at + 1, row['name'], row['uscc']]);
      expect(stored(sheet, `L${line}`)).toBe(wanted(row['paid'] ?? '', false));
      expect(stored(sheet, `O${line}`) ?? '').toBe(row['remark']);
    });
    // The bureau's own sum of the printed rows: what a person adds up on paper, in hundredths.
    const hundredths = TENANTS.map((row) => (row['paid'] === '—' ? 0 : Math.round(Number(row['paid']) * 100))).reduce(
      (sum, one) => sum + one,
      0,
    );
    expect(Math.round(Number(stored(sheet, 'L39')) * 100)).toBe(hundredths);
    expect(String(stored(sheet, 'A39'))).toBe('合计');
    // The report's own total comes from the exact sum: the two differ by what rounding row by row leaves, which is said and not corrected.
    const [found, total] = [String(hundredths / 100), expected.values['ZB-4.total.paid']?.text];
    expect([found, total]).toEqual(['34249.82', '34249.79']);
    const notes = account.warnings
      .filter(({ refusal }) => refusal.code === 'WB_TOTAL_DIFFERS')
      .map(({ cell, refusal }) => [cell, refusal.data]);
    expect(notes).toEqual([['L39', { sheet: '企业情况', cell: 'L39', found, expected: total }]]);
  });

  it('leave no placeholder, and what only looks like one alone', async () => {
    const { bytes } = await filled('placeholders');
    const book = read(bytes);
    const texts = (name: string): string => utils.sheet_to_csv(book.Sheets[name] ?? {});
    expect(texts('月报')).not.toContain('{{');
    expect(texts('月报')).toContain('2026年10月');
    expect(texts('固定说明')).toContain('{{');
  });

  it.each(['simple-monthly', 'rich-features', 'tenant-list', 'placeholders'])(
    'keep every part of %s that nothing was written to',
    async (name) => {
      const { bytes, blank } = await filled(name);
      const [before, after] = [unzipSync(blank), unzipSync(bytes)];
      const touched = Object.keys(before).filter(
        (part) => Buffer.compare(before[part] ?? Buffer.alloc(0), after[part] ?? Buffer.alloc(0)) !== 0,
      );
      expect(Object.keys(after).filter((part) => !(part in before))).toEqual([]);
      expect(touched.filter((part) => /docProps|theme|styles|media|printerSettings|customXml|sheet[56]\.xml$/.test(part))).toEqual([]);
      expect(touched).toContain('xl/workbook.xml');
    },
  );

  it('give the same bytes for the same month, blank and map', async () => {
    const [one, other] = [await filled('tenant-list'), await filled('tenant-list')];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });
});
