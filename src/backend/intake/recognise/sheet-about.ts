// What a sheet was recognised as, and how its columns read: what a preview shows before anything is taken.
import { instant, formatIsoInstant } from '../../../domain/time/calendar.ts';
import { normaliseHeader } from '../../../domain/decode/text.ts';
import type { Cell, SheetRow, SheetTable, TableFile } from '../../../sheets/read/table.ts';
import type { MappedKind, SheetKind } from '../../../contract/intake/sheet-kinds.ts';
import { decodeInstantCell } from './cells.ts';
import { findFormHeader } from './form/find-form.ts';
import { findFormInFile } from './form-sheets.ts';
import { HEADER_ROWS, findHeader, findLikelyHeader, signatureOf } from './header.ts';
import type { CellDecoder } from './layout.ts';
import { findColumnsOfKind, recogniseSheet } from './recognise.ts';

/** What a sheet is. `mapped`: by a mapping that a person made; `form`: a tenant's monthly form; `aside`: a sheet that only serves one. */
export interface SheetAbout {
  readonly as: 'ledger' | 'export' | 'mapped' | 'form' | 'aside' | 'unknown';
  readonly kind: SheetKind;
  /** The number of its header's row; 0 where none is found. */
  readonly headerRow: number;
  /** The header of each column as written; empty where there is none. */
  readonly columns: readonly string[];
  /** What a mapping of it is remembered by. */
  readonly signature: string;
}

/** The early rows of a sheet: all that recognising reads. */
export function headOf(sheet: SheetTable): SheetTable {
  return { ...sheet, rows: sheet.rows.filter((row) => row.number <= HEADER_ROWS) };
}

function headerRowOf(head: SheetTable, kind: SheetKind): SheetRow | null {
  const columns = findColumnsOfKind(kind);
  const found = columns === null ? null : findHeader(head, Object.values(columns));
  if (found?.ok !== true) return findLikelyHeader(head);
  return head.rows.find((row) => row.number === found.value.row) ?? null;
}

/** Recognises a sheet by its early rows. `mappedKind` answers the kind of a kept mapping of a signature, or null. */
export function recogniseSheetByRows(
  head: SheetTable,
  format: TableFile['format'],
  width: number,
  mappedKind: (signature: string) => MappedKind | null,
): SheetAbout {
  const recognised = recogniseSheet(head, format);
  const signature = signatureOf(head);
  const byMapping = recognised.as === 'unknown' ? mappedKind(signature) : null;
  const kind = byMapping ?? (recognised.as === 'unknown' ? 'unknown' : recognised.kind);
  const header = headerRowOf(head, kind);
  const columns = Array.from({ length: width }, (_, at) => formatShownCell(header?.cells[at] ?? null, null, head.date1904).trim());
  return { as: byMapping === null ? recognised.as : 'mapped', kind, headerRow: header?.number ?? 0, columns, signature };
}

/** The sheets of a file that is a form, by their place in it; null for any other file. */
export function recogniseFormByRows(table: TableFile): ((sheet: SheetTable, width: number) => SheetAbout | null) | null {
  const found = findFormInFile(table);
  if (found === null) return null;
  return (sheet, width) => {
    if (found.aside.has(sheet))
      return { as: 'aside', kind: 'aside', headerRow: 0, columns: Array.from({ length: width }, () => ''), signature: '' };
    if (!found.mains.includes(sheet)) return null;
    const headerRow = found.layout === null ? 0 : (findFormHeader(sheet, found.layout)?.row ?? 0);
    const header = sheet.rows.find(({ number }) => number === headerRow);
    const columns = Array.from({ length: width }, (_, at) => formatShownCell(header?.cells[at] ?? null, null, sheet.date1904).trim());
    return { as: 'form', kind: 'form', headerRow, columns, signature: '' };
  };
}

const DAY_OR_MONTH = /^\d{4}-\d\d(?:-\d\d)?$/;
/** A day as a workbook holds it: what reads it as a day, month or time is a decoder of such. */
const SOME_SERIAL = 46_298;

/** The text of a number where its column holds days, months or times; null where the column holds anything else. */
export type NumberText = (serial: number, date1904: boolean) => string | null;

function numberText(decode: CellDecoder<unknown>): NumberText {
  return (serial, date1904) => {
    const decoded = decode(serial, { date1904 });
    if (!decoded.ok) return null;
    if (decode === decodeInstantCell && typeof decoded.value === 'number') return formatIsoInstant(instant(decoded.value));
    return typeof decoded.value === 'string' && DAY_OR_MONTH.test(decoded.value) ? decoded.value : null;
  };
}

/** How numbers of each column of a sheet read, by the header it stands under; null for columns of plain numbers and texts. */
export function numberTextsOf({ kind, columns }: SheetAbout): readonly (NumberText | null)[] {
  const known = Object.values(findColumnsOfKind(kind) ?? {});
  return columns.map((header) => {
    const name = normaliseHeader(header).replaceAll(/^\*+|\*+$/g, '');
    const column = known.find((one) => one.headers.some((word) => normaliseHeader(word) === name));
    const text = column === undefined ? null : numberText(column.decode);
    return text?.(SOME_SERIAL, false) === null ? null : text;
  });
}

/** A number as a sheet shows it: 15 digits are what Excel keeps. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** A cell as text: as written, but days, months and times that the file holds as serial numbers read as such. */
export function formatShownCell(cell: Cell | undefined, text: NumberText | null, date1904: boolean): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.text;
  if (typeof cell === 'string') return cell;
  return text?.(cell, date1904) ?? plainNumber(cell);
}
