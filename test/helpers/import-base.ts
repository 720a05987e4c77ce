// A real base for import tests: ledgers are built as xlsx, exports as csv, and what the base holds is read back in natural names.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach } from 'vitest';
import { type Base, closeBase } from '../../src/backend/core/db/open.ts';
import type { CellContent } from '../../src/sheets/write/xlsx-document.ts';
import { writeXlsx } from '../../src/sheets/write/xlsx-write.ts';
import { importNamedFiles } from '../../src/backend/intake/import-request.ts';
import type { Caller } from '../../src/backend/core/rpc/call.ts';
import type { ImportOutcome } from '../../src/backend/intake/import-files.ts';
import type { RowIssue } from '../../src/backend/intake/recognise/layout.ts';
import { ok, type Refusal } from '../../src/domain/values/result.ts';
import { CODE_CHARACTERS, checkDigitOf } from './codes.ts';
import { openEmpty, openMade } from './made-base.ts';
import { MARKS_ONLY, inTx } from '../../src/backend/core/db/tx.ts';
import { TEST_NOW_MS, filing, put } from './raw-base.ts';
import { TESTER } from './sample-base.ts';

export const STATISTICIAN = { who: '统计员', host: 'cli', role: 'statistician' } as const;

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Rows = readonly (readonly CellContent[])[];

/** How an import is asked for, besides its files. */
export interface How {
  readonly month?: Parameters<typeof importNamedFiles>[2]['month'];
  readonly tenant?: string;
  readonly account?: string;
  readonly isDryRun?: boolean;
  readonly takesGoodRows?: boolean;
  readonly parks?: ReadonlySet<number>;
  readonly facts?: ReadonlyMap<string, boolean>;
  readonly overrideReason?: string;
  /** Who takes; left out: the program itself. */
  readonly caller?: Caller;
  /** Null: nobody has said. */
  readonly onDifference?: 'keep' | 'replace' | null;
}

export interface ImportBase {
  readonly base: Base;
  readonly db: Database.Database;
  readonly take: (files: NamedFile | readonly NamedFile[], how?: How) => Promise<ImportOutcome>;
  readonly setNow: (text: string) => void;
  /** Lets a millisecond pass. */
  readonly tick: () => void;
  readonly close: () => void;
}

/** Milliseconds of a wall-clock time of the base, `2026-11-05T09:00`. */
export function wallClock(text: string): number {
  return Date.parse(`${text}:00+08:00`);
}

/** A place for a base: a folder, and a clock that can be set. */
function placeAt(now: string) {
  let nowMs = wallClock(now);
  return {
    folder: mkdtempSync(path.join(tmpdir(), 'livebase-import-')),
    clock: { nowMs: () => nowMs },
    setNow: (text: string): void => void (nowMs = wallClock(text)),
    tick: (): void => void (nowMs += 1),
  };
}

function takeInto(base: Base, files: readonly NamedFile[], how: How = {}): Promise<ImportOutcome> {
  const {
    month = null,
    tenant = null,
    account = null,
    isDryRun = false,
    takesGoodRows = false,
    onDifference = 'replace',
    parks,
    facts,
    overrideReason = null,
    caller,
  } = how;
  return importNamedFiles(base, STATISTICIAN, {
    files,
    month,
    tenant,
    account,
    isDryRun,
    takesGoodRows,
    onDifference,
    overrideReason,
    ...(caller ? { caller } : {}),
    ...(parks ? { parks } : {}),
    ...(facts ? { facts } : {}),
  });
}

function importBase(base: Base, { setNow, tick }: Pick<ImportBase, 'setNow' | 'tick'>): ImportBase {
  base.db.pragma('synchronous = OFF');
  return {
    base,
    db: base.db,
    take: (files, how) => takeInto(base, 'bytes' in files ? [files] : files, how),
    setNow,
    tick,
    close: () => {
      closeBase(base);
      rmSync(base.folder, { recursive: true, force: true });
    },
  };
}

const MORNING = '2026-11-05T09:00';

/** An empty base in a temporary folder whose clock stands at 2026-11-05 09:00, unless told otherwise. */
export function openImportBase(now = MORNING): ImportBase {
  const place = placeAt(now);
  return importBase(openEmpty(place.folder, place.clock), place);
}

/** Such a base with files taken in already, at the same time. `kind`: a name for what they hold. */
export async function openFilledBase(kind: string, ...files: readonly NamedFile[]): Promise<ImportBase> {
  const place = placeAt(MORNING);
  const fill = async (base: Base): Promise<void> => {
    const taken = await takeInto(base, files);
    if (!taken.ok) throw new Error(`${JSON.stringify(taken.value.refusal)} ${JSON.stringify(troublesOf(taken).slice(0, 3))}`);
  };
  return importBase(await openMade(kind, place.folder, place.clock, fill), place);
}

/** An xlsx file of sheets by name; each row's first cell stands in column A. */
export function ledger(name: string, sheets: Readonly<Record<string, Rows>>): NamedFile {
  const docs = Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows }));
  return { name, bytes: writeXlsx({ sheets: docs, properties: { title: '', creator: '', created: '2026-01-01T00:00:00Z' } }) };
}

/** A csv file in UTF-8. */
export function csv(name: string, rows: readonly (readonly (string | number)[])[]): NamedFile {
  return { name, bytes: Buffer.from(rows.map((row) => row.join(',')).join('\r\n')) };
}

/** The nth unified social credit code, its check digit right. */
export function codeOf(nth: number): string {
  const body = `91440300MA5${String(nth).padStart(6, '0')}`;
  return body + CODE_CHARACTERS.charAt(checkDigitOf(body));
}

export const HEADS = {
  基地: ['项目', '内容'],
  基地面积: ['月份', '建筑面积(㎡)', '可招商面积(㎡)', '运营团队人数'],
  直播间: ['编号', '名称', '楼层', '面积(㎡)', '类型', '设备', '每日开放', '换场分钟', '时租(元)', '启用日期', '停用日期', '生效日期'],
  开放例外: ['日期', '直播间', '开放', '说明'],
  企业名录: [
    '企业名称',
    '统一社会信用代码',
    '企业类别',
    '服务类型',
    '行业代码',
    '法定代表人',
    '联系人',
    '联系电话',
    '孵化日期',
    '备注',
    '头部机构',
    '生效日期',
    '原统一社会信用代码',
  ],
  租约: [
    '统一社会信用代码',
    '合同编号',
    '起租日',
    '到期日',
    '退租日',
    '租用面积(㎡)',
    '月租金(元)',
    '押金(元)',
    '专属直播间',
    '每月免费小时',
  ],
  直播账号: ['统一社会信用代码', '平台', '账号ID', '昵称', '默认商品类别', '启用日期', '停用日期'],
  月度人员: ['统一社会信用代码', '月份', '主播数', '从业人员'],
  证照: ['统一社会信用代码', '种类', '编号', '发证日期', '到期日期', '核验日期', '核验人'],
  主播名册: ['主播编号', '统一社会信用代码', '昵称', '平台', '账号ID', '级别', '虚拟主播', '入驻日期', '离开日期', '培育完成日期'],
  合规事件: ['编号', '日期', '统一社会信用代码', '类型', '描述', '来源', '处置日期', '处置结果'],
  年度目标: ['年份', '指标', '目标值'],
  历史报表: ['月份', '指标', '数值', '来源'],
  预约: ['预约号', '直播间', '企业', '开始', '结束', '状态', '保留至', '主题', '平台', '联系人', '联系电话', '取消原因'],
  活动: ['日期', '类型', '名称', '参加人数'],
  销售台账: [
    '月份',
    '统一社会信用代码',
    '平台',
    '商品类别',
    '直播场次',
    '直播时长(分钟)',
    '观看人次',
    '成交订单数',
    '成交额(元)',
    '退款额(元)',
    '结算额(元)',
  ],
  网络零售额: ['月份', '统一社会信用代码', '网络零售额(元)'],
} as const;

/** A ledger sheet: its header and the rows given. */
export function sheetOf(name: keyof typeof HEADS, rows: Rows): Record<string, Rows> {
  return { [name]: [HEADS[name], ...rows] };
}

/** A world of two studios and three tenants with leases and accounts, from before 2026. */
export const SMALL_WORLD: Readonly<Record<string, Rows>> = {
  ...sheetOf('基地', [
    ['填报单位', '星港直播基地'],
    ['统一社会信用代码', codeOf(1)],
    ['基地类型', '直播电商园区'],
    ['所属区', '南山区'],
  ]),
  ...sheetOf('基地面积', [['2025-01', 5000, 4000.5, 12]]),
  ...sheetOf('直播间', [
    ['A01', '一号', '3F', 45.5, '公共', '绿幕', '08:00-24:00', 15, 120, '2024-01-01', null, null],
    ['A02', '二号', '3F', 30, '公共', null, '00:00-24:00', 0, 100, '2024-01-01', null, null],
  ]),
  ...sheetOf('企业名录', [
    ['晨光传媒', codeOf(101), '直播电商企业', null, '6420', '张三', '李四', '0755-1', '2025-03-01', null, '是', null, null],
    ['海浪（深圳）网络', codeOf(102), '直播电商企业', null, null, null, null, null, null, null, null, null, null],
    ['远山服务', codeOf(103), '相关服务企业', '摄影', null, null, null, null, null, null, '否', null, null],
  ]),
  ...sheetOf('租约', [
    [codeOf(101), 'L-101', '2024-06-01', '2027-05-31', null, 120.25, 6000, 12000, null, 10],
    [codeOf(102), 'L-102', '2024-06-01', '2027-05-31', null, 80, 4000, null, null, null],
    [codeOf(103), 'L-103', '2024-06-01', '2027-05-31', null, 20, null, null, null, null],
  ]),
  ...sheetOf('直播账号', [
    [codeOf(101), '抖音', 'dy101', '晨光', '化妆品类', null, null],
    [codeOf(101), '视频号', 'sp101', null, '化妆品类', null, null],
    [codeOf(102), '抖音', 'dy102', '海浪', null, null, null],
    [codeOf(102), '淘宝', 'tb102', null, '家具类', null, null],
    [codeOf(102), '小红书', 'xh102', null, '饮料类', null, null],
  ]),
};

export const WORLD_FILE = ledger('台账.xlsx', SMALL_WORLD);

/** A base that holds the small world. */
export function openSmallWorld(): Promise<ImportBase> {
  return openFilledBase('small-world', WORLD_FILE);
}

/** A base of its own before each test, closed behind it; what is answered is the running test's. */
export function inEachTest(open: () => ImportBase | Promise<ImportBase>): ImportBase {
  let at: ImportBase | null = null;
  const now = (): ImportBase => {
    if (at === null) throw new Error('outside of a test');
    return at;
  };
  beforeEach(async () => {
    at = await open();
  });
  afterEach(() => now().close());
  return {
    get base() {
      return now().base;
    },
    get db() {
      return now().db;
    },
    take: (files, how) => now().take(files, how),
    setNow: (text) => now().setNow(text),
    tick: () => now().tick(),
    close: () => now().close(),
  };
}

/** What an import answered, for short: the totals, or why it was refused. */
export function totals(outcome: ImportOutcome): { readonly added: number; readonly changed: number; readonly same: number } | string {
  if (!outcome.ok)
    return `${outcome.value.refusal.code} ${JSON.stringify(outcome.value.refusal.data)} ${JSON.stringify(troublesOf(outcome).slice(0, 5))}`;
  const sum = (field: 'added' | 'changed' | 'same'): number => outcome.value.sheets.reduce((all, { tally }) => all + tally[field], 0);
  return { added: sum('added'), changed: sum('changed'), same: sum('same') };
}

/** Why an import was refused; null if it was taken. */
export function refusalOf(outcome: ImportOutcome): Refusal | null {
  return outcome.ok ? null : outcome.value.refusal;
}

/** Every refused row, with its sheet. */
export function troublesOf(outcome: ImportOutcome): (RowIssue & { readonly sheet: string; readonly file: string })[] {
  return outcome.value.sheets.flatMap(({ sheet, tally }) => tally.refused.map((one) => ({ ...one, sheet: sheet.sheet, file: sheet.file })));
}

/** Codes of everything to know that refuses nothing. */
export function notesOf(outcome: ImportOutcome): string[] {
  return outcome.value.sheets.flatMap(({ tally }) => tally.notes.map((one) => one.code));
}

/** `sheet row column code found` of every refused row. */
export function refusedLines(outcome: ImportOutcome): string[] {
  return troublesOf(outcome).map((one) => [one.sheet, one.row, one.column, one.code, one.found].join(' '));
}

const OUTSIDE_RECORDS = new Set(['received_file', 'intake', 'parked_file']);

const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;

function tablesOf(db: Database.Database): string[] {
  return db.prepare(TABLES).pluck().all().map(String);
}

/** Every row of every table but the received files, what became of them, and the history's marks of those. */
export function everything(db: Database.Database, isWithFiles = false): string {
  const tables = tablesOf(db).filter((table) => isWithFiles || !OUTSIDE_RECORDS.has(table));
  const where = (table: string): string => (table === 'history' ? ` WHERE action <> '${MARKS_ONLY}'` : '');
  return JSON.stringify(
    tables.map((table) => [
      table,
      db
        .prepare(`SELECT * FROM ${table}${where(table)}`)
        .raw()
        .all(),
    ]),
  );
}

const NOT_RECORDS = new Set([...OUTSIDE_RECORDS, 'history', 'import_batch', 'import_sheet', 'batch_change', 'lease_studio']);
const OWN_COLUMNS = new Set(['id', 'version', 'sheet_id', 'sheet_row', 'retired_at']);

/** Standing records by table, in natural names and order: what two bases with the same content share. Tenants are named by their newest code. */
export function contents(db: Database.Database): Record<string, string[]> {
  const tenantName = new Map(
    db
      .prepare('SELECT tenant_id, uscc FROM tenant_fact WHERE retired_at IS NULL ORDER BY starts_on')
      .raw()
      .all()
      .map((row) => (Array.isArray(row) ? [row[0], String(row[1])] : [null, ''])),
  );
  const studioName = new Map(
    db
      .prepare('SELECT id, code FROM studio')
      .raw()
      .all()
      .map((row) => (Array.isArray(row) ? [row[0], String(row[1])] : [null, ''])),
  );
  const natural = (column: string, value: unknown): unknown => {
    if (column === 'tenant_id') return tenantName.get(value) ?? value;
    if (column === 'studio_id') return studioName.get(value) ?? value;
    if (column !== 'studios' || typeof value !== 'string') return value;
    const ids: unknown = JSON.parse(value);
    return Array.isArray(ids) ? ids.map((id: unknown) => studioName.get(id)).join(',') : value;
  };
  const result: Record<string, string[]> = {};
  for (const table of tablesOf(db).filter((name) => !NOT_RECORDS.has(name))) {
    const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all().map(String);
    const standing = columns.includes('retired_at') ? 'WHERE retired_at IS NULL' : '';
    const rows = db.prepare(`SELECT * FROM ${table} ${standing}`).raw().all();
    const texts = rows.map((row) =>
      Array.isArray(row)
        ? columns
            .flatMap((column, at) =>
              OWN_COLUMNS.has(column) && !(table === 'tenant' && column === 'id')
                ? []
                : [`${column}=${String(table === 'tenant' && column === 'id' ? natural('tenant_id', row[at]) : natural(column, row[at]))}`],
            )
            .join(' ')
        : '',
    );
    if (texts.length > 0) result[table] = texts.toSorted();
  }
  return result;
}

/** In a transaction of the program, so that the history knows the rows. */
function byHand(db: Database.Database, write: () => unknown): void {
  const done = inTx({ db, folder: '', clock: { nowMs: () => TEST_NOW_MS } }, TESTER, () => {
    write();
    return ok(null);
  });
  if (!done.ok) throw new Error(done.refusal.code);
}

/** Closes a month by hand: the triggers see it, no figure is filed. */
export function closeByHand(db: Database.Database, month: string): void {
  byHand(db, () => put(db, 'filing', filing(month)));
}

/** Opens a month that was closed by hand. */
export function reopenByHand(db: Database.Database, month: string): void {
  const sql = `UPDATE filing SET reopened_ms = 1, reopened_by = '张', reopen_reason = '更正' WHERE month = ? AND reopened_ms IS NULL`;
  byHand(db, () => db.prepare(sql).run(month));
}

/** Rows of a query as plain values. */
export function rowsOf(db: Database.Database, sql: string, ...parameters: readonly (string | number)[]): unknown[] {
  return db
    .prepare(sql)
    .raw()
    .all(...parameters);
}
