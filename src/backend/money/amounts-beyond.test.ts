// A deposit of 10^15 fen, of before amounts had a bound: the pages that add up and `check` name the row, and it can be put right.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MANAGER, openRecordBase, type RecordBase, typed, valueOf } from '../../../test/helpers/record-base.ts';
import type { RecordName } from '../../contract/records/record-kinds.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import { addRecord, type RecordValues } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { openClient } from '../router.ts';
import { checkBase } from '../safety/check.ts';

const month = parseMonth('2026-10') ?? expect.unreachable();
let one: RecordBase;
let [tenant, other] = [0, 0];
beforeEach(() => {
  one = openRecordBase();
  tenant = one.tenant(1, { name: '晨光传媒' });
  other = one.tenant(2, { name: '星火' });
  one.add('payment', { tenant_id: other, paid_on: '2026-10-03', amount: 70_000, method: '转账' });
});
afterEach(() => one.closeSound());

const client = () => openClient({ findBase: () => one.base, actor: MANAGER, onProgress: null, jobs: null, shell: null, start: null });

/** Writes a record as a program without the bound did. */
function addBeyond(kind: RecordName, values: RecordValues): number {
  one.base.db.pragma('ignore_check_constraints = ON');
  const id = valueOf(inTx(one.base, MANAGER, (tx) => ok(addRecord(tx, kind, { tenant_id: tenant, ...values }, null))));
  one.base.db.pragma('ignore_check_constraints = OFF');
  return id;
}
const deposit = (amount: number): number => addBeyond('deposit_move', { day: '2026-10-02', kind: 'in', amount });

const ADDING_UP = {
  owed: () => client().money.owed({ day: null }),
  account: () => client().money.account({ tenant }),
  preview: () => client().money.preview({ tenant, month }),
  list: () => client().money.list({ month }),
  period: () => client().accounting.period({ month }),
  vouchers: () => client().accounting.vouchers({ month }),
  close: () => client().accounting.close({ month }),
} as const;

describe('a deposit of 10^15 fen', () => {
  it('is named with whose it is by every page that adds up, and by check; other accounts open', async () => {
    const id = deposit(1e15);
    const data = {
      record: `deposit_move:${id}`,
      table: 'deposit_move',
      row: id,
      tenant: '晨光传媒',
      amount: 1e15,
      money: 1e15,
      limit: 1e11,
    };
    for (const [name, call] of Object.entries(ADDING_UP))
      expect(await call(), name).toEqual({ ok: false, refusal: { code: 'AMOUNT_BEYOND', data }, files: undefined });
    expect(await client().money.account({ tenant: other })).toMatchObject({ ok: true });
    expect(one.failing()).toEqual([`amounts found=1 first=deposit_move:${id}`]);
    expect(checkBase(one.base, { full: false }).checks.filter(({ ok: is, name }) => !is && name === 'integrity')).toEqual([]);
    valueOf(await client().records.retire({ kind: 'deposit_move', id, version: 1, reason: '多打了几位' }));
    for (const [name, call] of Object.entries(ADDING_UP))
      expect(await call(), name).not.toMatchObject({ refusal: { code: 'AMOUNT_BEYOND' } });
  });

  it('is corrected, and everything adds up again', async () => {
    const id = deposit(1e15);
    valueOf(await client().records.correct({ kind: 'deposit_move', id, version: 1, values: { amount: 100_000 }, reason: '多打了几位' }));
    expect(await ADDING_UP.owed()).toMatchObject({ ok: true, value: { sums: { depositHeld: 100_000, paid: 70_000 } } });
    expect(await ADDING_UP.period()).toMatchObject({ ok: true, value: { sums: { depositsIn: 100_000, received: 70_000 } } });
    expect(await ADDING_UP.close()).toMatchObject({ ok: true });
  });
});

it('payments whose sum is no safe number are put right one after the other', async () => {
  const pay = (day: string) => addBeyond('payment', { paid_on: day, amount: Number.MAX_SAFE_INTEGER, method: '转账' });
  const [first, second] = [pay('2026-10-01'), pay('2026-10-02')];
  expect(await ADDING_UP.owed()).toMatchObject({ ok: false, refusal: { code: 'AMOUNT_BEYOND', data: { row: first } } });
  valueOf(await client().records.correct({ kind: 'payment', id: first, version: 1, values: { amount: 5_000 }, reason: '多打了几位' }));
  valueOf(await client().records.retire({ kind: 'payment', id: second, version: 1, reason: '多打了几位' }));
  expect(await ADDING_UP.owed()).toMatchObject({ ok: true, value: { sums: { paid: 75_000 } } });
});

it('sales beyond the bound refuse the page that fails over them, and no other', async () => {
  const line = { month: '2026-10', platform: '抖音', goods_class: '其他', source: 'ledger', sessions: 1, minutes: 1, orders: 1 };
  const sold = { ...line, paid: 1, refunded: 0, settled: 0, lacks: '' };
  const id = addBeyond('sales_line', { ...sold, views: Number.MAX_SAFE_INTEGER });
  addBeyond('sales_line', { ...sold, tenant_id: other, views: Number.MAX_SAFE_INTEGER });
  const report = await client().report.month({ month, profile: null });
  expect(report).toMatchObject({
    ok: false,
    refusal: { code: 'AMOUNT_BEYOND', data: { table: 'sales_line', row: id, tenant: '晨光传媒' } },
  });
  expect(await ADDING_UP.owed()).toMatchObject({ ok: true });
  for (const row of [id, id + 1]) valueOf(await client().records.retire({ kind: 'sales_line', id: row, version: 1, reason: '多打了几位' }));
});

it('a page writes no amount beyond the bound, and the database takes none', async () => {
  const values = { ...typed('deposit_move', { tenant_id: tenant, day: '2026-10-02', kind: 'in', amount: 1e11 }), amount: 1e11 + 1 };
  const refused = await client().records.add({ kind: 'deposit_move', values, reason: null });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'INPUT_INVALID', data: { issues: ['amount CELL_TOO_LARGE'] } } });
  const raw = inTx(one.base, MANAGER, (tx) => ok(addRecord(tx, 'deposit_move', values, null)));
  expect(raw).toEqual({ ok: false, refusal: { code: 'AMOUNT_BEYOND', data: { fact: '' } } });
});
