// Tries to change what a closed month has read, by raw SQL; what the month did not read stays open.
import { describe, expect, it } from 'vitest';
import { at, booking, filing, lease, put, studio, tenant, type Values } from '../../../../test/helpers/raw-base.ts';
import { attempt, rawInEachTest } from '../../../../test/helpers/raw-tries.ts';

const CLOSED = 'MONTH_CLOSED:2026-03';
const raw = rawInEachTest();

function close(month: string, revision = 1): void {
  put(raw.own, 'filing', filing(month, revision));
}

function reopen(month: string): void {
  raw.own.exec(
    `UPDATE filing SET reopened_ms = 1, reopened_by = '李', reopen_reason = '漏报' WHERE month = '${month}' AND reopened_ms IS NULL`,
  );
}

const adds = (table: string, values: Values): string => attempt(raw, (insert) => insert(table, values));
const does = (sql: string): string => attempt(raw, (_insert, run) => run(sql));

describe('records of one month', () => {
  const rows = (tenantId: number, studioId: number): readonly (readonly [string, Values, string, string])[] => [
    [
      'sales_line',
      {
        month: '2026-03',
        tenant_id: tenantId,
        platform: '抖音',
        goods_class: '其他',
        source: 'form',
        sessions: 1,
        minutes: 1,
        views: 1,
        orders: 1,
        paid: 1,
        refunded: 0,
        settled: 0,
      },
      'paid = paid + 1',
      `month = '2026-04'`,
    ],
    ['online_retail', { month: '2026-03', tenant_id: tenantId, source: 'form', amount: 1 }, 'amount = 2', `month = '2026-04'`],
    ['headcount', { month: '2026-03', tenant_id: tenantId, hosts: 1, employees: 1 }, 'hosts = 2', `month = '2026-04'`],
    ['month_head', { month: '2026-03', field: '报出日期', value: '2026-04-05' }, `value = '2026-04-06'`, `month = '2026-04'`],
    ['explanation_draft', { month: '2026-03', relation: 'A05', words: '说明', about: '' }, `words = '另一说'`, `month = '2026-04'`],
    ['event', { day: '2026-03-31', kind: '培训会', name: '选品', nth: 1, attendance: 3 }, 'attendance = 4', `day = '2026-04-01'`],
    [
      'shop_day',
      { tenant_id: tenantId, platform: '抖音', handle: 'a', export: 'x', day: '2026-03-01', goods_class: '其他', paid: 1 },
      'paid = 2',
      `day = '2026-04-01'`,
    ],
    ['calendar_exception', { day: '2026-03-31', studio_id: null, hours: '休息' }, `hours = '全天'`, `day = '2026-04-01'`],
    [
      'live_session',
      { tenant_id: tenantId, platform: '抖音', handle: 'a', key: 'k', starts_at: at('2026-03-31T23:59'), goods_class: '其他' },
      'views = 2',
      `starts_at = ${at('2026-04-01T00:00')}`,
    ],
    [
      'booking',
      booking('B', studioId, tenantId, '2026-03-31T23:59', '2026-04-01T02:00'),
      `title = '改'`,
      `starts_at = ${at('2026-04-01T00:00')}`,
    ],
  ];

  it('can be neither added, changed, moved in or out, retired nor brought back', () => {
    const t = tenant(raw.own, 1);
    const s = studio(raw.own, 'A01');
    for (const [table, values] of rows(t, s)) put(raw.own, table, values);
    const second = tenant(raw.own, 2);
    close('2026-03');
    for (const [table, values, change, away] of rows(t, s)) {
      expect([table, does(`UPDATE ${table} SET ${change}`)]).toEqual([table, CLOSED]);
      expect([table, does(`UPDATE OR REPLACE ${table} SET ${away}`)]).toEqual([table, CLOSED]);
      expect([table, does(`UPDATE ${table} SET retired_at = 1`)]).toEqual([table, CLOSED]);
      expect([table, does(`UPDATE ${table} SET version = version + 1`)]).toEqual([table, CLOSED]);
      const other: Values =
        table === 'booking'
          ? { ...values, number: 'C', starts_at: at('2026-03-30T00:00'), ends_at: at('2026-03-30T01:00') }
          : anotherOf(table, values, second);
      expect([table, adds(table, other)]).toEqual([table, CLOSED]);
      expect([table, adds(table, { ...other, retired_at: 1 })]).toEqual([table, 'ok']);
    }
  });

  function anotherOf(table: string, values: Values, second: number): Values {
    const change: Readonly<Record<string, Values>> = {
      sales_line: { platform: '快手' },
      online_retail: { source: 'ledger' },
      headcount: { tenant_id: second },
      month_head: { field: '表号' },
      explanation_draft: { relation: 'A07' },
      event: { nth: 2 },
      shop_day: { handle: 'b' },
      calendar_exception: { day: '2026-03-01' },
      live_session: { key: 'l', starts_at: at('2026-03-01T00:00') },
    };
    return { ...values, ...change[table] };
  }

  it('stay open in the months beside, and open again with their month', () => {
    const t = tenant(raw.own, 1);
    const s = studio(raw.own, 'A01');
    close('2026-02');
    close('2026-04');
    for (const [table, values] of rows(t, s)) expect([table, adds(table, values)]).toEqual([table, 'ok']);
    close('2026-03');
    for (const [table, values] of rows(t, s)) expect([table, adds(table, values)]).toEqual([table, CLOSED]);
    reopen('2026-03');
    for (const [table, values] of rows(t, s)) put(raw.own, table, values);
    for (const [table, , change] of rows(t, s)) expect([table, does(`UPDATE ${table} SET ${change}`)]).toEqual([table, 'ok']);
    for (const [table, , , away] of rows(t, s))
      expect([table, does(`UPDATE ${table} SET ${away}`)]).toEqual([table, 'MONTH_CLOSED:2026-04']);
    close('2026-03', 2);
    for (const [table, , change] of rows(t, s)) expect([table, does(`UPDATE ${table} SET ${change}`)]).toEqual([table, CLOSED]);
  });

  it('belong to the wall clock’s month at +08:00', () => {
    const t = tenant(raw.own, 1);
    const s = studio(raw.own, 'A01');
    close('2026-03');
    expect(adds('booking', booking('B', s, t, '2026-02-28T23:59', '2026-03-01T02:00'))).toBe('ok');
    expect(adds('booking', booking('B', s, t, '2026-03-01T00:00', '2026-03-01T02:00'))).toBe(CLOSED);
    expect(adds('booking', booking('B', s, t, '2026-03-31T23:59', '2026-04-01T02:00'))).toBe(CLOSED);
    expect(adds('booking', booking('B', s, t, '2026-04-01T00:00', '2026-04-01T02:00'))).toBe('ok');
    expect(adds('booking', booking('B', s, t, '2026-03-10T00:00', '2026-03-10T02:00', { state: 'cancelled' }))).toBe(CLOSED);
  });

  it('a booking that was open at closing could never be checked out or billed: it comes to its end, and then stays', () => {
    const t = tenant(raw.own, 1);
    const s = studio(raw.own, 'A01');
    put(raw.own, 'booking', booking('B', s, t, '2026-03-31T20:00', '2026-03-31T22:00', { state: 'booked' }));
    put(raw.own, 'booking', booking('C', s, t, '2026-03-30T20:00', '2026-03-30T22:00', { state: 'booked' }));
    put(raw.own, 'booking', booking('D', s, t, '2026-03-29T20:00', '2026-03-29T22:00', { state: 'cancelled' }));
    close('2026-03');
    const became = (number: string, sql: string): string => does(`UPDATE booking SET ${sql} WHERE number = '${number}'`);
    expect(became('B', `title = '改'`)).toBe(CLOSED);
    expect(became('B', `state = 'checked_in', ends_at = ends_at + 60`)).toBe(CLOSED);
    expect(became('B', `state = 'completed', retired_at = 1`)).toBe(CLOSED);
    expect(became('B', `state = 'checked_in', actual_start = starts_at`)).toBe('ok');
    expect(became('B', `state = 'completed', actual_end = ends_at, charge = 24000`)).toBe('ok');
    expect(became('B', `state = 'booked', charge = NULL`)).toBe(CLOSED);
    expect(became('B', 'charge = 1')).toBe(CLOSED);
    expect(became('C', `state = 'no_show', charge = 100`)).toBe('ok');
    expect(became('D', `state = 'completed'`)).toBe(CLOSED);
  });

  it('a note on a figure could not be written when the bureau called after filing: it is no part of the report', () => {
    close('2026-03');
    const note = (relation: string): Values => ({ month: '2026-03', relation, words: '大促', about: '' });
    expect(adds('explanation_draft', note('A05'))).toBe(CLOSED);
    put(raw.own, 'explanation_draft', note('ZB-2.06.month'));
    expect(does(`UPDATE explanation_draft SET words = '双十一'`)).toBe('ok');
    expect(does(`UPDATE explanation_draft SET relation = 'A05'`)).toBe(CLOSED);
  });

  it('freeze the roster and historical figures that the month compared with', () => {
    const t = tenant(raw.own, 1);
    put(raw.own, 'historical_figure', { month: '2025-03', figure: 'ZB-2.06.month', raw: 1, value: '0.00', retired_at: 1 });
    close('2026-03');
    const figure = (month: string, address: string): string => adds('historical_figure', { month, figure: address, raw: 1, value: '0.00' });
    expect(adds('roster', { month: '2026-03', tenant_id: t, frozen_ms: 1 })).toBe(CLOSED);
    expect(adds('roster', { month: '2026-04', tenant_id: t, frozen_ms: 1 })).toBe('ok');
    expect(figure('2025-03', 'ZB-2.06.month')).toBe(CLOSED);
    expect(figure('2026-02', 'ZB-1.07.value')).toBe(CLOSED);
    expect(figure('2025-12', 'ZB-1.07.value')).toBe('ok');
    expect(figure('2025-12', 'ZB-2.06.ytd')).toBe(CLOSED);
    expect(figure('2026-04', 'ZB-2.06.ytd')).toBe('ok');
    expect(does(`UPDATE historical_figure SET origin = '扫描件'`)).toBe('ok');
    expect(does('UPDATE historical_figure SET retired_at = NULL')).toBe(CLOSED);
  });
});

describe('leases', () => {
  it('keep what the month read; their end may move behind it', () => {
    const t = tenant(raw.own, 1);
    const s = studio(raw.own, 'A01');
    put(raw.own, 'lease', lease('IN', t, '2025-01-01', '2026-12-31'));
    put(raw.own, 'lease', lease('OVER', t, '2025-01-01', '2026-03-15'));
    close('2026-03');
    const change = (contract: string, sql: string): string => does(`UPDATE lease SET ${sql} WHERE contract = '${contract}'`);
    for (const sql of [
      'area = 1',
      `studios = '[${s}]'`,
      `starts_on = '2025-01-02'`,
      'retired_at = 1',
      `left_on = '2026-03-31'`,
      `ends_on = '2026-02-28'`,
      `tenant_id = ${tenant(raw.own, 2)}`,
    ]) {
      expect([sql, change('IN', sql)]).toEqual([sql, CLOSED]);
    }
    for (const sql of [`left_on = '2026-04-01'`, `ends_on = '2026-04-01'`, `ends_on = '2030-12-31'`, 'monthly_rent = 5', 'version = 2']) {
      expect([sql, change('IN', sql)]).toEqual([sql, 'ok']);
    }
    expect(change('OVER', `ends_on = '2026-03-16'`)).toBe(CLOSED);
    expect(change('OVER', `ends_on = '2026-05-31'`)).toBe(CLOSED);
    expect(change('OVER', `left_on = '2026-03-15'`)).toBe('ok');
  });

  it('may be added after the month, unless the month read that there was none', () => {
    const [stays, goes, absent] = [tenant(raw.own, 1), tenant(raw.own, 2), tenant(raw.own, 3)];
    put(raw.own, 'lease', lease('S', stays, '2026-01-01', '2026-12-31'));
    put(raw.own, 'lease', lease('G', goes, '2025-01-01', '2026-03-20'));
    close('2026-03');
    const add = (tenantId: number, from: string, to: string, more = {}): string => adds('lease', lease('NEW', tenantId, from, to, more));
    expect(add(absent, '2026-03-31', '2027-03-30')).toBe(CLOSED);
    expect(add(absent, '2026-04-01', '2027-03-30')).toBe('ok');
    expect(add(absent, '2025-01-01', '2026-02-28')).toBe('ok');
    expect(add(absent, '2025-01-01', '2026-12-31', { left_on: '2026-03-01' })).toBe(CLOSED);
    expect(add(absent, '2025-01-01', '2026-12-31', { left_on: '2026-02-28' })).toBe('ok');
    // An older lease would make the resident's first lease another one.
    expect(add(stays, '2024-01-01', '2024-12-31')).toBe(CLOSED);
    // A lease from the next day would say that it never left.
    expect(add(goes, '2026-04-01', '2027-03-30')).toBe(CLOSED);
    expect(add(goes, '2026-04-02', '2027-03-30')).toBe('ok');
    expect(add(stays, '2026-04-01', '2027-03-30')).toBe('ok');
    reopen('2026-03');
    expect(add(absent, '2026-03-31', '2027-03-30')).toBe('ok');
  });

  it('over before the month may be corrected but for their first day', () => {
    const t = tenant(raw.own, 1);
    put(raw.own, 'lease', lease('OLD', t, '2024-01-01', '2024-12-31'));
    put(raw.own, 'lease', lease('NOW', t, '2026-01-01', '2026-12-31'));
    close('2026-03');
    const change = (sql: string): string => does(`UPDATE lease SET ${sql} WHERE contract = 'OLD'`);
    expect(change('area = 7')).toBe('ok');
    expect(change(`ends_on = '2025-06-30'`)).toBe('ok');
    expect(change(`starts_on = '2024-02-01'`)).toBe(CLOSED);
    expect(change('retired_at = 1')).toBe(CLOSED);
    expect(change(`ends_on = '2026-03-01'`)).toBe(CLOSED);
  });
});
