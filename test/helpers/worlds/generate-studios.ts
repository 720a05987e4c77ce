// Random studios of a world: their dated rows, the calendar's exceptions, and a history of bookings.
import { dayNo, dayOfMinute, daysOf, firstDay, lastDay, monthsBetween, plusDays } from './days.ts';
import { inService, isResident } from './oracle-facts.ts';
import type { Chance } from './random.ts';
import {
  type Booking,
  type BookingState,
  EMPTY_WORLD,
  type OpeningException,
  type Studio,
  type StudioFact,
  type Tenant,
  type World,
} from './world.ts';
import type { Span } from './generate-people.ts';

const HOURS = [
  '08:00-24:00',
  '00:00-24:00',
  '18:00-02:00',
  '09:30-23:15',
  '一至五 08:00-24:00；六日 10:00-22:00',
  '一三五 18:00-02:00；二四六日 09:00-18:00',
  '一至六 20:00-03:30',
  '一至五 18:00-02:00；六日 00:00-24:00',
];

function randomFact(chance: Chance, from: string): StudioFact {
  return { from, kind: chance.is(0.7) ? '公共' : '专属', hours: chance.pick(HOURS), turnaround: chance.pick([0, 15, 20, 30, 45, 240]) };
}

export function randomStudios(chance: Chance, count: number, span: Span): Studio[] {
  const [from, to] = [firstDay(span.first), lastDay(span.last)];
  return Array.from({ length: count }, (_, nth) => {
    const opened = chance.is(0.6) ? chance.day(plusDays(from, -300), from) : chance.day(from, to);
    const changes = chance.is(0.3) ? [...new Set(Array.from({ length: chance.int(1, 2) }, () => chance.day(from, to)))].toSorted() : [];
    return {
      code: `${chance.pick(['A', 'B', 'C', ''])}${nth + 101}`,
      opened,
      closed: chance.is(0.25) ? chance.day(plusDays(opened, 1), plusDays(to, 30)) : null,
      facts: [randomFact(chance, ''), ...changes.map((day) => randomFact(chance, day))],
    };
  });
}

export function randomExceptions(chance: Chance, studios: readonly Studio[], span: Span): OpeningException[] {
  const days = chance.shuffled(monthsBetween(span.first, span.last).flatMap((month) => chance.shuffled(daysOf(month)).slice(0, 2)));
  const open = (): string => chance.pick(['休息', '全天', '10:00-20:00', '18:00-02:00', '00:00-06:00']);
  return days.slice(0, chance.int(0, days.length)).flatMap((day) => {
    const own = chance.is(0.4) ? [{ day, studio: chance.pick(studios).code, open: open() }] : [];
    return chance.is(0.6) || own.length === 0 ? [{ day, studio: null, open: open() }, ...own] : own;
  });
}

const STATES: readonly BookingState[] = ['已完成', '已完成', '已完成', '已完成', '已完成', '未到场', '已取消', '暂定', '已预订', '已到场'];

/** A state; what is still to come of a month that is over is rare, so that some months have none. */
function randomState(chance: Chance): BookingState {
  const state = chance.pick(STATES);
  return (state === '已预订' || state === '已到场') && chance.is(0.9) ? '已完成' : state;
}

interface Ground extends Pick<World, 'leases'> {
  readonly studios: readonly Studio[];
  readonly tenants: readonly Tenant[];
  /** Bookings of a studio in a month, about. */
  readonly perMonth: number;
}

/** Bookings of one studio, one after another: no two overlap, whatever becomes of them. */
function bookingsOfStudio(chance: Chance, studio: Studio, ground: Ground, span: Span): Omit<Booking, 'number'>[] {
  const list: Omit<Booking, 'number'>[] = [];
  const end = (dayNo(lastDay(span.last)) + 1) * 1440;
  const gap = Math.floor(43_200 / Math.max(1, ground.perMonth));
  let at = dayNo(firstDay(span.first)) * 1440 + chance.int(0, gap);
  let tenant = chance.pick(ground.tenants).id;
  while (at < end) {
    const length = chance.pick([30, 60, 90, 120, 240, 480, chance.int(5, 700)]);
    if (inService(studio, dayOfMinute(at))) {
      const state = randomState(chance);
      list.push({
        studio: studio.code,
        tenant,
        start: at,
        end: at + length,
        state,
        holdsUntil: state === '暂定' ? at - chance.int(0, 600) : null,
      });
    }
    const isNext = chance.is(0.2);
    at = isNext ? at + length : nextStart(chance, at + length, gap);
    if (!isNext) tenant = residentOn(chance, ground, dayOfMinute(at));
  }
  return list;
}

/** Some time later; now and then at 22:00 or 23:50 of a month's last day, if that lies between. */
function nextStart(chance: Chance, from: number, gap: number): number {
  const next = from + chance.int(0, gap * 2);
  const eve = dayNo(lastDay(dayOfMinute(from).slice(0, 7))) * 1440 + chance.pick([1320, 1430]);
  const wanted = eve >= from && eve <= next && chance.is(0.5) ? eve : next;
  return chance.is(0.7) ? Math.ceil(wanted / 10) * 10 : wanted;
}

function residentOn(chance: Chance, ground: Ground, day: string): number {
  for (let tries = 0; tries < 6; tries += 1) {
    const { id } = chance.pick(ground.tenants);
    if (ground.leases.some((lease) => lease.tenant === id && isResident(lookOf(ground), id, day))) return id;
  }
  return chance.pick(ground.tenants).id;
}

function lookOf(ground: Ground): World {
  const { studios, tenants, leases } = ground;
  return { ...EMPTY_WORLD, studios, tenants, leases };
}

export function randomBookings(chance: Chance, ground: Ground, span: Span): Booking[] {
  const list = ground.studios.flatMap((studio) => bookingsOfStudio(chance, studio, ground, span));
  const cancelled = list
    .filter(() => chance.is(0.05))
    .map((one) => ({ ...one, start: one.start + 5, state: '已取消' as const, holdsUntil: null }));
  return chance
    .shuffled([...list, ...cancelled.filter((one) => one.end > one.start)])
    .map((one, nth) => ({ number: `YY${String(nth + 1).padStart(6, '0')}`, ...one }));
}
