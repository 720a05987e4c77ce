// `map check`: every rule of a map that needs no month, and the taking over of a new edition of the blank.
import type { MapValue } from '../../../contract/bureau/workbook-map.ts';
import { printCell } from '../../../sheets/book/address.ts';
import { scanOf, createSheetView } from '../../../sheets/book/sheet-view.ts';
import { listMovedLabels } from './adopt-labels.ts';
import { listEntryTroubles, type MapCheckInput } from './check-entries.ts';
import { checkUnits } from './check-units.ts';
import { listSurroundingWarnings } from './check-surroundings.ts';
import { listFilledCells, findSheet } from './entry-places.ts';
import { findPlaceholders, type FoundPlaceholders } from './find-placeholders.ts';
import { getEntryNumber } from './map-schema.ts';
import { createTroubleAt, createWrongEntry } from './map-trouble.ts';
import type { WorkbookFinding } from '../../../contract/bureau/workbook-shapes.ts';
import { hashSha256 } from '../../core/db/sha256.ts';

/** What a check found; with an error the export refuses. `cells` counts figures and heads, `lists` those of the map and of placeholders. */
export interface CheckedMap {
  readonly errors: readonly WorkbookFinding[];
  readonly warnings: readonly WorkbookFinding[];
  readonly cells: number;
  readonly lists: number;
}

/** How many entries nobody has confirmed yet. */
export function countProposedEntries(map: MapValue): number {
  return [...map.cells, ...map.heads, ...map.lists, ...map.checks].filter(({ state }) => state === 'proposed').length;
}

function unconfirmed(map: MapValue): readonly WorkbookFinding[] {
  const n = countProposedEntries(map);
  return n === 0 ? [] : [{ refusal: { code: 'WB_UNCONFIRMED', data: { n } }, sheet: '', cell: '' }];
}

function otherFile({ book, map }: MapCheckInput): readonly WorkbookFinding[] {
  const found = hashSha256(book.blank);
  if (found === map.workbook.sha256) return [];
  return [{ refusal: { code: 'WB_OTHER_FILE', data: { expected: map.workbook.sha256, found } }, sheet: '', cell: '' }];
}

/** Lists on protected sheets that may not grow there: said ahead, refused only by a month that has more rows. */
function lockedLists({ book, map }: MapCheckInput): readonly WorkbookFinding[] {
  return map.lists.flatMap((entry, index) => {
    const sheet = findSheet(book, entry.sheet);
    if (sheet === null || entry.locked === true || entry.onOverflow === 'refuse') return [];
    if (!createSheetView(book, sheet.index).isProtected) return [];
    return [createTroubleAt('WB_LOCKED_CELL', entry.sheet, `A${entry.firstRow}`, { n: getEntryNumber(map, 'lists', index) })];
  });
}

/** Entries in the row of a placeholder's list: they would fill its first row alone. */
function inPlaceholderRows({ book, map }: MapCheckInput, { lists }: FoundPlaceholders): readonly WorkbookFinding[] {
  if (lists.length === 0) return [];
  return listFilledCells(book, map).flatMap(({ n, kind, sheet, cells }) => {
    if (kind === 'lists') return [];
    const found = lists.flatMap((list) =>
      cells.filter((at) => list.sheet === sheet.index && list.row === at.row).map((at) => ({ list, at })),
    );
    const [first] = found;
    if (first === undefined) return [];
    const cell = printCell(first.at);
    return [createWrongEntry({ n, sheet: sheet.name, cell }, `in_row:${cell}|{{#${first.list.table}}}`)];
  });
}

/** Sheets whose rows or cells stand out of their order: spreadsheet programs call them broken, and what is written could not be checked. */
function outOfOrder({ book }: MapCheckInput): readonly WorkbookFinding[] {
  return book.sheets.flatMap(({ index, part, name, kind }) => {
    if (kind !== 'worksheet') return [];
    const { rows, cells } = scanOf(book, index);
    if (rows.isSorted && cells.isSorted) return [];
    return [{ refusal: { code: 'WB_DAMAGED', data: { detail: `${part}: order` } }, sheet: name, cell: '' }];
  });
}

/** What keeps a map from being exported, without what is only worth knowing. `found` are the blank's placeholders under this map. */
export function mapErrors(input: MapCheckInput, found: FoundPlaceholders): readonly WorkbookFinding[] {
  const rules = [...listEntryTroubles(input), ...checkUnits(input).errors, ...inPlaceholderRows(input, found), ...found.troubles];
  return [...outOfOrder(input), ...unconfirmed(input.map), ...otherFile(input), ...rules];
}

/** Checks a map against a blank and a profile, without a month. */
export function checkMap(input: MapCheckInput): CheckedMap {
  const { book, map } = input;
  const placeholders = findPlaceholders(input);
  return {
    errors: mapErrors(input, placeholders),
    warnings: [...lockedLists(input), ...checkUnits(input).warnings, ...listSurroundingWarnings(book, map.placeholders)],
    cells: map.cells.length + map.heads.length,
    lists: map.lists.length + placeholders.lists.length,
  };
}

/** A check that may take over another edition of the blank: `map` is the map with its hash and name, null where it is not taken over. */
export interface AdoptedMap extends CheckedMap {
  readonly map: MapValue | null;
}

/**
 * Checks a map against a new edition of its blank, called `file`. It is taken over only if every entry passes and every label still stands
 * where it stood (WB_LABEL_MOVED); entries that nobody has confirmed yet do not hinder it.
 */
export function adoptMap(input: MapCheckInput, file: string): AdoptedMap {
  const { book, map } = input;
  const adopted: MapValue = { ...map, workbook: { file, sha256: hashSha256(book.blank) } };
  const checked = checkMap({ ...input, map: adopted });
  const moved = listMovedLabels(book, map);
  const hinders = [...checked.errors.filter(({ refusal }) => refusal.code !== 'WB_UNCONFIRMED'), ...moved];
  return { ...checked, errors: [...checked.errors, ...moved], map: hinders.length === 0 ? adopted : null };
}
