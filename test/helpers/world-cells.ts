// Cells of the fixtures' ledgers, read plainly.
import * as XLSX from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A cell as the library reads it. */
export type Cell = string | number | null;
/** A row by its headers; its own number as `#`. */
export type Row = Readonly<Record<string, Cell>>;

/** The fixtures' files. */
export const INPUTS = path.join(import.meta.dirname, '..', 'fixtures', 'world', 'inputs');

const books = new Map<string, XLSX.WorkBook>();

function bookOf(file: string): XLSX.WorkBook {
  const book = books.get(file) ?? XLSX.read(readFileSync(path.join(INPUTS, file)));
  books.set(file, book);
  return book;
}

/** Rows of a sheet under the header row that holds `mark`; each with its own row number as `#`. */
export function sheetRows(file: string, sheet: string, mark: string): Row[] {
  const book = bookOf(file);
  const cells = XLSX.utils.sheet_to_json<Cell[]>(book.Sheets[sheet] ?? {}, { header: 1, raw: true, defval: null });
  const at = cells.findIndex((row) => row.some((cell) => clean(cell) === mark));
  const heads = (cells[at] ?? []).map(clean);
  return cells
    .slice(at + 1)
    .map((row, index) => ({ ...Object.fromEntries(heads.map((head, column) => [head, row[column] ?? null])), '#': at + 2 + index }));
}

export function clean(cell: Cell | undefined): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .replaceAll(/\s/g, '');
}

export function text(cell: Cell | undefined): string | null {
  const value = String(cell ?? '').trim();
  return value === '' ? null : value;
}

export function code(cell: Cell | undefined): string {
  return clean(cell).toUpperCase();
}

/** Days since 1970 of an Excel serial (1900 system). */
function dayText(serial: number): string {
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

export function day(cell: Cell | undefined): string | null {
  if (typeof cell === 'number') return dayText(cell);
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec((cell ?? '').trim());
  if (match) return `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec((cell ?? '').trim());
  return plain ? `${plain[1]}-${plain[2]}-${plain[3]}` : null;
}

/** Minutes since the epoch of a wall-clock time at +08:00. */
export function instant(cell: Cell | undefined): number {
  if (typeof cell === 'number') return Math.round((cell - 25_569) * 1440) - 480;
  const trimmed = (cell ?? '').trim();
  const clock = /(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(trimmed);
  const days = Date.parse(`${day(trimmed)}T00:00:00Z`) / 60_000;
  return days + Number(clock?.[1]) * 60 + Number(clock?.[2]) - 480;
}

/** Hundredths of a written decimal. */
export function hundredths(cell: Cell | undefined): number {
  const written = String(cell ?? '')
    .normalize('NFKC')
    .replaceAll(/[,¥元\s]/g, '');
  if (written === '' || written === '-') return 0;
  const [whole = '0', fraction = ''] = written.split('.');
  if (fraction.length > 2) return Math.round(Number(written) * 100);
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

export function whole(cell: Cell | undefined): number {
  return Number(String(cell ?? '0').replaceAll(',', ''));
}
