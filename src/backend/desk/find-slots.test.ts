// The finder and plan B on real bases: whatever they offer, the desk accepts; and what they offer first.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESK_DAY, DESK_SPECS, FRONT_DESK, makeDesk, plainDesk, wishes } from '../../../test/helpers/desk-world.ts';
import type { DeskWorld, Wish } from '../../../test/helpers/desk-world.ts';
import { at, put } from '../../../test/helpers/raw-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { instant } from '../../domain/time/calendar.ts';
import type { FreeSlot } from '../../contract/desk/booking-shapes.ts';
import { book } from './book.ts';
import { freeSlots } from './find-slots.ts';
import type { FreeQuestion } from './find-slots.ts';
import { judge } from './move.ts';
import { planBOf } from './plan-b.ts';
import { cancelBooking } from './state.ts';
import { swap } from './swap.ts';

const EVENING = { from: instant(at(`${DESK_DAY}T18:00`)), to: instant(at('2026-12-02T02:00')) };
const ANY: FreeQuestion = {
  ...EVENING,
  minutes: 120,
  tenant: null,
  area: null,
  kind: null,
  floor: null,
  words: null,
  equipment: [],
  limit: 50,
};

type Request = ReturnType<DeskWorld['request']>;

/** Books what is offered and gives it back; answers why it was refused, or null. */
function refusedOffer({ raw }: DeskWorld, request: Request, slot: FreeSlot): string | null {
  const booked = book(raw.base, FRONT_DESK, { ...request, studio: slot.studio, from: instant(slot.from), to: instant(slot.to) });
  if (!booked.ok) return `${booked.refusal.code} ${JSON.stringify(slot)}`;
  valueOf(cancelBooking(raw.base, FRONT_DESK, { id: booked.value.id, reason: '试' }));
  return null;
}

function questionOf(world: DeskWorld, wish: Wish): FreeQuestion {
  const { from, tenant, equipment } = world.request(wish);
  return { ...ANY, from, to: instant(from + 30 * 60), minutes: wish.length * 15, tenant, equipment: equipment ?? [] };
}

function refusedSwaps(world: DeskWorld, request: Request): (string | null)[] {
  const { base } = world.raw;
  const { studio, tenant, from, to, equipment = [] } = request;
  const plan = valueOf(planBOf(base, { booking: null, studio, tenant, from, to, equipment, seesPhones: true }));
  const offered = [...plan.studios, ...plan.times, ...(plan.shorter === null ? [] : [plan.shorter])];
  const slots = offered.map((slot) => refusedOffer(world, request, slot));
  // Last, for a swap stays.
  const swaps = plan.swaps.slice(0, 1).map(({ other, theirs, ours }) => {
    const moves = [{ id: other.id, version: other.version, studio: theirs.studio, from: instant(theirs.from), to: instant(theirs.to) }];
    const place = { studio: ours.studio, from: instant(ours.from), to: instant(ours.to) };
    const swapped = swap(base, FRONT_DESK, { moves, book: { ...request, ...place }, reason: '互换' });
    return swapped.ok ? null : `swap ${swapped.refusal.code} ${JSON.stringify([theirs, ours])}`;
  });
  return [...slots, ...swaps];
}

describe('whatever is offered is accepted', () => {
  it('by the finder, and by plan B for a wish that is refused', () => {
    let [offers, plans] = [0, 0];
    fc.assert(
      fc.property(DESK_SPECS, fc.array(wishes(3), { minLength: 3, maxLength: 3 }), (spec, asked) => {
        const world = makeDesk(spec);
        try {
          for (const wish of asked) {
            const { slots } = valueOf(freeSlots(world.raw.base, questionOf(world, wish)));
            const request = world.request(wish);
            offers += slots.length;
            expect(slots.map((slot) => refusedOffer(world, request, slot)).filter((one) => one !== null)).toEqual([]);
            const { studio, tenant, from, to, equipment = [] } = request;
            const verdict = valueOf(judge(world.raw.base, { booking: null, studio, tenant, from, to, equipment }));
            if (verdict.refusal === null) continue;
            const refused = refusedSwaps(world, request);
            plans += refused.length;
            expect(refused.filter((one) => one !== null)).toEqual([]);
          }
        } finally {
          world.close();
        }
      }),
      { numRuns: 15 },
    );
    // Nothing offered would prove nothing.
    expect(offers).toBeGreaterThan(20);
    expect(plans).toBeGreaterThan(10);
  }, 120_000);
});

describe('the finder', () => {
  it('offers the start that was asked for, each studio once a day, the smallest that suffices first', () => {
    const world = plainDesk();
    try {
      const { own, base } = world.raw;
      const small = put(own, 'studio', { code: 'B01', name: '绿幕间', opened_on: '2024-01-01' });
      put(own, 'studio_fact', {
        studio_id: small,
        starts_on: '0001-01-01',
        kind: '公共',
        area: 3000,
        hours: '全天',
        turnaround: 0,
        hourly_rate: 6000,
      });
      const question = { ...ANY, from: instant(at(`${DESK_DAY}T18:10`)), tenant: world.tenants[0] ?? 0 };
      const { slots } = valueOf(freeSlots(base, question));
      const evening = slots.filter((slot) => slot.from < at('2026-12-02T00:00'));
      expect(evening.map(({ code, from, price }) => [code, from, price])).toEqual([
        ['B01', at(`${DESK_DAY}T18:10`), 12_000],
        ['A01', at(`${DESK_DAY}T18:10`), 20_000],
      ]);
      expect(valueOf(freeSlots(base, { ...question, area: 3500 })).slots[0]).toMatchObject({ code: 'A01', area: 4000, kind: '公共' });
      expect(valueOf(freeSlots(base, { ...question, words: '绿幕' })).slots[0]).toMatchObject({ code: 'B01', name: '绿幕间' });
      expect(valueOf(freeSlots(base, { ...question, kind: '专属' })).slots).toEqual([]);
    } finally {
      world.close();
    }
  });

  it('offers nothing of the past, and to a tenant without a lease nothing at all', () => {
    const world = plainDesk();
    try {
      const { base, own } = world.raw;
      const today = { ...ANY, from: instant(at('2026-11-25T12:00')), to: instant(at('2026-11-25T24:00')), minutes: 60 };
      expect(valueOf(freeSlots(base, today)).slots.map(({ from }) => from)).toEqual([at('2026-11-25T21:00')]);
      expect(valueOf(freeSlots(base, { ...today, to: instant(at('2026-11-25T20:00')) })).slots).toEqual([]);
      const homeless = put(own, 'tenant', { notes: null });
      expect(valueOf(freeSlots(base, { ...today, tenant: homeless })).slots).toEqual([]);
      expect(freeSlots(base, { ...today, tenant: '没有这家' })).toMatchObject({ refusal: { code: 'TENANT_UNKNOWN' } });
    } finally {
      world.close();
    }
  });

  it('prices with the free minutes of the lease', () => {
    const world = plainDesk();
    try {
      const { own, base } = world.raw;
      own.prepare('UPDATE lease SET free_minutes = 60, version = version + 1 WHERE tenant_id = ?').run(world.tenants[0]);
      expect(valueOf(freeSlots(base, { ...ANY, tenant: world.tenants[0] ?? 0 })).slots[0]).toMatchObject({ price: 10_000 });
      expect(valueOf(freeSlots(base, ANY)).slots[0]).toMatchObject({ price: 20_000 });
    } finally {
      world.close();
    }
  });
});
