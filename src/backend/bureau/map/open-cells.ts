// What a map leaves open: labelled cells that no entry fills, and entries whose unit neither they nor the sheet name.
import type { WorkbookFinding } from '../../../contract/bureau/workbooks.ts';
import { unitKindOf } from '../../../domain/report/units.ts';
import { type CellAt, isIn, parseCell, printCell, type BookSheet } from '../../../sheets/book/book-model.ts';
import { formatOf, createSheetView } from '../../../sheets/book/sheet-view.ts';
import type { MapCheckInput } from './check-entries.ts';
import { listCellLooks } from './cell-looks.ts';
import { getCellKey, listFilledCells, listKeptRanges, listBlocks, findSheet, getEntryNumber, createTroubleAt } from './map-schema.ts';
import { labelGrid, type LabelGrid } from './label-grid.ts';
import { flattenText, parseLabel } from './label-text.ts';
import { listOwnLabels, createUnitReader, chooseUnit } from './said-unit.ts';
import { readUnits } from './propose/unit-words.ts';

/** How much of a sheet is looked at: forms are no lists of thousands. */
const MOST_ROWS = 600;
const MOST_COLUMNS = 120;
/** Columns that hold no figure. */
const NO_FIGURES = /^(?:计量|金额)?单位$|^(?:指标)?(?:代码|编码|名称)$|^(?:行次|序号|栏次|备注|说明|填报说明|指标解释)$/;

/** The words by which an empty cell asks for a figure: its row's label and the head over it, or a label with a colon; null where it asks for none. */
function askedBy(grid: LabelGrid, at: CellAt): string | null {
  const label = listOwnLabels(grid, at).find(({ text }) => readUnits(text).length === 0);
  if (label === undefined) return null;
  const heads = grid.headsAbove(at).filter(({ area }) => area.left > label.area.left);
  if (heads.length === 0) {
    const isBeside = grid.areaAt(at.row, at.column - 1).left === label.area.left;
    return isBeside && parseLabel(label.text).isOpen ? label.text.trim() : null;
  }
  // A line of the foot (填表人：) stands under heads that are not its own.
  if (/[:：]/.test(flattenText(label.text).replace(/^其中[:：]/, ''))) return null;
  return heads.some(({ text }) => NO_FIGURES.test(flattenText(text)))
    ? null
    : [label, ...heads].map(({ text }) => flattenText(text)).join(' ／ ');
}

function openOnSheet({ book, map }: MapCheckInput, sheet: BookSheet, filled: ReadonlySet<string>): WorkbookFinding[] {
  const view = createSheetView(book, sheet.index);
  const grid = labelGrid(view);
  const kept = listKeptRanges(book, map).filter((one) => one.sheet === sheet.index);
  const blocks = listBlocks(book, map).filter((one) => one.sheet === sheet.index);
  const lookOf = listCellLooks(book);
  const isRuled = (at: CellAt): boolean => lookOf(view.styleAt(at.row, at.column)).hasBorder;
  // Where a form draws its cells, what lies outside of them asks for nothing.
  const drawsCells = [...view.cells({ top: 1, left: 1, bottom: MOST_ROWS, right: MOST_COLUMNS })].some(isRuled);
  const found: WorkbookFinding[] = [];
  for (let row = 1; row <= Math.min(view.lastRow, MOST_ROWS); row += 1) {
    // Below a list its heads speak of its rows alone.
    if (blocks.some(({ first }) => row >= first)) continue;
    for (let column = 2; column <= Math.min(view.lastColumn, MOST_COLUMNS); column += 1) {
      const area = grid.areaAt(row, column);
      if (area.top !== row || area.left !== column || grid.kindAt(row, column) !== 'empty') continue;
      if (drawsCells && !isRuled({ row, column })) continue;
      if (filled.has(getCellKey(sheet.index, { row, column })) || kept.some((one) => isIn(one.area, { row, column }))) continue;
      if (view.isProtected && formatOf(book, view.styleAt(row, column)).isLocked) continue;
      const label = askedBy(grid, { row, column });
      if (label !== null) found.push(createTroubleAt('WB_OPEN_CELL', sheet.name, printCell({ row, column }), { label }));
    }
  }
  return found;
}

/** Entries in money, area or time whose unit is written nowhere. */
function withoutUnit({ book, map, facts }: MapCheckInput): WorkbookFinding[] {
  const readers = new Map<string, ReturnType<typeof createUnitReader>>();
  return map.cells.flatMap(({ sheet: name, cell, figure, unit }, index): WorkbookFinding[] => {
    const [sheet, at, own] = [findSheet(book, name), parseCell(cell), facts.units.get(figure)];
    if (sheet === null || at === null || own === undefined || unit !== undefined) return [];
    if (['count', 'percent'].includes(unitKindOf(own))) return [];
    const read = readers.get(name) ?? createUnitReader(book, labelGrid(createSheetView(book, sheet.index)));
    readers.set(name, read);
    return chooseUnit(read(at), own) === null
      ? [createTroubleAt('WB_NO_UNIT', name, cell, { n: getEntryNumber(map, 'cells', index), unit: own })]
      : [];
  });
}

/** What somebody still has to decide before there is no trouble left. Nothing of it refuses the export. */
export function openIn(input: MapCheckInput): readonly WorkbookFinding[] {
  const { book, map } = input;
  const filled = new Set(listFilledCells(book, map).flatMap(({ sheet, cells }) => cells.map((at) => getCellKey(sheet.index, at))));
  for (const { sheet: name, cell } of map.checks) {
    const [sheet, at] = [findSheet(book, name), parseCell(cell)];
    if (sheet !== null && at !== null) filled.add(getCellKey(sheet.index, at));
  }
  // A sheet that no entry names at all is none of the form's: instructions, codes.
  const named = new Set([...map.cells, ...map.heads, ...map.lists].map(({ sheet }) => sheet));
  const sheets = book.sheets.filter(({ kind, state, name }) => kind === 'worksheet' && state === 'visible' && named.has(name));
  return [...withoutUnit(input), ...sheets.flatMap((sheet) => openOnSheet(input, sheet, filled))];
}
