// Keeps the sales lines of source `session` equal to the sessions and shop-days they are rolled up from.
import { addMonths, firstDayOf, instantAt, lastDayOf, monthOf, monthOfInstant, instant, parseDay, parseMonth } from '../../../domain/calendar.ts';
import type { Month } from '../../../domain/calendar.ts';
import { rollUp } from '../../../domain/roll-up.ts';
import type { SessionGroup, ShopDayGroup } from '../../../domain/roll-up.ts';
import type { Tx } from '../../db/tx.ts';
import { addRecord, changeRecord, recordsWhere, retireRecord } from '../../repos/record-store.ts';
import type { StoredRecord } from '../../repos/record-store.ts';
import { sessionSumsOf, shopDaySumsOf } from '../../repos/session-sums.ts';
import type { SessionSums } from '../../repos/session-sums.ts';
import { originOf } from './context.ts';
import type { SheetRun } from './context.ts';

/** The key of what must be rolled up again. */
export function touchedKey(tenantId: number, platform: string, month: Month): string {
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

function groupsOf(tx: Tx, tenantId: number, platform: string, month: Month): { readonly sessions: SessionGroup[]; readonly days: ShopDayGroup[] } {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const from = instantAt(first, 0);
  const to = instantAt(firstDayOf(addMonths(month, 1)), 0);
  const days = shopDaySumsOf(tx.db, tenantId, platform, first, last).map((sums): ShopDayGroup => ({
    account: sums.handle,
    goodsClass: sums.goods_class,
    orders: sums.orders,
    paid: sums.paid,
    refundedByOrder: sums.refunded_by_order,
    refundedByRefund: sums.refunded_by_refund,
    settled: sums.settled,
  }));
  return { sessions: sessionSumsOf(tx.db, tenantId, platform, from, to).map(sessionGroup), days };
}

/** Makes the rolled-up lines of one tenant, platform and month what its exports now add up to. */
function refresh(tx: Tx, tenantId: number, platform: string, month: Month, refundBasis: 'paid_time' | 'refund_time'): void {
  const { sessions, days } = groupsOf(tx, tenantId, platform, month);
  const stored = recordsWhere(tx.db, 'sales_line', "month = ? AND tenant_id = ? AND platform = ? AND source = 'session'", [month, tenantId, platform]);
  const left = new Map(stored.map((one) => [String(one.values.goods_class), one]));
  for (const line of rollUp(sessions, days, refundBasis)) {
    const values = { ...line.figures, lacks: line.lacks.join(',') };
    const present = left.get(line.goodsClass);
    left.delete(line.goodsClass);
    if (present) changeRecord(tx, 'sales_line', present, values, null, 'roll-up');
    else addRecord(tx, 'sales_line', { month, tenant_id: tenantId, platform, goods_class: line.goodsClass, source: 'session', ...values }, null, 'roll-up');
  }
  for (const gone of left.values()) retireRecord(tx, 'sales_line', gone, 'roll-up');
}

/** Rolls up again everything in `touched` (keys of `touchedKey`). */
export function refreshRollUps(tx: Tx, touched: ReadonlySet<string>, refundBasis: 'paid_time' | 'refund_time'): void {
  for (const key of [...touched].toSorted()) {
    const [tenantId = '', platform = '', monthText = ''] = key.split('|');
    const month = parseMonth(monthText);
    if (month !== null) refresh(tx, Number(tenantId), platform, month, refundBasis);
  }
}

/** The roll-up that a stored session or shop-day belongs to. */
export function touchedBy(name: 'live_session' | 'shop_day', record: StoredRecord): string | null {
  const { tenant_id: tenantId, platform, starts_at: startsAt, day } = record.values;
  const parsed = typeof day === 'string' ? parseDay(day) : null;
  const month = name === 'live_session' ? monthOfInstant(instant(Number(startsAt))) : parsed && monthOf(parsed);
  return month ? touchedKey(Number(tenantId), String(platform), month) : null;
}

/** A corrected default class moves the account's sessions and shop-days of open months with it. */
export function reclassSessions(run: SheetRun, account: StoredRecord, goodsClass: string | null): void {
  const { tx, touched } = run.context;
  const { tenant_id: tenantId, platform, handle } = account.values;
  const origin = originOf(run, account.sheetRow ?? 0);
  const own = [tenantId ?? null, platform ?? null, handle ?? null];
  const open = 'NOT EXISTS (SELECT 1 FROM filing f WHERE f.reopened_ms IS NULL AND';
  const sessions = recordsWhere(tx.db, 'live_session', `tenant_id = ? AND platform = ? AND handle = ? AND ${open} starts_at >= f.starts_at AND starts_at < f.ends_at)`, own);
  const days = recordsWhere(tx.db, 'shop_day', `tenant_id = ? AND platform = ? AND handle = ? AND ${open} day BETWEEN f.first_day AND f.last_day)`, own);
  for (const [name, records] of [['live_session', sessions], ['shop_day', days]] as const) {
    for (const record of records) {
      changeRecord(tx, name, record, { goods_class: goodsClass ?? '其他' }, { ...origin, sheetId: record.sheetId ?? origin.sheetId, row: record.sheetRow ?? origin.row });
      const key = touchedBy(name, record);
      if (key !== null) touched.add(key);
    }
  }
}
