// Run by hand (`npm run gate -- formulas`): LibreOffice calculates all formulas of test/fixtures/workbooks/formulas.txt; what differs from ours is printed. `--write` keeps what agrees, and what EXCEL below says instead, as test/fixtures/workbooks/formula-results.json, which `npm test` checks.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBook } from '../../src/sheets/book/open-book.ts';
import type { Book, CellStored } from '../../src/sheets/book/book-model.ts';
import { createSheetView } from '../../src/sheets/book/sheet-view.ts';
import { FORMULA_CASES, formulaWorkbook } from '../helpers/formula-cases.ts';
import { type FormulaResult, isAlike, ourResults, resultOf } from '../helpers/formula-results.ts';
import { EXCEL } from './excel-differs.ts';

const FIXTURE = join(import.meta.dirname, '..', 'fixtures', 'workbooks', 'formula-results.json');

async function opened(bytes: Uint8Array): Promise<Book> {
  const book = await openBook(bytes);
  if (!book.ok) throw new Error(book.refusal.code);
  return book.value;
}

/** What LibreOffice makes of the workbook. */
async function calculatedElsewhere(): Promise<readonly CellStored[]> {
  const folder = mkdtempSync(join(tmpdir(), 'livebase-formulas-'));
  writeFileSync(join(folder, 'formulas.xlsx'), formulaWorkbook());
  execFileSync('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
    '--outdir',
    join(folder, 'out'),
    join(folder, 'formulas.xlsx'),
  ]);
  const book = await opened(readFileSync(join(folder, 'out', 'formulas.xlsx')));
  rmSync(folder, { recursive: true });
  const view = createSheetView(book, 0);
  return FORMULA_CASES.map((_, index) => view.cellAt(index + 1, 1)?.stored ?? { kind: 'blank' });
}

const theirs = (await calculatedElsewhere()).map(resultOf);
const ours = ourResults(await opened(formulaWorkbook()));
const kept: { formula: string; isArray?: true; result: FormulaResult; libreOffice?: FormulaResult; comment?: string }[] = [];
let differing = 0;
for (const [index, { formula, isArray }] of FORMULA_CASES.entries()) {
  const [one, other] = [ours[index] ?? null, theirs[index] ?? null];
  const excel = EXCEL.get(formula);
  const wanted = excel === undefined ? other : excel.result;
  const array = isArray ? { isArray: true as const } : {};
  if (isAlike(one, wanted))
    kept.push({ formula, ...array, result: wanted, ...(excel === undefined ? {} : { libreOffice: other, comment: excel.why }) });
  else {
    differing += 1;
    console.log(
      `${formula}\n  ours ${JSON.stringify(one)}  wanted ${JSON.stringify(wanted)}${excel === undefined ? '' : ` (LibreOffice ${JSON.stringify(other)})`}`,
    );
  }
}
console.log(`${FORMULA_CASES.length} formulas, ${kept.length} alike, ${differing} differ`);
if (process.argv.includes('--write')) writeFileSync(FIXTURE, `[\n${kept.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
if (differing > 0) process.exitCode = 1;
