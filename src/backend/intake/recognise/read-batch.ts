// From the bytes of files given together to their sheets' rows, in the order of what they need; keys given twice are found here.
import { ok } from '../../../domain/values/result.ts';
import type { Refusal, Result } from '../../../domain/values/result.ts';
import type { SheetTable, TableFile } from '../../../sheets/read/table.ts';
import type { ExportSheet } from './export-rows.ts';
import { formSheetsOf } from './form-sheets.ts';
import type { ReadFormSheet } from './form-sheets.ts';
import { signatureOf } from './header.ts';
import { BOOKINGS, EVENTS, HISTORICAL, RETAIL, SALES, TARGETS } from './ledgers/activity.ts';
import { BASE_AREA, readBaseSheet } from './ledgers/base.ts';
import type { BaseSheet } from './ledgers/base.ts';
import { EXCEPTIONS, STUDIOS } from './ledgers/studios.ts';
import { ACCOUNTS, CASES, HEADCOUNTS, HOSTS, LEASES, PAPERS, TENANTS } from './ledgers/tenants.ts';
import { readSheet } from './layout.ts';
import type { Layout, LedgerRow, RowOf, SheetRows, Trouble } from './layout.ts';
import { rankOf, recogniseSheet } from './recognise.ts';
import type { LedgerKind, Recognised } from './recognise.ts';

/** The layouts of all ledgers that are lists of rows. */
export const LAYOUTS = {
  base_area: BASE_AREA,
  studios: STUDIOS,
  exceptions: EXCEPTIONS,
  tenants: TENANTS,
  leases: LEASES,
  accounts: ACCOUNTS,
  headcounts: HEADCOUNTS,
  papers: PAPERS,
  hosts: HOSTS,
  cases: CASES,
  bookings: BOOKINGS,
  events: EVENTS,
  sales: SALES,
  retail: RETAIL,
  targets: TARGETS,
  historical: HISTORICAL,
} as const;

/** The kind of a ledger that is a list of rows. */
export type ListKind = keyof typeof LAYOUTS;
/** The columns of a list ledger. */
export type ColumnsOf<K extends ListKind> = (typeof LAYOUTS)[K]['columns'];
/** A decoded row of a list ledger. */
export type RowOfKind<K extends ListKind> = LedgerRow<ColumnsOf<K>>;

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
  readonly troubles: readonly Trouble[];
}

/** Any list ledger. */
export type AnyListSheet = { readonly [K in ListKind]: ListSheet<K> }[ListKind];

/** A platform's export as read; `repeats` and `troubles` as of a list. */
export interface ReadExport extends SheetPlace {
  readonly as: 'export';
  readonly kind: string;
  readonly export: ExportSheet;
  readonly repeats: ReadonlySet<number>;
  readonly troubles: readonly Trouble[];
}

/** A sheet as read, of whatever kind. */
export type ReadSheet =
  | AnyListSheet
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

/** The text that identifies a row among all rows of its kind; null where rows have no key of their own. */
const KEYS: { readonly [K in ListKind]: (fields: RowOf<ColumnsOf<K>>) => string | null } = {
  base_area: (row) => row.month,
  studios: (row) => `${row.code}|${row.holdsFrom ?? ''}`,
  exceptions: (row) => `${row.day}|${row.studio ?? ''}`,
  tenants: (row) => `${row.uscc}|${row.holdsFrom ?? ''}`,
  leases: (row) => row.contract,
  accounts: (row) => `${row.platform}|${row.handle}|${row.fromOn ?? ''}`,
  headcounts: (row) => `${row.month}|${row.uscc}`,
  papers: (row) => `${row.uscc}|${row.kind}|${row.number ?? ''}`,
  hosts: (row) => row.number,
  cases: (row) => row.number,
  bookings: (row) => row.number,
  events: () => null,
  sales: (row) => `${row.month}|${row.uscc}|${row.platform}|${row.goodsClass}`,
  retail: (row) => `${row.month}|${row.uscc}`,
  targets: (row) => `${row.year}|${row.indicator}`,
  historical: (row) => `${row.month}|${row.figure}`,
};

/** The field whose header names the key in a refusal. */
const KEY_FIELDS: { readonly [K in ListKind]: keyof ColumnsOf<K> & string } = {
  base_area: 'month',
  studios: 'code',
  exceptions: 'day',
  tenants: 'uscc',
  leases: 'contract',
  accounts: 'handle',
  headcounts: 'month',
  papers: 'kind',
  hosts: 'number',
  cases: 'number',
  bookings: 'number',
  events: 'name',
  sales: 'month',
  retail: 'month',
  targets: 'indicator',
  historical: 'figure',
};

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
  readonly clashes: ReadonlyMap<string, readonly Trouble[]>;
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

/** Only keys that stand more than once. */
function compareKeyed(byKey: ReadonlyMap<string, readonly KeyedRow[]>): Twice {
  const repeats = new Map<string, Set<number>>();
  const clashes = new Map<string, Trouble[]>();
  for (const [key, rows] of byKey) {
    const contents = new Set(rows.map((one) => JSON.stringify(one.fields)));
    const differs = contents.size > 1;
    rows.forEach((one, at) => {
      const id = placeId(one.place);
      if (differs) {
        const found = key.replaceAll('|', ' ').trim();
        const trouble: Trouble = {
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

function gather<K extends ListKind>(kind: K, sheets: readonly (SheetPlace & { readonly rows: SheetRows<ColumnsOf<K>> })[]): Twice {
  const keyOf = KEYS[kind];
  const first = new Map<string, KeyedRow>();
  const twice = new Map<string, KeyedRow[]>();
  for (const place of sheets) {
    const column = place.rows.headerOf(KEY_FIELDS[kind]);
    for (const { row, fields } of place.rows.rows) {
      const key = keyOf(fields);
      if (key === null) continue;
      const one: KeyedRow = { place, row, column, fields };
      const known = first.get(key);
      if (known === undefined) first.set(key, one);
      else {
        const rows = twice.get(key) ?? [known];
        rows.push(one);
        twice.set(key, rows);
      }
    }
  }
  return compareKeyed(twice);
}

type Place = { readonly place: SheetPlace; readonly recognised: Recognised };

function readLists<K extends ListKind>(kind: K, layout: Layout<ColumnsOf<K>>, places: readonly Place[]): ListSheet<K>[] {
  const read = places.map(({ place, recognised }) => ({ ...place, rows: readSheet(recognised.sheet, layout) }));
  const twice = gather(kind, read);
  return read.map((one): ListSheet<K> => {
    const clashes = twice.clashes.get(placeId(one)) ?? [];
    const repeats = twice.repeats.get(placeId(one)) ?? new Set<number>();
    return { ...one, as: 'list', kind, repeats, troubles: [...one.rows.troubles, ...clashes] };
  });
}

const LIST_READERS: { readonly [K in ListKind]: (places: readonly Place[]) => readonly ListSheet<K>[] } = {
  base_area: (places) => readLists('base_area', BASE_AREA, places),
  studios: (places) => readLists('studios', STUDIOS, places),
  exceptions: (places) => readLists('exceptions', EXCEPTIONS, places),
  tenants: (places) => readLists('tenants', TENANTS, places),
  leases: (places) => readLists('leases', LEASES, places),
  accounts: (places) => readLists('accounts', ACCOUNTS, places),
  headcounts: (places) => readLists('headcounts', HEADCOUNTS, places),
  papers: (places) => readLists('papers', PAPERS, places),
  hosts: (places) => readLists('hosts', HOSTS, places),
  cases: (places) => readLists('cases', CASES, places),
  bookings: (places) => readLists('bookings', BOOKINGS, places),
  events: (places) => readLists('events', EVENTS, places),
  sales: (places) => readLists('sales', SALES, places),
  retail: (places) => readLists('retail', RETAIL, places),
  targets: (places) => readLists('targets', TARGETS, places),
  historical: (places) => readLists('historical', HISTORICAL, places),
};

function isListKind(kind: LedgerKind): kind is Exclude<LedgerKind, 'base'> {
  return kind !== 'base';
}

/** Sessions and shop-days by what identifies them among all exports given together. */
function keyedExports(sheets: readonly (SheetPlace & { readonly export: ExportSheet })[]): Map<string, KeyedRow[]> {
  const byKey = new Map<string, KeyedRow[]>();
  for (const place of sheets) {
    const { platform, kind, sessions, days, headers } = place.export;
    const add = (key: string, draft: { readonly row: number }): void => {
      const rows = byKey.get(key) ?? [];
      rows.push({ place, row: draft.row, column: headers.start, fields: { ...draft, row: 0 } });
      byKey.set(key, rows);
    };
    for (const draft of sessions) add(`${platform}|${draft.handle ?? ''}|${draft.key}`, draft);
    for (const draft of days) add(`${platform}|${kind}|${draft.day}`, draft);
  }
  return new Map([...byKey].filter(([, rows]) => rows.length > 1));
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
  if (recognised.as === 'export') return asExport(place, recognised.read(recognised.sheet));
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
      .map((sheet): Place => ({ place: { fileIndex, file: name, sheet: sheet.name }, recognised: recogniseSheet(sheet, table.format) })),
  );
  const byKind = Map.groupBy(places, ({ recognised }) =>
    recognised.as === 'ledger' && isListKind(recognised.kind) ? recognised.kind : null,
  );
  const sheets: ReadSheet[] = forms.flatMap(({ read }) => read);
  for (const [kind, group] of byKind)
    sheets.push(...(kind === null ? group.map((one) => readOther(one, mapped)) : LIST_READERS[kind](group)));
  const ordered = withTwice(sheets).toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind) || a.fileIndex - b.fileIndex);
  return ok({ sheets: ordered, unknown: unknownFiles(files, ordered) });
}
