// Text tables: comma, tab or semicolon between fields, quotes around those that need them.
import Papa from 'papaparse';
import { type SheetRefusal, type Result, ok, refuse } from '../result.ts';
import { createTextPool, poolText } from './cell-text.ts';
import { READ_LIMITS, createBudget, isSpent, createSpentRefusal, createTextRefusal } from './read-budget.ts';
import type { Cell, SheetRow, TableFile } from './table.ts';

/** Texts above this are refused: 1,200,000 filled cells fit in half of it. */
export const LARGEST_TEXT = 32_000_000;

const DELIMITERS = [',', '\t', ';'] as const;
const SAMPLE_CHARACTERS = 64_000;
const SAMPLE_ROWS = 60;
/** As many as a workbook's sheet has: a wider row is no table, and nobody reads its header. */
const MOST_COLUMNS = 16_384;
/** Among so many rows a header is looked for: they keep their empty last cells, which say how many fields a row has. */
const EARLY_ROWS = 30;
/** Control characters that a text may hold: one to so many others. */
const CHARACTERS_TO_CONTROL = 1_000;

/** Parses decoded text as one sheet without a name: all cells are text as written; `="…"` is left to anyone who reads the cell. Refuses FILE_EMPTY, FILE_NOT_A_TABLE (binary), FILE_DAMAGED (a quote that does not close), FILE_TRUNCATED (the last row stops short), FILE_TOO_MANY_CELLS. */
export function parseCsv(whole: string): Result<TableFile> {
  if (isGarbage(whole)) return refuse('FILE_NOT_A_TABLE', { seems: 'binary' });
  const text = whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  if (text.trim() === '') return refuse('FILE_EMPTY');
  const named = /^sep=([,;\t])\n/i.exec(text);
  const delimiter = named?.[1] ?? guessDelimiter(text);
  const fields = countFields(text, delimiter);
  if (fields > READ_LIMITS.places) return refuse('FILE_TOO_MANY_CELLS', { unit: 'places', limit: READ_LIMITS.places, found: fields });
  const rows = parseRows(text, delimiter, named === null ? 0 : 1);
  return rows.ok ? ok({ format: 'csv', sheets: [{ name: '', rows: rows.value, merged: [], date1904: false, isDelimited: true }] }) : rows;
}

/** NUL is never text; a few other control characters may be somebody's nickname, many are a picture. */
function isGarbage(text: string): boolean {
  if (text.includes('\0')) return true;
  const found = text.match(/[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]/g)?.length ?? 0;
  return found * CHARACTERS_TO_CONTROL > text.length + CHARACTERS_TO_CONTROL;
}

/** The delimiter by which most rows of the beginning have one number of fields; title lines above the header don't matter. */
function guessDelimiter(text: string): string {
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(text.slice(0, SAMPLE_CHARACTERS), { delimiter, newline: '\n', preview: SAMPLE_ROWS });
    const counts = new Map<number, number>();
    for (const row of data) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    for (const [fields, count] of counts) {
      const score = (fields - 1) * count;
      if (score > bestScore) [best, bestScore] = [delimiter, score];
    }
  }
  return best;
}

/** At most so many fields, quoted ones included: what decides whether the text is parsed at all. */
function countFields(text: string, delimiter: string): number {
  let count = 1;
  for (const mark of [delimiter, '\n']) for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
  return count;
}

function parseRows(text: string, delimiter: string, skipped: number): Result<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  const pool = createTextPool();
  const budget = createBudget();
  let number = 0;
  let refusal: SheetRefusal | null = null;
  let [before, latest] = [0, 0];
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors }, parser) => {
      number += 1;
      if (data.length > MOST_COLUMNS) {
        refusal = { code: 'FILE_TOO_MANY_CELLS', data: { unit: 'columns', limit: MOST_COLUMNS, found: data.length } };
        return parser.abort();
      }
      // Whatever Papa finds wrong with a quote, it reads on through the rows that follow: nothing after it can be believed.
      if (errors.some((error) => error.type === 'Quotes'))
        refusal ??= { code: 'FILE_DAMAGED', data: { part: '', what: 'quote', row: number } };
      if (refusal !== null || number <= skipped) return;
      const cells = data.map((field): Cell => (field === '' ? null : poolText(pool, field)));
      const last = cells.findLastIndex((cell) => cell !== null);
      if (last < 0) return;
      [before, latest] = [latest, cells.length];
      budget.rows += 1;
      budget.places += last + 1;
      for (const cell of cells) if (cell !== null) budget.cells += 1;
      if (pool.characters > READ_LIMITS.characters) refusal = createTextRefusal(pool.characters);
      if (isSpent(budget)) rows.length = 0;
      else rows.push({ number, cells: number <= EARLY_ROWS ? cells : cells.slice(0, last + 1) });
    },
  });
  if (refusal !== null) return { ok: false, refusal };
  // Somebody's last row ends with its line, or has all its fields; a note below the table is one field.
  if (latest > 1 && latest < before && !text.endsWith('\n')) return refuse('FILE_TRUNCATED', { part: '', size: text.length });
  return isSpent(budget) ? { ok: false, refusal: createSpentRefusal(budget) } : ok(rows);
}
