// The finder by example: what it offers first. That whatever it offers is accepted is proven in offered.test.ts.
import { describe, expect, it } from 'vitest';
import { DESK_DAY, plainDesk } from '../../../test/helpers/desk-world.ts';
import { at, put } from '../../../test/helpers/raw-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { instant } from '../../domain/time/calendar.ts';
import { findFreeSlots, type FreeQuestion } from './find-slots.ts';

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

describe('the finder', () => {
  it('offers the start that was asked for, each studio once an evening, also after midnight, the smallest that suffices first', () => {
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
      const { slots } = valueOf(findFreeSlots(base, question));
      expect(slots.map(({ code, from, price }) => [code, from, price])).toEqual([
        ['B01', at(`${DESK_DAY}T18:10`), 12_000],
        ['A01', at(`${DESK_DAY}T18:10`), 20_000],
      ]);
      expect(valueOf(findFreeSlots(base, { ...question, area: 3500 })).slots[0]).toMatchObject({ code: 'A01', area: 4000, kind: '公共' });
      expect(valueOf(findFreeSlots(base, { ...question, words: '绿幕' })).slots[0]).toMatchObject({ code: 'B01', name: '绿幕间' });
      expect(valueOf(findFreeSlots(base, { ...question, kind: '专属' })).slots).toEqual([]);
    } finally {
      world.close();
    }
  });

  it('offers nothing of the past, and tells a tenant without a lease so', () => {
    const world = plainDesk();
    try {
      const { base, own } = world.raw;
      const today = { ...ANY, from: instant(at('2026-11-25T12:00')), to: instant(at('2026-11-25T24:00')), minutes: 60 };
      expect(valueOf(findFreeSlots(base, today)).slots.map(({ from }) => from)).toEqual([at('2026-11-25T21:00')]);
      expect(valueOf(findFreeSlots(base, { ...today, to: instant(at('2026-11-25T20:00')) })).slots).toEqual([]);
      const homeless = put(own, 'tenant', { notes: null });
      expect(findFreeSlots(base, { ...today, tenant: homeless })).toMatchObject({ refusal: { code: 'BOOKING_NO_LEASE' } });
      expect(findFreeSlots(base, { ...today, tenant: '没有这家' })).toMatchObject({ refusal: { code: 'TENANT_UNKNOWN' } });
    } finally {
      world.close();
    }
  });

  it('prices with the free minutes of the lease', () => {
    const world = plainDesk();
    try {
      const { own, base } = world.raw;
      own.prepare('UPDATE lease SET free_minutes = 60, version = version + 1 WHERE tenant_id = ?').run(world.tenants[0]);
      expect(valueOf(findFreeSlots(base, { ...ANY, tenant: world.tenants[0] ?? 0 })).slots[0]).toMatchObject({ price: 10_000 });
      expect(valueOf(findFreeSlots(base, ANY)).slots[0]).toMatchObject({ price: 20_000 });
    } finally {
      world.close();
    }
  });
});
