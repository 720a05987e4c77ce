// Use case: a window of a staged sheet's rows as text, with what is wrong in them: what a preview grid of any length shows.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { intakeMethods } from '../../../contract/intake/intake.ts';
import type { ShownRow } from '../../../contract/intake/intake-shapes.ts';
import type { Base } from '../../core/db/open.ts';
import { getRowAt, getRowCount, placeOf } from '../../../sheets/read/packed-sheet.ts';
import type { RowIssue } from '../recognise/layout.ts';
import { numberTextsOf, formatShownCell } from '../recognise/sheet-about.ts';
import { getWrittenCell } from './gather.ts';
import { changesOf, type Edit, findSheetAt, type StagedSheet, stagingOf } from './staging.ts';

/** Longer cells are cut where they are shown; the file keeps them whole. */
export const SHOWN_CHARACTERS = 300;
/** Columns beyond are not shown: no ledger or export comes near. */
export const SHOWN_COLUMNS = 200;

/** What is wrong with a row, by the newest look at it. */
export function listTroublesOfRow({ troubles, rechecked }: StagedSheet, row: number): readonly RowIssue[] {
  return rechecked.find((one) => one.row === row)?.troubles ?? troubles?.get(row) ?? [];
}

/** The numbers of the rows that have trouble and are not left out, in order. */
export function refusedRowsOf({ troubles, rechecked, leftOut }: StagedSheet): readonly number[] {
  const rows = new Set(troubles?.keys());
  for (const { row, troubles: found } of rechecked) {
    if (found.length === 0) rows.delete(row);
    else rows.add(row);
  }
  for (const row of leftOut) rows.delete(row);
  return [...rows].toSorted((a, b) => a - b);
}

/** Places of the rows that the last preview refused, or that were looked at since: one that was put right stays until the next preview. */
function listedPlaces({ packed, troubles, rechecked }: StagedSheet): number[] {
  const rows = new Set([...(troubles?.keys() ?? []), ...rechecked.map(({ row }) => row)]);
  return [...rows]
    .toSorted((a, b) => a - b)
    .map((row) => placeOf(packed, row))
    .filter((place) => place >= 0);
}

/** Where a trouble stands: by the cell that it names (`G14`), else by its header. */
function columnAt(columns: readonly string[], { column, data }: RowIssue): number | null {
  const letters = typeof data.cell === 'string' ? /^([A-Z]{1,3})\d+$/.exec(data.cell)?.[1] : undefined;
  if (letters !== undefined) return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const at = column === '' ? -1 : columns.indexOf(column);
  return at < 0 ? null : at;
}

function editsOfRow(sheet: StagedSheet, row: number): ShownRow['edits'] {
  const newest = new Map<number, Edit>(sheet.edits.filter((edit) => edit.row === row).map((edit) => [edit.column, edit]));
  return [...newest.values()].map(({ id, column }) => ({
    id,
    column,
    found: getWrittenCell(sheet.packed, row, column).slice(0, SHOWN_CHARACTERS),
  }));
}

/** Shows rows at these places of a sheet (from 0). */
export function showRows(sheet: StagedSheet, places: readonly number[]): ShownRow[] {
  const { packed, about } = sheet;
  const changes = changesOf(sheet);
  const numberTexts = numberTextsOf(about);
  const leftOut = new Set(sheet.leftOut);
  return places.map((at): ShownRow => {
    const { number: row, cells } = getRowAt(packed, at, changes);
    const isData = row > about.headerRow;
    const texts = cells
      .slice(0, SHOWN_COLUMNS)
      .map((cell, column) => formatShownCell(cell, isData ? (numberTexts[column] ?? null) : null, packed.date1904));
    return {
      row,
      place: at,
      cells: texts.map((text) => (text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text)),
      cut: texts.flatMap((text, column) => (text.length > SHOWN_CHARACTERS ? [column] : [])),
      troubles: listTroublesOfRow(sheet, row).map((trouble) => ({ ...trouble, at: columnAt(about.columns, trouble) })),
      edits: sheet.edits.length === 0 ? [] : editsOfRow(sheet, row),
      isLeftOut: leftOut.has(row),
    };
  });
}

/** A window of a staged sheet. `from` counts among the rows of the choice. Refuses STAGING_UNKNOWN. */
export function windowOf(base: Base, asked: Asked<typeof intakeMethods.rows>): Result<Answer<typeof intakeMethods.rows>> {
  const { staging: id, from, count, only } = asked;
  const staging = stagingOf(base, id);
  const sheet = staging === null ? null : findSheetAt(staging, asked);
  if (sheet === null) return refuse('STAGING_UNKNOWN', { staging: id });
  const listed = only === 'all' ? null : listedPlaces(sheet);
  const total = listed?.length ?? getRowCount(sheet.packed);
  const places =
    listed?.slice(from, from + count) ?? Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, nth) => from + nth);
  const { columns, headerRow } = sheet.about;
  const refusedRows = refusedRowsOf(sheet).length;
  return ok({ columns: columns.slice(0, SHOWN_COLUMNS), headerRow, total, refusedRows, rows: showRows(sheet, places) });
}
