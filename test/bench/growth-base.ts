// Bases of many years and of many studios, for `npm run bench -- growth`: each month as full as every other.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Base, closeBase, DATABASE_NAME } from '../../src/backend/core/db/open.ts';
import { addMonths, firstDayOf, listMonths, type Month } from '../../src/domain/time/calendar.ts';
import { LAST, OUTPUT, freshBench, putBookings, putFacts, putSales } from './bench-base.ts';

/** How long a base has been kept, and how many studios it has. */
export interface GrowthSize {
  readonly years: number;
  readonly studios: number;
}

const TENANTS_A_STUDIO = 3;
const BOOKINGS_A_STUDIO_AND_MONTH = 40;
/** The tenants of a base of this size. */
export function tenantsOf({ studios }: GrowthSize): number {
  return studios * TENANTS_A_STUDIO;
}

/** A charge, a statement and a payment a tenant and month; every third tenant has paid nothing for half a year. */
function putMoney({ db }: Base, months: readonly Month[], tenants: number): void {
  const charge = db.prepare("INSERT INTO charge (tenant_id, month, kind, amount) VALUES (?, ?, 'rent', 500000)");
  const payment = db.prepare("INSERT INTO payment (tenant_id, paid_on, amount, method) VALUES (?, ?, 500000, '转账')");
  const since = addMonths(LAST, -5);
  for (let tenant = 1; tenant <= tenants; tenant += 1)
    for (const month of months) {
      charge.run(tenant, month);
      if (month < since || tenant % 3 !== 0) payment.run(tenant, firstDayOf(month));
    }
}

/** The folder of the base of this size; made where it is not there (BENCH_KEEP=1) or again. */
export function growthBase(size: GrowthSize): string {
  const folder = path.join(OUTPUT, `growth-${size.years}-${size.studios}`);
  if (process.env['BENCH_KEEP'] === '1' && existsSync(path.join(folder, DATABASE_NAME))) return folder;
  const base = freshBench(folder);
  const first = addMonths(LAST, 1 - size.years * 12);
  const months = listMonths(first, LAST);
  const all = { studios: size.studios, tenants: tenantsOf(size) };
  base.db.transaction(() => {
    putFacts(base.db, first, all);
    putBookings(base.db, [...months, addMonths(LAST, 1)], size.studios * BOOKINGS_A_STUDIO_AND_MONTH, all);
    putSales(base.db, months, all);
    putMoney(base, months, all.tenants);
  })();
  base.db.exec('ANALYZE');
  closeBase(base);
  return folder;
}
