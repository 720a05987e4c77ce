// A tenant's bookings: what is ahead and what is over, a lapsed option as everybody sees it.
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../domain/time/calendar.ts';
import { at, furnishedBase } from '../../../test/helpers/small-base.ts';
import { getTenantBookings } from './tenant-bookings.ts';

function baseWithBookings() {
  const { base, put } = furnishedBase();
  const add = (number: string, tenant: number, from: string, to: string, more: Readonly<Record<string, string | number>> = {}): number =>
    put('booking', { number, studio_id: 1, tenant_id: tenant, starts_at: at(from), ends_at: at(to), state: 'booked', ...more });
  add('B1', 1, '2026-11-03T10:00', '2026-11-03T12:00', { state: 'completed' });
  add('B2', 1, '2026-11-04T22:00', '2026-11-05T02:00', { state: 'completed' });
  add('B3', 1, '2026-11-07T10:00', '2026-11-07T12:00');
  add('B4', 1, '2026-11-06T10:00', '2026-11-06T12:00', { state: 'option', holds_until: at('2026-11-05T08:00') });
  add('B5', 2, '2026-11-08T10:00', '2026-11-08T12:00');
  return base;
}

const day = parseDay('2026-11-05');

function asked(isAhead: boolean, limit = 10) {
  if (day === null) throw new Error('no day');
  const answer = getTenantBookings(baseWithBookings(), { tenant: 1, day, isAhead, limit });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { count: answer.value.count, rows: answer.value.rows.map(({ number, state }) => `${number} ${state}`) };
}

describe('a tenant’s bookings', () => {
  it('ahead are those that are not over yet, the earliest first, not the one that ended this morning; a lapsed option is cancelled', () => {
    expect(asked(true)).toEqual({ count: 2, rows: ['B4 cancelled', 'B3 booked'] });
  });

  it('before are those over by then, the latest first', () => {
    expect(asked(false)).toEqual({ count: 2, rows: ['B2 completed', 'B1 completed'] });
  });

  it('are counted beyond the limit', () => {
    expect(asked(true, 1)).toEqual({ count: 2, rows: ['B4 cancelled'] });
  });

  it('of an unknown tenant are refused', () => {
    if (day === null) throw new Error('no day');
    expect(getTenantBookings(baseWithBookings(), { tenant: 99, day, isAhead: true, limit: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'RECORD_UNKNOWN' },
    });
  });
});
