// The tenants as a list of a day, one with all that is its, and what comes due; the studios beside them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeIn, MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../test/helpers/record-base.ts';
import { codeOf } from '../../../test/helpers/import-base.ts';
import { type Day, type Month, parseDay, parseMonth } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import { addRecord } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { changeFrom } from '../records/record-authorization.ts';
import { listStudios } from '../studios/list-studios.ts';
import { dueOf, listTenants } from './list-tenants.ts';
import { getTenantDetail } from './tenant-detail.ts';

let one: RecordBase;
beforeEach(() => {
  one = openRecordBase();
});
afterEach(() => one.close());

function day(text: string): Day {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
}

function month(text: string): Month {
  const found = parseMonth(text);
  if (found === null) throw new Error(text);
  return found;
}

const TODAY = day('2026-11-05');
const ASKED = { day: TODAY, month: month('2026-10') };
const LINE = { sessions: 2, minutes: 60, views: 9, orders: 3, refunded: 0, settled: 0 };

function lease(tenant: number, contract: string, from: string, to: string, more = {}): number {
  return one.add('lease', { contract, tenant_id: tenant, starts_on: from, ends_on: to, area: 100, ...more });
}

describe('the list of tenants', () => {
  it('says where each stands, what it holds and what ends next', () => {
    const [a, b, c, d] = [one.tenant(1), one.tenant(2), one.tenant(3), one.tenant(4)];
    const studio = one.studio('A01');
    lease(a, 'A-1', '2025-01-01', '2025-12-31');
    lease(a, 'A-2', '2026-01-01', '2026-12-05', { studios: `[${studio}]` });
    lease(b, 'B-1', '2026-12-01', '2027-12-31');
    lease(c, 'C-1', '2025-01-01', '2027-12-31', { left_on: '2026-06-30' });
    one.add('paper', { tenant_id: a, kind: '营业执照', number: '1', expires_on: '2026-01-01' });
    one.add('paper', { tenant_id: a, kind: '营业执照', number: '2', expires_on: '2026-11-12' });
    one.add('host', { number: 'H1', tenant_id: a, nickname: '鱼', since: '2026-01-01' });
    one.add('host', { number: 'H2', tenant_id: a, nickname: '虾', since: '2026-01-01', until: '2026-02-01' });
    one.add('compliance_case', { number: 'C1', day: '2026-10-01', tenant_id: a, kind: '其他' });
    const line = { month: '2026-10', tenant_id: a, platform: '抖音', goods_class: '其他', ...LINE };
    one.add('sales_line', { ...line, source: 'ledger', paid: 700 });
    one.add('sales_line', { ...line, source: 'form', paid: 900 });
    valueOf(
      changeFrom(one.base, MANAGER, {
        kind: 'tenant_fact',
        subject: a,
        day: day('2026-12-01'),
        values: { name: '明年的名' },
        reason: null,
      }),
    );
    const { rows } = valueOf(listTenants(one.base, ASKED));
    expect(rows.map(({ id, state, since, until }) => [id, state, since, until])).toEqual([
      [a, 'in', '2025-01-01', '2026-12-05'],
      [b, 'coming', '2026-12-01', null],
      [c, 'left', null, '2026-06-30'],
      [d, 'none', null, null],
    ]);
    expect(rows[0]).toMatchObject({
      name: '企业1',
      uscc: codeOf(1),
      studios: [studio],
      area: 100,
      lease: { contract: 'A-2', on: '2026-12-05', days: 30 },
      paper: { kind: '营业执照', on: '2026-11-12', days: 7 },
      hosts: 1,
      paid: 900,
      openCases: 1,
    });
    expect(valueOf(dueOf(one.base, { day: TODAY }))).toMatchObject({
      papers: [{ tenant: a, number: '2', days: 7, within: 7 }],
      leases: [{ tenant: a, contract: 'A-2', days: 30, within: 30 }],
    });
    lease(a, 'A-3', '2026-12-06', '2027-12-31');
    expect(valueOf(dueOf(one.base, { day: TODAY })).leases).toEqual([]);
  });

  it('a paper that runs out in 12 days of a tenant about to move in is among what runs out', () => {
    const [coming, gone] = [one.tenant(8), one.tenant(9)];
    lease(coming, 'C-1', '2026-11-20', '2027-11-19');
    lease(gone, 'G-1', '2025-01-01', '2026-10-31');
    for (const tenant_id of [coming, gone])
      one.add('paper', { tenant_id, kind: '营业执照', number: `N${tenant_id}`, expires_on: '2026-11-17' });
    expect(valueOf(dueOf(one.base, { day: TODAY })).papers).toMatchObject([{ tenant: coming, days: 12, within: 30 }]);
  });
});

describe('one tenant', () => {
  it('comes with its rows, its months and its bookings', () => {
    const a = one.tenant(1);
    const studio = one.studio('A01');
    lease(a, 'A-1', '2026-01-01', '2027-12-31', { studios: `[${studio}]` });
    one.add('sales_line', { month: '2026-10', tenant_id: a, platform: '抖音', goods_class: '其他', source: 'form', ...LINE, paid: 900 });
    one.add('online_retail', { month: '2026-09', tenant_id: a, source: 'form', amount: 5 });
    const times = { starts_at: 29_900_000, ends_at: 29_900_060, state: 'booked', from_past: 0 };
    valueOf(
      inTx(one.base, MANAGER, (tx) => ok(addRecord(tx, 'booking', { number: 'B1', studio_id: studio, tenant_id: a, ...times }, null))),
    );
    const detail = valueOf(getTenantDetail(one.base, { day: TODAY, id: a }));
    expect(detail).toMatchObject({
      now: { values: { name: '企业1' } },
      state: 'in',
      since: '2026-01-01',
      until: '2027-12-31',
      leases: [{ values: { contract: 'A-1' } }],
      months: [
        { month: '2026-10', paid: 900, sessions: 2, retail: null },
        { month: '2026-09', paid: 0, sessions: 0, retail: 5 },
      ],
      bookings: { count: 1, ahead: 1, next: [{ number: 'B1' }] },
    });
    expect(codeIn(getTenantDetail(one.base, { day: TODAY, id: 99 }))).toBe('RECORD_UNKNOWN');
    expect(valueOf(listStudios(one.base, { day: TODAY })).rows).toMatchObject([
      { code: 'A01', state: 'open', holder: { tenant: a, name: '企业1', until: '2027-12-31' }, turnaround: 15 },
    ]);
  });
});
