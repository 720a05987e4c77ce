// The demo from end to end in a temporary folder: every kind of file, every row taken, two months filed, the newest exported, and all of it again.
import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBase, openBase } from '../core/db/open.ts';
import type { Base } from '../core/db/open.ts';
import { runDemo } from './run-demo.ts';
import type { DemoMade } from './run-demo.ts';
import { SITTINGS } from './demo-days.ts';
import { closeMonth } from '../report/filing/month-closing.ts';
import { reportMonth } from '../report/filing/report-month.ts';
import { checkBase } from '../safety/check.ts';
import type { Result } from '../../domain/values/result.ts';

const clock = { nowMs: () => performance.now() };
const scratch = mkdtempSync(path.join(os.tmpdir(), 'livebase-demo-'));
const out = path.join(scratch, 'out');

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`);
  return result.value;
}

let made: DemoMade;
let base: Base;
const told: string[] = [];

beforeAll(async () => {
  made = valueOf(await runDemo({ out, data: null, clock, onStep: (step) => told.push(step.name) }));
  base = valueOf(openBase(made.data, { nowMs: () => SITTINGS.third * 60_000 }));
}, 120_000);

afterAll(() => {
  if (base !== undefined) closeBase(base);
  rmSync(scratch, { recursive: true, force: true });
});

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
    expect(told).toEqual(made.steps.map((step) => step.name));
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
    expect(report.state).toBe('open');
    expect(report.findings.filter((finding) => finding.severity === 'E')).toEqual([]);
    expect(report.findings.map((finding) => finding.id).toSorted()).toEqual(['A21', 'A28', 'S01', 'S02', 'X03']);
    for (const address of ['ZB-2.06.month_yoy', 'ZB-2.06.ytd_yoy', 'ZB-1.07.ly', 'ZB-5.05.paid_yoy'])
      expect(report.figures.values.get(address)?.text).not.toBe('—');
    expect(
      checkBase(base, { full: true })
        .checks.filter((check) => !check.ok && check.name !== 'backup')
        .map((check) => check.name),
    ).toEqual([]);
  });

  it('makes the same files again beside what is there', async () => {
    const again = valueOf(await runDemo({ out, data: null, clock }));
    expect(path.basename(again.data)).toBe('base (2)');
    expect(again.files.slice(0, 2)).toEqual(made.files.slice(0, 2));
    expect(readdirSync(path.join(out, 'inputs')).length).toBe(22);
    const count = (folder: string): unknown => {
      const db = new Database(path.join(folder, 'livebase.db'), { readonly: true });
      const rows = db.prepare('SELECT (SELECT count(*) FROM booking), (SELECT hash FROM history ORDER BY seq DESC LIMIT 1)').raw().get();
      db.close();
      return rows;
    };
    expect(count(again.data)).toEqual(count(made.data));
  }, 120_000);

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
