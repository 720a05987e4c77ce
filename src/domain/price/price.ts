// What a studio session costs: bands by the hour, half-day and day blocks, free minutes first (docs/rules/money.md, Price).
// What a booking costs once it has ended: completed with overtime, no-show, cancelled in time or late (docs/rules/money.md, Price).
import { instant, type Instant } from '../time/calendar.ts';
import { fen, type Fen, minutes, type Minutes, sumSafe, divideHalfAway } from '../values/quantity.ts';
import { hasOneRate, type RatePlan, splitByBand } from './rate-plan.ts';
import type { DeskRules } from '../booking/desk-rules.ts';
import type { CancelWhy } from './cancelling.ts';
import { assertNever } from '../values/result.ts';

/** Minutes that a half-day block covers at most. */
export const HALF_DAY_MINUTES = 240;
/** Minutes that a day block covers at most. */
export const FULL_DAY_MINUTES = 480;

/** What a line of a price can be for. */
export const PRICE_LINE_KINDS = [
  'hour',
  'day',
  'night',
  'half_day',
  'full_day',
  'free',
  'overtime',
  'overtime_day',
  'overtime_night',
  'late_cancel',
  'no_show',
] as const;
export type PriceLineKind = (typeof PRICE_LINE_KINDS)[number];

/**
 * One line of a price: plain JSON. `rate` is fen per hour for `hour`, `day`, `night` and overtime, the block's price for the blocks, 0 for `free`,
 * and what the session would have cost for `late_cancel` and `no_show`. `amount` is what the line adds, after `percent` (whole, mostly 100).
 */
export interface PriceLine {
  readonly kind: PriceLineKind;
  readonly from: Instant;
  readonly to: Instant;
  /** Always `to - from`: what of the billed time the line covers, for a block that is not used up too. */
  readonly minutes: Minutes;
  readonly rate: Fen;
  readonly percent: number;
  readonly amount: Fen;
}

/** Lines in order of time and their sum. */
export interface Price {
  readonly lines: readonly PriceLine[];
  readonly total: Fen;
}

/** What a booking keeps from the moment it is booked, moved or resized: the plan, and its price before free minutes. */
export interface FrozenQuote extends Price {
  readonly plan: RatePlan;
}

/** `percent` of `minutes` at `rate` fen per hour, rounded once, half away from zero. @throws RangeError beyond the safe range. */
function computeHourlyAmount(length: number, rate: number, percent: number): Fen {
  return fen(Number(divideHalfAway(BigInt(length) * BigInt(rate) * BigInt(percent), 6000n)));
}

/** The price that these lines make. @throws RangeError beyond the safe range. */
export function priceOf(lines: readonly PriceLine[]): Price {
  return { lines, total: fen(sumSafe(lines.map((line) => line.amount))) };
}

/** Minutes that a session is billed for: its length, but not less than the plan's minimum. @throws RangeError unless it ends after its start. */
export function countBilledMinutes(plan: RatePlan, start: Instant, end: Instant): Minutes {
  if (end <= start) throw new RangeError(`a session must end after its start: ${start}-${end}`);
  return minutes(Math.max(end - start, plan.minimum));
}

/** The session's price before free minutes, with the plan it was made from. A minimum is billed as time after the end. */
export function quoteOf(plan: RatePlan, start: Instant, end: Instant): FrozenQuote {
  return { plan, ...priceOf(cheapestLines(plan, start, instant(start + countBilledMinutes(plan, start, end)))) };
}

/**
 * The session's price with `freeMinutes` (of the lease): they cover the first of the billed minutes, what is left is priced as one span.
 * More of them than are billed are not used. @throws RangeError if negative.
 */
export function computePriceWithFree(plan: RatePlan, start: Instant, end: Instant, freeMinutes: number): Price {
  if (freeMinutes < 0) throw new RangeError(`free minutes must not be negative: ${freeMinutes}`);
  const billed = countBilledMinutes(plan, start, end);
  const free = minutes(Math.min(freeMinutes, billed));
  const freeUntil = instant(start + free);
  const zero = fen(0);
  const covered: PriceLine = { kind: 'free', from: start, to: freeUntil, minutes: free, rate: zero, percent: 100, amount: zero };
  const rest = cheapestLines(plan, freeUntil, instant(start + billed));
  return priceOf(free > 0 ? [covered, ...rest] : rest);
}

function linesByHour(plan: RatePlan, from: Instant, to: Instant): readonly PriceLine[] {
  return splitByBand(plan, from, to).map((part) => {
    const length = minutes(part.to - part.from);
    const rate = part.band === 'day' ? plan.dayRate : plan.nightRate;
    return {
      kind: hasOneRate(plan) ? 'hour' : part.band,
      from: part.from,
      to: part.to,
      minutes: length,
      rate,
      percent: 100,
      amount: computeHourlyAmount(length, rate, 100),
    };
  });
}

interface Blocks {
  readonly fullDays: number;
  readonly halfDays: number;
}

/** All numbers of blocks that can stand at the head of `length` minutes with none of them idle, the fewest first. */
function possibleBlocks(plan: RatePlan, length: number): Blocks[] {
  const most = (left: number, block: number): number => Math.max(0, Math.ceil(left / block));
  const mostFull = plan.fullDayRate === null ? 0 : most(length, FULL_DAY_MINUTES);
  const possible: Blocks[] = [];
  for (let fullDays = 0; fullDays <= mostFull; fullDays += 1) {
    const mostHalf = plan.halfDayRate === null ? 0 : most(length - fullDays * FULL_DAY_MINUTES, HALF_DAY_MINUTES);
    for (let halfDays = 0; halfDays <= mostHalf; halfDays += 1) possible.push({ fullDays, halfDays });
  }
  return possible;
}

/**
 * The cheapest lines for `[from, to)`: by the hour, or blocks first and the rest by the hour. Of equal ones the fewer lines count, then
 * the fewer day blocks, then the fewer half-day blocks. As a block covers *up to* its length, less time never costs more.
 */
function cheapestLines(plan: RatePlan, from: Instant, to: Instant): readonly PriceLine[] {
  const rests = new Map<number, Price>();
  const restAfter = (covered: number): Price => {
    const rest = rests.get(covered) ?? priceOf(linesByHour(plan, instant(from + covered), to));
    rests.set(covered, rest);
    return rest;
  };
  let best: { readonly blocks: Blocks; readonly cost: number; readonly count: number } | null = null;
  for (const blocks of possibleBlocks(plan, to - from)) {
    const rest = restAfter(coveredBy(blocks));
    const cost = blocks.fullDays * (plan.fullDayRate ?? 0) + blocks.halfDays * (plan.halfDayRate ?? 0) + rest.total;
    const count = blocks.fullDays + blocks.halfDays + rest.lines.length;
    if (best === null || cost < best.cost || (cost === best.cost && count < best.count)) best = { blocks, cost, count };
  }
  return best === null ? [] : [...blockLines(plan, best.blocks, from, to), ...restAfter(coveredBy(best.blocks)).lines];
}

function coveredBy(blocks: Blocks): number {
  return blocks.fullDays * FULL_DAY_MINUTES + blocks.halfDays * HALF_DAY_MINUTES;
}

function blockLines(plan: RatePlan, blocks: Blocks, from: Instant, to: Instant): PriceLine[] {
  const lines: PriceLine[] = [];
  const put = (kind: 'full_day' | 'half_day', amount: Fen | null, length: number): void => {
    const begin = lines.at(-1)?.to ?? from;
    const end = instant(Math.min(to, begin + length));
    if (amount !== null) lines.push({ kind, from: begin, to: end, minutes: minutes(end - begin), rate: amount, percent: 100, amount });
  };
  for (let index = 0; index < blocks.fullDays; index += 1) put('full_day', plan.fullDayRate, FULL_DAY_MINUTES);
  for (let index = 0; index < blocks.halfDays; index += 1) put('half_day', plan.halfDayRate, HALF_DAY_MINUTES);
  return lines;
}

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
