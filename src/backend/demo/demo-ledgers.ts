// The demo's ledgers about the base and its tenants, as sheets with rows.
import { type Day, monthOf, printMonthLong, toDayNumber } from '../../domain/time/calendar.ts';
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import { blankIfUnknown, listChangedRows, type RowsAsOf } from './demo-changes.ts';
import { computeSerial } from './demo-days.ts';
import type { DemoPlace } from './demo-place.ts';
import { BASE_AREAS, BASE_ITEMS } from './demo-studios.ts';
import type { DemoTenant } from './demo-tenants.ts';
import { defineColumn, formatHundredths, type LedgerColumn, type LedgerSheet, PLACE } from './ledger-book.ts';

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
  const columns = [defineColumn('项目', 'text', 22), defineColumn('内容', 'code', 48)];
  return { name: '基地', title: `${PLACE}基本信息`, note: '运营部维护', columns, rows: BASE_ITEMS };
}

/** 基地面积. */
export function createBaseAreaSheet({ days }: DemoPlace): LedgerSheet {
  const columns = [
    defineColumn('月份', 'center', 12),
    defineColumn('建筑面积(㎡)', 'area', 16),
    defineColumn('可招商面积(㎡)', 'area', 16),
    defineColumn('运营团队人数', 'count', 14),
  ];
  const rows = BASE_AREAS.map(([month, floor, lettable, team]): CellContent[] => [
    days.month(month),
    formatHundredths(floor),
    formatHundredths(lettable),
    team,
  ]);
  return { name: '基地面积', title: `${PLACE}面积变动`, note: '有变动的月份登一行', columns, rows };
}

/** 直播间. */
export function createStudioSheet({ studios }: DemoPlace): LedgerSheet {
  const columns = [
    defineColumn('编号', 'center', 8),
    defineColumn('名称', 'text', 12),
    defineColumn('楼层', 'center', 8),
    defineColumn('面积(㎡)', 'area', 10),
    defineColumn('类型', 'center', 8),
    defineColumn('设备', 'text', 30),
    defineColumn('每日开放', 'text', 36),
    defineColumn('换场分钟', 'count', 10),
    defineColumn('时租(元)', 'money', 11),
    defineColumn('启用日期', 'day', 13),
    defineColumn('停用日期', 'day', 13),
    defineColumn('生效日期', 'day', 13),
  ];
  const rows = studios.flatMap((one) =>
    one.facts.map((fact): CellContent[] => [
      one.code,
      one.name,
      one.floor,
      formatHundredths(one.area),
      one.isPublic ? '公共' : '专属',
      one.equipment,
      fact.hours,
      fact.turnaround,
      formatHundredths(fact.rate * 100),
      computeSerial(one.openedOn),
      serialOrNull(one.closedOn),
      serialOrNull(fact.from),
    ]),
  );
  return { name: '直播间', title: `${PLACE}直播间一览`, note: '生效日期为空表示自启用起', columns, rows };
}

/** 开放例外. */
export function createExceptionSheet({ exceptions }: DemoPlace): LedgerSheet {
  const columns = [
    defineColumn('日期', 'text', 16),
    defineColumn('直播间', 'center', 10),
    defineColumn('开放', 'text', 16),
    defineColumn('说明', 'text', 20),
  ];
  const rows = exceptions.map((one): CellContent[] => [formatDayInWords(one.day), one.studio, one.text, one.note]);
  return { name: '开放例外', title: '节假日与检修安排', note: '直播间为空表示全部', columns, rows };
}

const TENANT_COLUMNS: readonly LedgerColumn[] = [
  defineColumn('企业名称', 'text', 34),
  defineColumn('统一社会信用代码', 'code', 22),
  defineColumn('企业类别', 'center', 14),
  defineColumn('服务类型', 'text', 11),
  defineColumn('行业代码', 'code', 10),
  defineColumn('法定代表人', 'text', 11),
  defineColumn('联系人', 'text', 9),
  defineColumn('联系电话', 'code', 14),
  defineColumn('孵化日期', 'center', 12),
  defineColumn('头部机构', 'center', 10),
  defineColumn('原统一社会信用代码', 'code', 22),
  defineColumn('生效日期', 'day', 13),
  defineColumn('备注', 'text', 14),
];

/** How long before its first day a tenant is entered. */
const ENTERED_AHEAD = 6;

function isEntered(tenant: DemoTenant, asOf: Day): boolean {
  return toDayNumber(tenant.since) - ENTERED_AHEAD <= toDayNumber(asOf);
}

const tenantRows: RowsAsOf = ({ tenants, renamed }, asOf) =>
  tenants
    .filter((tenant) => isEntered(tenant, asOf))
    .flatMap((tenant) => {
      const row = (name: string, code: string, former: string | null, from: Day | null): CellContent[] => [
        name,
        code,
        tenant.isLive ? '直播电商企业' : '相关服务企业',
        tenant.serviceKind,
        tenant.industry,
        tenant.legalPerson,
        tenant.contact,
        tenant.phone,
        dotted(blankIfUnknown(asOf, tenant.incubatedOn)),
        tenant.leading ? '是' : '否',
        former,
        serialOrNull(from),
        tenant.notes,
      ];
      const own = row(tenant.name, tenant.code, null, null);
      return tenant.number === renamed.number && renamed.from <= asOf
        ? [own, row(renamed.name, renamed.code, tenant.code, renamed.from)]
        : [own];
    });

const leaseRows: RowsAsOf = ({ leases }, asOf) =>
  leases
    .filter((lease) => lease.signedOn <= asOf)
    .map((lease): CellContent[] => [
      lease.tenant.code,
      lease.contract,
      computeSerial(lease.startsOn),
      computeSerial(lease.endsOn),
      serialOrNull(blankIfUnknown(asOf, lease.leftOn)),
      formatHundredths(lease.area),
      formatHundredths(lease.rent),
      formatHundredths(lease.rent * 2),
      lease.tenant.studio,
      lease.freeHours === 0 ? null : lease.freeHours,
    ]);

const LEASE_COLUMNS: readonly LedgerColumn[] = [
  defineColumn('统一社会信用代码', 'code', 22),
  defineColumn('合同编号', 'code', 20),
  defineColumn('起租日', 'day', 13),
  defineColumn('到期日', 'day', 13),
  defineColumn('退租日', 'day', 13),
  defineColumn('租用面积(㎡)', 'area', 13),
  defineColumn('月租金(元)', 'money', 14),
  defineColumn('押金(元)', 'money', 14),
  defineColumn('专属直播间', 'center', 12),
  defineColumn('每月免费小时', 'count', 13),
];

const accountRows: RowsAsOf = ({ tenants }, asOf) =>
  tenants
    .filter((tenant) => isEntered(tenant, asOf))
    .flatMap((tenant) => {
      const firsts = tenant.parts.filter((part, at) => tenant.parts.findIndex((other) => other.platform === part.platform) === at);
      const short = tenant.name.slice(2, 6);
      return firsts.map((part): CellContent[] => [tenant.code, part.platform, part.handle, `${short}官方直播间`, part.goodsClass]);
    });

const ACCOUNT_COLUMNS: readonly LedgerColumn[] = [
  defineColumn('统一社会信用代码', 'code', 22),
  defineColumn('平台', 'center', 9),
  defineColumn('账号ID', 'code', 16),
  defineColumn('昵称', 'text', 22),
  defineColumn('默认商品类别', 'text', 22),
];

const paperRows: RowsAsOf = ({ papers }) =>
  papers.map((paper): CellContent[] => [
    paper.tenant.code,
    paper.kind,
    paper.number,
    dotted(paper.issuedOn),
    computeSerial(paper.expiresOn),
    computeSerial(paper.seenOn),
    paper.seenBy,
  ]);

const PAPER_COLUMNS: readonly LedgerColumn[] = [
  defineColumn('统一社会信用代码', 'code', 22),
  defineColumn('种类', 'center', 11),
  defineColumn('编号', 'code', 16),
  defineColumn('发证日期', 'center', 12),
  defineColumn('到期日期', 'day', 13),
  defineColumn('核验日期', 'day', 13),
  defineColumn('核验人', 'text', 9),
];

const hostRows: RowsAsOf = ({ hosts }, asOf) =>
  hosts
    .filter((host) => host.since <= asOf)
    .map((host): CellContent[] => [
      host.number,
      host.tenant.code,
      host.nickname,
      host.tenant.parts[0]?.platform ?? null,
      host.famous ? '知名' : '普通',
      host.virtual ? '是' : '否',
      computeSerial(host.since),
      serialOrNull(blankIfUnknown(asOf, host.until)),
      serialOrNull(blankIfUnknown(asOf, host.trainedOn)),
    ]);

const HOST_COLUMNS: readonly LedgerColumn[] = [
  defineColumn('主播编号', 'code', 11),
  defineColumn('统一社会信用代码', 'code', 22),
  defineColumn('昵称', 'text', 14),
  defineColumn('平台', 'center', 9),
  defineColumn('级别', 'center', 8),
  defineColumn('虚拟主播', 'center', 10),
  defineColumn('入驻日期', 'day', 13),
  defineColumn('离开日期', 'day', 13),
  defineColumn('培育完成日期', 'day', 14),
];

const caseRows: RowsAsOf = ({ cases }, asOf) =>
  cases
    .filter((one) => one.day <= asOf)
    .map((one): CellContent[] => {
      const resolved = blankIfUnknown(asOf, one.resolvedOn);
      return [
        one.number,
        formatDayInWords(one.day),
        one.tenant.code,
        one.kind,
        one.description,
        one.origin,
        resolved === null ? null : formatDayInWords(resolved),
        resolved === null ? null : one.outcome,
      ];
    });

const CASE_COLUMNS: readonly LedgerColumn[] = [
  defineColumn('编号', 'code', 11),
  defineColumn('日期', 'center', 17),
  defineColumn('统一社会信用代码', 'code', 22),
  defineColumn('类型', 'center', 14),
  defineColumn('描述', 'text', 34),
  defineColumn('来源', 'text', 16),
  defineColumn('处置日期', 'center', 17),
  defineColumn('处置结果', 'text', 26),
];

interface LedgerKind {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly LedgerColumn[];
  readonly rows: RowsAsOf;
}

const TENANT_LEDGERS: readonly LedgerKind[] = [
  { name: '企业名录', title: '入驻企业名录', columns: TENANT_COLUMNS, rows: tenantRows },
  { name: '租约', title: '租赁合同台账', columns: LEASE_COLUMNS, rows: leaseRows },
  { name: '直播账号', title: '直播账号登记', columns: ACCOUNT_COLUMNS, rows: accountRows },
  { name: '证照', title: '证照核验登记', columns: PAPER_COLUMNS, rows: paperRows },
];

const PEOPLE_LEDGERS: readonly LedgerKind[] = [
  { name: '主播名册', title: '在册主播名册', columns: HOST_COLUMNS, rows: hostRows },
  { name: '合规事件', title: '合规事件登记', columns: CASE_COLUMNS, rows: caseRows },
];

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
