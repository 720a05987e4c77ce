// The waiting list: who is on it, what a change of it keeps, and whom a free slot would suit.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK_DAY, FRONT_DESK, plainDesk } from '../../../test/helpers/desk-world.ts';
import { at } from '../../../test/helpers/raw-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { instant, parseDay } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import { listChangesOfRecord } from '../core/records/record-history.ts';
import { listWaitingForFreed } from './answer-change.ts';
import { book } from './book.ts';
import { readDesk } from './desk-write.ts';
import { addWaiting, changeWaiting, closeWaiting, waitingOf, type WaitingWish } from './board.ts';

let world: ReturnType<typeof plainDesk>;
let wish: WaitingWish;
beforeEach(() => {
  world = plainDesk();
  const day = parseDay(DESK_DAY);
  if (day === null) throw new Error(DESK_DAY);
  const span = { fromMinute: 1080, toMinute: 1560, minutes: 120 };
  wish = { day, tenant: '企业1', contact: '周敏', phone: '13800001234', ...span, studio: null, area: null, kind: null, note: null };
});
afterEach(() => world.close());

const list = (isAll = false) => valueOf(waitingOf(world.raw.base, { day: wish.day, isAll })).entries;

describe('the waiting list', () => {
  it('takes somebody on, with history, and lists in the order that they came', () => {
    const first = valueOf(addWaiting(world.raw.base, FRONT_DESK, wish));
    const second = valueOf(addWaiting(world.raw.base, FRONT_DESK, { ...wish, tenant: world.tenants[1] ?? 0, studio: 'A01' }));
    expect(first.entry).toMatchObject({
      tenantName: '企业1',
      day: DESK_DAY,
      fromMinute: 1080,
      minutes: 120,
      state: 'waiting',
      booking: null,
      version: 1,
    });
    expect(second.entry).toMatchObject({ tenantName: '企业2', studio: world.room });
    expect(list().map(({ id }) => id)).toEqual([first.entry.id, second.entry.id]);
    const [added] = listChangesOfRecord(world.raw.own, 'waiting_entry', first.entry.id);
    expect(added).toMatchObject({ action: 'add', who: '前台', seq: first.change, after: { minutes: 120, state: 'waiting' } });
  });

  it('refuses whom and what it does not know, and an end before the start', () => {
    const { base } = world.raw;
    expect(codeIn(addWaiting(base, FRONT_DESK, { ...wish, tenant: '没有这家' }))).toBe('TENANT_UNKNOWN');
    expect(codeIn(addWaiting(base, FRONT_DESK, { ...wish, studio: 'Z99' }))).toBe('STUDIO_UNKNOWN');
    expect(addWaiting(base, FRONT_DESK, { ...wish, fromMinute: 1200, toMinute: 1200 })).toMatchObject({
      refusal: { code: 'RECORD_ENDS_BEFORE_START', data: { from: '20:00', until: '20:00' } },
    });
    expect(list(true)).toEqual([]);
  });

  it('is changed and closed as it was seen, and settled entries stay as they are', () => {
    const { base } = world.raw;
    const { entry } = valueOf(addWaiting(base, FRONT_DESK, wish));
    const same = valueOf(changeWaiting(base, FRONT_DESK, { id: entry.id, version: 1, ...wish }));
    expect(same).toMatchObject({ change: null, entry: { version: 1 } });
    const longer = valueOf(changeWaiting(base, FRONT_DESK, { id: entry.id, version: 1, ...wish, minutes: 180 }));
    expect(longer).toMatchObject({ change: expect.any(Number), entry: { version: 2, minutes: 180 } });
    expect(changeWaiting(base, FRONT_DESK, { id: entry.id, version: 1, ...wish })).toMatchObject({
      refusal: { code: 'BOOKING_CHANGED', data: { booking: '企业1', who: '前台' } },
    });
    const closed = valueOf(closeWaiting(base, FRONT_DESK, { id: entry.id, version: 2, reason: '不来了' }));
    expect(closed.entry).toMatchObject({ state: 'closed' });
    expect(listChangesOfRecord(world.raw.own, 'waiting_entry', entry.id)[0]).toMatchObject({ reason: '不来了' });
    expect(codeIn(closeWaiting(base, FRONT_DESK, { id: entry.id, version: 3, reason: '又' }))).toBe('WAITING_CLOSED');
    expect(codeIn(closeWaiting(base, FRONT_DESK, { id: 99, version: 1, reason: '又' }))).toBe('WAITING_UNKNOWN');
    expect([list().length, list(true).length]).toEqual([0, 1]);
  });

  it('tells whom a free slot suits, and booking from it settles the entry', () => {
    const { base } = world.raw;
    const { entry } = valueOf(addWaiting(base, FRONT_DESK, wish));
    valueOf(addWaiting(base, FRONT_DESK, { ...wish, minutes: 600 }));
    const slot = { from: instant(at('2026-12-01T23:00')), to: instant(at('2026-12-02T01:00')) };
    const freed = { studioId: 1, start: slot.from, end: slot.to };
    const matching = () => valueOf(readDesk(base, (look) => ok(listWaitingForFreed(look, freed).map(({ id }) => id))));
    expect(matching()).toEqual([entry.id]);
    const request = { studio: 'A01', tenant: '企业1', ...slot, state: 'booked', holdsUntil: null, waiting: entry.id } as const;
    const booked = valueOf(book(base, FRONT_DESK, request));
    expect(list(true)[0]).toMatchObject({ state: 'booked', booking: booked.booking.id });
    expect(matching()).toEqual([]);
  });
});
