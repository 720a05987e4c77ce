// What is kept of a month while nobody writes is never older than the base: reports, explanations and analytics equal those of a connection that has kept nothing.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { STATISTICIAN, WORLD_FILE, codeOf, inEachTest, ledger, openFilledBase, sheetOf } from '../../../test/helpers/import-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import type { Connection } from '../core/db/rows.ts';
import { type Base, closeBase, openBase } from '../core/db/open.ts';
import { inTx } from '../core/db/tx.ts';
import { type Month, parseMonth } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { computeAnalytics } from '../insight/analytics.ts';
import { undoBatch } from '../intake/batches.ts';
import { createBackup } from '../safety/backup.ts';
import { forget } from '../safety/forget/forget.ts';
import { restore } from '../safety/restore.ts';
import { explainFigureOf } from './filing/explain-figure.ts';
import { closeMonth, reopenMonth } from './filing/month-closing.ts';
import { reportMonth, getShownReport } from './filing/export-report.ts';

const MONTHS = ['2026-09', '2026-10'].map(monthOf);
const EXPLAINED = ['ZB-2.06.month', 'ZB-2.18.ytd', 'ZB-1.06.value', `ZB-4.${codeOf(101)}.paid_ytd`, 'ZB-4.total.area'];

const sales = (month: string, tenant: number, paid: number): readonly (string | number)[] => [
  month,
  codeOf(tenant),
  '抖音',
  '化妆品类',
  3,
  180,
  500,
  20,
  paid,
  5,
  paid,
];
const MONTHS_FILE = ledger('两个月.xlsx', {
  ...sheetOf('销售台账', [sales('2026-09', 101, 900), sales('2026-10', 101, 1000), sales('2026-10', 102, 50)]),
  ...sheetOf('网络零售额', [['2026-10', codeOf(101), 700]]),
  ...sheetOf('月度人员', [[codeOf(101), '2026-10', 4, 9]]),
  ...sheetOf('主播名册', [['H1', codeOf(101), '小林', '抖音', 'dy101', '普通', '否', '2026-01-01', null, '2026-10-05']]),
  ...sheetOf('合规事件', [['C1', '2026-10-03', codeOf(102), '假冒伪劣', null, null, null, null]]),
  ...sheetOf('活动', [['2026-10-09', '培训会', '开播课', 30]]),
  ...sheetOf('预约', [
    ['P1', 'A01', codeOf(101), '2026-10-02 10:00', '2026-10-02 12:00', '已完成', null, null, null, '周联系', '13900001111', null],
    ['P2', 'A02', codeOf(102), '2026-10-08 20:00', '2026-10-08 23:00', '已完成', null, null, null, null, null, null],
    ['P3', 'A02', codeOf(102), '2026-09-08 20:00', '2026-09-08 23:00', '已完成', null, null, null, null, null, null],
  ]),
});

const at = inEachTest(() => openFilledBase('kept-months', WORLD_FILE, MONTHS_FILE));

function monthOf(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new Error(text);
  return month;
}

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** Everything that is kept by month, as it is answered, by name. */
function answers(base: Base): ReadonlyMap<string, string> {
  const [from = monthOf(''), to = from] = MONTHS;
  const all: (readonly [string, unknown])[] = [
    ...MONTHS.map((month) => [`report ${month}`, getShownReport(base, { month, profile: null })] as const),
    ...EXPLAINED.map((figure) => [figure, explainFigureOf(base, { month: to, figure })] as const),
    ['analytics', computeAnalytics(base, { from, to })],
  ];
  return new Map(all.map(([name, answer]) => [name, JSON.stringify(answer)]));
}

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] {
  return [...one.keys()].filter((name) => one.get(name) !== other.get(name));
}

/** Names of answers that are others than those of a connection that has kept nothing. */
function stale(base: Base, answered = answers(base)): readonly string[] {
  const other = given(openBase(base.folder, base.clock));
  try {
    return differing(answered, answers(other));
  } finally {
    closeBase(other);
  }
}

/** A write to each table that figures are read from; `by` makes every one another. */
const WRITES: readonly ((run: (sql: string, ...values: readonly (string | number)[]) => unknown, by: number) => unknown)[] = [
  (run, by) => run('UPDATE sales_line SET paid = paid + ?', by),
  (run, by) =>
    run(
      `INSERT INTO sales_line (month, tenant_id, platform, goods_class, source, sessions, minutes, views, orders, paid, refunded, settled)
        SELECT '2026-10', 1, '抖音', '化妆品类', 'form', 1, 1, 1, 1, ?, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM sales_line WHERE source = 'form')`,
      by,
    ),
  (run) =>
    run(`INSERT INTO source_choice (month, tenant_id, platform, goods_class, source, reason)
      SELECT '2026-10', 1, '抖音', '化妆品类', 'ledger', '核对' WHERE NOT EXISTS (SELECT 1 FROM source_choice)`),
  (run) => run('UPDATE sales_line SET retired_at = 1 WHERE id = (SELECT max(id) FROM sales_line WHERE retired_at IS NULL)'),
  (run, by) => run('UPDATE online_retail SET amount = amount + ?', by),
  (run, by) => run('UPDATE booking SET ends_at = ends_at + ? WHERE id = 1', 1 + (by % 60)),
  (run, by) => run("UPDATE booking SET state = iif(state = 'completed', 'cancelled', 'completed') WHERE id = 1 + ?", by % 3),
  (run, by) => run('UPDATE studio_fact SET turnaround = ?, hourly_rate = ?', by % 30, by),
  (run, by) => run("UPDATE studio_fact SET kind = iif(?, '专属', '公共') WHERE id = 1", by % 2),
  (run, by) => run("UPDATE studio SET closed_on = iif(?, '2026-10-20', NULL) WHERE id = 2", by % 2),
  (run, by) => {
    const from = 29_857_000 + by * 60;
    return run("INSERT INTO blackout (studio_id, starts_at, ends_at, reason) VALUES (2, ?, ?, '检修')", from, from + 60);
  },
  (run, by) =>
    run(
      "INSERT INTO calendar_exception (day, hours) SELECT d, '休息' FROM (SELECT ? AS d) WHERE d NOT IN (SELECT day FROM calendar_exception)",
      `2026-10-${10 + (by % 8)}`,
    ),
  (run, by) => run('UPDATE base_area SET floor_area = floor_area + ?', by),
  (run, by) => run('UPDATE tenant SET incubated_on = ? WHERE id = 2', `2026-10-${10 + (by % 10)}`),
  (run, by) => run('UPDATE tenant_fact SET name = ?, leading = ? WHERE id = 2', `海浪${by}`, by % 2),
  (run, by) => run('UPDATE lease SET area = area + ? WHERE id = 2', by),
  (run, by) => run('UPDATE host SET until = ?', `2026-10-${10 + (by % 20)}`),
  (run, by) => run('UPDATE compliance_case SET resolved_on = ?', `2026-10-${10 + (by % 20)}`),
  (run, by) => run('UPDATE event SET attendance = attendance + ?', by),
  (run, by) => run('UPDATE headcount SET hosts = hosts + ?', by),
  (run) =>
    run(
      "INSERT INTO paper (tenant_id, kind, seen_on) SELECT 3, '营业执照', '2026-01-01' WHERE NOT EXISTS (SELECT 1 FROM paper WHERE tenant_id = 3)",
    ),
];

function change(db: Connection, nth: number, by: number): void {
  WRITES[nth]?.((sql, ...values) => db.prepare(sql).run(...values), by);
}

type How = 'own' | 'other' | 'taken back';

/** A write of this connection, of another one, or one of this that is taken back after it was looked at. */
function write(base: Base, how: How, run: (db: Connection) => unknown): void {
  if (how === 'other') {
    const other = given(openBase(base.folder, base.clock));
    run(other.db);
    closeBase(other);
    return;
  }
  inTx(base, TESTER, (tx) => {
    run(tx.db);
    if (how === 'own') return ok(null);
    answers(base);
    return refuse('TENANT_UNKNOWN', { tenant: '' });
  });
}

beforeEach(() => {
  // A code that is none, which only a licence that was seen excuses, and a head that is filled in.
  write(at.base, 'own', (db) =>
    db.exec(`UPDATE tenant_fact SET uscc = '91440300MA5000103X' WHERE tenant_id = 3;
      UPDATE base_fact SET unit_head = '甲', statistics_head = '乙', filler = '丙', phone = '1'`),
  );
});

describe('kept months', () => {
  it('see a write to each table that they are read from', () => {
    let before = answers(at.base);
    const unseen = WRITES.flatMap((_, nth) => {
      write(at.base, 'own', (db) => change(db, nth, 11));
      const now = answers(at.base);
      const isChanged = differing(before, now).length > 0;
      const old = stale(at.base, now);
      before = now;
      return isChanged && old.length === 0 ? [] : [[nth, isChanged, old]];
    });
    expect(unseen).toEqual([]);
  });

  it('see any writes, in any order', () => {
    const step = fc.tuple(fc.nat(WRITES.length - 1), fc.integer({ min: 1, max: 999 }), fc.constantFrom<How>('own', 'other', 'taken back'));
    answers(at.base);
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
        for (const [nth, by, how] of steps) write(at.base, how, (db) => change(db, nth, by));
        expect(stale(at.base)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('see files taken in and taken back, a month closed and opened again, a person forgotten, a backup restored', async () => {
    const { base } = at;
    const [, month = monthOf('')] = MONTHS;
    const same = (): void => expect(stale(base)).toEqual([]);
    same();
    expect((await at.take(ledger('更正.xlsx', sheetOf('销售台账', [sales('2026-10', 101, 4321)])))).ok).toBe(true);
    same();
    given(undoBatch(base, STATISTICIAN, { batch: 2 }));
    same();
    const findings = given(reportMonth(base, { month, profileId: null })).findings.map(({ id }) => [id, '已核实']);
    given(closeMonth(base, TESTER, { month, explanations: Object.fromEntries(findings), by: null }));
    same();
    given(reopenMonth(base, TESTER, { month, reason: '改', by: null }));
    same();
    const saved = given(createBackup(base, TESTER, { folder: null }));
    given(forget(base, TESTER, { person: { name: '周联系', numbers: ['13900001111'] }, reason: '本人要求' }));
    same();
    closeBase(base);
    given(restore(base, saved.file, TESTER));
    const restored = given(openBase(base.folder, base.clock));
    answers(restored);
    expect(stale(restored)).toEqual([]);
    closeBase(restored);
  });
});
