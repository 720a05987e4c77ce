// Use case: a series looked at, every date with the booking that stands for it.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { seriesMethods } from '../../contract/desk/series.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { deriveSeenState } from '../../domain/booking/booking.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { listSeriesDates } from '../../domain/booking/series.ts';
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { Base } from '../core/db/open.ts';
import { createShortNameLookup } from '../core/records/tenant-names.ts';
import { createStudioCodeLookup } from './sql/board-studios.ts';
import { listSeriesRows, type SeriesRow } from './sql/booking-series.ts';
import { findBookingLine } from './sql/desk-bookings.ts';
import { type DeskLook, readDesk } from './desk-write.ts';
import { getSeries } from './series-seen.ts';

/** The booking that stands for each date: the newest that is not cancelled, else the newest. */
function bookingByDate(rows: readonly SeriesRow[], look: DeskLook): ReadonlyMap<Day, number> {
  const isOff = (row: SeriesRow): boolean => deriveSeenState(row, look.now) === 'cancelled';
  const inOrder = rows.toSorted((a, b) => Number(isOff(b)) - Number(isOff(a)) || a.id - b.id);
  return new Map(inOrder.map((row) => [row.occursOn, row.id]));
}

/** A series with every date of its rule and the booking that stands for it. Refuses SERIES_UNKNOWN. */
export function seriesOf(base: Base, { series: id }: Asked<typeof seriesMethods.get>): Result<Answer<typeof seriesMethods.get>> {
  return readDesk(base, (look) => {
    const series = getSeries(look.db, id);
    if (!series.ok) return series;
    const { tenantId, studioId, rule, startsMinute, minutes } = series.value;
    const dates = listSeriesDates(rule);
    if (!dates.ok) return dates;
    const idOn = bookingByDate(listSeriesRows(look.db, id), look);
    const lineOn = (day: Day): BookingLine | null => {
      const booking = idOn.get(day);
      return booking === undefined ? null : findBookingLine(look.db, booking, look);
    };
    return ok({
      id,
      tenant: tenantId,
      tenantName: look.nameOf(tenantId),
      tenantShort: createShortNameLookup(look.db)(tenantId),
      studio: studioId,
      studioCode: createStudioCodeLookup(look.db)(studioId),
      rule,
      startsMinute,
      minutes,
      dates: dates.value.map((day) => ({ day, booking: lineOn(day) })),
    });
  });
}
