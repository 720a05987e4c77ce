// Says what each sheet of a file is: a ledger by its name, a platform's export by its headers, or unknown.
import { normaliseHeader } from '../../../domain/decode/text.ts';
import type { SheetTable, TableFile } from '../../../sheets/read/table.ts';
import { DOUYIN_OVERVIEW, NOTE_DAILY, SHOP_DAILY, readDouyinOverview, readNoteDaily, readShopDaily } from './exports/day-exports.ts';
import type { ExportSheet } from './export-rows.ts';
import {
  CHANNELS_SESSIONS,
  DOUYIN_SESSIONS,
  TAOBAO_SESSIONS,
  readChannelsSessions,
  readDouyinSessions,
  readTaobaoSessions,
} from './exports/session-exports.ts';
import { headerFit } from './header.ts';
import type { Columns } from './layout.ts';
import { BOOKINGS, EVENTS, HISTORICAL, RETAIL, SALES, TARGETS } from './ledgers/activity.ts';
import { BASE_AREA } from './ledgers/base.ts';
import { EXCEPTIONS, STUDIOS } from './ledgers/studios.ts';
import { ACCOUNTS, CASES, HEADCOUNTS, HOSTS, LEASES, PAPERS, TENANTS } from './ledgers/tenants.ts';

/** The ledgers by sheet name, in the order of what they need: a sheet may name records of those before it. */
export const LEDGERS = {
  基地: 'base',
  基地面积: 'base_area',
  直播间: 'studios',
  开放例外: 'exceptions',
  企业名录: 'tenants',
  租约: 'leases',
  直播账号: 'accounts',
  月度人员: 'headcounts',
  证照: 'papers',
  主播名册: 'hosts',
  合规事件: 'cases',
  预约: 'bookings',
  活动: 'events',
  销售台账: 'sales',
  网络零售额: 'retail',
  年度目标: 'targets',
  历史报表: 'historical',
} as const;

/** The kind of a ledger sheet. */
export type LedgerKind = (typeof LEDGERS)[keyof typeof LEDGERS];

interface ExportReader {
  /** Headers of which one at least must be there besides the required ones; none: the required ones say enough. */
  readonly anyOf?: readonly string[];
  readonly kind: string;
  readonly columns: Columns;
  readonly read: (sheet: SheetTable) => ExportSheet;
}

/** The platforms' exports, the most particular signature first. */
const EXPORTS: readonly ExportReader[] = [
  { ...DOUYIN_OVERVIEW, read: readDouyinOverview },
  { ...SHOP_DAILY, anyOf: ['用户支付金额', '退款金额(支付时间)', '退款金额(退款时间)'], read: readShopDaily },
  { ...NOTE_DAILY, read: readNoteDaily },
  { ...TAOBAO_SESSIONS, read: readTaobaoSessions },
  { ...DOUYIN_SESSIONS, read: readDouyinSessions },
  { ...CHANNELS_SESSIONS, read: readChannelsSessions },
];

const LEDGER_COLUMNS: Readonly<Partial<Record<LedgerKind, Columns>>> = {
  base_area: BASE_AREA.columns,
  studios: STUDIOS.columns,
  exceptions: EXCEPTIONS.columns,
  tenants: TENANTS.columns,
  leases: LEASES.columns,
  accounts: ACCOUNTS.columns,
  headcounts: HEADCOUNTS.columns,
  papers: PAPERS.columns,
  hosts: HOSTS.columns,
  cases: CASES.columns,
  bookings: BOOKINGS.columns,
  events: EVENTS.columns,
  sales: SALES.columns,
  retail: RETAIL.columns,
  targets: TARGETS.columns,
  historical: HISTORICAL.columns,
};

/** What a sheet was recognised as. */
export type Recognised =
  | { readonly as: 'ledger'; readonly kind: LedgerKind; readonly sheet: SheetTable }
  | { readonly as: 'export'; readonly kind: string; readonly sheet: SheetTable; readonly read: (sheet: SheetTable) => ExportSheet }
  | { readonly as: 'unknown'; readonly sheet: SheetTable };

function ledgerByName(sheet: SheetTable): LedgerKind | null {
  const name = normaliseHeader(sheet.name);
  const entry = Object.entries(LEDGERS).find(([word]) => normaliseHeader(word) === name);
  return entry?.[1] ?? null;
}

/** Whether a sheet is a ledger by its name, whatever it holds. */
export function isLedgerName(sheet: SheetTable): boolean {
  return ledgerByName(sheet) !== null;
}

/** A csv has no sheet name: the ledger whose columns it has the most of, if it has all required ones. */
function ledgerByHeaders(sheet: SheetTable): LedgerKind | null {
  let best: { readonly kind: LedgerKind; readonly fit: number } | null = null;
  for (const kind of Object.values(LEDGERS)) {
    const columns = LEDGER_COLUMNS[kind];
    const fit = columns ? headerFit(sheet, Object.values(columns)) : 0;
    if (fit > (best?.fit ?? 0)) best = { kind, fit };
  }
  return best?.kind ?? null;
}

function isExport(sheet: SheetTable, reader: ExportReader): boolean {
  const { anyOf, columns } = reader;
  const wanted = Object.values(columns);
  return headerFit(sheet, anyOf ? [...wanted, { headers: anyOf, required: true }] : wanted) > 0;
}

/** The columns of a ledger or export of this kind; null for `base`, whose rows are items, and for what is not known. */
export function columnsOfKind(kind: string): Columns | null {
  const ledger = Object.entries(LEDGER_COLUMNS).find(([name]) => name === kind);
  return ledger?.[1] ?? EXPORTS.find((one) => one.kind === kind)?.columns ?? null;
}

/** Recognises one sheet. */
export function recogniseSheet(sheet: SheetTable, format: TableFile['format']): Recognised {
  const named = ledgerByName(sheet);
  if (named !== null) return { as: 'ledger', kind: named, sheet };
  const found = EXPORTS.find((one) => isExport(sheet, one));
  if (found) return { as: 'export', kind: found.kind, sheet, read: found.read };
  const byHeaders = format === 'csv' ? ledgerByHeaders(sheet) : null;
  return byHeaders === null ? { as: 'unknown', sheet } : { as: 'ledger', kind: byHeaders, sheet };
}

/** The place of a kind in the order of what it needs; exports come last. */
export function rankOf(kind: string): number {
  const at = Object.values(LEDGERS).findIndex((one) => one === kind);
  return at < 0 ? Object.keys(LEDGERS).length : at;
}
