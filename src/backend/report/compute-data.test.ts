// What the computation reads from a base: effective lines, lapsed options, facts that change within a month, filings, history.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day, month } from '../../../test/helpers/report-sources.ts';
import { at, furnishedBase, smallBase, type SmallBase } from '../../../test/helpers/small-base.ts';
import { firstDayOf, instant, createInstantAt, lastDayOf } from '../../domain/time/calendar.ts';
import { closeBase } from '../core/db/open.ts';
import { type ComputedReport, computeReport } from './compute.ts';
import { explainFigure } from './explain/explain.ts';
import { loadProfile } from '../base/load-profile.ts';
import { STANDARD_PROFILE } from '../../contract/core/settings/settings.ts';
import type { Profile } from '../base/profile.ts';
import { LIVE_OF_STUDIO } from './sql/read-bookings.ts';
import { createFiledRows, readSnapshot, snapshotOf } from './snapshot.ts';
import { findNewestFiling } from './sql/filings.ts';

let small: SmallBase;

function profile(): Profile {
  const loaded = loadProfile(STANDARD_PROFILE);
  if (!loaded.ok) throw new Error(loaded.refusal.code);
  return loaded.value;
}

function compute(of = '2026-10', now = '2026-11-05T09:00'): ComputedReport {
  return computeReport({ base: small.base, profile: profile(), month: month(of), now: instant(at(now)), today: day('2026-11-05') });
}

function raw(address: string, of?: string): number | null | undefined {
  return compute(of).figures.values.get(address)?.raw;
}

function booking(
  number: string,
  studio: number,
  from: string,
  to: string,
  state = 'completed',
  more: Readonly<Record<string, number | null>> = {},
): void {
  small.put('booking', { number, studio_id: studio, tenant_id: 1, starts_at: at(from), ends_at: at(to), state, from_past: 1, ...more });
}

function line(tenant: number, source: string, paid: number, more: Readonly<Record<string, string | number>> = {}): number {
  return small.put('sales_line', {
    month: '2026-10',
    tenant_id: tenant,
    platform: '抖音',
    goods_class: '汽车类',
    source,
    sessions: 1,
    minutes: 60,
    views: 1,
    orders: 1,
    paid,
    refunded: 0,
    settled: 0,
    ...more,
  });
}

/** Files the month as the closing would. */
function file(report: ComputedReport, revision: number): void {
  const { put, base } = small;
  const snapshot = snapshotOf(report, profile(), new Map([['A27', '主播未全部登记']]));
  const id = put('filing', {
    month: report.month,
    revision,
    closed_ms: revision,
    closed_by: '统计员',
    first_day: firstDayOf(report.month),
    last_day: lastDayOf(report.month),
    starts_at: createInstantAt(firstDayOf(report.month), 0),
    ends_at: createInstantAt(lastDayOf(report.month), 1440),
    profile_id: 'sz-2025',
    profile_version: 1,
    inputs_sha256: report.inputsSha256(),
    snapshot: snapshot.text,
    snapshot_sha256: snapshot.sha256,
  });
  const rows = createFiledRows(report.figures);
  for (const row of rows.figures) put('filed_figure', { filing_id: id, figure: row.figure, raw: row.raw, value: row.value });
  for (const row of rows.tenants)
    put('filed_tenant', { filing_id: id, tenant_id: row.tenantId, place: row.place, cells: row.cells, paid: row.paid });
  base.db.prepare("UPDATE filing SET reopened_ms = 9, reopened_by = '经理', reopen_reason = '更正' WHERE id = ?").run(id);
}

beforeEach(() => {
  small = furnishedBase();
});
afterEach(() => closeBase(small.base));

describe('sales', () => {
  it('count the strongest source of each key', () => {
    line(1, 'session', 100_000);
    line(1, 'ledger', 20_000);
    line(1, 'form', 3000);
    line(2, 'session', 7);
    line(2, 'ledger', 1000, { goods_class: '家具类' });
    expect(raw('ZB-2.06.month')).toBe(4007);
    expect(raw('ZB-3.02.paid')).toBe(4007);
    expect(raw('ZB-5.16.paid')).toBe(3007);
    expect(raw('ZB-5.13.paid')).toBe(1000);
    expect(compute().figures.tenants.map((row) => row.cells['paid']?.raw)).toEqual([3000, 1007]);
    expect(raw('ZB-2.01.month')).toBe(3);
    expect(raw('ZB-2.06.ytd', '2026-11')).toBe(4007);
    expect(raw('ZB-2.06.month_ly', '2027-10')).toBe(4007);
    expect(raw('ZB-2.06.ytd_ly', '2027-11')).toBe(4007);
  });

  it('leave retired rows out, and fall back on the next source', () => {
    const form = line(1, 'form', 3000);
    line(1, 'ledger', 20_000);
    small.base.db.prepare('UPDATE sales_line SET retired_at = 1 WHERE id = ?').run(form);
    expect(raw('ZB-2.06.month')).toBe(20_000);
  });

  it('take the form of online retail before the ledger', () => {
    small.put('online_retail', { month: '2026-10', tenant_id: 1, source: 'ledger', amount: 5 });
    small.put('online_retail', { month: '2026-10', tenant_id: 1, source: 'form', amount: 7 });
    small.put('online_retail', { month: '2026-10', tenant_id: 2, source: 'ledger', amount: 100 });
    expect(raw('ZB-2.10.month')).toBe(107);
  });

  it('name lacking and differing sources', () => {
    line(1, 'session', 100_000, { lacks: 'minutes,settled' });
    expect(compute().findings.find((one) => one.id === 'S01')?.message).toBe('企业1（抖音）缺来源，按 0 计：直播时长、结算额');
    line(1, 'ledger', 200_000);
    const { findings } = compute();
    expect(findings.find((one) => one.id === 'S01')).toBeUndefined();
    expect(findings.find((one) => one.id === 'S02')?.message).toBe('企业1（抖音、汽车类）台账 2000.00 元，平台场次 1000.00 元');
  });

  it('find a session that two tenants report', () => {
    const session = (tenant: number, key: string, from: string): number =>
      small.put('live_session', { tenant_id: tenant, platform: '抖音', handle: '号', key, starts_at: at(from), goods_class: '其他' });
    session(1, 'k1', '2026-10-03T20:00');
    session(2, 'k1', '2026-10-03T20:00');
    session(1, 'k2', '2026-10-04T20:00');
    expect(compute().findings.find((one) => one.id === 'X04')?.message).toBe(
      '抖音账号 号 的直播（2026-10-03 20:00）由 企业1、企业2 同时报送',
    );
  });
});

describe('bookings', () => {
  it('occupy with their turnaround in states booked, checked in and completed', () => {
    booking('B1', 1, '2026-10-01T00:00', '2026-10-01T01:00');
    booking('B2', 1, '2026-10-31T23:00', '2026-11-01T02:00', 'booked');
    booking('B3', 1, '2026-10-05T10:00', '2026-10-05T11:00', 'checked_in');
    booking('B4', 1, '2026-10-06T10:00', '2026-10-06T11:00', 'cancelled');
    booking('B5', 1, '2026-10-06T10:00', '2026-10-06T11:00', 'no_show');
    booking('B6', 1, '2026-10-07T10:00', '2026-10-07T12:00', 'option', { holds_until: at('2026-10-06T10:00') });
    booking('B7', 2, '2026-10-08T10:00', '2026-10-08T11:00');
    booking('B8', 1, '2026-09-30T23:00', '2026-10-01T00:00');
    expect(raw('ZB-2.02.month')).toBe(1);
    expect(raw('ZB-2.18.month')).toBe(60 + 180 + 60 + 3 * 15);
    expect(raw('ZB-1.06.value')).toBe(2);
    expect(raw('ZB-2.17.month')).toBe(31 * 1440);
    const explained = explainFigure({ base: small.base, profile: profile(), month: month('2026-10'), figure: 'ZB-2.18.month' });
    expect(explained.ok && explained.value.parts.map((part) => [part.what, part.raw, part.group])).toEqual([
      ['S1 · B1 · 2026-10-01 00:00 — 2026-10-01 01:00 · +15', 75, 'S1'],
      ['S1 · B3 · 2026-10-05 10:00 — 2026-10-05 11:00 · +15', 75, 'S1'],
      ['S1 · B2 · 2026-10-31 23:00 — 2026-11-01 02:00 · +15', 195, 'S1'],
    ]);
  });

  it('read kind and turnaround as of the day they start', () => {
    small.put('studio_fact', { studio_id: 1, starts_on: '2026-10-11', kind: '公共', hours: '10:00-12:00', turnaround: 30, hourly_rate: 0 });
    small.put('studio_fact', { studio_id: 1, starts_on: '2026-10-21', kind: '专属', hours: '00:00-24:00', turnaround: 0, hourly_rate: 0 });
    for (const date of ['10', '11', '20', '21']) booking(`B${date}`, 1, `2026-10-${date}T10:00`, `2026-10-${date}T11:00`);
    expect(raw('ZB-2.02.month')).toBe(3);
    expect(raw('ZB-2.18.month')).toBe(3 * 60 + 15 + 30 + 30);
    expect(raw('ZB-2.17.month')).toBe(10 * 1440 + 10 * 120);
    expect(raw('ZB-1.05.value')).toBe(0);
  });

  it('leave exceptions and blackouts out of the time that could be had, each explained', () => {
    small.put('calendar_exception', { day: '2026-10-01', studio_id: null, hours: '休息' });
    small.put('calendar_exception', { day: '2026-10-02', studio_id: 1, hours: '08:00-10:00' });
    small.put('blackout', { studio_id: 1, starts_at: at('2026-10-05T10:00'), ends_at: at('2026-10-05T12:00'), reason: '检修' });
    small.put('blackout', { studio_id: 1, starts_at: at('2026-10-05T11:00'), ends_at: at('2026-10-05T13:00'), reason: '换灯' });
    expect(raw('ZB-2.17.month')).toBe(29 * 1440 + 120 - 180);
    const explained = explainFigure({ base: small.base, profile: profile(), month: month('2026-10'), figure: 'ZB-2.17.month' });
    expect(explained.ok && explained.value.parts.map((part) => part.raw)).toEqual([29 * 1440, 0, 120, -120, -60]);
  });

  it('call for settling, lapsed options aside', () => {
    booking('B1', 1, '2026-10-07T10:00', '2026-10-07T12:00', 'option', { holds_until: at('2026-10-06T10:00') });
    expect(compute().findings.find((one) => one.id === 'A28')).toBeUndefined();
    expect(compute('2026-10', '2026-10-06T09:59').findings.find((one) => one.id === 'A28')?.message).toBe(
      '本月有 1 个预约未结：B1（S1 2026-10-07 10:00 暂定）',
    );
  });

  it('cross-check sales', () => {
    line(1, 'ledger', 500);
    expect(compute().findings.find((one) => one.id === 'X01')?.message).toBe('企业1成交额 5.00 元，本月没有预约，也没有专属直播间');
    booking('B1', 2, '2026-10-01T00:00', '2026-10-02T16:30');
    expect(compute().findings.find((one) => one.id === 'X01')).toBeUndefined();
    small.base.db.prepare('UPDATE sales_line SET retired_at = 1').run();
    expect(compute().findings.find((one) => one.id === 'X02')?.message).toBe('企业1本月预约 40.5 小时，没有成交额');
  });

  it('are read from an index alone', () => {
    const plan = (sql: string): string => JSON.stringify(small.base.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
    expect(plan(`SELECT count(*), sum(ends_at - starts_at), sum(state = 'completed') ${LIVE_OF_STUDIO.replaceAll('?', '1')}`)).toContain(
      'USING COVERING INDEX booking_live',
    );
    expect(
      plan(
        `SELECT tenant_id, sum(ends_at - starts_at) FROM booking INDEXED BY booking_by_start WHERE retired_at IS NULL AND starts_at >= 1 AND starts_at < 2 AND state IN ('booked', 'completed') GROUP BY tenant_id`,
      ),
    ).toContain('USING COVERING INDEX booking_by_start');
  });
});

describe('the head', () => {
  it('holds base facts, the period, today, and what was set for the month', () => {
    small.put('month_head', { month: '2026-10', field: '表号', value: 'SZ-01' });
    small.put('month_head', { month: '2026-10', field: '填表人', value: '丁' });
    expect(compute().head).toEqual({
      填报单位: '某基地',
      统一社会信用代码: '91440304MA93PCF423',
      基地类型: '直播电商园区',
      所属区: '南山区',
      报告期: '2026年10月',
      单位负责人: '甲',
      统计负责人: '乙',
      填表人: '丁',
      联系电话: '1',
      报出日期: '2026-11-05',
      表号: 'SZ-01',
      制定机关: '',
      文号: '',
      有效期至: '',
    });
  });

  it('reads base facts as of the month, else the earliest', () => {
    small.base.db.prepare('UPDATE base_fact SET retired_at = 1').run();
    for (const [starts_on, full_name] of [
      ['2026-06-01', '旧名'],
      ['2026-10-31', '新名'],
      ['2026-11-01', '后名'],
    ] as const) {
      small.put('base_fact', { starts_on, full_name, uscc: '91440304MA93PCF423', kind: '直播电商园区' });
    }
    expect(['2026-10', '2026-09', '2026-01'].map((of) => compute(of).head['填报单位'])).toEqual(['新名', '旧名', '旧名']);
  });

  it('moves the deadline over holidays and on to moved workdays', () => {
    const late = (): string | undefined => compute('2026-10', '2026-11-05T09:00').findings.find((one) => one.id === 'A24')?.message;
    expect(late()).toBeUndefined();
    small.put('month_head', { month: '2026-10', field: '报出日期', value: '2026-11-12' });
    expect(late()).toBe('报出日期 2026-11-12 已过报送期限 2026-11-10');
    small.put('calendar_day', { day: '2026-11-10', kind: 'holiday', name: '假' });
    expect(late()).toBe('报出日期 2026-11-12 已过报送期限 2026-11-11');
    small.put('calendar_day', { day: '2026-11-11', kind: 'holiday', name: '假' });
    expect(late()).toBeUndefined();
  });

  it('asks the frozen roster who had to report', () => {
    expect(compute().findings.find((one) => one.id === 'A21')?.message).toBe('企业1（91440303MA1887G6QK）未报送');
    small.put('roster', { month: '2026-10', tenant_id: 2, frozen_ms: 1 });
    expect(compute().findings.find((one) => one.id === 'A21')?.message).toBe('企业2（91440303MAF5MG15T8）未报送');
  });
});

describe('what was filed and entered', () => {
  it('stands in comparisons and sums, also while reopened', () => {
    line(1, 'ledger', 1_000_000);
    file(compute(), 1);
    small.base.db.prepare('UPDATE sales_line SET paid = 5').run();
    expect(raw('ZB-2.06.month')).toBe(5);
    expect(raw('ZB-2.06.ytd', '2026-11')).toBe(1_000_000);
    expect(raw('ZB-3.02.paid_ytd', '2026-11')).toBe(1_000_000);
    expect(raw('ZB-2.06.month_ly', '2027-10')).toBe(1_000_000);
    expect(compute('2026-11').figures.tenants[0]?.cells['paid_ytd']?.raw).toBe(1_000_000);
    const explained = explainFigure({ base: small.base, profile: profile(), month: month('2026-11'), figure: 'ZB-2.06.ytd' });
    expect(explained.ok && explained.value.parts.at(-2)).toEqual({
      what: '2026-10',
      value: '10000.00 元',
      raw: 1_000_000,
      group: null,
      source: { kind: 'filed', month: '2026-10', revision: 1, figure: 'ZB-2.06.month' },
    });
    file(compute(), 2);
    expect(raw('ZB-2.06.ytd', '2026-11')).toBe(5);
  });

  it('takes historical figures with their origin', () => {
    small.put('historical_figure', { month: '2024-12', figure: 'ZB-2.06.month', raw: 1_230_000, value: '1.23', origin: '扫描件' });
    small.put('historical_figure', { month: '2024-12', figure: 'ZB-1.10.value', raw: null, value: '57.65', origin: null });
    const { values } = compute('2025-12').figures;
    expect(values.get('ZB-2.06.month_ly')).toEqual({ raw: 1_230_000, text: '1.23' });
    expect(values.get('ZB-1.10.ly')).toEqual({ raw: null, text: '57.7' });
    expect(values.get('ZB-2.07.month_ly')).toEqual({ raw: null, text: '—' });
    const explained = explainFigure({ base: small.base, profile: profile(), month: month('2025-12'), figure: 'ZB-2.06.month_ly' });
    expect(explained.ok && explained.value.parts.map((part) => part.source)).toEqual([
      { kind: 'historical', month: '2024-12', figure: 'ZB-2.06.month', origin: '扫描件', entered: null },
    ]);
  });

  it('reads a snapshot back as it was', () => {
    line(1, 'ledger', 1_000_000);
    const report = compute();
    const { text, sha256 } = snapshotOf(report, profile(), new Map([['A27', '说明']]));
    expect(snapshotOf(compute(), profile(), new Map([['A27', '说明']]))).toEqual({ text, sha256 });
    const read = readSnapshot(text);
    expect(read.figures).toEqual(report.figures);
    expect(read).toMatchObject({
      month: '2026-10',
      head: report.head,
      findings: report.findings,
      notJudged: report.notJudged,
      inputsSha256: report.inputsSha256(),
    });
    expect(read.profile).toEqual(profile());
    expect(read.explanations).toEqual(new Map([['A27', '说明']]));
    expect(findNewestFiling(small.base.db, month('2026-10'))).toBeNull();
    file(report, 1);
    const filed = findNewestFiling(small.base.db, month('2026-10'));
    expect(filed).toMatchObject({ revision: 1, closedBy: '统计员', reopened: { who: '经理', reason: '更正' } });
    expect(readSnapshot(filed?.text ?? '').figures).toEqual(report.figures);
  });

  it('hashes what was read: the same whatever the order, another once something changes', () => {
    const first = compute().inputsSha256();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(compute().inputsSha256()).toBe(first);
    line(1, 'ledger', 0);
    const second = compute().inputsSha256();
    expect(second).not.toBe(first);
    booking('B1', 1, '2026-02-01T00:00', '2026-02-01T01:00');
    expect(compute().inputsSha256()).not.toBe(second);
  });
});

describe('an empty base', () => {
  it('has no figures, and a head to fill', () => {
    closeBase(small.base);
    small = smallBase();
    const report = compute();
    expect([...new Set([...report.figures.values.values()].map((value) => value.text))]).toEqual(['—']);
    expect(report.figures.tenants).toEqual([]);
    expect(report.findings.map((one) => one.id)).toEqual(['A23']);
  });
});
