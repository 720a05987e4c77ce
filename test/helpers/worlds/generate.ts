// A random base: everything that its ledgers state, made from a seed.
import { dayNo, daysOf, firstDay, monthsBetween, plusMonths } from './days.ts';
import { randomCases, randomHeadcounts, randomHosts, randomLeases, randomTenants, type Span } from './generate-people.ts';
import { ledgerBesideSessions, randomAccounts, randomSales, randomSessions } from './generate-sales.ts';
import { worldInMonth } from './generate-now.ts';
import { randomBookings, randomExceptions, randomStudios } from './generate-studios.ts';
import { firstMonth } from './oracle-facts.ts';
import { unitOf } from './oracle.ts';
import { type Chance, chanceOf, usccOf } from './random.ts';
import { decimals } from './oracle-print.ts';
import type { AreaEntry, BaseEvent, BaseWords, HistoricalFigure, World } from './world.ts';

/** How large a world is. */
export interface WorldSize {
  readonly studios: number;
  readonly tenants: number;
  readonly months: number;
  /** Bookings of a studio in a month, about. */
  readonly bookings: number;
}

const STARTS = ['2023-02', '2023-07', '2023-09', '2023-12', '2024-01', '2024-02', '2024-05', '2024-10', '2025-01', '2025-03', '2025-06'];

function randomWords(chance: Chance): BaseWords {
  return {
    填报单位: '深圳市湾区直播产业运营有限公司',
    统一社会信用代码: usccOf(chance, chance.is(0.9)),
    基地类型: chance.pick(['直播电商园区', '直播电商基地（专业服务类）', '直播电商基地（商品交易类）']),
    所属区: '南山区',
    详细地址: '科苑路1号',
    单位负责人: '陈立',
    统计负责人: '周敏',
    填表人: '何静',
    联系电话: '0755-26001234',
  };
}

/** Base facts whose first month need not be the first month of the rest. */
function randomAreas(chance: Chance, span: Span, leased: number): AreaEntry[] {
  const months = monthsBetween(span.first, span.last);
  const first = chance.is(0.5) ? span.first : (months[Math.min(chance.int(0, 4), months.length - 1)] ?? span.first);
  const others = months.filter((month) => month > first && chance.is(0.12));
  return [first, ...others].map((month) => {
    const lettable = Math.floor(leased * (0.6 + chance.unit()));
    return { month, lettable, floor: chance.is(0.9) ? lettable + chance.int(0, 400_000) : lettable - 100, team: chance.int(0, 40) };
  });
}

function randomEvents(chance: Chance, span: Span): BaseEvent[] {
  const events = monthsBetween(span.first, span.last).flatMap((month) =>
    Array.from({ length: chance.int(0, 4) }, () => ({
      day: chance.pick(daysOf(month)),
      kind: chance.pick(['招商会', '培训会', '培训会', '产品推荐会', '选品会', '其他']),
      name: `交流活动${chance.int(1, 9)}`,
      attendance: chance.int(0, 200),
    })),
  );
  const again = events.filter(() => chance.is(0.1)).map((event) => ({ ...event, attendance: chance.int(0, 200) }));
  return [...events, ...again];
}

const HISTORICAL = [
  'ZB-1.01.value',
  'ZB-1.03.value',
  'ZB-1.07.value',
  'ZB-1.10.value',
  'ZB-1.12.value',
  'ZB-2.01.month',
  'ZB-2.01.ytd',
  'ZB-2.03.month',
  'ZB-2.03.ytd',
  'ZB-2.06.month',
  'ZB-2.06.ytd',
  'ZB-2.07.month',
  'ZB-2.08.month',
  'ZB-2.14.ytd',
  'ZB-2.17.ytd',
  'ZB-2.18.ytd',
  'ZB-2.18.month',
  'ZB-2.19.month',
  'ZB-2.19.ytd',
  'ZB-3.01.paid',
  'ZB-3.02.paid',
  'ZB-3.01.paid_ytd',
  'ZB-3.05.paid_ytd',
  'ZB-5.01.paid',
  'ZB-5.04.paid',
  'ZB-5.04.paid_ytd',
  'ZB-6.02.value',
  'ZB-6.05.value',
  'ZB-6.05.ytd',
  'ZB-6.10.value',
] as const;

function randomValue(chance: Chance, figure: string): string {
  const raw = chance.is(0.1) ? 0 : chance.int(1, chance.pick([200, 60_000, 40_000_000]));
  const unit = unitOf(figure);
  if (unit === 'count') return String(raw % 5000);
  if (unit === 'percent') return decimals(BigInt(raw % 1000), 10n, 1);
  return unit === 'hours' ? decimals(BigInt(raw % 90_000), 10n, 1) : decimals(BigInt(raw), 100n, 2);
}

/** Figures filed on paper: of the month before the base's first, of last year's, and a few of months that have data too. */
function randomHistorical(chance: Chance, first: string, span: Span): HistoricalFigure[] {
  if (chance.is(0.4)) return [];
  const before = plusMonths(first, -1);
  const months = [
    before,
    before,
    ...monthsBetween(plusMonths(first, -12), before).filter(() => chance.is(0.4)),
    ...monthsBetween(first, span.last).filter(() => chance.is(0.1)),
  ];
  const entries = new Map<string, HistoricalFigure>();
  for (const month of months) {
    for (const figure of HISTORICAL.filter(() => chance.is(0.4)))
      entries.set(`${month} ${figure}`, { month, figure, value: randomValue(chance, figure) });
  }
  return [...entries.values()];
}

/** The world of a seed, looked at on the 5th of the month after its last, or now and then within its last. */
export function generateWorld(seed: number, size: WorldSize): World {
  const chance = chanceOf(seed);
  const first = chance.pick(STARTS);
  const span: Span = { first, last: plusMonths(first, size.months - 1) };
  const studios = randomStudios(chance, size.studios, span);
  const tenants = randomTenants(chance, size.tenants, span);
  const leases = randomLeases(chance, tenants, studios, span);
  const areas = randomAreas(
    chance,
    span,
    leases.reduce((sum, lease) => sum + lease.area, 0),
  );
  const accounts = randomAccounts(chance, tenants);
  const sessions = randomSessions(chance, accounts, span);
  const { sales, retail } = randomSales(chance, { tenants, leases }, span);
  const world: World = {
    words: randomWords(chance),
    areas,
    studios,
    exceptions: randomExceptions(chance, studios, span),
    tenants,
    leases,
    headcounts: randomHeadcounts(chance, tenants, span),
    hosts: randomHosts(chance, tenants, span),
    cases: randomCases(chance, tenants, span),
    events: randomEvents(chance, span),
    sales: [...sales, ...ledgerBesideSessions(chance, sales, accounts, sessions)],
    retail,
    accounts,
    sessions,
    bookings: randomBookings(chance, { studios, tenants, leases, perMonth: size.bookings }, span),
    filed: [],
    historical: randomHistorical(chance, areas[0]?.month ?? first, span),
    now: (dayNo(firstDay(plusMonths(span.last, 1))) + 4) * 1440 + 540,
  };
  return chance.is(0.2) ? worldInMonth(chance, world, span.last) : world;
}

/** Months worth comparing: the edges of the data and of the base facts, a January, and one at random. */
export function monthsToCompare(world: World, seed: number, count: number): readonly string[] {
  const chance = chanceOf(seed + 7919);
  const first = firstMonth(world);
  const data = [first, ...world.headcounts.map((one) => one.month)].toSorted();
  const [from, to] = [data[0] ?? first, data.at(-1) ?? first];
  const januaries = monthsBetween(from, to).filter((month) => month.endsWith('-01'));
  const list = [to, first, plusMonths(first, -1), ...januaries, chance.pick(monthsBetween(from, to)), chance.pick(monthsBetween(from, to))];
  return [...new Set([to, ...chance.shuffled(list)])].slice(0, count).toSorted();
}
