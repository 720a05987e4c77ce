// Rent billed ahead of its month, and studio charges after it: December's 55 open sessions kept every tenant's rent back.
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeIn, MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../test/helpers/record-base.ts';
import { readPdf } from '../../../test/helpers/pdf-text.ts';
import { parseDay, parseInstant, parseMonth } from '../../domain/time/calendar.ts';
import type { BillablePart } from '../../domain/money/statement-parts.ts';
import { ok } from '../../domain/values/result.ts';
import { addRecord, changeRecord, listRecordsWhere, type RecordValues } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { getTenantAccount, listOwedByAll } from './account.ts';
import { getStatement, getStatementFile, previewStatement, listMonthStatements } from './statements.ts';
import { makeAllStatements, makeStatement } from './make-statement.ts';
import { overdueOf } from './sql/dues.ts';

let one: RecordBase;
let tenant = 0;
let studio = 0;
let nth = 0;

beforeEach(() => {
  one = openRecordBase();
  nth = 0;
  one.setNow('2026-11-20T09:00');
  tenant = one.tenant(1, { name: '晨光传媒' });
  studio = one.studio('A01');
  one.add('rate_plan', { studio_id: null, starts_on: '2026-01-01', day_rate: 10_000, night_rate: 10_000 });
  one.add('lease', { contract: 'HT-1', tenant_id: tenant, starts_on: '2026-10-01', ends_on: '2027-01-15', area: 1, monthly_rent: 310_000 });
});
afterEach(() => one.closeSound());

const month = (text: string) => parseMonth(text) ?? expect.unreachable();
const make = (of: string, part: BillablePart | null = null, who = tenant) =>
  makeStatement(one.base, MANAGER, { tenant: who, month: month(of), part });
const makeAll = (of: string, part: BillablePart | null = null) =>
  valueOf(makeAllStatements({ base: one.base, actor: { ...MANAGER, role: 'manager' }, onProgress: null }, { month: month(of), part }));
const list = (of: string) => listMonthStatements(one.base, { month: month(of) });
const overdue = (day: string) => {
  const { amount, since, months } = overdueOf(one.base.db, tenant, parseDay(day) ?? expect.unreachable());
  return [amount, since, months];
};

/** Two hours at 100.00, booked or ended, on a day of December. */
function session(day: number, state: 'booked' | 'completed', values: RecordValues = {}): number {
  nth += 1;
  const at = (hour: number): number => parseInstant(`2026-12-${String(day).padStart(2, '0')}T${hour}:00`) ?? 0;
  const own = { number: `Y${nth}`, studio_id: studio, tenant_id: tenant, starts_at: at(10), ends_at: at(12), state, from_past: 1 };
  return valueOf(inTx(one.base, MANAGER, (tx) => ok(addRecord(tx, 'booking', { ...own, ...values }, null))));
}
/** Corrects the record of a kind that a condition finds. */
function change(kind: 'booking' | 'lease', where: string, values: RecordValues): void {
  valueOf(
    inTx(one.base, MANAGER, (tx) => {
      for (const record of listRecordsWhere(tx.db, kind, where, [])) changeRecord(tx, record, { ...record.values, ...values }, '更正');
      return ok(null);
    }),
  );
}

it('bills the rent ahead up to the end of the lease, each month due on its own day', () => {
  const [december, january] = [valueOf(make('2026-12')), valueOf(make('2027-01'))];
  expect([december.statement.number, december.statement.part, december.total]).toEqual(['ZD-202612-0001', 'rent', 310_000]);
  // 15 of 31 days
  expect([january.statement.number, january.total, january.toPay]).toEqual(['ZD-202701-0001', 150_000, 460_000]);
  expect(codeIn(make('2027-02', 'rent'))).toBe('STATEMENT_EMPTY');
  expect(codeIn(make('2027-02'))).toBe('STATEMENT_AHEAD');
  const dueOn = (id: number) => valueOf(getStatement(one.base, { id })).dueOn;
  expect([dueOn(december.statement.id), dueOn(january.statement.id)]).toEqual(['2026-12-05', '2027-01-05']);
  expect(valueOf(make('2026-12')).isNew).toBe(false);
});

it('lets no open session keep the rent of December back, of whichever tenant', () => {
  const other = one.tenant(2, { name: '星火' });
  const hourly = one.tenant(3, { name: '散客' });
  one.add('lease', { contract: 'HT-2', tenant_id: other, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 1, monthly_rent: 50_000 });
  session(3, 'booked');
  session(4, 'booked', { tenant_id: hourly });
  one.setNow('2026-12-01T09:00');
  const run = makeAll('2026-12');
  expect(run.made.map(({ tenantName, part, total }) => [tenantName, part, total])).toEqual([
    ['晨光传媒', 'rent', 310_000],
    ['星火', 'rent', 50_000],
  ]);
  expect(run.left.map(({ tenantName, refusal }) => [tenantName, refusal.code])).toEqual([['散客', 'STATEMENT_BOOKINGS_OPEN']]);
  expect(list('2026-12').missing.map(({ tenantName }) => tenantName)).toEqual(['散客']);
  // After the month the rest follows, the session that nobody closed is named.
  one.setNow('2027-01-03T09:00');
  expect(list('2026-12').missing.map(({ tenantName }) => tenantName)).toEqual(['晨光传媒', '散客']);
  session(5, 'completed');
  const rest = makeAll('2026-12');
  expect(rest.made.map(({ number, tenantName, part, total }) => [number, tenantName, part, total])).toEqual([
    ['ZD-202612-0003', '晨光传媒', 'studio', 20_000],
  ]);
  const doc = valueOf(getStatement(one.base, { id: rest.made[0]?.id ?? 0 }));
  expect([doc.stillOpen.map(({ number }) => number), doc.rent, doc.beside, doc.dueOn, doc.replaces]).toEqual([
    ['Y1'],
    [],
    { number: 'ZD-202612-0001', total: 310_000 },
    '2027-01-15',
    null,
  ]);
  expect([list('2026-12').sums.total, list('2026-12').sums.rent, list('2026-12').sums.studio]).toEqual([380_000, 360_000, 20_000]);
});

it('counts the rent overdue from its own day, and the sessions from theirs', () => {
  valueOf(make('2026-12'));
  session(3, 'completed');
  one.setNow('2027-01-02T09:00');
  valueOf(make('2026-12'));
  expect(overdue('2026-12-05')).toEqual([0, null, []]);
  expect(overdue('2026-12-06')).toEqual([310_000, '2026-12-05', ['2026-12']]);
  one.add('payment', { tenant_id: tenant, paid_on: '2027-01-02', amount: 310_000, method: '转账' });
  expect(overdue('2027-01-15')).toEqual([0, null, []]);
  expect(overdue('2027-01-16')).toEqual([20_000, '2027-01-15', ['2026-12']]);
  const page = list('2026-12');
  expect(page.statements.map(({ part, total, paid, open }) => [part, total, paid, open])).toEqual([
    ['studio', 20_000, 0, 20_000],
    ['rent', 310_000, 310_000, 0],
  ]);
  expect([page.sums.paid, page.sums.open]).toEqual([310_000, 20_000]);
  expect(valueOf(listOwedByAll(one.base, { day: parseDay('2027-01-16') })).lines[0]).toMatchObject({ open: 20_000, overdue: 20_000 });
});

it('settles with a payment that names no month what is due first: rent of January on the 5th, before sessions of December on the 15th', () => {
  valueOf(make('2026-12'));
  valueOf(make('2027-01'));
  session(3, 'completed');
  one.setNow('2027-01-02T09:00');
  valueOf(make('2026-12'));
  one.setNow('2027-01-14T09:00');
  // 3,100.00 of rent for December; then 1,500.00 for January's, 30.00 more, and on the 14th the 170.00 that are left of 200.00.
  one.add('payment', { tenant_id: tenant, paid_on: '2026-12-04', amount: 310_000, method: '转账' });
  one.add('payment', { tenant_id: tenant, paid_on: '2027-01-04', amount: 153_000, method: '微信' });
  expect(overdue('2027-01-06')).toEqual([0, null, []]);
  expect(overdue('2027-01-16')).toEqual([17_000, '2027-01-15', ['2026-12']]);
  const told = () =>
    valueOf(getTenantAccount(one.base, { tenant })).months.map((line) => [
      line.month,
      line.dueOn,
      line.open,
      line.paidBy.map(({ day, amount }) => [day, amount]),
    ]);
  expect(told()).toEqual([
    ['2027-01', ['2027-01-05'], 0, [['2027-01-04', 150_000]]],
    [
      '2026-12',
      ['2026-12-05', '2027-01-15'],
      17_000,
      [
        ['2026-12-04', 310_000],
        ['2027-01-04', 3000],
      ],
    ],
  ]);
  expect(list('2026-12').statements.map(({ part, open }) => [part, open])).toEqual([
    ['studio', 17_000],
    ['rent', 0],
  ]);
  expect(list('2027-01').statements.map(({ paid, open }) => [paid, open])).toEqual([[150_000, 0]]);
  expect(valueOf(listOwedByAll(one.base, { day: parseDay('2027-01-06') })).lines[0]).toMatchObject({ open: 17_000, overdue: 0 });
  one.add('payment', { tenant_id: tenant, paid_on: '2027-01-14', amount: 17_000, method: '转账' });
  expect(overdue('2027-01-16')).toEqual([0, null, []]);
});

it('corrects rent that was billed ahead by a credit and a rent statement that replaces it, once the lease ends early', () => {
  valueOf(make('2026-12'));
  session(3, 'completed');
  change('lease', "contract = 'HT-1'", { left_on: '2026-12-10' });
  const preview = valueOf(previewStatement(one.base, { tenant, month: month('2026-12'), part: null }));
  expect([preview.content.part, preview.earlier?.number, preview.isChanged, preview.refusal]).toEqual([
    'rent',
    'ZD-202612-0001',
    true,
    null,
  ]);
  const corrected = valueOf(make('2026-12'));
  // 10 of 31 days
  expect([corrected.statement.part, corrected.total, corrected.open]).toEqual(['rent', 100_000, 100_000]);
  const doc = valueOf(getStatement(one.base, { id: corrected.statement.id }));
  expect([doc.replaces?.number, doc.replaces?.differences, doc.dueOn]).toEqual([
    'ZD-202612-0001',
    [{ what: 'rent', name: 'HT-1', before: 310_000, after: 100_000 }],
    '2026-12-05',
  ]);
  expect(overdue('2026-12-06')).toEqual([100_000, '2026-12-05', ['2026-12']]);
});

it('prints what it bills alone, what stands beside it, and sums that add up', async () => {
  valueOf(make('2026-12'));
  session(3, 'completed');
  one.add('charge', { tenant_id: tenant, month: '2026-12', kind: 'credit', amount: -5000, reason: '停电' });
  one.setNow('2027-01-02T09:00');
  const { statement } = valueOf(make('2026-12'));
  const paper = async (id: number) =>
    readPdf(valueOf(await getStatementFile(one.base, MANAGER, { id, kind: 'pdf' })).bytes)
      .map((page) => page.text)
      .join('');
  const [rent, rest] = [await paper(1), await paper(statement.id)];
  expect(rent).toContain('租金账单');
  expect(rent).toContain('本月的直播间使用和调整另出账单');
  expect(rent).not.toContain('A01  Y1');
  for (const words of ['直播间账单', '本账单应付：150.00 元', '本月另一份账单 ZD-202612-0001：3,100.00 元', '应付总额：3,250.00 元'])
    expect(rest).toContain(words);
});

it('bills what is owed to the fen, in whatever order rent, sessions, corrections, payments and the lease come', () => {
  const parts = fc.constantFrom<BillablePart | null>('rent', 'studio', null);
  const step = fc.oneof(
    fc.record({ do: fc.constant('bill' as const), of: fc.constantFrom('2026-11', '2026-12', '2027-01'), part: parts }),
    fc.record({ do: fc.constant('session' as const), day: fc.integer({ min: 1, max: 28 }) }),
    fc.record({ do: fc.constant('charge' as const), amount: fc.integer({ min: -9000, max: 9000 }).filter((amount) => amount !== 0) }),
    fc.record({ do: fc.constant('pay' as const), amount: fc.integer({ min: 1, max: 700_000 }) }),
    fc.record({ do: fc.constant('rent' as const), amount: fc.integer({ min: 1, max: 900_000 }) }),
    fc.record({ do: fc.constant('leave' as const), day: fc.integer({ min: 1, max: 31 }) }),
    fc.record({ do: fc.constant('now' as const), day: fc.integer({ min: 1, max: 60 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) => {
      const who = one.tenant(10 + nth, { name: `客${nth}` });
      const contract = `P-${who}`;
      let [rent, left, now, sessions, typed, paid] = [310_000, 31, 0, 0, 0, 0];
      nth += 1;
      one.add('lease', { contract, tenant_id: who, starts_on: '2026-11-01', ends_on: '2027-01-31', area: 1, monthly_rent: rent });
      const room = one.studio(`P${who}`);
      one.setNow('2026-11-20T09:00');
      const used = new Set<number>();
      for (const it of steps) {
        if (it.do === 'bill') make(it.of, it.part, who);
        if (it.do === 'session' && !used.has(it.day)) {
          used.add(it.day);
          session(it.day, 'completed', { tenant_id: who, studio_id: room });
          sessions += 20_000;
        }
        if (it.do === 'charge') {
          one.add('charge', { tenant_id: who, month: '2026-12', kind: 'correction', amount: it.amount, reason: '调整' });
          typed += it.amount;
        }
        if (it.do === 'pay') {
          one.add('payment', { tenant_id: who, paid_on: '2026-11-20', amount: it.amount, method: '转账' });
          paid += it.amount;
        }
        if (it.do === 'rent') rent = it.amount;
        if (it.do === 'leave') left = it.day;
        if (it.do === 'rent' || it.do === 'leave')
          change('lease', `contract = '${contract}'`, { monthly_rent: rent, left_on: `2026-12-${String(left).padStart(2, '0')}` });
        if (it.do === 'now' && it.day > now) {
          now = it.day;
          one.setNow(new Date(Date.UTC(2026, 10, 20 + now, 1)).toISOString().slice(0, 16));
        }
      }
      const isLeft = steps.some((it) => it.do === 'rent' || it.do === 'leave');
      one.setNow('2027-02-03T09:00');
      for (const billed of ['2026-11', '2026-12', '2027-01']) for (let round = 0; round < 3; round += 1) make(billed, null, who);
      const december = Math.round((rent * left) / 31);
      const months = new Map([
        ['2026-11', rent],
        ['2026-12', (isLeft ? december : rent) + sessions + typed],
        ['2027-01', isLeft ? 0 : rent],
      ]);
      const account = valueOf(getTenantAccount(one.base, { tenant: who }));
      const owed = [...months.values()].reduce((sum, amount) => sum + amount, 0);
      expect(account.open - account.ahead).toBe(owed - paid);
      for (const [billed, due] of months) {
        const own = list(billed).statements.filter((line) => line.tenant === who && !line.isReplaced);
        const sum = (name: 'total' | 'paid' | 'open') => own.reduce((total, line) => total + line[name], 0);
        const row = account.months.find((line) => line.month === billed);
        expect([billed, sum('total'), row?.dueTotal ?? 0]).toEqual([billed, due, due]);
        if (row !== undefined) expect([sum('paid'), sum('open')]).toEqual([row.paid, row.open]);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
