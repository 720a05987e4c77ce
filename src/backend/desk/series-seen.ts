// A booking of a series as the asker saw it, with its series and what of it a change reaches.
import type { Asked } from '../../contract/core/method.ts';
import type { seriesMethods } from '../../contract/desk/series.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { decideMove } from '../../domain/booking/booking.ts';
import { selectTouchedBy, type SeriesTouch } from '../../domain/booking/series.ts';
import type { Connection } from '../core/db/connection.ts';
import type { StoredRecord } from '../core/db/record-store.ts';
import { findSeries, listSeriesRows, type SeriesRow, seriesRowOf, type StoredSeries } from './sql/booking-series.ts';
import { type DeskLook, getSeenBooking } from './desk-write.ts';

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
