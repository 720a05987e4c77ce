// The second evaluation of audit relations: which of them fail in a month, from the second computation's figures.
import { dayOfMinute, firstDay, lastDay, monthOf, plusMonths } from './days.ts';
import { bookingsOf, firstMonth, isResident, isResidentIn, lastInForce, salesOf, stateSeen, tenantOn } from './oracle-facts.ts';
import { rowNo } from './oracle-own.ts';
import { type OracleReport, own } from './oracle.ts';
import type { Exact } from './oracle-print.ts';
import { GOODS_CLASSES, PLATFORMS, type World } from './world.ts';

/** The relations judged here. */
export const JUDGED = [
  'A01',
  'A02',
  'A03',
  'A04',
  'A05',
  'A06',
  'A07',
  'A08',
  'A09',
  'A10',
  'A11',
  'A13',
  'A15',
  'A16',
  'A17',
  'A18',
  'A19',
  'A20',
  'A21',
  'A25',
  'A26',
  'A27',
  'A28',
  'X01',
  'X02',
  'X03',
  'X04',
] as const;
export type RelationId = (typeof JUDGED)[number];

interface Case {
  readonly world: World;
  readonly month: string;
  readonly report: OracleReport;
}

type Operand = Exact | null;

/** Half a printed unit an addend and one more: 0.005 万元 = 5,000 fen, 0.05 h = 3 min. */
function tolerance(unit: Exact['unit'], addends: number): bigint {
  return (unit === 'money' ? 5000n : unit === 'hours' ? 3n : 0n) * BigInt(addends + 1);
}

function numOf(operand: Exact): bigint {
  return operand.num / operand.den;
}

/** True where all operands are there and the sum differs by more than printing explains. */
function differs(left: Operand, right: readonly Operand[], signs: readonly bigint[] = []): boolean {
  if (left === null || right.some((one) => one === null)) return false;
  const sum = right.reduce((all, one, nth) => all + (one === null ? 0n : numOf(one)) * (signs[nth] ?? 1n), 0n);
  const apart = numOf(left) - sum;
  return (apart < 0n ? -apart : apart) > tolerance(left.unit, right.length);
}

/** True where `left` is above `right` by more than printing explains. */
function exceeds(left: Operand, right: Operand): boolean {
  return left !== null && right !== null && numOf(left) - numOf(right) > tolerance(left.unit, 1);
}

/** True where `left` is above 0 and `right` is not. */
function standsAlone(left: Operand, right: Operand): boolean {
  return left !== null && right !== null && numOf(left) > 0n && numOf(right) <= 0n;
}

function at({ report }: Case, address: string): Operand {
  const figure = report.exact.get(address);
  if (figure === undefined) throw new Error(`no address ${address}`);
  return figure;
}

function lastMonth({ world, month }: Case, address: string): Operand {
  const before = plusMonths(month, -1);
  const entered = world.historical.find((one) => one.month === before && one.figure === address);
  if (entered !== undefined && !world.filed.includes(before)) return { unit: 'count', num: BigInt(entered.value), den: 1n };
  return before < firstMonth(world) ? null : own(world, before, address);
}

const FLOW_COLUMNS = ['month', 'ytd'] as const;

function flows(test: (row: (no: string) => Operand) => boolean, one: Case): boolean {
  return FLOW_COLUMNS.some((column) => test((no) => at(one, `ZB-2.${no}.${column}`)));
}

function meanIsOdd(minutes: Operand, sessions: Operand): boolean {
  if (minutes === null || sessions === null || sessions.num <= 0n) return false;
  return minutes.num < 6n * sessions.num || minutes.num > 1440n * sessions.num;
}

function growthIsOdd(figure: Operand): boolean {
  return figure !== null && (figure.num > 3n * figure.den || figure.num * 10n < -8n * figure.den);
}

function splitsDiffer(one: Case): boolean {
  const columns = ['sessions', 'hours', 'views', 'orders', 'paid', 'refunded', 'net', 'paid_ytd', 'paid_ly'];
  return columns.some((column) =>
    differs(
      at(one, `ZB-3.01.${column}`),
      PLATFORMS.map((_, nth) => at(one, `ZB-3.${rowNo(nth + 2)}.${column}`)),
    ),
  );
}

function totalsDiffer(one: Case): boolean {
  const pairs = [
    ['sessions', '01'],
    ['hours', '03'],
    ['views', '04'],
    ['orders', '05'],
    ['paid', '06'],
    ['refunded', '07'],
    ['net', '08'],
  ] as const;
  return pairs.some(([column, row]) => differs(at(one, `ZB-3.01.${column}`), [at(one, `ZB-2.${row}.month`)]));
}

function sharesDiffer(one: Case): boolean {
  if (differs(at(one, 'ZB-5.01.paid'), [at(one, 'ZB-2.06.month')])) return true;
  const shares = GOODS_CLASSES.map((_, nth) => one.report.values.get(`ZB-5.${rowNo(nth + 2)}.share`)?.text ?? '—');
  if (shares.includes('—')) return false;
  const tenths = shares.reduce((sum, text) => sum + Math.round(Number(text) * 10), 0);
  return Math.abs(tenths - 1000) > GOODS_CLASSES.length;
}

function isOnRoster({ world, month }: Case, tenant: number): boolean {
  const record = world.tenants.find((one) => one.id === tenant);
  return record !== undefined && isResidentIn(world, tenant, month) && tenantOn(record, lastDay(month)).category === '直播电商企业';
}

function hostsDiffer(one: Case): boolean {
  const [register, stated] = [at(one, 'ZB-6.02.value'), at(one, 'ZB-1.12.value')];
  if (register === null || stated === null) return false;
  const [least, most] = register.num < stated.num ? [register.num, stated.num] : [stated.num, register.num];
  return (most - least) * 5n > most;
}

/** Paid of a tenant in a month; null without any row of sales. */
function paidOf(world: World, tenant: number, month: string): bigint | null {
  const rows = salesOf(world, month).filter((row) => row.tenant === tenant);
  return rows.length === 0 ? null : rows.reduce((sum, row) => sum + BigInt(row.paid), 0n);
}

/** Minutes that a tenant's bookings of the month hold, null without any that counts. */
function bookedMinutes({ world, month }: Case, tenant: number): number | null {
  const held = bookingsOf(world, month).filter(
    (one) => one.tenant === tenant && ['已预订', '已到场', '已完成'].includes(stateSeen(world, one)),
  );
  return held.length === 0 ? null : held.reduce((sum, one) => sum + one.end - one.start, 0);
}

function hasExclusive({ world, month }: Case, tenant: number): boolean {
  return world.leases.some(
    (lease) => lease.tenant === tenant && lease.studios.length > 0 && lease.from <= lastDay(month) && lastInForce(lease) >= firstDay(month),
  );
}

/** Paid against the mean of the last 3 months, a factor of 3 either way; the base has no months before its first. */
function jumps({ world, month }: Case, tenant: number): boolean {
  const paid = paidOf(world, tenant, month);
  const before = [1, 2, 3].map((back) => paidOf(world, tenant, plusMonths(month, -back))).filter((one) => one !== null);
  const sum = before.reduce((all, one) => all + one, 0n);
  if (paid === null || before.length < 3 || plusMonths(month, -3) < firstMonth(world)) return false;
  return paid * 3n > sum * 3n || paid * 9n < sum;
}

function crossChecks(one: Case): RelationId[] {
  const { world, month } = one;
  const failing = new Set<RelationId>();
  for (const { id } of world.tenants) {
    const [paid, booked] = [paidOf(world, id, month), bookedMinutes(one, id)];
    if (paid !== null && paid > 0n && booked === null && !hasExclusive(one, id)) failing.add('X01');
    if (booked !== null && booked > 2400 && (paid === null || paid === 0n)) failing.add('X02');
    if (jumps(one, id)) failing.add('X03');
  }
  return [...failing];
}

const RULES: Readonly<Partial<Record<RelationId, (one: Case) => boolean>>> = {
  A01: (one) => exceeds(at(one, 'ZB-1.02.value'), at(one, 'ZB-1.01.value')) || exceeds(at(one, 'ZB-1.03.value'), at(one, 'ZB-1.02.value')),
  A02: (one) => exceeds(at(one, 'ZB-1.05.value'), at(one, 'ZB-1.04.value')) || exceeds(at(one, 'ZB-1.06.value'), at(one, 'ZB-1.04.value')),
  A03: (one) => differs(at(one, 'ZB-1.07.value'), [at(one, 'ZB-1.08.value'), at(one, 'ZB-1.09.value')]),
  A04: (one) => exceeds(at(one, 'ZB-1.14.value'), at(one, 'ZB-1.13.value')) || exceeds(at(one, 'ZB-1.12.value'), at(one, 'ZB-1.13.value')),
  A05: (one) =>
    differs(at(one, 'ZB-1.07.value'), [lastMonth(one, 'ZB-1.07.value'), at(one, 'ZB-2.14.month'), at(one, 'ZB-2.15.month')], [1n, 1n, -1n]),
  A06: (one) => flows((row) => differs(row('08'), [row('06'), row('07')], [1n, -1n]), one),
  A07: (one) => flows((row) => ['07', '10', '09'].some((no) => exceeds(row(no), row('06'))), one),
  A08: (one) => flows((row) => exceeds(row('12'), row('11')) || standsAlone(row('13'), row('12')), one),
  A09: (one) =>
    flows((row) => standsAlone(row('01'), row('03')) || standsAlone(row('03'), row('01')) || standsAlone(row('06'), row('01')), one),
  A10: (one) => flows((row) => meanIsOdd(row('03'), row('01')), one),
  A11: (one) => flows((row) => exceeds(row('18'), row('17')) || exceeds(row('02'), row('01')), one),
  A13: (one) =>
    Array.from({ length: 18 }, (_, nth) => rowNo(nth + 1))
      .filter((row) => row !== '08')
      .some((row) => exceeds(at(one, `ZB-2.${row}.month`), at(one, `ZB-2.${row}.ytd`))),
  A15: (one) => ['01', '06'].some((row) => growthIsOdd(at(one, `ZB-2.${row}.month_yoy`)) || growthIsOdd(at(one, `ZB-2.${row}.ytd_yoy`))),
  A16: splitsDiffer,
  A17: totalsDiffer,
  A18: (one) =>
    differs(at(one, 'ZB-4.total.sessions'), [at(one, 'ZB-2.01.month')]) || differs(at(one, 'ZB-4.total.paid'), [at(one, 'ZB-2.06.month')]),
  A19: (one) => {
    const listed = one.report.tenants.filter((tenant) => isResident(one.world, tenant, lastDay(one.month))).length;
    const stated = at(one, 'ZB-1.07.value');
    return stated !== null && Number(stated.num) !== listed;
  },
  A20: sharesDiffer,
  A21: (one) => one.report.tenants.some((tenant) => isOnRoster(one, tenant) && paidOf(one.world, tenant, one.month) === null),
  A25: (one) =>
    [
      ['03', '02'],
      ['04', '02'],
      ['08', '07'],
    ].some(([part, all]) => exceeds(at(one, `ZB-6.${part}.value`), at(one, `ZB-6.${all}.value`))),
  A26: (one) =>
    differs(at(one, 'ZB-6.10.value'), [lastMonth(one, 'ZB-6.10.value'), at(one, 'ZB-6.07.value'), at(one, 'ZB-6.09.value')], [1n, 1n, -1n]),
  A27: hostsDiffer,
  A28: (one) => bookingsOf(one.world, one.month).some((booking) => ['暂定', '已预订', '已到场'].includes(stateSeen(one.world, booking))),
};

/** The relations that fail, in the order of their ids. */
export function failingRelations(world: World, month: string, report: OracleReport): readonly RelationId[] {
  const one: Case = { world, month, report };
  const failing = new Set<RelationId>([...JUDGED.filter((id) => RULES[id]?.(one) === true), ...crossChecks(one)]);
  if (sharesSession(world, month)) failing.add('X04');
  return JUDGED.filter((id) => failing.has(id));
}

/** Two tenants that state one account's session: a session belongs to one account here, so never. */
function sharesSession(world: World, month: string): boolean {
  const seen = Map.groupBy(
    world.sessions.filter((one) => monthOf(dayOfMinute(one.start)) === month),
    (one) => `${one.platform} ${one.handle} ${one.start}`,
  );
  return [...seen.values()].some(
    (list) =>
      new Set(list.map((one) => world.accounts.find((owner) => owner.platform === one.platform && owner.handle === one.handle)?.tenant))
        .size > 1,
  );
}
