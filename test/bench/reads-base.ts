// The base of the benches of reads: a year of 100,000 bookings, as many streams as a large base imports, and what its tenants owe.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { closeBase, DATABASE_NAME } from '../../src/backend/core/db/open.ts';
import {
  addMonths,
  createInstantAt,
  daysInMonthOf,
  firstDayOf,
  listMonths,
  monthNumberOf,
  yearOf,
} from '../../src/domain/time/calendar.ts';
import { freshBench, LAST, OUTPUT, putBookings, putFacts, putSales, TENANTS } from './bench-base.ts';

/** Bookings of a year. */
export const BOOKINGS = 100_000;
/** Streams that are imported of a month. */
export const STREAMS_A_MONTH = 5000;

/** The folder of the base; made where it is not there (BENCH_KEEP=1) or again. */
export function readsBase(): string {
  const folder = path.join(OUTPUT, 'reads');
  if (process.env['BENCH_KEEP'] === '1' && existsSync(path.join(folder, DATABASE_NAME))) return folder;
  const { db, ...rest } = freshBench(folder);
  const first = addMonths(LAST, -11);
  const months = listMonths(first, LAST);
  const stream = db.prepare(
    "INSERT INTO live_session (tenant_id, platform, handle, key, starts_at, ends_at, title, goods_class, minutes, views, orders, paid, refunded, settled) VALUES (?, '抖音', ?, ?, ?, ?, '直播', '日用品类', 120, 4000, 80, 500000, 20000, 480000)",
  );
  const charge = db.prepare("INSERT INTO charge (tenant_id, month, kind, amount) VALUES (?, ?, 'rent', 500000)");
  const payment = db.prepare("INSERT INTO payment (tenant_id, paid_on, amount, method) VALUES (?, ?, 500000, '转账')");
  db.transaction(() => {
    putFacts(db, first);
    putBookings(db, months, Math.ceil(BOOKINGS / 12));
    putSales(db, months);
    for (const month of months) {
      const [start, days] = [createInstantAt(firstDayOf(month), 0), daysInMonthOf(yearOf(month), monthNumberOf(month))];
      for (let nth = 0; nth < STREAMS_A_MONTH; nth += 1) {
        const [guest, from] = [(nth % TENANTS) + 1, start + Math.floor((nth * days * 1440) / STREAMS_A_MONTH)];
        stream.run(guest, `号${guest}`, `${month}-${nth}`, from, from + 120);
      }
      for (let guest = 1; guest <= TENANTS; guest += 1) {
        charge.run(guest, month);
        if (guest % 3 !== 0) payment.run(guest, firstDayOf(month));
      }
    }
  })();
  db.exec('ANALYZE');
  closeBase({ db, ...rest });
  return folder;
}
