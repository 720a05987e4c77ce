// What a booking freezes of its price when it is made.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DeskBase, openDeskBase } from '../../../test/helpers/desk-base.ts';

let desk: DeskBase;
beforeEach(() => void (desk = openDeskBase()));
afterEach(() => desk.closeSound());

it('over midnight is the plan of the day on which it starts', () => {
  const plan = { studio_id: null, day_from: 0, night_from: 1440, half_day_rate: null, full_day_rate: null };
  desk.put('rate_plan', { ...plan, starts_on: '2026-01-01', day_rate: 10_000, night_rate: 10_000 });
  desk.put('rate_plan', { ...plan, starts_on: '2026-11-11', day_rate: 30_000, night_rate: 30_000 });
  const made = desk.booked({ studio: desk.room('A01'), tenant: desk.guest(1) }, '2026-11-10T22:00', '2026-11-11T02:00');
  expect(made.price?.total).toBe(40_000);
  expect(JSON.parse(String(desk.stored(made.booking.id)['quote']))).toMatchObject({ plan: { dayRate: 10_000 } });
});
