// Where everything of a tenant's monthly form stands on its sheet.
import { FORM_FIELDS, type FormField, type FormSingle } from '../../../domain/form/form-layout.ts';
import { type CellRange, formatColumnLetters } from '../../../sheets/write/xlsx-document.ts';

/** Rows that can be filled: so many at least, and so many beside those that are filled in already. */
const FEWEST_ROWS = 20;
const SPARE_ROWS = 8;

/** Rows above the body. */
export const HEAD_ROWS = { title: 1, hint: 2, identity: 3, accounts: 4, header: 5 } as const;
/** Columns of the whole sheet: the body's, and last the check in words. */
export const FORM_COLUMNS = FORM_FIELDS.length + 1;

/** The rows of a form's sheet, from 1. */
export interface FormPlaces {
  readonly first: number;
  readonly last: number;
  readonly total: number;
  readonly figures: number;
  readonly people: number;
  readonly rules: number;
}

/** The places of a form with so many rows filled in already. */
export function layOutForm(prefilled: number): FormPlaces {
  const first = HEAD_ROWS.header + 1;
  const last = first + Math.max(FEWEST_ROWS, prefilled + SPARE_ROWS) - 1;
  const figures = last + 3;
  return { first, last, total: last + 1, figures, people: figures + 1, rules: figures + 3 };
}

/** A body column, from 1. */
export function columnOf(field: FormField): number {
  return FORM_FIELDS.indexOf(field) + 1;
}

/** A body column's letter. */
export function letterOf(field: FormField): string {
  return formatColumnLetters(columnOf(field));
}

/** The label's column and the open cell's right of it, from 1, in the two rows below the body. */
const LABEL_COLUMNS: Readonly<Record<FormSingle, { readonly row: 'figures' | 'people'; readonly column: number; readonly width: number }>> =
  {
    retail: { row: 'figures', column: 1, width: 1 },
    hosts: { row: 'figures', column: 4, width: 1 },
    employees: { row: 'figures', column: 6, width: 1 },
    none: { row: 'figures', column: 8, width: 2 },
    filler: { row: 'people', column: 1, width: 1 },
    phone: { row: 'people', column: 4, width: 1 },
    filledOn: { row: 'people', column: 6, width: 1 },
  };

/** Where a single cell below the body stands: its label, and the range that is open (merged where it is wider than one cell). */
export function layOutSingleCell(
  places: FormPlaces,
  field: FormSingle,
): { readonly row: number; readonly label: number; readonly open: CellRange } {
  const { row, column, width } = LABEL_COLUMNS[field];
  const top = places[row];
  return { row: top, label: column, open: { top, left: column + 1, bottom: top, right: column + width } };
}
