// Dated rows: the newest at or before a day, and the earliest from the start.
import { describe, expect, it } from 'vitest';
import { type Day, type Month, parseDay, parseMonth, findNewestAtOrBefore, rowAsOf } from './calendar.ts';

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

describe('rowAsOf', () => {
  const rows = [
    { startsOn: day('2025-06-01'), name: 'second' },
    { startsOn: day('2025-01-01'), name: 'first' },
    { startsOn: day('2026-01-01'), name: 'third' },
  ];

  it.each([
    ['2024-01-01', 'first'],
    ['2025-01-01', 'first'],
    ['2025-05-31', 'first'],
    ['2025-06-01', 'second'],
    ['2025-12-31', 'second'],
    ['2026-01-01', 'third'],
    ['2099-01-01', 'third'],
  ])('gives on %s the %s', (text, name) => expect(rowAsOf(rows, day(text))?.name).toBe(name));

  it('gives nothing without rows, and the later of equal starts', () => {
    expect(rowAsOf([], day('2025-01-01'))).toBeNull();
    expect(
      rowAsOf(
        [
          { startsOn: day('2025-01-01'), name: 'a' },
          { startsOn: day('2025-01-01'), name: 'b' },
        ],
        day('2025-01-01'),
      )?.name,
    ).toBe('b');
  });
});

describe('findNewestAtOrBefore', () => {
  it('gives nothing before the first', () => {
    const rows = [{ month: month('2025-08') }, { month: month('2025-10') }];
    const asked = (text: string): string | undefined => findNewestAtOrBefore(rows, month(text), (row): Month => row.month)?.month;
    expect(['2025-07', '2025-08', '2025-09', '2025-10', '2026-01'].map(asked)).toEqual([
      undefined,
      '2025-08',
      '2025-08',
      '2025-10',
      '2025-10',
    ]);
  });
});
