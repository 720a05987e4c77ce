// The second computation, first part: what is in force on a day, open in a minute, sold in a month. Read off docs/rules/report.md, by brute force.
import { dayNo, dayOfMinute, firstDay, lastDay, monthOf, plusDays, weekday } from './days.ts';
import type { Booking, Lease, SalesRow, StudioFact, Studio, Tenant, TenantFact, World } from './world.ts';

/** The newest dated row at or before the day. */
function factOn<Fact extends { readonly from: string }>(facts: readonly Fact[], day: string): Fact {
  const held = facts.filter((fact) => fact.from <= day);
  const newest =
    held.reduce<Fact | undefined>((best, fact) => (best === undefined || fact.from >= best.from ? fact : best), undefined) ?? facts[0];
  if (newest === undefined) throw new Error('a record without facts');
  return newest;
}

export function tenantOn(tenant: Tenant, day: string): TenantFact {
  return factOn(tenant.facts, day);
}

export function studioOn(studio: Studio, day: string): StudioFact {
  return factOn(studio.facts, day);
}

/** Last day in force: the end, or the day of leaving if that is earlier. */
export function lastInForce(lease: Lease): string {
  return lease.left !== null && lease.left < lease.to ? lease.left : lease.to;
}

export function inForce(lease: Lease, day: string): boolean {
  return lease.from <= day && day <= lastInForce(lease);
}

export function isResident(world: World, tenant: number, day: string): boolean {
  return world.leases.some((lease) => lease.tenant === tenant && inForce(lease, day));
}

/** First day of the tenant's first lease; null without any. */
export function firstLeaseDay(world: World, tenant: number): string | null {
  const days = world.leases.filter((lease) => lease.tenant === tenant).map((lease) => lease.from);
  return days.length === 0 ? null : days.reduce((least, day) => (day < least ? day : least));
}

/** True if the tenant is in residence on any day of the month. */
export function isResidentIn(world: World, tenant: number, month: string): boolean {
  return world.leases.some((lease) => lease.tenant === tenant && lease.from <= lastDay(month) && lastInForce(lease) >= firstDay(month));
}

export function inService(studio: Studio, day: string): boolean {
  return studio.opened <= day && (studio.closed === null || day < studio.closed);
}

const WEEKDAYS = '一二三四五六日';

/** Weekdays that a part of opening hours names; all without a name. */
function namesDay(names: string, nth: number): boolean {
  if (names === '') return true;
  const range = /^(.)至(.)$/.exec(names);
  if (range) return WEEKDAYS.indexOf(range[1] ?? '') <= nth && nth <= WEEKDAYS.indexOf(range[2] ?? '');
  return names.includes(WEEKDAYS[nth] ?? '?');
}

function clock(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

/** Minutes from the day's 00:00 that `18:00-02:00` opens: a span that ends before it starts runs into the next day. */
function spanMinutes(span: string): readonly number[] {
  if (span === '休息') return [];
  const [from = '', to = ''] = span === '全天' ? ['00:00', '24:00'] : span.split('-');
  const start = clock(from);
  const end = clock(to) > start ? clock(to) : clock(to) + 1440;
  return Array.from({ length: end - start }, (_, nth) => start + nth);
}

function minutesByHours(hours: string, day: string): readonly number[] {
  return hours.split('；').flatMap((part) => {
    const [first = '', second] = part.trim().split(' ');
    const [names, span] = second === undefined ? ['', first] : [first, second];
    return namesDay(names, weekday(day)) ? spanMinutes(span) : [];
  });
}

/** Minutes that a day opens: by the studio's exception, else the base's, else its hours; none out of service. */
function minutesOn(world: World, studio: Studio, day: string): readonly number[] {
  if (!inService(studio, day)) return [];
  const own = world.exceptions.find((one) => one.day === day && one.studio === studio.code);
  const exception = own ?? world.exceptions.find((one) => one.day === day && one.studio === null);
  return exception === undefined ? minutesByHours(studioOn(studio, day).hours, day) : spanMinutes(exception.open);
}

/** How many minutes a day opens; a minute that the night of the day before has opened already counts there only. */
export function openMinutes(world: World, studio: Studio, day: string): number {
  const own = minutesOn(world, studio, day);
  if ((own[0] ?? 1440) >= 720) return own.length;
  const night = new Set(minutesOn(world, studio, plusDays(day, -1)).map((minute) => minute - 1440));
  return own.filter((minute) => !night.has(minute)).length;
}

/** The state that everybody sees: an option past its hold or past its start is cancelled. */
export function stateSeen(world: World, booking: Booking): Booking['state'] {
  if (booking.state !== '暂定') return booking.state;
  const hasLapsed = booking.start <= world.now || (booking.holdsUntil !== null && booking.holdsUntil <= world.now);
  return hasLapsed ? '已取消' : '暂定';
}

const bookingsByMonth = new WeakMap<World, ReadonlyMap<string, readonly Booking[]>>();

/** Bookings that start in the month. */
export function bookingsOf(world: World, month: string): readonly Booking[] {
  const known = bookingsByMonth.get(world) ?? Map.groupBy(world.bookings, (one) => monthOf(dayOfMinute(one.start)));
  bookingsByMonth.set(world, known);
  return known.get(month) ?? [];
}

export function studioOf(world: World, code: string): Studio {
  const studio = world.studios.find((one) => one.code === code);
  if (studio === undefined) throw new Error(`no studio ${code}`);
  return studio;
}

/** Sessions of accounts rolled up to rows of sales, by the month of their start. */
function rollUp(world: World): SalesRow[] {
  const rows = new Map<string, SalesRow>();
  for (const session of world.sessions) {
    const account = world.accounts.find((one) => one.platform === session.platform && one.handle === session.handle);
    if (account === undefined) continue;
    const head = {
      month: monthOf(dayOfMinute(session.start)),
      tenant: account.tenant,
      platform: account.platform,
      goodsClass: account.goodsClass ?? '其他',
    };
    const key = Object.values(head).join('|');
    const sum = rows.get(key) ?? { ...head, sessions: 0, minutes: 0, views: 0, orders: 0, paid: 0, refunded: 0, settled: 0 };
    const { sessions, minutes, views, orders, paid, refunded } = session;
    rows.set(key, {
      ...sum,
      sessions: sum.sessions + sessions,
      minutes: sum.minutes + minutes,
      views: sum.views + views,
      orders: sum.orders + orders,
      paid: sum.paid + paid,
      refunded: sum.refunded + refunded,
    });
  }
  return [...rows.values()];
}

const salesByMonth = new WeakMap<World, ReadonlyMap<string, readonly SalesRow[]>>();

/** The month's effective rows of sales: the ledger's, and where it has none of a key, the sessions'. */
export function salesOf(world: World, month: string): readonly SalesRow[] {
  let known = salesByMonth.get(world);
  if (known === undefined) {
    const keyOf = (row: SalesRow): string => `${row.month}|${row.tenant}|${row.platform}|${row.goodsClass}`;
    const taken = new Set(world.sales.map(keyOf));
    known = Map.groupBy([...world.sales, ...rollUp(world).filter((row) => !taken.has(keyOf(row)))], (row) => row.month);
    salesByMonth.set(world, known);
  }
  return known.get(month) ?? [];
}

/** The earliest month of the base facts. */
export function firstMonth(world: World): string {
  return world.areas.map((entry) => entry.month).reduce((least, month) => (month < least ? month : least));
}

/** True if the lease ended in the month and the tenant holds none on the first day of the next. */
export function hasLeftIn(world: World, tenant: number, month: string): boolean {
  const ended = world.leases.some((lease) => lease.tenant === tenant && monthOf(lastInForce(lease)) === month);
  const next = dayNo(lastDay(month)) + 1;
  return ended && !world.leases.some((lease) => lease.tenant === tenant && dayNo(lease.from) <= next && next <= dayNo(lastInForce(lease)));
}
