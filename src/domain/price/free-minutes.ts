// The free minutes of a lease: who gets how many of a month's, in order of start.
import type { BookingState } from '../base/catalogue.ts';
import { getMonthOfInstant, type Instant, type Month } from '../time/calendar.ts';
import { minutes, type Minutes, sumSafe } from '../values/quantity.ts';
import type { PriceLine } from './price.ts';

/** What a booking of the tenant in the month wants, or has already used. */
export interface FreeClaim {
  readonly id: number;
  readonly start: Instant;
  /** Minutes that it is billed for (`countBilledMinutes`). */
  readonly wanted: number;
  /** Minutes that an ended booking froze (`countFreeMinutesIn` its lines): it keeps them. Null while it has not ended. */
  readonly kept: number | null;
  /** Minutes a month that the lease in force on the day of its start gives; 0 for none. */
  readonly quota: number;
}

/** True for a booking that has not ended and takes of the free minutes; an option does not. Ended ones have frozen what they took. */
export function canClaimFreeMinutes(state: BookingState): boolean {
  return state === 'booked' || state === 'checked_in';
}

/** The free minutes that frozen lines hold. */
export function countFreeMinutesIn(lines: readonly PriceLine[]): Minutes {
  return minutes(sumSafe(lines.filter((line) => line.kind === 'free').map((line) => line.minutes)));
}

/**
 * Free minutes of each booking of one tenant, by its id; each month of a start has its own. Ended bookings keep what they froze, what is
 * left of the month goes to the others in order of start, ties by id. Where one lease follows another inside the month, all that was
 * given counts against each one's minutes: a renewal does not give a second month. Give all claims of a month, or none.
 */
export function allocateFree(claims: readonly FreeClaim[]): ReadonlyMap<number, Minutes> {
  const given = new Map<number, Minutes>();
  const used = new Map<Month, number>();
  const use = (month: Month, gets: number): void => void used.set(month, sumSafe([used.get(month) ?? 0, gets]));
  for (const claim of claims) use(getMonthOfInstant(claim.start), claim.kept ?? 0);
  for (const claim of claims.toSorted((a, b) => a.start - b.start || a.id - b.id)) {
    const month = getMonthOfInstant(claim.start);
    const left = claim.quota - (used.get(month) ?? 0);
    const gets = claim.kept ?? Math.max(0, Math.min(claim.wanted, left));
    if (claim.kept === null) use(month, gets);
    given.set(claim.id, minutes(gets));
  }
  return given;
}
