// Opens any file as a table: what it is, its bytes say, never its name (docs/rules/imports.md, Decoding).
import { type Result, refuse } from '../result.ts';
import { LARGEST_TEXT, parseCsv } from './csv-read.ts';
import { BARE_BIFF, OTHER_STARTS, SHORT_STARTS, ZIP_START, detectKind } from './file-starts.ts';
import { isHtml, readHtml } from './html-read.ts';
import { isOle } from './ole-read.ts';
import type { LaterRows, SheetRow, TableFile } from './table.ts';
import { decodeText, wideTextOf } from './text-decode.ts';
import { readXls } from './xls-read.ts';
import { readXlsx } from './xlsx-read.ts';

/** Larger files are refused unread. */
export const LARGEST_FILE = 60_000_000;

/**
 * Reads xlsx, xls, HTML tables and text tables. Never throws for what is in `bytes`; each refusal carries the facts:
 * FILE_EMPTY, FILE_TOO_LARGE, FILE_NOT_A_TABLE (`seems`), FILE_WIDE_TEXT, and what the readers of each kind refuse with.
 * With `later` the long sheets of an xlsx keep their heads alone, where somebody takes the other rows.
 */
export async function readTableFile(bytes: Uint8Array, later: LaterRows | null = null): Promise<Result<TableFile>> {
  if (bytes.length === 0) return refuse('FILE_EMPTY');
  if (bytes.length > LARGEST_FILE) return refuse('FILE_TOO_LARGE', { unit: 'bytes', limit: LARGEST_FILE, found: bytes.length });
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (ZIP_START.test(start)) return readXlsx(bytes, later);
  if (isOle(bytes) || BARE_BIFF.test(start)) return readXls(bytes);
  if (isCutMark(start)) return refuse('FILE_TRUNCATED', { part: '', size: bytes.length });
  const other = detectKind(OTHER_STARTS, start) ?? (bytes.includes(0) ? detectKind(SHORT_STARTS, start) : null);
  if (other !== null) return refuse('FILE_NOT_A_TABLE', { seems: other });
  return readText(bytes);
}

/** All rows of all sheets, one after the other: for anyone who only wants to walk through a file. */
export function iterateRows(file: TableFile): readonly SheetRow[] {
  return file.sheets.flatMap((sheet) => sheet.rows);
}

/** A file of a few bytes that begin as a workbook does. */
function isCutMark(start: string): boolean {
  return (
    start.length >= 2 &&
    ['PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'].some((mark) => start.length < mark.length && mark.startsWith(start))
  );
}

function readText(bytes: Uint8Array): Result<TableFile> {
  if (bytes.length > LARGEST_TEXT) return refuse('FILE_TOO_LARGE', { unit: 'bytes', limit: LARGEST_TEXT, found: bytes.length });
  const wide = wideTextOf(bytes);
  if (wide !== null) return refuse('FILE_WIDE_TEXT', { seems: wide });
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide && bytes.includes(0)) return refuse('FILE_NOT_A_TABLE', { seems: 'binary' });
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  if (isHtml(text)) return readHtml(text);
  if (/^\s*<(\?xml|!doctype|[a-z][\w:.-]*[\s>])/i.test(text))
    return refuse('FILE_NOT_A_TABLE', { seems: /^\s*<(!doctype\s+html|html)/i.test(text) ? 'html' : 'xml' });
  return parseCsv(text);
}
