// Decides the dates of a series, each against what is booked and against the series' own other dates.
import { DAY_MINUTES, dayOfInstant, instant, instantAt } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/calendar.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Refusal, Result } from '../../domain/values/result.ts';
import type { EquipmentGround, Neighbour } from '../../domain/booking/slot.ts';
import { decidePlace } from './decide-place.ts';
import type { Among, Place } from './decide-place.ts';
import type { DeskLook } from './desk-write.ts';

/** No turnaround is longer, in minutes: what lies further away is not in the way. */
const LONGEST_TURNAROUND = 240;
/** Minutes of a week: quotas look no further. */
const WEEK = 7 * DAY_MINUTES;
/** What a date that is not written yet is called where it stands in the way of another. */
const UNWRITTEN = 0;

/** A date of a series and the place that it would take. */
export interface DatePlace {
  readonly day: Day;
  readonly place: Place;
}

/** A date with what stands in its way, or what the desk should know about it. */
export interface DecidedDate extends DatePlace {
  readonly refusal: Refusal | null;
  readonly warnings: readonly Refusal[];
}

/** A decided date as the contract tells it. */
export interface SeriesDate {
  readonly day: Day;
  readonly from: Instant;
  readonly to: Instant;
  readonly refusal: Refusal | null;
  readonly warnings: readonly Refusal[];
}

/** A date's time: the end may lie on a later day. */
export function dateSpan(day: Day, startsMinute: number, minutes: number): { readonly start: Instant; readonly end: Instant } {
  const start = instantAt(day, startsMinute);
  return { start, end: instant(start + minutes) };
}

/** Whether two places are so near in time that one could stand in the other's way. */
export function isNear(a: Pick<Place, 'start' | 'end'>, b: Pick<Place, 'start' | 'end'>): boolean {
  return a.start < b.end + LONGEST_TURNAROUND && b.start < a.end + LONGEST_TURNAROUND;
}

/** Bookings that stand elsewhere than stored: ids that are out of their way, and the places that are taken besides. */
export interface Elsewhere {
  readonly lifted: ReadonlySet<number>;
  readonly others: readonly Place[];
}

/** Another place as a neighbour of one; null where it is in no studio that matters. */
function neighbourOf(look: DeskLook, place: Place, other: Place): Neighbour | null {
  const { bookingId, studioId, tenantId, state, start, end } = other;
  const own = { id: bookingId ?? UNWRITTEN, tenantId, tenant: look.nameOf(tenantId), start, end, state, holdsUntil: null };
  if (studioId === place.studioId) return { ...own, linked: null };
  const grounds = look.grounds();
  if (!grounds.standingOf(place.studioId).linkedOn(dayOfInstant(place.start)).includes(studioId)) return null;
  const { code, turnaroundOn } = grounds.standingOf(studioId).studio;
  return { ...own, linked: { code, turnaroundOn } };
}

/** A counted thing with who has it out, the others among them. */
function thingAmong(look: DeskLook, thing: EquipmentGround, id: number | undefined, { lifted, others }: Elsewhere): EquipmentGround {
  const stored = thing.uses.filter((use) => !lifted.has(use.bookingId));
  const besides = others.flatMap(({ bookingId, tenantId, state, start, end, taken }) =>
    taken
      .filter(([one]) => one === id)
      .map(([, count]) => ({
        bookingId: bookingId ?? UNWRITTEN,
        tenant: look.nameOf(tenantId),
        count,
        state,
        start,
        end,
        holdsUntil: null,
      })),
  );
  return { ...thing, uses: [...stored, ...besides] };
}

/** What a place meets where bookings stand elsewhere than stored. */
export function among(look: DeskLook, elsewhere: Elsewhere): Among {
  const { lifted } = elsewhere;
  return {
    ground: (place, ground) => {
      const others = elsewhere.others.filter((one) => isNear(one, place));
      return {
        ...ground,
        neighbours: [
          ...ground.neighbours.filter((one) => !lifted.has(one.id)),
          ...others.flatMap((one) => neighbourOf(look, place, one) ?? []),
        ],
        equipment: ground.equipment.map((thing, at) => thingAmong(look, thing, place.taken[at]?.[0], { lifted, others })),
      };
    },
    quota: (place, bookings) => [
      ...bookings.filter((one) => !lifted.has(one.id)),
      ...elsewhere.others
        .filter((one) => one.tenantId === place.tenantId && Math.abs(one.start - place.start) < WEEK)
        .map(({ bookingId, state, start, end }) => ({ id: bookingId ?? UNWRITTEN, state, start, end, holdsUntil: null })),
    ],
  };
}

/** Decides new dates in order: each that can be had stands in the way of those after it, and counts towards their quotas. */
export function decideDates(look: DeskLook, dates: readonly DatePlace[]): DecidedDate[] {
  const lifted = new Set<number>();
  const others: Place[] = [];
  const meets = among(look, { lifted, others });
  return dates.map((date) => {
    const decided = decidePlace(look, date.place, meets);
    if (!decided.ok) return { ...date, refusal: decided.refusal, warnings: [] };
    others.push(date.place);
    return { ...date, refusal: null, warnings: decided.value };
  });
}

/** Of each code the first: 400 dates would say the same 400 times. */
export function firstOfEach(warnings: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(warnings.toReversed().map((one) => [one.code, one])).values()].toReversed();
}

/** A decided date as the contract tells it. */
export function dateOf({ day, place, refusal, warnings }: DecidedDate): SeriesDate {
  return { day, from: place.start, to: place.end, refusal, warnings };
}

/**
 * Refuses SERIES_BLOCKED `{days, free, all}` where dates that cannot be had may not be left out, or none is left.
 */
export function refuseBlocked(left: readonly { readonly day: Day }[], all: number, mode: 'free' | 'all'): Result<null> {
  const free = all - left.length;
  if (left.length === 0 || (mode === 'free' && free > 0)) return ok(null);
  return refuse('SERIES_BLOCKED', { days: left.map(({ day }) => day), free, all });
}
