// Run by hand (`npm run gate -- office FILE…`): LibreOffice opens filled workbooks, calculates everything afresh and prints them; every formula's result must be the one that we stored.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printCell, type Book, type CellStored } from '../../src/sheets/book/book-model.ts';
import { openBook } from '../../src/sheets/book/open-book.ts';
import { createSheetView } from '../../src/sheets/book/sheet-view.ts';

/** Results this close are one result. */
const CLOSE = 1e-9;
const VOLATILE = /\b(?:TODAY|NOW|RAND|RANDBETWEEN|INFO|CELL)\(/i;
/** Always calculate, anyone who wrote the file. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

async function opened(file: string): Promise<Book> {
  const book = await openBook(readFileSync(file));
  if (!book.ok) throw new Error(`${file}: ${JSON.stringify(book.refusal)}`);
  return book.value;
}

function isAlike(one: CellStored, other: CellStored): boolean {
  if (one.kind === 'number' && other.kind === 'number') {
    const [a, b] = [Number(one.digits), Number(other.digits)];
    return Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(a), Math.abs(b));
  }
  // An empty text may be stored as one or not at all; programs name some errors differently.
  const isEmpty = (stored: CellStored): boolean => stored.kind === 'blank' || (stored.kind === 'text' && stored.text === '');
  if (isEmpty(one) && isEmpty(other)) return true;
  if (one.kind === 'error' && other.kind === 'error') return true;
  if (one.kind === 'text' && other.kind === 'text') return one.text === other.text;
  return one.kind === 'boolean' && other.kind === 'boolean' && one.value === other.value;
}

/** What differs between the stored results of a workbook and what LibreOffice makes of its formulas. */
function compareResults(ours: Book, theirs: Book): { readonly compared: number; readonly differing: readonly string[] } {
  const differing: string[] = [];
  let compared = 0;
  for (const sheet of ours.sheets.filter(({ kind }) => kind === 'worksheet')) {
    const other = theirs.sheets.find(({ name }) => name === sheet.name);
    if (other === undefined) {
      differing.push(`${sheet.name}: no such sheet`);
      continue;
    }
    const view = createSheetView(theirs, other.index);
    for (const { row, column, stored, formula } of createSheetView(ours, sheet.index).formulaCells()) {
      // What was never calculated, or can't be by us, stores no result; an empty text stores one that reads as nothing.
      if (formula === null || VOLATILE.test(formula) || stored.kind === 'blank') continue;
      const result = view.cellAt(row, column)?.stored ?? { kind: 'blank' };
      compared += 1;
      if (!isAlike(stored, result))
        differing.push(
          `${sheet.name}!${printCell({ row, column })} =${formula}: ${JSON.stringify(stored)}, LibreOffice ${JSON.stringify(result)}`,
        );
    }
  }
  return { compared, differing };
}

/** Converts all files in one go; those that do not come out were not opened. */
function convert(folder: string, files: readonly string[], [kind, filter]: readonly [kind: string, filter: string]): void {
  const out = path.join(folder, kind);
  mkdirSync(out, { recursive: true });
  const words = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', filter, '--outdir', out, ...files];
  execFileSync('soffice', words, { stdio: 'ignore' });
}

async function main(files: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-office-'));
  mkdirSync(path.join(folder, 'profile', 'user'), { recursive: true });
  mkdirSync(path.join(folder, 'in'));
  writeFileSync(path.join(folder, 'profile', 'user', 'registrymodifications.xcu'), SETTINGS);
  const copies = files.map((file, index) => {
    const copy = path.join(folder, 'in', `${index}.xlsx`);
    copyFileSync(file, copy);
    return copy;
  });
  convert(folder, copies, ['xlsx', 'xlsx:Calc MS Excel 2007 XML']);
  convert(folder, copies, ['pdf', 'pdf']);
  let [cells, differ, unopened] = [0, 0, 0];
  for (const [index, file] of files.entries()) {
    const [book, paper] = ['xlsx', 'pdf'].map((kind) => path.join(folder, kind, `${index}.${kind}`));
    const isOpened = book !== undefined && existsSync(book) && paper !== undefined && existsSync(paper) && statSync(paper).size > 0;
    if (!isOpened) {
      unopened += 1;
      console.log(`${path.basename(file)}: not opened or not printed`);
      continue;
    }
    const { compared, differing } = compareResults(await opened(file), await opened(book));
    cells += compared;
    differ += differing.length;
    console.log(`${path.basename(file)}: ${compared} cells compared, ${differing.length} differ`);
    for (const line of differing.slice(0, 10)) console.log(`  ${line}`);
  }
  rmSync(folder, { recursive: true });
  console.log(`${files.length} files, ${unopened} not opened, ${cells} cells compared, ${differ} differ`);
  if (differ + unopened > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
