// What is written into one cell: a number, a text, a day, by what is filled in, how its entry wants it, and the cell's own format.
import { firstDayOf, type Month, parseDay } from '../../../domain/time/calendar.ts';
import { type Figure, NO_FIGURE } from '../../../domain/report/shape.ts';
import type { CellFormat } from '../../../sheets/book/book-model.ts';
import type { CellWrite } from '../../../sheets/book/write-cells.ts';
import { type FillFigures, type ListColumn, PERIOD_FIELD, REPORTED_FIELD } from './map-facts.ts';
import { unitKindOf } from '../../../domain/report/units.ts';
import { formatNumberDigits, hundredthOf, isDecimal, printFigure, type Wanted } from './print-in.ts';

export type CellValue = CellWrite['value'];

/** How an entry wants its cell written; what it leaves out is `auto` and the text `—`. */
export interface Writing extends Wanted {
  readonly as?: 'auto' | 'number' | 'text' | 'date' | undefined;
  readonly none?: 'dash' | 'blank' | undefined;
}

/** What `auto` needs of the cell's format. */
export type FormatFacts = Pick<CellFormat, 'isDate' | 'isPercent' | 'isText'>;

function isMissing(figure: Figure): boolean {
  return figure.raw === null && figure.text === NO_FIGURE.text;
}

/**
 * A figure in its cell; `own` is the unit in which the profile prints it. Null: the cell stays as the blank has it. Numbers are the
 * printed value by its digits (`12.30` is written 12.3); a percentage in a `%` cell is a hundredth of it.
 */
export function formatFigureValue(figure: Figure, own: string, writing: Writing, format: FormatFacts): CellValue | null {
  if (isMissing(figure)) return writing.none === 'blank' ? null : { kind: 'text', text: NO_FIGURE.text };
  const text = printFigure(figure, own, writing);
  const as = writing.as ?? 'auto';
  if (as === 'text' || (as !== 'number' && format.isText) || !isDecimal(text)) return { kind: 'text', text };
  return { kind: 'number', digits: unitKindOf(own) === 'percent' && format.isPercent ? hundredthOf(text) : formatNumberDigits(text) };
}

function dayValue(text: string, iso: string | null, as: Writing['as'], format: FormatFacts): CellValue {
  const wantsDay = as === 'date' || ((as ?? 'auto') === 'auto' && format.isDate && !format.isText);
  return iso !== null && wantsDay ? { kind: 'date', iso } : { kind: 'text', text };
}

/** The day that a field of head or foot means: the month's first for 报告期, the written one for 报出日期; null for all others. */
function dayOfField(field: string, text: string, month: Month): string | null {
  if (field === PERIOD_FIELD) return text === '' ? null : firstDayOf(month);
  return field === REPORTED_FIELD ? parseDay(text) : null;
}

/** A field of head or foot in its cell: text, but for 报告期 and 报出日期 in a cell of days. An empty one leaves the cell without a value. */
export function formatHeadValue(field: string, figures: FillFigures, as: Writing['as'], format: FormatFacts): CellValue {
  const text = getHeadText(field, figures);
  return dayValue(text, dayOfField(field, text, figures.month), as, format);
}

/** What a field of head or foot reads, empty where the report has none. */
export function getHeadText(field: string, figures: FillFigures): string {
  return Object.hasOwn(figures.head, field) ? (figures.head[field] ?? '') : '';
}

/** A list's column in its cell: names, codes and remarks are text whatever they look like. */
export function formatColumnValue(figure: Figure, column: ListColumn, writing: Writing, format: FormatFacts): CellValue | null {
  switch (column.kind) {
    case 'figure':
      return formatFigureValue(figure, column.unit, writing, format);
    case 'day':
      return dayValue(figure.text, parseDay(figure.text), writing.as, format);
    case 'text':
      return { kind: 'text', text: figure.text };
  }
}
