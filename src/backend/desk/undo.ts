// Use case: a change of bookings taken back as a whole, by its number; an undo of the undo brings it again.
import { computeBlockedUntil, hasLapsed, isLive } from '../../domain/booking/booking.ts';
import { instant } from '../../domain/time/calendar.ts';
import { BOOKING_STATES, type BookingState } from '../../domain/base/catalogue.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { listChangedFields, recordById, type RecordValues, rewriteRecord, type StoredRecord, withFields } from '../core/db/record-store.ts';
import type { Actor } from '../core/db/tx.ts';
import { type Lift, readStoredState } from './sql/booking-moves.ts';
import {
  type DeskKind,
  deskKindOf,
  findOddRow,
  findWholeChange,
  isOvertaken,
  readBeforeRow,
  type RecordChange,
  type WholeChange,
} from '../core/records/record-history.ts';
import { getCodeOfStudio } from '../core/records/names.ts';
import { decidePlace } from './decide-place.ts';
import { bindChange, changeDesk, type Desk, refuseChanged, runWithBookingsLifted, slotOf } from './desk-write.ts';
import { placeOf, stayOf } from './write-booking.ts';

/** A record as it was before the change. */
interface Step {
  readonly stored: StoredRecord<DeskKind>;
  readonly fields: RecordValues;
  /** Undefined: as it is. */
  readonly retiredAt: number | null | undefined;
}

interface BookingStep extends Step {
  readonly stored: StoredRecord<'booking'>;
}

/** A record's rows of the change as one step: what the oldest of them found. */
function stepOf(desk: Desk, kind: DeskKind, id: number, rows: readonly RecordChange[]): Step | null {
  const stored = recordById(desk.db, kind, id);
  if (stored === null) return null;
  const befores = rows.toSorted((a, b) => b.seq - a.seq).map((row) => readBeforeRow(row, kind, desk.tx.nowMs));
  const fields = befores.reduce<RecordValues>((all, one) => ({ ...all, ...one.fields }), {});
  const retired = befores.filter((one) => one.retiredAt !== undefined).at(-1);
  return { stored, fields, retiredAt: retired?.retiredAt };
}

function stepsOf(desk: Desk, whole: WholeChange): Step[] {
  const byRecord = Map.groupBy(whole.rows, (row) => `${row.entity} ${row.entityId}`);
  return [...byRecord.values()].flatMap((rows) => {
    const [row] = rows;
    const kind = row === undefined ? null : deskKindOf(row.entity);
    if (row === undefined || kind === null || row.entityId === null) return [];
    return stepOf(desk, kind, row.entityId, rows) ?? [];
  });
}

function mayBeUndone(desk: Desk, whole: WholeChange, steps: readonly Step[]): Result<null> {
  const odd = findOddRow(whole) ?? whole.rows.find((row) => deskKindOf(row.entity) === null) ?? null;
  if (odd !== null || steps.length === 0) {
    return refuse('CHANGE_NOT_UNDOABLE', { action: odd?.action ?? null, batch: odd?.batchId ?? null });
  }
  const overtaken = steps.find(({ stored }) => isOvertaken(desk.db, whole, stored.name, stored.id));
  return overtaken === undefined ? ok(null) : refuseChanged(desk, overtaken.stored);
}

/** A booking as the step leaves it. */
function leftBy(step: BookingStep): {
  readonly stored: StoredRecord<'booking'>;
  readonly state: BookingState;
  readonly isActive: boolean;
} {
  const { stored, fields } = step;
  const left = withFields('booking', stored, fields);
  const state = BOOKING_STATES.find((one) => one === left.values.state) ?? readStoredState(stored);
  const retiredAt = step.retiredAt === undefined ? stored.retiredAt : step.retiredAt;
  return { stored: left, state, isActive: retiredAt === null };
}

const SLOT_COLUMNS: readonly string[] = ['studio_id', 'tenant_id', 'starts_at', 'ends_at', 'equipment'];

/** Whether the step gives the booking a slot that it does not have now, or its studio again for longer: it had left early. */
function buildTakesSlot({ stored, fields }: BookingStep, left: ReturnType<typeof leftBy>): boolean {
  if (!left.isActive || !isLive(left.state)) return false;
  const hadOne = stored.retiredAt === null && isLive(readStoredState(stored));
  if (!hadOne || computeBlockedUntil(stayOf(left.stored)) > computeBlockedUntil(stayOf(stored))) return true;
  return Object.keys(listChangedFields(stored, fields)).some((column) => SLOT_COLUMNS.includes(column));
}

/** A slot is decided again; an option that would have lapsed by now does not come back. */
function decideStep(desk: Desk, step: BookingStep): Result<unknown> {
  const left = leftBy(step);
  if (!left.isActive || !isLive(left.state)) return ok(null);
  const place = placeOf(left.stored, { state: left.state, leaves: slotOf(step.stored).start });
  const { holds_until: held } = left.stored.values;
  const hold = { state: left.state, start: place.start, holdsUntil: held === null ? null : instant(held) };
  if (hasLapsed(hold, desk.now)) return refuse('CHANGE_NOT_UNDOABLE', { action: 'lapse', batch: null });
  return buildTakesSlot(step, left) ? decidePlace(desk, place) : ok(null);
}

function rewrite(desk: Desk, { stored, fields, retiredAt }: Step): void {
  const isSame = Object.keys(listChangedFields(stored, fields)).length === 0 && (retiredAt === undefined || retiredAt === stored.retiredAt);
  if (isSame) return;
  rewriteRecord(desk.tx, stored, { action: 'undo', fields, reason: null, ...(retiredAt === undefined ? {} : { retiredAt }) });
}

function undoSteps(desk: Desk, steps: readonly Step[], lift: Lift): Result<null> {
  for (const step of steps) {
    const { stored } = step;
    if (stored.name !== 'booking') {
      rewrite(desk, step);
      continue;
    }
    const own = { ...step, stored };
    const decided = decideStep(desk, own);
    if (!decided.ok) return decided;
    lift.settle(stored, () => rewrite(desk, own), leftBy(own).state);
  }
  return ok(null);
}

/** What people call a record of the desk: a booking's number, studio and tenant; whose it is for others. */
function labelOf(desk: Desk, { name, values }: StoredRecord<DeskKind>): string {
  const tenant = desk.nameOf(values.tenant_id);
  return name === 'booking' ? [values.number, getCodeOfStudio(desk.db, values.studio_id), tenant].join(' ') : tenant;
}

/**
 * Takes a change back, with everything that changed together with it; bookings that exchanged places go back without tripping over each
 * other. Refuses CHANGE_UNKNOWN, CHANGE_NOT_UNDOABLE, BOOKING_CHANGED where one of them has changed since, and BOOKING_… where the slot
 * that a booking would have again cannot be had any more.
 */
export function undoBookings(
  base: Base,
  actor: Actor,
  { change }: Asked<typeof bookingMethods.undo>,
): Result<Answer<typeof bookingMethods.undo>> {
  return changeDesk(base, actor, (desk) => {
    const whole = findWholeChange(desk.db, change);
    if (whole === null) return refuse('CHANGE_UNKNOWN', { change });
    const steps = stepsOf(desk, whole);
    const allowed = mayBeUndone(desk, whole, steps);
    if (!allowed.ok) return allowed;
    const main = steps.find(({ stored }) => stored.name === whole.head.entity && stored.id === whole.head.entityId) ?? steps[0];
    if (main === undefined) return refuse('CHANGE_UNKNOWN', { change });
    const label = labelOf(desk, main.stored);
    const bookings = steps.map(({ stored }) => stored).filter(({ name }) => name === 'booking');
    const undone = runWithBookingsLifted(desk, bookings, (lift) => undoSteps(desk, steps, lift));
    if (!undone.ok) return undone;
    const number = bindChange(desk, main.stored.id, main.stored.name);
    if (number === null) return refuse('CHANGE_NOT_UNDOABLE', { action: null, batch: null });
    return ok({ change: number, label, count: bookings.length === 0 ? steps.length : bookings.length });
  });
}
