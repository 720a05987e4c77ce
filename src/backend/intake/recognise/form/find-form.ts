// Says whether a file is a tenant's monthly form, and which of its sheets: by the hidden sheet, else by the shape.
import { FORM_FIELDS, FORM_LAYOUTS, FORM_SHEET, type FormField, type FormLayout } from '../../../../domain/form/form-layout.ts';
import { normaliseHeader } from '../../../../domain/decode/text.ts';
import type { SheetRow, SheetTable, TableFile } from '../../../../sheets/read/table.ts';
import { headersOf } from '../header.ts';
import { labelOf, indexLabelledCells, labelsOf } from './form-cells.ts';

/** A form's header stands within so many rows: a tenant may have put lines above it, and no ledger has a hundred. */
export const HEADER_REACH = 100;

/** A form's body: the header's row, and where each column stands (from 0) with its header as written. */
export interface FormHeader {
  readonly row: number;
  readonly at: Readonly<Record<FormField, { readonly column: number; readonly header: string }>>;
}

function headerIn(row: SheetRow, layout: FormLayout): FormHeader | null {
  if (row.cells.length < FORM_FIELDS.length) return null;
  const headers = headersOf(row);
  const places = FORM_FIELDS.map((field) => headers.get(normaliseHeader(layout.columns[field]))?.[0]);
  const [platform, goodsClass, sessions, minutes, views, orders, paid, refunded, settled] = places;
  if (!platform || !goodsClass || !sessions || !minutes || !views || !orders || !paid || !refunded || !settled) return null;
  return { row: row.number, at: { platform, goodsClass, sessions, minutes, views, orders, paid, refunded, settled } };
}

/** The header of a sheet by a layout, or null. */
export function findFormHeader(sheet: SheetTable, layout: FormLayout): FormHeader | null {
  for (const row of sheet.rows) {
    if (row.number > HEADER_REACH) return null;
    const header = headerIn(row, layout);
    if (header !== null) return header;
  }
  return null;
}

/** The row that comes nearest to a header that no row is, and the columns that it lacks: all of them where none is there. */
export function findNearestHeader(sheet: SheetTable, layout: FormLayout): { readonly row: number; readonly missing: readonly string[] } {
  const columns = FORM_FIELDS.map((field) => layout.columns[field]);
  let nearest = { row: 1, missing: columns };
  for (const row of sheet.rows) {
    if (row.number > HEADER_REACH) break;
    const headers = headersOf(row);
    const missing = columns.filter((column) => !headers.has(normaliseHeader(column)));
    if (missing.length < nearest.missing.length) nearest = { row: row.number, missing };
  }
  return nearest;
}

/** Whether a sheet looks like a form: the body's header, and the locked labels of code and month above it. */
function hasShape(sheet: SheetTable, layout: FormLayout): boolean {
  const header = findFormHeader(sheet, layout);
  if (header === null) return false;
  const locked = indexLabelledCells(sheet, labelsOf(layout.locked), (row) => row < header.row);
  return locked.has('uscc') && locked.has('month');
}

/** A file that is a form. `layout` is what its visible sheets look like; null where they look like none that is known. */
export interface FormFile {
  readonly hidden: SheetTable | null;
  readonly mains: readonly SheetTable[];
  readonly layout: FormLayout | null;
  /** Sheets that only serve the form: its lists, the hidden sheet. */
  readonly aside: ReadonlySet<SheetTable>;
}

function isCalled(sheet: SheetTable, name: string): boolean {
  return normaliseHeader(sheet.name).toLowerCase() === name.toLowerCase();
}

/** The layout that some sheet has the shape of, the newest first, with these sheets. */
function shaped(
  sheets: readonly SheetTable[],
  layouts: readonly FormLayout[],
): { readonly layout: FormLayout; readonly mains: readonly SheetTable[] } | null {
  for (const layout of layouts.toReversed()) {
    const mains = sheets.filter((sheet) => hasShape(sheet, layout));
    if (mains.length > 0) return { layout, mains };
  }
  return null;
}

/** The form in a file, or null. `isLedger` says which sheets are something else by their name. */
export function findForm(
  file: TableFile,
  isLedger: (sheet: SheetTable) => boolean,
  layouts: readonly FormLayout[] = FORM_LAYOUTS,
): FormFile | null {
  const hidden = file.sheets.find((sheet) => isCalled(sheet, FORM_SHEET)) ?? null;
  const lists = new Set(layouts.map(({ lists: name }) => labelOf(name)));
  const others = file.sheets.filter((sheet) => sheet !== hidden && !isLedger(sheet));
  const visible = others.filter((sheet) => !lists.has(labelOf(sheet.name)));
  const found = shaped(visible, layouts);
  if (found === null && hidden === null) return null;
  const named = visible.filter((sheet) => layouts.some((layout) => isCalled(sheet, layout.sheet)));
  const mains = found?.mains ?? (named.length > 0 ? named : visible).slice(0, 1);
  const aside = new Set([...others.filter((sheet) => !visible.includes(sheet)), ...(hidden === null ? [] : [hidden])]);
  return { hidden, mains, layout: found?.layout ?? null, aside };
}
