// Worker thread: parses one .xls of Excel 95 or before with SheetJS and posts its cells; whatever that library throws is the file's trouble.
import { parentPort, workerData } from 'node:worker_threads';
import { type CellObject, type WorkBook, type WorkSheet, read, set_cptable } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel';
import { READ_LIMITS, createBudget, isSpent, createSpentRefusal } from './read-budget.ts';
import type { Cell, MergedRange, SheetRow, SheetTable } from './table.ts';
import { errorOf } from './xls-errors.ts';
import type { XlsAnswer } from './xls-read.ts';

/** Simplified Chinese: what a file of an old version means that names no code page. */
const CODE_PAGE = 936;

function answerTask(bytes: unknown): XlsAnswer {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('the xls worker takes bytes');
  set_cptable(codePages);
  let workbook: WorkBook;
  try {
    workbook = read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
      cellDates: false,
      codepage: CODE_PAGE,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return /password|encrypt/i.test(message) ? { kind: 'encrypted' } : { kind: 'damaged', what: 'records' };
  }
  return tablesOf(workbook);
}

function tablesOf(workbook: WorkBook): XlsAnswer {
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const budget = createBudget();
  const sheets: SheetTable[] = [];
  for (const name of workbook.SheetNames) {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) continue;
    const rows = readRows(sheet, budget);
    sheets.push({ name, rows, merged: readMerged(sheet), date1904 });
  }
  if (sheets.length === 0) return { kind: 'damaged', what: 'no-sheets' };
  if (!isSpent(budget)) return { kind: 'sheets', sheets };
  const { unit, limit, found } = createSpentRefusal(budget).data;
  return { kind: 'too-many', unit: String(unit), limit: Number(limit), found: Number(found) };
}

function readRows(sheet: WorkSheet, budget: ReturnType<typeof createBudget>): SheetRow[] {
  const rows: SheetRow[] = [];
  const data = sheet['!data'] ?? [];
  // Sparse: only rows and cells that are there are visited.
  for (const key of Object.keys(data)) {
    const index = Number(key);
    const cells: Cell[] = [];
    const stored = data[index] ?? [];
    for (const column of Object.keys(stored)) {
      const object = stored[Number(column)];
      const cell = object === undefined || object === null ? null : readCell(object);
      if (cell === null) continue;
      while (cells.length < Number(column)) cells.push(null);
      cells[Number(column)] = cell;
      budget.cells += 1;
    }
    if (cells.length === 0) continue;
    budget.rows += 1;
    budget.places += cells.length;
    if (isSpent(budget)) return [];
    rows.push({ number: index + 1, cells });
  }
  return rows;
}

function readCell(cell: CellObject): Cell {
  const { t: kind, v: value, f: formula } = cell;
  if (formula !== undefined && (value === undefined || value === null)) return { trouble: 'formula-without-value', text: `=${formula}` };
  if (kind === 'e') return errorOf(Number(value));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return Number.isFinite(value) ? value : { trouble: 'error', text: '#NUM!' };
  return typeof value === 'string' && value !== '' ? value : null;
}

function readMerged(sheet: WorkSheet): MergedRange[] {
  return (sheet['!merges'] ?? [])
    .slice(0, READ_LIMITS.merged)
    .map(({ s: start, e: end }) => ({ top: start.r + 1, left: start.c + 1, bottom: end.r + 1, right: end.c + 1 }));
}

parentPort?.postMessage({ kind: 'ready' } satisfies XlsAnswer);
parentPort?.postMessage(answerTask(workerData));
