// Use cases: a series previewed date by date, and booked.
import type { Called } from '../../contract/desk/booking-shapes.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Refusal, Result } from '../../domain/values/result.ts';
import { seriesDates } from '../../domain/booking/series.ts';
import type { SeriesRule } from '../../domain/booking/series.ts';
import type { Base } from '../core/db/open.ts';
import { addRecord } from '../core/db/record-store.ts';
import type { Actor } from '../core/db/tx.ts';
import { ruleValues } from './sql/booking-series.ts';
import type { BookingLine } from './sql/desk-bookings.ts';
import { unknownEquipment } from './sql/desk-facts.ts';
import { studioCalled, tenantCalled } from '../core/records/names.ts';
import { lineNow } from './answer-change.ts';
import type { Warn } from './decide-place.ts';
import { bindChange, changeDesk, readDesk } from './desk-write.ts';
import type { Desk, DeskLook } from './desk-write.ts';
import { dateOf, dateSpan, decideDates, firstOfEach, refuseBlocked } from './series-decide.ts';
import type { DatePlace, DecidedDate, SeriesDate } from './series-decide.ts';
import { addBooking } from './write-booking.ts';
import type { BookingDetails } from './write-booking.ts';

/** The calendar's last day, and the last one on which even the longest session that starts ends inside of the calendar. */
const LAST_DAY = '9999-12-31';
const LAST_START = '9999-11-29';

/** A series as it is wished for: each date at the same minute of the day, as long. */
export interface SeriesWish extends BookingDetails {
  readonly studio: Called;
  readonly tenant: Called;
  readonly rule: SeriesRule;
  readonly startsMinute: number;
  readonly minutes: number;
}

/** A wished series whose studio and tenant are known, with the places of its dates. */
interface PlannedSeries {
  readonly studioId: number;
  readonly tenantId: number;
  readonly dates: readonly DatePlace[];
}

function planSeries(look: DeskLook, wish: SeriesWish): Result<PlannedSeries> {
  const studio = studioCalled(look.db, wish.studio);
  if (!studio.ok) return studio;
  const tenant = tenantCalled(look.db, wish.tenant);
  if (!tenant.ok) return tenant;
  const dates = seriesDates(wish.rule);
  if (!dates.ok) return dates;
  if (dates.value.some((day) => day > LAST_START)) return refuse('SERIES_RULE', { last: LAST_DAY });
  const { startsMinute, minutes, equipment } = wish;
  const ids = equipment.map(([id]) => id);
  const [unknown] = unknownEquipment(look.db, ids);
  if (unknown !== undefined) return refuse('EQUIPMENT_UNKNOWN', { equipment: String(unknown) });
  const what = { bookingId: null, studioId: studio.value, tenantId: tenant.value, state: 'booked', taken: equipment } as const;
  return ok({
    studioId: studio.value,
    tenantId: tenant.value,
    dates: dates.value.map((day) => ({ day, place: { ...what, ...dateSpan(day, startsMinute, minutes) } })),
  });
}

/**
 * Every date of a series with what stands in its way, the series' own earlier dates included; nothing is written. Refuses STUDIO_UNKNOWN,
 * TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS, EQUIPMENT_UNKNOWN, SERIES_RULE, SERIES_EMPTY, SERIES_TOO_LONG.
 */
export function previewSeries(base: Base, wish: SeriesWish): Result<{ readonly dates: readonly SeriesDate[]; readonly free: number }> {
  return readDesk(base, (look) => {
    const planned = planSeries(look, wish);
    if (!planned.ok) return planned;
    const dates = decideDates(look, planned.value.dates).map(dateOf);
    return ok({ dates, free: dates.filter(({ refusal }) => refusal === null).length });
  });
}

/** A series to book: the free dates, or only if all are. */
export interface SeriesRequest extends SeriesWish, Warn {
  readonly mode: 'free' | 'all';
}

/** A series that was booked. */
export interface BookedSeries {
  readonly series: number;
  readonly change: number;
  readonly bookings: readonly BookingLine[];
  /** What the desk should know about them: of each code the first. */
  readonly warnings: readonly Refusal[];
  /** Dates that were left out, with what stood in their way. */
  readonly left: readonly SeriesDate[];
}

function refuseWarned(free: readonly DecidedDate[], { onWarning, overrideReason }: Warn): Result<null> {
  const codes = [...new Set(free.flatMap(({ warnings }) => warnings.map(({ code }) => code)))];
  const isAsked = codes.length > 0 && onWarning === 'ask' && overrideReason === null;
  return isAsked ? refuse('BOOKING_WARNED', { warnings: codes }) : ok(null);
}

function writeSeries(desk: Desk, wish: SeriesRequest, planned: PlannedSeries, free: readonly DecidedDate[]): Result<BookedSeries> {
  const { studioId, tenantId } = planned;
  const { startsMinute, minutes, title, contact, phone, platform, note, equipment, overrideReason } = wish;
  const values = { tenant_id: tenantId, studio_id: studioId, ...ruleValues(wish.rule), starts_minute: startsMinute, minutes, title };
  const series = addRecord(desk.tx, 'booking_series', values, null);
  const details = { title, contact, phone, platform, note, equipment };
  const ids: number[] = [];
  const warnings: Refusal[] = [];
  for (const { day, place } of free) {
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
    const added = addBooking(desk, booking, { onWarning: 'list', overrideReason });
    if (!added.ok) return added;
    ids.push(added.value.id);
    warnings.push(...added.value.warnings);
  }
  const change = bindChange(desk, ids[0] ?? 0) ?? desk.first;
  return ok({ series, change, bookings: ids.map((id) => lineNow(desk, id)), warnings: firstOfEach(warnings), left: [] });
}

/**
 * Books a series: what `previewSeries` calls free. Refuses as it does; SERIES_BLOCKED `{days, free, all}` where not every date can be had
 * (mode `all`) or none can; BOOKING_WARNED where a reason is asked for.
 */
export function bookSeries(base: Base, actor: Actor, wish: SeriesRequest): Result<BookedSeries> {
  return changeDesk(base, actor, (desk) => {
    const planned = planSeries(desk, wish);
    if (!planned.ok) return planned;
    const decided = decideDates(desk, planned.value.dates);
    const left = decided.filter(({ refusal }) => refusal !== null);
    const blocked = refuseBlocked(left, decided.length, wish.mode);
    if (!blocked.ok) return blocked;
    const free = decided.filter(({ refusal }) => refusal === null);
    const warned = refuseWarned(free, wish);
    if (!warned.ok) return warned;
    const written = writeSeries(desk, wish, planned.value, free);
    return written.ok ? ok({ ...written.value, left: left.map(dateOf) }) : written;
  });
}
