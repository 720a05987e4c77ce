// The calendar that ships, which is read without its shape, against the same file read by it.
import { mkdirSync, mkdtempSync, copyFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { getPublishedCalendar } from './published-days.ts';

const SHIPPED = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'calendar', 'cn-holidays.json');

it('a file of the new year alone took the years before with it: those that ship stay', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-calendar-'));
  mkdirSync(path.join(folder, 'calendar'));
  const next = { holidays: { '2027-01-01': '元旦' }, workdays: {} };
  writeFileSync(path.join(folder, 'calendar', 'cn-holidays.json'), JSON.stringify(next));
  const { days, from } = getPublishedCalendar(folder);
  const kinds = new Map<string, string>([...days].map(([day, { kind }]) => [day, kind]));
  expect([from, kinds.get('2027-01-01'), kinds.get('2026-10-01')]).toEqual(['own', 'holiday', 'holiday']);
});

it('is what its shape reads of it, as a file of the user', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-calendar-'));
  mkdirSync(path.join(folder, 'calendar'));
  copyFileSync(SHIPPED, path.join(folder, 'calendar', 'cn-holidays.json'));
  const own = getPublishedCalendar(folder);
  expect(own).toMatchObject({ from: 'own', broken: null });
  const shipped = getPublishedCalendar('');
  expect(shipped).toMatchObject({ from: 'shipped', broken: null, source: own.source });
  expect([...shipped.days]).toEqual([...own.days]);
  // 2026-10-01, the day of the National Day, and 2026-10-10, a Saturday worked for it.
  const kinds = new Map<string, string>([...shipped.days].map(([day, { kind }]) => [day, kind]));
  expect(kinds.get('2026-10-01')).toBe('holiday');
  expect(kinds.get('2026-10-10')).toBe('workday');
});
