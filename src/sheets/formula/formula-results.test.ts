// Every function and edge against what LibreOffice calculated (and Excel, where the fixture says so), and the blanks of the fixtures calculated again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMULA_CASES, formulaWorkbook } from '../../../test/helpers/formula-cases.ts';
import { type FormulaResult, isAlike, ourResults } from '../../../test/helpers/formula-results.ts';
import { fixtureBook, opened } from '../../../test/helpers/grown-workbook.ts';
import { LAST_COLUMN, LAST_ROW, printCell } from '../book/book-model.ts';
import { getPartText } from '../book/parts.ts';
import { formulasOf } from './dirty-formulas.ts';
import { recalculate } from './recalculate.ts';

interface Kept {
  readonly formula: string;
  readonly result: FormulaResult;
}

const KEPT: readonly Kept[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/fixtures/workbooks/formula-results.json'), 'utf8'),
);

test('formulas give what spreadsheet programs give', async () => {
  const ours = ourResults(await opened(formulaWorkbook()));
  expect(KEPT.map(({ formula }) => formula)).toEqual(FORMULA_CASES.map(({ formula }) => formula));
  expect(KEPT.length).toBeGreaterThan(1000);
  const differing = KEPT.flatMap(({ formula, result }, index) =>
    isAlike(ours[index] ?? null, result) ? [] : [{ formula, result, ours: ours[index] }],
  );
  expect(differing).toEqual([]);
});

/** LARGE of no numbers: Excel's error, not the one that LibreOffice exports. */
const EXCEL = ['汇总!B3'];

test.each(['simple-monthly', 'rich-features', 'tenant-list', 'placeholders'])('the stored results of %s come out again', async (name) => {
  const book = await fixtureBook(name);
  const areas = book.sheets.map(({ index }) => ({ sheet: index, area: { top: 1, left: 1, bottom: LAST_ROW, right: LAST_COLUMN } }));
  const result = recalculate(book, { cells: [], areas });
  const formulas = formulasOf(book);
  expect(result).toMatchObject({ recalculated: formulas.length, notCalculated: [], volatile: [], newErrors: [] });
  expect(formulas.length).toBeGreaterThan(5);
  const after = formulasOf(result.book);
  const differing = formulas.flatMap((entry, index) =>
    JSON.stringify(after[index]?.stored) === JSON.stringify(entry.stored)
      ? []
      : [`${book.sheets[entry.sheet]?.name ?? ''}!${printCell(entry)}`],
  );
  expect(differing).toEqual(name === 'tenant-list' ? EXCEL.filter((cell) => cell.startsWith(book.sheets[1]?.name ?? '?')) : []);
  for (const { index, part } of book.sheets)
    if (!differing.some((cell) => cell.startsWith(`${book.sheets[index]?.name ?? ''}!`)))
      expect(getPartText(result.book, part)).toBe(getPartText(book, part));
});
