// Recalculation against a plain model that calculates everything, and formulas of any shape: nothing throws.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { opened } from '../../../test/helpers/grown-workbook.ts';
import { sheetByHand } from '../../../test/helpers/workbook-by-hand.ts';
import type { Book } from '../book/book-model.ts';
import { createSheetView } from '../book/sheet-view.ts';
import { recalculate } from './recalculate.ts';

/** One column of 24 cells: numbers, sums of earlier or later cells, and sums of areas. */
type ModelCell = { readonly kind: 'number'; readonly value: number } | { readonly kind: 'sum'; readonly from: number; readonly to: number };

const SIZE = 24;

/** Cells by rank: a cell reads only cells of lower rank, and ranks are spread over the rows at random. */
const world = fc.record({
  cells: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: -999, max: 999 }) }),
      fc.record({ kind: fc.constant('sum' as const), from: fc.nat(SIZE), to: fc.nat(SIZE) }),
    ),
    { minLength: SIZE, maxLength: SIZE },
  ),
  order: fc.shuffledSubarray(
    Array.from({ length: SIZE }, (_, index) => index),
    { minLength: SIZE },
  ),
  changed: fc.uniqueArray(fc.nat(SIZE - 1), { minLength: 1, maxLength: 4 }),
});

/** The ranks that a cell reads. */
function readBy(cell: ModelCell, rank: number): readonly number[] {
  if (cell.kind === 'number' || rank === 0) return [];
  const [one, other] = [cell.from % rank, cell.to % rank];
  return one === other ? [one] : [one, other];
}

function modelValues(cells: readonly ModelCell[]): readonly number[] {
  const values: number[] = [];
  for (const [rank, cell] of cells.entries())
    values.push(cell.kind === 'number' ? cell.value : readBy(cell, rank).reduce((sum, other) => sum + (values[other] ?? 0), 0));
  return values;
}

function dependents(cells: readonly ModelCell[], changed: readonly number[]): ReadonlySet<number> {
  const dirty = new Set(changed);
  for (const [rank, cell] of cells.entries()) if (readBy(cell, rank).some((other) => dirty.has(other))) dirty.add(rank);
  return dirty;
}

function sheetOf(cells: readonly ModelCell[], order: readonly number[], stale: ReadonlySet<number>): string {
  const rowOf = (rank: number): number => (order[rank] ?? 0) + 1;
  const values = modelValues(cells);
  const rows = cells.map((cell, rank) => {
    const row = rowOf(rank);
    const terms = readBy(cell, rank).map((other) => `A${rowOf(other)}`);
    const formula =
      cell.kind === 'number' ? '' : `<f>${terms.length === 0 ? '0' : rank % 2 === 0 ? `SUM(${terms.join(',')})` : terms.join('+')}</f>`;
    return {
      row,
      markup: `<row r="${row}"><c r="A${row}">${formula}<v>${stale.has(rank) && formula !== '' ? 12_345 : (values[rank] ?? 0)}</v></c></row>`,
    };
  });
  return rows
    .toSorted((a, b) => a.row - b.row)
    .map(({ markup }) => markup)
    .join('');
}

function valuesOf(book: Book, order: readonly number[]): readonly number[] {
  const view = createSheetView(book, 0);
  return order.map((place) => {
    const stored = view.cellAt(place + 1, 1)?.stored;
    return stored?.kind === 'number' ? Number(stored.digits) : Number.NaN;
  });
}

test('stale results of all that depends become right, and only they are calculated', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ cells, order, changed }) => {
      const dirty = dependents(cells, changed);
      const stale = new Set(dirty);
      const book = await opened(sheetByHand(sheetOf(cells, order, stale)));
      const result = recalculate(book, {
        cells: changed.map((rank) => ({ sheet: 0, row: (order[rank] ?? 0) + 1, column: 1 })),
        areas: [],
      });
      expect(valuesOf(result.book, order)).toEqual(modelValues(cells));
      expect(result.recalculated).toBe([...dirty].filter((rank) => cells[rank]?.kind === 'sum').length);
      expect(result.notCalculated).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

const word = fc.constantFrom(
  'A1',
  '$B$2',
  'A1:B3',
  'C:C',
  '2:2',
  '表!A1',
  'SUM(',
  'IF(',
  'INDEX(',
  'OFFSET(',
  'TEXT(',
  'COUNTIF(',
  'VLOOKUP(',
  'LOOKUP(',
  'MATCH(',
  'DATE(',
  '(',
  ')',
  ',',
  ' ',
  ':',
  '+',
  '-',
  '*',
  '/',
  '^',
  '&',
  '%',
  '=',
  '<>',
  '1',
  '0',
  '-1',
  '2.5',
  '1E308',
  '"x"',
  '"—"',
  '""',
  '">=1"',
  '"*a?~"',
  '"0.0;[Red]-#,##0"',
  'TRUE',
  '#N/A',
  '{1,2;3,4}',
  '{',
  '}',
  '名',
  '@',
  "'",
  '"',
  '[1]x!A1',
  '表1[额]',
);

test('formulas of any shape are calculated or told, never thrown at', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 14 }), async (words) => {
      const formula = words.join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const book = await opened(
        sheetByHand(
          `<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v>—</v></c></row><row r="2"><c r="E2"><f>${formula}</f><v>1</v></c></row>`,
        ),
      );
      const result = recalculate(book, { cells: [], areas: [{ sheet: 0, area: { top: 2, left: 5, bottom: 2, right: 5 } }] });
      expect(result.recalculated + result.notCalculated.length).toBe(1);
    }),
    { numRuns: 200 },
  );
});

test('deep and long formulas are calculated or refused, not descended into', async () => {
  const long = Array.from({ length: 4000 }, () => '1').join('+');
  const deep = `${'('.repeat(3000)}1${')'.repeat(3000)}`;
  const signs = `${'-'.repeat(5000)}1`;
  const cells = [long, deep, signs, `1${'%'.repeat(3000)}`].map((formula, index) => `<c r="${'ABCD'[index] ?? ''}1"><f>${formula}</f></c>`);
  const book = await opened(sheetByHand(`<row r="1">${cells.join('')}</row>`));
  const result = recalculate(book, { cells: [], areas: [{ sheet: 0, area: { top: 1, left: 1, bottom: 1, right: 9 } }] });
  expect(createSheetView(result.book, 0).cellAt(1, 1)?.stored).toEqual({ kind: 'number', digits: '4000' });
  expect(result.notCalculated.map(({ cell, why }) => [cell, why])).toEqual([
    ['B1', 'depth'],
    ['C1', 'depth'],
    ['D1', 'depth'],
  ]);
});
