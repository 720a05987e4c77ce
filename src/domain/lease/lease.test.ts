// Leases: in force, in residence, new, left and following each other.
import { describe, expect, it } from 'vitest';
import { type Day, type Month, parseDay, parseMonth } from '../time/calendar.ts';
import {
  findFirstStart,
  findResidentUntil,
  getLeaseEnd,
  hasLeftIn,
  isInForceBetween,
  isInForceOn,
  isInResidenceDuring,
  isInResidenceOn,
  isNewIn,
  type LeaseDays,
} from './lease.ts';

const day = (text: string): Day => {
  const value = parseDay(text);
  if (value === null) throw new Error(`no day: ${text}`);
  return value;
};
const month = (text: string): Month => {
  const value = parseMonth(text);
  if (value === null) throw new Error(`no month: ${text}`);
  return value;
};
const lease = (startsOn: string, endsOn: string, leftOn: string | null = null): LeaseDays => ({
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  leftOn: leftOn === null ? null : day(leftOn),
});

describe('a lease', () => {
  it('ends on the earlier of its last day and the day of leaving', () => {
    expect(getLeaseEnd(lease('2025-01-01', '2025-12-31'))).toBe('2025-12-31');
    expect(getLeaseEnd(lease('2025-01-01', '2025-12-31', '2025-06-15'))).toBe('2025-06-15');
    expect(getLeaseEnd(lease('2025-01-01', '2025-12-31', '2026-01-15'))).toBe('2025-12-31');
    expect(getLeaseEnd(lease('2025-01-01', '2025-12-31', '2025-12-31'))).toBe('2025-12-31');
  });

  it('is in force on its first and last day', () => {
    const one = lease('2025-01-10', '2025-12-31', '2025-06-15');
    expect(['2025-01-09', '2025-01-10', '2025-06-15', '2025-06-16'].map((text) => isInForceOn(one, day(text)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is in force between days that touch it', () => {
    const one = lease('2025-01-10', '2025-01-20');
    expect(isInForceBetween(one, day('2025-01-01'), day('2025-01-09'))).toBe(false);
    expect(isInForceBetween(one, day('2025-01-01'), day('2025-01-10'))).toBe(true);
    expect(isInForceBetween(one, day('2025-01-20'), day('2025-01-31'))).toBe(true);
    expect(isInForceBetween(one, day('2025-01-21'), day('2025-01-31'))).toBe(false);
    expect(isInForceBetween(lease('2025-01-10', '2025-01-20', '2025-01-05'), day('2025-01-01'), day('2025-01-31'))).toBe(false);
  });
});

describe('a tenant', () => {
  const first = lease('2024-03-15', '2025-03-14');
  const second = lease('2025-06-01', '2026-05-31', '2026-01-31');
  const both = [second, first];

  it('is in residence while any lease is in force', () => {
    expect(isInResidenceOn(both, day('2024-03-14'))).toBe(false);
    expect(isInResidenceOn(both, day('2025-03-14'))).toBe(true);
    expect(isInResidenceOn(both, day('2025-04-01'))).toBe(false);
    expect(isInResidenceOn(both, day('2026-01-31'))).toBe(true);
    expect(isInResidenceOn([], day('2026-01-31'))).toBe(false);
    expect(
      ['2024-02', '2024-03', '2025-03', '2025-04', '2025-05', '2025-06', '2026-01', '2026-02'].map((text) =>
        isInResidenceDuring(both, month(text)),
      ),
    ).toEqual([false, true, true, false, false, true, true, false]);
  });

  it('is resident since its first lease ever', () => {
    expect(findFirstStart(both)).toBe('2024-03-15');
    expect(findFirstStart([first, second])).toBe('2024-03-15');
    expect(findFirstStart([])).toBeNull();
    expect(isNewIn(both, month('2024-03'))).toBe(true);
    expect(isNewIn(both, month('2025-06'))).toBe(false);
    expect(isNewIn([], month('2025-06'))).toBe(false);
  });

  it('has left in the month of its last day, unless a lease is in force on the next first', () => {
    expect(['2025-02', '2025-03', '2025-04', '2026-01', '2026-05'].map((text) => hasLeftIn(both, month(text)))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(hasLeftIn([lease('2025-01-01', '2025-03-31'), lease('2025-04-01', '2025-12-31')], month('2025-03'))).toBe(false);
    expect(hasLeftIn([lease('2025-01-01', '2025-03-31'), lease('2025-04-02', '2025-12-31')], month('2025-03'))).toBe(true);
    expect(hasLeftIn([lease('2025-01-01', '2025-12-31')], month('2025-12'))).toBe(true);
    expect(hasLeftIn([], month('2025-12'))).toBe(false);
  });

  it('stays until the end of leases that follow each other', () => {
    const chain = [
      lease('2025-04-01', '2025-06-30'),
      lease('2025-01-01', '2025-03-31'),
      lease('2025-02-01', '2025-02-10'),
      lease('2025-07-02', '2025-12-31'),
    ];
    expect(findResidentUntil(chain, day('2025-03-31'))).toBe('2025-06-30');
    expect(findResidentUntil(chain, day('2025-07-01'))).toBeNull();
    expect(findResidentUntil(chain, day('2025-07-02'))).toBe('2025-12-31');
    expect(findResidentUntil([lease('2025-01-01', '2025-06-30'), lease('2025-03-01', '2025-04-30')], day('2025-03-15'))).toBe('2025-06-30');
    expect(findResidentUntil([], day('2025-03-15'))).toBeNull();
  });
});
