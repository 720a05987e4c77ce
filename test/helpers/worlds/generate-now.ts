// Looks at a world in the middle of its last month: what lies after that day has not happened, and some bookings lie ahead.
import { dayNo, dayOfMinute, dayText, firstDay, lastDay, plusDays } from './days.ts';
import { inService, isResident, studioOn } from './oracle-facts.ts';
import type { Chance } from './random.ts';
import type { Booking, Studio, World } from './world.ts';

/** Nothing the calendar or another lease could hold against a booking at 10:00. */
function isPlainStudio(world: World, studio: Studio, day: string): boolean {
  const open = ['08:00-24:00', '00:00-24:00', '09:30-23:15'].includes(studioOn(studio, day).hours);
  const isNamed = world.leases.some((lease) => lease.studios.includes(studio.code));
  const isExceptional = world.exceptions.some((one) => one.day === day || one.day === plusDays(day, -1));
  return open && !isNamed && !isExceptional && studio.opened <= plusDays(day, -2) && inService(studio, day);
}

/** Bookings ahead that meet every rule: one a studio and day, of tenants in residence. */
function bookingsAhead(chance: Chance, world: World, today: string): Booking[] {
  const states = chance.is(0.5) ? (['暂定', '已取消'] as const) : (['暂定', '暂定', '已预订', '已取消'] as const);
  const days = Array.from({ length: 12 }, (_, nth) => plusDays(today, nth + 1));
  return days.flatMap((day) =>
    world.studios
      .filter((studio) => isPlainStudio(world, studio, day) && chance.is(0.4))
      .flatMap((studio) => {
        const residents = world.tenants.filter((tenant) => isResident(world, tenant.id, day));
        if (residents.length === 0) return [];
        const start = dayNo(day) * 1440 + 600 + chance.int(0, 60);
        const state = chance.pick(states);
        const holdsUntil = state === '暂定' ? start - chance.pick([0, 30]) : null;
        return [
          {
            number: `QQ${day}${studio.code}`,
            studio: studio.code,
            tenant: chance.pick(residents).id,
            start,
            end: start + chance.int(20, 180),
            state,
            holdsUntil,
          },
        ];
      }),
  );
}

/** The world as of 09:00 of a day within its last month. */
export function worldInMonth(chance: Chance, world: World, last: string): World {
  const today = dayText(dayNo(firstDay(last)) + chance.int(3, dayNo(lastDay(last)) - dayNo(firstDay(last))));
  const now = dayNo(today) * 1440 + 540;
  const isSettled = chance.is(0.5);
  const settled = (booking: Booking): Booking =>
    isSettled && (booking.state === '已预订' || booking.state === '已到场') ? { ...booking, state: '未到场' } : booking;
  const happened = (day: string | null): string | null => (day !== null && day > today ? null : day);
  return {
    ...world,
    now,
    events: world.events.filter((event) => event.day <= today),
    cases: world.cases.filter((one) => one.day <= today).map((one) => ({ ...one, resolved: happened(one.resolved) })),
    hosts: world.hosts.filter((host) => host.since <= today).map((host) => ({ ...host, trained: happened(host.trained) })),
    sessions: world.sessions.filter((session) => session.start + session.minutes < now),
    bookings: [
      ...world.bookings.filter((booking) => booking.end < now && dayOfMinute(booking.end) < today).map(settled),
      ...bookingsAhead(chance, world, today),
    ],
  };
}
