// What is overdue counts from the statement's due date, not from the month's end; and the setting that says when that is.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../test/helpers/record-base.ts';
import { parseDay, parseMonth } from '../../domain/time/calendar.ts';
import { STANDARD_STATEMENT_FRAME } from '../../domain/money/statement-frame.ts';
import { makeStatement } from './make-statement.ts';
import { readSetting, setSetting } from '../core/records/settings.ts';
import { overdueOf } from './sql/dues.ts';

let one: RecordBase;
let tenant = 0;
beforeEach(() => {
  one = openRecordBase();
  tenant = one.tenant(1, { name: '晨光传媒' });
  one.add('lease', {
    contract: 'HT-1',
    tenant_id: tenant,
    starts_on: '2026-01-01',
    ends_on: '2027-12-31',
    area: 1,
    monthly_rent: 500_000,
  });
});
afterEach(() => one.closeSound());

function make(month: string, now: string): void {
  one.setNow(now);
  const parsed = parseMonth(month);
  if (parsed !== null) valueOf(makeStatement(one.base, MANAGER, { tenant, month: parsed, part: null }));
}
function overdue(day: string): readonly [amount: number, since: string | null, days: number] | null {
  const parsed = parseDay(day);
  if (parsed === null) return null;
  const { amount, since, days } = overdueOf(one.base.db, tenant, parsed);
  return [amount, since, days];
}

it('does not count a statement minutes old as a debt', () => {
  make('2026-10', '2026-11-03T09:00');
  expect(overdue('2026-11-03')).toEqual([0, null, 0]);
  expect(overdue('2026-11-15')).toEqual([0, null, 0]);
  expect(overdue('2026-11-20')).toEqual([500_000, '2026-11-15', 5]);
  // Made in November for August: due with the next 15th.
  make('2026-08', '2026-11-28T09:00');
  expect(overdue('2026-11-28')).toEqual([500_000, '2026-11-15', 13]);
  expect(overdue('2026-12-16')).toEqual([1_000_000, '2026-11-15', 31]);
});

it('counts from the day that the base sets', () => {
  expect(readSetting(one.base.db, 'statement')).toEqual(STANDARD_STATEMENT_FRAME);
  const frame = { ...STANDARD_STATEMENT_FRAME, dueMonths: 2, dueDay: 5, bank: '招商银行福田支行', taxRate: 600 };
  expect(valueOf(setSetting(one.base, MANAGER, 'statement', frame))).toEqual(frame);
  expect(readSetting(one.base.db, 'statement')).toEqual(frame);
  make('2026-10', '2026-11-03T09:00');
  expect(overdue('2026-12-05')).toEqual([0, null, 0]);
  expect(overdue('2026-12-06')).toEqual([500_000, '2026-12-05', 1]);
});
