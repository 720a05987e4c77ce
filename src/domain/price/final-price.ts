// What a booking costs once it has ended: completed with overtime, no-show, cancelled in time or late (docs/rules/money.md, Price).
import { instant, type Instant } from '../time/calendar.ts';
import type { DeskRules } from '../booking/desk-rules.ts';
import type { CancelWhy } from './cancelling.ts';
import { computeHourlyAmount, computePriceWithFree, countBilledMinutes, type Price, type PriceLine, priceOf } from './price.ts';
import { fen, minutes, sumSafe } from '../values/quantity.ts';
import { hasOneRate, type RatePlan, splitByBand } from './rate-plan.ts';
import { assertNever } from '../values/result.ts';
import { divideHalfAway } from '../values/rounding.ts';

/** How a booking ended; of the cancelled ones only a late one costs anything (`explainCancellation`). */
export type Ending =
  | { readonly state: 'completed'; readonly actualEnd: Instant }
  | { readonly state: 'no_show' }
  | { readonly state: 'cancelled'; readonly why: Exclude<CancelWhy, 'started'> };

/** Derives how a booking ends that is cancelled: after its start as a no-show. */
export function deriveCancelEnding(why: CancelWhy): Exclude<Ending, { readonly state: 'completed' }> {
  return why === 'started' ? { state: 'no_show' } : { state: 'cancelled', why };
}

/** What the price of an ended booking is made from. */
export interface EndedBooking {
  /** The plan that its quote froze. */
  readonly plan: RatePlan;
  readonly start: Instant;
  /** The booked end. */
  readonly end: Instant;
  /** The free minutes that are its own (`allocateFree`). */
  readonly freeMinutes: number;
  readonly ending: Ending;
}

/** Minutes after the booked end, rounded up to the grid; 0 for a session that ends in time or within the grace. */
export function countOvertimeMinutes(end: Instant, actualEnd: Instant, rules: Pick<DeskRules, 'grid' | 'leaveGraceMinutes'>): number {
  const over = actualEnd - end;
  return over <= rules.leaveGraceMinutes ? 0 : Math.ceil(over / rules.grid) * rules.grid;
}

/**
 * The price to freeze when a booking ends. A cancellation that is spared costs nothing and uses no free minutes; a late one and a no-show use
 * theirs and pay their percentage of what the session would have cost. Leaving early makes nothing cheaper; overtime is never free.
 */
export function computePriceAtEnd(booking: EndedBooking, rules: DeskRules): Price {
  const { plan, start, end, freeMinutes, ending } = booking;
  const session = (): Price => computePriceWithFree(plan, start, end, freeMinutes);
  switch (ending.state) {
    case 'completed':
      return priceOf([...session().lines, ...overtimeLines(plan, paidUntil(booking), ending.actualEnd, rules)]);
    case 'no_show':
      return shareOf(session(), 'no_show', rules.noShowPercent);
    case 'cancelled':
      return ending.why === 'late' ? shareOf(session(), 'late_cancel', rules.lateCancelPercent) : priceOf([]);
    default:
      return assertNever(ending);
  }
}

/** The end of what is billed anyway: the booked end, or that of the plan's minimum. What lies before it is no overtime. */
function paidUntil({ plan, start, end }: EndedBooking): Instant {
  return instant(start + countBilledMinutes(plan, start, end));
}

function overtimeLines(plan: RatePlan, end: Instant, actualEnd: Instant, rules: DeskRules): PriceLine[] {
  const percent = rules.overtimePercent;
  const length = countOvertimeMinutes(end, actualEnd, rules);
  return splitByBand(plan, end, instant(end + length)).map(({ band, from, to }) => {
    const rate = band === 'day' ? plan.dayRate : plan.nightRate;
    const amount = computeHourlyAmount(to - from, rate, percent);
    const kind = hasOneRate(plan) ? 'overtime' : band === 'day' ? 'overtime_day' : 'overtime_night';
    return { kind, from, to, minutes: minutes(to - from), rate, percent, amount };
  });
}

/** The session's free line, then one line for `percent` of all the rest, also where the rest is nothing: it says why. */
function shareOf(session: Price, kind: 'late_cancel' | 'no_show', percent: number): Price {
  const free = session.lines.filter((line) => line.kind === 'free');
  const paid = session.lines.filter((line) => line.kind !== 'free');
  const to = session.lines.at(-1)?.to;
  if (to === undefined) return session;
  const share: PriceLine = {
    kind,
    from: paid[0]?.from ?? to,
    to,
    minutes: minutes(sumSafe(paid.map((line) => line.minutes))),
    rate: session.total,
    percent,
    amount: fen(Number(divideHalfAway(BigInt(session.total) * BigInt(percent), 100n))),
  };
  return priceOf([...free, share]);
}
