// Tries to change the dated facts that a closed month has read, by raw SQL: studios, areas, tenants, hosts, cases.
import { describe, expect, it } from 'vitest';
import { at, filing, lease, put, studio, tenant, type Values } from '../../../../test/helpers/raw-base.ts';
import { attempt, rawInEachTest } from '../../../../test/helpers/raw-tries.ts';

const CLOSED = 'MONTH_CLOSED:2026-03';
const raw = rawInEachTest();

function close(month: string): void {
  put(raw.own, 'filing', filing(month));
}

const adds = (table: string, values: Values): string => attempt(raw, (insert) => insert(table, values));
const does = (sql: string): string => attempt(raw, (_insert, run) => run(sql));

describe('dated facts', () => {
  it('of a studio: kind, hours, turnaround as read, not its price', () => {
    const s = studio(raw.own, 'A01', 15);
    const fact = (from: string, more: Values = {}): Values => ({
      studio_id: s,
      starts_on: from,
      kind: '专属',
      hours: '08:00-24:00',
      turnaround: 30,
      hourly_rate: 1,
      ...more,
    });
    put(raw.own, 'studio_fact', fact('2026-04-01'));
    close('2026-03');
    const first = (sql: string): string => does(`UPDATE studio_fact SET ${sql} WHERE starts_on = '0001-01-01'`);
    for (const sql of [`kind = '专属'`, `hours = '全天'`, 'turnaround = 20', 'retired_at = 1', `starts_on = '2026-05-01'`])
      expect([sql, first(sql)]).toEqual([sql, CLOSED]);
    expect(first('hourly_rate = 2, area = 3')).toBe('ok');
    expect(first('kind = kind, hourly_rate = 2')).toBe('ok');
    expect(adds('studio_fact', fact('2026-03-31'))).toBe(CLOSED);
    expect(adds('studio_fact', fact('2025-03-31'))).toBe(CLOSED);
    expect(adds('studio_fact', fact('2026-04-02'))).toBe('ok');
    const later = (sql: string): string => does(`UPDATE studio_fact SET ${sql} WHERE starts_on = '2026-04-01'`);
    expect(later(`kind = '公共'`)).toBe('ok');
    expect(later(`starts_on = '2026-03-31'`)).toBe(CLOSED);
    expect(later('retired_at = 1')).toBe('ok');
  });

  it('of a studio: its days in service', () => {
    studio(raw.own, 'A01');
    const closedBefore = studio(raw.own, 'A02', 0, '2024-01-01');
    raw.own.exec(`UPDATE studio SET closed_on = '2026-03-01' WHERE id = ${closedBefore}`);
    close('2026-03');
    const change = (code: string, sql: string): string => does(`UPDATE studio SET ${sql} WHERE code = '${code}'`);
    expect(change('A01', `closed_on = '2026-03-31'`)).toBe(CLOSED);
    expect(change('A01', `closed_on = '2026-04-01'`)).toBe('ok');
    expect(change('A01', `opened_on = '2024-02-01'`)).toBe(CLOSED);
    expect(change('A01', 'retired_at = 1')).toBe(CLOSED);
    expect(change('A01', `name = '大厅', floor = '2'`)).toBe('ok');
    expect(change('A02', 'closed_on = NULL')).toBe(CLOSED);
    expect(change('A02', `closed_on = '2026-02-01'`)).toBe('ok');
    expect(adds('studio', { code: 'A03', opened_on: '2026-03-31' })).toBe(CLOSED);
    expect(adds('studio', { code: 'A03', opened_on: '2026-04-01' })).toBe('ok');
    expect(
      attempt(raw, (insert) => {
        const id = insert('studio', { code: 'A03', opened_on: '2026-04-01' });
        insert('studio_fact', {
          studio_id: id,
          starts_on: '0001-01-01',
          kind: '公共',
          hours: '08:00-24:00',
          turnaround: 0,
          hourly_rate: 1,
        });
      }),
    ).toBe('ok');
  });

  it('of a blackout: what lies in the month', () => {
    const s = studio(raw.own, 'A01');
    const blackout = (from: string, to: string): Values => ({ studio_id: s, starts_at: at(from), ends_at: at(to), reason: '检修' });
    put(raw.own, 'blackout', blackout('2026-03-28T00:00', '2026-04-10T00:00'));
    close('2026-03');
    expect(does(`UPDATE blackout SET ends_at = ${at('2026-04-12T00:00')}`)).toBe('ok');
    expect(does(`UPDATE blackout SET ends_at = ${at('2026-04-01T00:00')}`)).toBe('ok');
    expect(does(`UPDATE blackout SET ends_at = ${at('2026-03-31T00:00')}`)).toBe(CLOSED);
    expect(does(`UPDATE blackout SET starts_at = ${at('2026-03-29T00:00')}`)).toBe(CLOSED);
    expect(does('UPDATE blackout SET retired_at = 1')).toBe(CLOSED);
    expect(adds('blackout', blackout('2026-03-31T23:00', '2026-04-01T01:00'))).toBe(CLOSED);
    expect(adds('blackout', blackout('2026-04-01T00:00', '2026-04-01T01:00'))).toBe('ok');
    expect(adds('blackout', blackout('2026-02-28T00:00', '2026-03-01T00:00'))).toBe('ok');
  });

  it('of the base: the newest area row at or before the month', () => {
    const area = (month: string): Values => ({ month, floor_area: 1, lettable_area: 1, team: 1 });
    for (const month of ['2025-08', '2026-01', '2026-04']) put(raw.own, 'base_area', area(month));
    close('2026-03');
    expect(does(`UPDATE base_area SET team = 2 WHERE month = '2026-01'`)).toBe(CLOSED);
    expect(does(`UPDATE base_area SET retired_at = 2 WHERE month = '2026-01'`)).toBe(CLOSED);
    expect(does(`UPDATE base_area SET month = '2026-02' WHERE month = '2026-04'`)).toBe(CLOSED);
    expect(does(`UPDATE base_area SET team = 2 WHERE month IN ('2025-08', '2026-04')`)).toBe('ok');
    expect(adds('base_area', area('2026-03'))).toBe(CLOSED);
    expect(adds('base_area', area('2026-05'))).toBe('ok');
  });

  it('of a tenant: name, code, category, leading, incubated', () => {
    const here = tenant(raw.own, 1);
    const absent = tenant(raw.own, 2);
    put(raw.own, 'lease', lease('L', here, '2026-01-01', '2026-12-31'));
    const fact = (tenantId: number, from: string, more: Values = {}): Values => ({
      tenant_id: tenantId,
      starts_on: from,
      name: '新名',
      uscc: `91440300MA5EX0000${tenantId}`,
      category: '相关服务企业',
      leading: 1,
      ...more,
    });
    close('2026-03');
    for (const sql of [`name = '改'`, `uscc = '91440300MA5EX99999'`, `category = '相关服务企业'`, 'leading = 1', 'retired_at = 1']) {
      expect([sql, does(`UPDATE tenant_fact SET ${sql} WHERE tenant_id = ${here}`)]).toEqual([sql, CLOSED]);
      expect([sql, does(`UPDATE tenant_fact SET ${sql} WHERE tenant_id = ${absent}`)]).toEqual([sql, 'ok']);
    }
    expect(does(`UPDATE tenant_fact SET industry = 'F' WHERE tenant_id = ${here}`)).toBe('ok');
    expect(adds('tenant_fact', fact(here, '2026-03-31'))).toBe(CLOSED);
    expect(adds('tenant_fact', fact(here, '2026-04-01'))).toBe('ok');
    expect(adds('tenant_fact', fact(absent, '2026-03-31'))).toBe('ok');
    const change = (id: number, sql: string): string => does(`UPDATE tenant SET ${sql} WHERE id = ${id}`);
    expect(change(here, `phone = '13800001234'`)).toBe('ok');
    expect(change(here, `incubated_on = '2026-03-05'`)).toBe(CLOSED);
    expect(change(here, `incubated_on = '2026-04-05'`)).toBe('ok');
    expect(change(here, 'retired_at = 1')).toBe(CLOSED);
    expect(change(absent, 'retired_at = 1')).toBe('ok');
    expect(adds('tenant', { incubated_on: '2026-03-05' })).toBe(CLOSED);
    expect(adds('tenant', { incubated_on: null })).toBe('ok');
    expect(
      attempt(raw, (insert) => {
        const id = insert('tenant', { incubated_on: '2026-04-02' });
        insert('tenant_fact', fact(id, '0001-01-01', { uscc: '91440300MA5EX88888' }));
        insert('lease', lease('N', id, '2026-04-01', '2027-03-31'));
      }),
    ).toBe('ok');
  });
});

describe('hosts and cases', () => {
  it('let a host leave or be trained later', () => {
    const t = tenant(raw.own, 1);
    const host = (number: string, since: string, more: Values = {}): Values => ({
      number,
      tenant_id: t,
      nickname: '小鱼',
      grade: '普通',
      virtual: 0,
      since,
      ...more,
    });
    put(raw.own, 'host', host('H', '2025-01-01'));
    put(raw.own, 'host', host('LEFT', '2025-01-01', { until: '2026-03-30', trained_on: '2026-03-10' }));
    close('2026-03');
    const change = (number: string, sql: string): string => does(`UPDATE host SET ${sql} WHERE number = '${number}'`);
    for (const sql of [
      `grade = '知名'`,
      'virtual = 1',
      `until = '2026-03-30'`,
      `since = '2025-02-01'`,
      `trained_on = '2026-03-31'`,
      'retired_at = 1',
      'tenant_id = 99',
    ]) {
      expect([sql, change('H', sql)]).toEqual([sql, CLOSED]);
    }
    for (const sql of [`until = '2026-03-31'`, `until = '2026-05-01'`, `trained_on = '2026-04-01'`, `nickname = '大鱼'`])
      expect([sql, change('H', sql)]).toEqual([sql, 'ok']);
    expect(change('LEFT', `grade = '知名'`)).toBe('ok');
    expect(change('LEFT', 'until = NULL')).toBe(CLOSED);
    expect(change('LEFT', 'trained_on = NULL')).toBe(CLOSED);
    expect(adds('host', host('N', '2026-03-31'))).toBe(CLOSED);
    expect(adds('host', host('N', '2026-04-01'))).toBe('ok');
    expect(adds('host', host('N', '2026-04-01', { trained_on: '2026-03-31' }))).toBe(CLOSED);
    expect(adds('host', host('N', '2025-01-01', { until: '2026-03-30' }))).toBe('ok');
  });

  it('let a case be resolved later', () => {
    const t = tenant(raw.own, 1);
    const one = (number: string, day: string, more: Values = {}): Values => ({ number, day, tenant_id: t, kind: '其他', ...more });
    put(raw.own, 'compliance_case', one('DATED', '2026-03-10'));
    put(raw.own, 'compliance_case', one('OPEN', '2026-01-10'));
    put(raw.own, 'compliance_case', one('DONE', '2026-01-10', { resolved_on: '2026-03-31', outcome: '警告' }));
    put(raw.own, 'compliance_case', one('GONE', '2026-01-10', { resolved_on: '2026-02-28' }));
    close('2026-03');
    const change = (number: string, sql: string): string => does(`UPDATE compliance_case SET ${sql} WHERE number = '${number}'`);
    for (const number of ['DATED', 'OPEN']) {
      expect(change(number, `resolved_on = '2026-04-01', outcome = '警告'`)).toBe('ok');
      expect(change(number, `resolved_on = '2026-03-31'`)).toBe(CLOSED);
      expect(change(number, 'retired_at = 1')).toBe(CLOSED);
      expect(change(number, `day = '2026-04-01'`)).toBe(CLOSED);
    }
    for (const sql of [`kind = '假冒伪劣'`, `day = '2026-03-11'`, `description = '改'`, 'tenant_id = 99'])
      expect([sql, change('DATED', sql)]).toEqual([sql, CLOSED]);
    expect(change('OPEN', `kind = '假冒伪劣'`)).toBe('ok');
    for (const sql of ['resolved_on = NULL', `resolved_on = '2026-04-01'`, `outcome = '罚款'`])
      expect([sql, change('DONE', sql)]).toEqual([sql, CLOSED]);
    expect(change('GONE', `kind = '假冒伪劣'`)).toBe('ok');
    expect(change('GONE', 'resolved_on = NULL')).toBe(CLOSED);
    expect(adds('compliance_case', one('N', '2026-03-31'))).toBe(CLOSED);
    expect(adds('compliance_case', one('N', '2026-01-31'))).toBe(CLOSED);
    expect(adds('compliance_case', one('N', '2026-04-01'))).toBe('ok');
    expect(adds('compliance_case', one('N', '2026-01-31', { resolved_on: '2026-02-01' }))).toBe('ok');
  });
});
