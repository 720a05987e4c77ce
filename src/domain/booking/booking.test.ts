// States of a booking: moves, putting back, lapsing and holding.
import { describe, expect, it } from 'vitest';
import { decideMove, deriveSeenState, hasLapsed, type Hold, isLive, LAPSE_REASON, listAllowedMoves } from './booking.ts';
import { BOOKING_STATES } from '../base/catalogue.ts';
import { instant, type Instant, parseInstant } from '../time/calendar.ts';

const at = (text: string): Instant => instant(parseInstant(text) ?? Number.NaN);
const START = at('2026-10-03T20:00');

describe('states', () => {
  it('are live unless cancelled or no-show', () => {
    expect(BOOKING_STATES.filter(isLive)).toEqual(['option', 'booked', 'checked_in', 'completed']);
  });

  it('move as docs/rules/booking.md, States, says', () => {
    const pairs = (asManager: boolean): string[] =>
      BOOKING_STATES.flatMap((from) => listAllowedMoves(from, asManager).map((to) => `${from}>${to}`));
    const everybody = [
      'option>booked',
      'option>cancelled',
      'booked>checked_in',
      'booked>no_show',
      'booked>cancelled',
      'checked_in>completed',
      'checked_in>booked',
    ];
    expect(pairs(false)).toEqual(everybody);
    expect(pairs(true)).toEqual([...everybody, 'completed>checked_in', 'no_show>booked']);
  });

  it('decides a move', () => {
    expect(decideMove({ from: 'option', to: 'booked', asManager: false, reason: null })).toEqual({ ok: true, value: 'booked' });
    expect(decideMove({ from: 'cancelled', to: 'booked', asManager: true, reason: 'x' })).toEqual({
      ok: false,
      refusal: { code: 'BOOKING_STATE_MOVE', data: { from: 'cancelled', to: 'booked', allowed: [] } },
    });
    expect(decideMove({ from: 'booked', to: 'completed', asManager: false, reason: 'x' })).toEqual({
      ok: false,
      refusal: { code: 'BOOKING_STATE_MOVE', data: { from: 'booked', to: 'completed', allowed: ['checked_in', 'no_show', 'cancelled'] } },
    });
    expect(decideMove({ from: 'no_show', to: 'booked', asManager: false, reason: 'x' })).toMatchObject({
      refusal: { code: 'BOOKING_STATE_MOVE' },
    });
  });

  it('asks for a reason to cancel and to put back', () => {
    const needed = (from: string, to: string): object => ({ ok: false, refusal: { code: 'REASON_NEEDED', data: { from, to } } });
    expect(decideMove({ from: 'booked', to: 'cancelled', asManager: false, reason: null })).toEqual(needed('booked', 'cancelled'));
    expect(decideMove({ from: 'option', to: 'cancelled', asManager: false, reason: ' \t' })).toEqual(needed('option', 'cancelled'));
    expect(decideMove({ from: 'option', to: 'cancelled', asManager: false, reason: LAPSE_REASON })).toEqual({
      ok: true,
      value: 'cancelled',
    });
    expect(decideMove({ from: 'checked_in', to: 'booked', asManager: false, reason: null })).toEqual(needed('checked_in', 'booked'));
    expect(decideMove({ from: 'completed', to: 'checked_in', asManager: true, reason: '' })).toEqual(needed('completed', 'checked_in'));
    expect(decideMove({ from: 'completed', to: 'checked_in', asManager: true, reason: '误点' })).toEqual({ ok: true, value: 'checked_in' });
    expect(decideMove({ from: 'no_show', to: 'booked', asManager: true, reason: null })).toEqual(needed('no_show', 'booked'));
    expect(decideMove({ from: 'booked', to: 'no_show', asManager: false, reason: null })).toEqual({ ok: true, value: 'no_show' });
  });
});

describe('hasLapsed', () => {
  const option: Hold = { state: 'option', start: START, holdsUntil: at('2026-10-02T18:00') };

  it.each([
    ['2026-10-02T17:59', false],
    ['2026-10-02T18:00', true],
    ['2026-10-03T21:00', true],
  ])('at %s: %s', (now, lapsed) => {
    expect(hasLapsed(option, at(now))).toBe(lapsed);
    expect(deriveSeenState(option, at(now))).toBe(lapsed ? 'cancelled' : 'option');
  });

  it('lapses at the start at the latest', () => {
    for (const holdsUntil of [null, at('2026-10-04T00:00')]) {
      expect(hasLapsed({ ...option, holdsUntil }, at('2026-10-03T19:59'))).toBe(false);
      expect(hasLapsed({ ...option, holdsUntil }, START)).toBe(true);
    }
  });

  it('leaves other states alone', () => {
    expect(hasLapsed({ ...option, state: 'booked' }, at('2027-01-01T00:00'))).toBe(false);
    expect(deriveSeenState({ ...option, state: 'booked' }, at('2027-01-01T00:00'))).toBe('booked');
    expect(LAPSE_REASON).toBe('保留到期');
  });
});
