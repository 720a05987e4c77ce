// The demo's desk on the day that it is made: who came, who went, who is late, and who waits, up to a half hour of that day.
import { addDays, instant, type Instant } from '../../domain/time/calendar.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import { STANDARD_DESK_RULES } from '../../domain/booking/desk-rules.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { Caller } from '../core/rpc/call.ts';
import { changeState } from '../desk/booking-status.ts';
import { addWaiting } from '../desk/board.ts';
import { type DemoBooking, listBookingsBetween } from './demo-bookings.ts';
import type { DemoPlace } from './demo-place.ts';
import { roundTheClockAt } from './demo-studios.ts';
import { getTenant } from './demo-tenants.ts';
import { diceOf } from './demo-days.ts';

/** Whose base it is, what is to happen at its desk, and until when. */
export interface DemoDesk {
  readonly base: Base;
  readonly actor: Caller;
  readonly place: DemoPlace;
  readonly until: Instant;
  readonly setClock: (to: Instant) => void;
}

/** Tenants who wait, in how many days, from and to which minute, for how long. */
const WAITING = [
  [10, 0, 1140, 1440, 120],
  [24, 0, 1080, 1320, 180],
  [5, 1, 1140, 1380, 120],
  [27, 6, 1080, 1440, 150],
] as const;

function putWaiting({ base, actor, place }: DemoDesk): Result<null> {
  for (const [number, days, fromMinute, toMinute, minutes] of WAITING) {
    const { code, contact, phone } = getTenant(place.tenants, number);
    const wish = { day: addDays(place.days.today, days), tenant: code, contact, phone, fromMinute, toMinute, minutes };
    const added = addWaiting(base, actor, { ...wish, studio: null, area: null, kind: '公共', note: null });
    if (!added.ok) return added;
  }
  return ok(null);
}

interface Step {
  readonly at: Instant;
  readonly booking: string;
  readonly to: BookingState;
}

/** What becomes of a booking that nobody is late for. */
function courseOf({ number, studio, start, end, state }: DemoBooking): Step[] {
  const step = (minute: number, to: BookingState): Step => ({ at: instant(minute), booking: number, to });
  const out = step(end, 'completed');
  if (state === '已到场') return [out];
  const isRound = roundTheClockAt(studio.code) >= 0;
  const dice = diceOf('course', number);
  const confirmed = state === '暂定' ? [step(start - 30, 'booked')] : [];
  if (!isRound && dice.happens(30)) return [...confirmed, step(start + 60, 'no_show')];
  return [...confirmed, step(isRound ? start : start - dice.whole(0, 10), 'checked_in'), out];
}

/** The one that has not come though it should have: of those who stream day and night the last that is over its grace. */
function lateOne(bookings: readonly DemoBooking[], until: Instant): DemoBooking | undefined {
  return bookings
    .filter((one) => roundTheClockAt(one.studio.code) >= 0 && one.start + STANDARD_DESK_RULES.graceMinutes <= until && until < one.end)
    .toSorted((a, b) => b.start - a.start)[0];
}

/** Plays the desk's day. The clock is left at `until`. */
export function playDesk(desk: DemoDesk): Result<null> {
  const { base, actor, place, until, setClock } = desk;
  const { today, sittings } = place.days;
  const bookings = listBookingsBetween(place, addDays(today, -1), today).filter(({ state }) =>
    ['已到场', '已预订', '暂定'].includes(state),
  );
  const late = lateOne(bookings, until);
  const dawn = sittings.third;
  const steps = bookings
    .filter((one) => one !== late && one.end > dawn)
    .flatMap(courseOf)
    .filter(({ at }) => at <= until)
    .toSorted((a, b) => a.at - b.at);
  const waiting = putWaiting(desk);
  if (!waiting.ok) return waiting;
  for (const { at, booking, to } of steps) {
    setClock(at < dawn ? dawn : at);
    const isTimed = to === 'checked_in' || to === 'completed';
    const done = changeState(base, actor, { booking, version: null, to, at: isTimed ? at : null, reason: null });
    if (!done.ok) return done;
  }
  setClock(until);
  return ok(null);
}
