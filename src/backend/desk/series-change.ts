// Use case: dates of a series go to another studio, time of day or length (this one, this and the following, all), each against the final state of the others.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { seriesMethods } from '../../contract/desk/series.ts';
import { addDays, getDayOfInstant, getMinuteOfDay, getMonthOfInstant, type Day } from '../../domain/time/calendar.ts';
import { ok, type Refusal, type Result } from '../../domain/values/result.ts';
import { listSeriesDates, type SeriesRule } from '../../domain/booking/series.ts';
import type { Base } from '../core/db/open.ts';
import { addRecord, changeRecord, type RecordValues, type StoredRecord } from '../core/db/record-store.ts';
import type { Actor } from '../core/db/tx.ts';
import { createRuleValues, type SeriesRow } from './sql/booking-series.ts';
import { findStudioId } from '../core/records/names.ts';
import { getLineNow } from './answer-change.ts';
import { bindChange, changeDesk, type Desk, type DeskLook, runWithBookingsLifted } from './desk-write.ts';
import { createDateSpan, dateOf, keepFirstOfEach, refuseBlocked, type SeriesDate } from './series-decide.ts';
import { getSeenSeries, type SeenSeries } from './series-seen.ts';
import { moveBooking, moveLifted, placeOf } from './write-booking.ts';
import { decidePlace, isNear, type Place } from './decide-place.ts';

/** A booking of a series with where it is and where it shall go. */
export interface SeriesMove {
  readonly stored: StoredRecord<'booking'>;
  readonly day: Day;
  readonly from: Place;
  readonly to: Place;
}

/** Why a booking stays where it is. */
interface Stay {
  readonly move: SeriesMove;
  readonly refusal: Refusal;
}

/**
 * Tells which moves go and which stay. Every booking is thought out of the way first. In order of the dates each goes unless something
 * stands in its way: a booking besides, one that went before it, or one that stays. Anyone who stays is in the way of others again, so those
 * near to it are asked once more; and in the end those who stayed for the sake of one that went after all.
 */
export function settleMoves(
  look: DeskLook,
  moves: readonly SeriesMove[],
): { readonly go: readonly SeriesMove[]; readonly stay: readonly Stay[] } {
  const lifted = new Set(moves.map(({ stored }) => stored.id));
  const stay = new Map<SeriesMove, Refusal>();
  const placeNow = (move: SeriesMove): Place => (stay.has(move) ? move.from : move.to);
  const whatStands = (move: SeriesMove, others: readonly SeriesMove[]): Refusal | null => {
    const decided = decidePlace(look, move.to, { lifted, others: others.filter((one) => one !== move).map(placeNow) });
    return decided.ok ? null : decided.refusal;
  };
  const asked = [...moves];
  for (let at = 0; at < asked.length; at += 1) {
    const move = asked[at];
    if (move === undefined || stay.has(move)) continue;
    const rank = moves.indexOf(move);
    const refusal = whatStands(
      move,
      moves.filter((one, place) => place < rank || stay.has(one)),
    );
    if (refusal === null) continue;
    stay.set(move, refusal);
    asked.push(...moves.filter((one) => !stay.has(one) && isNear(one.to, move.from)));
  }
  const waiting = [...stay.keys()];
  for (let at = 0; at < waiting.length; at += 1) {
    const move = waiting[at];
    if (move === undefined || !stay.has(move)) continue;
    const refusal = whatStands(move, moves);
    if (refusal !== null) stay.set(move, refusal);
    else {
      stay.delete(move);
      waiting.push(...[...stay.keys()].filter((one) => isNear(one.to, move.from)));
    }
  }
  return {
    go: moves.filter((move) => !stay.has(move)),
    stay: moves.flatMap((move) => {
      const refusal = stay.get(move);
      return refusal === undefined ? [] : [{ move, refusal }];
    }),
  };
}

/** How dates of a series shall go, from a booking on that the asker saw. */
export type SeriesChangeRequest = Asked<typeof seriesMethods.change>;
/** A series that was changed; `change` is null where nothing was otherwise. */
export type ChangedSeries = Answer<typeof seriesMethods.change>;

/** What becomes otherwise; null leaves it. */
export interface NewPattern {
  readonly studioId: number | null;
  readonly startsMinute: number | null;
  readonly minutes: number | null;
}

/** Nothing was otherwise. */
const NOTHING = { bookings: [], warnings: [], left: [] } as const;

/** Where a date goes: on the day that it is on, so that a moved weekday stays moved. */
export function moveOf({ stored, start, end, occursOn }: SeriesRow, pattern: NewPattern): SeriesMove {
  const from = placeOf(stored);
  const span = createDateSpan(getDayOfInstant(start), pattern.startsMinute ?? getMinuteOfDay(start), pattern.minutes ?? end - start);
  return { stored, day: occursOn, from, to: { ...from, ...span, studioId: pattern.studioId ?? from.studioId } };
}

export function isOtherwise({ from, to }: SeriesMove): boolean {
  return from.studioId !== to.studioId || from.start !== to.start || from.end !== to.end;
}

/** What becomes otherwise, its studio known. Refuses STUDIO_UNKNOWN. */
export function patternOf(look: DeskLook, request: Pick<SeriesChangeRequest, 'studio' | 'startsMinute' | 'minutes'>): Result<NewPattern> {
  const { startsMinute, minutes } = request;
  const studio = request.studio === null ? ok(null) : findStudioId(look.db, request.studio);
  return studio.ok ? ok({ studioId: studio.value, startsMinute, minutes }) : studio;
}

function patternValues({ studioId, startsMinute, minutes }: NewPattern): RecordValues {
  return {
    ...(studioId === null ? {} : { studio_id: studioId }),
    ...(startsMinute === null ? {} : { starts_minute: startsMinute }),
    ...(minutes === null ? {} : { minutes }),
  };
}

/** A rule cut before a date: the part before it, and the part from it on. Null where nothing lies before. */
function cutRule(rule: SeriesRule, seen: SeenSeries): { readonly before: SeriesRule; readonly after: SeriesRule } | null {
  const day = seen.anchor.occursOn;
  const dates = listSeriesDates(rule);
  const all = dates.ok ? dates.value : [];
  if (!all.some((one) => one < day)) return null;
  const count = rule.count === null ? null : all.filter((one) => one >= day).length;
  return { before: { ...rule, until: addDays(day, -1), count: null }, after: { ...rule, startsOn: day, count } };
}

/** Writes the new pattern: on the series, or, for the following dates, on a new one. Answers the series that the dates belong to then. */
function writePattern(desk: Desk, seen: SeenSeries, scope: 'following' | 'all', pattern: NewPattern): number {
  const { stored, rule } = seen.series;
  const cut = scope === 'following' ? cutRule(rule, seen) : null;
  if (cut === null) {
    changeRecord(desk.tx, stored, patternValues(pattern), null);
    return stored.id;
  }
  changeRecord(desk.tx, stored, createRuleValues(cut.before), null);
  return addRecord(desk.tx, 'booking_series', { ...stored.values, ...createRuleValues(cut.after), ...patternValues(pattern) }, null);
}

/** Bookings of the dates from the anchor's on that do not move: they belong to the new series too. What a closed month has read stays. */
function followToSeries(desk: Desk, seen: SeenSeries, series: number, moving: ReadonlySet<number>): void {
  const day = seen.anchor.occursOn;
  for (const { id, stored, start, occursOn } of seen.rows) {
    const isClosed = desk.grounds().isMonthClosed(getMonthOfInstant(start));
    if (occursOn >= day && !moving.has(id) && !isClosed) changeRecord(desk.tx, stored, { series_id: series }, null);
  }
}

interface Settled {
  readonly go: readonly SeriesMove[];
  readonly stay: readonly Stay[];
}

function writeMoves(
  desk: Desk,
  { go, stay }: Settled,
  how: { readonly reason: string | null; readonly more: RecordValues },
): Result<readonly Refusal[]> {
  const all = [...stay.map(({ move }) => move), ...go];
  return runWithBookingsLifted(
    desk,
    all.map(({ stored }) => stored),
    (lift) => {
      // Those that stay come down first: they are where nobody was in their way.
      for (const { move } of stay)
        lift.settle(move.stored, () => void changeRecord(desk.tx, move.stored, { is_exception: 1, ...how.more }, null));
      return moveLifted(desk, lift, go, { isBySeries: true, ...how });
    },
  );
}

/** A date that stays, as the contract tells it. */
export function describeLeftDate({ move, refusal }: Stay): SeriesDate {
  return dateOf({ day: move.day, place: move.to, refusal, warnings: [], asks: [] });
}

function changeMany(desk: Desk, seen: SeenSeries, request: SeriesChangeRequest, pattern: NewPattern): Result<ChangedSeries> {
  const { scope, mode } = request;
  const current = seen.series.stored.id;
  const moves = seen.touch.touched.map((row) => moveOf(row, pattern)).filter(isOtherwise);
  if (scope === 'this' || moves.length === 0) return ok({ series: current, change: null, ...NOTHING });
  const settled = settleMoves(desk, moves);
  const blocked = refuseBlocked(
    settled.stay.map(({ move }) => move),
    moves.length,
    mode,
  );
  if (!blocked.ok) return blocked;
  const series = writePattern(desk, seen, scope, pattern);
  const isSplit = series !== current;
  if (isSplit) followToSeries(desk, seen, series, new Set(moves.map(({ stored }) => stored.id)));
  const written = writeMoves(desk, settled, { reason: request.overrideReason, more: isSplit ? { series_id: series } : {} });
  if (!written.ok) return written;
  const change = bindChange(desk, seen.anchor.id);
  return ok({
    series,
    change,
    bookings: settled.go.map(({ stored }) => getLineNow(desk, stored.id)),
    warnings: keepFirstOfEach(written.value),
    left: settled.stay.map(describeLeftDate),
  });
}

/** The one booking moves by itself, and is an exception from then on. */
function changeThis(desk: Desk, seen: SeenSeries, pattern: NewPattern, reason: string | null): Result<ChangedSeries> {
  const move = moveOf(seen.anchor, pattern);
  const series = seen.series.stored.id;
  if (!isOtherwise(move)) return ok({ series, change: null, ...NOTHING });
  const moved = moveBooking(desk, move.stored, move.to, { reason, lift: null, isBySeries: false });
  if (!moved.ok) return moved;
  const change = bindChange(desk, move.stored.id);
  return ok({ series, change, bookings: [getLineNow(desk, move.stored.id)], warnings: keepFirstOfEach(moved.value.warnings), left: [] });
}

/**
 * Changes studio, time of day or length of the dates in reach; exceptions, ended and past ones stay as they are. Of `following` dates a new
 * series is made, and the old one's rule ends the day before. Refuses BOOKING_UNKNOWN, BOOKING_CHANGED, SERIES_UNKNOWN, STUDIO_UNKNOWN;
 * `this`: what the slot is refused for, BOOKING_STATE_MOVE where it has ended; else SERIES_BLOCKED `{days, free, all}` where one can't go
 * (mode `all`) or none can. In mode `free` those that can't go stay where they are, as exceptions.
 */
export function changeSeries(base: Base, actor: Actor, request: SeriesChangeRequest): Result<ChangedSeries> {
  return changeDesk(base, actor, (desk) => {
    const seen = getSeenSeries(desk, request);
    if (!seen.ok) return seen;
    const pattern = patternOf(desk, request);
    if (!pattern.ok) return pattern;
    const { scope, overrideReason } = request;
    return scope === 'this'
      ? changeThis(desk, seen.value, pattern.value, overrideReason)
      : changeMany(desk, seen.value, request, pattern.value);
  });
}
