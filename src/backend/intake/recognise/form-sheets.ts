// The forms among files given together: which sheets they are, read, and which sheets only serve them.
import type { SheetTable, TableFile } from '../../../sheets/read/table.ts';
import { findForm, type FormFile } from './form/find-form.ts';
import type { FormRead } from './form/form-read.ts';
import { readForm } from './form/read-form.ts';
import type { RowIssue } from './layout.ts';
import { isLedgerName } from './recognise.ts';

/** A tenant's monthly form as read. */
export interface ReadFormSheet {
  readonly as: 'form';
  readonly kind: 'form';
  readonly fileIndex: number;
  readonly file: string;
  readonly sheet: string;
  readonly form: FormRead;
  readonly troubles: readonly RowIssue[];
}

/** The form in a file, or null. */
export function findFormInFile(table: TableFile): FormFile | null {
  return findForm(table, isLedgerName);
}

/** The forms of a file, with every sheet that needs no other reading. */
export function formSheetsOf(
  file: { readonly name: string; readonly table: TableFile },
  fileIndex: number,
): { readonly read: readonly ReadFormSheet[]; readonly done: ReadonlySet<SheetTable> } {
  const found = findFormInFile(file.table);
  if (found === null) return { read: [], done: new Set() };
  const read = found.mains.map((sheet): ReadFormSheet => {
    const form = readForm(found, sheet);
    return { as: 'form', kind: 'form', fileIndex, file: file.name, sheet: sheet.name, form, troubles: form.troubles };
  });
  return { read, done: new Set([...found.mains, ...found.aside]) };
}
