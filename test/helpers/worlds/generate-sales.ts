// Random sales of a world: ledger rows with gaps and zeros, online retail, accounts and their platforms' sessions.
import { dayNo, dayOfMinute, daysOf, firstDay, lastDay, monthOf, monthsBetween } from './days.ts';
import { isResidentIn, tenantOn } from './oracle-facts.ts';
import type { Chance } from './random.ts';
import {
  type Account,
  EMPTY_WORLD,
  GOODS_CLASSES,
  type LiveSession,
  PLATFORMS,
  type RetailRow,
  type SalesRow,
  type Tenant,
  type World,
} from './world.ts';
import type { Span } from './generate-people.ts';

/** What sales are made for. */
export type Ground = Pick<World, 'tenants' | 'leases'>;

const MARKS: Readonly<Record<string, string>> = { 抖音: '抖', 淘宝: '淘', 快手: '快', 视频号: '视', 小红书: '小' };

export function randomAccounts(chance: Chance, tenants: readonly Tenant[]): Account[] {
  return tenants.flatMap(({ id }) =>
    chance
      .shuffled(Object.keys(MARKS))
      .slice(0, chance.int(0, 3))
      .map((platform) => ({
        tenant: id,
        platform,
        handle: `${chance.pick([MARKS[platform], ''])}${chance.int(10_000, 99_999)}${String(id).padStart(3, '0')}`,
        goodsClass: chance.is(0.7) ? chance.pick(GOODS_CLASSES) : null,
      })),
  );
}

function figuresOf(chance: Chance): Omit<SalesRow, 'month' | 'tenant' | 'platform' | 'goodsClass'> {
  if (chance.is(0.12)) return { sessions: 0, minutes: 0, views: 0, orders: 0, paid: 0, refunded: 0, settled: 0 };
  const sessions = chance.int(1, 60);
  const paid = chance.int(0, chance.pick([5000, 5_000_000, 800_000_000]));
  return {
    sessions,
    minutes: sessions * chance.int(1, 400) + chance.int(0, 59),
    views: chance.int(0, 3_000_000),
    orders: chance.int(0, 60_000),
    paid,
    refunded: Math.floor(paid * chance.pick([0, 0.05, 0.3, 1])),
    settled: Math.floor(paid * chance.pick([0, 0.7, 0.9])),
  };
}

function reports(chance: Chance, ground: Ground, tenant: Tenant, month: string): boolean {
  if (!isResidentIn({ ...EMPTY_WORLD, ...ground }, tenant.id, month)) return false;
  return chance.is(tenantOn(tenant, lastDay(month)).category === '直播电商企业' ? 0.85 : 0.12);
}

export function randomSales(chance: Chance, ground: Ground, span: Span): Pick<World, 'sales' | 'retail'> {
  const sales: SalesRow[] = [];
  const retail: RetailRow[] = [];
  const sellsOutside = chance.is(0.15);
  const statesRetailAlone = chance.is(0.2);
  for (const month of monthsBetween(span.first, span.last)) {
    for (const tenant of ground.tenants) {
      if (!reports(chance, ground, tenant, month) && !(sellsOutside && chance.is(0.05))) {
        if (statesRetailAlone && chance.is(0.1)) retail.push({ month, tenant: tenant.id, amount: chance.int(1, 900_000) });
        continue;
      }
      const keys = new Set(Array.from({ length: chance.int(1, 4) }, () => `${chance.pick(PLATFORMS)}|${chance.pick(GOODS_CLASSES)}`));
      for (const key of keys) {
        const [platform = '', goodsClass = ''] = key.split('|');
        sales.push({ month, tenant: tenant.id, platform, goodsClass, ...figuresOf(chance) });
      }
      if (chance.is(0.6)) retail.push({ month, tenant: tenant.id, amount: chance.int(0, 50_000_000) });
    }
  }
  return { sales, retail };
}

/** Ledger rows for keys that sessions roll up to as well: the ledger's stand. */
export function ledgerBesideSessions(
  chance: Chance,
  sales: readonly SalesRow[],
  accounts: readonly Account[],
  sessions: readonly LiveSession[],
): SalesRow[] {
  const keys = new Set(sales.map((row) => `${row.month}|${row.tenant}|${row.platform}|${row.goodsClass}`));
  return sessions
    .filter(() => chance.is(0.05))
    .flatMap((session) => {
      const account = accounts.find((one) => one.platform === session.platform && one.handle === session.handle);
      if (account === undefined) return [];
      const row = {
        month: monthOf(dayOfMinute(session.start)),
        tenant: account.tenant,
        platform: account.platform,
        goodsClass: account.goodsClass ?? '其他',
      };
      const key = Object.values(row).join('|');
      if (keys.has(key)) return [];
      keys.add(key);
      return [{ ...row, ...figuresOf(chance) }];
    });
}

/** What the export of a platform has no figure for. */
const LACKS: Readonly<Record<string, readonly ('minutes' | 'views' | 'orders' | 'refunded')[]>> = {
  抖音: [],
  视频号: ['minutes', 'views'],
  淘宝: ['minutes', 'refunded'],
  小红书: ['minutes', 'views', 'orders', 'refunded'],
};

/** When an account was live; 小红书 tells sums of days only. Two of one account never start in the same minute. */
function randomStarts(chance: Chance, platform: string, span: Span): readonly number[] {
  const months = chance.shuffled(monthsBetween(span.first, span.last)).slice(0, chance.int(1, 3));
  const days = months.flatMap((month) =>
    chance
      .shuffled(daysOf(month))
      .slice(0, chance.int(1, 20))
      .concat(chance.is(0.5) ? [lastDay(month), firstDay(month)] : []),
  );
  return [
    ...new Set(days.map((day) => dayNo(day) * 1440 + (platform === '小红书' ? 0 : chance.pick([0, 5, 1439, 1410, chance.int(0, 1439)])))),
  ];
}

/** Sessions of some accounts. */
export function randomSessions(chance: Chance, accounts: readonly Account[], span: Span): LiveSession[] {
  const withoutSales = accounts.filter((account) => LACKS[account.platform] !== undefined && chance.is(0.3));
  return withoutSales.flatMap(({ platform, handle }) => {
    const hasRefunds = chance.is(0.8);
    return randomStarts(chance, platform, span).map((start): LiveSession => {
      const paid = chance.int(0, 40_000_000);
      const full: LiveSession = {
        platform,
        handle,
        start,
        paid,
        orders: chance.int(0, 4000),
        refunded: hasRefunds ? Math.floor(paid * 0.1) : 0,
        sessions: platform === '小红书' ? 0 : 1,
        minutes: chance.int(1, 300),
        views: chance.int(0, 90_000),
      };
      return { ...full, ...Object.fromEntries((LACKS[platform] ?? []).map((figure) => [figure, 0])) };
    });
  });
}
