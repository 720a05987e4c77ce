// Use cases: a series previewed date by date, and booked.
// Use cases: dates of a series cancelled with a reason, and one that was left out or cancelled booked after all.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { seriesMethods } from '../../contract/desk/series.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import { listSeriesDates } from '../../domain/booking/series.ts';
import { getPublishedCalendar } from '../base/published-days.ts';
import type { Base } from '../core/db/open.ts';
import { addRecord } from '../core/db/record-store.ts';
import type { Actor } from '../core/db/tx.ts';
import { computePricesOfWishes } from '../money/booking-price.ts';
import { createRuleValues, listSeriesRows, type SeriesRow, type StoredSeries } from './sql/booking-series.ts';
import { listBookingsOfSeries } from './sql/desk-bookings.ts';
import { findStudioId, findTenantId } from '../core/records/names.ts';
import { askConsent } from './decide-place.ts';
import { bindChange, changeDesk, type Desk, type DeskLook, readDesk } from './desk-write.ts';
import { createDateSpan, dateOf, type DatePlace, decideDates, type DecidedDate, keepFirstOfEach, refuseBlocked } from './series-decide.ts';
import { addBooking, createPricedBooking, type BookingDetails, describeTaken, NO_DETAILS } from './write-booking.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { isLive } from '../../domain/booking/booking.ts';
import type { Caller } from '../core/rpc/call.ts';
import { getLineNow } from './answer-change.ts';
import { authorizeWaiver } from './cancel-price.ts';
import { selectDatesToCancel, getSeries, getSeenSeries } from './series-seen.ts';
import { cancelAll } from './booking-status.ts';

/** The calendar's last day, and the last one on which even the longest session that starts ends inside of the calendar. */
const LAST_DAY = '9999-12-31';
const LAST_START = '9999-11-29';

/** A series as it is wished for: each date at the same minute of the day, as long. */
export type SeriesWish = Asked<typeof seriesMethods.preview>;
/** A series to book: the free dates, or only if all are. */
export type SeriesRequest = Asked<typeof seriesMethods.book>;
/** A series that was booked. */
export type BookedSeries = Answer<typeof seriesMethods.book>;

/** A wished series whose studio and tenant are known, with the places of its dates. */
interface PlannedSeries {
  readonly studioId: number;
  readonly tenantId: number;
  readonly dates: readonly DatePlace[];
}

function planSeries(look: DeskLook, wish: SeriesWish): Result<PlannedSeries> {
  const studio = findStudioId(look.db, wish.studio);
  if (!studio.ok) return studio;
  const tenant = findTenantId(look.db, wish.tenant);
  if (!tenant.ok) return tenant;
  const dates = listSeriesDates(wish.rule);
  if (!dates.ok) return dates;
  if (dates.value.some((day) => day > LAST_START)) return refuse('SERIES_RULE', { last: LAST_DAY });
  const { startsMinute, minutes, equipment } = wish;
  const what = {
    bookingId: null,
    leaves: null,
    studioId: studio.value,
    tenantId: tenant.value,
    state: 'booked',
    hold: null,
    taken: equipment,
  } as const;
  return ok({
    studioId: studio.value,
    tenantId: tenant.value,
    dates: dates.value.map((day) => ({ day, place: { ...what, ...createDateSpan(day, startsMinute, minutes) } })),
  });
}

/** Every date decided. A thing that there is none of is no date's trouble: it refuses the series. */
function decidePlanned(look: DeskLook, { dates }: PlannedSeries): Result<readonly DecidedDate[]> {
  const decided = decideDates(look, dates);
  const odd = decided.find(({ refusal }) => refusal?.code === 'EQUIPMENT_UNKNOWN')?.refusal;
  return odd ? { ok: false, refusal: odd } : ok(decided);
}

/** What dates would cost together, fen. */
function totalOf(look: DeskLook, dates: readonly DecidedDate[]): number {
  const wishes = dates.map(({ place: { studioId, tenantId, start, end } }) =>
    createPricedBooking({ studioId, tenantId, start, end, state: 'booked', holdsUntil: null }),
  );
  return computePricesOfWishes(look.prices, wishes).reduce((sum, one) => sum + one.total, 0);
}

/**
 * Every date of a series with what stands in its way, the series' own earlier dates included; nothing is written. Refuses STUDIO_UNKNOWN,
 * TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS, EQUIPMENT_UNKNOWN, SERIES_RULE, SERIES_EMPTY, SERIES_TOO_LONG.
 */
export function previewSeries(base: Base, wish: SeriesWish): Result<Answer<typeof seriesMethods.preview>> {
  return readDesk(base, (look) => {
    const planned = planSeries(look, wish);
    if (!planned.ok) return planned;
    const decided = decidePlanned(look, planned.value);
    if (!decided.ok) return decided;
    const free = decided.value.filter(({ refusal }) => refusal === null);
    const published = getPublishedCalendar(base.folder).days;
    const holidays = decided.value.flatMap(({ day }) => {
      const one = published.get(day);
      return one?.kind === 'holiday' ? [{ day, name: one.name }] : [];
    });
    return ok({ dates: decided.value.map(dateOf), free: free.length, total: totalOf(look, free), holidays });
  });
}

function writeSeries(desk: Desk, wish: SeriesRequest, planned: PlannedSeries, free: readonly DecidedDate[]): Result<BookedSeries> {
  const { studioId, tenantId } = planned;
  const { startsMinute, minutes, title, contact, phone, platform, note, equipment, overrideReason } = wish;
  const values = { tenant_id: tenantId, studio_id: studioId, ...createRuleValues(wish.rule), starts_minute: startsMinute, minutes, title };
  const series = addRecord(desk.tx, 'booking_series', values, null);
  const details = { title, contact, phone, platform, note, equipment };
  const ids: number[] = [];
  const warnings: Refusal[] = [];
  for (const date of free) {
    const { day, place } = date;
    const { start, end } = place;
    const booking = {
      studioId,
      tenantId,
      start,
      end,
      state: 'booked',
      holdsUntil: null,
      details,
      series: { id: series, occursOn: day },
    } as const;
    const added = addBooking(desk, booking, overrideReason, date);
    if (!added.ok) return added;
    ids.push(added.value.id);
    warnings.push(...added.value.warnings);
  }
  const change = bindChange(desk, ids[0] ?? 0) ?? desk.first;
  return ok({ series, change, bookings: listBookingsOfSeries(desk.db, series, desk), warnings: keepFirstOfEach(warnings), left: [] });
}

/**
 * Books a series: what `previewSeries` calls free. Refuses as it does; SERIES_BLOCKED `{days, free, all}` where not every date can be had
 * (mode `all`) or none can; BOOKING_WARNED where a reason is asked for.
 */
export function bookSeries(base: Base, actor: Actor, wish: SeriesRequest): Result<BookedSeries> {
  return changeDesk(base, actor, (desk) => {
    const planned = planSeries(desk, wish);
    if (!planned.ok) return planned;
    const decided = decidePlanned(desk, planned.value);
    if (!decided.ok) return decided;
    const left = decided.value.filter(({ refusal }) => refusal !== null);
    const blocked = refuseBlocked(left, decided.value.length, wish.mode);
    if (!blocked.ok) return blocked;
    const free = decided.value.filter(({ refusal }) => refusal === null);
    // What the dates ask for is asked for once, all of it.
    const consent = askConsent(desk, [...new Set(free.flatMap(({ asks }) => asks))], wish.overrideReason);
    if (!consent.ok) return consent;
    const written = writeSeries(desk, wish, planned.value, free);
    return written.ok ? ok({ ...written.value, left: left.map(dateOf) }) : written;
  });
}

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
