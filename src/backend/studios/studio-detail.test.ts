// One studio: its state, its use counted as the report counts it, and the bookings that a blackout would hit.
import { describe, expect, it } from 'vitest';
import { furnishedBase, at } from '../../../test/helpers/small-base.ts';
import { type Day, instant, parseDay, parseMonth } from '../../domain/time/calendar.ts';
import { measuresOf } from '../report/measures.ts';
import { readFacts } from '../report/sql/read-facts.ts';
import { listStudios } from './list-studios.ts';
import { listBookingsHit, getStudioDetail } from './studio-detail.ts';

function day(text: string): Day {
  const value = parseDay(text);
  if (value === null) throw new Error(text);
  return value;
}
function month(text: string) {
  const value = parseMonth(text);
  if (value === null) throw new Error(text);
  return value;
}

/** S1 is public all October 2026; from the 16th it opens 10:00-20:00 with 30 minutes between; a blackout and some bookings. */
function october() {
  const small = furnishedBase();
  const { put } = small;
  put('studio_fact', { studio_id: 1, starts_on: '2026-10-16', kind: '公共', hours: '10:00-20:00', turnaround: 30, hourly_rate: 100 });
  put('blackout', { studio_id: 1, starts_at: at('2026-10-20T08:00'), ends_at: at('2026-10-20T12:00'), reason: '检修' });
  put('calendar_exception', { day: '2026-10-31', studio_id: null, hours: '休息', note: '盘点' });
  const booking = (number: string, from: string, to: string, state = 'completed', more = {}): void => {
    put('booking', { number, studio_id: 1, tenant_id: 1, starts_at: at(from), ends_at: at(to), state, from_past: 0, ...more });
  };
  booking('B1', '2026-10-01T10:00', '2026-10-01T12:00');
  booking('B2', '2026-10-18T12:00', '2026-10-18T15:00', 'booked');
  booking('B3', '2026-10-19T12:00', '2026-10-19T15:00', 'cancelled');
  booking('B4', '2026-11-06T22:00', '2026-11-07T02:00', 'booked', { title: '首播' });
  booking('B5', '2026-11-07T10:00', '2026-11-07T12:00', 'option', { holds_until: at('2026-11-06T10:00') });
  booking('B6', '2026-11-08T10:00', '2026-11-08T12:00', 'option', { holds_until: at('2026-11-04T10:00') });
  return small;
}

describe('a studio', () => {
  it('in the list counts as ahead only what has not begun: not this morning’s', () => {
    const { base, put } = furnishedBase();
    const booking = (number: string, from: string, to: string): void => {
      put('booking', { number, studio_id: 1, tenant_id: 1, starts_at: at(from), ends_at: at(to), state: 'booked' });
    };
    booking('B1', '2026-11-05T06:00', '2026-11-05T08:00');
    booking('B2', '2026-11-05T20:00', '2026-11-05T22:00');
    booking('B3', '2026-11-12T20:00', '2026-11-12T22:00');
    const list = listStudios(base, { day: day('2026-11-05') });
    if (!list.ok) throw new Error(list.refusal.code);
    expect(list.value.rows.map(({ code, bookingsAhead }) => [code, bookingsAhead])).toEqual([
      ['S1', 1],
      ['S2', 0],
    ]);
  });

  it('is shown with its dated rows, leases, blackouts, exceptions and what refers to it', () => {
    const { base, put } = october();
    put('lease', { contract: 'C9', tenant_id: 2, starts_on: '2026-01-01', ends_on: '2026-12-31', area: 1, studios: '[2]' });
    const one = getStudioDetail(base, { id: 1, day: day('2026-11-05') });
    if (!one.ok) throw new Error(one.refusal.code);
    expect(one.value).toMatchObject({
      state: 'open',
      isRetired: false,
      studio: { values: { code: 'S1', opened_on: '2020-01-01' } },
      facts: [{ values: { starts_on: '2026-10-16' } }, { values: { starts_on: '0001-01-01' } }],
      blackouts: [{ from: '2026-10-20T08:00', to: '2026-10-20T12:00', isOver: true }],
      exceptions: [],
      leases: [],
      counts: { bookings: 5, bookingsAhead: 3, leases: 0, blackouts: 1, exceptions: 0 },
    });
    expect(one.value.presentFact).toBe(one.value.facts[0]?.id);
    expect(one.value.bookings.map((row) => [row.number, row.from, row.tenant.name])).toEqual([
      ['B4', '2026-11-06T22:00', '企业1'],
      ['B5', '2026-11-07T10:00', '企业1'],
    ]);
    const two = getStudioDetail(base, { id: 2, day: day('2026-11-05') });
    expect(two).toMatchObject({
      value: { leases: [{ contract: 'C9', tenant: { name: '企业2' }, isInForce: true }], counts: { leases: 1 } },
    });
    expect(getStudioDetail(base, { id: 1, day: day('2019-12-31') })).toMatchObject({ value: { state: 'coming' } });
    expect(getStudioDetail(base, { id: 9, day: day('2026-11-05') })).toMatchObject({ refusal: { code: 'STUDIO_UNKNOWN' } });
  });

  it('counts use by hand’s arithmetic, and as ZB-2.17 and 18 do', () => {
    const { base } = october();
    const one = getStudioDetail(base, { id: 1, day: day('2026-10-31') });
    if (!one.ok) throw new Error(one.refusal.code);
    const [use] = one.value.use;
    // 15 days of 24 hours; 16 of 10 hours less the 31st; less 10:00-12:00 of the blackout.
    const open = 15 * 1440 + 15 * 600 - 120;
    // B1 2 h + 15 min, B2 3 h + 30 min.
    const occupied = 120 + 15 + 180 + 30;
    expect(use).toEqual({ month: '2026-10', serviceDays: 31, publicDays: 31, open, booked: 300, occupied, bookings: 2, completed: 1 });
    const october2026 = month('2026-10');
    base.db.exec(`UPDATE studio_fact SET kind = '专属' WHERE studio_id = 2`);
    const measures = measuresOf(base.db, readFacts(base.db, { from: october2026, to: october2026 }, []), () => true);
    expect(measures.value('studio.public_open', october2026)).toBe(open);
    expect(measures.value('booking.public_occupied', october2026)).toBe(occupied);
    expect(one.value.use).toHaveLength(13);
    expect(one.value.use.at(-1)?.month).toBe('2025-10');
  });

  it('names the bookings that a blackout would hit, touching ones and lapsed options aside', () => {
    const { base } = october();
    const hits = (from: string, to: string) => {
      const found = listBookingsHit(base, { studio: 1, from: instant(at(from)), to: instant(at(to)) });
      if (!found.ok) throw new Error(found.refusal.code);
      return found.value.bookings.map((row) => row.number);
    };
    expect(hits('2026-11-07T00:00', '2026-11-09T00:00')).toEqual(['B4', 'B5']);
    expect(hits('2026-11-07T02:00', '2026-11-07T10:00')).toEqual([]);
    expect(hits('2026-10-19T00:00', '2026-10-20T00:00')).toEqual([]);
    expect(listBookingsHit(base, { studio: 7, from: instant(0), to: instant(1) })).toMatchObject({ refusal: { code: 'STUDIO_UNKNOWN' } });
  });
});
