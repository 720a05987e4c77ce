// Whose studio it is now, and what is said of a booking into one whose guest overstays.
import { describe, expect, it } from 'vitest';
import { at, groundOf, neighbourAt, verdictOn } from '../../../test/helpers/slot-ground.ts';
import type { BookingState } from '../base/catalogue.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { isOffered } from './booking-rules.ts';
import { classifyLateness, computeOverstayEnd, computeStudioNow, findHolder } from './presence.ts';
import type { Overstay, SlotContext } from './slot.ts';

const NIGHT = '2026-10-03';
const clock = (time: string) => at(`${NIGHT}T${time}`);

/** Bookings as `state from-to`, by start. */
function holderAt(now: string, ...bookings: readonly (readonly [BookingState, string, string])[]): string | null {
  // Who is in came a quarter of an hour before the booked start.
  const list = bookings.map(([state, from, to]) => ({
    state,
    from: at(from),
    to: at(to),
    actualStart: state === 'checked_in' ? at(from) - 15 : null,
    called: `${state} ${from.slice(11)}`,
  }));
  return findHolder(list, at(now))?.called ?? null;
}

describe('whose studio it is', () => {
  const OVERSTAYED = ['checked_in', `${NIGHT}T18:00`, `${NIGHT}T20:00`] as const;
  const NEXT = ['booked', `${NIGHT}T20:30`, `${NIGHT}T22:30`] as const;

  it('is the guest’s who is in, to the minute and past the booked end, not the next one’s who has not come', () => {
    expect(holderAt(`${NIGHT}T19:59`, OVERSTAYED, NEXT)).toBe('checked_in 18:00');
    expect(holderAt(`${NIGHT}T20:00`, OVERSTAYED, NEXT)).toBe('checked_in 18:00');
    expect(holderAt(`${NIGHT}T21:00`, OVERSTAYED, NEXT)).toBe('checked_in 18:00');
  });

  it('is still the guest’s days later', () => {
    expect(holderAt('2026-10-06T12:00', OVERSTAYED)).toBe('checked_in 18:00');
  });

  it('is the next guest’s once that one is in', () => {
    expect(holderAt(`${NIGHT}T20:40`, OVERSTAYED, ['checked_in', `${NIGHT}T20:30`, `${NIGHT}T22:30`])).toBe('checked_in 20:30');
    // Come early, while the one before is over time.
    expect(holderAt(`${NIGHT}T20:20`, OVERSTAYED, ['checked_in', `${NIGHT}T20:30`, `${NIGHT}T22:30`])).toBe('checked_in 18:00');
  });

  it('is of somebody who came early, though the plan begins later', () => {
    expect(holderAt(`${NIGHT}T20:15`, ['checked_in', `${NIGHT}T20:30`, `${NIGHT}T22:30`])).toBe('checked_in 20:30');
    expect(holderAt(`${NIGHT}T20:14`, ['checked_in', `${NIGHT}T20:30`, `${NIGHT}T22:30`])).toBeNull();
  });

  it('is the plan’s where nobody is in, half-open, and nobody’s where it was left', () => {
    expect(holderAt(`${NIGHT}T20:29`, NEXT)).toBeNull();
    expect(holderAt(`${NIGHT}T20:30`, NEXT)).toBe('booked 20:30');
    expect(holderAt(`${NIGHT}T22:30`, NEXT)).toBeNull();
    expect(holderAt(`${NIGHT}T19:00`, ['completed', `${NIGHT}T18:00`, `${NIGHT}T20:00`])).toBeNull();
  });
});

describe('a stay', () => {
  const lateness = (state: BookingState, now: string) =>
    classifyLateness({ state, from: clock('20:00'), to: clock('22:00') }, clock(now), 15);

  it('is late once the grace is over, and over time behind its end', () => {
    expect([lateness('booked', '20:14'), lateness('booked', '20:15'), lateness('option', '21:00')]).toEqual([null, 'start', null]);
    expect([lateness('checked_in', '22:00'), lateness('checked_in', '22:01'), lateness('completed', '23:00')]).toEqual([null, 'end', null]);
  });
});

describe('a studio now', () => {
  const open = [{ from: clock('08:00'), to: clock('23:00') }];
  const at21 = { from: clock('21:00'), to: clock('22:00'), state: 'booked' as const, actualStart: null };
  const nowOf = (time: string, blackouts: readonly { from: number; to: number }[] = [], bookings = [at21]) =>
    computeStudioNow({ open, blackouts }, bookings, clock(time));

  it('is free until the next booking or blackout begins, or it closes', () => {
    expect(nowOf('20:00')).toEqual({ kind: 'free', until: clock('21:00') });
    expect(nowOf('20:00', [{ from: clock('20:30'), to: clock('20:45') }])).toEqual({ kind: 'free', until: clock('20:30') });
    expect(nowOf('22:00')).toEqual({ kind: 'free', until: clock('23:00') });
  });

  it('is held, out of use or closed, in this order', () => {
    const blackouts = [{ from: clock('20:00'), to: clock('22:30') }];
    expect([nowOf('21:00', blackouts).kind, nowOf('20:59', blackouts).kind, nowOf('22:30', blackouts).kind]).toEqual([
      'held',
      'blackout',
      'free',
    ]);
    expect([nowOf('07:59').kind, nowOf('23:00').kind]).toEqual(['closed', 'closed']);
  });
});

it('a guest who overstays is reckoned to stay an hour from now, down to the grid', () => {
  expect(computeOverstayEnd(clock('20:20'), 30)).toBe(clock('21:00'));
  expect(computeOverstayEnd(clock('20:30'), 30)).toBe(clock('21:30'));
  expect(computeOverstayEnd(clock('20:59'), 60)).toBe(clock('21:00'));
  expect(computeOverstayEnd(clock('23:40'), 50)).toBe(at('2026-10-04T00:00'));
});

describe('a booking into a studio whose guest overstays, at 20:20', () => {
  const guest: Overstay = { bookingId: 9, tenantId: 2, tenant: '海蓝电商', studio: 'A-101', from: clock('18:00'), to: clock('20:00') };
  const ground = (changes: Partial<SlotContext> = {}): SlotContext => groundOf([], { overstays: [guest], now: clock('20:20'), ...changes });

  /** What is asked for, and what is said without asking. */
  function said(from: string, to: string, changes: Partial<SlotContext> = {}, wish: Parameters<typeof verdictOn>[3] = {}) {
    const { asks, warnings } = valueOf(verdictOn(ground(changes), clock(from), clock(to), wish));
    return { asks, warned: warnings.map(({ code }) => code) };
  }

  it('asks while the guest is reckoned to stay, names the guest, and is not offered', () => {
    expect(valueOf(verdictOn(ground(), clock('20:30'), clock('22:30'))).warnings).toEqual([
      {
        code: 'STUDIO_OVERSTAYED',
        data: {
          bookingId: 9,
          studio: 'A-101',
          tenant: '海蓝电商',
          from: '2026-10-03 18:00',
          until: '2026-10-03 20:00',
          held: '2026-10-03 21:00',
        },
      },
    ]);
    expect(said('20:59', '22:00').asks).toEqual(['STUDIO_OVERSTAYED']);
    const wish = { bookingId: null, leaves: null, hold: null, tenantId: 1, tenant: '晨光传媒', state: 'booked', isHistory: false } as const;
    expect(isOffered({ ...wish, start: clock('20:59'), end: clock('22:00') }, ground())).toBe(false);
    expect(isOffered({ ...wish, start: clock('21:00'), end: clock('22:00') }, ground())).toBe(true);
  });

  it('says so of later ones of the evening and asks nothing; of the next day nothing', () => {
    expect(said('21:00', '22:00')).toEqual({ asks: [], warned: ['STUDIO_OVERSTAYED'] });
    const { warnings } = valueOf(verdictOn(ground(), at('2026-10-04T09:00'), at('2026-10-04T10:00')));
    expect(warnings).toEqual([]);
  });

  it('asks nothing of the guest’s own tenant, who may follow itself', () => {
    expect(said('20:30', '22:00', {}, { tenantId: 2 })).toEqual({ asks: [], warned: [] });
  });

  it('asks nothing of one that stands there already and goes later or gets shorter, but where it would begin earlier', () => {
    const neighbours = [neighbourAt(5, `${NIGHT}T20:30`, `${NIGHT}T22:30`, { tenantId: 1 })];
    const own = { bookingId: 5, leaves: clock('20:30') };
    expect(said('20:45', '22:30', { neighbours }, own).asks).toEqual([]);
    expect(said('20:30', '21:30', { neighbours }, own).asks).toEqual([]);
    expect(said('20:20', '22:30', { neighbours }, own).asks).toEqual(['STUDIO_OVERSTAYED']);
    // Moved here from another studio.
    expect(said('20:30', '22:30', {}, own).asks).toEqual(['STUDIO_OVERSTAYED']);
  });

  it('a reason that was given for the tenant today says nothing of this studio', () => {
    const tenantFacts = { ...ground().tenantFacts, given: () => new Map([['STUDIO_OVERSTAYED', '已经在收拾']]) };
    expect(said('20:30', '22:00', { tenantFacts }).asks).toEqual(['STUDIO_OVERSTAYED']);
  });

  it('what was held in the past, entered afterwards, is not asked for', () => {
    expect(said('20:00', '20:20', {}, { state: 'completed' }).asks).toEqual([]);
  });
});
