// Retention: what is kept longer than chosen is listed by kind and tenant, on the day it is due, and nothing goes by itself.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecordBase, type RecordBase } from '../../../test/helpers/record-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { setSetting } from '../core/records/settings.ts';
import { getRetention } from './retention.ts';
import { listPeopleKept } from './sql/retention.ts';

let one: RecordBase;
let tenant = 0;
beforeEach(() => {
  one = openRecordBase();
  tenant = one.tenant(1, { name: '云上服饰有限公司' });
  one.base.db.exec(`UPDATE tenant SET contact = '叶知秋', phone = '13800138000'`);
});
afterEach(() => one.close());

function lease(contract: string, from: string, to: string, left: string | null): void {
  one.base.db
    .prepare('INSERT INTO lease (contract, tenant_id, starts_on, ends_on, left_on, area) VALUES (?, ?, ?, ?, ?, 100)')
    .run(contract, tenant, from, to, left);
}

const dueOn = (day: string): unknown => {
  one.setNow(`${day}T09:00`);
  return getRetention(one.base).due;
};

describe('retention', () => {
  it('lists the contact of a tenant that left once 24 months are over, and not a day before', () => {
    lease('HT-1', '2023-01-01', '2024-12-31', '2024-11-05');
    expect(dueOn('2026-11-04')).toEqual([]);
    expect(dueOn('2026-11-05')).toEqual([
      { kind: 'tenants', tenant, name: '云上服饰有限公司', records: 1, since: '2024-11-05', due: '2026-11-05' },
    ]);
    expect(one.base.db.prepare('SELECT phone FROM tenant').pluck().get()).toBe('13800138000');
  });

  it('leaves a tenant alone that has another lease, or whose contact is cleared', () => {
    lease('HT-1', '2023-01-01', '2024-01-31', null);
    lease('HT-2', '2024-02-01', '2027-01-31', null);
    expect(dueOn('2026-11-05')).toEqual([]);
    one.base.db.exec(`UPDATE lease SET retired_at = 1 WHERE contract = 'HT-2'`);
    expect(dueOn('2026-11-05')).toHaveLength(1);
    one.base.db.exec('UPDATE tenant SET contact = NULL, phone = NULL');
    expect(dueOn('2026-11-05')).toEqual([]);
  });

  it('goes by the months that a manager chose, each kind by its own', () => {
    lease('HT-1', '2023-01-01', '2025-11-05', null);
    one.base.db.exec(
      `INSERT INTO waiting_entry (day, tenant_id, contact, minutes, state) VALUES ('2026-01-31', ${tenant}, '李', 60, 'closed')`,
    );
    one.base.db.exec(
      `INSERT INTO host (number, tenant_id, nickname, grade, virtual, since, "until") VALUES ('Z1', ${tenant}, '小秋', '普通', 0, '2024-01-01', '2024-06-30')`,
    );
    expect(setSetting(one.base, TESTER, 'retention', { tenants: 12, bookings: 24, waiting: 9, hosts: 30 })).toMatchObject({ ok: true });
    expect(dueOn('2026-11-05')).toMatchObject([
      { kind: 'tenants', due: '2026-11-05' },
      { kind: 'waiting', since: '2026-01-31', due: '2026-10-31' },
    ]);
    expect(getRetention(one.base).months.waiting).toBe(9);
    expect(one.base.db.prepare(`SELECT after FROM history ORDER BY seq DESC LIMIT 1`).pluck().get()).toContain('retention');
  });

  it('counts what is due from the oldest record, and a person from the newest', () => {
    for (const day of ['2025-02-10', '2025-03-31', '2025-05-20'])
      one.base.db
        .prepare("INSERT INTO waiting_entry (day, tenant_id, contact, phone, minutes, state) VALUES (?, ?, '李', '139', 60, 'closed')")
        .run(day, tenant);
    const months = { tenants: 24, bookings: 24, waiting: 12, hosts: 24 };
    setSetting(one.base, TESTER, 'retention', months);
    const kept = (today: string) => listPeopleKept(one.base.db, months, { today, search: '李', limit: 9 });
    expect(dueOn('2026-03-31')).toEqual([
      { kind: 'waiting', tenant, name: '云上服饰有限公司', records: 2, since: '2025-02-10', due: '2026-02-10' },
    ]);
    const person = {
      tenant,
      tenantName: '云上服饰有限公司',
      kind: 'waiting',
      name: '李',
      numbers: ['139'],
      records: 3,
      since: '2025-05-20',
    };
    expect(kept('2026-05-19')).toEqual([{ ...person, isDue: false }]);
    expect(kept('2026-05-20')).toEqual([{ ...person, isDue: true }]);
  });
});
