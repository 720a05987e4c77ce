// The ledger of bookings that goes out comes in again as it was, in a base with the same studios and tenants.
import { afterEach, describe, expect, it } from 'vitest';
import { contents, type ImportBase, ledger, openImportBase, totals, WORLD_FILE } from '../../../../test/helpers/import-base.ts';
import { parseDay } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { readTableFile } from '../../../sheets/read/read-table.ts';
import { createBookingsLedger } from './bookings-ledger.ts';

const bases: ImportBase[] = [];
afterEach(() => {
  for (const base of bases.splice(0)) base.close();
});

async function worldBase(): Promise<ImportBase> {
  const base = openImportBase();
  bases.push(base);
  expect(typeof totals(await base.take(WORLD_FILE))).toBe('object');
  return base;
}

function day(text: string) {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
}

const HEAD = ['预约号', '直播间', '企业', '开始', '结束', '状态', '保留至', '主题', '平台', '联系人', '联系电话', '取消原因'];
const ROWS = [
  ['B-1', 'A01', '晨光传媒', '2026-10-03 22:00', '2026-10-03 23:59', '已完成', null, '夜场', '抖音', '李四', '013812345678', null],
  ['B-2', 'A02', '晨光传媒', '2026-10-04 22:00', '2026-10-05 02:00', '未到场', null, null, null, null, null, null],
  ['B-3', 'A02', '海浪（深圳）网络', '2026-10-06 10:00', '2026-10-06 12:00', '已取消', null, '=1+1', null, null, null, '货品未到'],
  ['B-4', 'A02', '海浪（深圳）网络', '2026-11-20 10:00', '2026-11-20 12:20', '已预订', null, '+86', '淘宝', '王五', '0755-1', null],
  ['B-5', 'A01', '晨光传媒', '2026-11-21 10:00', '2026-11-21 12:00', '暂定', '2026-11-20 18:00', null, null, null, null, null],
  ['B-6', 'A01', '海浪（深圳）网络', '2026-12-01 10:00', '2026-12-01 12:00', '已预订', null, null, null, null, null, null],
] as const;

describe('the ledger of bookings', () => {
  it('exported and imported into another base gives the same bookings, and again nothing new', async () => {
    const [one, other] = [await worldBase(), await worldBase()];
    expect(totals(await one.take(ledger('预约.xlsx', { 预约: [HEAD, ...ROWS] })))).toEqual({ added: ROWS.length, changed: 0, same: 0 });
    const question = { from: day('2026-10-01'), to: day('2026-12-31'), studio: null, tenant: null, states: [...BOOKING_STATES] };
    const { name, bytes } = createBookingsLedger(one.base, question);
    expect(name).toBe('预约 2026-10-01 2026-12-31.xlsx');
    expect(totals(await other.take({ name, bytes }))).toEqual({ added: ROWS.length, changed: 0, same: 0 });
    expect(contents(other.db)['booking']).toEqual(contents(one.db)['booking']);
    // The other's export is the same file to the byte, and what came from here is nothing new here.
    expect(Buffer.from(createBookingsLedger(other.base, question).bytes).equals(Buffer.from(bytes))).toBe(true);
    expect(totals(await one.take({ name: '再来.xlsx', bytes }))).toEqual({ added: 0, changed: 0, same: ROWS.length });
  });

  it('says every field of each booking under its own heading', async () => {
    const one = await worldBase();
    await one.take(ledger('预约.xlsx', { 预约: [HEAD, ...ROWS] }));
    const question = { from: day('2026-10-01'), to: day('2026-12-31'), studio: null, tenant: null, states: [...BOOKING_STATES] };
    const read = await readTableFile(createBookingsLedger(one.base, question).bytes);
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value.sheets.map(({ rows }) => [...rows].map(({ cells }) => HEAD.map((_, at) => cells[at] ?? null)))).toEqual([
      [HEAD, ...ROWS],
    ]);
  });

  it('holds the days, the studio, the tenant and the states that were asked for', async () => {
    const one = await worldBase();
    await one.take(ledger('预约.xlsx', { 预约: [HEAD, ...ROWS] }));
    const counts = async (more: Partial<Parameters<typeof createBookingsLedger>[1]>): Promise<unknown> => {
      const all = { from: day('2026-10-01'), to: day('2026-12-31'), studio: null, tenant: null, states: [...BOOKING_STATES] };
      const fresh = await worldBase();
      return totals(await fresh.take({ name: 'a.xlsx', bytes: createBookingsLedger(one.base, { ...all, ...more }).bytes }));
    };
    const added = (count: number) => ({ added: count, changed: 0, same: 0 });
    const studio = Number(one.db.prepare("SELECT id FROM studio WHERE code = 'A01'").pluck().get());
    const tenant = Number(one.db.prepare("SELECT tenant_id FROM tenant_fact WHERE name = '晨光传媒'").pluck().get());
    expect(await counts({ studio })).toEqual(added(3));
    expect(await counts({ tenant })).toEqual(added(3));
    expect(await counts({ studio, tenant })).toEqual(added(2));
    expect(await counts({ states: ['cancelled', 'option'] })).toEqual(added(2));
    // A night belongs to the day of its start.
    expect(await counts({ from: day('2026-10-05'), to: day('2026-10-06') })).toEqual(added(1));
    expect(await counts({ from: day('2026-10-04'), to: day('2026-10-04') })).toEqual(added(1));
  });

  it('says of an option that lapsed since that it did', async () => {
    const one = await worldBase();
    await one.take(ledger('预约.xlsx', { 预约: [HEAD, ...ROWS] }));
    one.setNow('2026-11-20T18:00');
    const all = { from: day('2026-11-21'), to: day('2026-11-21'), studio: null, tenant: null };
    const other = await worldBase();
    expect(
      totals(await other.take({ name: 'a.xlsx', bytes: createBookingsLedger(one.base, { ...all, states: ['cancelled'] }).bytes })),
    ).toEqual({
      added: 1,
      changed: 0,
      same: 0,
    });
    expect(contents(other.db)['booking']?.[0]).toContain('cancel_reason=保留到期');
  });
});
