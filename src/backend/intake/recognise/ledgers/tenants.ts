// Ledgers of the tenants: 企业名录, 租约, 直播账号, 月度人员, 证照, 主播名册, 合规事件.
import { CASE_KINDS, HOST_GRADES, PAPER_KINDS, PLATFORMS, TENANT_CATEGORIES } from '../../../../domain/base/catalogue.ts';
import {
  decodeAreaCell,
  decodeChoiceCell,
  decodeCodeListCell,
  count,
  decodeDayCell,
  decodeHoursCell,
  decodeIdentifierCell,
  longText,
  decodeMoneyCell,
  decodeMonthCell,
  shortText,
  decodeUsccCell,
  decodeYesNoCell,
} from '../cells.ts';
import { defineLedger, defineOptional, defineRequired } from '../layout.ts';
import { createRecordColumns } from '../record-columns.ts';

const code = defineRequired(decodeUsccCell, '统一社会信用代码', '信用代码');

const { shortName, ...tenant } = createRecordColumns('tenant');

/** Columns of 企业名录. Those of the tenant itself follow from its description. */
export const TENANTS = defineLedger({
  sheet: '企业名录',
  columns: {
    name: defineRequired(shortText, '企业名称'),
    shortName,
    uscc: code,
    category: defineRequired(decodeChoiceCell(TENANT_CATEGORIES), '企业类别'),
    serviceKind: defineOptional(shortText, '服务类型'),
    industry: defineOptional(decodeIdentifierCell, '行业代码'),
    ...tenant,
    leading: defineOptional(decodeYesNoCell, '头部机构'),
    holdsFrom: defineOptional(decodeDayCell, '生效日期'),
    formerUscc: defineOptional(decodeUsccCell, '原统一社会信用代码'),
  },
  keyOf: (row) => `${row.uscc}|${row.holdsFrom ?? ''}`,
  keyField: 'uscc',
});

/** Columns of 租约. */
export const LEASES = defineLedger({
  sheet: '租约',
  columns: {
    uscc: code,
    contract: defineRequired(decodeIdentifierCell, '合同编号'),
    startsOn: defineRequired(decodeDayCell, '起租日'),
    endsOn: defineRequired(decodeDayCell, '到期日'),
    leftOn: defineOptional(decodeDayCell, '退租日'),
    area: defineRequired(decodeAreaCell, '租用面积(㎡)', '租用面积'),
    monthlyRent: defineOptional(decodeMoneyCell, '月租金(元)', '月租金'),
    deposit: defineOptional(decodeMoneyCell, '押金(元)', '押金'),
    studios: defineOptional(decodeCodeListCell, '专属直播间'),
    freeMinutes: defineOptional(decodeHoursCell, '每月免费小时'),
    ownRate: defineOptional(decodeMoneyCell, '专属直播间单价(元/小时)', '专属直播间单价'),
  },
  keyOf: (row) => row.contract,
  keyField: 'contract',
});

/** Columns of 直播账号; the last two tell when an account came and went. Platforms and classes come from the profile, so the importer checks them. */
export const ACCOUNTS = defineLedger({
  sheet: '直播账号',
  columns: {
    uscc: code,
    platform: defineRequired(shortText, '平台'),
    handle: defineRequired(decodeIdentifierCell, '账号ID', '账号'),
    nickname: defineOptional(shortText, '昵称'),
    goodsClass: defineOptional(shortText, '默认商品类别'),
    fromOn: defineOptional(decodeDayCell, '启用日期', '起始日期'),
    toOn: defineOptional(decodeDayCell, '停用日期', '结束日期'),
  },
  keyOf: (row) => `${row.platform}|${row.handle}|${row.fromOn ?? ''}`,
  keyField: 'handle',
});

/** Columns of 月度人员. */
export const HEADCOUNTS = defineLedger({
  sheet: '月度人员',
  columns: {
    uscc: code,
    month: defineRequired(decodeMonthCell, '月份'),
    hosts: defineRequired(count, '主播数'),
    employees: defineRequired(count, '从业人员', '从业人员数'),
  },
  keyOf: (row) => `${row.month}|${row.uscc}`,
  keyField: 'month',
});

/** Columns of 证照. */
export const PAPERS = defineLedger({
  sheet: '证照',
  columns: {
    uscc: code,
    kind: defineRequired(decodeChoiceCell(PAPER_KINDS), '种类'),
    number: defineOptional(decodeIdentifierCell, '编号'),
    issuedOn: defineOptional(decodeDayCell, '发证日期'),
    expiresOn: defineOptional(decodeDayCell, '到期日期'),
    seenOn: defineOptional(decodeDayCell, '核验日期'),
    seenBy: defineOptional(shortText, '核验人'),
  },
  keyOf: (row) => `${row.uscc}|${row.kind}|${row.number ?? ''}`,
  keyField: 'kind',
});

/** Columns of 主播名册. */
export const HOSTS = defineLedger({
  sheet: '主播名册',
  columns: {
    number: defineRequired(decodeIdentifierCell, '主播编号'),
    uscc: code,
    nickname: defineRequired(shortText, '昵称'),
    platform: defineOptional(decodeChoiceCell(PLATFORMS), '平台'),
    handle: defineOptional(decodeIdentifierCell, '账号ID', '账号'),
    grade: defineOptional(decodeChoiceCell(HOST_GRADES), '级别'),
    virtual: defineOptional(decodeYesNoCell, '虚拟主播'),
    since: defineRequired(decodeDayCell, '入驻日期'),
    until: defineOptional(decodeDayCell, '离开日期'),
    trainedOn: defineOptional(decodeDayCell, '培育完成日期'),
  },
  keyOf: (row) => row.number,
  keyField: 'number',
});

/** Columns of 合规事件. */
export const CASES = defineLedger({
  sheet: '合规事件',
  columns: {
    number: defineRequired(decodeIdentifierCell, '编号'),
    day: defineRequired(decodeDayCell, '日期'),
    uscc: code,
    kind: defineRequired(decodeChoiceCell(CASE_KINDS), '类型'),
    description: defineOptional(longText, '描述'),
    origin: defineOptional(shortText, '来源'),
    resolvedOn: defineOptional(decodeDayCell, '处置日期'),
    outcome: defineOptional(longText, '处置结果'),
  },
  keyOf: (row) => row.number,
  keyField: 'number',
});
