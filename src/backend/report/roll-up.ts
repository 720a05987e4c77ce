// Keeps the sales lines of source `session` equal to the sessions and shop-days they are rolled up from, and those with their account.
import {
  addMonths,
  createInstantAt,
  firstDayOf,
  getDayOfInstant,
  getMonthOfInstant,
  instant,
  lastDayOf,
  type Month,
  monthOf,
  parseDay,
  parseMonth,
} from '../../domain/time/calendar.ts';
import { type RefundBasis, rollUp, type SessionGroup, type ShopDayGroup } from '../../domain/report/roll-up.ts';
import type { Tx } from '../core/db/tx.ts';
import { type AccountEntry, findOwnerOn } from '../core/records/names.ts';
import {
  addRecord,
  changeRecord,
  listRecordsWhere,
  recordByKey,
  retireRecord,
  type Source,
  type StoredRecord,
} from '../core/db/record-store.ts';
import { type SessionSums, sessionSumsOf, shopDaySumsOf } from './sql/session-sums.ts';

/** The class of sales of an account that has no default class (docs/rules/imports.md, Platform exports). */
export const OTHER_CLASS = '其他';

/** The key of what must be rolled up again. */
export function getRollUpKey(tenantId: number, platform: string, month: Month): string {
  return `${tenantId}|${platform}|${month}`;
}

const LACKING = [
  ['minutes', 'no_minutes'],
  ['views', 'no_views'],
  ['orders', 'no_orders'],
  ['paid', 'no_paid'],
  ['refunded', 'no_refunded'],
  ['settled', 'no_settled'],
] as const;

function sessionGroup(sums: SessionSums): SessionGroup {
  const { handle, goods_class: goodsClass, sessions, minutes, views, orders, paid, refunded, settled } = sums;
  const lacks = LACKING.filter(([, counter]) => sums[counter] > 0).map(([name]) => name);
  return { account: handle, goodsClass, sessions, minutes, views, orders, paid, refunded, settled, lacks };
}

/** One roll-up: a tenant's exports of one platform and month. */
interface RollUpKey {
  readonly tenantId: number;
  readonly platform: string;
  readonly month: Month;
}

function groupsOf(tx: Tx, key: RollUpKey): { readonly sessions: SessionGroup[]; readonly days: ShopDayGroup[] } {
  const { month } = key;
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const from = createInstantAt(first, 0);
  const to = createInstantAt(firstDayOf(addMonths(month, 1)), 0);
  const days = shopDaySumsOf(tx.db, key, first, last).map((sums): ShopDayGroup => ({
    account: sums.handle,
    goodsClass: sums.goods_class,
    export: sums.export,
    orders: sums.orders,
    paid: sums.paid,
    refundedByOrder: sums.refunded_by_order,
    refundedByRefund: sums.refunded_by_refund,
    settled: sums.settled,
  }));
  return { sessions: sessionSumsOf(tx.db, key, from, to).map(sessionGroup), days };
}

/** Makes the rolled-up lines of one tenant, platform and month what its exports now add up to. Answers which figures have no source. */
function refresh(tx: Tx, key: RollUpKey, refundBasis: RefundBasis): ReadonlySet<string> {
  const { tenantId, platform, month } = key;
  const { sessions, days } = groupsOf(tx, key);
  const stored = listRecordsWhere(tx.db, 'sales_line', "month = ? AND tenant_id = ? AND platform = ? AND source = 'session'", [
    month,
    tenantId,
    platform,
  ]);
  const left = new Map(stored.map((one) => [one.values.goods_class, one]));
  const lines = rollUp(sessions, days, refundBasis);
  for (const line of lines) {
    const values = { ...line.figures, lacks: line.lacks.join(',') };
    const present = left.get(line.goodsClass);
    left.delete(line.goodsClass);
    if (present) changeRecord(tx, present, values, 'roll-up');
    else
      addRecord(
        tx,
        'sales_line',
        { month, tenant_id: tenantId, platform, goods_class: line.goodsClass, source: 'session', ...values },
        'roll-up',
      );
  }
  for (const gone of left.values()) retireRecord(tx, gone, 'roll-up');
  return new Set(lines.flatMap((line) => line.lacks));
}

/** A roll-up that counts some figures as 0, since no source has them. */
export interface LackingFigures extends RollUpKey {
  readonly key: string;
  readonly figures: ReadonlySet<string>;
}

/** Rolls up again everything in `touched` (keys of `getRollUpKey`). Answers those that lack figures. */
export function refreshRollUps(tx: Tx, touched: Iterable<string>, refundBasis: RefundBasis): LackingFigures[] {
  return [...touched].toSorted().flatMap((key) => {
    const [tenantId = '', platform = '', monthText = ''] = key.split('|');
    const month = parseMonth(monthText);
    if (month === null) throw new Error(`no roll-up: ${key}`);
    const one: RollUpKey = { tenantId: Number(tenantId), platform, month };
    const figures = refresh(tx, one, refundBasis);
    return figures.size > 0 ? [{ ...one, key, figures }] : [];
  });
}

/** The roll-up that a stored session or shop-day belongs to. */
export function getRollUpOf(name: 'live_session' | 'shop_day', record: StoredRecord): string | null {
  const { tenant_id: tenantId, platform, starts_at: startsAt, day } = record.values;
  const parsed = typeof day === 'string' ? parseDay(day) : null;
  const month = name === 'live_session' ? getMonthOfInstant(instant(Number(startsAt))) : parsed && monthOf(parsed);
  return month ? getRollUpKey(Number(tenantId), String(platform), month) : null;
}

const OPEN = 'NOT EXISTS (SELECT 1 FROM filing f WHERE f.reopened_ms IS NULL AND';
const OPEN_ROWS = {
  live_session: `tenant_id = ? AND platform = ? AND handle = ? AND ${OPEN} live_session.starts_at >= f.starts_at AND live_session.starts_at < f.ends_at)`,
  shop_day: `tenant_id = ? AND platform = ? AND handle = ? AND ${OPEN} day BETWEEN f.first_day AND f.last_day)`,
} as const;
const KEY_COLUMNS = { live_session: ['platform', 'handle', 'key'], shop_day: ['platform', 'handle', 'export', 'day'] } as const;

/** An account on a platform, with everyone whose it is or was. */
export interface FollowedAccount {
  readonly platform: string;
  readonly handle: string;
  readonly entries: readonly AccountEntry[];
  /** Who had it until now, where a correction gave it to another. */
  readonly formerHolders?: readonly number[];
}

/**
 * A corrected class, or an account that moved on, takes the sessions and shop-days of open months with it: each belongs to anyone who had
 * the account on its day. `sourceOf` says where the change comes from. Answers the roll-ups to refresh.
 */
export function followAccount(
  tx: Tx,
  { platform, handle, entries, formerHolders = [] }: FollowedAccount,
  sourceOf: (record: StoredRecord) => Source,
): string[] {
  const touched: string[] = [];
  const holders = [...new Set([...entries.map((one) => one.tenantId), ...formerHolders])];
  for (const name of ['live_session', 'shop_day'] as const) {
    for (const record of holders.flatMap((tenantId): readonly StoredRecord[] =>
      listRecordsWhere(tx.db, name, OPEN_ROWS[name], [tenantId, platform, handle]),
    )) {
      const { day, starts_at: startsAt } = record.values;
      const owner = findOwnerOn(entries, name === 'shop_day' ? String(day) : getDayOfInstant(instant(Number(startsAt))));
      if (owner === null) continue;
      const isMoved = owner.tenantId !== record.values.tenant_id;
      const key = [owner.tenantId, ...KEY_COLUMNS[name].map((column) => record.values[column] ?? null)];
      if (isMoved && recordByKey(tx.db, name, key) !== null) continue;
      const values = { tenant_id: owner.tenantId, goods_class: owner.goodsClass ?? OTHER_CLASS };
      if (!changeRecord(tx, record, values, sourceOf(record))) continue;
      touched.push(
        ...[getRollUpOf(name, record), getRollUpOf(name, { ...record, values: { ...record.values, ...values } })].flatMap(
          (one) => one ?? [],
        ),
      );
    }
  }
  return touched;
}
