// Proposes what the columns of an unknown layout may mean: by the words of other exports, and by what the cells hold.
// Says what each sheet of a file is: a ledger by its name, a platform's export by its headers, or unknown.
// Every ledger that is a list of rows, by its kind.
import type { Answer } from '../../../contract/core/method.ts';
import type { intakeMethods } from '../../../contract/intake/intake.ts';
import type { Platform } from '../../../domain/base/catalogue.ts';
import { normaliseHeader } from '../../../domain/decode/text.ts';
import type { SheetTable, TableFile } from '../../../sheets/read/table.ts';
import { count, decodeDayCell, decodeDurationCell, decodeIdentifierCell, decodeInstantCell, longText, decodeMoneyCell } from './cells.ts';
import { findLikelyHeader, scoreHeaderFit } from './header.ts';
import type { CellDecoder, Columns, Ledger, LedgerRow } from './layout.ts';
import { DAY_FIELDS, SESSION_FIELDS } from './mapping.ts';
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
import { BASE_SHEET, BASE_AREA } from './ledgers/base.ts';
import { BOOKINGS, EVENTS, HISTORICAL, RETAIL, SALES, TARGETS } from './ledgers/activity.ts';
import { EXCEPTIONS, STUDIOS } from './ledgers/studios.ts';
import { ACCOUNTS, CASES, HEADCOUNTS, HOSTS, LEASES, PAPERS, TENANTS } from './ledgers/tenants.ts';

type Layout = Answer<typeof intakeMethods.mapping>;
type Proposal = Layout['proposal'];
type ProposedField = Proposal['fields'][number];
type KindFields = Layout['kinds'][number];

interface KnownField {
  readonly words: readonly string[];
  readonly decode: CellDecoder<unknown>;
}

const FIGURES = {
  orders: { words: ['成交订单数', '订单数', '成交笔数', '支付订单数', '订单量'], decode: count },
  paid: { words: ['用户支付金额', '支付金额', '成交金额', '成交额', '销售额', 'GMV', '直播支付金额'], decode: decodeMoneyCell },
  settled: { words: ['结算金额', '结算额', '实际结算'], decode: decodeMoneyCell },
} as const satisfies Readonly<Record<string, KnownField>>;

const SESSION_WORDS: Readonly<Record<(typeof SESSION_FIELDS)[number], KnownField>> = {
  handle: { words: ['账号ID', '抖音号', '主播抖音号', '账号', '达人ID', '店铺ID'], decode: decodeIdentifierCell },
  number: { words: ['直播间ID', '场次ID', '直播场次ID', '直播ID'], decode: decodeIdentifierCell },
  title: { words: ['直播标题', '标题', '直播主题', '直播名称'], decode: longText },
  startsAt: { words: ['直播开始时间', '开播时间', '开始时间', '直播时间', '开始'], decode: decodeInstantCell },
  endsAt: { words: ['直播结束时间', '关播时间', '结束时间', '下播时间', '结束'], decode: decodeInstantCell },
  minutes: { words: ['直播时长(分钟)', '直播时长', '开播时长', '时长'], decode: decodeDurationCell },
  views: { words: ['观看次数', '直播间观看次数', '观看人次', '场观', '观看量'], decode: count },
  refunded: { words: ['退款金额', '退款额', '成功退款金额'], decode: decodeMoneyCell },
  ...FIGURES,
};

const DAY_WORDS: Readonly<Record<(typeof DAY_FIELDS)[number], KnownField>> = {
  day: { words: ['日期', '统计日期', '时间', '日'], decode: decodeDayCell },
  refundedByOrder: { words: ['退款金额(支付时间)', '退款金额', '退款额'], decode: decodeMoneyCell },
  refundedByRefund: { words: ['退款金额(退款时间)'], decode: decodeMoneyCell },
  ...FIGURES,
};

/** Words that headers, sheets and files of a platform hold. The first platform that is found is proposed; 其他 is nobody's. */
const PLATFORM_WORDS: Readonly<Record<Exclude<Platform, '其他'>, RegExp>> = {
  抖音: /抖音|抖店|罗盘|巨量/,
  快手: /快手|磁力/,
  视频号: /视频号|微信/,
  淘宝: /淘宝|天猫|生意参谋|点淘/,
  小红书: /小红书|千帆|薯店/,
  拼多多: /拼多多|多多直播/,
  京东: /京东/,
};

/** Rows whose cells are looked at. */
const LOOKED_ROWS = 20;

interface ColumnFacts {
  readonly column: number;
  readonly header: string;
  readonly name: string;
}

/** The fields of each kind of mapping. */
export function listFieldsOfKinds(): readonly KindFields[] {
  const wordsOf = (fields: Readonly<Record<string, KnownField>>, order: readonly string[], needed: string): KindFields['fields'] =>
    order.map((field) => ({ field, isNeeded: field === needed, words: fields[field]?.words ?? [] }));
  return [
    { kind: 'sessions', fields: wordsOf(SESSION_WORDS, SESSION_FIELDS, 'startsAt') },
    { kind: 'shop_days', fields: wordsOf(DAY_WORDS, DAY_FIELDS, '') },
  ];
}

function wordFit(name: string, words: readonly string[]): number {
  const plain = words.map(normaliseHeader);
  if (plain.includes(name)) return 1;
  return plain.some((word) => word.length > 1 && name.includes(word)) ? 0.7 : 0;
}

/** How many of the filled cells of a column decode, 0 to 1. */
function valueFit(sheet: SheetTable, below: number, column: number, decode: CellDecoder<unknown>): number {
  const cells = sheet.rows
    .filter((row) => row.number > below)
    .slice(0, LOOKED_ROWS)
    .map((row) => row.cells[column] ?? null)
    .filter((cell) => cell !== null && cell !== '');
  const fitting = cells.filter((cell) => typeof cell !== 'object' && decode(cell, { date1904: sheet.date1904 }).ok);
  return cells.length === 0 ? 0 : fitting.length / cells.length;
}

/** Each field gets the column that fits it best, each column at most one field; the surest pairs are made first. */
function proposeFields(
  sheet: SheetTable,
  below: number,
  columns: readonly ColumnFacts[],
  known: Readonly<Record<string, KnownField>>,
): ProposedField[] {
  const pairs = Object.entries(known).flatMap(([field, { words, decode }]) =>
    columns.flatMap(({ column, header, name }) => {
      const byWord = wordFit(name, words);
      return byWord === 0
        ? []
        : [{ field, header, confidence: Math.round(byWord * (0.5 + valueFit(sheet, below, column, decode) / 2) * 100) / 100 }];
    }),
  );
  const taken = new Set<string>();
  return pairs
    .toSorted((a, b) => b.confidence - a.confidence)
    .filter(({ field, header }) => {
      if (taken.has(`field ${field}`) || taken.has(`header ${header}`)) return false;
      taken.add(`field ${field}`).add(`header ${header}`);
      return true;
    });
}

/** Proposes a mapping of a sheet. `names` are what else may name the platform: the file's and the sheet's names. */
export function proposeMapping(sheet: SheetTable, names: readonly string[]): Proposal {
  const header = findLikelyHeader(sheet);
  const columns = (header?.cells ?? []).flatMap((cell, column): ColumnFacts[] =>
    typeof cell === 'string' && normaliseHeader(cell) !== '' ? [{ column, header: cell.trim(), name: normaliseHeader(cell) }] : [],
  );
  const below = header?.number ?? 0;
  const sessions = proposeFields(sheet, below, columns, SESSION_WORDS);
  const days = proposeFields(sheet, below, columns, DAY_WORDS);
  const start = sessions.find(({ field }) => field === 'startsAt')?.confidence ?? 0;
  const ofDay = days.find(({ field }) => field === 'day')?.confidence ?? 0;
  const kind = start > 0 && start >= ofDay ? 'sessions' : 'shop_days';
  const text = [...names, ...columns.map((one) => one.header)].join(' ');
  const platform = Object.entries(PLATFORM_WORDS).find(([, words]) => words.test(text))?.[0] ?? null;
  return { kind, platform, fields: kind === 'sessions' ? sessions : days };
}

const ALL = {
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
};

/** The columns of a list ledger. */
export type ColumnsOf<K extends ListKind> = (typeof ALL)[K]['columns'];
/** A decoded row of a list ledger. */
export type RowOfKind<K extends ListKind> = LedgerRow<ColumnsOf<K>>;

/** The list ledgers. */
export const LISTS: { readonly [K in ListKind]: Ledger<ColumnsOf<K>> } = ALL;

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
