// The whole pipeline on the bureau's blanks, on the same saved by another program, and on odd workbooks: filled, grown, and read again by the second reader.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareFilled } from '../../src/sheets/second-reader/compare-filled.ts';
import { openBook } from '../../src/sheets/book/open-book.ts';
import { createSheetView } from '../../src/sheets/book/sheet-view.ts';
import { fillWorkbook } from '../helpers/fill-workbook.ts';
import { blankBytes, bookOf, fixtureFigures, mapOf, mapText, shippedFacts } from '../helpers/fill-figures.ts';
import { HOSTILE_WORKBOOKS } from '../helpers/hostile-workbooks.ts';
import { expectedFill } from './expected-fill.ts';
import { lostFeatures } from './feature-count.ts';
import { fillAny } from './fill-any.ts';
import { ODD_CORPUS, oddBytes } from './odd-corpus.ts';

const RESAVED = path.join(import.meta.dirname, '..', 'fixtures', 'workbooks', 'resaved');

/** Fills a blank by the map of a fixture. */
async function filledWith(blank: Uint8Array, name: string) {
  const map = { ...mapOf(mapText(name)), workbook: { file: `${name}.xlsx`, sha256: createHash('sha256').update(blank).digest('hex') } };
  const filled = fillWorkbook({ book: await bookOf(blank), map, facts: shippedFacts(), figures: fixtureFigures() });
  if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
  return { filled: filled.value, expected: expectedFill(filled.value, map) };
}

describe('a blank of the bureau', () => {
  it.each(['simple-monthly', 'rich-features', 'tenant-list', 'placeholders'])('%s is filled and found as it must be', async (name) => {
    const blank = blankBytes(name);
    const { filled, expected } = await filledWith(blank, name);
    const reading = compareFilled({ blank, filled: filled.bytes, expected });
    expect(reading).toMatchObject({ ok: true, newErrors: [] });
    expect(reading.ok && reading.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(lostFeatures(blank, filled.bytes, expected)).toEqual([]);
  });

  it.each(['simple-monthly', 'rich-features', 'tenant-list'])('%s saved by another program is, too', async (name) => {
    const blank = readFileSync(path.join(RESAVED, `${name}.xlsx`));
    const { filled, expected } = await filledWith(blank, name);
    expect(compareFilled({ blank, filled: filled.bytes, expected })).toMatchObject({ ok: true, newErrors: [] });
  });
});

describe('a workbook with', () => {
  it.each(ODD_CORPUS)('%s is filled, and the same bytes again', async (_, workbook) => {
    const blank = oddBytes(workbook);
    const outcome = await fillAny(blank, false);
    expect(outcome).toMatchObject({ state: 'sound' });
    expect(await fillAny(blank, false)).toEqual(outcome);
  });

  it.each(ODD_CORPUS)('%s grows', async (_, workbook) => {
    expect(await fillAny(oddBytes(workbook), true)).toMatchObject({ state: 'sound' });
  });
});

describe('a sheet with three lists', () => {
  it('grows by all of them at once', async () => {
    const three = ODD_CORPUS.find(([what]) => what === 'three lists on one sheet')?.[1] ?? {};
    const outcome = await fillAny(oddBytes(three), [10, 20, 30]);
    expect(outcome).toMatchObject({ state: 'sound' });
    const book = await bookOf(outcome.bytes ?? new Uint8Array());
    const formulas = [...createSheetView(book, 0).formulaCells()].map(({ row, column, formula }) => `${column}:${row} ${formula ?? ''}`);
    // The totals stood in rows 12, 22 and 32.
    expect(formulas.filter((text) => text.startsWith('1:'))).toEqual(['1:15 SUM(A10:A13)', '1:28 SUM(A23:A26)', '1:41 SUM(A36:A39)']);
    expect(createSheetView(book, 1).cellAt(1, 1)?.formula).toBe('SUM(表!A10:A13)+表!C36');
  });
});

describe('a file that is no blank', () => {
  it.each(HOSTILE_WORKBOOKS.map((hostile) => [hostile.what, hostile] as const))('such as %s is refused', async (_, { bytes, code }) => {
    const opened = await openBook(bytes());
    expect(opened.ok ? 'opened' : opened.refusal.code).toBe(code);
  });
});
