// The desk's day as the model counts it: who is late, in, to come and gone on the day that turns in the morning, against the page's list and the evening's close.
import { boardOf } from '../../src/backend/desk/board.ts';
import { shiftState } from '../../src/backend/desk/shift.ts';
import type { Base } from '../../src/backend/core/db/open.ts';
import { TODAY_GROUPS, groupBookingsOfDay } from '../../src/contract/desk/today-groups.ts';
import { type Day, parseDay } from '../../src/domain/time/calendar.ts';
import { dayNo, dayStart, dayText } from './desk-model-days.ts';
import { type DeskState, freeFrom, type ModelBooking, type ModelWorld, standing } from './desk-model-state.ts';
import { valueOf } from './intake-client.ts';

/** The desk's day that a minute lies on. */
function deskDay({ rules }: ModelWorld, minute: number): number {
  return dayNo(minute - rules.dayTurnHour * 60);
}

function dayOf(no: number): Day {
  const day = parseDay(dayText(no));
  if (day === null) throw new Error(String(no));
  return day;
}

type Lists = Readonly<Record<string, readonly number[]>>;

function byStart(a: ModelBooking, b: ModelBooking): number {
  return a.start - b.start || a.id - b.id;
}

/** Today's list: those that start on the desk's day, and anyone who is in since a day before. */
function listsMeant(world: ModelWorld, state: DeskState): Lists {
  const today = deskDay(world, state.now);
  const all = standing(state).toSorted(byStart);
  const ofToday = all.filter(({ start }) => deskDay(world, start) === today);
  const isLate = ({ start }: ModelBooking): boolean => start + world.rules.grace <= state.now;
  const ids = (some: readonly ModelBooking[]): number[] => some.map(({ id }) => id);
  const inside = all.filter((one) => one.state === 'checked_in');
  const turn = dayStart(today + 1) + world.rules.dayTurnHour * 60;
  const booked = ofToday.filter((one) => one.state === 'booked');
  const options = all.filter((one) => one.state === 'option');
  return {
    earlier: ids(inside.filter(({ start }) => deskDay(world, start) < today)),
    late: ids(booked.filter(isLate)),
    running: ids(inside.filter(({ start }) => deskDay(world, start) === today).toSorted((a, b) => a.end - b.end || a.id - b.id)),
    arriving: ids(booked.filter((one) => !isLate(one))),
    options: ids(options.filter(({ start }) => deskDay(world, start) === today)),
    done: ids(ofToday.filter((one) => one.state === 'completed')),
    inside: ids(inside),
    lapsing: ids(options.filter(({ start, holdsUntil }) => Math.min(start, holdsUntil ?? start) < turn)),
  };
}

/** What the page lists today and the evening's close says, of the bookings of a sequence. */
function listsSeen(base: Base, world: ModelWorld, state: DeskState): Lists {
  const at: Base = { ...base, clock: { ...base.clock, nowMs: () => state.now * 60_000 } };
  const day = dayOf(deskDay(world, state.now));
  const board = valueOf(boardOf(at, { day, days: 1, isAll: false }));
  const shift = valueOf(shiftState(at, { day }));
  const groups = groupBookingsOfDay([...board.here, ...board.bookings], { day, now: state.now, ...board.rules });
  const own = (some: readonly { readonly id: number }[]): number[] =>
    some.flatMap(({ id }) => (state.bookings[id] === undefined ? [] : [id]));
  return {
    ...Object.fromEntries(TODAY_GROUPS.map((group) => [group, own(groups.get(group) ?? [])])),
    late: own(shift.late),
    inside: own(shift.inside),
    lapsing: own(shift.lapsing),
    lateListed: own(groups.get('late') ?? []),
  };
}

/** What of the desk's day is not as the model has it. */
export function todayTroubles(base: Base, world: ModelWorld, state: DeskState): string[] {
  const meant = listsMeant(world, state);
  const seen = listsSeen(base, world, state);
  const all: Lists = { ...meant, lateListed: meant['late'] ?? [] };
  const known = new Set<string>(TODAY_GROUPS);
  const said = (lists: Lists, list: string): string => {
    // What the page shows it shows in its order; the evening's close is held by who is on it.
    const ids = lists[list] ?? [];
    return JSON.stringify(known.has(list) && list !== 'late' ? ids : ids.toSorted((a, b) => a - b));
  };
  return Object.keys(seen).flatMap((list) => {
    const [is, should] = [said(seen, list), said(all, list)];
    return is === should ? [] : [`today ${list}: ${is}, meant ${should}`];
  });
}

/** What a step did of what an evening asks for: told apart for the count. */
export function eveningOf(world: ModelWorld, before: DeskState, after: DeskState): string[] {
  return Object.values(after.bookings).flatMap((one) => {
    const was = before.bookings[one.id];
    const isNew = was === undefined;
    const place = `${one.state} ${one.charge}`;
    if (!isNew && `${was.state} ${was.charge}` === place) return [];
    const lease = world.leases.find(({ alone, tenant }) => alone === one.studio && tenant === one.tenant);
    const isOwn = lease !== undefined && lease.fromDay <= dayNo(one.start) && dayNo(one.start) <= lease.toDay;
    const isBack = !isNew && ['completed', 'checked_in', 'no_show'].includes(was.state) && (one.state === 'booked' || was.charge !== null);
    const isOthersRest =
      isNew &&
      standing(before).some(
        (left) =>
          left.studio === one.studio &&
          left.tenant !== one.tenant &&
          freeFrom(left) < left.end &&
          one.start < left.end &&
          left.start < one.end,
      );
    return [
      ...(one.state === 'completed' && freeFrom(one) < one.end ? ['left early'] : []),
      ...(isOthersRest ? ['rest of a slot booked'] : []),
      ...(isBack ? ['put back'] : []),
      ...(isNew && isOwn ? ['own studio'] : []),
    ];
  });
}
