// What the charts and their numbers are called, on screen and in the workbooks that they are saved as.
import type { ChartName } from './insight-shapes.ts';
import type { Language } from '../core/phrase.ts';

/** Titles of the charts, which are the names of their sheets. */
export const CHART_TITLES: Readonly<Record<Language, Readonly<Record<ChartName, string>>>> = {
  'zh-CN': {
    sales: '成交额与上年同月',
    platforms: '分平台成交额',
    classes: '分商品类别成交额',
    tenants: '企业排名',
    comparable: '可比企业增长',
    hours: '直播间使用时段',
    income: '直播间每小时收入',
    occupancy: '入驻率',
    targets: '年度目标进度',
  },
  en: {
    sales: 'Paid against last year',
    platforms: 'Paid by platform',
    classes: 'Paid by goods class',
    tenants: 'Tenants ranked',
    comparable: 'Comparable tenants',
    hours: 'Studio use by hour',
    income: 'Income per studio hour',
    occupancy: 'Occupancy',
    targets: 'Targets of the year',
  },
};

/** Heads of columns. Money in a workbook is exact yuan. */
export const CHART_HEADS = {
  month: { 'zh-CN': '月份', en: 'Month' },
  paid: { 'zh-CN': '成交额（元）', en: 'Paid (yuan)' },
  before: { 'zh-CN': '上年同期（元）', en: 'A year before (yuan)' },
  settled: { 'zh-CN': '结算额（元）', en: 'Settled (yuan)' },
  refunded: { 'zh-CN': '退款额（元）', en: 'Refunded (yuan)' },
  growth: { 'zh-CN': '同比（%）', en: 'Growth (%)' },
  share: { 'zh-CN': '占比（%）', en: 'Share (%)' },
  total: { 'zh-CN': '合计（元）', en: 'Total (yuan)' },
  platform: { 'zh-CN': '平台', en: 'Platform' },
  goodsClass: { 'zh-CN': '商品类别', en: 'Goods class' },
  rank: { 'zh-CN': '名次', en: 'Rank' },
  tenant: { 'zh-CN': '企业', en: 'Tenant' },
  uscc: { 'zh-CN': '统一社会信用代码', en: 'Social credit code' },
  tenants: { 'zh-CN': '企业数', en: 'Tenants' },
  weekday: { 'zh-CN': '星期', en: 'Weekday' },
  hour: { 'zh-CN': '时段', en: 'Hour' },
  occupied: { 'zh-CN': '占用（小时，含换场）', en: 'Occupied (h, with turnaround)' },
  booked: { 'zh-CN': '预约（小时）', en: 'Booked (h)' },
  open: { 'zh-CN': '可用（小时）', en: 'Open (h)' },
  use: { 'zh-CN': '使用率（%）', en: 'Use (%)' },
  value: { 'zh-CN': '按时租牌价折算（元）', en: 'At list price (yuan)' },
  perBookedHour: { 'zh-CN': '每预约小时（元）', en: 'Per booked hour (yuan)' },
  perOpenHour: { 'zh-CN': '每可用小时（元）', en: 'Per open hour (yuan)' },
  leased: { 'zh-CN': '已出租面积（平方米）', en: 'Let (m²)' },
  lettable: { 'zh-CN': '可招商面积（平方米）', en: 'Lettable (m²)' },
  rate: { 'zh-CN': '入驻率（%）', en: 'Occupancy (%)' },
  indicator: { 'zh-CN': '指标', en: 'Indicator' },
  name: { 'zh-CN': '名称', en: 'Name' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  target: { 'zh-CN': '目标', en: 'Target' },
  actual: { 'zh-CN': '实际', en: 'Actual' },
  progress: { 'zh-CN': '完成（%）', en: 'Reached (%)' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;
export type ChartHead = keyof typeof CHART_HEADS;

/** Weekdays, Monday first. */
export const WEEKDAY_WORDS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
