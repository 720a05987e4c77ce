// The fixed lists of the trade: their Chinese words are the stored values, as the ledgers write them.

export const TENANT_CATEGORIES = ['直播电商企业', '相关服务企业'] as const;
export const STUDIO_KINDS = ['公共', '专属'] as const;
export const BASE_KINDS = ['直播电商园区', '直播电商基地（专业服务类）', '直播电商基地（商品交易类）'] as const;
export const EVENT_KINDS = ['招商会', '培训会', '产品推荐会', '选品会', '其他'] as const;
export const CASE_KINDS = ['知识产权侵权', '假冒伪劣', '虚假宣传', '其他'] as const;
export const HOST_GRADES = ['知名', '普通'] as const;
export const PAPER_KINDS = ['营业执照', '合同', '身份核验', '品牌授权', '其他'] as const;
export const BOOKING_STATES = ['option', 'booked', 'checked_in', 'completed', 'no_show', 'cancelled'] as const;
/** How an open booking comes to its end when its month is closed: as it was booked, or nobody came. */
export const SETTLE_WAYS = ['completed', 'no_show'] as const;
export const PLATFORMS = ['抖音', '淘宝', '快手', '视频号', '小红书', '京东', '拼多多', '其他'] as const;
export const GOODS_CLASSES = [
  '粮油食品类',
  '饮料类',
  '烟酒类',
  '服装鞋帽针纺织品类',
  '化妆品类',
  '金银珠宝类',
  '日用品类',
  '体育娱乐用品类',
  '家用电器和音像器材类',
  '中西药品类',
  '文化办公用品类',
  '家具类',
  '通讯器材类',
  '石油及制品类',
  '汽车类',
  '建筑及装潢材料类',
  '其他',
] as const;

/** Where a sales line comes from, strongest first: the effective figure of a key is the first that has it. */
export const SALES_SOURCES = ['form', 'ledger', 'session'] as const;

/** How far a tenant's reply is: the newest step says it. */
export const REPLY_STATES = ['received', 'queried', 'answered', 'accepted'] as const;

export type TenantCategory = (typeof TENANT_CATEGORIES)[number];
export type StudioKind = (typeof STUDIO_KINDS)[number];
/** A word of the lists that forms offer by name. */
export type CatalogueWord =
  | TenantCategory
  | StudioKind
  | (typeof BASE_KINDS)[number]
  | (typeof EVENT_KINDS)[number]
  | (typeof CASE_KINDS)[number]
  | (typeof HOST_GRADES)[number]
  | (typeof PAPER_KINDS)[number];
export type BookingState = (typeof BOOKING_STATES)[number];
export type Platform = (typeof PLATFORMS)[number];

/** What the ledgers write for a booking's state. */
const BOOKING_STATE_WORDS: Readonly<Record<BookingState, string>> = {
  option: '暂定',
  booked: '已预订',
  checked_in: '已到场',
  completed: '已完成',
  no_show: '未到场',
  cancelled: '已取消',
};

/** The ledger's words for bookings' states, in their order. */
export const LEDGER_STATES: readonly string[] = Object.values(BOOKING_STATE_WORDS);

/** Finds the state of a booking that a ledger's word means; null for any other word. */
export function findBookingState(word: string): BookingState | null {
  return BOOKING_STATES.find((state) => BOOKING_STATE_WORDS[state] === word) ?? null;
}

/** Formats a booking's state as the ledgers write it: `booked` is 已预订; another code stays as it is. */
export function formatLedgerState(code: string): string {
  const state = BOOKING_STATES.find((one) => one === code);
  return state === undefined ? code : BOOKING_STATE_WORDS[state];
}

/** States of a statement's tax invoice: none yet, issued, written off by a red one. */
export const INVOICE_STATES = ['not_issued', 'issued', 'red'] as const;
/** What noting an invoice asks about: a number that another statement has, a day more than a month ahead. Each is a refusal's code. */
export const INVOICE_QUESTIONS = ['INVOICE_TWICE', 'INVOICE_AHEAD'] as const;
export type InvoiceQuestion = (typeof INVOICE_QUESTIONS)[number];
