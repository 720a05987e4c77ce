// A running change at the desk: one transaction with the rules at hand, lapsed options written down first, and what every change does in it.
import { LAPSE_REASON } from '../../domain/booking/booking.ts';
import { convertMillisecondsToInstant, type Day, formatIsoInstant, instant, type Instant } from '../../domain/time/calendar.ts';
import type { DeskRules } from '../../domain/booking/desk-rules.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { type Connection, nowOf } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import type { RecordName } from '../../contract/records/record-kinds.ts';
import { recordById, type StoredRecord } from '../core/db/record-store.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import { type Actor, getNewestSeq, inTx, readTx, type Tx } from '../core/db/tx.ts';
import { lazy, memoizeByKey } from '../core/memoize.ts';
import { type BookingGrounds, createSlotContexts, type LastMonth, lastMonthOf } from './slot-context.ts';
import { openPricing, type Pricing } from '../money/booking-price.ts';
import { type Lift, liftBookings } from './sql/booking-moves.ts';
import { findBooking, lapseOptions, type DeskKind, groupChanges, lastChangeOf } from '../core/records/record-history.ts';
import { freeMinutesOf } from '../money/sql/priced-bookings.ts';
import { readSetting } from '../core/records/settings.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';

/** Anyone who looks at the desk: when, by which rules. What is read of studios and names is kept as long as it is. */
export interface DeskLook {
  readonly db: Connection;
  readonly now: Instant;
  readonly rules: DeskRules;
  readonly nameOf: (tenantId: number) => string;
  /** What the rules of booking read, from when it is first asked for. */
  readonly grounds: () => BookingGrounds;
  readonly prices: Pricing;
  /** Whether the caller may go against a warning: by the role, or because a manager allowed this once. */
  readonly mayOverride: boolean;
  /** Free minutes a month of a tenant by the day of a start. */
  readonly freeOf: (tenantId: number) => (day: Day) => number;
}

/** A running change at the desk. */
export interface Desk extends DeskLook {
  readonly tx: Tx;
  /** The history's row that the change begins with, behind the lapses. */
  readonly first: number;
}

/** Opens a look at the desk. */
function loadDesk(db: Connection, now: Instant, lastMonth: LastMonth, mayOverride: boolean): DeskLook {
  const rules = readSetting(db, 'desk');
  const nameOf = createTenantNameLookup(db);
  return {
    db,
    now,
    rules,
    nameOf,
    grounds: lazy(() => createSlotContexts(db, { nameOf, now, rules, lastMonth })),
    prices: openPricing(db, now, rules),
    mayOverride,
    freeOf: memoizeByKey((tenantId) => freeMinutesOf(db, tenantId)),
  };
}

/** Reads at the desk: everything on one state of the base. */
export function readDesk<T>(base: Base, read: (look: DeskLook) => Result<T>): Result<T> {
  const lastMonth = lastMonthOf(base);
  return readTx(base, (db) => read(loadDesk(db, nowOf(base), lastMonth, true)));
}

/** Who changes something at the desk; the program itself has no role. */
type DeskActor = Actor & Partial<Pick<Caller, 'role' | 'lent' | 'switched'>>;

/** Opens a change inside a running transaction: lapsed options are written down first. */
export function openDesk(tx: Tx, lastMonth: LastMonth, { role, lent, switched }: DeskActor): Desk {
  const now = convertMillisecondsToInstant(tx.nowMs);
  lapseOptions(tx, now);
  const mayOverride =
    role === undefined || hasPermission({ role, ...(lent && { lent }), ...(switched && { switched }) }, 'bookings.override');
  return { ...loadDesk(tx.db, now, lastMonth, mayOverride), tx, first: getNewestSeq(tx) + 1 };
}

/** Runs a change at the desk in one transaction: everything that `work` writes, or nothing. */
export function changeDesk<T>(base: Base, actor: DeskActor, work: (desk: Desk) => Result<T>): Result<T> {
  const lastMonth = lastMonthOf(base);
  return inTx(base, actor, (tx) => work(openDesk(tx, lastMonth, actor)));
}

/** Binds all that was written into one change and answers its number; null where nothing was written. */
export function bindChange(desk: Desk, entityId: number, entity: RecordName = 'booking'): number | null {
  if (getNewestSeq(desk.tx) < desk.first) return null;
  return groupChanges(desk.tx, { entity, entityId }, desk.first);
}

/** Refuses BOOKING_CHANGED `{booking, who, at}` with who changed it last; what has no number is called by its tenant. */
export function refuseChanged(desk: Pick<DeskLook, 'db' | 'nameOf'>, stored: StoredRecord<DeskKind>): Result<never> {
  const last = lastChangeOf(desk.db, stored.name, stored.id);
  return refuse('BOOKING_CHANGED', {
    booking: stored.name === 'booking' ? stored.values.number : desk.nameOf(stored.values.tenant_id),
    who: last?.who ?? null,
    at: last === null ? null : formatIsoInstant(convertMillisecondsToInstant(last.atMs)),
  });
}

/** Whether the booking is as it was when its version was `version`, or has only lapsed since, which the asker saw too. */
function isAsSeen(stored: StoredRecord<'booking'>, version: number): boolean {
  return stored.version === version || (stored.version === version + 1 && stored.values.cancel_reason === LAPSE_REASON);
}

/** A booking by id or number, as the asker saw it (`version` null: however it is). Refuses BOOKING_UNKNOWN, BOOKING_CHANGED. */
export function getSeenBooking(
  desk: Pick<DeskLook, 'db' | 'nameOf'>,
  called: number | string,
  version: number | null,
): Result<StoredRecord<'booking'>> {
  const stored = typeof called === 'number' ? recordById(desk.db, 'booking', called) : findBooking(desk.db, called);
  if (stored === null || stored.retiredAt !== null) return refuse('BOOKING_UNKNOWN', { booking: String(called) });
  return version === null || isAsSeen(stored, version) ? ok(stored) : refuseChanged(desk, stored);
}

/**
 * Runs `work` with bookings out of each other's way (swaps, moved series, undo of several): each comes down where `work` settles it, the
 * others where they were. The database's rules judge every one of them there.
 */
export function runWithBookingsLifted<T>(desk: Desk, bookings: readonly StoredRecord[], work: (lift: Lift) => Result<T>): Result<T> {
  const lift = liftBookings(desk.tx, bookings);
  const result = work(lift);
  // A refusal rolls everything back: what is still up need not come down.
  if (result.ok) lift.rest();
  return result;
}

/** A stored booking's slot. */
export function slotOf({ values }: StoredRecord<'booking'>): { readonly studioId: number; readonly start: Instant; readonly end: Instant } {
  return { studioId: values.studio_id, start: instant(values.starts_at), end: instant(values.ends_at) };
}
