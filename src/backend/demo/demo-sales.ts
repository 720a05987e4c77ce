// What the demo's tenants sold: by month, platform and class, with a year's seasons in it.
import type { SalesSums } from '../../domain/report/facts.ts';
import {
  daysInMonthOf,
  firstDayOf,
  lastDayOf,
  listMonths,
  type Month,
  monthNumberOf,
  monthOf,
  yearOf,
} from '../../domain/time/calendar.ts';
import { type DemoDays, diceOf, share } from './demo-days.ts';
import type { DemoPlace } from './demo-place.ts';
import { type DemoTenant, JUMPING, residesOn, type SalesPart, SILENT } from './demo-tenants.ts';

/** What a tenant sold in a month on one platform in one class. Money in fen. */
export interface DemoSales extends SalesSums {
  readonly tenant: DemoTenant;
  readonly month: Month;
  readonly part: SalesPart;
  /** What of it counts as online retail. */
  readonly retail: number;
}

/** January to December in thousandths of an ordinary month: spring festival is quiet, June and November are not. */
const SEASON = [950, 640, 900, 930, 990, 1290, 940, 950, 1020, 1170, 1560, 1120] as const;
/** Growth a month, in thousandths of the first one. */
const GROWTH = 13;

interface ClassHabits {
  /** Fen of an order. */
  readonly order: number;
  /** Refunds in thousandths of what was paid. */
  readonly refunds: number;
}

const HABITS: Readonly<Record<string, ClassHabits>> = {
  粮油食品类: { order: 5_680, refunds: 58 },
  饮料类: { order: 9_840, refunds: 71 },
  烟酒类: { order: 23_800, refunds: 64 },
  服装鞋帽针纺织品类: { order: 13_650, refunds: 262 },
  化妆品类: { order: 16_420, refunds: 128 },
  金银珠宝类: { order: 68_900, refunds: 214 },
  日用品类: { order: 6_260, refunds: 83 },
  家用电器和音像器材类: { order: 24_700, refunds: 112 },
  家具类: { order: 42_300, refunds: 96 },
  通讯器材类: { order: 88_600, refunds: 104 },
  中西药品类: { order: 11_900, refunds: 47 },
};
const OTHER_HABITS: ClassHabits = { order: 9_300, refunds: 92 };

function paidIn({ first, last }: DemoDays, tenant: DemoTenant, month: Month): number {
  const passed = listMonths(first, month).length - 1;
  const noise = diceOf('paid', tenant.number, month).whole(860, 1150);
  const seasonal = share(share(share(tenant.paid, SEASON[monthNumberOf(month) - 1] ?? 1000), 1000 + passed * GROWTH), noise);
  const jumped = month === last && tenant.number === JUMPING ? seasonal * 4 : seasonal;
  if (monthOf(tenant.since) !== month) return jumped;
  const days = daysInMonthOf(yearOf(month), monthNumberOf(month));
  return Math.floor((jumped * (days - Number(tenant.since.slice(8)) + 1)) / days);
}

/** Sessions of an ordinary month: the bigger, the more, from about 20 to 90. */
function sessionsOf(paid: number, dice: ReturnType<typeof diceOf>): number {
  return Math.max(4, Math.min(96, Math.floor(paid / 3_400_000) + dice.whole(14, 24)));
}

function salesOf(tenant: DemoTenant, month: Month, part: SalesPart, all: number): DemoSales {
  const dice = diceOf('sales', tenant.number, month, part.platform, part.goodsClass);
  const { order, refunds } = HABITS[part.goodsClass] ?? OTHER_HABITS;
  const orders = Math.max(1, Math.floor(share(all, part.perThousand) / share(order, dice.whole(920, 1080))));
  // Prices end on ,90 yuan or so: a fen amount that no rounding made.
  const paid = orders * share(order, dice.whole(930, 1070)) + dice.whole(0, 99);
  const refunded = share(paid, share(refunds, dice.whole(850, 1150)));
  const sessions = sessionsOf(paid, dice);
  const settled = share(paid - refunded, dice.whole(930, 985));
  const minutes = sessions * dice.whole(126, 204) + dice.whole(0, 59);
  return {
    tenant,
    month,
    part,
    sessions,
    minutes,
    views: orders * dice.whole(17, 42) + dice.whole(0, 400),
    orders,
    paid,
    refunded,
    settled,
    retail: share(paid - refunded, dice.whole(890, 970)),
  };
}

function hasSales({ last }: DemoDays, tenant: DemoTenant, month: Month): boolean {
  if (!tenant.isLive || (month === last && tenant.number === SILENT)) return false;
  return residesOn(tenant, lastDayOf(month)) || residesOn(tenant, firstDayOf(month));
}

/** Everything sold in a month, by tenant in the ledger's order. */
export function createSales({ days, tenants }: DemoPlace, month: Month): DemoSales[] {
  return tenants
    .filter((tenant) => hasSales(days, tenant, month))
    .flatMap((tenant) => {
      const all = paidIn(days, tenant, month);
      return tenant.parts.map((part) => salesOf(tenant, month, part, all));
    });
}
