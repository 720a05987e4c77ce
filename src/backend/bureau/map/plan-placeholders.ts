// What the placeholders of a blank become: alone in a cell a value of its own, within text the printed text.
import { type Figure, NO_FIGURE } from '../../../domain/report/shape.ts';
import type { Book } from '../../../sheets/book/book-model.ts';
import { formatOf, createSheetView } from '../../../sheets/book/sheet-view.ts';
import type { RichChange } from '../../../sheets/book/write-cells.ts';
import { type CellValue, formatColumnValue, formatFigureValue, formatHeadValue, getHeadText } from './cell-value.ts';
import type { PlaceholderCell, PlaceholderList } from './find-placeholders.ts';
import { type FillFigures, type ListFacts, listRows, type MapFacts } from './map-facts.ts';
import { parsePlaceholders, type PlaceholderContent, replacePlaceholders } from './placeholder-text.ts';
import { printFigure } from './print-in.ts';
import type { PlannedList } from './fill-plan.ts';

/** Where placeholders get their values; `row` and `list` inside a list's row only. `row` null: the list has no rows, its columns are empty. */
export interface PlaceholderSource {
  readonly book: Book;
  readonly facts: MapFacts;
  readonly figures: FillFigures;
  readonly list: ListFacts | null;
  readonly row: ReadonlyMap<string, Figure> | null;
}

type ValueContent = Extract<PlaceholderContent, { kind: 'value' }>;

function figureOf(source: PlaceholderSource, content: ValueContent): { readonly figure: Figure; readonly unit: string } {
  const column = source.list?.columns.get(content.name);
  if (column !== undefined) {
    const figure = source.row === null ? { raw: null, text: '' } : (source.row.get(content.name) ?? NO_FIGURE);
    return { figure, unit: column.unit };
  }
  return { figure: source.figures.values.get(content.name) ?? NO_FIGURE, unit: source.facts.units.get(content.name) ?? '' };
}

/** What a placeholder prints within text; the marks of a list print nothing. */
function textOf(source: PlaceholderSource, content: PlaceholderContent | null): string {
  switch (content?.kind) {
    case undefined:
    case 'listStart':
    case 'listEnd':
      return '';
    case 'head':
      return getHeadText(content.field, source.figures);
    case 'value': {
      const { figure, unit } = figureOf(source, content);
      return printFigure(figure, unit, content);
    }
  }
}

function isMark(content: PlaceholderContent | null): boolean {
  return content?.kind === 'listStart' || content?.kind === 'listEnd';
}

/** The one placeholder that a cell holds besides the marks of a list, with nothing around it; null where there is text or another. */
function alone(text: string): PlaceholderContent | null {
  const [only, second] = parsePlaceholders(text).filter(({ content }) => !isMark(content));
  const around = replacePlaceholders(text, ({ content }) => (isMark(content) ? '' : '\0'));
  return only === undefined || second !== undefined || around.trim() !== '\0' ? null : only.content;
}

/** What a cell with placeholders becomes. */
export function computePlaceholderValue(source: PlaceholderSource, cell: PlaceholderCell): CellValue {
  const view = createSheetView(source.book, cell.sheet);
  const format = formatOf(source.book, view.styleAt(cell.row, cell.column));
  const content = alone(cell.text);
  if (content?.kind === 'head') return formatHeadValue(content.field, source.figures, 'auto', format);
  if (content?.kind === 'value') {
    const { figure, unit } = figureOf(source, content);
    const column = source.list?.columns.get(content.name);
    const value =
      column === undefined ? formatFigureValue(figure, unit, content, format) : formatColumnValue(figure, column, content, format);
    return value ?? { kind: 'text', text: '' };
  }
  if (!cell.isRich) return { kind: 'text', text: replacePlaceholders(cell.text, (one) => textOf(source, one.content)) };
  const replace = parsePlaceholders(cell.text).map((one): RichChange => [one.text, textOf(source, one.content), one.from]);
  return { kind: 'rich', replace };
}

/** A placeholder's list with a row for each of the table's; a table without rows leaves one, without values. */
export function computePlaceholderList(source: Omit<PlaceholderSource, 'list' | 'row'>, found: PlaceholderList): PlannedList {
  const list = source.facts.lists.get(found.table) ?? null;
  const data = listRows(source.facts, source.figures, found.table);
  const rows = (data.length === 0 ? [null] : data).map(
    (row) => new Map(found.cells.map((cell) => [cell.column, computePlaceholderValue({ ...source, list, row }, cell)])),
  );
  const { sheet, row: firstRow, table } = found;
  return { sheet, table, firstRow, templateRows: 1, rows, added: rows.length - 1, source: 'placeholder' };
}
