// The second computation, second part: a month's own figures by address, computed from the data of that month alone.
import { daysOf, dayOfMinute, lastDay, monthOf } from './days.ts';
import {
  bookingsOf,
  firstLeaseDay,
  hasLeftIn,
  inForce,
  isResident,
  openMinutes,
  salesOf,
  stateSeen,
  studioOf,
  studioOn,
  tenantOn,
} from './oracle-facts.ts';
import { type Exact, share, type Unit, whole } from './oracle-print.ts';
import { GOODS_CLASSES, PLATFORMS, type SalesRow, type Studio, type Tenant, type World } from './world.ts';

export type Own = Map<string, Exact | null>;

function sum<T>(rows: readonly T[], figure: (row: T) => number): bigint {
  return rows.reduce((total, row) => total + BigInt(figure(row)), 0n);
}

function put(own: Own, address: string, unit: Unit, value: bigint | number): void {
  own.set(address, whole(unit, value));
}

/** Row number of two digits. */
export function rowNo(no: number): string {
  return String(no).padStart(2, '0');
}

function employeesOf(world: World, tenants: readonly Tenant[], month: string): bigint {
  const ids = new Set(tenants.map((tenant) => tenant.id));
  return sum(
    world.headcounts.filter((one) => one.month === month && ids.has(one.tenant)),
    (one) => one.employees,
  );
}

function isUsed(world: World, studio: Studio, month: string): boolean {
  const completed = bookingsOf(world, month).some((one) => one.studio === studio.code && one.state === '已完成');
  return completed || world.leases.some((lease) => inForce(lease, lastDay(month)) && lease.studios.includes(studio.code));
}

function putBase(world: World, month: string, own: Own): void {
  const end = lastDay(month);
  const entry = world.areas.filter((one) => one.month <= month).reduce((best, one) => (one.month > best.month ? one : best));
  const leased = sum(
    world.leases.filter((lease) => inForce(lease, end)),
    (lease) => lease.area,
  );
  const studios = world.studios.filter((studio) => studio.opened <= end && !(studio.closed !== null && studio.closed <= end));
  const residents = world.tenants.filter((tenant) => isResident(world, tenant.id, end));
  const live = residents.filter((tenant) => tenantOn(tenant, end).category === '直播电商企业');
  const ids = new Set(residents.map((tenant) => tenant.id));
  const heads = world.headcounts.filter((one) => one.month === month && ids.has(one.tenant));
  put(own, 'ZB-1.01.value', 'area', entry.floor);
  put(own, 'ZB-1.02.value', 'area', entry.lettable);
  put(own, 'ZB-1.03.value', 'area', leased);
  put(own, 'ZB-1.04.value', 'count', studios.length);
  put(own, 'ZB-1.05.value', 'count', studios.filter((studio) => studioOn(studio, end).kind === '公共').length);
  put(own, 'ZB-1.06.value', 'count', studios.filter((studio) => isUsed(world, studio, month)).length);
  put(own, 'ZB-1.07.value', 'count', residents.length);
  put(own, 'ZB-1.08.value', 'count', live.length);
  put(own, 'ZB-1.09.value', 'count', residents.length - live.length);
  put(
    own,
    'ZB-1.12.value',
    'count',
    sum(heads, (one) => one.hosts),
  );
  put(own, 'ZB-1.13.value', 'count', sum(heads, (one) => one.employees) + BigInt(entry.team));
  put(own, 'ZB-1.14.value', 'count', entry.team);
  put(own, 'ZB-1.15.value', 'count', residents.filter((tenant) => tenant.incubated !== null && tenant.incubated <= end).length);
  own.set('ZB-1.10.value', share(whole('area', leased), whole('area', entry.lettable)));
  own.set('ZB-1.11.value', share(whole('count', live.length), whole('count', residents.length)));
}

function putSales(own: Own, rows: readonly SalesRow[], retail: bigint): void {
  const [paid, refunded] = [sum(rows, (row) => row.paid), sum(rows, (row) => row.refunded)];
  put(
    own,
    'ZB-2.01.month',
    'count',
    sum(rows, (row) => row.sessions),
  );
  put(
    own,
    'ZB-2.03.month',
    'hours',
    sum(rows, (row) => row.minutes),
  );
  put(
    own,
    'ZB-2.04.month',
    'count',
    sum(rows, (row) => row.views),
  );
  put(
    own,
    'ZB-2.05.month',
    'count',
    sum(rows, (row) => row.orders),
  );
  put(own, 'ZB-2.06.month', 'money', paid);
  put(own, 'ZB-2.07.month', 'money', refunded);
  put(own, 'ZB-2.08.month', 'money', paid - refunded);
  put(
    own,
    'ZB-2.09.month',
    'money',
    sum(rows, (row) => row.settled),
  );
  put(own, 'ZB-2.10.month', 'money', retail);
}

function putStudioTime(world: World, month: string, own: Own): void {
  const bookings = bookingsOf(world, month).map((booking) => ({
    ...booking,
    fact: studioOn(studioOf(world, booking.studio), dayOfMinute(booking.start)),
    seen: stateSeen(world, booking),
  }));
  const open = bookings.filter((one) => one.fact.kind === '公共');
  const taken = open.filter((one) => one.seen === '已预订' || one.seen === '已到场' || one.seen === '已完成');
  let minutes = 0;
  for (const studio of world.studios) {
    for (const day of daysOf(month)) {
      if (studioOn(studio, day).kind === '公共') minutes += openMinutes(world, studio, day);
    }
  }
  const occupied = sum(taken, (one) => one.end - one.start + one.fact.turnaround);
  put(own, 'ZB-2.02.month', 'count', open.filter((one) => one.seen === '已完成').length);
  put(own, 'ZB-2.17.month', 'hours', minutes);
  put(own, 'ZB-2.18.month', 'hours', occupied);
  own.set('ZB-2.19.month', share(whole('hours', occupied), whole('hours', minutes)));
}

function putMoves(world: World, month: string, own: Own): void {
  const events = world.events.filter((event) => monthOf(event.day) === month);
  const trainings = events.filter((event) => event.kind === '培训会');
  put(own, 'ZB-2.11.month', 'count', events.length);
  put(own, 'ZB-2.12.month', 'count', trainings.length);
  put(
    own,
    'ZB-2.13.month',
    'count',
    sum(trainings, (event) => event.attendance),
  );
  put(own, 'ZB-2.14.month', 'count', world.tenants.filter((tenant) => firstLeaseDay(world, tenant.id)?.startsWith(month)).length);
  put(own, 'ZB-2.15.month', 'count', world.tenants.filter((tenant) => hasLeftIn(world, tenant.id, month)).length);
  put(own, 'ZB-2.16.month', 'count', world.tenants.filter((tenant) => tenant.incubated?.startsWith(month)).length);
}

function putSplits(own: Own, rows: readonly SalesRow[]): void {
  const groups: readonly (readonly [string, readonly SalesRow[]])[] = [
    ['01', rows],
    ...PLATFORMS.map((name, nth) => [rowNo(nth + 2), rows.filter((row) => row.platform === name)] as const),
  ];
  for (const [row, part] of groups) {
    const [paid, refunded] = [sum(part, (one) => one.paid), sum(part, (one) => one.refunded)];
    put(
      own,
      `ZB-3.${row}.sessions`,
      'count',
      sum(part, (one) => one.sessions),
    );
    put(
      own,
      `ZB-3.${row}.hours`,
      'hours',
      sum(part, (one) => one.minutes),
    );
    put(
      own,
      `ZB-3.${row}.views`,
      'count',
      sum(part, (one) => one.views),
    );
    put(
      own,
      `ZB-3.${row}.orders`,
      'count',
      sum(part, (one) => one.orders),
    );
    put(own, `ZB-3.${row}.paid`, 'money', paid);
    put(own, `ZB-3.${row}.refunded`, 'money', refunded);
    put(own, `ZB-3.${row}.net`, 'money', paid - refunded);
  }
  put(
    own,
    'ZB-5.01.paid',
    'money',
    sum(rows, (one) => one.paid),
  );
  GOODS_CLASSES.forEach((name, nth) =>
    put(
      own,
      `ZB-5.${rowNo(nth + 2)}.paid`,
      'money',
      sum(
        rows.filter((row) => row.goodsClass === name),
        (row) => row.paid,
      ),
    ),
  );
}

function putPeople(world: World, month: string, own: Own): void {
  const end = lastDay(month);
  const residents = world.tenants.filter((tenant) => isResident(world, tenant.id, end));
  const ids = new Set(residents.map((tenant) => tenant.id));
  const hosts = world.hosts.filter((host) => host.since <= end && (host.until === null || host.until >= end) && ids.has(host.tenant));
  const dated = world.cases.filter((one) => monthOf(one.day) === month);
  put(own, 'ZB-6.01.value', 'count', residents.filter((tenant) => tenantOn(tenant, end).leading).length);
  put(own, 'ZB-6.02.value', 'count', hosts.length);
  put(own, 'ZB-6.03.value', 'count', hosts.filter((host) => host.isKnown).length);
  put(own, 'ZB-6.04.value', 'count', hosts.filter((host) => host.isVirtual).length);
  put(own, 'ZB-6.05.value', 'count', world.hosts.filter((host) => host.trained !== null && monthOf(host.trained) === month).length);
  put(
    own,
    'ZB-6.06.value',
    'count',
    employeesOf(
      world,
      residents.filter((tenant) => tenantOn(tenant, end).category === '相关服务企业'),
      month,
    ),
  );
  put(own, 'ZB-6.07.value', 'count', dated.length);
  put(own, 'ZB-6.08.value', 'count', dated.filter((one) => one.kind === '知识产权侵权' || one.kind === '假冒伪劣').length);
  put(own, 'ZB-6.09.value', 'count', world.cases.filter((one) => one.resolved !== null && monthOf(one.resolved) === month).length);
  put(own, 'ZB-6.10.value', 'count', world.cases.filter((one) => one.day <= end && (one.resolved === null || one.resolved > end)).length);
}

/** A month's own figures by address, as if the base had existed in it. */
export function ownFigures(world: World, month: string): Own {
  const own: Own = new Map();
  const rows = salesOf(world, month);
  putBase(world, month, own);
  putSales(
    own,
    rows,
    sum(
      world.retail.filter((row) => row.month === month),
      (row) => row.amount,
    ),
  );
  putStudioTime(world, month, own);
  putMoves(world, month, own);
  putSplits(own, rows);
  putPeople(world, month, own);
  return own;
}
