// From the bytes of files given together to their sheets' rows, in the order of what they need; keys given twice are found here.
import { ok, type Refusal, type Result } from '../../../domain/values/result.ts';
import type { SheetTable, TableFile } from '../../../sheets/read/table.ts';
import type { LedgerKind, ListKind } from '../../../contract/intake/sheet-kinds.ts';
import type { ExportSheet } from './export-rows.ts';
import { EXPORTS } from './all-exports.ts';
import { formSheetsOf, type ReadFormSheet } from './form-sheets.ts';
import { signatureOf } from './header.ts';
import { type BaseSheet, readBaseSheet } from './ledgers/base.ts';
import { type ColumnsOf, LISTS, rankOf, type Recognised, recogniseSheet } from './recognise.ts';
import { type SheetRows, readSheet, type RowIssue } from './layout.ts';

/** Where a sheet was given: the file's place in the batch, its name and the sheet's. */
export interface SheetPlace {
  readonly fileIndex: number;
  readonly file: string;
  readonly sheet: string;
}

/** A list ledger's rows as read. `repeats` are rows that say the same as one before: they count once. */
export interface ListSheet<K extends ListKind> extends SheetPlace {
  readonly as: 'list';
  readonly kind: K;
  readonly rows: SheetRows<ColumnsOf<K>>;
  readonly repeats: ReadonlySet<number>;
  readonly troubles: readonly RowIssue[];
}

/** A platform's export as read; `repeats` and `troubles` as of a list. */
export interface ReadExport extends SheetPlace {
  readonly as: 'export';
  readonly kind: ExportSheet['kind'];
  readonly export: ExportSheet;
  readonly repeats: ReadonlySet<number>;
  readonly troubles: readonly RowIssue[];
}

/** A sheet as read, of whatever kind. */
export type ReadSheet =
  | ListSheet<ListKind>
  | (SheetPlace & { readonly as: 'base'; readonly kind: 'base'; readonly base: BaseSheet })
  | ReadExport
  | ReadFormSheet
  | (SheetPlace & { readonly as: 'unknown'; readonly kind: 'unknown'; readonly signature: string });

/** One file given to the importer, already decoded into sheets. */
export interface GivenFile {
  readonly name: string;
  readonly table: TableFile;
}

/** Reads a sheet that a person's column mapping describes; null if its signature has none. */
export type MappedReader = (sheet: SheetTable, signature: string, fileIndex: number) => ExportSheet | null;

interface KeyedRow {
  readonly place: SheetPlace;
  readonly row: number;
  /** The header of the key's column. */
  readonly column: string;
  readonly fields: unknown;
}

/** Rows of one kind, over all files given together, by key: which repeat another and which contradict one. */
interface Twice {
  readonly repeats: ReadonlyMap<string, ReadonlySet<number>>;
  readonly clashes: ReadonlyMap<string, readonly RowIssue[]>;
}

function placeId(place: SheetPlace): string {
  return `${place.fileIndex}|${place.sheet}`;
}

/** How many rows of one key a refusal names, besides its own: a whole file may carry the same key. */
const NAMED_ROWS = 10;

/** The rows of a key as one of them names them: the first ones, and itself. */
function namesOf(rows: readonly KeyedRow[], own: KeyedRow): string[] {
  const named = rows.slice(0, NAMED_ROWS);
  const all = named.includes(own) ? named : [...named, own];
  return all.map((one) => (placeId(one.place) === placeId(own.place) ? String(one.row) : `${one.place.file} ${one.row}`));
}

function compareKeyed(byKey: ReadonlyMap<string, readonly KeyedRow[]>): Twice {
  const repeats = new Map<string, Set<number>>();
  const clashes = new Map<string, RowIssue[]>();
  for (const [key, rows] of byKey) {
    if (rows.length < 2) continue;
    const contents = new Set(rows.map((one) => JSON.stringify(one.fields)));
    const differs = contents.size > 1;
    rows.forEach((one, at) => {
      const id = placeId(one.place);
      if (differs) {
        const found = key.replaceAll('|', ' ').trim();
        const trouble: RowIssue = {
          row: one.row,
          column: one.column,
          found,
          code: 'ROW_KEY_TWICE',
          data: { key: found, rows: namesOf(rows, one) },
        };
        const troubles = clashes.get(id) ?? [];
        troubles.push(trouble);
        clashes.set(id, troubles);
      } else if (at > 0) repeats.set(id, (repeats.get(id) ?? new Set<number>()).add(one.row));
    });
  }
  return { repeats, clashes };
}

type ReadList<K extends ListKind> = SheetPlace & { readonly rows: SheetRows<ColumnsOf<K>> };

function gather<K extends ListKind>(kind: K, sheets: readonly ReadList<K>[]): Twice {
  const { keyOf, keyField } = LISTS[kind];
  const byKey = new Map<string, KeyedRow[]>();
  for (const place of sheets) {
    const column = place.rows.headerOf(keyField);
    for (const line of place.rows.rows) {
      const key = keyOf(line.fields);
      if (key === null) continue;
      const rows = byKey.get(key);
      if (rows === undefined) byKey.set(key, [{ place, column, ...line }]);
      else rows.push({ place, column, ...line });
    }
  }
  return compareKeyed(byKey);
}

type Place = { readonly place: SheetPlace; readonly recognised: Recognised };

function readLists<K extends ListKind>(kind: K, places: readonly Place[]): ListSheet<K>[] {
  const read = places.map(({ place, recognised }) => ({ ...place, rows: readSheet(recognised.sheet, LISTS[kind]) }));
  const twice = gather(kind, read);
  return read.map((one): ListSheet<K> => {
    const clashes = twice.clashes.get(placeId(one)) ?? [];
    const repeats = twice.repeats.get(placeId(one)) ?? new Set<number>();
    return { ...one, as: 'list', kind, repeats, troubles: [...one.rows.troubles, ...clashes] };
  });
}

function isListKind(kind: LedgerKind): kind is ListKind {
  return kind !== 'base';
}

/** Sessions and shop-days by what identifies them among all exports given together. */
function keyedExports(sheets: readonly (SheetPlace & { readonly export: ExportSheet })[]): Map<string, KeyedRow[]> {
  const byKey = new Map<string, KeyedRow[]>();
  for (const place of sheets) {
    const { platform, kind, sessions, days, headers } = place.export;
    const add = (key: string, draft: { readonly row: number }): void => {
      const rows = byKey.get(key) ?? [];
      rows.push({ place, row: draft.row, column: headers.start, fields: { ...draft, row: 0, startKey: '' } });
      byKey.set(key, rows);
    };
    for (const draft of sessions) add(`${platform}|${draft.handle ?? ''}|${draft.key}`, draft);
    for (const draft of days) add(`${platform}|${kind}|${draft.day}`, draft);
  }
  return byKey;
}

function withTwice(sheets: readonly ReadSheet[]): ReadSheet[] {
  const twice = compareKeyed(keyedExports(sheets.filter((sheet) => sheet.as === 'export')));
  return sheets.map((sheet) => {
    if (sheet.as !== 'export') return sheet;
    const id = placeId(sheet);
    return { ...sheet, repeats: twice.repeats.get(id) ?? new Set(), troubles: [...sheet.troubles, ...(twice.clashes.get(id) ?? [])] };
  });
}

function asExport(place: SheetPlace, sheet: ExportSheet): ReadExport {
  return { ...place, as: 'export', kind: sheet.kind, export: sheet, repeats: new Set(), troubles: sheet.troubles };
}

function readOther({ place, recognised }: Place, mapped: MappedReader): ReadSheet {
  if (recognised.as === 'export') {
    const { kind, sheet } = recognised;
    return asExport(place, { kind, ...EXPORTS[kind].read(sheet) });
  }
  if (recognised.as === 'ledger') return { ...place, as: 'base', kind: 'base', base: readBaseSheet(recognised.sheet) };
  const signature = signatureOf(recognised.sheet);
  const byMapping = mapped(recognised.sheet, signature, place.fileIndex);
  if (byMapping !== null) return asExport(place, byMapping);
  return { ...place, as: 'unknown', kind: 'unknown', signature };
}

/** A file none of whose sheets is known, by its place in the batch. */
export interface UnknownFile {
  readonly fileIndex: number;
  readonly refusal: Refusal;
}

/** Files given together, read. `unknown` lists files that hold nothing known. */
export interface ReadBatch {
  /** In the order of what they need, then as given. */
  readonly sheets: readonly ReadSheet[];
  readonly unknown: readonly UnknownFile[];
}

function unknownFiles(files: readonly GivenFile[], sheets: readonly ReadSheet[]): UnknownFile[] {
  return files.flatMap((file, fileIndex): UnknownFile[] => {
    const own = sheets.filter((sheet) => sheet.fileIndex === fileIndex);
    if (own.some((sheet) => sheet.as !== 'unknown')) return [];
    const signatures = own.map((sheet) => (sheet.as === 'unknown' ? sheet.signature : '')).filter((one) => one !== '');
    const data = { file: file.name, sheets: own.map((sheet) => sheet.sheet), headers: signatures };
    return [{ fileIndex, refusal: { code: 'FILE_UNKNOWN_LAYOUT', data } }];
  });
}

/** Recognises and reads every sheet of files given together. */
export function readBatch(files: readonly GivenFile[], mapped: MappedReader): Result<ReadBatch> {
  const forms = files.map(formSheetsOf);
  const places = files.flatMap(({ name, table }, fileIndex) =>
    table.sheets
      .filter((sheet) => forms[fileIndex]?.done.has(sheet) !== true)
      .map((sheet): Place => ({
        place: { fileIndex, file: name, sheet: sheet.name },
        recognised: recogniseSheet(sheet, table.format),
      })),
  );
  const byKind = Map.groupBy(places, ({ recognised }) =>
    recognised.as === 'ledger' && isListKind(recognised.kind) ? recognised.kind : null,
  );
  const sheets: ReadSheet[] = forms.flatMap(({ read }) => read);
  for (const [kind, group] of byKind) sheets.push(...(kind === null ? group.map((one) => readOther(one, mapped)) : readLists(kind, group)));
  const ordered = withTwice(sheets).toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind) || a.fileIndex - b.fileIndex);
  return ok({ sheets: ordered, unknown: unknownFiles(files, ordered) });
}
