// What people call the kinds of sheet that imports know, in zh-CN and en.
import type { Language } from './language.ts';

/** The kinds of sheet. */
export const SHEET_WORDS = {
  base: ['基地信息', 'Base facts'],
  base_area: ['基地面积', 'Base areas'],
  studios: ['直播间台账', 'Studios'],
  exceptions: ['开放例外', 'Exceptions of opening'],
  tenants: ['企业台账', 'Tenants'],
  leases: ['租约台账', 'Leases'],
  accounts: ['账号台账', 'Accounts'],
  headcounts: ['月度人员', 'Headcounts'],
  hosts: ['主播名册', 'Hosts'],
  papers: ['证照台账', 'Papers'],
  cases: ['合规事件', 'Compliance cases'],
  bookings: ['预约台账', 'Bookings'],
  events: ['活动台账', 'Events'],
  sales: ['销售台账', 'Sales ledger'],
  retail: ['网络零售额', 'Online retail'],
  targets: ['年度目标', 'Year targets'],
  historical: ['历史报表', 'Earlier reports'],
  douyin_sessions: ['抖音直播场次', 'Douyin sessions'],
  douyin_overview: ['抖音店铺概览', 'Douyin shop overview'],
  channels_sessions: ['视频号直播场次', 'Channels sessions'],
  taobao_sessions: ['淘宝直播场次', 'Taobao sessions'],
  note_daily: ['小红书日报', 'Xiaohongshu daily'],
  shop_daily: ['店铺日报', 'Shop daily'],
  mapped_sessions: ['直播场次（指定列）', 'Sessions (mapped columns)'],
  mapped_days: ['店铺日报（指定列）', 'Shop days (mapped columns)'],
  form: ['企业销售月报', 'Tenant’s monthly form'],
  aside: ['附表', 'Helper sheet'],
  unknown: ['认不出', 'Not recognised'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

const BY_NAME: ReadonlyMap<string, readonly [zh: string, en: string]> = new Map(Object.entries(SHEET_WORDS));

/** A kind of sheet as people call it; one that is not known as it is written. */
export function formatSheetKind(kind: string, language: Language): string {
  return BY_NAME.get(kind)?.[language === 'en' ? 1 : 0] ?? kind;
}
