// A map for any workbook: some of its empty and constant cells, one cell that is not there, and, if asked for, a list in the middle of a sheet.
import { createHash } from 'node:crypto';
import { formatColumnLetters } from '../../src/sheets/write/xlsx-document.ts';
import { printCell, type Book, type BookCell, type BookSheet } from '../../src/sheets/book/book-model.ts';
import { formatOf, createSheetView } from '../../src/sheets/book/sheet-view.ts';
import type { PlanInput } from '../../src/backend/bureau/map/plan-fill.ts';
import type { Figure } from '../../src/domain/report/shape.ts';
import type { MapCell, MapHead, MapList } from '../../src/contract/bureau/workbook-map.ts';
import { fixtureFigures } from '../helpers/fill-figures.ts';

const CELLS_A_SHEET = 6;
const ADDED_ROWS = 3;
const LIST_TABLE = 'ZB-4';

/** Where a list may stand: a row of a sheet and the columns that it fills. */
export interface ListPlace {
  readonly sheet: BookSheet;
  readonly row: number;
  readonly columns: readonly number[];
}

/** Cells of a sheet that a map may fill, spread over it: no formula, not inside a merge, not locked. */
function fillable(book: Book, sheet: BookSheet): readonly BookCell[] {
  const view = createSheetView(book, sheet.index);
  const areas = [...view.formulaCells()].flatMap(({ formulaArea }) => (formulaArea === null ? [] : [formulaArea]));
  return [...view.cells()].filter(({ row, column, formula, style }) => {
    const merge = view.mergeAt(row, column);
    const isInner = merge !== null && (merge.top !== row || merge.left !== column);
    const inArray = areas.some(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right);
    return formula === null && !isInner && !inArray && !(view.isProtected && formatOf(book, style).isLocked);
  });
}

function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]).filter((one) => one !== undefined);
}

/** A row that can be filled, in the upper third of the first sheet that has one. */
export function listPlaceOf(book: Book): ListPlace | null {
  for (const sheet of book.sheets) {
    if (sheet.kind !== 'worksheet') continue;
    const view = createSheetView(book, sheet.index);
    if (view.isProtected) continue;
    const rows = Map.groupBy(fillable(book, sheet), ({ row }) => row);
    const able = [...rows].filter(([row]) => row > 1);
    const [row, cells] = able[Math.floor(able.length / 3)] ?? [];
    if (row !== undefined && cells !== undefined) return { sheet, row, columns: cells.slice(0, 2).map(({ column }) => column) };
  }
  return null;
}

/** The input of the pipeline for a workbook; each of `lists` grows by three rows. */
export function anyInput(book: Book, lists: readonly ListPlace[]): PlanInput {
  const cells: MapCell[] = [];
  const heads: MapHead[] = [];
  const values = new Map<string, Figure>();
  for (const sheet of book.sheets.filter(({ kind }) => kind === 'worksheet')) {
    const view = createSheetView(book, sheet.index);
    const chosen = spread(fillable(book, sheet), CELLS_A_SHEET).filter(
      ({ row }) => !lists.some((list) => list.sheet.index === sheet.index && list.row === row),
    );
    const beyond = Math.max(view.lastRow, ...view.merges.map(({ bottom }) => bottom)) + 2;
    const free = view.isProtected || beyond > 1_000_000 ? [] : [{ row: beyond, column: 3 }];
    for (const [index, { row, column }] of [...chosen, ...free].entries()) {
      const cell = printCell({ row, column });
      if (index % 2 === 1) heads.push({ sheet: sheet.name, cell, field: '填报单位', as: 'text' });
      else {
        const figure = `T.${values.size}`;
        values.set(figure, { raw: 1000 + values.size, text: String(1000 + values.size) });
        // Sure: the words beside the cell are of other trades, their units no matter here.
        cells.push({ sheet: sheet.name, cell, figure, as: 'number', sure: true });
      }
    }
  }
  return {
    book,
    map: {
      version: 1,
      workbook: { file: 'any.xlsx', sha256: createHash('sha256').update(book.blank).digest('hex') },
      placeholders: false,
      cells,
      heads,
      lists: lists.map(listOf),
      checks: [],
      keep: [],
    },
    facts: {
      units: new Map([...values.keys()].map((figure) => [figure, ''])),
      lists: new Map([
        [
          LIST_TABLE,
          {
            columns: new Map([
              ['name', { key: 'name', kind: 'text', unit: '' }],
              ['seq', { key: 'seq', kind: 'figure', unit: '' }],
            ]),
            members: null,
          },
        ],
      ]),
      heads: new Set(['填报单位']),
    },
    figures: {
      ...fixtureFigures(),
      values,
      tenants: Array.from({ length: ADDED_ROWS + 1 }, (_, index) => ({
        seq: { raw: index + 1, text: String(index + 1) },
        name: { raw: null, text: `企业<${index}> & 店` },
      })),
    },
  };
}

function listOf({ sheet, row, columns }: ListPlace): MapList {
  const filled = Object.fromEntries(columns.map((column, index) => [formatColumnLetters(column), index === 0 ? 'seq' : 'name']));
  return { sheet: sheet.name, rows: LIST_TABLE, firstRow: row, templateRows: 1, columns: filled, onOverflow: 'insertRows', sure: true };
}
