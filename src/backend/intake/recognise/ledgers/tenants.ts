// Ledgers of the tenants: 企业名录, 租约, 直播账号, 月度人员, 证照, 主播名册, 合规事件.
import { CASE_KINDS, HOST_GRADES, PAPER_KINDS, PLATFORMS, TENANT_CATEGORIES } from '../../../../domain/base/catalogue.ts';
import {
  area,
  choice,
  codeList,
  count,
  day,
  hoursAsMinutes,
  identifier,
  longText,
  money,
  month,
  shortName,
  shortText,
  uscc,
  yesNo,
} from '../cells.ts';
import { ledger, optional, required } from '../layout.ts';

const code = required(uscc, '统一社会信用代码', '信用代码');

/** Columns of 企业名录. */
export const TENANTS = ledger({
  sheet: '企业名录',
  columns: {
    name: required(shortText, '企业名称'),
    shortName: optional(shortName, '简称'),
    uscc: code,
    category: required(choice(TENANT_CATEGORIES), '企业类别'),
    serviceKind: optional(shortText, '服务类型'),
    industry: optional(identifier, '行业代码'),
    legalPerson: optional(shortText, '法定代表人'),
    contact: optional(shortText, '联系人'),
    phone: optional(shortText, '联系电话'),
    incubatedOn: optional(day, '孵化日期'),
    notes: optional(longText, '备注'),
    leading: optional(yesNo, '头部机构'),
    holdsFrom: optional(day, '生效日期'),
    formerUscc: optional(uscc, '原统一社会信用代码'),
  },
  keyOf: (row) => `${row.uscc}|${row.holdsFrom ?? ''}`,
  keyField: 'uscc',
});

/** Columns of 租约. */
export const LEASES = ledger({
  sheet: '租约',
  columns: {
    uscc: code,
    contract: required(identifier, '合同编号'),
    startsOn: required(day, '起租日'),
    endsOn: required(day, '到期日'),
    leftOn: optional(day, '退租日'),
    area: required(area, '租用面积(㎡)', '租用面积'),
    monthlyRent: optional(money, '月租金(元)', '月租金'),
    deposit: optional(money, '押金(元)', '押金'),
    studios: optional(codeList, '专属直播间'),
    freeMinutes: optional(hoursAsMinutes, '每月免费小时'),
  },
  keyOf: (row) => row.contract,
  keyField: 'contract',
});

/** Columns of 直播账号; the last two tell when an account came and went. Platforms and classes come from the profile, so the importer checks them. */
export const ACCOUNTS = ledger({
  sheet: '直播账号',
  columns: {
    uscc: code,
    platform: required(shortText, '平台'),
    handle: required(identifier, '账号ID', '账号'),
    nickname: optional(shortText, '昵称'),
    goodsClass: optional(shortText, '默认商品类别'),
    fromOn: optional(day, '启用日期', '起始日期'),
    toOn: optional(day, '停用日期', '结束日期'),
  },
  keyOf: (row) => `${row.platform}|${row.handle}|${row.fromOn ?? ''}`,
  keyField: 'handle',
});

/** Columns of 月度人员. */
export const HEADCOUNTS = ledger({
  sheet: '月度人员',
  columns: {
    uscc: code,
    month: required(month, '月份'),
    hosts: required(count, '主播数'),
    employees: required(count, '从业人员', '从业人员数'),
  },
  keyOf: (row) => `${row.month}|${row.uscc}`,
  keyField: 'month',
});

/** Columns of 证照. */
export const PAPERS = ledger({
  sheet: '证照',
  columns: {
    uscc: code,
    kind: required(choice(PAPER_KINDS), '种类'),
    number: optional(identifier, '编号'),
    issuedOn: optional(day, '发证日期'),
    expiresOn: optional(day, '到期日期'),
    seenOn: optional(day, '核验日期'),
    seenBy: optional(shortText, '核验人'),
  },
  keyOf: (row) => `${row.uscc}|${row.kind}|${row.number ?? ''}`,
  keyField: 'kind',
});

/** Columns of 主播名册. */
export const HOSTS = ledger({
  sheet: '主播名册',
  columns: {
    number: required(identifier, '主播编号'),
    uscc: code,
    nickname: required(shortText, '昵称'),
    platform: optional(choice(PLATFORMS), '平台'),
    handle: optional(identifier, '账号ID', '账号'),
    grade: optional(choice(HOST_GRADES), '级别'),
    virtual: optional(yesNo, '虚拟主播'),
    since: required(day, '入驻日期'),
    until: optional(day, '离开日期'),
    trainedOn: optional(day, '培育完成日期'),
  },
  keyOf: (row) => row.number,
  keyField: 'number',
});

/** Columns of 合规事件. */
export const CASES = ledger({
  sheet: '合规事件',
  columns: {
    number: required(identifier, '编号'),
    day: required(day, '日期'),
    uscc: code,
    kind: required(choice(CASE_KINDS), '类型'),
    description: optional(longText, '描述'),
    origin: optional(shortText, '来源'),
    resolvedOn: optional(day, '处置日期'),
    outcome: optional(longText, '处置结果'),
  },
  keyOf: (row) => row.number,
  keyField: 'number',
});
