// Says what each sheet of a file is: a ledger by its name, a platform's export by its headers, or unknown.
import { normaliseHeader } from '../../../domain/decode/text.ts';
import type { SheetTable, TableFile } from '../../../sheets/read/table.ts';
import {
  EXPORT_KINDS,
  type ExportKind,
  LEDGER_KINDS,
  type LedgerKind,
  LIST_KINDS,
  type ListKind,
  type SheetKind,
} from '../../../contract/intake/sheet-kinds.ts';
import { EXPORTS } from './all-exports.ts';
import type { ExportReader } from './export-rows.ts';
import { scoreHeaderFit } from './header.ts';
import type { Columns } from './layout.ts';
import { BASE_SHEET } from './ledgers/base.ts';
import { LISTS } from './all-ledgers.ts';

/** What a sheet was recognised as. */
export type Recognised =
  | { readonly as: 'ledger'; readonly kind: LedgerKind; readonly sheet: SheetTable }
  | { readonly as: 'export'; readonly kind: ExportKind; readonly sheet: SheetTable }
  | { readonly as: 'unknown'; readonly sheet: SheetTable };

/** The ledger that a sheet is by its name, whatever it holds; null where it is none. */
export function findLedgerByName(sheet: SheetTable): LedgerKind | null {
  const name = normaliseHeader(sheet.name);
  return LEDGER_KINDS.find((kind) => normaliseHeader(kind === 'base' ? BASE_SHEET : LISTS[kind].sheet) === name) ?? null;
}

/** Whether a sheet is a ledger by its name. */
export function isLedgerName(sheet: SheetTable): boolean {
  return findLedgerByName(sheet) !== null;
}

/** A csv or a page of HTML has no sheet name: the ledger whose columns it has the most of, if it has all required ones. */
function ledgerByHeaders(sheet: SheetTable): ListKind | null {
  let best: { readonly kind: ListKind; readonly fit: number } | null = null;
  for (const kind of LIST_KINDS) {
    const columns: Columns = LISTS[kind].columns;
    const fit = scoreHeaderFit(sheet, Object.values(columns));
    if (fit > (best?.fit ?? 0)) best = { kind, fit };
  }
  return best?.kind ?? null;
}

function isExport(sheet: SheetTable, reader: ExportReader): boolean {
  const { anyOf, columns } = reader;
  const wanted = Object.values(columns);
  return scoreHeaderFit(sheet, anyOf ? [...wanted, { headers: anyOf, required: true }] : wanted) > 0;
}

function oneOf<K extends string>(kinds: readonly K[], kind: string): K | undefined {
  return kinds.find((one) => one === kind);
}

/** The columns of a ledger or export of this kind; null for `base`, whose rows are items, and for what is not known. */
export function findColumnsOfKind(kind: SheetKind): Columns | null {
  const list = oneOf(LIST_KINDS, kind);
  if (list !== undefined) return LISTS[list].columns;
  const found = oneOf(EXPORT_KINDS, kind);
  return found === undefined ? null : EXPORTS[found].columns;
}

export function recogniseSheet(sheet: SheetTable, format: TableFile['format']): Recognised {
  const named = findLedgerByName(sheet);
  if (named !== null) return { as: 'ledger', kind: named, sheet };
  const found = EXPORT_KINDS.find((kind) => isExport(sheet, EXPORTS[kind]));
  if (found !== undefined) return { as: 'export', kind: found, sheet };
  const byHeaders = format === 'csv' || format === 'html' ? ledgerByHeaders(sheet) : null;
  return byHeaders === null ? { as: 'unknown', sheet } : { as: 'ledger', kind: byHeaders, sheet };
}

/** The place of a kind in the order of what it needs; what is no ledger comes last. */
export function rankOf(kind: SheetKind): number {
  const at = LEDGER_KINDS.findIndex((one) => one === kind);
  return at < 0 ? LEDGER_KINDS.length : at;
}
