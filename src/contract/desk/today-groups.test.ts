// Who is late, here, coming: at the minute that it changes.
import { describe, expect, it } from 'vitest';
import { instant, type Instant, parseDay, parseInstant } from '../../domain/time/calendar.ts';
import { groupBookingsOfDay } from './today-groups.ts';

const day = parseDay('2026-10-03');
if (day === null) throw new Error('no day');
const at = (text: string): Instant => parseInstant(text) ?? instant(Number.NaN);

type Line = Parameters<typeof groupBookingsOfDay>[0][number];

function line(id: number, from: string, to: string, state: Line['state']): Line {
  return { id, from: at(from), to: at(to), state };
}

const ids = (bookings: readonly Line[], now: string): Record<string, number[]> =>
  Object.fromEntries(
    [...groupBookingsOfDay(bookings, { day, now: at(now), graceMinutes: 15, dayTurnHour: 6 })].map(([group, list]) => [
      group,
      list.map((one) => one.id),
    ]),
  );

describe('the day at the desk', () => {
  const evening = line(1, '2026-10-03T20:00', '2026-10-03T22:00', 'booked');

  it('is late once the grace is over, to the minute', () => {
    expect(ids([evening], '2026-10-03T20:14')).toEqual({ arriving: [1] });
    expect(ids([evening], '2026-10-03T20:15')).toEqual({ late: [1] });
  });

  it('shows anyone who came on a day before only while they are in, whatever the date', () => {
    const night = (state: Line['state']): Line => line(2, '2026-10-02T22:00', '2026-10-03T07:00', state);
    expect(ids([line(9, '2026-09-20T20:00', '2026-09-20T22:00', 'checked_in')], '2026-10-03T09:00')).toEqual({ earlier: [9] });
    expect(ids([night('checked_in')], '2026-10-03T01:00')).toEqual({ earlier: [2] });
    expect(ids([night('completed')], '2026-10-03T01:00')).toEqual({});
  });

  it('at 00:40 is still the evening: who is in, who is late and who comes at 3', () => {
    const house = [
      line(3, '2026-10-03T22:00', '2026-10-04T02:00', 'checked_in'),
      line(4, '2026-10-04T00:00', '2026-10-04T02:00', 'booked'),
      line(5, '2026-10-04T03:00', '2026-10-04T05:00', 'booked'),
    ];
    expect(ids(house, '2026-10-04T00:40')).toEqual({ running: [3], late: [4], arriving: [5] });
  });

  it('leaves the next day and what was cancelled out', () => {
    const others = [
      line(3, '2026-10-04T06:00', '2026-10-04T08:00', 'booked'),
      line(4, '2026-10-03T10:00', '2026-10-03T11:00', 'cancelled'),
    ];
    expect(ids(others, '2026-10-03T09:00')).toEqual({});
  });

  it('puts who leaves first before the others, and who comes first', () => {
    const running = [
      line(5, '2026-10-03T18:00', '2026-10-03T23:00', 'checked_in'),
      line(6, '2026-10-03T19:00', '2026-10-03T21:00', 'checked_in'),
    ];
    const coming = [line(7, '2026-10-03T23:00', '2026-10-03T24:00', 'booked'), line(8, '2026-10-03T22:00', '2026-10-03T24:00', 'booked')];
    expect(ids([...running, ...coming], '2026-10-03T20:00')).toEqual({ running: [6, 5], arriving: [8, 7] });
  });
});
