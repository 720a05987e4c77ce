// The newest month's sales of some accounts, laid out session by session and day by day, as the platforms would export them.
import {
  addDays,
  createInstantAt,
  type Day,
  daysInMonthOf,
  firstDayOf,
  type Instant,
  type Month,
  monthNumberOf,
  yearOf,
} from '../../domain/time/calendar.ts';
import type { DemoSales } from './demo-sales.ts';
import { diceOf, split } from './seeded.ts';

/** One live session. Money in fen. */
export interface DemoSession {
  readonly start: Instant;
  readonly end: Instant;
  readonly minutes: number;
  readonly views: number;
  readonly orders: number;
  readonly paid: number;
  readonly refunded: number;
}

/** One day's sums. Money in fen. */
export interface DemoDay {
  readonly day: Day;
  readonly orders: number;
  readonly paid: number;
  readonly refunded: number;
  readonly settled: number;
}

function daysOf(month: Month): Day[] {
  return Array.from({ length: daysInMonthOf(yearOf(month), monthNumberOf(month)) }, (_, at) => addDays(firstDayOf(month), at));
}

/** Evening sessions first; a second one of a day lies in the morning, so that no two of an account start together. */
function startOf(sales: DemoSales, at: number): Instant {
  const days = daysOf(sales.month);
  const dice = diceOf('session', sales.tenant.number, sales.part.platform, at);
  const round = Math.floor(at / days.length);
  const on = days[at % days.length] ?? firstDayOf(sales.month);
  const hour = round === 0 ? 19 : round === 1 ? 9 : 13;
  return createInstantAt(on, hour * 60 + dice.whole(0, 24) * 5);
}

/** The sessions of a tenant's part, by start; together they are what was sold. */
export function sessionsOf(sales: DemoSales): DemoSession[] {
  const dice = diceOf('weights', sales.tenant.number, sales.part.platform);
  const weights = Array.from({ length: sales.sessions }, () => dice.whole(60, 180));
  const minutes = split(
    sales.minutes,
    weights.map((weight) => 200 + weight),
  );
  const [views, orders, paid, refunded] = [
    split(sales.views, weights),
    split(sales.orders, weights),
    split(sales.paid, weights),
    split(sales.refunded, weights),
  ];
  const sessions = weights.map((_, at): DemoSession => {
    const start = startOf(sales, at);
    const length = minutes[at] ?? 0;
    return {
      start,
      end: createInstantAt(firstDayOf(sales.month), start - createInstantAt(firstDayOf(sales.month), 0) + length),
      minutes: length,
      views: views[at] ?? 0,
      orders: orders[at] ?? 0,
      paid: paid[at] ?? 0,
      refunded: refunded[at] ?? 0,
    };
  });
  return sessions.toSorted((a, b) => a.start - b.start);
}

/** The days of a tenant's part; together they are what was sold. */
export function shopDaysOf(sales: DemoSales): DemoDay[] {
  const dice = diceOf('days', sales.tenant.number, sales.part.platform);
  const days = daysOf(sales.month);
  const weights = days.map(() => dice.whole(70, 160));
  const [orders, paid, refunded, settled] = [
    split(sales.orders, weights),
    split(sales.paid, weights),
    split(sales.refunded, weights),
    split(sales.settled, weights),
  ];
  return days.map((on, at) => ({
    day: on,
    orders: orders[at] ?? 0,
    paid: paid[at] ?? 0,
    refunded: refunded[at] ?? 0,
    settled: settled[at] ?? 0,
  }));
}
