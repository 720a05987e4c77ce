// What people call the fields of each kind of record, in zh-CN and en.
import { type EditableKind, isEditableKind } from './record-fields.ts';
import type { Language } from '../core/phrase.ts';
import { OTHER_FIELDS } from './other-field-messages.ts';

type Words = readonly [zh: string, en: string];
type FieldWords = Readonly<Record<string, Words>>;

/** Fields that are called the same in every kind that has them. */
const COMMON: FieldWords = {
  starts_on: ['生效日期', 'Holds from'],
  month: ['月份', 'Month'],
  day: ['日期', 'Day'],
  uscc: ['统一社会信用代码', 'Credit code'],
  phone: ['联系电话', 'Phone'],
  tenant_id: ['企业', 'Tenant'],
  studio_id: ['直播间', 'Studio'],
  platform: ['平台', 'Platform'],
  handle: ['账号ID', 'Account ID'],
  nickname: ['昵称', 'Nickname'],
  goods_class: ['商品类别', 'Goods class'],
  source: ['数据来源', 'Source'],
  kind: ['类型', 'Kind'],
  notes: ['备注', 'Notes'],
  note: ['说明', 'Note'],
  number: ['编号', 'Number'],
  name: ['名称', 'Name'],
};

const OWN: Readonly<Record<EditableKind, FieldWords>> = {
  base_fact: {
    full_name: ['填报单位', 'Reporting unit'],
    kind: ['基地类型', 'Kind of base'],
    district: ['所属区', 'District'],
    address: ['详细地址', 'Address'],
    unit_head: ['单位负责人', 'Head of the unit'],
    statistics_head: ['统计负责人', 'Head of statistics'],
    filler: ['填表人', 'Filled in by'],
  },
  base_area: {
    floor_area: ['建筑面积(㎡)', 'Floor area (m²)'],
    lettable_area: ['可招商面积(㎡)', 'Lettable area (m²)'],
    team: ['运营团队人数', 'Operating team'],
  },
  studio: {
    code: ['编号', 'Code'],
    floor: ['楼层', 'Floor'],
    equipment: ['设备', 'Equipment'],
    opened_on: ['启用日期', 'In service from'],
    closed_on: ['停用日期', 'Out of service from'],
  },
  studio_fact: {
    area: ['面积(㎡)', 'Area (m²)'],
    hours: ['每日开放', 'Opening hours'],
    turnaround: ['换场分钟', 'Turnaround (minutes)'],
    hourly_rate: ['时租(元)', 'Hourly rate (yuan)'],
  },
  calendar_exception: { hours: ['开放', 'Open'] },
  calendar_day: { kind: ['放假或调休', 'Holiday or workday'] },
  rate_plan: {
    studio_id: ['直播间（空：全基地）', 'Studio (empty: the whole base)'],
    day_from: ['日间从', 'Day from'],
    night_from: ['夜间从', 'Night from'],
    day_rate: ['日间每小时(元)', 'Day, an hour (yuan)'],
    night_rate: ['夜间每小时(元)', 'Night, an hour (yuan)'],
    half_day_rate: ['半天 4 小时(元)', 'Half day, 4 h (yuan)'],
    full_day_rate: ['全天 8 小时(元)', 'Day, 8 h (yuan)'],
    minimum: ['起租分钟', 'Minimum (minutes)'],
  },
  equipment: { count: ['数量', 'Count'] },
  studio_link: {
    whole_id: ['整间', 'Whole'],
    part_id: ['其中一间', 'Part'],
    ends_on: ['到', 'Until'],
  },
  blackout: { starts_at: ['开始', 'From'], ends_at: ['结束', 'Until'], reason: ['原因', 'Reason'] },
  tenant: {
    short_name: ['简称', 'Short name'],
    legal_person: ['法定代表人', 'Legal representative'],
    contact: ['联系人', 'Contact'],
    incubated_on: ['孵化日期', 'Incubated on'],
  },
  tenant_fact: {
    name: ['企业名称', 'Name'],
    category: ['企业类别', 'Category'],
    leading: ['头部机构', 'Leading organisation'],
    service_kind: ['服务类型', 'Kind of service'],
    industry: ['行业代码', 'Industry code'],
  },
  lease: {
    contract: ['合同编号', 'Contract'],
    starts_on: ['起租日', 'From'],
    ends_on: ['到期日', 'To'],
    left_on: ['退租日', 'Left on'],
    area: ['租用面积(㎡)', 'Area (m²)'],
    monthly_rent: ['月租金(元)', 'Monthly rent (yuan)'],
    deposit: ['押金(元)', 'Deposit (yuan)'],
    studios: ['专属直播间', 'Exclusive studios'],
    free_minutes: ['每月免费小时', 'Free hours a month'],
    own_rate: ['专属直播间单价(元/小时)', 'Own studios (yuan an hour)'],
  },
  account: {
    goods_class: ['默认商品类别', 'Usual goods class'],
    from_on: ['启用日期', 'From'],
    to_on: ['停用日期', 'Until'],
  },
  headcount: { hosts: ['主播数', 'Hosts'], employees: ['从业人员', 'People employed'] },
  host: {
    number: ['主播编号', 'Host number'],
    grade: ['级别', 'Grade'],
    virtual: ['虚拟主播', 'Virtual host'],
    since: ['入驻日期', 'Since'],
    until: ['离开日期', 'Until'],
    trained_on: ['培育完成日期', 'Training completed on'],
  },
  compliance_case: {
    description: ['描述', 'Description'],
    origin: ['来源', 'Reported by'],
    resolved_on: ['处置日期', 'Settled on'],
    outcome: ['处置结果', 'Outcome'],
  },
  paper: {
    kind: ['种类', 'Kind'],
    issued_on: ['发证日期', 'Issued on'],
    expires_on: ['到期日期', 'Expires on'],
    seen_on: ['核验日期', 'Seen on'],
    seen_by: ['核验人', 'Seen by'],
  },
  event: { nth: ['同名第几场', 'Nth of that name'], attendance: ['参加人数', 'Attendance'] },
  year_target: { year: ['年份', 'Year'], indicator: ['指标', 'Indicator'], value: ['目标值', 'Target'] },
  historical_figure: { figure: ['指标', 'Figure'], value: ['数值', 'Value'], origin: ['来源', 'Where from'] },
  sales_line: {
    sessions: ['直播场次', 'Sessions'],
    minutes: ['直播时长(分钟)', 'Time live (minutes)'],
    views: ['观看人次', 'Views'],
    orders: ['成交订单数', 'Orders'],
    paid: ['成交额(元)', 'Paid (yuan)'],
    refunded: ['退款额(元)', 'Refunded (yuan)'],
    settled: ['结算额(元)', 'Settled (yuan)'],
  },
  online_retail: { amount: ['网络零售额(元)', 'Online retail (yuan)'] },
  charge: {
    amount: ['金额(元，减收写负数)', 'Amount (yuan, negative to give back)'],
    reason: ['原因', 'Reason'],
  },
  payment: {
    paid_on: ['收款日期', 'Paid on'],
    month: ['归属月份（空：从最早欠款起）', 'For the month (empty: the oldest open one)'],
    amount: ['金额(元，退款写负数)', 'Amount (yuan, negative if paid back)'],
    method: ['方式', 'How'],
  },
  deposit_move: { amount: ['金额(元)', 'Amount (yuan)'] },
};

/** What people call a field of a kind of record; a field without a word is its own name. */
export function formatField(kind: string, field: string, language: Language): string {
  const words = (isEditableKind(kind) ? OWN[kind][field] : undefined) ?? OTHER_FIELDS[kind]?.[field] ?? COMMON[field];
  return words === undefined ? field : words[language === 'zh-CN' ? 0 : 1];
}

/** English for the words of fixed lists that a form shows; the stored words are Chinese, or codes. */
const CHOICE_WORDS: Readonly<Record<string, Words>> = {
  holiday: ['放假', 'Holiday'],
  workday: ['调休上班', 'Workday'],
  form: ['企业报表', 'Tenant’s form'],
  ledger: ['销售台账', 'Ledger'],
  session: ['平台导出', 'Platform export'],
  公共: ['公共', 'Shared'],
  专属: ['专属', 'Exclusive'],
  直播电商企业: ['直播电商企业', 'Live commerce'],
  相关服务企业: ['相关服务企业', 'Services'],
  直播电商园区: ['直播电商园区', 'Live-commerce park'],
  '直播电商基地（专业服务类）': ['直播电商基地（专业服务类）', 'Live-commerce base (services)'],
  '直播电商基地（商品交易类）': ['直播电商基地（商品交易类）', 'Live-commerce base (goods)'],
  招商会: ['招商会', 'Recruitment'],
  培训会: ['培训会', 'Training'],
  产品推荐会: ['产品推荐会', 'Product showcase'],
  选品会: ['选品会', 'Product selection'],
  知识产权侵权: ['知识产权侵权', 'Infringement'],
  假冒伪劣: ['假冒伪劣', 'Counterfeit'],
  虚假宣传: ['虚假宣传', 'False advertising'],
  知名: ['知名', 'Well-known'],
  普通: ['普通', 'Ordinary'],
  营业执照: ['营业执照', 'Business licence'],
  合同: ['合同', 'Contract'],
  身份核验: ['身份核验', 'Identity check'],
  品牌授权: ['品牌授权', 'Brand licence'],
  其他: ['其他', 'Other'],
  转账: ['转账', 'Bank transfer'],
  微信: ['微信', 'WeChat'],
  支付宝: ['支付宝', 'Alipay'],
  现金: ['现金', 'Cash'],
  rent: ['租金', 'Rent'],
  studio: ['直播间费用', 'Studio'],
  correction: ['调整', 'Correction'],
  credit: ['贷项', 'Credit'],
  in: ['收取', 'Taken'],
  out: ['退还', 'Given back'],
  kept: ['扣留', 'Kept'],
};

/** What people call a choice's word; a word without another stays as it is. */
export function formatChoice(word: string, language: Language): string {
  const words = CHOICE_WORDS[word];
  return words === undefined ? word : words[language === 'zh-CN' ? 0 : 1];
}
