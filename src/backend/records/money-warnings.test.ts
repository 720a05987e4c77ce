// Slips in money and leases that went through without a word: the same payment twice, a digit too many, a deposit back while rent is owed.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MANAGER, openRecordBase, type RecordBase, typed, valueOf } from '../../../test/helpers/record-base.ts';
import type { EditableKind, WireValues } from '../../contract/records/record-kinds.ts';
import { parseDay, parseMonth } from '../../domain/time/calendar.ts';
import { makeStatement } from '../money/make-statement.ts';
import { endLease, leaveBase } from '../tenants/leases.ts';
import { addRecordOf, correctRecord } from './record-authorization.ts';

let one: RecordBase;
let tenant = 0;
beforeEach(() => {
  one = openRecordBase();
  one.setNow('2026-11-28T09:00');
  tenant = one.tenant(1, { name: '晨光传媒' });
});
afterEach(() => one.closeSound());

function add(kind: EditableKind, values: WireValues) {
  return valueOf(addRecordOf(one.base, MANAGER, { kind, values: typed(kind, { tenant_id: tenant, ...values }), reason: null }));
}
const warningsOf = (kind: EditableKind, values: WireValues) => add(kind, values).warnings;
const pay = (amount: number, day: string) => warningsOf('payment', { paid_on: day, amount, method: '转账' });
const lease = (contract: string, from: string, until: string, fields: WireValues = {}) =>
  warningsOf('lease', { contract, starts_on: from, ends_on: until, area: 10_000, ...fields });

it('tells of the same payment twice, not of the same amount on another day', () => {
  expect(pay(30_000, '2026-11-02')).toEqual([]);
  expect(pay(30_000, '2026-11-03')).toEqual([]);
  expect(pay(30_001, '2026-11-02')).toEqual([]);
  expect(pay(30_000, '2026-11-02')).toEqual([{ code: 'PAYMENT_TWICE', data: { tenant: '晨光传媒', day: '2026-11-02', amount: 30_000 } }]);
});

it('tells of a payment ten times what is owed, or where nothing is, of the dearest month', () => {
  add('charge', { month: '2026-10', kind: 'correction', amount: 50_000, reason: '清洁' });
  expect(pay(499_999, '2026-11-02')).toEqual([]);
  // All is paid now: ten times the month's 500.00 are too many, though nothing is owed.
  expect(pay(500_000, '2026-11-03')).toEqual([{ code: 'PAYMENT_LARGE', data: { tenant: '晨光传媒', amount: 500_000, usual: 50_000 } }]);
  add('charge', { month: '2026-11', kind: 'correction', amount: 1_000_000, reason: '装修' });
  // 10,500.00 due, 9,999.99 paid: 500.01 open.
  expect(pay(500_009, '2026-11-04')).toEqual([]);
});

it('tells of 99,999,999.99, whatever it is typed as and though nothing is owed to hold it against', () => {
  const [slip, told] = [9_999_999_999, [{ code: 'MONEY_LARGE', data: { amount: 9_999_999_999, limit: 1_000_000_000 } }]];
  // 10,000,000.00 may be meant; a fen more is asked about.
  expect(pay(1_000_000_000, '2026-11-01')).toEqual([]);
  expect(pay(slip, '2026-11-02')).toEqual(told);
  expect(pay(-slip, '2026-11-03')).toMatchObject([{ code: 'MONEY_LARGE', data: { amount: -slip } }]);
  expect(warningsOf('deposit_move', { day: '2026-11-05', kind: 'in', amount: slip })).toEqual(told);
  expect(lease('HT-1', '2026-01-01', '2026-12-31', { monthly_rent: slip })).toEqual(told);
  expect(lease('HT-2', '2027-01-01', '2027-12-31', { deposit: 1_000_000_001, monthly_rent: 1_000_000_000 })).toEqual([
    { code: 'MONEY_LARGE', data: { amount: 1_000_000_001, limit: 1_000_000_000 } },
  ]);
  expect(warningsOf('charge', { month: '2026-10', kind: 'correction', amount: slip, reason: '装修' })).toEqual(told);
  // Where ten times what is owed says it, that is enough.
  tenant = one.tenant(2, { name: '星火' });
  add('charge', { month: '2026-10', kind: 'correction', amount: 50_000, reason: '清洁' });
  expect(pay(slip, '2026-11-02').map(({ code }) => code)).toEqual(['PAYMENT_LARGE']);
});

it('tells of a month beyond the next one, for dues and for payments', () => {
  const charge = (month: string) => warningsOf('charge', { month, kind: 'correction', amount: 100, reason: '预收' });
  expect(charge('2026-12')).toEqual([]);
  expect(charge('2027-01')).toEqual([{ code: 'MONEY_MONTH_AHEAD', data: { month: '2027-01', next: '2026-12' } }]);
  expect(warningsOf('payment', { paid_on: '2026-11-02', month: '2027-04', amount: 7, method: '转账' })).toEqual([
    { code: 'MONEY_MONTH_AHEAD', data: { month: '2027-04', next: '2026-12' } },
  ]);
});

it('tells of a deposit given back while something is owed, not of one that is kept for it', () => {
  const move = (kind: string, amount: number) => warningsOf('deposit_move', { day: '2026-11-05', kind, amount });
  expect(move('in', 100_000)).toEqual([]);
  expect(move('out', 10_000)).toEqual([]);
  add('charge', { month: '2026-10', kind: 'correction', amount: 1_866_667, reason: '租金' });
  expect(move('kept', 20_000)).toEqual([]);
  expect(move('out', 10_000)).toEqual([{ code: 'DEPOSIT_BACK_OWED', data: { tenant: '晨光传媒', open: 1_846_667 } }]);
});

it('tells of a lease larger than the base as it is now', () => {
  one.add('base_area', { month: '2026-01', floor_area: 500_000, lettable_area: 400_000, team: 1 });
  one.add('base_area', { month: '2026-06', floor_area: 1_171_000, lettable_area: 400_000, team: 1 });
  expect(lease('HT-1', '2026-01-01', '2026-12-31', { area: 1_171_000 })).toEqual([]);
  expect(lease('HT-2', '2027-01-01', '2027-12-31', { area: 9_999_900 })).toEqual([
    { code: 'LEASE_AREA_LARGE', data: { area: '99999.00', most: '11710.00' } },
  ]);
});

it('tells of a lease that overlaps the tenant’s own of the same place, on correcting too', () => {
  const [first, second] = [one.studio('A01'), one.studio('A02')];
  const of = (studio: number): WireValues => ({ studios: JSON.stringify([studio]) });
  expect(lease('HT-1', '2026-01-01', '2026-12-31', of(first))).toEqual([]);
  expect(lease('HT-2', '2026-01-01', '2026-12-31', of(second))).toEqual([]);
  const next = add('lease', { contract: 'HT-3', starts_on: '2027-01-01', ends_on: '2027-12-31', area: 10_000, ...of(first) });
  expect(next.warnings).toEqual([]);
  const wish = { kind: 'lease', id: next.id, version: 1, values: { studios: '[]', starts_on: '2026-12-31' }, reason: '起租日' } as const;
  expect(valueOf(correctRecord(one.base, MANAGER, wish)).warnings).toEqual([
    { code: 'LEASE_OVERLAPS', data: { contract: 'HT-1', from: '2026-01-01', until: '2026-12-31' } },
  ]);
  tenant = one.tenant(2);
  expect(lease('HT-4', '2026-01-01', '2027-12-31')).toEqual([]);
});

const dayOf = (text: string) => parseDay(text) ?? expect.unreachable(text);

it('tells of statements that stand as the lease was before: of a tenant that left in a past month, and of another rent', () => {
  const { id } = add('lease', { contract: 'HT-1', starts_on: '2026-08-01', ends_on: '2027-07-31', area: 10_000, monthly_rent: 300_000 });
  for (const month of ['2026-08', '2026-09', '2026-10'])
    valueOf(makeStatement(one.base, MANAGER, { tenant, month: parseMonth(month) ?? expect.unreachable(), part: null }));
  const billed = (...months: readonly string[]) => [{ code: 'LEASE_BILLED', data: { months } }];
  // The last day of September: all of September is owed, October is not.
  const left = valueOf(endLease(one.base, MANAGER, { id, version: 1, day: dayOf('2026-09-30'), reason: '搬走' }));
  expect(left.warnings).toEqual(billed('2026-10'));
  const correct = (version: number, values: WireValues) =>
    valueOf(correctRecord(one.base, MANAGER, { kind: 'lease', id, version, values, reason: '更正' })).warnings;
  expect(correct(2, { left_on: null })).toEqual(billed('2026-10'));
  expect(correct(3, { monthly_rent: 310_000 })).toEqual(billed('2026-08', '2026-09', '2026-10'));
  expect(correct(4, { area: 11_000 })).toEqual([]);
  // A whole tenant that leaves is told the same, and a rehearsal says nothing yet.
  const leaving = { tenant, day: dayOf('2026-09-15'), reason: '搬走', isRehearsal: true };
  expect(valueOf(leaveBase(one.base, MANAGER, leaving)).warnings).toEqual([]);
  expect(valueOf(leaveBase(one.base, MANAGER, { ...leaving, isRehearsal: false })).warnings).toEqual(billed('2026-09', '2026-10'));
});
