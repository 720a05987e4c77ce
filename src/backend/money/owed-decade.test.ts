// The list of who owes what took longer with every tenant and year: it asks the same few questions of many as of few, by indexes.
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRecordBase, type RecordBase } from '../../../test/helpers/record-base.ts';
import { settle } from '../../domain/money/money.ts';
import { addMonths, type Day, firstDayOf, monthOf, parseDay } from '../../domain/time/calendar.ts';
import type { Owed } from '../../contract/money/money.ts';
import { listOwedOn } from './account.ts';
import { ALL_DUES_SQL, BILL_SQL, duesOf, overdueOf } from './sql/dues.ts';

let one: RecordBase;
const TODAY =
  parseDay('2026-11-28') ??
  (() => {
    throw new Error('day');
  })();

beforeEach(() => {
  one = openRecordBase();
});
// Rows put straight into the tables have no history: nothing to check at the end.
afterEach(() => one.close());

/** 100.00 of rent in each of the last months before November 2026, and what was paid of it, straight into the tables. */
function rents(tenant: number, months: number, paidOf: (ago: number) => number): void {
  const { db } = one.base;
  const charge = db.prepare("INSERT INTO charge (tenant_id, month, kind, amount) VALUES (?, ?, 'rent', 10000)");
  const payment = db.prepare("INSERT INTO payment (tenant_id, paid_on, amount, method) VALUES (?, ?, ?, '转账')");
  for (let ago = months; ago >= 1; ago -= 1) {
    const month = addMonths(monthOf(TODAY), -ago);
    charge.run(tenant, month);
    if (paidOf(ago) !== 0) payment.run(tenant, firstDayOf(month), paidOf(ago));
  }
}

/** Each statement that the list runs, its values in it. */
function askedBy(day: Day): readonly string[] {
  const asked: string[] = [];
  const db = new Database(one.base.db.name, { readonly: true, verbose: (sql) => asked.push(String(sql)) });
  listOwedOn(db, day);
  db.close();
  return asked;
}

it('asks as little of thirty tenants with ten years as of one, and reads rows of those alone who owe', () => {
  const first = one.tenant(1);
  rents(first, 3, () => 0);
  const few = askedBy(TODAY);
  const late = [first];
  for (let nth = 2; nth <= 30; nth += 1) {
    const tenant = one.tenant(nth);
    rents(tenant, 120, (ago) => (nth % 10 === 0 && ago <= 2 ? 0 : 10_000));
    if (nth % 10 === 0) late.push(tenant);
  }
  const many = askedBy(TODAY);
  expect(many).toHaveLength(few.length);
  const lists = many.flatMap((sql) => /json_each\('(?<given>[^']*)'/u.exec(sql)?.groups?.['given'] ?? []);
  expect(lists).toEqual(Array.from({ length: 4 }, () => JSON.stringify(late)));
});

it.each([
  [ALL_DUES_SQL.dues, ['2026-11']],
  [ALL_DUES_SQL.payments, ['2026-11-28']],
  [ALL_DUES_SQL.kept, ['2026-11-28']],
  [ALL_DUES_SQL.dueRows, ['[1]']],
  [ALL_DUES_SQL.paymentRows, ['[1]']],
  [ALL_DUES_SQL.keptRows, ['[1]']],
  [BILL_SQL, ['[1]']],
])('%# goes by an index, and sorts nothing', (sql, values) => {
  const plan = one.base.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
  const steps = plan.map((step) => JSON.stringify(step)).filter((step) => !step.includes('VIRTUAL TABLE'));
  expect(steps.filter((step) => !/USING (?:COVERING )?INDEX|INTEGER PRIMARY KEY|SUBQUERY/u.test(step))).toEqual([]);
  expect(steps.join('\n')).not.toContain('TEMP B-TREE');
});

/** What the list says, each line held against its tenant's own account. */
function linesAsSettled(): Owed['lines'] {
  const { db } = one.base;
  const { lines } = listOwedOn(db, TODAY);
  for (const line of lines) {
    const { charges, payments, datesOf } = duesOf(db, line.tenant);
    const account = settle(charges, payments, datesOf);
    const late = overdueOf(db, line.tenant, TODAY);
    expect([line.open, line.ahead, line.overdue, line.since, line.days, line.months]).toEqual([
      account.open,
      account.ahead,
      late.amount,
      late.since,
      late.days,
      late.months,
    ]);
  }
  return lines;
}

/** Each line's fields in order of tenants. */
function plainly(lines: Owed['lines']) {
  return lines
    .toSorted((a, b) => a.tenant - b.tenant)
    .map((one) => [one.tenant, one.due, one.paid, one.open, one.overdue, one.ahead, one.since, one.days, one.months] as const);
}

it('says of each tenant what its own account says, with credits, advances, money given back and months to come', () => {
  const { db } = one.base;
  const charge = db.prepare("INSERT INTO charge (tenant_id, month, kind, amount, reason) VALUES (?, ?, 'correction', ?, '更正')");
  const payment = db.prepare("INSERT INTO payment (tenant_id, paid_on, amount, method, month) VALUES (?, ?, ?, '转账', ?)");
  const tenants = Array.from({ length: 12 }, (_, nth) => one.tenant(nth + 1));
  for (const [nth, tenant] of tenants.entries()) {
    rents(tenant, 12, (ago) => ((ago * 7 + nth * 5) % 11 < 8 ? 10_000 : 0));
    charge.run(tenant, addMonths(monthOf(TODAY), (nth % 5) - 2), nth % 2 === 0 ? -15_000 : 4000);
    payment.run(tenant, nth % 3 === 0 ? '2026-12-05' : '2026-10-20', (nth % 4) * 30_000 - 5000, nth % 2 === 0 ? null : '2026-11');
  }
  // Worked out by hand: due less paid is what is open less what is ahead; what is to come is not overdue, nor does a payment to come count.
  expect(plainly(linesAsSettled())).toEqual([
    [1, 110_000, 90_000, 20_000, 15_000, 0, '2026-09-15', 74, ['2026-08', '2026-10']],
    [2, 124_000, 115_000, 9000, 9000, 0, '2026-11-15', 13, ['2026-10']],
    [3, 105_000, 145_000, 0, 0, 40_000, null, 0, []],
    [4, 124_000, 175_000, 0, 30_000, 51_000, '2026-09-15', 74, ['2026-08', '2026-09', '2026-10']],
    [5, 110_000, 90_000, 20_000, 35_000, 0, '2026-09-15', 74, ['2026-08', '2026-09', '2026-10']],
    [6, 124_000, 105_000, 19_000, 19_000, 0, '2026-10-15', 44, ['2026-09', '2026-10']],
    [7, 105_000, 145_000, 0, 15_000, 40_000, '2026-09-15', 74, ['2026-08', '2026-09']],
    [8, 124_000, 165_000, 0, 0, 41_000, null, 0, []],
    [9, 110_000, 90_000, 20_000, 35_000, 0, '2026-09-15', 74, ['2026-08', '2026-09', '2026-10']],
    [10, 124_000, 105_000, 19_000, 40_000, 0, '2026-08-15', 105, ['2026-07', '2026-08', '2026-09', '2026-10']],
    [11, 105_000, 145_000, 0, 0, 40_000, null, 0, []],
    [12, 124_000, 175_000, 0, 0, 51_000, null, 0, []],
  ]);
});

it('says so of ordinary accounts too, however long nothing was paid', () => {
  const unpaid = [1, 2, 23, 24, 25, 26, 59];
  for (const [nth, months] of unpaid.entries()) {
    const tenant = one.tenant(nth + 1);
    // Of the first open month a part was paid.
    rents(tenant, 60, (ago) => (ago < months ? 0 : ago === months ? 3000 : 10_000));
  }
  // Months to come are owed, and a payment to come is none yet.
  one.base.db.prepare("INSERT INTO charge (tenant_id, month, kind, amount) VALUES (1, '2027-03', 'rent', 5000)").run();
  one.base.db.prepare("INSERT INTO payment (tenant_id, paid_on, amount, method) VALUES (2, '2026-12-01', 20000, '转账')").run();
  const lines = plainly(linesAsSettled());
  expect(lines.map((line) => line.slice(0, 8))).toEqual([
    // 70.00 of October and 50.00 of a month to come.
    [1, 605_000, 593_000, 12_000, 7000, 0, '2026-11-15', 13],
    // 170.00 are overdue today; 200.00 come on 1 December.
    [2, 600_000, 603_000, 0, 17_000, 3000, '2026-10-15', 44],
    [3, 600_000, 373_000, 227_000, 227_000, 0, '2025-01-15', 682],
    [4, 600_000, 363_000, 237_000, 237_000, 0, '2024-12-15', 713],
    [5, 600_000, 353_000, 247_000, 247_000, 0, '2024-11-15', 743],
    [6, 600_000, 343_000, 257_000, 257_000, 0, '2024-10-15', 774],
    [7, 600_000, 13_000, 587_000, 587_000, 0, '2022-01-15', 1778],
  ]);
  expect(lines.map((line) => line[8]?.length)).toEqual(unpaid);
});
