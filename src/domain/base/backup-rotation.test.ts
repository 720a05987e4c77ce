// What rotation leaves: by example, and as properties over many days.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseBackupsToDrop, type DatedBackup } from './backup-rotation.ts';
import { addDays, type Day, fromDayNumber, monthOf } from '../time/calendar.ts';

function backup(day: Day, time: string, isBeforeStep = false): DatedBackup {
  const stamp = `${day.replaceAll('-', '')}-${time}`;
  return { name: `livebase-auto-${stamp}.db`, day, stamp, isBeforeStep };
}

const FIRST = fromDayNumber(20_000);

describe('rotation', () => {
  it('keeps the newest of each of 14 days and of each of 12 months', () => {
    const backups = Array.from({ length: 400 }, (_, nth) => backup(addDays(FIRST, nth), '080000'));
    const dropped = new Set(chooseBackupsToDrop(backups, { daily: 14, monthly: 12 }));
    const kept = backups.filter((one) => !dropped.has(one.name));
    expect(kept.slice(-14)).toEqual(backups.slice(-14));
    const months = [...new Set(backups.map((one) => monthOf(one.day)))].slice(-12);
    for (const month of months) expect(kept.some((one) => monthOf(one.day) === month)).toBe(true);
    // 2024-10-04 to 2025-11-07: the newest of November (7) and of October (31) are among the last 14 days already.
    expect(kept).toHaveLength(14 + 10);
  });

  it('the second closing of a day leaves the first one’s backup, and the morning’s', () => {
    const day = [backup(FIRST, '080000'), backup(FIRST, '090000', true), backup(FIRST, '110000', true)];
    expect(chooseBackupsToDrop(day, { daily: 14, monthly: 12 })).toEqual([]);
    const later = Array.from({ length: 14 }, (_, nth) => backup(addDays(FIRST, nth + 1), '080000'));
    // Two weeks on it is none of the last 14 days, and not the newest of its month.
    expect(chooseBackupsToDrop([...day, ...later], { daily: 14, monthly: 12 })).toEqual(day.map((one) => one.name));
  });

  it('of one day’s daily ones only the newest stays', () => {
    const backups = [backup(FIRST, '090000'), backup(FIRST, '180000'), backup(FIRST, '120000')];
    expect(chooseBackupsToDrop(backups, { daily: 14, monthly: 12 })).toEqual([backups[0]?.name, backups[2]?.name]);
  });

  it('never lets the newest go, nor more than it may, whatever the counts', () => {
    const days = fc.array(fc.record({ day: fc.integer({ min: 0, max: 900 }), hour: fc.integer({ min: 10, max: 23 }) }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (list, daily, monthly) => {
        const backups = list.map(({ day, hour }) => backup(addDays(FIRST, day), `${hour}0000`));
        const names = [...new Map(backups.map((one) => [one.name, one])).values()];
        const dropped = chooseBackupsToDrop(names, { daily, monthly });
        const newest = names.toSorted((a, b) => (a.stamp < b.stamp ? -1 : 1)).at(-1);
        expect(dropped).not.toContain(newest?.name);
        const distinctDays = new Set(names.map((one) => one.day)).size;
        expect(names.length - dropped.length).toBeGreaterThanOrEqual(Math.min(Math.max(1, daily), distinctDays));
        expect(
          chooseBackupsToDrop(
            names.filter((one) => !dropped.includes(one.name)),
            { daily, monthly },
          ),
        ).toEqual([]);
      }),
    );
  });
});
