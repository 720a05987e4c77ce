// Whether the words beside each mapped cell name the unit in which the map fills it: 亿元 beside a figure in 万元 would print another amount.
import type { WorkbookFinding } from '../../../contract/bureau/workbook-shapes.ts';
import { memoizeByKey } from '../../core/memoize.ts';
import { type CellAt, parseCell, parseColumnNumber, printCell } from '../../../sheets/book/address.ts';
import { createSheetView } from '../../../sheets/book/sheet-view.ts';
import type { MapCheckInput } from './check-entries.ts';
import { findSheet } from './entry-places.ts';
import { labelGrid } from './label-grid.ts';
import { getEntryNumber } from './map-schema.ts';
import { createTroubleAt } from './map-trouble.ts';
import { canUseUnit } from './print-in.ts';
import { findContradictingLine, findContradictingUnit, createUnitReader } from './said-unit.ts';

/** A cell, or the first one of a list's column, with the unit in which it is filled. `asked`: the unit that the entry itself writes. */
interface UnitPlace {
  readonly n: number;
  readonly sheet: string;
  readonly at: CellAt;
  readonly own: string;
  readonly asked: string | undefined;
}

function cellPlaces({ map, facts }: MapCheckInput): UnitPlace[] {
  return map.cells.flatMap(({ sheet, cell, figure, unit: asked, sure }, index) => {
    const [at, own] = [parseCell(cell), facts.units.get(figure)];
    return at === null || own === undefined || sure === true ? [] : [{ n: getEntryNumber(map, 'cells', index), sheet, at, own, asked }];
  });
}

function listPlaces({ map, facts }: MapCheckInput): UnitPlace[] {
  return map.lists.flatMap(({ sheet, rows, firstRow, columns, sure }, index) =>
    Object.entries(columns).flatMap(([letters, said]): UnitPlace[] => {
      const [key, asked] = typeof said === 'string' ? [said, undefined] : [said.column, said.unit];
      const column = facts.lists.get(rows)?.columns.get(key);
      const number = parseColumnNumber(letters);
      if (column?.kind !== 'figure' || number === null || sure === true) return [];
      return [{ n: getEntryNumber(map, 'lists', index), sheet, at: { row: firstRow, column: number }, own: column.unit, asked }];
    }),
  );
}

/** What is found of units: `errors` refuse the export, `warnings` are units of an entry against the sheet's line alone. */
export interface FoundUnits {
  readonly errors: readonly WorkbookFinding[];
  readonly warnings: readonly WorkbookFinding[];
}

/** Compares the units of all entries with the words of the sheet. Entries that a person is sure of are left out. */
export function checkUnits(input: MapCheckInput): FoundUnits {
  const { book } = input;
  const readerOf = memoizeByKey((name: string) => {
    const sheet = findSheet(book, name);
    return sheet === null ? null : createUnitReader(book, labelGrid(createSheetView(book, sheet.index)));
  });
  const errors: WorkbookFinding[] = [];
  const warnings: WorkbookFinding[] = [];
  for (const { n, sheet, at, own, asked } of [...cellPlaces(input), ...listPlaces(input)]) {
    const read = readerOf(sheet);
    // A unit that the figure cannot have is an error of its own.
    if (read === null || (asked !== undefined && !canUseUnit(own, asked))) continue;
    const [units, unit] = [read(at), asked ?? own];
    const against = findContradictingUnit(units, unit);
    const line = against === null ? findContradictingLine(units, unit) : null;
    const said = against ?? line;
    if (said === null) continue;
    const found = createTroubleAt('WB_UNIT', sheet, printCell(at), { n, said, unit });
    (against === null && asked !== undefined ? warnings : errors).push(found);
  }
  return { errors, warnings };
}
