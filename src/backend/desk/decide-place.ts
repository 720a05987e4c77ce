// Whether a place can be had, where every booking stands as stored or some stand elsewhere, and what is done about warnings.
import { getDayOfInstant, WEEK_MINUTES } from '../../domain/time/calendar.ts';
import { validateReason } from '../../domain/booking/validate-reason.ts';
import { decideSlot } from '../../domain/booking/booking-rules.ts';
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
import type { DeskLook } from './desk-write.ts';

/** A place in a studio as somebody wishes to have it. */
export interface Place extends Omit<SlotWish, 'tenant' | 'isHistory'> {
  readonly studioId: number;
  readonly taken: Taken;
}

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
      .map((one) => ({ id: one.bookingId ?? UNWRITTEN, studio: codeOf(look, one), ...holdOf(one), blocksUntil: one.end })),
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

/** Whether a place can be had, by every rule of booking; answers what the desk should know about it. */
export function decidePlace(look: DeskLook, place: Place, elsewhere: HypotheticalPlacements | null = null): Result<SlotVerdict> {
  const { studioId, tenantId, start, end, taken, bookingId, leaves, state, hold } = place;
  const ground = look.grounds().groundFor({ studioId, tenantId, start, end, taken: sumById(taken) });
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

/**
 * Asks the consent that rules want: a reason of somebody with the permission. Refuses BOOKING_WARNED `{warnings}` without a reason,
 * REASON_TOO_SHORT, and NOT_ALLOWED `{right}` for a reason of somebody else: a manager has to agree.
 */
export function askConsent({ mayOverride }: Pick<DeskLook, 'mayOverride'>, asks: readonly string[], reason: string | null): Result<null> {
  const said = validateReason(reason);
  if (!said.ok) return said;
  if (asks.length === 0) return ok(null);
  if (reason === null) return refuse('BOOKING_WARNED', { warnings: [...asks] });
  return mayOverride ? ok(null) : refuse('NOT_ALLOWED', { right: 'bookings.override' });
}

/**
 * Settles whether a place can be had, with the reason that was given. Refuses what `decideSlot` and `askConsent` refuse; `before`: codes
 * that a reason has overridden already are not asked for again. A reason that was given for the tenant today holds for this booking too,
 * and stands on it.
 */
export function settlePlace(look: DeskLook, place: Place, reason: string | null, before: readonly string[] = []): Result<SettledPlace> {
  const decided = decidePlace(look, place);
  if (!decided.ok) return decided;
  const overriding = settleVerdict(look, decided.value, reason, before);
  return overriding.ok ? ok({ warnings: decided.value.warnings, overriding: overriding.value }) : overriding;
}

/** What is said about a place that can be had. */
export type PlaceVerdict = Pick<SlotVerdict, 'warnings' | 'asks' | 'given'>;

/** Settles a place that is decided already, as `settlePlace` does; answers what the booking keeps of the warnings. */
export function settleVerdict(
  look: Pick<DeskLook, 'mayOverride' | 'now'>,
  verdict: PlaceVerdict,
  reason: string | null,
  before: readonly string[] = [],
): Result<RecordValues> {
  const fresh = verdict.asks.filter((code) => !before.includes(code));
  const consent = askConsent(look, fresh, reason);
  if (!consent.ok) return consent;
  const kept = reason ?? (before.length > 0 ? null : verdict.given);
  if (kept === null || verdict.warnings.length === 0) return ok({});
  const overridden = [...new Set(verdict.warnings.map(({ code }) => code))].join(',');
  return ok({ overridden, override_reason: kept, overridden_at: look.now });
}
