// Use case: what a change of a series would do, before it is done: each date that moves or stays and why, price and time before and after.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { seriesMethods } from '../../contract/desk/series.ts';
import { quoteOf } from '../../domain/price/price.ts';
import { getDayOfInstant } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { computePricesOfWishes } from '../money/booking-price.ts';
import { findPricedBooking, type PricedBooking } from '../money/sql/priced-bookings.ts';
import { decidePlace, type Place } from './decide-place.ts';
import { type DeskLook, readDesk } from './desk-write.ts';
import { describeLeftDate, isOtherwise, moveOf, patternOf, type SeriesMove, settleMoves } from './series-change.ts';
import { dateOf, type SeriesDate } from './series-decide.ts';
import { getSeenSeries } from './series-seen.ts';

type Preview = Answer<typeof seriesMethods.changePreview>;

/** Price and time of bookings together. */
function sumOf(look: DeskLook, bookings: readonly PricedBooking[]): Preview['before'] {
  return {
    total: computePricesOfWishes(look.prices, bookings).reduce((sum, one) => sum + one.total, 0),
    minutes: bookings.reduce((sum, { start, end }) => sum + end - start, 0),
  };
}

/** A booking as it would be priced somewhere else: its rates are frozen again there. */
function pricedAt(look: DeskLook, booking: PricedBooking, { studioId, start, end }: Place): PricedBooking {
  const { plan } = quoteOf(look.prices.planOn(studioId, getDayOfInstant(start), booking.tenantId), start, end);
  return { ...booking, studioId, start, end, plan };
}

/** A date that moves, with what to know about its new place once all of them stand where they end. */
function goingDate(look: DeskLook, move: SeriesMove, all: readonly SeriesMove[], goes: ReadonlySet<SeriesMove>): SeriesDate {
  const lifted = new Set(all.map(({ stored }) => stored.id));
  const others = all.filter((one) => one !== move).map((one) => (goes.has(one) ? one.to : one.from));
  const decided = decidePlace(look, move.to, { lifted, others });
  const warnings = decided.ok ? decided.value.warnings : [];
  return dateOf({ day: move.day, place: move.to, refusal: null, warnings, asks: [] });
}

/**
 * What `changeSeries` would do in mode `free`; nothing is written. Dates that are where they shall be are not among them. Refuses
 * BOOKING_UNKNOWN, BOOKING_CHANGED, SERIES_UNKNOWN, STUDIO_UNKNOWN.
 */
export function previewChange(base: Base, request: Asked<typeof seriesMethods.changePreview>): Result<Preview> {
  return readDesk(base, (look) => {
    const seen = getSeenSeries(look, request);
    if (!seen.ok) return seen;
    const pattern = patternOf(look, request);
    if (!pattern.ok) return pattern;
    const moves = seen.value.touch.touched.map((row) => moveOf(row, pattern.value)).filter(isOtherwise);
    const { go, stay } = settleMoves(look, moves);
    const goes = new Set(go);
    const dates = [...go.map((move) => goingDate(look, move, moves, goes)), ...stay.map(describeLeftDate)];
    const priced = moves.flatMap((move) => {
      const booking = findPricedBooking(look.db, move.stored.id);
      return booking === null ? [] : [{ move, booking }];
    });
    return ok({
      dates: dates.toSorted((a, b) => a.from - b.from),
      free: go.length,
      before: sumOf(
        look,
        priced.map(({ booking }) => booking),
      ),
      after: sumOf(
        look,
        priced.map(({ move, booking }) => (goes.has(move) ? pricedAt(look, booking, move.to) : booking)),
      ),
    });
  });
}
