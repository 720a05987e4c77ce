// Whether a place can be had, and everything the desk should know about it: lease, papers, arrears, report, quotas.
import { isLive } from '../../domain/booking/booking.ts';
import { dayOfInstant, monthOfInstant } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import { quotaWarnings, quotaWeek } from '../../domain/booking/quotas.ts';
import type { QuotaBooking } from '../../domain/booking/quotas.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Refusal, Result } from '../../domain/values/result.ts';
import { decideSlot } from '../../domain/booking/slot.ts';
import type { SlotGround, SlotWish } from '../../domain/booking/slot.ts';
import type { RecordValues } from '../core/db/record-store.ts';
import { expiredPapers, quotaBookings, unknownEquipment } from './sql/desk-facts.ts';
import { takenOf, textOfTaken } from './sql/slot-ground.ts';
import type { Taken } from './sql/slot-ground.ts';
import type { DeskLook } from './desk-write.ts';

/** A place in a studio as somebody wishes to have it. */
export interface Place {
  /** Null where the booking is new. */
  readonly bookingId: number | null;
  readonly studioId: number;
  readonly tenantId: number;
  readonly state: BookingState;
  readonly start: Instant;
  readonly end: Instant;
  readonly taken: Taken;
}

/** What is done about warnings: `ask` refuses until a reason is given, `list` goes on. */
export interface Warn {
  readonly onWarning: 'ask' | 'list';
  readonly overrideReason: string | null;
}

/** Warnings are listed and nothing more. */
export const LISTED: Warn = { onWarning: 'list', overrideReason: null };

/** What is read of bookings where some stand elsewhere than stored: other dates of a series, bookings that move together. */
export interface Among {
  readonly ground: (place: Place, ground: SlotGround) => SlotGround;
  readonly quota: (place: Place, bookings: readonly QuotaBooking[]) => readonly QuotaBooking[];
}

/** Every booking stands as it is stored. */
const AS_STORED: Among = { ground: (_, ground) => ground, quota: (_, bookings) => bookings };

function tenantWarnings(look: DeskLook, place: Place): Refusal[] {
  const { tenantId } = place;
  const tenant = look.nameOf(tenantId);
  const papers = expiredPapers(look.db, tenantId, dayOfInstant(place.start)).map(
    ({ kind, expiresOn }) => refuse('TENANT_PAPER_EXPIRED', { tenant, kind, expiresOn }).refusal,
  );
  const { arrears, unreported } = look.standingOf(tenantId);
  return [
    ...(arrears.amount > 0 ? [refuse('TENANT_IN_ARREARS', { tenant, amount: arrears.amount, months: [...arrears.months] }).refusal] : []),
    ...papers,
    ...(unreported === null ? [] : [refuse('TENANT_NOT_REPORTED', { tenant, month: unreported }).refusal]),
  ];
}

function quotaWarningsOf(look: DeskLook, place: Place, among: Among): Refusal[] {
  const { rules, now } = look;
  const week = quotaWeek(place.start);
  const isCounted = rules.weekMinutes !== null || rules.eveningMinutes !== null;
  const bookings = isCounted ? among.quota(place, quotaBookings(look.db, place.tenantId, week.from, week.to)) : [];
  return quotaWarnings({ wish: wishOf(look, place), bookings, rules, now });
}

/** What the desk should know of a place that can be had; nothing of one that takes no slot. */
function warningsOf(look: DeskLook, place: Place, ofSlot: readonly Refusal[], among = AS_STORED): Refusal[] {
  if (!isLive(place.state)) return [];
  return [...ofSlot, ...tenantWarnings(look, place), ...quotaWarningsOf(look, place, among)];
}

function wishOf(look: DeskLook, place: Place): SlotWish {
  const { bookingId, tenantId, state, start, end } = place;
  return { bookingId, tenantId, tenant: look.nameOf(tenantId), state, start, end, isHistory: false };
}

/** Whether the slot can be had, by the one function that decides it, without what the desk should know besides. */
export function decideSlotAt(look: DeskLook, place: Place, among = AS_STORED): Result<readonly Refusal[]> {
  const { studioId, tenantId, start, end } = place;
  const taken = takenOf(textOfTaken(place.taken));
  const [unknown] = unknownEquipment(
    look.db,
    taken.map(([id]) => id),
  );
  if (unknown !== undefined) return refuse('EQUIPMENT_UNKNOWN', { equipment: String(unknown) });
  const ground = look.grounds().groundFor({ studioId, tenantId, start, end, now: look.now, taken });
  const verdict = decideSlot(wishOf(look, place), among.ground({ ...place, taken }, ground));
  if (!verdict.ok) return verdict;
  const month = monthOfInstant(start);
  return look.closedMonths().has(month) ? refuse('MONTH_CLOSED', { month }) : ok(verdict.value.warnings);
}

/** Whether a place can be had (`decideSlot`, EQUIPMENT_UNKNOWN, MONTH_CLOSED); answers everything the desk should know about it. */
export function decidePlace(look: DeskLook, place: Place, among = AS_STORED): Result<readonly Refusal[]> {
  const ofSlot = decideSlotAt(look, place, among);
  return ofSlot.ok ? ok(warningsOf(look, place, ofSlot.value, among)) : ofSlot;
}

/** The codes that a booking's column `overridden` holds. */
export function overriddenCodes(text: unknown): readonly string[] {
  return typeof text === 'string' && text !== '' ? text.split(',') : [];
}

/**
 * What the booking keeps of warnings that a reason overrides; nothing where there is nothing to override. Refuses BOOKING_WARNED
 * `{warnings}` where a reason is asked for and none given; `before`: codes that a reason has overridden already are not asked for again.
 */
export function settleWarnings(warnings: readonly Refusal[], warn: Warn, before: readonly string[] = []): Result<RecordValues> {
  const codes = [...new Set(warnings.map((one) => one.code))];
  const fresh = codes.filter((code) => !before.includes(code));
  if (codes.length > 0 && warn.overrideReason !== null) return ok({ overridden: codes.join(','), override_reason: warn.overrideReason });
  return fresh.length > 0 && warn.onWarning === 'ask' ? refuse('BOOKING_WARNED', { warnings: fresh }) : ok({});
}
