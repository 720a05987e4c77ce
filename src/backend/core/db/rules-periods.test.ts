// Tries to change by raw SQL what a closed accounting period holds, through the base's connection and another program's.
import { expect, it } from 'vitest';
import { put, tenant } from '../../../../test/helpers/raw-base.ts';
import { bothAnswer, rawInEachTest } from '../../../../test/helpers/raw-tries.ts';

const raw = rawInEachTest();
const UPDATES = ['UPDATE', 'UPDATE OR REPLACE', 'UPDATE OR IGNORE', 'UPDATE OR FAIL'];

it('keeps what was entered before the closing, in that month and earlier ones, as it is; the rest may change', () => {
  const t = tenant(raw.own, 1);
  const rows = {
    charge: put(raw.own, 'charge', { tenant_id: t, month: '2026-02', kind: 'correction', amount: 1, reason: '核对' }),
    payment: put(raw.own, 'payment', { tenant_id: t, paid_on: '2026-03-31', amount: 1, method: '转账' }),
    deposit_move: put(raw.own, 'deposit_move', { tenant_id: t, day: '2026-03-01', kind: 'in', amount: 1 }),
  };
  const gone = put(raw.own, 'payment', { tenant_id: t, paid_on: '2026-01-05', amount: 1, method: '转账', retired_at: 5 });
  const ahead = put(raw.own, 'charge', { id: 5, tenant_id: t, month: '2026-04', kind: 'rent', amount: 1 });
  const marks = { charge_id: ahead, payment_id: gone, deposit_move_id: rows.deposit_move };
  const closing = put(raw.own, 'accounting_closing', { month: '2026-03', closed_ms: 60_000, closed_by: '张 三', copy: '{}', ...marks });
  const later = put(raw.own, 'payment', { tenant_id: t, paid_on: '2026-03-31', amount: 1, method: '转账' });
  const does = (table: string, set: string, id: number): readonly string[] =>
    UPDATES.map((verb) => bothAnswer(raw, (db) => db.exec(`${verb} ${table} SET ${set} WHERE id = ${id}`)));
  const closed = Array(4).fill('PERIOD_CLOSED:2026-03 60000 张 三');
  const open = Array(4).fill('ok');
  const other = `tenant_id = ${tenant(raw.own, 2)}`;
  for (const set of ['amount = 2', "month = '2026-05'", "kind = 'credit'", 'retired_at = 9', other])
    expect(does('charge', set, rows.charge)).toEqual(closed);
  for (const set of ['amount = 2', "paid_on = '2026-05-01'", "method = '现金'", 'retired_at = 9', "month = '2026-02'", other])
    expect(does('payment', set, rows.payment)).toEqual(closed);
  for (const set of ['amount = 2', "day = '2026-05-01'", "kind = 'out'", 'retired_at = 9', other])
    expect(does('deposit_move', set, rows.deposit_move)).toEqual(closed);
  expect(does('payment', "note = '收据'", rows.payment)).toEqual(open);
  expect(does('payment', 'amount = 1', rows.payment)).toEqual(open);
  expect(does('charge', 'amount = 2', ahead)).toEqual(open);
  expect(does('payment', 'amount = 2', later)).toEqual(open);
  // Nor does what was entered before come into the closed months afterwards: moved there, or brought back.
  expect(does('charge', "month = '2026-03'", ahead)).toEqual(closed);
  expect(does('charge', "month = '2026-05'", ahead)).toEqual(open);
  expect(does('payment', 'retired_at = NULL', gone)).toEqual(closed);
  const insert = (id: number, month: string): string =>
    bothAnswer(raw, (db) => db.exec(`INSERT INTO charge (id, tenant_id, month, kind, amount) VALUES (${id}, ${t}, '${month}', 'rent', 1)`));
  expect(insert(3, '2026-03')).toBe(closed[0]);
  expect(insert(3, '2026-04')).toBe('ok');
  expect(insert(6, '2026-03')).toBe('ok');

  const HISTORY_FIXED = Array(4).fill('HISTORY_FIXED:accounting_closing');
  expect(does('accounting_closing', "month = '2026-01'", closing)).toEqual(HISTORY_FIXED);
  expect(does('accounting_closing', 'charge_id = 0', closing)).toEqual(HISTORY_FIXED);
  expect(does('accounting_closing', "copy = '[]'", closing)).toEqual(HISTORY_FIXED);
  raw.own.exec(`UPDATE accounting_closing SET reopened_ms = 2, reopened_by = '李', reopen_reason = '漏记'`);
  expect(does('payment', 'amount = 2', rows.payment)).toEqual(open);
  // A name in the reason can be forgotten.
  expect(does('accounting_closing', "reopen_reason = '漏记一笔'", closing)).toEqual(open);
  expect(does('accounting_closing', 'reopened_ms = NULL, reopened_by = NULL, reopen_reason = NULL', closing)).toEqual(HISTORY_FIXED);
});
