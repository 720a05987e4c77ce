// Whether a place can be had, where every booking stands as stored or some stand elsewhere, and what is done about warnings.
import { getDayOfInstant, type Instant, WEEK_MINUTES } from '../../domain/time/calendar.ts';
import { validateReason } from '../../domain/booking/validate-reason.ts';
import { decideSlot } from '../../domain/booking/booking-rules.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import type {
  EquipmentGround,
  EquipmentUse,
  Neighbour,
  SlotContext,
  SlotVerdict,
  SlotWish,
  TenantBooking,
} from '../../domain/booking/slot.ts';
import type { RecordValues } from '../core/db/record-store.ts';
import { lazy } from '../core/memoize.ts';
import { LONGEST_TURNAROUND } from './sql/slot-ground.ts';
import { sumById, type Taken } from './sql/taken.ts';
import type { BookingGrounds } from './slot-context.ts';
import type { DeskLook } from './desk-write.ts';

/** A place in a studio as somebody wishes to have it. */
export interface Place {
  /** Null where the booking is new. */
  readonly bookingId: number | null;
  /** The start that it leaves; null where it is new. */
  readonly leaves: Instant | null;
  readonly studioId: number;
  readonly tenantId: number;
  readonly state: BookingState;
  readonly start: Instant;
  readonly end: Instant;
  /** The end of hold that it gets with the place; null where it gets none. */
  readonly hold: SlotWish['hold'];
  readonly taken: Taken;
}

/** What is done about warnings: `ask` refuses until a reason is given, `list` goes on. */
export type Warn = Pick<Asked<typeof bookingMethods.book>, 'onWarning' | 'overrideReason'>;

/** Warnings are listed and nothing more. */
export const LISTED: Warn = { onWarning: 'list', overrideReason: null };

/** Bookings that stand elsewhere than stored (dates of a series, bookings that move together): ids that are out of the way, places taken besides. */
export interface HypotheticalPlacements {
  readonly lifted: ReadonlySet<number>;
  readonly others: readonly Place[];
}

/** What is not written yet is called where it stands in the way of another. */
const UNWRITTEN = 0;

/** Whether two places are so near in time that one could stand in the other's way. */
export function isNear(a: Pick<Place, 'start' | 'end'>, b: Pick<Place, 'start' | 'end'>): boolean {
  return a.start < b.end + LONGEST_TURNAROUND && b.start < a.end + LONGEST_TURNAROUND;
}

function holdOf({ state, start, end }: Place) {
  return { state, start, end, holdsUntil: null };
}

/** Another place as a neighbour of one; none where it is in no studio that matters. */
function neighbourOf(look: DeskLook, place: Place, other: Place): Neighbour[] {
  const { bookingId, studioId, tenantId } = other;
  const own = { id: bookingId ?? UNWRITTEN, tenantId, tenant: look.nameOf(tenantId), ...holdOf(other) };
  if (studioId === place.studioId) return [{ ...own, linked: null }];
  const grounds = look.grounds();
  if (!grounds.constraintsOf(place.studioId).linkedOn(getDayOfInstant(place.start)).includes(studioId)) return [];
  const { code, turnaroundOn } = grounds.constraintsOf(studioId).studio;
  return [{ ...own, linked: { code, turnaroundOn } }];
}

function useOf(look: DeskLook, thing: EquipmentGround, other: Place): EquipmentUse[] {
  const found = other.taken.filter(([id]) => id === thing.id);
  const own = { bookingId: other.bookingId ?? UNWRITTEN, tenant: look.nameOf(other.tenantId), ...holdOf(other) };
  return found.map(([, count]) => ({ ...own, count }));
}

function codeOf(look: DeskLook, { studioId }: Place): string {
  return look.grounds().constraintsOf(studioId).studio.code;
}

/** The ground of a place where bookings stand elsewhere than stored. */
function besides(look: DeskLook, ground: SlotContext, place: Place, { lifted, others }: HypotheticalPlacements): SlotContext {
  const near = others.filter((one) => isNear(one, place));
  // Several rules ask for them, of other spans.
  const ofWeek = lazy((): readonly TenantBooking[] =>
    others
      .filter((one) => one.tenantId === place.tenantId && Math.abs(one.start - place.start) < WEEK_MINUTES)
      .map((one) => ({ id: one.bookingId ?? UNWRITTEN, studio: codeOf(look, one), ...holdOf(one) })),
  );
  const { neighbours, equipment, tenantFacts } = ground;
  return {
    ...ground,
    neighbours: [...neighbours.filter((one) => !lifted.has(one.id)), ...near.flatMap((one) => neighbourOf(look, place, one))],
    equipment: equipment.map((thing) => ({
      ...thing,
      uses: [...thing.uses.filter((use) => !lifted.has(use.bookingId)), ...near.flatMap((one) => useOf(look, thing, one))],
    })),
    tenantFacts: {
      ...tenantFacts,
      bookings: (from, to) => [...tenantFacts.bookings(from, to).filter((one) => !lifted.has(one.id)), ...ofWeek()],
    },
  };
}

/** What is asked of the grounds for a place. */
function questionOf({ studioId, tenantId, start, end, taken }: Place): Parameters<BookingGrounds['groundFor']>[0] {
  return { studioId, tenantId, start, end, taken: sumById(taken) };
}

/** The grounds of many places, their bookings read in one go. */
export function readContextsOfPlaces(look: DeskLook, places: readonly Place[]): (at: number) => SlotContext {
  return look.grounds().groundsFor(places.map(questionOf));
}

/** Whether a place can be had, by every rule of booking; answers what the desk should know about it. `known`: its ground, where it is read already. */
export function decidePlace(
  look: DeskLook,
  place: Place,
  elsewhere: HypotheticalPlacements | null = null,
  known: SlotContext | null = null,
): Result<SlotVerdict> {
  const { tenantId, start, end, bookingId, leaves, state, hold } = place;
  const ground = known ?? look.grounds().groundFor(questionOf(place));
  const wish = { bookingId, leaves, state, hold, tenantId, tenant: look.nameOf(tenantId), start, end, isHistory: false };
  return decideSlot(wish, elsewhere === null ? ground : besides(look, ground, place, elsewhere));
}

/** The codes that a booking's column `overridden` holds. */
export function parseOverriddenCodes(text: unknown): readonly string[] {
  return typeof text === 'string' && text !== '' ? text.split(',') : [];
}

/** A place that can be had: what to know about it, and what the booking keeps of it where a reason overrides that. */
interface SettledPlace {
  readonly warnings: readonly Refusal[];
  readonly overriding: RecordValues;
}

/** What a booking keeps of the warnings that a reason overrides. */
function overriding({ now }: DeskLook, codes: readonly string[], reason: string): RecordValues {
  return { overridden: codes.join(','), override_reason: reason, overridden_at: now };
}

/** Who may not go against a warning learns which it is, and with a reason at hand that a manager has to agree. */
export function refuseOverride(warnings: readonly string[], reason: string | null): Result<never> {
  return reason === null ? refuse('BOOKING_WARNED', { warnings: [...warnings] }) : refuse('NOT_ALLOWED', { right: 'bookings.override' });
}

/**
 * Whether a place can be had with these warnings. Refuses what `decideSlot` refuses, REASON_TOO_SHORT, and BOOKING_WARNED `{warnings}`
 * where a reason is asked for and none given; `before`: codes that a reason has overridden already are not asked for again. A reason that
 * was given for the tenant today holds for this booking too, and stands on it. NOT_ALLOWED: a manager has to agree.
 */
export function settlePlace(look: DeskLook, place: Place, warn: Warn, before: readonly string[] = []): Result<SettledPlace> {
  const said = validateReason(warn.overrideReason);
  if (!said.ok) return said;
  const decided = decidePlace(look, place);
  return decided.ok ? settleVerdict(look, decided.value, warn, before) : decided;
}

/** What is said about a place that can be had. */
export type PlaceVerdict = Pick<SlotVerdict, 'warnings' | 'asks' | 'given'>;

/** As `settlePlace`, where the place is decided already and the reason says something. */
export function settleVerdict(
  look: DeskLook,
  { warnings, asks, given }: PlaceVerdict,
  { onWarning, overrideReason }: Warn,
  before: readonly string[] = [],
): Result<SettledPlace> {
  const codes = [...new Set(warnings.map((one) => one.code))];
  const isAgainst = asks.some((code) => !before.includes(code)) && !look.mayOverride;
  if (isAgainst) return refuseOverride(asks, overrideReason);
  if (codes.length > 0 && overrideReason !== null) return ok({ warnings, overriding: overriding(look, codes, overrideReason) });
  const fresh = asks.filter((code) => !before.includes(code));
  if (fresh.length > 0 && onWarning === 'ask') return refuse('BOOKING_WARNED', { warnings: fresh });
  return ok({ warnings, overriding: given === null || before.length > 0 ? {} : overriding(look, codes, given) });
}
