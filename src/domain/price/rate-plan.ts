// Rate plans: which one is in force, and where its day and night bands lie on the wall clock.
import { findNewestAtOrBefore, type Day, DAY_MINUTES, getMinuteOfDay, instant, type Instant } from '../time/calendar.ts';
import { type Fen, minutes, type Minutes } from '../values/quantity.ts';

/** What a studio costs: plain JSON, frozen on each booking. */
export interface RatePlan {
  /** Minute of the day (0-1440) at which the day band begins. */
  readonly dayFrom: Minutes;
  /** Minute of the day (0-1440) at which the night band begins; the day band may cross midnight too. */
  readonly nightFrom: Minutes;
  /** Fen per hour of the day band. */
  readonly dayRate: Fen;
  /** Fen per hour of the night band. */
  readonly nightRate: Fen;
  /** Fen for a block of up to 4 hours; null if there is none. */
  readonly halfDayRate: Fen | null;
  /** Fen for a block of up to 8 hours; null if there is none. */
  readonly fullDayRate: Fen | null;
  /** Minutes that are billed at least; 0 for no minimum. */
  readonly minimum: Minutes;
}

/** A plan that holds from a day on, of one studio or (`studioId` null) of the whole base. */
export interface DatedPlan {
  readonly studioId: number | null;
  readonly startsOn: Day;
  readonly plan: RatePlan;
}

/** Whose plan is asked for: the studio, the day of the booking's start, and the studio's own rate on that day, fen per hour. */
export interface PlanQuestion {
  readonly studioId: number;
  readonly day: Day;
  readonly hourlyRate: Fen;
}

/** One rate at all hours, without blocks and without a minimum: a single band, the day's. */
export function planOfHourlyRate(hourlyRate: Fen): RatePlan {
  return {
    dayFrom: minutes(0),
    nightFrom: minutes(DAY_MINUTES),
    dayRate: hourlyRate,
    nightRate: hourlyRate,
    halfDayRate: null,
    fullDayRate: null,
    minimum: minutes(0),
  };
}

/**
 * The plan in force: the newest of the studio's own that starts at or before the day, else the newest of the base's, else the studio's
 * hourly rate at all hours. Rows of other studios do no harm; of equal starts the later in the list counts.
 */
export function planInForce(rows: readonly DatedPlan[], question: PlanQuestion): RatePlan {
  for (const owner of [question.studioId, null]) {
    const own = rows.filter((row) => row.studioId === owner);
    const found = findNewestAtOrBefore(own, question.day, (row): Day => row.startsOn);
    if (found !== null) return found.plan;
  }
  return planOfHourlyRate(question.hourlyRate);
}

/** True for a plan by which nothing costs anything: then no free minutes are spent on it. */
export function isForNothing({ dayRate, nightRate, halfDayRate, fullDayRate }: RatePlan): boolean {
  return dayRate === 0 && nightRate === 0 && (halfDayRate ?? 0) === 0 && (fullDayRate ?? 0) === 0;
}

/** True where an hour costs the same by day and by night: nothing is said of either. */
export function hasOneRate({ dayRate, nightRate }: RatePlan): boolean {
  return dayRate === nightRate;
}

/** A longest stretch of wall-clock time inside one band. */
export interface BandPart {
  readonly band: 'day' | 'night';
  readonly from: Instant;
  readonly to: Instant;
}

/** The band of a minute of the day: the day's runs from `dayFrom` to `nightFrom`, half-open; where both are equal there is no day band. */
export function findBandAt(plan: RatePlan, minute: number): 'day' | 'night' {
  const { dayFrom, nightFrom } = plan;
  const isDay = dayFrom <= nightFrom ? dayFrom <= minute && minute < nightFrom : dayFrom <= minute || minute < nightFrom;
  return isDay ? 'day' : 'night';
}

/** `[from, to)` cut where the band changes, in order, without a gap; empty if `to` does not lie after `from`. */
export function splitByBand(plan: RatePlan, from: Instant, to: Instant): readonly BandPart[] {
  const parts: BandPart[] = [];
  for (let at = from; at < to;) {
    const minute = getMinuteOfDay(at);
    const band = findBandAt(plan, minute);
    const borders = [plan.dayFrom, plan.nightFrom, plan.dayFrom + DAY_MINUTES, plan.nightFrom + DAY_MINUTES];
    const border = Math.min(...borders.filter((one) => one > minute));
    const next = instant(Math.min(to, at + border - minute));
    const last = parts.at(-1);
    if (last?.band === band) parts[parts.length - 1] = { band, from: last.from, to: next };
    else parts.push({ band, from: at, to: next });
    at = next;
  }
  return parts;
}
