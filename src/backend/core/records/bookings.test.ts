// Options that have lapsed are written down, whatever months are closed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, booking, filing, openRawBase, put, type RawBase, studio, tenant } from '../../../../test/helpers/raw-base.ts';
import { TESTER } from '../../../../test/helpers/sample-base.ts';
import { instant } from '../../../domain/time/calendar.ts';
import { ok } from '../../../domain/values/result.ts';
import { inTx } from '../db/tx.ts';
import { findBooking, lapseOptions, createBookingNumber } from './record-history.ts';

let raw: RawBase;
beforeEach(() => {
  raw = openRawBase();
  studio(raw.own, 'A01');
  tenant(raw.own, 1);
});
afterEach(() => raw.close());

const option = { state: 'option', holds_until: at('2026-11-01T12:00') };

function lapse(now: string): number {
  const done = inTx(raw.base, TESTER, (tx) => ok(lapseOptions(tx, instant(at(now)))));
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
}

describe('lapsed options', () => {
  it('are cancelled with 保留到期, those that still hold stay', () => {
    put(raw.own, 'booking', booking('O1', 1, 1, '2026-12-01T10:00', '2026-12-01T12:00', option));
    put(
      raw.own,
      'booking',
      booking('O2', 1, 1, '2026-12-02T10:00', '2026-12-02T12:00', { ...option, holds_until: at('2026-12-01T12:00') }),
    );
    expect(lapse('2026-11-05T09:00')).toBe(1);
    expect(raw.own.prepare('SELECT number, state, cancel_reason FROM booking ORDER BY number').raw().all()).toEqual([
      ['O1', 'cancelled', '保留到期'],
      ['O2', 'option', null],
    ]);
  });

  it('lapse also while another month is closed; those of the closed month are left alone', () => {
    put(raw.own, 'booking', booking('O1', 1, 1, '2026-12-01T10:00', '2026-12-01T12:00', option));
    put(raw.own, 'booking', booking('O2', 1, 1, '2026-09-01T10:00', '2026-09-01T12:00', option));
    put(raw.own, 'filing', filing('2026-09'));
    expect(lapse('2026-11-05T09:00')).toBe(1);
    expect(raw.own.prepare('SELECT number, state FROM booking ORDER BY number').raw().all()).toEqual([
      ['O1', 'cancelled'],
      ['O2', 'option'],
    ]);
  });
});

describe('the number of a booking', () => {
  it('finds it, as its id does where no number is like it', () => {
    put(raw.own, 'booking', booking('7', 1, 1, '2026-12-01T10:00', '2026-12-01T12:00'));
    put(raw.own, 'booking', booking('B2', 1, 1, '2026-12-01T12:00', '2026-12-01T13:00'));
    expect(findBooking(raw.own, '7')?.id).toBe(1);
    expect(findBooking(raw.own, '2')?.id).toBe(2);
    expect(findBooking(raw.own, 'B9')).toBeNull();
    const gone = put(raw.own, 'booking', booking('B3', 1, 1, '2026-12-01T13:00', '2026-12-01T14:00', { retired_at: 1 }));
    expect([findBooking(raw.own, String(gone)), findBooking(raw.own, 'B3')]).toEqual([null, null]);
  });

  it('goes on from the highest that the desk gave, ledgers’ numbers aside', () => {
    expect(createBookingNumber(raw.own)).toBe('D000001');
    put(raw.own, 'booking', booking('D000041', 1, 1, '2026-12-01T10:00', '2026-12-01T12:00'));
    put(raw.own, 'booking', booking('D7', 1, 1, '2026-12-01T12:00', '2026-12-01T13:00'));
    expect(createBookingNumber(raw.own)).toBe('D000042');
  });
});
