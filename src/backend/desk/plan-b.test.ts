// Plan B by example: what stands in for a slot that is taken. That whatever it offers is accepted is proven in offered.test.ts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK_DAY, FRONT_DESK, addOpenStudio, plainDesk } from '../../../test/helpers/desk-world.ts';
import { at, put } from '../../../test/helpers/raw-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { instant } from '../../domain/time/calendar.ts';
import { planBSchema } from '../../contract/desk/booking-shapes.ts';
import { book } from './book.ts';
import { planBOf, type RefusedSlot } from './plan-b.ts';

let world: ReturnType<typeof plainDesk>;
beforeEach(() => {
  world = plainDesk();
});
afterEach(() => world.close());

const clock = (text: string) => instant(at(`${DESK_DAY}T${text}`));

function booked(tenant: string, from: string, to: string, studio = 'A01') {
  const slot = { studio, tenant, from: clock(from), to: clock(to), state: 'booked', holdsUntil: null } as const;
  return valueOf(book(world.raw.base, FRONT_DESK, slot)).booking;
}

function planFor(from: string, to: string, more: Partial<RefusedSlot> = {}) {
  const wish = { booking: null, studio: 'A01', tenant: '企业1', from: clock(from), to: clock(to), equipment: [] };
  return valueOf(planBOf(world.raw.base, { ...wish, ...more }));
}

describe('plan B', () => {
  it('offers another studio, the nearest times, a shorter slot and a swap', () => {
    const other = booked('企业2', '11:00', '13:00');
    const second = addOpenStudio(world, 'B01');
    const plan = planFor('10:00', '12:00');
    expect(planBSchema.parse(plan)).toEqual(plan);
    const times = (slots: readonly { readonly from: number; readonly to: number }[]) => slots.map(({ from, to }) => [from, to]);
    expect(plan.studios.map(({ studio }) => studio)).toEqual([second]);
    expect(times(plan.studios)).toEqual([[clock('10:00'), clock('12:00')]]);
    expect(times(plan.times)).toEqual([
      [clock('09:00'), clock('11:00')],
      [clock('13:00'), clock('15:00')],
    ]);
    expect(plan.shorter).toMatchObject({ studio: world.room, from: clock('10:00'), to: clock('11:00'), price: 10_000 });
    expect(plan.swaps).toEqual([
      {
        other,
        theirs: expect.objectContaining({ studio: second, from: clock('11:00'), to: clock('13:00') }),
        ours: expect.objectContaining({ studio: world.room, from: clock('10:00'), to: clock('12:00') }),
      },
    ]);
  });

  it('lets a booking that would move exchange places with the one in the way', () => {
    addOpenStudio(world, 'B01');
    const mine = booked('企业1', '10:00', '12:00', 'B01');
    const theirs = booked('企业2', '10:00', '12:00');
    const [swap] = planFor('10:00', '12:00', { booking: mine.id }).swaps;
    expect(swap).toMatchObject({ other: { id: theirs.id }, theirs: { code: 'B01', from: clock('10:00') }, ours: { code: 'A01' } });
  });

  it('offers no swap with anyone who is in already, nor where both want the one green screen', () => {
    addOpenStudio(world, 'B01');
    const theirs = booked('企业2', '11:00', '13:00');
    world.raw.own.prepare("UPDATE booking SET state = 'checked_in' WHERE id = ?").run(theirs.id);
    expect(planFor('10:00', '12:00').swaps).toEqual([]);
    const lamp = put(world.raw.own, 'equipment', { name: '补光灯', count: 1 });
    const slot = { studio: 'A01', tenant: '企业2', from: clock('16:00'), to: clock('18:00'), state: 'booked', holdsUntil: null } as const;
    valueOf(book(world.raw.base, FRONT_DESK, { ...slot, equipment: [[lamp, 1]] }));
    expect(planFor('16:00', '18:00').swaps).toHaveLength(1);
    expect(planFor('16:00', '18:00', { equipment: [[lamp, 1]] })).toMatchObject({ studios: [], swaps: [] });
  });

  it('has nothing for a slot without length, and refuses what it does not know', () => {
    expect(planFor('10:00', '10:00')).toEqual({ studios: [], times: [], shorter: null, swaps: [] });
    const wish = {
      booking: null,
      studio: 'A01',
      tenant: '企业1',
      from: clock('10:00'),
      to: clock('12:00'),
      equipment: [],
    };
    expect(codeIn(planBOf(world.raw.base, { ...wish, studio: 'Z99' }))).toBe('STUDIO_UNKNOWN');
    expect(codeIn(planBOf(world.raw.base, { ...wish, tenant: '没有' }))).toBe('TENANT_UNKNOWN');
    expect(codeIn(planBOf(world.raw.base, { ...wish, booking: 99 }))).toBe('BOOKING_UNKNOWN');
  });
});
