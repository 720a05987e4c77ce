// Bases for the benches, written by bulk SQL under the real schema: studios, tenants, leases, sales lines, bookings.
import type Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import path from 'node:path';
import {
  addMonths,
  createInstantAt,
  daysInMonthOf,
  firstDayOf,
  listMonths,
  type Month,
  monthNumberOf,
  yearOf,
} from '../../src/domain/time/calendar.ts';
import { copyBase } from '../helpers/copy-base.ts';
import { STANDARD_DESK_RULES } from '../../src/domain/booking/desk-rules.ts';
import { GOODS_CLASSES, PLATFORMS } from '../../src/domain/base/catalogue.ts';
import { type Base, closeBase, createBase, openBase } from '../../src/backend/core/db/open.ts';
import { createCodeForName } from '../../src/backend/demo/made-codes.ts';

/** The last month of every bench base, and the time it is looked at: 2027-01-08 10:00 on the wall clock. */
export const LAST = '2026-12' as Month;
export const NOW_MS = Date.UTC(2027, 0, 8, 2);
export const STUDIOS = 100;
export const TENANTS = 300;

// Heads of bench bases stand with them, never in the person's own configuration folder.
process.env['LIVEBASE_CONFIG'] ??= path.join(import.meta.dirname, '..', '..', 'bench-output', 'config');

const CLOCK = { nowMs: () => NOW_MS };

/** Opens a bench base. */
export function openBench(folder: string): Base {
  const opened = openBase(folder, CLOCK);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  return opened.value;
}

/** A new empty bench base; one that is there is thrown away. */
export function freshBench(folder: string): Base {
  rmSync(folder, { recursive: true, force: true });
  const made = createBase(folder, CLOCK);
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
}

/** The code of the nth tenant, from 1. */
export function tenantCode(nth: number): string {
  return createCodeForName(`bench ${nth}`);
}

/** How large a bench base is. */
export interface BaseSize {
  readonly studios: number;
  readonly tenants: number;
}

const USUAL: BaseSize = { studios: STUDIOS, tenants: TENANTS };

/** Facts: a base from `first` on, its studios (four of five public, open all day), its tenants with a lease each. */
export function putFacts(db: Database.Database, first: Month, { studios, tenants } = USUAL): void {
  const area = db.prepare('INSERT INTO base_area (month, floor_area, lettable_area, team) VALUES (?, 5000000, 4000000, 40)');
  const fact = db.prepare(
    "INSERT INTO base_fact (starts_on, full_name, uscc, kind, district, unit_head, statistics_head, filler, phone) VALUES ('0001-01-01', '基准测试基地', ?, '直播电商园区', '区', '甲', '乙', '丙', '1')",
  );
  const studio = db.prepare("INSERT INTO studio (code, opened_on) VALUES (?, '2015-01-01')");
  const studioFact = db.prepare(
    "INSERT INTO studio_fact (studio_id, starts_on, kind, area, hours, turnaround, hourly_rate) VALUES (?, '0001-01-01', ?, 4000, '00:00-24:00', 0, 10000)",
  );
  const tenant = db.prepare('INSERT INTO tenant (contact) VALUES (?)');
  const tenantFact = db.prepare(
    "INSERT INTO tenant_fact (tenant_id, starts_on, name, uscc, category, leading) VALUES (?, '0001-01-01', ?, ?, '直播电商企业', 0)",
  );
  const lease = db.prepare(
    "INSERT INTO lease (contract, tenant_id, starts_on, ends_on, area, studios) VALUES (?, ?, '2015-01-01', '2030-12-31', 10000, '[]')",
  );
  // One booking in twenty is a no-show: a desk that asked for the manager each time would measure nothing else.
  db.prepare("INSERT INTO setting (name, value) VALUES ('desk', ?)").run(JSON.stringify({ ...STANDARD_DESK_RULES, noShowLimit: 0 }));
  area.run(first);
  fact.run(tenantCode(0));
  for (let nth = 1; nth <= studios; nth += 1) {
    const { lastInsertRowid } = studio.run(`S${String(nth).padStart(3, '0')}`);
    studioFact.run(lastInsertRowid, nth <= studios * 0.8 ? '公共' : '专属');
  }
  for (let nth = 1; nth <= tenants; nth += 1) {
    const { lastInsertRowid } = tenant.run(`联系人${nth}`);
    tenantFact.run(lastInsertRowid, `企业${nth}`, tenantCode(nth));
    lease.run(`L${nth}`, lastInsertRowid);
  }
}

/** So many bookings in each month. */
export function putBookings(db: Database.Database, months: readonly Month[], aMonth: number, { studios, tenants } = USUAL): void {
  const insert = db.prepare(
    'INSERT INTO booking (number, studio_id, tenant_id, starts_at, ends_at, state, from_past) VALUES (?, ?, ?, ?, ?, ?, 1)',
  );
  let number = 0;
  for (const month of months) {
    const days = daysInMonthOf(yearOf(month), monthNumberOf(month));
    const start = createInstantAt(firstDayOf(month), 0);
    // Evenly over studios and time: each studio's bookings follow each other and never meet.
    for (let nth = 0; nth < aMonth; nth += 1) {
      const round = Math.floor(nth / studios);
      const rounds = Math.ceil(aMonth / studios);
      const from = start + Math.floor((round * days * 1440) / rounds);
      const fate = (nth * 7 + round) % 20;
      const state = fate === 0 ? 'cancelled' : fate === 1 ? 'no_show' : 'completed';
      number += 1;
      insert.run(`B${number}`, (nth % studios) + 1, ((nth * 31 + round) % tenants) + 1, from, from + 120 + (nth % 3) * 60, state);
    }
  }
}

/** A sales line a tenant and month. */
export function putSales(db: Database.Database, months: readonly Month[], { tenants } = USUAL): void {
  const insert = db.prepare(
    "INSERT INTO sales_line (month, tenant_id, platform, goods_class, source, sessions, minutes, views, orders, paid, refunded, settled) VALUES (?, ?, ?, ?, 'ledger', ?, ?, ?, ?, ?, ?, ?)",
  );
  months.forEach((month, at) => {
    for (let tenant = 1; tenant <= tenants; tenant += 1) {
      const paid = 100_000_00 + ((tenant * 7919 + at * 104_729) % 5_000_000);
      insert.run(
        month,
        tenant,
        PLATFORMS[tenant % PLATFORMS.length],
        GOODS_CLASSES[tenant % GOODS_CLASSES.length],
        40,
        5400,
        900_000,
        4000,
        paid,
        paid >> 3,
        paid >> 1,
      );
    }
  });
}

/** A base of `months` months to the last one, with `aMonth` bookings and one sales line a tenant in each. */
export function bookingBase(folder: string, months: number, aMonth: number): void {
  const base = freshBench(folder);
  const first = addMonths(LAST, 1 - months);
  const all = listMonths(first, LAST);
  base.db.transaction(() => {
    putFacts(base.db, first);
    putBookings(base.db, all, aMonth);
    putSales(base.db, all);
  })();
  base.db.exec('ANALYZE');
  closeBase(base);
}

/** A base with facts only. */
export function factBase(folder: string): void {
  const base = freshBench(folder);
  base.db.transaction(() => putFacts(base.db, addMonths(LAST, -11)))();
  closeBase(base);
}

/** A copy of a bench base, opened. What is known outside of a former copy in that place is not expected of it. */
export function copyBench(of: string, name: string): Base {
  const folder = path.join(OUTPUT, name);
  for (const old of [folder, path.join(OUTPUT, 'config')]) rmSync(old, { recursive: true, force: true });
  copyBase(of, folder);
  return openBench(folder);
}

/** Where the bench keeps its bases, files and peers. */
export const OUTPUT = path.join(import.meta.dirname, '..', '..', 'bench-output');
