// How close a last day is: papers 7, 30 and 60 days ahead, leases 30, 60 and 90.
import { describe, expect, it } from 'vitest';
import { dueStepOf, chooseDueTone, groupDue } from './due.ts';

describe('how close a last day is', () => {
  it.each([
    ['paper', -1, 'past', 'danger'],
    ['paper', 0, 7, 'danger'],
    ['paper', 7, 7, 'danger'],
    ['paper', 8, 30, 'warn'],
    ['paper', 30, 30, 'warn'],
    ['paper', 60, 60, 'warn'],
    ['paper', 61, null, 'plain'],
    ['lease', -1, 'past', 'danger'],
    ['lease', 0, 30, 'danger'],
    ['lease', 30, 30, 'danger'],
    ['lease', 31, 60, 'warn'],
    ['lease', 90, 90, 'warn'],
    ['lease', 91, null, 'plain'],
    ['lease', null, null, 'plain'],
  ] as const)('a %s with %s days left is at %s, %s', (kind, days, step, tone) => {
    expect(dueStepOf(kind, days)).toBe(step);
    expect(chooseDueTone(kind, days)).toBe(tone);
  });
});

describe('the reminder list', () => {
  it('groups by step, the most urgent first, without those far away', () => {
    const rows = [45, 7, -3, 61, 8, 0, -20].map((days, id) => ({ id, days }));
    expect(groupDue('paper', rows).map((group) => [group.step, group.rows.map(({ days }) => days)])).toEqual([
      ['past', [-20, -3]],
      [7, [0, 7]],
      [30, [8]],
      [60, [45]],
    ]);
  });

  it('is empty where nothing runs out', () => {
    expect(groupDue('lease', [{ days: 200 }])).toEqual([]);
  });
});
