// How long a renewed lease runs: the same span again.
import { describe, expect, it } from 'vitest';
import { day } from '../../../test/helpers/day.ts';
import { addDays, fromDayNumber, toDayNumber } from '../../domain/time/calendar.ts';
import { computeRenewedEnd } from './LeasesTab.tsx';
import fc from 'fast-check';

describe('the last day of a renewal', () => {
  it.each([
    ['2025-01-01', '2025-12-31', '2026-12-31'],
    ['2023-03-01', '2024-02-29', '2025-02-28'],
    ['2024-02-29', '2024-08-31', '2025-03-04'],
    ['2024-07-15', '2026-07-14', '2028-07-14'],
    ['2026-04-01', '2026-04-30', '2026-05-30'],
  ])('of %s to %s is %s', (from, to, end) => {
    expect(computeRenewedEnd(day(from), day(to))).toBe(end);
  });

  it('lies at least one day after its first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11_000, max: 25_000 }), fc.nat(4000), (from, length) => {
        const [start, last] = [fromDayNumber(from), fromDayNumber(from + length)];
        const end = computeRenewedEnd(start, last);
        expect(end >= addDays(last, 1)).toBe(true);
        expect(Math.abs(toDayNumber(end) - toDayNumber(last) - (length + 1))).toBeLessThanOrEqual(3);
      }),
    );
  });
});
