// 月报 from the menu opens the month that the home page speaks of, and does not forget the one that was chosen.
import { expect, it } from 'vitest';
import { day } from '../../../test/helpers/day.ts';
import { chooseMonthToOpen, readRememberedMonth } from './open-month.ts';

it('月报 opens the month of the home page, then the one chosen, and in the next month the new one', () => {
  expect(chooseMonthToOpen(null, day('2026-11-05'))).toBe('2026-10');
  const chosen = readRememberedMonth(day('2026-11-05'), '2026-08');
  expect(chooseMonthToOpen(chosen, day('2026-11-20'))).toBe('2026-08');
  expect(chooseMonthToOpen(chosen, day('2026-12-01'))).toBe('2026-11');
  expect(chooseMonthToOpen('2026-10 nonsense', day('2026-11-05'))).toBe('2026-10');
});
