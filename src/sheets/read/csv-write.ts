// Writes csv as spreadsheets open it: UTF-8 with BOM, CRLF, and no text that begins like a formula.
import { canStartFormula } from '../formula-start.ts';

/** What a cell may hold. */
export type CsvCell = string | number | null;

const BOM = '\uFEFF';
const NEEDS_QUOTES = /[",\r\n]/;

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  // A leading apostrophe keeps it a text (docs/rules/safety.md, Files).
  const safe = canStartFormula(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The file's text: one line a row. */
export function formatCsv(rows: readonly (readonly CsvCell[])[]): string {
  return BOM + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}
