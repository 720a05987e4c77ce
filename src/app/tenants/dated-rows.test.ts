// Which of a tenant's dated facts holds when, and whose turn it is in the list.
import { describe, expect, it } from 'vitest';
import { day } from '../../../test/helpers/day.ts';
import { listDatedRows } from './FactsTab.tsx';
import { neighboursOf } from './TenantPage.tsx';

describe('dated rows', () => {
  it('hold to the day before the next one, the newest first', () => {
    const rows = ['2026-03-01', '2025-01-01', '2027-01-01'].map((from) => ({ from: day(from), row: from }));
    expect(listDatedRows(rows, day('2026-12-31')).map(({ row, to, state }) => [row, to, state])).toEqual([
      ['2027-01-01', null, 'coming'],
      ['2026-03-01', '2026-12-31', 'now'],
      ['2025-01-01', '2026-02-28', 'past'],
    ]);
  });

  it('change hands on the first day of the next row', () => {
    const rows = ['2025-01-01', '2026-03-01'].map((from) => ({ from: day(from), row: from }));
    expect(listDatedRows(rows, day('2026-02-28')).map(({ state }) => state)).toEqual(['coming', 'now']);
    expect(listDatedRows(rows, day('2026-03-01')).map(({ state }) => state)).toEqual(['now', 'past']);
  });
});

describe('the next and the previous tenant', () => {
  it.each([
    [1, null, 5],
    [5, 1, 3],
    [3, 5, null],
    [9, null, null],
  ])('of %s are %s and %s', (id, previous, next) => {
    expect(neighboursOf(id, [1, 5, 3])).toEqual({ previous, next });
  });
});
