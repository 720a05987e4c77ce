// Reads an xlsx: every sheet with its filled cells, streamed; what the package may not hold is refused first.
import { type SheetRefusal, type Result, ok } from '../result.ts';
import { createTextPool } from './cell-text.ts';
import { createBudget, isSpent, createSpentRefusal } from './read-budget.ts';
import { readPackage } from './read-package.ts';
import { type SheetContent, readSheetPart } from './read-sheet.ts';
import { readSharedStrings } from './read-strings.ts';
import type { LaterRows, SheetTable, TableFile } from './table.ts';
import { type ZipArchive, openZip, unpack } from '../zip/zip-read.ts';

/**
 * Reads the workbook in `bytes`, hidden sheets too. Numbers and dates come as stored, text as written. `later` as of `readTableFile`.
 * Refuses what docs/rules/imports.md, Bad input, lists: FILE_TRUNCATED, FILE_DAMAGED, FILE_BOMB, FILE_ENCRYPTED, FILE_ZIP_NAMES, FILE_DTD,
 * FILE_MACROS, FILE_XLSB, FILE_ENCODING, FILE_TOO_MANY_CELLS, FILE_TOO_LARGE, FILE_NOT_A_TABLE.
 */
export async function readXlsx(bytes: Uint8Array, later: LaterRows | null = null): Promise<Result<TableFile>> {
  const archive = openZip(bytes);
  if (!archive.ok) return archive;
  const workbook = await readPackage(archive.value);
  if (!workbook.ok) return workbook;
  const { date1904 } = workbook.value;
  const read = new Set<string>();
  const budget = createBudget();
  const pool = createTextPool();
  const strings: string[] = [];
  if (workbook.value.strings !== null) {
    const refusal = await readSharedStrings(archive.value, workbook.value.strings, pool, strings);
    if (refusal !== null) return { ok: false, refusal };
    read.add(workbook.value.strings.name);
  }
  const sheets: SheetTable[] = [];
  for (const [nth, { name, entry }] of workbook.value.sheets.entries()) {
    const content: SheetContent = { rows: [], merged: [] };
    const open =
      later === null ? null : { head: later.head, taker: () => later.takerOf({ name, rows: content.rows, merged: [], date1904 }, nth) };
    const refusal = await readSheetPart(archive.value, entry, { strings, pool, budget, date1904, open }, content);
    if (refusal !== null) return { ok: false, refusal };
    read.add(entry.name);
    sheets.push({ name, rows: content.rows, merged: content.merged, date1904 });
  }
  if (isSpent(budget)) return { ok: false, refusal: createSpentRefusal(budget) };
  const refusal = await judgeOtherParts(archive.value, read);
  return refusal === null ? ok({ format: 'xlsx', sheets }) : { ok: false, refusal };
}

/** Parts that hold no cells have no effect, but a file is taken whole: their checksums must hold, and no XML may bring a DTD. */
async function judgeOtherParts(archive: ZipArchive, read: ReadonlySet<string>): Promise<SheetRefusal | null> {
  for (const entry of archive.entries.values()) {
    if (read.has(entry.name)) continue;
    let start = '';
    const refusal = await unpack(archive, entry, (piece) => {
      if (start === '') start = piece.toString('latin1', 0, 4096).replaceAll('\0', '');
      return true;
    });
    if (refusal !== null) return refusal;
    if (/\.(xml|rels|vml)$/i.test(entry.name) && /<!DOCTYPE/.test(start)) return { code: 'FILE_DTD', data: { part: entry.name } };
  }
  return null;
}
