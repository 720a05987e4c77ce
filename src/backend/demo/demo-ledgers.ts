// The demo's ledgers about the base and its tenants, as sheets with rows.
import { type Day, monthOf, printMonthLong, toDayNumber } from '../../domain/time/calendar.ts';
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import { blankIfUnknown, listChangedRows, type RowsAsOf } from './demo-changes.ts';
import { computeSerial } from './demo-days.ts';
import type { DemoPlace } from './demo-place.ts';
import { BASE_AREAS, BASE_ITEMS } from './demo-studios.ts';
import type { DemoTenant } from './demo-tenants.ts';
import { createList, formatHundredths, type LedgerSheet, type ListColumns, PLACE } from './ledger-book.ts';

function serialOrNull(of: Day | null): CellContent {
  return of === null ? null : computeSerial(of);
}

/** `2026.3.1`, as some people write days. */
function dotted(of: Day | null): CellContent {
  return of === null ? null : `${Number(of.slice(0, 4))}.${Number(of.slice(5, 7))}.${Number(of.slice(8))}`;
}

/** `2026年3月1日`. */
export function formatDayInWords(of: Day): string {
  return `${printMonthLong(monthOf(of))}${Number(of.slice(8))}日`;
}

/** 基地. */
export function createBaseSheet(): LedgerSheet {
  const list: ListColumns<(typeof BASE_ITEMS)[number]> = [
    ['项目', 'text', 22, ([item = null]) => item],
    ['内容', 'code', 48, ([, content = null]) => content],
  ];
  return { name: '基地', title: `${PLACE}基本信息`, note: '运营部维护', ...createList(list, BASE_ITEMS) };
}

/** 基地面积. */
export function createBaseAreaSheet({ days }: DemoPlace): LedgerSheet {
  const list: ListColumns<(typeof BASE_AREAS)[number]> = [
    ['月份', 'center', 12, ([month]) => days.month(month)],
    ['建筑面积(㎡)', 'area', 16, ([, floor]) => formatHundredths(floor)],
    ['可招商面积(㎡)', 'area', 16, ([, , lettable]) => formatHundredths(lettable)],
    ['运营团队人数', 'count', 14, ([, , , team]) => team],
  ];
  return { name: '基地面积', title: `${PLACE}面积变动`, note: '有变动的月份登一行', ...createList(list, BASE_AREAS) };
}

/** 直播间. */
export function createStudioSheet({ studios }: DemoPlace): LedgerSheet {
  const rows = studios.flatMap(({ facts, ...one }) => facts.map((fact) => ({ ...one, ...fact })));
  const list: ListColumns<(typeof rows)[number]> = [
    ['编号', 'center', 8, (one) => one.code],
    ['名称', 'text', 12, (one) => one.name],
    ['楼层', 'center', 8, (one) => one.floor],
    ['面积(㎡)', 'area', 10, (one) => formatHundredths(one.area)],
    ['类型', 'center', 8, (one) => (one.isPublic ? '公共' : '专属')],
    ['设备', 'text', 30, (one) => one.equipment],
    ['每日开放', 'text', 36, (one) => one.hours],
    ['换场分钟', 'count', 10, (one) => one.turnaround],
    ['时租(元)', 'money', 11, (one) => formatHundredths(one.rate * 100)],
    ['启用日期', 'day', 13, (one) => computeSerial(one.openedOn)],
    ['停用日期', 'day', 13, (one) => serialOrNull(one.closedOn)],
    ['生效日期', 'day', 13, (one) => serialOrNull(one.from)],
  ];
  return { name: '直播间', title: `${PLACE}直播间一览`, note: '生效日期为空表示自启用起', ...createList(list, rows) };
}

/** 开放例外. */
export function createExceptionSheet({ exceptions }: DemoPlace): LedgerSheet {
  const list: ListColumns<DemoPlace['exceptions'][number]> = [
    ['日期', 'text', 16, (one) => formatDayInWords(one.day)],
    ['直播间', 'center', 10, (one) => one.studio],
    ['开放', 'text', 16, (one) => one.text],
    ['说明', 'text', 20, (one) => one.note],
  ];
  return { name: '开放例外', title: '节假日与检修安排', note: '直播间为空表示全部', ...createList(list, exceptions) };
}

/** A ledger that is handed in whole first and then by its changes. */
interface LedgerKind {
  readonly name: string;
  readonly title: string;
  readonly columns: LedgerSheet['columns'];
  readonly rows: RowsAsOf;
}

/** Describes such a ledger: its records as known on a day, and its columns. */
function defineLedger<R>(
  name: string,
  title: string,
  records: (place: DemoPlace, asOf: Day) => readonly R[],
  list: ListColumns<R>,
): LedgerKind {
  return { name, title, columns: createList(list, []).columns, rows: (place, asOf) => createList(list, records(place, asOf)).rows };
}

/** How long before its first day a tenant is entered. */
const ENTERED_AHEAD = 6;

function isEntered(tenant: DemoTenant, asOf: Day): boolean {
  return toDayNumber(tenant.since) - ENTERED_AHEAD <= toDayNumber(asOf);
}

/** The tenants that are entered; one that was renamed has a row of its own for that. */
function listTenantsAsOf({ tenants, renamed }: DemoPlace, asOf: Day) {
  return tenants
    .filter((tenant) => isEntered(tenant, asOf))
    .flatMap((tenant) => {
      const own = { ...tenant, incubatedOn: blankIfUnknown(asOf, tenant.incubatedOn), former: null, from: null };
      const isRenamed = tenant.number === renamed.number && renamed.from <= asOf;
      return isRenamed ? [own, { ...own, name: renamed.name, code: renamed.code, former: tenant.code, from: renamed.from }] : [own];
    });
}

const TENANTS = defineLedger('企业名录', '入驻企业名录', listTenantsAsOf, [
  ['企业名称', 'text', 34, (one) => one.name],
  ['统一社会信用代码', 'code', 22, (one) => one.code],
  ['企业类别', 'center', 14, (one) => (one.isLive ? '直播电商企业' : '相关服务企业')],
  ['服务类型', 'text', 11, (one) => one.serviceKind],
  ['行业代码', 'code', 10, (one) => one.industry],
  ['法定代表人', 'text', 11, (one) => one.legalPerson],
  ['联系人', 'text', 9, (one) => one.contact],
  ['联系电话', 'code', 14, (one) => one.phone],
  ['孵化日期', 'center', 12, (one) => dotted(one.incubatedOn)],
  ['头部机构', 'center', 10, (one) => (one.leading ? '是' : '否')],
  ['原统一社会信用代码', 'code', 22, (one) => one.former],
  ['生效日期', 'day', 13, (one) => serialOrNull(one.from)],
  ['备注', 'text', 14, (one) => one.notes],
]);

const LEASES = defineLedger(
  '租约',
  '租赁合同台账',
  ({ leases }, asOf) =>
    leases.filter(({ signedOn }) => signedOn <= asOf).map((one) => ({ ...one, leftOn: blankIfUnknown(asOf, one.leftOn) })),
  [
    ['统一社会信用代码', 'code', 22, (one) => one.tenant.code],
    ['合同编号', 'code', 20, (one) => one.contract],
    ['起租日', 'day', 13, (one) => computeSerial(one.startsOn)],
    ['到期日', 'day', 13, (one) => computeSerial(one.endsOn)],
    ['退租日', 'day', 13, (one) => serialOrNull(one.leftOn)],
    ['租用面积(㎡)', 'area', 13, (one) => formatHundredths(one.area)],
    ['月租金(元)', 'money', 14, (one) => formatHundredths(one.rent)],
    ['押金(元)', 'money', 14, (one) => formatHundredths(one.rent * 2)],
    ['专属直播间', 'center', 12, (one) => one.tenant.studio],
    ['每月免费小时', 'count', 13, (one) => (one.freeHours === 0 ? null : one.freeHours)],
  ],
);

/** Each tenant's first part on each platform. */
function listAccountsAsOf({ tenants }: DemoPlace, asOf: Day) {
  return tenants
    .filter((tenant) => isEntered(tenant, asOf))
    .flatMap((tenant) => {
      const firsts = tenant.parts.filter((part, at) => tenant.parts.findIndex((other) => other.platform === part.platform) === at);
      return firsts.map((part) => ({ tenant, ...part }));
    });
}

const ACCOUNTS = defineLedger('直播账号', '直播账号登记', listAccountsAsOf, [
  ['统一社会信用代码', 'code', 22, (one) => one.tenant.code],
  ['平台', 'center', 9, (one) => one.platform],
  ['账号ID', 'code', 16, (one) => one.handle],
  ['昵称', 'text', 22, (one) => `${one.tenant.name.slice(2, 6)}官方直播间`],
  ['默认商品类别', 'text', 22, (one) => one.goodsClass],
]);

const PAPERS = defineLedger('证照', '证照核验登记', ({ papers }) => papers, [
  ['统一社会信用代码', 'code', 22, (one) => one.tenant.code],
  ['种类', 'center', 11, (one) => one.kind],
  ['编号', 'code', 16, (one) => one.number],
  ['发证日期', 'center', 12, (one) => dotted(one.issuedOn)],
  ['到期日期', 'day', 13, (one) => computeSerial(one.expiresOn)],
  ['核验日期', 'day', 13, (one) => computeSerial(one.seenOn)],
  ['核验人', 'text', 9, (one) => one.seenBy],
]);

function listHostsAsOf({ hosts }: DemoPlace, asOf: Day) {
  return hosts
    .filter((host) => host.since <= asOf)
    .map((host) => ({ ...host, until: blankIfUnknown(asOf, host.until), trainedOn: blankIfUnknown(asOf, host.trainedOn) }));
}

const HOSTS = defineLedger('主播名册', '在册主播名册', listHostsAsOf, [
  ['主播编号', 'code', 11, (one) => one.number],
  ['统一社会信用代码', 'code', 22, (one) => one.tenant.code],
  ['昵称', 'text', 14, (one) => one.nickname],
  ['平台', 'center', 9, (one) => one.tenant.parts[0]?.platform ?? null],
  ['级别', 'center', 8, (one) => (one.famous ? '知名' : '普通')],
  ['虚拟主播', 'center', 10, (one) => (one.virtual ? '是' : '否')],
  ['入驻日期', 'day', 13, (one) => computeSerial(one.since)],
  ['离开日期', 'day', 13, (one) => serialOrNull(one.until)],
  ['培育完成日期', 'day', 14, (one) => serialOrNull(one.trainedOn)],
]);

function listCasesAsOf({ cases }: DemoPlace, asOf: Day) {
  return cases.filter((one) => one.day <= asOf).map((one) => ({ ...one, resolvedOn: blankIfUnknown(asOf, one.resolvedOn) }));
}

const CASES = defineLedger('合规事件', '合规事件登记', listCasesAsOf, [
  ['编号', 'code', 11, (one) => one.number],
  ['日期', 'center', 17, (one) => formatDayInWords(one.day)],
  ['统一社会信用代码', 'code', 22, (one) => one.tenant.code],
  ['类型', 'center', 14, (one) => one.kind],
  ['描述', 'text', 34, (one) => one.description],
  ['来源', 'text', 16, (one) => one.origin],
  ['处置日期', 'center', 17, (one) => (one.resolvedOn === null ? null : formatDayInWords(one.resolvedOn))],
  ['处置结果', 'text', 26, (one) => (one.resolvedOn === null ? null : one.outcome)],
]);

const TENANT_LEDGERS: readonly LedgerKind[] = [TENANTS, LEASES, ACCOUNTS, PAPERS];
const PEOPLE_LEDGERS: readonly LedgerKind[] = [HOSTS, CASES];

function whole(place: DemoPlace, kinds: readonly LedgerKind[], asOf: Day): LedgerSheet[] {
  return kinds.map(({ name, title, columns, rows }) => ({
    name,
    title: `${PLACE}${title}`,
    note: `截至 ${formatDayInWords(asOf)}`,
    columns,
    rows: rows(place, asOf),
  }));
}

/** What is new in all of them since a day. */
export function changeSheets(place: DemoPlace, before: Day, asOf: Day): LedgerSheet[] {
  const sheets = [...TENANT_LEDGERS, ...PEOPLE_LEDGERS].map(({ name, title, columns, rows }): LedgerSheet => ({
    name,
    title: `${PLACE}${title}（变更）`,
    note: `${formatDayInWords(before)}之后的新增与变更`,
    columns,
    rows: listChangedRows(place, rows, [before, asOf]),
  }));
  return sheets.filter((sheet) => sheet.rows.length > 0);
}

/** 企业名录, 租约, 直播账号, 证照 as of a day. */
export function createTenantSheets(place: DemoPlace, asOf: Day): LedgerSheet[] {
  return whole(place, TENANT_LEDGERS, asOf);
}

/** 主播名册, 合规事件 as of a day. */
export function createPeopleSheets(place: DemoPlace, asOf: Day): LedgerSheet[] {
  return whole(place, PEOPLE_LEDGERS, asOf);
}
