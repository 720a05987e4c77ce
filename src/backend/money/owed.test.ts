// No list of who owes what: one list over all tenants, and a month's statements on one page and in one PDF, worked out by hand.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { readPdf } from '../../../test/helpers/pdf-text.ts';
import { codeIn, MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../test/helpers/record-base.ts';
import { dayAt } from '../../../test/helpers/slot-ground.ts';
import { codeOf } from '../../../test/helpers/import-base.ts';
import { STANDARD_STATEMENT_FRAME } from '../../domain/money/statement-frame.ts';
import { type Month, parseMonth } from '../../domain/time/calendar.ts';
import { findPaper } from '../safety/find-paper.ts';
import { getStatement, getStatementFile, getMonthFile, listMonthStatements } from './statements.ts';
import { makeStatement } from './make-statement.ts';
import { getTenantAccount, listOwedByAll } from './account.ts';
import { overdueOf } from './sql/dues.ts';
import { setSetting } from '../core/records/settings.ts';

let one: RecordBase;
let late = 0;
let ahead = 0;
let gone = 0;

function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}
function pdfText(bytes: Uint8Array): string {
  return readPdf(bytes)
    .map(({ text }) => text)
    .join('\n');
}
const OCTOBER = month('2026-10');
const make = (tenant: number, of = OCTOBER) => valueOf(makeStatement(one.base, MANAGER, { tenant, month: of, part: null }));

/** Rents of 5000.00, 3000.00 and 1000.00 a month; the third one left in October. */
beforeEach(() => {
  one = openRecordBase();
  one.add('base_fact', { starts_on: '0001-01-01', full_name: '星河直播基地', uscc: codeOf(99), kind: '直播电商园区' });
  late = one.tenant(1, { name: '晨光传媒' });
  ahead = one.tenant(2, { name: '海风文化' });
  gone = one.tenant(3, { name: '旧客' });
  const lease = (contract: string, tenant: number, rent: number, ends: string) =>
    one.add('lease', {
      contract,
      tenant_id: tenant,
      starts_on: '2026-09-01',
      ends_on: ends,
      area: 1,
      monthly_rent: rent,
      deposit: rent * 2,
    });
  lease('HT-1', late, 500_000, '2027-08-31');
  lease('HT-2', ahead, 300_000, '2027-08-31');
  lease('HT-3', gone, 100_000, '2026-10-15');
  one.add('deposit_move', { tenant_id: late, day: '2026-09-01', kind: 'in', amount: 600_000 });
  one.add('deposit_move', { tenant_id: gone, day: '2026-09-01', kind: 'in', amount: 200_000 });
  one.add('deposit_move', { tenant_id: gone, day: '2026-10-20', kind: 'kept', amount: 50_000 });
});
afterEach(() => one.closeSound());

it('lists who owes what over all tenants, those longest overdue first', () => {
  make(late);
  make(ahead);
  one.setNow('2026-11-28T09:00');
  one.add('payment', { tenant_id: late, paid_on: '2026-11-20', amount: 100_000, method: '转账' });
  one.add('payment', { tenant_id: ahead, paid_on: '2026-11-02', amount: 350_000, method: '微信' });
  const { day, lines, sums } = valueOf(listOwedByAll(one.base, { day: null }));
  expect(day).toBe('2026-11-28');
  expect(lines.map(({ tenantName, due, paid, open, overdue, since, days }) => [tenantName, due, paid, open, overdue, since, days])).toEqual(
    [
      ['晨光传媒', 500_000, 100_000, 400_000, 400_000, '2026-11-15', 13],
      ['海风文化', 300_000, 350_000, 0, 0, null, 0],
      ['旧客', 0, 50_000, 0, 0, null, 0],
    ],
  );
  expect(lines.map((line) => [line.ahead, line.depositDue, line.depositHeld, line.months])).toEqual([
    [0, 1_000_000, 600_000, ['2026-10']],
    [50_000, 600_000, 0, []],
    // What was kept of its deposit pays, though nothing is due.
    [50_000, 0, 150_000, []],
  ]);
  expect(sums).toEqual({
    due: 800_000,
    paid: 500_000,
    open: 400_000,
    overdue: 400_000,
    ahead: 100_000,
    depositDue: 1_600_000,
    depositHeld: 750_000,
    upTo30: 400_000,
    upTo60: 0,
    upTo90: 0,
    over90: 0,
  });
});

it('asks a renewed tenant for one deposit, not for that of both leases', () => {
  const dueOn = (day: string) => {
    one.setNow(`${day}T09:00`);
    const { lines } = valueOf(listOwedByAll(one.base, { day: null }));
    return lines.map(({ tenantName, depositDue }) => [tenantName, depositDue]).filter(([name]) => name === '晨光传媒' || name === '新客');
  };
  const lease = (contract: string, tenant: number, starts: string, ends: string, deposit: number) =>
    one.add('lease', { contract, tenant_id: tenant, starts_on: starts, ends_on: ends, area: 1, monthly_rent: 1, deposit });
  // The same deposit again from the day after, and a lease of another place that begins a month later.
  lease('HT-1-2', late, '2027-09-01', '2028-08-31', 1_000_000);
  lease('HT-9', late, '2027-10-01', '2028-08-31', 70_000);
  const comer = one.tenant(4, { name: '新客' });
  lease('HT-4', comer, '2027-09-15', '2028-08-31', 300_000);
  lease('HT-4-2', comer, '2028-09-01', '2029-08-31', 310_000);
  expect(['2027-08-31', '2027-09-01', '2027-10-01', '2028-09-01'].map(dueOn)).toEqual([
    [
      ['晨光传媒', 1_000_000],
      ['新客', 300_000],
    ],
    [
      ['晨光传媒', 1_000_000],
      ['新客', 300_000],
    ],
    [
      ['晨光传媒', 1_070_000],
      ['新客', 300_000],
    ],
    [
      ['晨光传媒', 0],
      ['新客', 310_000],
    ],
  ]);
});

it('counts a kept deposit as paid: 300 kept of 5000 owed leave 4700', () => {
  make(late);
  one.add('deposit_move', { tenant_id: late, day: '2026-10-30', kind: 'kept', amount: 30_000 });
  one.setNow('2026-11-28T09:00');
  const { lines } = valueOf(listOwedByAll(one.base, { day: null }));
  expect(lines.find(({ tenant }) => tenant === late)).toMatchObject({
    due: 500_000,
    paid: 30_000,
    open: 470_000,
    overdue: 470_000,
    depositHeld: 570_000,
  });
  const account = valueOf(getTenantAccount(one.base, { tenant: late }));
  expect(account.months[0]).toMatchObject({
    month: '2026-10',
    open: 470_000,
    paidBy: [{ kind: 'payment', day: '2026-10-30', method: '押金扣留', amount: 30_000 }],
  });
  expect(overdueOf(one.base.db, late, dayAt('2026-11-28')).amount).toBe(470_000);
});

it('tells each day what is overdue by then, however it was asked before', () => {
  make(late);
  const told = () => valueOf(listOwedByAll(one.base, { day: null })).lines.find(({ tenantName }) => tenantName === '晨光传媒');
  const on = (day: string) => {
    one.setNow(`${day}T09:00`);
    const line = told();
    return [line?.open, line?.overdue, line?.days];
  };
  // Due on 15 November: that day is not late yet.
  expect(['2026-11-15', '2026-11-16', '2026-11-18', '2026-11-14'].map(on)).toEqual([
    [500_000, 0, 0],
    [500_000, 500_000, 1],
    [500_000, 500_000, 3],
    [500_000, 0, 0],
  ]);
});

it('tells how old what is overdue is: on any day, each part by the day that it was due on', () => {
  // Billed in time: September's 5000.00 are due on 15 October, October's on 15 November. 1200.00 were paid on 20 October.
  one.setNow('2026-10-10T09:00');
  make(late, month('2026-09'));
  one.setNow('2026-11-10T09:00');
  make(late);
  one.add('payment', { tenant_id: late, paid_on: '2026-10-20', amount: 120_000, method: '转账' });
  const ages = (day: string) => {
    const { lines, sums } = valueOf(listOwedByAll(one.base, { day: dayAt(day) }));
    const line = lines.find(({ tenant }) => tenant === late);
    expect(sums).toMatchObject({ upTo30: line?.upTo30, upTo60: line?.upTo60, upTo90: line?.upTo90, over90: line?.over90 });
    return [line?.upTo30, line?.upTo60, line?.upTo90, line?.over90];
  };
  expect(ages('2026-10-15')).toEqual([0, 0, 0, 0]);
  expect(ages('2026-10-16')).toEqual([500_000, 0, 0, 0]);
  expect(ages('2026-10-20')).toEqual([380_000, 0, 0, 0]);
  // 30 and 31 days; then October's is late as well.
  expect(ages('2026-11-14')).toEqual([380_000, 0, 0, 0]);
  expect(ages('2026-11-15')).toEqual([0, 380_000, 0, 0]);
  expect(ages('2026-11-16')).toEqual([500_000, 380_000, 0, 0]);
  // 60 and 61, 90 and 91 days after 15 October.
  expect(ages('2026-12-14')).toEqual([500_000, 380_000, 0, 0]);
  expect(ages('2026-12-15')).toEqual([500_000, 0, 380_000, 0]);
  expect(ages('2027-01-13')).toEqual([0, 500_000, 380_000, 0]);
  expect(ages('2027-01-14')).toEqual([0, 500_000, 0, 380_000]);
  expect(ages('2027-03-01')).toEqual([0, 0, 0, 880_000]);
});

it('shows a month on one page: what stands, its sums, and who has none yet', () => {
  make(late);
  one.add('charge', { tenant_id: late, month: '2026-10', kind: 'correction', amount: -20_000, reason: '停电' });
  make(late);
  one.add('payment', { tenant_id: late, paid_on: '2026-11-05', amount: 80_000, method: '现金' });
  const page = listMonthStatements(one.base, { month: OCTOBER });
  expect(page.statements.map((line) => [line.number, line.rent, line.charges, line.total, line.open, line.dueOn, line.isReplaced])).toEqual(
    [
      ['ZD-202610-0002', 500_000, -20_000, 480_000, 400_000, '2026-11-15', false],
      ['ZD-202610-0001', 500_000, 0, 500_000, 400_000, '2026-11-15', true],
    ],
  );
  expect(page.sums).toEqual({ rent: 500_000, studio: 0, charges: -20_000, total: 480_000, paid: 80_000, open: 400_000 });
  expect(page.missing.map(({ tenantName }) => tenantName)).toEqual(['海风文化', '旧客']);
  // 50.00 of it given back: what was paid is less, and total less paid is what is open still.
  one.add('payment', { tenant_id: late, paid_on: '2026-11-05', month: '2026-10', amount: -5_000, method: '转账' });
  expect(listMonthStatements(one.base, { month: OCTOBER }).sums).toMatchObject({ total: 480_000, paid: 75_000, open: 405_000 });
});

it('freezes the due date, the bank account and the tax with the statement', async () => {
  const frame = { ...STANDARD_STATEMENT_FRAME, payee: '星河直播', bank: '招商银行福田支行', bankAccount: '755900001234', taxRate: 600 };
  valueOf(setSetting(one.base, MANAGER, 'statement', frame));
  const { id } = make(late).statement;
  valueOf(setSetting(one.base, MANAGER, 'statement', { ...frame, bank: '别的银行', dueDay: 1 }));
  const doc = valueOf(getStatement(one.base, { id }));
  expect([doc.dueOn, doc.frame?.bank]).toEqual(['2026-11-15', '招商银行福田支行']);
  const text = pdfText(valueOf(await getStatementFile(one.base, MANAGER, { id, kind: 'pdf' })).bytes);
  expect(text).toContain('应付日期：2026-11-15');
  expect(text).toContain('招商银行福田支行');
  // 5000.00 x 6 / 106
  expect(text).toContain('增值税（6%）：283.02 元，不含税 4,716.98 元');
  // What replaces it is due when it was.
  one.add('charge', { tenant_id: late, month: '2026-10', kind: 'correction', amount: 1000, reason: '补差' });
  expect(valueOf(getStatement(one.base, { id: make(late).statement.id })).dueOn).toBe('2026-11-15');
});

it('bears the code of its making, on xlsx, PDF and the paper of the month, which the history knows', async () => {
  const { id, number } = make(late).statement;
  const other = make(ahead).statement;
  const codeOf = (text: string): string[] =>
    [...text.matchAll(/核验码：([0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5})/g)].map((one) => one[1] ?? '');
  const file = async (kind: 'xlsx' | 'pdf') => valueOf(await getStatementFile(one.base, MANAGER, { id, kind }));
  const codes = codeOf(pdfText((await file('pdf')).bytes));
  expect(codes).toHaveLength(1);
  const cells = [...zipParts((await file('xlsx')).bytes).values()].flatMap((part) => codeOf(part.toString('utf8')));
  expect(cells).toEqual(codes);
  const month = codeOf(pdfText(valueOf(await getMonthFile(one.base, MANAGER, { month: OCTOBER })).bytes));
  expect(month).toHaveLength(2);
  const numbers = month.map((code) => valueOf(findPaper(one.base, { code })).row?.number);
  expect(new Set(numbers)).toEqual(new Set([number, other.number]));
  expect(valueOf(findPaper(one.base, { code: codes[0] ?? '' })).row).toMatchObject({
    paper: 'statement',
    number,
    month: '2026-10',
    who: MANAGER.who,
  });
});

it('draws one PDF of all that stand, the same bytes every time', async () => {
  expect(codeIn(await getMonthFile(one.base, MANAGER, { month: OCTOBER }))).toBe('STATEMENTS_NONE');
  make(late);
  make(ahead);
  const first = valueOf(await getMonthFile(one.base, MANAGER, { month: OCTOBER }));
  const text = pdfText(first.bytes);
  expect(text).toContain('ZD-202610-0001');
  expect(text).toContain('ZD-202610-0002');
  expect(text).toContain('8,000.00');
  one.add('payment', { tenant_id: late, paid_on: '2026-11-05', amount: 80_000, method: '现金' });
  expect(valueOf(await getMonthFile(one.base, MANAGER, { month: OCTOBER })).sha256).toBe(first.sha256);
});
