// A tenant's month worked out by hand: statement, charges, what changes afterwards, payments, deposits, and the files.
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeIn, MANAGER, openRecordBase, type RecordBase, typed, valueOf } from '../../../test/helpers/record-base.ts';
import { codeOf } from '../../../test/helpers/import-base.ts';
import type { EditableKind, WireValues } from '../../contract/records/record-kinds.ts';
import { lastDayOf, type Month, parseInstant, parseMonth } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import { addRecord, listRecordsWhere, type RecordValues, retireRecord } from '../core/db/record-store.ts';
import { getHistoryHead, inTx } from '../core/db/tx.ts';
import { DUES_SQL, overdueOf } from './sql/dues.ts';
import { MONTH_BOOKINGS_SQL, STATEMENT_SQL } from './sql/statements.ts';
import { addRecordOf, correctRecord, retireRecordOf } from '../records/record-authorization.ts';
import { listRecords } from '../records/read-records.ts';
import { undoChange } from '../records/undo-change.ts';
import type { OnProgress } from '../core/rpc/call.ts';
import { getTenantAccount } from './account.ts';
import { getStatement, previewStatement, getStatementFile, listMonthStatements } from './statements.ts';
import { makeAllStatements, makeStatement } from './make-statement.ts';

function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}
function at(text: string): number {
  const parsed = parseInstant(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

const OCTOBER = month('2026-10');
let one: RecordBase;
let tenant = 0;
let studio = 0;
let nth = 0;

beforeEach(() => {
  one = openRecordBase();
  nth = 0;
  one.add('base_fact', {
    starts_on: '0001-01-01',
    full_name: '星河直播基地',
    uscc: codeOf(99),
    kind: '直播电商园区',
    address: '深圳市福田区 1 号',
  });
  tenant = one.tenant(1, { name: '晨光传媒' });
  studio = one.studio('A01');
  one.add('rate_plan', { studio_id: null, starts_on: '2026-01-01', day_rate: 10_000, night_rate: 16_000, minimum: 60 });
  // 5000.00 a month from the 11th, 2 hours free.
  one.add('lease', {
    contract: 'HT-1',
    tenant_id: tenant,
    starts_on: '2026-10-11',
    ends_on: '2027-10-10',
    area: 1,
    monthly_rent: 500_000,
    free_minutes: 120,
  });
});
afterEach(() => one.closeSound());

function session(from: string, to: string, values: RecordValues = {}): number {
  nth += 1;
  const own = {
    number: `Y${nth}`,
    studio_id: studio,
    tenant_id: tenant,
    starts_at: at(from),
    ends_at: at(to),
    state: 'completed',
    from_past: 1,
  };
  return valueOf(inTx(one.base, MANAGER, (tx) => ok(addRecord(tx, 'booking', { ...own, ...values }, null))));
}

/** Y1-Y7: what every test of October begins with. */
function october(): void {
  // 3 h, 2 of them free: 100.00
  session('2026-10-12T10:00', '2026-10-12T13:00');
  // Over the month's end, all night: 4 x 160.00
  session('2026-10-31T22:00', '2026-11-01T02:00');
  // Not come: 2 x 100.00
  session('2026-10-15T10:00', '2026-10-15T12:00', { state: 'no_show' });
  // Cancelled late, frozen: half of 100.00
  const line = {
    kind: 'late_cancel',
    from: at('2026-10-17T10:00'),
    to: at('2026-10-17T11:00'),
    minutes: 60,
    rate: 10_000,
    percent: 50,
    amount: 5000,
  };
  session('2026-10-17T10:00', '2026-10-17T11:00', {
    state: 'cancelled',
    cancel_reason: '临时',
    charge: 5000,
    charge_lines: JSON.stringify([line]),
  });
  // 2 h day 200.00, 11 minutes over: half an hour of night at 1.5 = 120.00
  session('2026-10-16T20:00', '2026-10-16T22:00', { actual_start: at('2026-10-16T20:00'), actual_end: at('2026-10-16T22:11') });
  // Cancelled in time
  session('2026-10-18T10:00', '2026-10-18T11:00', { state: 'cancelled', cancel_reason: '改期', charge: 0, charge_lines: '[]' });
  // Begins in November
  session('2026-11-02T10:00', '2026-11-02T12:00');
  // -87.10
  one.add('charge', { tenant_id: tenant, month: '2026-10', kind: 'correction', amount: -8710, reason: '空调停用两天' });
}

const make = (of: Month = OCTOBER, who: number | string = tenant) =>
  makeStatement(one.base, MANAGER, { tenant: who, month: of, part: null });
const makeAll = (onProgress: OnProgress | null) =>
  makeAllStatements({ base: one.base, actor: { ...MANAGER, role: 'manager' }, onProgress }, { month: OCTOBER, part: null });
const account = () => valueOf(getTenantAccount(one.base, { tenant }));
const chargesOf = (of: string) =>
  listRecordsWhere(one.base.db, 'charge', 'tenant_id = ? AND month = ?', [tenant, of]).map(({ values }) => [
    values.kind,
    values.amount,
    values.reason,
  ]);
const tryAdd = (kind: EditableKind, values: WireValues) =>
  addRecordOf(one.base, MANAGER, { kind, values: typed(kind, values), reason: null });

describe('a statement', () => {
  it('lists rent by days, sessions of the month with their prices, and corrections', () => {
    october();
    const { content, earlier, isChanged, refusal } = valueOf(previewStatement(one.base, { tenant, month: OCTOBER, part: null }));
    expect([earlier, isChanged, refusal]).toEqual([null, true, null]);
    // 5000.00 x 21 / 31
    expect(content.rent.map((line) => [line.contract, line.days, line.daysInMonth, line.amount])).toEqual([['HT-1', 21, 31, 338_710]]);
    expect(content.sessions.map((line) => [line.number, line.state, line.freeMinutes, line.amount, line.isFrozen])).toEqual([
      ['Y1', 'completed', 120, 10_000, false],
      ['Y3', 'no_show', 0, 20_000, false],
      ['Y5', 'completed', 0, 32_000, false],
      ['Y4', 'cancelled', 0, 5000, true],
      ['Y2', 'completed', 0, 64_000, false],
    ]);
    expect(content.totals).toEqual({ rent: 338_710, studio: 131_000, charges: -8710, total: 461_000 });
    expect(content.free).toEqual({ quota: 120, used: 120 });
    expect(content.account).toMatchObject({ before: 0, paid: 0, open: 461_000, toPay: 461_000 });
    expect([content.lessor.name, content.lessee.name]).toEqual(['星河直播基地', '晨光传媒']);
  });

  it('writes its charges once, gets the next number, and is answered again while nothing changes', () => {
    october();
    const first = valueOf(make());
    expect([first.statement.number, first.isNew, first.total, first.open]).toEqual(['ZD-202610-0001', true, 461_000, 461_000]);
    expect(chargesOf('2026-10')).toEqual([
      ['correction', -8710, '空调停用两天'],
      ['rent', 338_710, 'ZD-202610-0001'],
      ['studio', 131_000, 'ZD-202610-0001'],
    ]);
    const again = valueOf(make());
    expect([again.statement, again.isNew]).toEqual([first.statement, false]);
    // What is paid meanwhile makes no new one.
    one.add('payment', { tenant_id: tenant, paid_on: '2026-11-03', month: null, amount: 400_000, method: '转账' });
    expect(valueOf(make()).isNew).toBe(false);
    expect(chargesOf('2026-10')).toHaveLength(3);
    expect(account()).toMatchObject({ open: 61_000, ahead: 0 });
    expect(overdueOf(one.base.db, tenant, lastDayOf(month('2026-12')))).toMatchObject({ amount: 61_000, months: ['2026-10'] });
    expect(overdueOf(one.base.db, tenant, lastDayOf(OCTOBER))).toMatchObject({ amount: 0, months: [] });
    // November begins where October left off.
    one.setNow('2026-12-02T09:00');
    const next = valueOf(make(month('2026-11')));
    // 2 h of November are free: the rent alone
    expect([next.statement.number, next.total, next.toPay]).toEqual(['ZD-202611-0001', 500_000, 561_000]);
  });

  it('is left as it is by what changes later: a credit line and another statement that names it', async () => {
    october();
    const first = valueOf(make()).statement;
    const bytes = async (id: number) => valueOf(await getStatementFile(one.base, MANAGER, { id, kind: 'xlsx' })).sha256;
    const before = await bytes(first.id);
    // An hour more at 100.00, and the one who did not come is taken back: 200.00 less.
    session('2026-10-20T10:00', '2026-10-20T11:00');
    valueOf(
      inTx(one.base, MANAGER, (tx) => {
        const wrong = listRecordsWhere(tx.db, 'booking', "number = 'Y3'", [])[0];
        if (wrong !== undefined) retireRecord(tx, wrong, '记错');
        return ok(null);
      }),
    );
    const second = valueOf(make());
    expect([second.statement.number, second.isNew, second.total]).toEqual(['ZD-202610-0002', true, 451_000]);
    expect(chargesOf('2026-10').at(-1)).toEqual(['credit', -10_000, 'ZD-202610-0001 Y3 200.00→0.00 Y8 0.00→100.00']);
    const doc = valueOf(getStatement(one.base, { id: second.statement.id }));
    expect(doc.replaces).toEqual({
      number: 'ZD-202610-0001',
      total: 461_000,
      differences: [
        { what: 'session', name: 'Y3', before: 20_000, after: 0 },
        { what: 'session', name: 'Y8', before: 0, after: 10_000 },
      ],
    });
    expect(await bytes(first.id)).toBe(before);
    expect(account()).toMatchObject({ open: 451_000 });
    // Something typed later is a charge of its own: a third statement, no further credit line.
    one.add('charge', { tenant_id: tenant, month: '2026-10', kind: 'credit', amount: -1000, reason: '网络中断' });
    const third = valueOf(make());
    expect([third.statement.number, third.total, chargesOf('2026-10').length]).toEqual(['ZD-202610-0003', 450_000, 5]);
    expect(listMonthStatements(one.base, { month: OCTOBER }).statements.map((line) => line.number)).toEqual([
      'ZD-202610-0003',
      'ZD-202610-0002',
      'ZD-202610-0001',
    ]);
  });

  it('waits for sessions that have not ended while the month runs, and names them after it', () => {
    session('2026-11-20T10:00', '2026-11-20T12:00', { state: 'booked', from_past: 0 });
    const november = month('2026-11');
    const wish = { tenant, month: november, part: 'studio' } as const;
    const refused = makeStatement(one.base, MANAGER, wish);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'STATEMENT_BOOKINGS_OPEN', data: { count: 1, bookings: ['Y1'] } } });
    expect(valueOf(previewStatement(one.base, wish)).refusal?.code).toBe('STATEMENT_BOOKINGS_OPEN');
    one.setNow('2026-12-01T00:00');
    const made = valueOf(make(november));
    expect([made.total, valueOf(getStatement(one.base, { id: made.statement.id })).stillOpen.map((line) => line.number)]).toEqual([
      500_000,
      ['Y1'],
    ]);
  });

  it('is refused where there is nothing, ahead of its month, and for nobody', () => {
    const other = one.tenant(2);
    expect(codeIn(make(OCTOBER, other))).toBe('STATEMENT_EMPTY');
    expect(codeIn(makeStatement(one.base, MANAGER, { tenant, month: month('2026-12'), part: 'studio' }))).toBe('STATEMENT_AHEAD');
    expect(codeIn(make(month('2027-11')))).toBe('STATEMENT_AHEAD');
    expect(codeIn(make(OCTOBER, 99))).toBe('TENANT_UNKNOWN');
    expect(codeIn(make(OCTOBER, '没有这家'))).toBe('TENANT_UNKNOWN');
    expect(codeIn(getStatement(one.base, { id: 99 }) as never)).toBe('STATEMENT_UNKNOWN');
  });

  it('is made for all at once, each with its own number', () => {
    october();
    const second = one.tenant(2, { name: '星火' });
    one.add('lease', { contract: 'HT-2', tenant_id: second, starts_on: '2026-01-01', ends_on: '2026-12-31', area: 1, monthly_rent: 100 });
    one.tenant(3);
    const seen: string[] = [];
    const all = valueOf(makeAll((step) => void seen.push(`${step.name} ${step.done}/${step.all}`)));
    expect(all.made.map((line) => [line.number, line.tenantName, line.total])).toEqual([
      ['ZD-202610-0001', '晨光传媒', 461_000],
      ['ZD-202610-0002', '星火', 100],
    ]);
    expect(seen).toEqual(['晨光传媒 0/2', '星火 1/2']);
    const again = valueOf(makeAll(null));
    expect([again.made, again.same.length, again.left]).toEqual([[], 2, []]);
  });

  it('draws the same bytes every time, from the frozen copy alone', async () => {
    october();
    const { id } = valueOf(make()).statement;
    for (const kind of ['xlsx', 'pdf'] as const) {
      const file = valueOf(await getStatementFile(one.base, MANAGER, { id, kind }));
      expect(file.name).toBe(`账单_ZD-202610-0001_晨光传媒.${kind}`);
      expect(file.bytes.length).toBeGreaterThan(4000);
      one.setNow('2026-11-20T09:00');
      session('2026-10-25T10:00', '2026-10-25T11:00');
      expect(valueOf(await getStatementFile(one.base, MANAGER, { id, kind })).sha256).toBe(file.sha256);
      one.setNow('2026-11-05T09:00');
      valueOf(
        inTx(one.base, MANAGER, (tx) => {
          const last = listRecordsWhere(tx.db, 'booking', 'number = ?', [`Y${nth}`])[0];
          if (last !== undefined) retireRecord(tx, last, '重复');
          return ok(null);
        }),
      );
    }
  });
});

describe('what statements wrote', () => {
  it('is nobody’s entry: not listed, not corrected, not retired, not taken back', () => {
    october();
    valueOf(make());
    session('2026-10-20T10:00', '2026-10-20T11:00');
    valueOf(make());
    const head = getHistoryHead(one.base.db).seq;
    const charges = listRecordsWhere(one.base.db, 'charge', 'tenant_id = ?', [tenant]);
    const listed = valueOf(
      listRecords(one.base, MANAGER, { kind: 'charge', tenant, studio: null, month: null, retired: true, cursor: null, limit: 500 }),
    ).rows;
    expect([charges.length, listed.map((row) => row.values['kind'])]).toEqual([4, ['correction']]);
    for (const { id, version, values } of charges.filter((charge) => charge.values.kind !== 'correction')) {
      const wish = { kind: 'charge', id, version, reason: '改' } as const;
      expect(codeIn(correctRecord(one.base, MANAGER, { ...wish, values: { amount: values.amount + 1 } }))).toBe('RECORD_UNKNOWN');
      expect(codeIn(retireRecordOf(one.base, MANAGER, wish))).toBe('RECORD_UNKNOWN');
    }
    for (let seq = 1; seq <= head; seq += 1) {
      const row = one.base.db.prepare('SELECT entity, action, after FROM history WHERE seq = ?').raw().get(seq);
      const isOfStatement =
        Array.isArray(row) && (row[0] === 'statement' || (row[0] === 'charge' && !String(row[2]).includes('correction')));
      if (isOfStatement) expect([seq, codeIn(undoChange(one.base, MANAGER, { change: seq }))]).toEqual([seq, 'CHANGE_NOT_UNDOABLE']);
    }
    expect(listRecordsWhere(one.base.db, 'charge', 'tenant_id = ?', [tenant])).toEqual(charges);
  });
});

describe('money that people type', () => {
  it('settles months, is taken back by name, and refuses nothing at all', () => {
    october();
    valueOf(make());
    const paid = valueOf(
      tryAdd('payment', { tenant_id: tenant, paid_on: '2026-11-02', month: '2026-10', amount: 461_000, method: '微信' }),
    );
    const [october2026] = account().months;
    expect(october2026).toMatchObject({
      month: '2026-10',
      open: 0,
      paid: 461_000,
      due: { rent: 338_710, studio: 131_000, correction: -8710, credit: 0 },
    });
    expect(october2026?.paidBy).toEqual([{ kind: 'payment', day: '2026-11-02', month: null, method: '微信', amount: 461_000 }]);
    valueOf(undoChange(one.base, MANAGER, { change: paid.change ?? 0 }));
    expect(account().open).toBe(461_000);
    expect(codeIn(tryAdd('payment', { tenant_id: tenant, paid_on: '2026-11-02', amount: 0, method: '现金' }))).toBe('AMOUNT_ZERO');
    expect(codeIn(tryAdd('payment', { tenant_id: tenant, paid_on: '2026-11-06', amount: 1, method: '现金' }))).toBe('RECORD_AHEAD');
    // A credit of +500 raised the debt.
    const credit = (amount: number) => tryAdd('charge', { tenant_id: tenant, month: '2026-10', kind: 'credit', amount, reason: '停电' });
    expect(credit(50_000)).toMatchObject({ ok: false, refusal: { code: 'CREDIT_RAISES', data: { amount: 50_000 } } });
    valueOf(credit(-50_000));
    expect(account().open).toBe(411_000);
  });

  it('never gives back or keeps more deposit than was taken by that day', () => {
    const move = (kind: string, day: string, amount: number) => tryAdd('deposit_move', { tenant_id: tenant, day, kind, amount });
    expect(codeIn(move('out', '2026-10-02', 1))).toBe('DEPOSIT_SHORT');
    const taken = valueOf(move('in', '2026-10-10', 100_000));
    expect(codeIn(move('kept', '2026-10-09', 1))).toBe('DEPOSIT_SHORT');
    valueOf(move('kept', '2026-10-12', 40_000));
    expect(move('out', '2026-10-13', 60_001)).toMatchObject({
      ok: false,
      refusal: { data: { tenant: '晨光传媒', day: '2026-10-13', taken: 100_000, gone: 100_001 } },
    });
    const back = valueOf(move('out', '2026-10-13', 60_000));
    expect(account().deposit).toEqual({ taken: 100_000, givenBack: 60_000, kept: 40_000, balance: 0 });
    // What was taken stays while something was given back of it.
    const wish = { kind: 'deposit_move', id: taken.id, version: 1, reason: '记错' } as const;
    expect(codeIn(retireRecordOf(one.base, MANAGER, wish))).toBe('RECORD_REFERRED');
    expect(codeIn(undoChange(one.base, MANAGER, { change: taken.change ?? 0 }))).toBe('RECORD_REFERRED');
    expect(codeIn(correctRecord(one.base, MANAGER, { ...wish, values: { amount: 99_999 } }))).toBe('DEPOSIT_SHORT');
    valueOf(undoChange(one.base, MANAGER, { change: back.change ?? 0 }));
    expect(account().deposit.balance).toBe(60_000);
  });

  it('adds up whatever is done: the account is what the newest statement says, and open is dues less payments', () => {
    const step = fc.oneof(
      fc.record({ what: fc.constant('charge' as const), amount: fc.integer({ min: -9000, max: 9000 }).filter((amount) => amount !== 0) }),
      fc.record({
        what: fc.constant('payment' as const),
        amount: fc.integer({ min: -9000, max: 400_000 }).filter((amount) => amount !== 0),
      }),
      fc.record({ what: fc.constant('session' as const), amount: fc.integer({ min: 1, max: 12 }) }),
      fc.record({ what: fc.constant('make' as const), amount: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        for (const { what, amount } of steps) {
          const own = { tenant_id: tenant, amount };
          if (what === 'charge') one.add('charge', { ...own, month: '2026-10', kind: 'correction', reason: '调整' });
          if (what === 'payment') one.add('payment', { ...own, paid_on: '2026-11-01', month: null, method: '转账' });
          if (what === 'make') valueOf(make());
          if (what !== 'session') continue;
          const from = `2026-10-${String(11 + (nth % 20)).padStart(2, '0')}T${String(Math.floor(nth / 20) % 10).padStart(2, '0')}`;
          session(`${from}:00`, `${from}:${String(amount * 4 + 10)}`);
        }
        const made = valueOf(make());
        const sum = (kind: 'charge' | 'payment'): number =>
          listRecordsWhere(one.base.db, kind, 'tenant_id = ?', [tenant]).reduce((total, { values }) => total + values.amount, 0);
        const doc = valueOf(getStatement(one.base, { id: made.statement.id }));
        const lines = [...doc.rent, ...doc.sessions, ...doc.charges].reduce((total, line) => total + line.amount, 0);
        expect([lines, sum('charge')]).toEqual([doc.totals.total, doc.totals.total]);
        const { open, ahead } = account();
        expect(open - ahead).toBe(sum('charge') - sum('payment'));
      }),
      { numRuns: 12 },
    );
  });
});

describe('queries', () => {
  it.each([
    [DUES_SQL.charges, [1]],
    [DUES_SQL.payments, [1]],
    [DUES_SQL.kept, [1]],
    [MONTH_BOOKINGS_SQL, [1, 0, 1]],
    [STATEMENT_SQL.ofTenant, [1]],
    [STATEMENT_SQL.ofMonth, ['2026-10']],
    [STATEMENT_SQL.ofTenantMonth, [1, '2026-10']],
    [STATEMENT_SQL.lastOfMonth, ['2026-10']],
  ])('%# looks rows up', (sql, values) => {
    const plan = one.base.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    expect(JSON.stringify(plan)).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});
