// Use case: what each figure would be in a cell that a person picks one for: its unit by the words of the sheet, its value, and the month's before.
import { addMonths } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { NO_FIGURE } from '../../domain/report/figures.ts';
import { unitKindOf } from '../../domain/report/units.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { workbookMethods } from '../../contract/bureau/workbooks.ts';
import type { Base } from '../core/db/open.ts';
import { readBlankBytes } from './sql/workbooks.ts';
import { parseCell } from '../../sheets/book/address.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { createSheetView } from '../../sheets/book/sheet-view.ts';
import { findSheet } from './map/entry-places.ts';
import { labelGrid } from './map/label-grid.ts';
import { mapFacts } from './map/map-facts.ts';
import { printFigure } from './map/print-in.ts';
import { chooseUnit, createUnitReader, type SaidUnits } from './map/said-unit.ts';
import { getKeptWorkbook } from './kept-workbooks.ts';
import { getMonthFigures } from './fill-month.ts';

const NOTHING_SAID: SaidUnits = { beside: [], head: [], line: [], isRate: false };

/**
 * Every figure as it would stand in the cell. `unit`: what the sheet says, null where it names none that the figure can have;
 * `isAsked`: then a person has to say it. Refuses WB_UNKNOWN and what opening the blank or reading the month refuses.
 */
export async function pickCell(
  base: Base,
  { id, sheet: name, cell, month }: Asked<typeof workbookMethods.pick>,
): Promise<Result<Answer<typeof workbookMethods.pick>>> {
  const kept = getKeptWorkbook(base, id);
  if (!kept.ok) return kept;
  const before = addMonths(month, -1);
  const [now, earlier] = [getMonthFigures(base, month, null), getMonthFigures(base, before, null)];
  if (!now.ok) return now;
  if (!earlier.ok) return earlier;
  const book = await openBook(readBlankBytes(base.db, kept.value.edition.blank_id));
  if (!book.ok) return book;
  const [sheet, at] = [findSheet(book.value, name), parseCell(cell)];
  const said =
    sheet === null || at === null ? NOTHING_SAID : createUnitReader(book.value, labelGrid(createSheetView(book.value, sheet.index)))(at);
  const figures = [...mapFacts(now.value.profile).units].map(([figure, own]) => {
    const unit = chooseUnit(said, own);
    const printed = ({ figures: { values } }: typeof now.value): string =>
      printFigure(values.get(figure) ?? NO_FIGURE, own, unit === null || unit === own || unitKindOf(own) === 'percent' ? {} : { unit });
    const isSized = !['count', 'percent'].includes(unitKindOf(own));
    return { figure, unit, isAsked: unit === null && isSized, text: printed(now.value), before: printed(earlier.value) };
  });
  return ok({ month, before, figures });
}
