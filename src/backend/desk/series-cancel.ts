// Use cases: dates of a series cancelled with a reason, and one that was left out or cancelled booked after all.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { seriesMethods } from '../../contract/desk/series.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { isLive } from '../../domain/booking/booking.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { listSeriesDates } from '../../domain/booking/series.ts';
import type { Base } from '../core/db/open.ts';
import type { Caller } from '../core/rpc/call.ts';
import type { Actor } from '../core/db/tx.ts';
import { listSeriesRows, type SeriesRow, type StoredSeries } from './sql/booking-series.ts';
import { findStudioId, findTenantId } from '../core/records/names.ts';
import { getLineNow } from './answer-change.ts';
import { authorizeWaiver } from './cancel-price.ts';
import { bindChange, changeDesk, type Desk } from './desk-write.ts';
import { createDateSpan } from './series-decide.ts';
import { selectDatesToCancel, getSeries, getSeenSeries } from './series-seen.ts';
import { cancelAll } from './booking-status.ts';
import { addBooking, type BookingDetails, describeTaken, NO_DETAILS } from './write-booking.ts';

/** Dates of a series to cancel, with a reason. */
export type SeriesCancelRequest = Asked<typeof seriesMethods.cancel>;
type AddBackRequest = Asked<typeof seriesMethods.addBack>;

/**
 * Cancels the dates in reach, late ones with their charge; exceptions, ended and past ones stay as they are. Refuses BOOKING_UNKNOWN,
 * BOOKING_CHANGED, SERIES_UNKNOWN, REASON_NEEDED, MONTH_CLOSED, BOOKING_STATE_MOVE where there is nothing to cancel.
 */
export function cancelSeries(base: Base, actor: Caller, request: SeriesCancelRequest): Result<Answer<typeof seriesMethods.cancel>> {
  const allowed = authorizeWaiver(actor, request.waive);
  if (!allowed.ok) return allowed;
  return changeDesk(base, actor, (desk) => {
    const seen = getSeenSeries(desk, request);
    if (!seen.ok) return seen;
    const { anchor } = seen.value;
    const dates = selectDatesToCancel(seen.value, request.scope);
    const charge = cancelAll(desk, dates, request);
    if (!charge.ok) return charge;
    return ok({ change: bindChange(desk, anchor.id) ?? desk.first, count: dates.length, charge: charge.value });
  });
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** What the date's newest booking said, else that of the nearest date that has one. */
function detailsFor(day: Day, rows: readonly SeriesRow[], title: string | null): BookingDetails {
  const before = rows.filter(({ occursOn }) => occursOn <= day).toSorted((a, b) => (a.occursOn < b.occursOn ? 1 : -1));
  const after = rows.filter(({ occursOn }) => occursOn > day).toSorted((a, b) => (a.occursOn < b.occursOn ? -1 : 1));
  const model = before[0] ?? after[0];
  if (model === undefined) return { ...NO_DETAILS, title };
  const { values } = model.stored;
  return {
    title: textOrNull(values.title),
    contact: textOrNull(values.contact),
    phone: textOrNull(values.phone),
    platform: textOrNull(values.platform),
    note: textOrNull(values.note),
    equipment: describeTaken(model.stored),
  };
}

/** Refuses SERIES_RULE for a day that is no date of the series `{day}`, or for which a booking stands `{taken}`. */
function missingDate(series: StoredSeries, rows: readonly SeriesRow[], day: Day): Result<null> {
  const dates = listSeriesDates(series.rule);
  if (!dates.ok) return dates;
  if (!dates.value.includes(day)) return refuse('SERIES_RULE', { day });
  const stands = rows.some((row) => row.occursOn === day && (isLive(row.state) || row.state === 'no_show'));
  return stands ? refuse('SERIES_RULE', { taken: day }) : ok(null);
}

function addDate(desk: Desk, series: StoredSeries, rows: readonly SeriesRow[], { day, overrideReason }: AddBackRequest): Result<number> {
  const studio = findStudioId(desk.db, series.studioId);
  if (!studio.ok) return studio;
  const tenant = findTenantId(desk.db, series.tenantId);
  if (!tenant.ok) return tenant;
  const booking = {
    studioId: studio.value,
    tenantId: tenant.value,
    ...createDateSpan(day, series.startsMinute, series.minutes),
    state: 'booked',
    holdsUntil: null,
    details: detailsFor(day, rows, series.title),
    series: { id: series.stored.id, occursOn: day },
  } as const;
  const added = addBooking(desk, booking, overrideReason);
  return added.ok ? ok(added.value.id) : added;
}

/**
 * Books a date of a series that was left out or cancelled, at the series' own studio and time; what was cancelled stays cancelled. Refuses
 * SERIES_UNKNOWN, SERIES_RULE `{day}` or `{taken}`, and what a slot can be refused for.
 */
export function addBackDate(base: Base, actor: Actor, request: AddBackRequest): Result<Answer<typeof seriesMethods.addBack>> {
  return changeDesk(base, actor, (desk) => {
    const { series: id, day } = request;
    const series = getSeries(desk.db, id);
    if (!series.ok) return series;
    const rows = listSeriesRows(desk.db, id);
    const missing = missingDate(series.value, rows, day);
    if (!missing.ok) return missing;
    const added = addDate(desk, series.value, rows, request);
    if (!added.ok) return added;
    return ok({ change: bindChange(desk, added.value) ?? desk.first, booking: getLineNow(desk, added.value) });
  });
}
