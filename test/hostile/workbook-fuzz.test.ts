// Damaged blanks and maps of any kind go through opening, proposing, checking and filling: refused with a code, or filled and found sound; never a throw.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillBlank } from '../../src/backend/bureau/fill-blank.ts';
import type { Book } from '../../src/sheets/book/book-model.ts';
import { openBook } from '../../src/sheets/book/open-book.ts';
import { adoptWorkbookMap, checkWorkbookMap } from '../../src/backend/bureau/fill/check-growth.ts';
import { parseMap, printMap, readMap } from '../../src/backend/bureau/map/map-schema.ts';
import { planUnchecked } from '../../src/backend/bureau/map/plan-fill.ts';
import { proposeMap } from '../../src/backend/bureau/map/propose-map.ts';
import { createSheetPictures } from '../../src/backend/bureau/map/sheet-picture.ts';
import type { Refusal } from '../../src/domain/values/result.ts';
import type { MapValue } from '../../src/contract/bureau/workbook-map.ts';
import { formatRefusal } from '../../src/contract/messages.ts';
import { damagedXml } from '../helpers/damage-xml.ts';
import { damagedCopy, seeded } from '../helpers/damage.ts';
import { blankBytes, bookOf, fixtureFigures, mapOf, mapText, shippedFacts, shippedProfile } from '../helpers/fill-figures.ts';
import { zipAgain } from '../helpers/zip-again.ts';
import { zipParts } from '../helpers/zip-parts.ts';
import { hashSha256 } from '../../src/backend/core/db/database-files.ts';

const IS_DEEP = process.env['LIVEBASE_DEEP'] === '1';
const RUNS = IS_DEEP ? { bytes: 6000, xml: 6000, maps: 6000 } : { bytes: 240, xml: 40, maps: 50 };
const LONGEST_MS = 5000;
const NAMES = ['simple-monthly', 'rich-features', 'tenant-list', 'placeholders'];
const BLANKS = NAMES.map((name) => ({ bytes: blankBytes(name), map: mapOf(mapText(name)) }));
const FACTS = shippedFacts();
const FIGURES = fixtureFigures();
const PROFILE = shippedProfile();

function blankOf(nth: number): (typeof BLANKS)[number] {
  const blank = BLANKS[nth % BLANKS.length];
  if (blank === undefined) throw new Error('no blank');
  return blank;
}

/** A refusal that a person is told: a code of workbooks, and a whole sentence. */
function isTold(refusal: Refusal): void {
  expect(refusal.code).toMatch(/^WB_/);
  expect(formatRefusal(refusal, 'zh-CN')).not.toMatch(/undefined|NaN|\[object|\bat .*\.ts|(?<!\{)\{\w+\}/);
}

/** Everything that is done with a blank. Answers whether it was filled; what the second reader finds ends as a refusal. */
async function goThrough(bytes: Uint8Array, map: MapValue): Promise<boolean> {
  const opened = await openBook(bytes);
  if (!opened.ok) {
    isTold(opened.refusal);
    return false;
  }
  const book = opened.value;
  const own = { ...map, workbook: { file: '表.xlsx', sha256: hashSha256(bytes) } };
  expect(readMap(printMap(proposeMap({ book, facts: { profile: PROFILE, synonyms: PROFILE.synonyms }, file: '表.xlsx' }).map)).ok).toBe(
    true,
  );
  createSheetPictures(book);
  const { errors } = checkWorkbookMap({ book, map: own, facts: FACTS });
  for (const { refusal } of errors) isTold(refusal);
  const filled = fillBlank({ book, map: own, facts: FACTS, figures: FIGURES });
  if (filled.ok) expect(errors).toEqual([]);
  else isTold(filled.refusal);
  return filled.ok;
}

/** Goes through `count` damaged blanks; how many were filled all the same. */
async function survivors(count: number, damaged: (seed: number) => Uint8Array): Promise<number> {
  let filled = 0;
  let slowest = 0;
  for (let seed = 0; seed < count; seed += 1) {
    const start = performance.now();
    if (await goThrough(damaged(seed), blankOf(seed).map)) filled += 1;
    slowest = Math.max(slowest, performance.now() - start);
  }
  expect(slowest).toBeLessThan(LONGEST_MS);
  return filled;
}

describe('damaged blanks', { timeout: 1_800_000 }, () => {
  it('with bits flipped, bytes lost, added or overwritten are refused or filled', async () => {
    const filled = await survivors(RUNS.bytes, (seed) => damagedCopy(blankOf(seed).bytes, seed));
    expect(filled).toBeLessThan(RUNS.bytes);
  });

  it('sound as zips, with damage in the XML of a part, are refused or filled', async () => {
    const parts = BLANKS.map(({ bytes }) => [...zipParts(bytes)].filter(([name]) => /\.(?:xml|rels|vml)$/.test(name)));
    const filled = await survivors(RUNS.xml, (seed) => {
      const pick = seeded(seed + 7);
      const own = parts[seed % parts.length] ?? [];
      const [name = '', content] = own[pick(own.length)] ?? [];
      let text = content?.toString('utf8') ?? '';
      for (let times = 1 + pick(2); times > 0; times -= 1) text = damagedXml(text, pick);
      return zipAgain(blankOf(seed).bytes, new Map([[name, text]]));
    });
    expect(filled).toBeGreaterThan(0);
    expect(filled).toBeLessThan(RUNS.xml);
  });
});

const column = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 15 }).map((nth) => String.fromCharCode(65 + nth)) },
  { weight: 1, arbitrary: fc.constantFrom('XFD', 'AA', 'ZZ') },
);
const row = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 50 }) },
  { weight: 1, arbitrary: fc.constantFrom(1_048_576, 1_048_575, 5000) },
);
const cell = fc.tuple(column, row).map(([letters, number]) => `${letters}${number}`);
const range = fc.oneof(
  cell,
  fc.tuple(cell, cell).map((corners) => corners.join(':')),
);
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const UNITS = ['元', '千元', '万元', '亿元', '平方米', '万平方米', '小时', '分钟', '万', '%', '斤'];
const COLUMNS = ['seq', 'name', 'uscc', 'resident_since', 'area', 'paid', 'share', 'remark', 'nothing'];

/** Entries of all kinds on a sheet of the workbook; most are wrong somewhere. */
function mapsOf(book: Book) {
  const sheet = fc.constantFrom(...book.sheets.map(({ name }) => name));
  const locked = optional(fc.boolean());
  const figure = fc.constantFrom(...FACTS.units.keys(), 'ZB-9.01.month', '__proto__');
  const as = optional(fc.constantFrom('auto', 'number', 'text', 'date'));
  const none = optional(fc.constantFrom('dash', 'blank'));
  const unit = optional(fc.constantFrom(...UNITS));
  const decimals = optional(fc.integer({ min: 0, max: 8 }));
  const field = fc.constantFrom(...FACTS.heads, '邮编');
  const headAs = optional(fc.constantFrom('auto', 'text', 'date', 'tick', 'boxes', 'number'));
  const listColumn = fc.oneof(
    fc.constantFrom(...COLUMNS),
    fc.record({ column: fc.constantFrom('paid', 'area', 'name'), unit: fc.constantFrom('元', '平方米') }),
  );
  const columns = fc
    .uniqueArray(column, { minLength: 1, maxLength: 4 })
    .chain((letters) =>
      fc.tuple(...letters.map(() => listColumn)).map((said) => Object.fromEntries(letters.map((letter, index) => [letter, said[index]]))),
    );
  return fc.record({
    placeholders: fc.boolean(),
    cells: fc.array(fc.record({ sheet, cell, figure, unit, decimals, as, none, locked }), { maxLength: 4 }),
    heads: fc.array(fc.record({ sheet, cell: range, field, as: headAs, locked }), { maxLength: 3 }),
    lists: fc.array(
      fc.record({
        sheet,
        rows: fc.constantFrom('ZB-4', 'ZB-3', 'ZB-5', 'ZB-2'),
        firstRow: row,
        templateRows: fc.integer({ min: 1, max: 6 }),
        columns,
        onOverflow: fc.constantFrom('insertRows', 'refuse'),
        locked,
      }),
      { maxLength: 2 },
    ),
    checks: fc.array(
      fc.record({ sheet, cell, ok: fc.array(fc.oneof(fc.string(), fc.boolean(), fc.integer()), { minLength: 1, maxLength: 2 }) }),
      {
        maxLength: 2,
      },
    ),
    keep: fc.array(fc.record({ sheet, range }), { maxLength: 1 }),
  });
}

/** The map without the entries that a check calls wrong; after some rounds what is left may be filled. */
function withoutWrong(book: Book, map: MapValue): MapValue {
  let left = map;
  for (let round = 0; round < 12; round += 1) {
    const { errors } = checkWorkbookMap({ book, map: left, facts: FACTS });
    for (const { refusal } of errors) isTold(refusal);
    if (errors.length === 0) return left;
    const wrong = new Set(errors.map(({ refusal }) => refusal.data['n']));
    const blocked = errors.some(({ refusal }) => refusal.code === 'WB_LIST_BLOCKED');
    let nth = 0;
    const kept = (): boolean => {
      nth += 1;
      return !wrong.has(nth);
    };
    const [cells, heads, lists] = [left.cells.filter(kept), left.heads.filter(kept), left.lists.filter(kept)];
    left = { ...left, cells, heads, lists: blocked ? [] : lists, checks: left.checks.filter(kept), keep: left.keep.filter(kept) };
  }
  return left;
}

describe('maps of any kind', { timeout: 1_800_000 }, () => {
  let books: readonly Book[] = [];
  beforeAll(async () => {
    books = await Promise.all(BLANKS.map(({ bytes }) => bookOf(bytes)));
  });

  it('are refused with a code, or fill a file that the second reader finds sound', async () => {
    const bookAt = (nth: number): Book => {
      const book = books[nth];
      if (book === undefined) throw new Error('no book');
      return book;
    };
    const any = fc.nat(NAMES.length - 1).chain((nth) => {
      const book = bookAt(nth);
      return fc.tuple(fc.constant(nth), mapsOf(book), fc.integer({ min: 0, max: 30 }));
    });
    let filled = 0;
    const property = fc.asyncProperty(any, async ([nth, entries, tenants]) => {
      const book = bookAt(nth);
      const json: unknown = JSON.parse(
        JSON.stringify({ version: 1, workbook: { file: '表.xlsx', sha256: hashSha256(book.blank) }, ...entries }),
      );
      const parsed = parseMap(json);
      if (!parsed.ok) return isTold(parsed.refusal);
      const figures = { ...FIGURES, tenants: FIGURES.tenants.slice(0, tenants) };
      planUnchecked({ book, map: parsed.value, facts: FACTS, figures });
      const map = withoutWrong(book, parsed.value);
      adoptWorkbookMap({ book, map, facts: FACTS }, '新表.xlsx');
      const answer = fillBlank({ book, map, facts: FACTS, figures });
      if (answer.ok) filled += 1;
      else isTold(answer.refusal);
      // What passed every rule is no reason for a difference.
      expect(answer.ok ? '' : answer.refusal.code).not.toBe('WB_SELFCHECK');
    });
    await fc.assert(property, { numRuns: RUNS.maps, ...(IS_DEEP ? {} : { seed: 20_261_105 }) });
    expect(filled).toBeGreaterThan(RUNS.maps / 4);
  });
});
