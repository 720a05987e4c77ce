// Whether the labels that a map was confirmed by still stand where they stood, in another edition of the blank.
import type { MapValue } from '../../../contract/bureau/workbook-map.ts';
import { type CellAt, parseArea, printCell } from '../../../sheets/book/address.ts';
import type { Book } from '../../../sheets/book/book-model.ts';
import { createSheetView, type SheetView } from '../../../sheets/book/sheet-view.ts';
import { findSheet } from './entry-places.ts';
import { labelGrid } from './label-grid.ts';
import { flattenText, parseLabel } from './label-text.ts';
import { getEntryNumber } from './map-schema.ts';
import { createTroubleAt } from './map-trouble.ts';
import type { WorkbookFinding } from '../../../contract/bureau/workbook-shapes.ts';

/** The texts that name a cell: its own, those left of it in its row, the heads over it. */
function textsAround(view: SheetView, at: CellAt): readonly string[] {
  const grid = labelGrid(view);
  return [grid.textAt(at.row, at.column), ...[...grid.labelsLeft(at), ...grid.headsAbove(at)].map(({ text }) => text)];
}

/** Whether a text is the label, give or take numbering, 其中 and notes that one of them leaves out. */
function isSame(text: string, label: string): boolean {
  if (flattenText(text) === flattenText(label)) return true;
  const [one, other] = [parseLabel(text), parseLabel(label)];
  if (one.core === '' || one.core !== other.core) return false;
  return one.note === '' || other.note === '' || one.note === other.note;
}

/** Entries whose cell's row and column no longer bear their labels. The label of a list is its head's, above its first row. */
export function listMovedLabels(book: Book, map: MapValue): readonly WorkbookFinding[] {
  const labelled = [
    ...map.cells.map(({ sheet, cell, label }, index) => ({ n: getEntryNumber(map, 'cells', index), sheet, cell, label })),
    ...map.heads.map(({ sheet, cell, label }, index) => ({ n: getEntryNumber(map, 'heads', index), sheet, cell, label })),
    ...map.checks.map(({ sheet, cell, label }, index) => ({ n: getEntryNumber(map, 'checks', index), sheet, cell, label })),
  ];
  const cells = labelled.flatMap(({ n, sheet: name, cell, label = [] }) => {
    const [sheet, area] = [findSheet(book, name), parseArea(cell)];
    if (sheet === null || area === null || label.length === 0) return [];
    const texts = textsAround(createSheetView(book, sheet.index), { row: area.top, column: area.left });
    const own = flattenText(texts[0] ?? '');
    const missing = label.find((one) => !texts.some((text) => isSame(text, one)) && !own.startsWith(flattenText(one)));
    return missing === undefined ? [] : [createTroubleAt('WB_LABEL_MOVED', name, cell, { n, label: missing })];
  });
  return [...cells, ...movedLists(book, map)];
}

function movedLists(book: Book, map: MapValue): readonly WorkbookFinding[] {
  return map.lists.flatMap(({ sheet: name, firstRow, columns, label = [] }, index) => {
    const sheet = findSheet(book, name);
    if (sheet === null || label.length === 0) return [];
    const view = createSheetView(book, sheet.index);
    const texts = Object.keys(columns).flatMap((letters) => {
      const area = parseArea(`${letters}${firstRow}`);
      return area === null ? [] : textsAround(view, { row: area.top, column: area.left });
    });
    const missing = label.find((one) => !texts.some((text) => isSame(text, one)));
    const cell = printCell({ row: firstRow, column: 1 });
    return missing === undefined
      ? []
      : [createTroubleAt('WB_LABEL_MOVED', name, cell, { n: getEntryNumber(map, 'lists', index), label: missing })];
  });
}
