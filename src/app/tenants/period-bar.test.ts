// What the bar of an accounting period says, and when a month can be closed.
import { expect, it } from 'vitest';
import { parseDay, parseMonth } from '../../domain/time/calendar.ts';
import { canClosePeriod, sayBooked, sayReopens } from './PeriodBar.tsx';

const NOTHING = { rent: 0, studio: 0, changes: 0, billed: 0, received: 0, depositsIn: 0, depositsOut: 0, depositsKept: 0 };
const NONE = { billed: 0, received: 0 };
const day = (text: string) => parseDay(text) ?? expect.unreachable();

it('says each sum under its own word, and what of it is for closed months', () => {
  expect(sayBooked({ sums: NOTHING, earlier: NONE })).toBe('本账期还没有记账');
  const sums = { rent: 1, studio: 2, changes: 4, billed: 123_407, received: 5_001, depositsIn: 70_002, depositsOut: 803, depositsKept: 94 };
  expect(sayBooked({ sums, earlier: NONE })).toBe('应收 1,234.07 元，收款 50.01 元，收押金 700.02 元，退押金 8.03 元，扣押金 0.94 元');
  expect(sayBooked({ sums: { ...NOTHING, billed: 900, received: 0 }, earlier: { billed: 111, received: 222 } })).toBe(
    '应收 9.00 元（含已结账月份的 1.11 元），收款 0.00 元（含已结账月份的 2.22 元）',
  );
});

it('lets a month be closed from the day after its last, once', () => {
  const month = parseMonth('2026-10') ?? expect.unreachable();
  expect(canClosePeriod({ closed: null, month }, day('2026-10-31'))).toBe(false);
  expect(canClosePeriod({ closed: null, month }, day('2026-11-01'))).toBe(true);
  expect(canClosePeriod({ closed: { atMs: 1, who: '周敏' }, month }, day('2026-11-01'))).toBe(false);
});

it('says which months are opened along with one, and that those before it stay closed', () => {
  const month = parseMonth('2026-08') ?? expect.unreachable();
  expect(sayReopens({ month, last: '2026-08' })).toBe('只撤销 2026-08，以前的月份仍然结账。');
  expect(sayReopens({ month, last: '2026-10' })).toBe(
    '2026-08 到 2026-10 会一起撤销：后面的月份是接着它结账的。2026-08 以前的月份仍然结账。',
  );
});
