// The demo from end to end in a temporary folder: every kind of file, every row taken, two months filed, the newest exported, and all of it again.
import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Base, closeBase, openBase } from '../core/db/open.ts';
import { type DemoMade, runDemo } from './run-demo.ts';
import { listOwedByAll } from '../money/account.ts';
import { closeMonth } from '../report/filing/month-closing.ts';
import { reportMonth } from '../report/filing/export-report.ts';
import { checkBase } from '../safety/check.ts';
import type { Result } from '../../domain/values/result.ts';
import { DEMO_CLOCK as clock } from '../../../test/helpers/demo-day.ts';

const scratch = mkdtempSync(path.join(os.tmpdir(), 'livebase-demo-'));
const out = path.join(scratch, 'out');

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`);
  return result.value;
}

let made: DemoMade;
let base: Base;
const stepNames: string[] = [];

beforeAll(async () => {
  made = valueOf(await runDemo({ out, data: null, clock, onStep: (step) => stepNames.push(step.name) }));
  base = valueOf(openBase(made.data, clock));
});

afterAll(() => {
  if (base !== undefined) closeBase(base);
  rmSync(scratch, { recursive: true, force: true });
});

/** What the desk of a base shows at a time, read from its tables alone. */
function deskAt(at: Base, now: number): Readonly<Record<string, number>> {
  const count = (sql: string): number => Number(at.db.prepare(`SELECT count(*) FROM ${sql}`).pluck().get({ now }));
  return {
    here: count("booking WHERE state = 'checked_in' AND starts_at <= @now AND ends_at > @now"),
    late: count("booking WHERE state = 'booked' AND starts_at + 15 <= @now AND ends_at > @now"),
    early: count("booking WHERE state IN ('checked_in', 'completed') AND starts_at > @now + 10"),
    unsettled: count("booking WHERE state IN ('booked', 'option') AND ends_at <= @now"),
    held: count("booking WHERE state = 'option' AND holds_until > @now"),
    waiting: count("waiting_entry WHERE state = 'waiting'"),
    double: count(
      `(SELECT starts_at, lag(ends_at) OVER (PARTITION BY studio_id ORDER BY starts_at) AS before FROM booking
        WHERE state NOT IN ('cancelled', 'no_show')) WHERE before > starts_at`,
    ),
  };
}

/** Of the evening of a day, 18:00 to 24:00, the share of all studios in service that is booked. */
function eveningShare(at: Base, midnight: number): number {
  const [from, to] = [midnight + 1080, midnight + 1440];
  const minutes = at.db
    .prepare(
      `SELECT sum(min(ends_at, @to) - max(starts_at, @from)) FROM booking
       WHERE state NOT IN ('cancelled', 'no_show') AND starts_at < @to AND ends_at > @from`,
    )
    .pluck()
    .get({ from, to });
  return Number(minutes) / 360 / Number(at.db.prepare('SELECT count(*) FROM studio WHERE closed_on IS NULL').pluck().get());
}

const minutesOf = (text: string): number => Date.parse(`${text}:00+08:00`) / 60_000;

function expectBusyDesk(at: Base, text: string): void {
  const desk = deskAt(at, minutesOf(text));
  expect(desk, text).toMatchObject({ early: 0, unsettled: 0, double: 0 });
  for (const what of ['here', 'late', 'held', 'waiting']) expect(desk[what], `${text} ${what}`).toBeGreaterThan(0);
  for (const ahead of [0, 1, 7]) {
    const share = eveningShare(at, minutesOf(`${text.slice(0, 10)}T00:00`) + ahead * 1440);
    expect(share, `${text} +${ahead}`).toBeGreaterThan(0.58);
    expect(share, `${text} +${ahead}`).toBeLessThan(0.76);
  }
}

describe('the demo', () => {
  it('leaves the newest full month as xlsx and PDF, a note, and the files it was made from', () => {
    expect(made.month).toBe('2026-10');
    expect(made.files.map((file) => path.extname(file))).toEqual(['.xlsx', '.pdf', '.txt']);
    expect(
      readFileSync(made.files[0] ?? '')
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(
      readFileSync(made.files[1] ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(readdirSync(path.join(out, 'inputs')).length).toBe(22);
    expect(stepNames).toEqual(made.steps.map((step) => step.name));
  });

  it('takes in every ledger and every platform export, and refuses no row', () => {
    const rows = base.db.prepare('SELECT kind, sum(read) AS read, sum(refused) AS refused FROM import_sheet GROUP BY kind').all();
    const kinds = new Map(rows.map((row) => [String(Reflect.get(Object(row), 'kind')), row]));
    const wanted = [
      'base',
      'base_area',
      'studios',
      'exceptions',
      'tenants',
      'leases',
      'accounts',
      'papers',
      'headcounts',
      'hosts',
      'cases',
      'bookings',
    ];
    const more = [
      'events',
      'sales',
      'retail',
      'targets',
      'historical',
      'douyin_sessions',
      'shop_daily',
      'channels_sessions',
      'note_daily',
      'taobao_sessions',
      'douyin_overview',
    ];
    expect([...kinds.keys()].toSorted()).toEqual([...wanted, ...more].toSorted());
    for (const row of rows) {
      expect(Reflect.get(Object(row), 'refused')).toBe(0);
      expect(Reflect.get(Object(row), 'read')).toBeGreaterThan(0);
    }
  });

  it('has 14 months, of which one was filed, one filed twice, and the newest can be closed', () => {
    const months = base.db.prepare('SELECT DISTINCT month FROM sales_line ORDER BY month').pluck().all();
    expect(months.length).toBe(14);
    const filings = base.db.prepare('SELECT month, revision FROM filing ORDER BY month, revision').raw().all();
    expect(filings).toEqual([
      ['2026-08', 1],
      ['2026-09', 1],
      ['2026-09', 2],
    ]);
    const report = valueOf(reportMonth(base, { month: made.month, profileId: null }));
    expect(report.filing).toBeNull();
    expect(report.findings.filter((finding) => finding.severity === 'E')).toEqual([]);
    expect(report.findings.map((finding) => finding.id).toSorted()).toEqual(['A21', 'A28', 'S01', 'S02', 'X03', 'X05']);
    // X05 says what S01 says: online retail is above what was settled only for want of the settled amounts of five exports.
    const raw = (address: string): number => report.figures.values.get(address)?.raw ?? 0;
    const unsettled = base.db
      .prepare("SELECT sum(paid - refunded) FROM sales_line WHERE retired_at IS NULL AND month = ? AND lacks LIKE '%settled%'")
      .pluck()
      .get(made.month);
    expect(raw('ZB-2.10.month')).toBeGreaterThan(raw('ZB-2.09.month'));
    expect(raw('ZB-2.10.month')).toBeLessThanOrEqual(raw('ZB-2.09.month') + Number(unsettled));
    for (const address of ['ZB-2.06.month_yoy', 'ZB-2.06.ytd_yoy', 'ZB-1.07.ly', 'ZB-5.05.paid_yoy'])
      expect(report.figures.values.get(address)?.text).not.toBe('—');
    expect(
      checkBase(base, { full: true })
        .checks.filter((check) => !check.ok && check.name !== 'backup')
        .map((check) => check.name),
    ).toEqual([]);
  });

  it('owes and pays as a base does: most paid in full, some late or in part, one nothing of two months, one twice', () => {
    const rows = (sql: string): readonly unknown[] => base.db.prepare(sql).raw().all();
    expect(rows('SELECT month, count(*) > 30, min(due_on), max(due_on) FROM statement GROUP BY month')).toEqual([
      ['2026-08', 1, '2026-09-15', '2026-09-15'],
      ['2026-09', 1, '2026-10-15', '2026-10-15'],
    ]);
    const sums = `SELECT tenant_id AS tenant, sum(due) AS due, sum(paid) AS paid, max(late) AS late, count(paid) AS times FROM (
      SELECT tenant_id, amount AS due, NULL AS paid, NULL AS late FROM charge UNION ALL
      SELECT tenant_id, NULL, amount, CAST(substr(paid_on, 9) AS INTEGER) - 15 FROM payment) GROUP BY tenant_id`;
    const count = (how: string): unknown => base.db.prepare(`SELECT count(*) FROM (${sums}) WHERE ${how}`).pluck().get();
    const all = Number(count('due > 0'));
    expect(all).toBeGreaterThan(35);
    // In full within five days of the due day.
    expect(Number(count('paid = due AND late BETWEEN 1 AND 5'))).toBe(all - 5);
    // Late, in two parts; nothing; twice; a part.
    expect(['paid = due AND late > 5', 'paid IS NULL', 'paid > due', 'paid < due'].map(count)).toEqual([2, 1, 1, 1]);
    const owed = valueOf(listOwedByAll(base, { day: null }));
    const late = owed.lines.filter((line) => line.overdue > 0);
    expect(late.map(({ since, months }) => [since, months])).toEqual([
      ['2026-09-15', ['2026-08', '2026-09']],
      ['2026-10-15', ['2026-09']],
    ]);
    expect(owed.lines.filter((line) => line.ahead > 0)).toHaveLength(1);
    // Deposits are what the leases in force ask for, but for one; who left has none.
    expect(owed.lines.filter((line) => line.depositHeld !== line.depositDue).map(({ tenantName }) => tenantName)).toHaveLength(1);
  });

  it('is about now: somebody is here, late, on option, waiting, and two thirds of the evenings are booked', () => {
    expect(base.folder).toBe(made.data);
    expectBusyDesk(base, '2026-11-04T09:05');
  });

  it('is about now on 29 February, before dawn, with no holidays published', async () => {
    const night = { nowMs: () => minutesOf('2028-02-29T04:40') * 60_000 };
    const other = valueOf(await runDemo({ out: path.join(scratch, 'leap'), data: null, clock: night }));
    expect(other.month).toBe('2028-01');
    const leap = valueOf(openBase(other.data, night));
    expectBusyDesk(leap, '2028-02-29T04:40');
    expect(valueOf(reportMonth(leap, { month: other.month, profileId: null })).findings.filter(({ severity }) => severity === 'E')).toEqual(
      [],
    );
    closeBase(leap);
  });

  it('is about now in the evening of the same day as well, with the same files', async () => {
    const evening = { nowMs: () => minutesOf('2026-11-04T20:40') * 60_000 };
    const other = valueOf(await runDemo({ out, data: path.join(scratch, 'evening'), clock: evening }));
    expect(other.files.slice(0, 2)).toEqual(made.files.slice(0, 2));
    expect(readdirSync(path.join(out, 'inputs')).length).toBe(22);
    const late = valueOf(openBase(other.data, evening));
    expectBusyDesk(late, '2026-11-04T20:40');
    closeBase(late);
  });

  it('makes the same files again beside what is there', async () => {
    const again = valueOf(await runDemo({ out, data: null, clock }));
    expect(path.basename(again.data)).toBe('base (2)');
    expect(again.files.slice(0, 2)).toEqual(made.files.slice(0, 2));
    expect(readdirSync(path.join(out, 'inputs')).length).toBe(22);
    // A backup's seal names the folder that it is of: its bytes are the one thing that differs.
    const count = (folder: string): unknown => {
      const db = new Database(path.join(folder, 'livebase.db'), { readonly: true });
      const rows = db
        .prepare(
          `SELECT (SELECT count(*) FROM booking), (SELECT json_group_array(json_array(at_ms, who, action, entity, entity_id, before,
             CASE entity WHEN 'backup_made' THEN NULL ELSE after END) ORDER BY seq) FROM history)`,
        )
        .raw()
        .get();
      db.close();
      return rows;
    };
    expect(count(again.data)).toEqual(count(made.data));
  });

  it('refuses a data folder that holds a base', async () => {
    const refused = await runDemo({ out: path.join(scratch, 'other'), data: made.data, clock });
    expect(refused.ok ? null : refused.refusal.code).toBe('BASE_EXISTS');
  });

  it('lets the newest month be closed with explanations', () => {
    const report = valueOf(reportMonth(base, { month: made.month, profileId: null }));
    const explanations = Object.fromEntries(report.findings.map((finding) => [finding.id, '已核实']));
    expect(valueOf(closeMonth(base, { who: '苏清和', host: 'cli' }, { month: made.month, explanations, by: null })).revision).toBe(1);
  });
});
