// A ledger of bookings as a base's people would hand it in: a year of them, each with its number, none in another's way.
import {
  addMonths,
  daysInMonthOf,
  firstDayOf,
  createInstantAt,
  monthNumberOf,
  listMonths,
  yearOf,
} from '../../src/domain/time/calendar.ts';
import { createLedgerBook, type LedgerSheet } from '../../src/backend/demo/ledger-book.ts';
import { LAST, STUDIOS, TENANTS, tenantCode } from './bench-base.ts';

const COLUMNS: LedgerSheet['columns'] = [
  { header: '预约号', look: 'code', width: 14 },
  { header: '直播间', look: 'center', width: 8 },
  { header: '企业', look: 'code', width: 22 },
  { header: '开始', look: 'time', width: 18 },
  { header: '结束', look: 'time', width: 18 },
  { header: '状态', look: 'center', width: 9 },
  { header: '主题', look: 'text', width: 12 },
];
const MONTHS = 12;
const HOUR = 60;

/** A time as Excel keeps it. */
function serial(minutes: number): number {
  return (minutes + 480) / 1440 + 25_569;
}

/** The file: evenly over the year before the bench's now, and over all studios. */
export function bookingsFile(rows: number): Uint8Array {
  const codes = Array.from({ length: TENANTS }, (_, at) => tenantCode(at + 1));
  const aMonth = Math.ceil(rows / MONTHS);
  const body = listMonths(addMonths(LAST, 1 - MONTHS), LAST).flatMap((month) => {
    const rounds = Math.ceil(aMonth / STUDIOS);
    const apart = Math.floor((daysInMonthOf(yearOf(month), monthNumberOf(month)) * 1440) / rounds / 30) * 30;
    return Array.from({ length: aMonth }, (_, nth) => {
      const round = Math.floor(nth / STUDIOS);
      const start = createInstantAt(firstDayOf(month), round * apart);
      const state = nth % 20 === 0 ? '已取消' : nth % 20 === 1 ? '未到场' : '已完成';
      const studio = `S${String((nth % STUDIOS) + 1).padStart(3, '0')}`;
      const tenant = codes[(nth * 31 + round) % TENANTS] ?? '';
      return [`${month}-${nth}`, studio, tenant, serial(start), serial(start + 2 * HOUR), state, '专场'];
    });
  });
  return createLedgerBook('预约', [{ name: '预约', title: '直播间预约登记', note: null, columns: COLUMNS, rows: body.slice(0, rows) }]);
}
