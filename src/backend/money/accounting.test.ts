// Accounting periods: what is booked in which, what a closing keeps as it is, and the vouchers; against a second reckoning by the order of entry.
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeIn, MANAGER, openRecordBase, type RecordBase, typed, valueOf } from '../../../test/helpers/record-base.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import { codeOf } from '../../../test/helpers/import-base.ts';
import { STANDARD_ACCOUNTS } from '../../domain/money/vouchers.ts';
import { STANDARD_STATEMENT_FRAME } from '../../domain/money/statement-frame.ts';
import { readTableFile } from '../../sheets/read/read-table.ts';
import { setSetting } from '../core/records/settings.ts';
import { addRecordOf, correctRecord, restoreRecordOf, retireRecordOf } from '../records/record-authorization.ts';
import { undoChange } from '../records/undo-change.ts';
import { closePeriod, getPeriod, getVouchers, reopenPeriod } from './accounting.ts';
import { makeStatement } from './make-statement.ts';

let one: RecordBase;
let tenant = 0;
beforeEach(() => {
  one = openRecordBase();
  one.setNow('2026-11-03T09:00');
  tenant = one.tenant(1, { name: '晨光传媒' });
});
afterEach(() => one.closeSound());

const month = (text: string) => parseMonth(text) ?? expect.unreachable();
const period = (of: string) => getPeriod(one.base, { month: month(of) });
const close = (of: string) => closePeriod(one.base, MANAGER, { month: month(of) });
const reopen = (of: string, reason = '漏记一笔') => reopenPeriod(one.base, MANAGER, { month: month(of), reason });
const pay = (day: string, amount: number, method = '转账'): number =>
  one.add('payment', { tenant_id: tenant, paid_on: day, amount, method });
const correct = (of: string, amount: number): number =>
  one.add('charge', { tenant_id: tenant, month: of, kind: amount > 0 ? 'correction' : 'credit', amount, reason: '核对' });
const bill = (of: string) => valueOf(makeStatement(one.base, MANAGER, { tenant, month: month(of), part: null })).statement;
async function vouchers(of: string): Promise<readonly (readonly unknown[])[]> {
  const read = valueOf(await readTableFile(valueOf(getVouchers(one.base, { month: month(of) })).bytes));
  return [...(read.sheets[0]?.rows ?? [])].map(({ cells }) => cells.map((cell) => (cell === '' ? null : cell)));
}

const NOTHING = { rent: 0, studio: 0, changes: 0, billed: 0, received: 0, depositsIn: 0, depositsOut: 0, depositsKept: 0 };

it('books what is entered in its own month, and what comes after the closing in the next', () => {
  one.add('lease', { contract: 'HT-1', tenant_id: tenant, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 1, monthly_rent: 500_000 });
  bill('2026-10');
  pay('2026-10-20', 120_000);
  one.add('deposit_move', { tenant_id: tenant, day: '2026-10-02', kind: 'in', amount: 70_000 });
  one.add('deposit_move', { tenant_id: tenant, day: '2026-10-30', kind: 'out', amount: 20_000 });
  one.add('deposit_move', { tenant_id: tenant, day: '2026-10-31', kind: 'kept', amount: 3_000 });
  const october = {
    ...NOTHING,
    rent: 500_000,
    billed: 500_000,
    received: 120_000,
    depositsIn: 70_000,
    depositsOut: 20_000,
    depositsKept: 3_000,
  };
  const none = { billed: 0, received: 0 };
  expect(period('2026-10')).toEqual({ month: '2026-10', closed: null, last: null, sums: october, earlier: none });
  const closed = { atMs: Date.UTC(2026, 10, 3, 1), who: '周敏' };
  expect(valueOf(close('2026-10'))).toEqual({ month: '2026-10', closed, last: '2026-10', sums: october, earlier: none });
  expect(period('2026-09')).toEqual({ month: '2026-09', closed, last: '2026-10', sums: NOTHING, earlier: none });

  one.setNow('2026-11-04T09:00');
  correct('2026-10', 11_100);
  pay('2026-10-25', 40_000);
  pay('2026-11-04', 5_000);
  expect(period('2026-10').sums).toEqual(october);
  expect(period('2026-11')).toEqual({
    month: '2026-11',
    closed: null,
    last: '2026-10',
    sums: { ...NOTHING, changes: 11_100, billed: 11_100, received: 45_000 },
    earlier: { billed: 11_100, received: 40_000 },
  });
  // A corrected statement says the same figures, and what it adds is booked where it was entered.
  expect(bill('2026-10').total).toBe(511_100);
  expect(period('2026-10').sums).toEqual(october);

  expect(valueOf(reopen('2026-10'))).toMatchObject({
    closed: null,
    last: '2026-09',
    reopened: ['2026-10'],
    sums: { ...october, changes: 11_100, billed: 511_100, received: 160_000 },
  });
  expect(period('2026-11').sums).toEqual({ ...NOTHING, received: 5_000 });
});

it('refuses to change what a closed period holds, in every way that people have', () => {
  const paid = pay('2026-10-20', 120_000, '现金');
  const charge = correct('2026-09', 100);
  const held = one.add('deposit_move', { tenant_id: tenant, day: '2026-10-02', kind: 'in', amount: 70_000 });
  valueOf(close('2026-10'));
  const values = { tenant_id: tenant, paid_on: '2026-10-20', amount: 120_000, method: '现金' };
  const retire = (kind: 'payment' | 'charge' | 'deposit_move', id: number) =>
    codeIn(retireRecordOf(one.base, MANAGER, { kind, id, version: 1, reason: '重复' }));
  const change = (given: object) =>
    codeIn(
      correctRecord(one.base, MANAGER, {
        kind: 'payment',
        id: paid,
        version: 1,
        values: typed('payment', { ...values, ...given }),
        reason: '更正',
      }),
    );
  expect([retire('payment', paid), retire('charge', charge), retire('deposit_move', held)]).toEqual(Array(3).fill('PERIOD_CLOSED'));
  const other = one.tenant(2);
  const changes = [{ amount: 12_000 }, { paid_on: '2026-11-02' }, { method: '微信' }, { tenant_id: other }, { month: '2026-09' }];
  expect(changes.map(change)).toEqual(changes.map(() => 'PERIOD_CLOSED'));
  // A note is no figure.
  expect(change({ note: '补收据' })).toBe('ok');
  // What was entered after the closing is the next period's, whatever its month.
  const later = addRecordOf(one.base, MANAGER, { kind: 'payment', values: typed('payment', { ...values, amount: 7 }), reason: null });
  expect(codeIn(undoChange(one.base, MANAGER, { change: valueOf(later).change ?? 0 }))).toBe('ok');
  expect(period('2026-10').sums).toEqual({ ...NOTHING, received: 120_000, depositsIn: 70_000 });
});

it('closes a month that is over once, with those before it, and opens it with those after it, with a reason', () => {
  expect(close('2026-11')).toMatchObject({ refusal: { code: 'PERIOD_NOT_OVER', data: { month: '2026-11', until: '2026-11-30' } } });
  expect(reopen('2026-10')).toMatchObject({ refusal: { code: 'PERIOD_OPEN', data: { month: '2026-10' } } });
  valueOf(close('2026-09'));
  const closed = { at: '2026-11-03 09:00', who: '周敏' };
  expect(close('2026-08')).toMatchObject({ refusal: { code: 'PERIOD_CLOSED', data: { month: '2026-08', ...closed } } });
  valueOf(close('2026-10'));
  expect(close('2026-10')).toMatchObject({ refusal: { code: 'PERIOD_CLOSED', data: { month: '2026-10', ...closed } } });
  expect(codeIn(reopen('2026-10', ' '))).toBe('REASON_NEEDED');
  expect(valueOf(reopen('2026-09'))).toMatchObject({ closed: null, last: '2026-08', reopened: ['2026-09', '2026-10'] });
  expect(codeIn(reopen('2026-10'))).toBe('PERIOD_OPEN');
});

it('says in a refusal who closed the period, whatever is in the name', () => {
  const paid = pay('2026-10-20', 120_000);
  const who = `O'Brien "周" 敏`;
  valueOf(closePeriod(one.base, { ...MANAGER, who }, { month: month('2026-10') }));
  const retired = retireRecordOf(one.base, MANAGER, { kind: 'payment', id: paid, version: 1, reason: '重复' });
  expect(retired).toEqual({ ok: false, refusal: { code: 'PERIOD_CLOSED', data: { month: '2026-10', at: '2026-11-03 09:00', who } } });
});

it('keeps earlier months closed that were closed along with the one that is opened again', () => {
  pay('2026-07-05', 700);
  const august = pay('2026-08-05', 800);
  pay('2026-10-05', 1000);
  valueOf(close('2026-10'));
  one.setNow('2026-11-05T09:00');
  pay('2026-09-30', 900);
  expect(valueOf(reopen('2026-10')).reopened).toEqual(['2026-10']);
  const received = (of: string) => period(of).sums.received;
  expect(['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map(received)).toEqual([700, 800, 0, 1900, 0]);
  expect(['2026-06', '2026-08', '2026-09', '2026-10'].map((of) => period(of).closed?.who ?? null)).toEqual(['周敏', '周敏', '周敏', null]);
  const retire = (id: number) => retireRecordOf(one.base, MANAGER, { kind: 'payment', id, version: 1, reason: '重复' });
  expect(retire(august)).toMatchObject({
    refusal: { code: 'PERIOD_CLOSED', data: { month: '2026-08', at: '2026-11-03 09:00', who: '周敏' } },
  });
  expect(valueOf(reopen('2026-08')).reopened).toEqual(['2026-08', '2026-09']);
  expect(['2026-07', '2026-08', '2026-09', '2026-10'].map(received)).toEqual([700, 800, 900, 1000]);
  expect(period('2026-07').closed?.who).toBe('周敏');
});

it('says vouchers and sums of a closed period as they were closed, whatever tax, accounts and names are afterwards', async () => {
  const taxed = (taxRate: number) => valueOf(setSetting(one.base, MANAGER, 'statement', { ...STANDARD_STATEMENT_FRAME, taxRate }));
  taxed(900);
  correct('2026-10', 109_00);
  valueOf(close('2026-10'));
  const said = () => [getVouchers(one.base, { month: month('2026-10') }), period('2026-10')];
  const before = said();
  taxed(600);
  valueOf(setSetting(one.base, MANAGER, 'accounts', { ...STANDARD_ACCOUNTS, changes: '6301 营业外收入' }));
  const fact = { starts_on: '0001-01-01', name: '晨光新传媒', uscc: codeOf(1), category: '直播电商企业' };
  const [id] = one.base.db.prepare('SELECT id FROM tenant_fact').pluck().all().map(Number);
  valueOf(
    correctRecord(one.base, MANAGER, {
      kind: 'tenant_fact',
      id: id ?? 0,
      version: 1,
      values: { tenant_id: tenant, ...typed('tenant_fact', fact, 'tenant_id') },
      reason: '更名',
    }),
  );
  expect(said()).toEqual(before);
  // 10,900 fen held 900 of tax at 9 %. A statement at 6 % of 21,500 in all holds 1,217 (21,500 x 6 / 106 = 1,216.98): 317 are left for it.
  one.setNow('2026-11-04T09:00');
  correct('2026-10', 106_00);
  bill('2026-10');
  expect(said()).toEqual(before);
  expect((await vouchers('2026-11')).slice(1, 4).map((row) => row.slice(2))).toEqual([
    ['2026-10 调整', '1122', '应收账款', '晨光新传媒', 106],
    ['2026-10 调整', '6301', '营业外收入', '晨光新传媒', null, 102.83],
    ['2026-10 调整', '2221', '应交税费', '晨光新传媒', null, 3.17],
  ]);
});

it('books the change of a tax rate on an earlier bill once, in the first period that touches it', async () => {
  const taxed = (taxRate: number) => valueOf(setSetting(one.base, MANAGER, 'statement', { ...STANDARD_STATEMENT_FRAME, taxRate }));
  const lease = { contract: 'HT-1', tenant_id: tenant, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 1, monthly_rent: 100_000 };
  const id = one.add('lease', lease);
  let version = 0;
  const rent = (monthly_rent: number): void => {
    version += 1;
    const values = typed('lease', { ...lease, monthly_rent });
    valueOf(correctRecord(one.base, MANAGER, { kind: 'lease', id, version, values, reason: '谈好的' }));
    bill('2026-08');
  };
  one.setNow('2026-08-20T09:00');
  taxed(900);
  valueOf(makeStatement(one.base, MANAGER, { tenant, month: month('2026-08'), part: 'rent' }));
  correct('2026-08', 109_00);
  one.setNow('2026-09-01T09:00');
  valueOf(close('2026-08'));
  taxed(600);
  rent(110_000);
  const changes = async (of: string) =>
    (await vouchers(of)).filter((row) => row[2] === '2026-08 调整').map((row) => [row[3], row[6] ?? null, row[7] ?? null]);
  // 109.00 held 9.00 of tax at 9 % and holds 6.17 at 6 % (6.1698): 2.83 less, which the income has instead.
  const once = [
    ['6001', null, 2.83],
    ['2221', null, -2.83],
  ];
  expect(await changes('2026-09')).toEqual(once);
  one.setNow('2026-10-01T09:00');
  valueOf(close('2026-09'));
  rent(120_000);
  expect(await changes('2026-10')).toEqual([]);
  expect(await changes('2026-09')).toEqual(once);
  expect((await vouchers('2026-10')).at(-1)).toEqual([null, null, '合计', null, null, null, 100, 100]);
});

it('writes vouchers whose two sides are equal, with the tax of the paper over both periods', async () => {
  valueOf(setSetting(one.base, MANAGER, 'statement', { ...STANDARD_STATEMENT_FRAME, taxRate: 900 }));
  one.add('lease', { contract: 'HT-1', tenant_id: tenant, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 1, monthly_rent: 100_003 });
  bill('2026-10');
  pay('2026-10-20', 120_000, '微信');
  pay('2026-10-21', -500, '现金');
  one.add('deposit_move', { tenant_id: tenant, day: '2026-10-02', kind: 'in', amount: 70_000 });
  one.add('deposit_move', { tenant_id: tenant, day: '2026-10-31', kind: 'kept', amount: 3_000 });
  // Of 1,000.03 at 9 % the tax is 82.57 (1,000.03 x 9 / 109 = 82.5713).
  expect(await vouchers('2026-10')).toEqual([
    ['日期', '凭证号', '摘要', '科目编码', '科目名称', '往来单位', '借方金额', '贷方金额'],
    ['2026-10-31', '记-1', '2026-10 租金', '1122', '应收账款', '晨光传媒', 1000.03],
    ['2026-10-31', '记-1', '2026-10 租金', '6051', '其他业务收入', '晨光传媒', null, 917.46],
    ['2026-10-31', '记-1', '2026-10 租金', '2221', '应交税费', '晨光传媒', null, 82.57],
    ['2026-10-20', '记-2', '收款', '1012', '其他货币资金', '晨光传媒', 1200],
    ['2026-10-20', '记-2', '收款', '1122', '应收账款', '晨光传媒', null, 1200],
    ['2026-10-21', '记-3', '退款', '1122', '应收账款', '晨光传媒', 5],
    ['2026-10-21', '记-3', '退款', '1001', '库存现金', '晨光传媒', null, 5],
    ['2026-10-02', '记-4', '收押金', '1002', '银行存款', '晨光传媒', 700],
    ['2026-10-02', '记-4', '收押金', '2241', '其他应付款', '晨光传媒', null, 700],
    ['2026-10-31', '记-5', '押金抵欠款', '2241', '其他应付款', '晨光传媒', 30],
    ['2026-10-31', '记-5', '押金抵欠款', '1122', '应收账款', '晨光传媒', null, 30],
    [null, null, '合计', null, null, null, 2935.03, 2935.03],
  ]);
  expect(valueOf(getVouchers(one.base, { month: month('2026-10') })).name).toBe('凭证_2026-10_未结账.xlsx');
  valueOf(close('2026-10'));
  expect(valueOf(getVouchers(one.base, { month: month('2026-10') })).name).toBe('凭证_2026-10.xlsx');
  one.setNow('2026-11-04T09:00');
  correct('2026-10', -9);
  pay('2026-10-25', 100);
  // Billed in all 999.94: its tax is 82.56 (82.5638), a fen less; dated in the period in which it is booked.
  expect((await vouchers('2026-11')).slice(1)).toEqual([
    ['2026-11-30', '记-1', '2026-10 调整', '1122', '应收账款', '晨光传媒', -0.09],
    ['2026-11-30', '记-1', '2026-10 调整', '6001', '主营业务收入', '晨光传媒', null, -0.08],
    ['2026-11-30', '记-1', '2026-10 调整', '2221', '应交税费', '晨光传媒', null, -0.01],
    ['2026-11-01', '记-2', '收款（2026-10-25）', '1002', '银行存款', '晨光传媒', 1],
    ['2026-11-01', '记-2', '收款（2026-10-25）', '1122', '应收账款', '晨光传媒', null, 1],
    [null, null, '合计', null, null, null, 0.91, 0.91],
  ]);
  expect(getVouchers(one.base, { month: month('2026-08') })).toEqual({
    ok: false,
    refusal: { code: 'VOUCHERS_NONE', data: { month: '2026-08' } },
  });
});

const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10'] as const;
const monthAt = (at: number) => month(MONTHS[at] ?? '2026-07');
const step = fc.record({
  does: fc.constantFrom('pay', 'pay', 'charge', 'charge', 'close', 'reopen', 'move', 'retire', 'restore'),
  at: fc.nat(3),
  amount: fc.integer({ min: 1, max: 99_999 }),
  which: fc.nat(4),
});
type Step = (typeof step extends fc.Arbitrary<infer T> ? T : never) & { readonly does: string };

/** The second reckoning: rows in the order of their entry, and after how many of them each month was closed. */
interface Ledger {
  readonly rows: {
    readonly kind: 'payment' | 'charge';
    readonly id: number;
    version: number;
    at: number;
    amount: number;
    isRetired: boolean;
  }[];
  closings: readonly { readonly at: number; readonly before: number }[];
}

function play(
  { does, at, amount, which }: Step,
  { base, add, who }: Pick<RecordBase, 'base' | 'add'> & { readonly who: number },
  ledger: Ledger,
): void {
  const { rows } = ledger;
  const values = (kind: 'payment' | 'charge', to: number) =>
    kind === 'payment'
      ? { tenant_id: who, paid_on: `${monthAt(to)}-15`, amount, method: '转账' }
      : { tenant_id: who, month: monthAt(to), kind: 'correction', amount, reason: '核对' };
  const kind = does === 'pay' ? 'payment' : 'charge';
  if (does === 'pay' || does === 'charge')
    return void rows.push({ kind, id: add(kind, values(kind, at)), version: 1, at, amount, isRetired: false });
  const last = ledger.closings.at(-1)?.at ?? -1;
  if (does === 'close') {
    expect(codeIn(closePeriod(base, MANAGER, { month: monthAt(at) }))).toBe(at > last ? 'ok' : 'PERIOD_CLOSED');
    for (let one = last + 1; one <= at; one += 1) ledger.closings = [...ledger.closings, { at: one, before: rows.length }];
    return;
  }
  if (does === 'reopen') {
    expect(codeIn(reopenPeriod(base, MANAGER, { month: monthAt(at), reason: '漏记' }))).toBe(at <= last ? 'ok' : 'PERIOD_OPEN');
    ledger.closings = ledger.closings.filter((closing) => closing.at < at);
    return;
  }
  const row = rows[which];
  if (row === undefined || row.isRetired !== (does === 'restore')) return;
  const from = does === 'move' ? Math.min(row.at, at) : row.at;
  const isFixed = ledger.closings.some((closing) => closing.at >= from && which < closing.before);
  const wish = { kind: row.kind, id: row.id, version: row.version, reason: '更正' };
  const done =
    does === 'move'
      ? correctRecord(base, MANAGER, { ...wish, values: typed(row.kind, values(row.kind, at)) })
      : (does === 'retire' ? retireRecordOf : restoreRecordOf)(base, MANAGER, wish);
  // What is moved to where it stands with the same amount changes nothing.
  const isSame = does === 'move' && row.at === at && row.amount === amount;
  expect(codeIn(done)).toBe(isFixed && !isSame ? 'PERIOD_CLOSED' : 'ok');
  if (!done.ok) return;
  Object.assign(row, { version: done.value.version, isRetired: does === 'retire' }, does === 'move' ? { at, amount } : {});
}

it('counts each entry in one period, the first that was open when it was entered, in any order of events, and lets nothing into a closed one', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 8, maxLength: 30 }), (steps) => {
      const own = openRecordBase();
      own.setNow('2026-11-20T09:00');
      const ledger: Ledger = { rows: [], closings: [] };
      const who = own.tenant(1);
      for (const one of steps) play(one, { ...own, who }, ledger);
      const bookedAt = (at: number, nth: number): number =>
        ledger.closings.reduce((place, closing) => (closing.at >= place && nth >= closing.before ? closing.at + 1 : place), at);
      const sumOf = (kind: string, place: number): number =>
        ledger.rows.reduce(
          (sum, row, nth) => sum + (row.kind === kind && !row.isRetired && bookedAt(row.at, nth) === place ? row.amount : 0),
          0,
        );
      const found = [...MONTHS, '2026-11'].map((of) => getPeriod(own.base, { month: month(of) }).sums);
      own.close();
      expect(found.map(({ received }) => received)).toEqual([0, 1, 2, 3, 4].map((place) => sumOf('payment', place)));
      expect(found.map(({ billed }) => billed)).toEqual([0, 1, 2, 3, 4].map((place) => sumOf('charge', place)));
    }),
    { numRuns: 80 },
  );
});
