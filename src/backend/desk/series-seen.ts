// A booking of a series as the asker saw it, with its series and what of it a change reaches; and a series looked at, date by date.
import type { Asked, Answer } from '../../contract/core/method.ts';
import type { seriesMethods } from '../../contract/desk/series.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { decideMove, deriveSeenState } from '../../domain/booking/booking.ts';
import { selectTouchedBy, type SeriesTouch, listSeriesDates } from '../../domain/booking/series.ts';
import type { Connection } from '../core/db/rows.ts';
import type { StoredRecord } from '../core/db/record-store.ts';
import { findSeries, listSeriesRows, type SeriesRow, seriesRowOf, type StoredSeries } from './sql/booking-series.ts';
import { type DeskLook, getSeenBooking, readDesk } from './desk-write.ts';
import type { Day } from '../../domain/time/calendar.ts';
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { Base } from '../core/db/open.ts';
import { createShortNameLookup } from '../core/records/tenant-names.ts';
import { createStudioCodeLookup } from './sql/board-studios.ts';
import { findBookingLine } from './sql/desk-bookings.ts';

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

/** A booking as the asker saw it, and how far a change shall reach from it. */
type ScopedRequest = Pick<Asked<typeof seriesMethods.change>, 'id' | 'version' | 'scope'>;

/** The booking that was pointed at, its series, and every booking of it. */
export interface SeenSeries {
  readonly anchor: SeriesRow;
  readonly series: StoredSeries;
  readonly rows: readonly SeriesRow[];
  readonly touch: SeriesTouch<SeriesRow>;
}

/** A series by its id. Refuses SERIES_UNKNOWN. */
export function getSeries(db: Connection, id: number): Result<StoredSeries> {
  const series = findSeries(db, id);
  return series === null ? refuse('SERIES_UNKNOWN', { series: String(id) }) : ok(series);
}

/** Refuses BOOKING_UNKNOWN, BOOKING_CHANGED, SERIES_UNKNOWN for a booking of none. */
export function getSeenSeries(desk: DeskLook, { id, version, scope }: ScopedRequest): Result<SeenSeries> {
  const stored = getSeenBooking(desk, id, version);
  return stored.ok ? seriesAround(desk, stored.value, scope) : stored;
}

function seriesAround(desk: DeskLook, stored: StoredRecord<'booking'>, scope: ScopedRequest['scope']): Result<SeenSeries> {
  const { series_id: seriesId, occurs_on: occursOn } = stored.values;
  if (seriesId === null || occursOn === null) return refuse('SERIES_UNKNOWN', { series: null });
  const series = getSeries(desk.db, seriesId);
  if (!series.ok) return series;
  const anchor = seriesRowOf(stored);
  const rows = listSeriesRows(desk.db, series.value.stored.id);
  return ok({ anchor, series: series.value, rows, touch: selectTouchedBy(scope, anchor, rows, desk.now) });
}

/** What is cancelled: of several those that can be (who is checked in stays), in order of start, as free minutes go; else the one that was pointed at. */
export function selectDatesToCancel({ anchor, touch }: SeenSeries, scope: ScopedRequest['scope']): readonly StoredRecord<'booking'>[] {
  if (scope === 'this') return [anchor.stored];
  const ahead = touch.touched
    .filter(({ state }) => decideMove({ from: state, to: 'cancelled', asManager: false, reason: '…' }).ok)
    .toSorted((a, b) => a.start - b.start || a.id - b.id)
    .map(({ stored }) => stored);
  // Nothing ahead can be cancelled: then the booking that was pointed at is, or says why not.
  return ahead.length === 0 ? [anchor.stored] : ahead;
}

/** What would be cancelled with a booking of a series. Refuses SERIES_UNKNOWN. */
export function getCancelledDates(
  look: DeskLook,
  stored: StoredRecord<'booking'>,
  scope: ScopedRequest['scope'],
): Result<readonly StoredRecord<'booking'>[]> {
  const seen = seriesAround(look, stored, scope);
  return seen.ok ? ok(selectDatesToCancel(seen.value, scope)) : seen;
}
