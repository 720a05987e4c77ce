// A base's facts as plain data, as the ledgers state them: what the random worlds hold and the second computation reads.

/** Wall-clock minutes since 1970-01-01 00:00 of the base's own clock. Days are `2026-10-03`, months `2026-10`. */
export type WallMinute = number;

/** What the head of the form says, by the words of the sheet 基地. */
export type BaseWords = Readonly<Record<string, string>>;

export interface AreaEntry {
  readonly month: string;
  /** 0.01 m². */
  readonly floor: number;
  /** 0.01 m². */
  readonly lettable: number;
  readonly team: number;
}

export interface StudioFact {
  /** First day, empty for "from the start". */
  readonly from: string;
  readonly kind: '公共' | '专属';
  readonly hours: string;
  readonly turnaround: number;
}

export interface Studio {
  readonly code: string;
  readonly opened: string;
  /** First day out of service. */
  readonly closed: string | null;
  /** In order of their first days. */
  readonly facts: readonly StudioFact[];
}

export interface OpeningException {
  readonly day: string;
  /** Null: the whole base. */
  readonly studio: string | null;
  readonly open: string;
}

export interface TenantFact {
  readonly from: string;
  readonly name: string;
  readonly uscc: string;
  readonly category: '直播电商企业' | '相关服务企业';
  readonly leading: boolean;
}

export interface Tenant {
  readonly id: number;
  readonly incubated: string | null;
  readonly notes: string;
  readonly facts: readonly TenantFact[];
}

export interface Lease {
  readonly contract: string;
  readonly tenant: number;
  readonly from: string;
  readonly to: string;
  /** Last day in residence. */
  readonly left: string | null;
  /** 0.01 m². */
  readonly area: number;
  readonly studios: readonly string[];
}

export interface Headcount {
  readonly tenant: number;
  readonly month: string;
  readonly hosts: number;
  readonly employees: number;
}

export interface Host {
  readonly number: string;
  readonly tenant: number;
  readonly isKnown: boolean;
  readonly isVirtual: boolean;
  readonly since: string;
  readonly until: string | null;
  readonly trained: string | null;
}

export interface ComplianceCase {
  readonly number: string;
  readonly day: string;
  readonly tenant: number;
  readonly kind: string;
  readonly resolved: string | null;
}

export interface BaseEvent {
  readonly day: string;
  readonly kind: string;
  readonly name: string;
  readonly attendance: number;
}

/** What a row of sales says; money in fen. */
export interface SalesFigures {
  readonly sessions: number;
  readonly minutes: number;
  readonly views: number;
  readonly orders: number;
  readonly paid: number;
  readonly refunded: number;
  readonly settled: number;
}

export interface SalesRow extends SalesFigures {
  readonly month: string;
  readonly tenant: number;
  readonly platform: string;
  readonly goodsClass: string;
}

export interface RetailRow {
  readonly month: string;
  readonly tenant: number;
  readonly amount: number;
}

export interface Account {
  readonly tenant: number;
  readonly platform: string;
  readonly handle: string;
  readonly goodsClass: string | null;
}

/** A session of a platform's export, or a day's sum of one that has no sessions (`sessions` 0); a figure that the export lacks is 0. */
export interface LiveSession extends Omit<SalesFigures, 'settled'> {
  readonly platform: string;
  readonly handle: string;
  readonly start: WallMinute;
}

export const BOOKING_STATES = ['暂定', '已预订', '已到场', '已完成', '未到场', '已取消'] as const;
export type BookingState = (typeof BOOKING_STATES)[number];

export interface Booking {
  readonly number: string;
  readonly studio: string;
  readonly tenant: number;
  readonly start: WallMinute;
  readonly end: WallMinute;
  readonly state: BookingState;
  readonly holdsUntil: WallMinute | null;
}

export interface HistoricalFigure {
  readonly month: string;
  readonly figure: string;
  /** In the printed unit. */
  readonly value: string;
}

/** Everything that a base's ledgers and exports state. */
export interface World {
  readonly words: BaseWords;
  readonly areas: readonly AreaEntry[];
  readonly studios: readonly Studio[];
  readonly exceptions: readonly OpeningException[];
  readonly tenants: readonly Tenant[];
  readonly leases: readonly Lease[];
  readonly headcounts: readonly Headcount[];
  readonly hosts: readonly Host[];
  readonly cases: readonly ComplianceCase[];
  readonly events: readonly BaseEvent[];
  readonly sales: readonly SalesRow[];
  readonly retail: readonly RetailRow[];
  readonly accounts: readonly Account[];
  readonly sessions: readonly LiveSession[];
  readonly bookings: readonly Booking[];
  readonly historical: readonly HistoricalFigure[];
  /** Months that have been filed, each as it was computed. */
  readonly filed: readonly string[];
  /** When the figures are looked at: an option whose hold has passed by then is cancelled. */
  readonly now: WallMinute;
}

/** The 8 platforms (docs/rules/report.md, Words and units), in their order. */
export const PLATFORMS = ['抖音', '淘宝', '快手', '视频号', '小红书', '京东', '拼多多', '其他'] as const;

/** The 17 goods classes (docs/rules/report.md, Words and units), in their order. */
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

/** A world in which nothing is. */
export const EMPTY_WORLD: World = {
  words: {},
  areas: [],
  studios: [],
  exceptions: [],
  tenants: [],
  leases: [],
  headcounts: [],
  hosts: [],
  cases: [],
  events: [],
  sales: [],
  retail: [],
  accounts: [],
  sessions: [],
  bookings: [],
  historical: [],
  filed: [],
  now: 0,
};
