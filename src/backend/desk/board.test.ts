// The board of a day: which studios, when they can be had, who holds them, what is booked and what waits.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK_DAY, FRONT_DESK, plainDesk } from '../../../test/helpers/desk-world.ts';
import { at, lease, put } from '../../../test/helpers/raw-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { type Day, instant, parseDay } from '../../domain/time/calendar.ts';
import { boardDaySchema } from '../../contract/desk/board.ts';
import { boardOf } from './board.ts';
import { book } from './book.ts';

function day(text: string): Day {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
}

let world: ReturnType<typeof plainDesk>;
beforeEach(() => {
  world = plainDesk();
});
afterEach(() => world.close());

function board(text: string, more: Partial<Parameters<typeof boardOf>[1]> = {}) {
  return valueOf(boardOf(world.raw.base, { day: day(text), days: 1, isAll: false, ...more }));
}

function studio(code: string, floor: string | null, more: Readonly<Record<string, string>> = {}, hours = '18:00-02:00'): number {
  const id = put(world.raw.own, 'studio', { code, floor, opened_on: '2024-01-01', ...more });
  put(world.raw.own, 'studio_fact', { studio_id: id, starts_on: '0001-01-01', kind: '专属', hours, turnaround: 20, hourly_rate: 0 });
  return id;
}

const clock = (text: string): number => at(text.includes('T') ? text : `${DESK_DAY}T${text}`);

describe('the board', () => {
  it('has every studio in service by floor and code, and fits the contract', () => {
    studio('C01', '2F');
    studio('B02', '1F');
    studio('B01', '2F');
    studio('Z01', null);
    studio('X01', '1F', { closed_on: '2026-12-01' });
    studio('Y01', '1F', { opened_on: '2026-12-02' });
    const found = board(DESK_DAY);
    expect(found.studios.map(({ code }) => code)).toEqual(['B02', 'B01', 'C01', 'A01', 'Z01']);
    expect(boardDaySchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      from: clock('06:00'),
      to: clock('2026-12-02T06:00'),
      now: at('2026-11-25T21:00'),
      rules: { grid: 30, graceMinutes: 15 },
    });
    expect(board(DESK_DAY, { days: 2 }).studios.map(({ code }) => code)).toContain('Y01');
  });

  it('says when each can be had: the night behind it, exceptions, days in service, blackouts apart', () => {
    const room = studio('B01', '1F', { closed_on: '2026-12-03' });
    put(world.raw.own, 'calendar_exception', { day: '2026-12-02', studio_id: room, hours: '10:00-12:00' });
    put(world.raw.own, 'blackout', { studio_id: room, starts_at: clock('19:00'), ends_at: clock('20:00'), reason: '维修' });
    const found = (text: string) => board(text).studios.find(({ id }) => id === room);
    expect(found(DESK_DAY)?.open).toEqual([[clock('18:00'), clock('2026-12-02T02:00')]]);
    expect(found(DESK_DAY)?.blackouts).toEqual([{ from: clock('19:00'), to: clock('20:00'), reason: '维修' }]);
    // The last day in service: its night is cut off, and so is the next day's morning.
    expect(found('2026-12-02')?.open).toEqual([[clock('2026-12-02T10:00'), clock('2026-12-02T12:00')]]);
    expect(found('2026-12-03')).toBeUndefined();
  });

  it('names who holds a studio alone on the first day, and what is linked', () => {
    const half = studio('B01', '1F');
    put(world.raw.own, 'lease', lease('H1', world.tenants[1] ?? 0, '2026-11-01', '2026-12-10', { studios: `[${half}]` }));
    put(world.raw.own, 'studio_link', { whole_id: world.room, part_id: half, starts_on: '2026-12-01', ends_on: '2026-12-01' });
    const rows = board(DESK_DAY).studios;
    expect(rows.find(({ id }) => id === half)).toMatchObject({ lessee: { name: '企业2', until: '2026-12-10' }, linked: [world.room] });
    expect(rows.find(({ id }) => id === world.room)).toMatchObject({ lessee: null, linked: [half] });
    expect(board('2026-12-11').studios.find(({ id }) => id === half)).toMatchObject({ lessee: null, linked: [] });
  });

  it('has what touches the day, cancelled ones only where they are asked for', () => {
    const wish = { studio: world.room, tenant: world.tenants[0] ?? 0, state: 'booked', holdsUntil: null, phone: '13800001234' } as const;
    const night = valueOf(
      book(world.raw.base, FRONT_DESK, { ...wish, from: instant(at('2026-12-01T04:00')), to: instant(clock('07:00')) }),
    );
    const option = { ...wish, state: 'option', holdsUntil: instant(at('2026-11-25T21:30')) } as const;
    valueOf(book(world.raw.base, FRONT_DESK, { ...option, from: instant(clock('10:00')), to: instant(clock('11:00')) }));
    expect(board(DESK_DAY).bookings.map(({ number, phone }) => [number, phone])).toEqual([
      [night.id, '13800001234'],
      ['D000002', '13800001234'],
    ]);
    const later = { ...world.raw.base, clock: { nowMs: () => at('2026-11-25T21:30') * 60_000 } };
    const question = { day: day(DESK_DAY), days: 1 };
    expect(valueOf(boardOf(later, { ...question, isAll: false })).bookings).toHaveLength(1);
    expect(valueOf(boardOf(later, { ...question, isAll: true })).bookings[1]).toMatchObject({ state: 'cancelled' });
  });

  it('lists counted equipment and how many wait on its days', () => {
    const entry = { tenant_id: world.tenants[0] ?? 0, minutes: 60, state: 'waiting' };
    put(world.raw.own, 'waiting_entry', { ...entry, day: DESK_DAY });
    put(world.raw.own, 'waiting_entry', { ...entry, day: '2026-12-02' });
    expect(board(DESK_DAY)).toMatchObject({ equipment: [{ id: world.screen, name: '绿幕', count: 2 }], waiting: 1 });
    expect(board(DESK_DAY, { days: 7 })).toMatchObject({ waiting: 2 });
  });
});
