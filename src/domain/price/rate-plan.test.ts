// Rate plans: which is in force on a day, and where the bands lie.
import { describe, expect, it } from 'vitest';
import { type Day, formatIsoInstant, instant, parseDay, parseInstant } from '../time/calendar.ts';
import { fen, minutes } from '../values/quantity.ts';
import { type DatedPlan, findBandAt, isForNothing, planInForce, planOfHourlyRate, splitByBand } from './rate-plan.ts';

const day = (text: string): Day => {
  const value = parseDay(text);
  if (value === null) throw new Error(`no day: ${text}`);
  return value;
};
const row = (studioId: number | null, startsOn: string, dayRate: number): DatedPlan => ({
  studioId,
  startsOn: day(startsOn),
  plan: { ...planOfHourlyRate(fen(dayRate)), nightFrom: minutes(1320), dayFrom: minutes(480) },
});

describe('planInForce', () => {
  const rows = [
    row(null, '2026-03-01', 300),
    row(null, '2026-01-01', 200),
    row(7, '2026-06-01', 700),
    row(7, '2026-09-01', 750),
    row(8, '2025-01-01', 800),
  ];
  it.each([
    // Nothing has begun: the studio's hourly rate
    [7, '2025-12-31', 99],
    // The base's, from its first day on
    [7, '2026-01-01', 200],
    [7, '2026-02-28', 200],
    [7, '2026-03-01', 300],
    [7, '2026-05-31', 300],
    // Its own from its first day on, then its newer one
    [7, '2026-06-01', 700],
    [7, '2026-08-31', 700],
    [7, '2026-09-01', 750],
    // Another studio has its own, a third only the base's
    [8, '2025-12-31', 800],
    [9, '2026-12-31', 300],
  ])('of studio %d on %s has the day rate %d', (studioId, text, dayRate) => {
    expect(planInForce(rows, { studioId, day: day(text), hourlyRate: fen(99) }).dayRate).toBe(dayRate);
  });

  it('without rows is the hourly rate at all hours, in one band over midnight', () => {
    const plan = planInForce([], { studioId: 7, day: day('2026-10-03'), hourlyRate: fen(12_000) });
    expect(plan).toEqual({
      dayFrom: 0,
      nightFrom: 1440,
      dayRate: 12_000,
      nightRate: 12_000,
      halfDayRate: null,
      fullDayRate: null,
      minimum: 0,
    });
    const from = parseInstant('2026-10-03T22:00') ?? instant(0);
    expect(splitByBand(plan, from, instant(from + 3000))).toEqual([{ band: 'day', from, to: from + 3000 }]);
  });
});

describe('bands', () => {
  it.each([
    // from, night from, the minutes of the day that are asked for, their bands
    [480, 1320, [0, 479, 480, 1319, 1320, 1439], 'nnddnn'],
    // A day band over midnight: 18:00 to 02:00
    [1080, 120, [0, 119, 120, 1079, 1080, 1439], 'ddnndd'],
    // From 06:00 to the day's end, written as 1440 or as 0
    [360, 1440, [0, 359, 360, 1439], 'nndd'],
    [360, 0, [0, 359, 360, 1439], 'nndd'],
    [0, 480, [0, 479, 480, 1439], 'ddnn'],
    // Equal: no day band
    [600, 600, [0, 599, 600, 1439], 'nnnn'],
  ])('day from %d to %d', (dayFrom, nightFrom, asked, bands) => {
    const plan = { ...planOfHourlyRate(fen(1)), dayFrom: minutes(dayFrom), nightFrom: minutes(nightFrom) };
    expect(asked.map((minute) => findBandAt(plan, minute).slice(0, 1)).join('')).toBe(bands);
  });

  it('are cut at their borders, also over midnight', () => {
    const plan = { ...planOfHourlyRate(fen(1)), dayFrom: minutes(1080), nightFrom: minutes(120) };
    const [from, to] = [parseInstant('2028-02-28T17:00') ?? instant(0), parseInstant('2028-02-29T18:30') ?? instant(0)];
    expect(splitByBand(plan, from, to).map((part) => `${part.band} ${formatIsoInstant(part.from)} ${formatIsoInstant(part.to)}`)).toEqual([
      'night 2028-02-28T17:00 2028-02-28T18:00',
      'day 2028-02-28T18:00 2028-02-29T02:00',
      'night 2028-02-29T02:00 2028-02-29T18:00',
      'day 2028-02-29T18:00 2028-02-29T18:30',
    ]);
    expect(splitByBand(plan, to, from)).toEqual([]);
  });
});

describe('a plan costs nothing', () => {
  const free = { ...planOfHourlyRate(fen(0)), minimum: minutes(60) };
  it('only where no rate of it does', () => {
    expect([free, { ...free, halfDayRate: fen(0), fullDayRate: fen(0) }].map(isForNothing)).toEqual([true, true]);
    for (const rate of ['dayRate', 'nightRate', 'halfDayRate', 'fullDayRate'] as const)
      expect([rate, isForNothing({ ...free, [rate]: fen(1) })]).toEqual([rate, false]);
  });
});

describe('a minute’s band', () => {
  const plan = (dayFrom: number, nightFrom: number) => ({
    ...planOfHourlyRate(fen(1)),
    dayFrom: minutes(dayFrom),
    nightFrom: minutes(nightFrom),
  });
  it.each([
    // Half-open: the first minute of the day is day, the first of the night is night.
    [480, 1320, 479, 'night'],
    [480, 1320, 480, 'day'],
    [480, 1320, 1319, 'day'],
    [480, 1320, 1320, 'night'],
    // A day over midnight
    [1320, 480, 1319, 'night'],
    [1320, 480, 1320, 'day'],
    [1320, 480, 479, 'day'],
    [1320, 480, 480, 'night'],
    // No day at all
    [480, 480, 479, 'night'],
    [480, 480, 480, 'night'],
  ])('of a day from %i to %i at %i is %s', (dayFrom, nightFrom, minute, band) => {
    expect(findBandAt(plan(dayFrom, nightFrom), minute)).toBe(band);
  });
});
