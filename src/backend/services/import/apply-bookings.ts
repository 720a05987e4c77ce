// Takes 预约: rows of the past are history and flagged, rows ahead meet every rule.
import { LAPSE_REASON, hasLapsed } from '../../../domain/booking.ts';
import { instant, isoInstant } from '../../../domain/calendar.ts';
import { BOOKING_STATE_WORDS } from '../../../domain/catalogue.ts';
import type { BookingState } from '../../../domain/catalogue.ts';
import { normaliseHeader } from '../../../domain/decode/text.ts';
import { decodeUscc } from '../../../domain/decode/uscc.ts';
import { decideSlot } from '../../../domain/slot.ts';
import type { ListSheet, RowOfKind } from '../../imports/read-batch.ts';
import { addRecord, changeRecord, changedFields, recordByKey, recordsWhere } from '../../repos/record-store.ts';
import type { RecordValues, StoredRecord } from '../../repos/record-store.ts';
import { loadSlotGrounds } from '../../repos/slot-ground.ts';
import type { SlotGrounds } from '../../repos/slot-ground.ts';
import { countKept, guarded, isLeftOut, originOf, refuseRow } from './context.ts';
import type { SheetRun } from './context.ts';

type Line = RowOfKind<'bookings'>;

/** A row whose studio and tenant are found. */
interface Placed {
  readonly line: Line;
  readonly studioId: number;
  readonly tenantId: number;
  readonly state: BookingState;
  readonly holdsUntil: number | null;
  readonly cancelReason: string | null;
  readonly isHistory: boolean;
}

/** The tenant that a row names by code or by a name it has or had. */
function tenantNamed(run: SheetRun, row: number, column: string, text: string): number | null {
  const { names } = run.context;
  const code = decodeUscc(text);
  const byCode = code.ok && code.value !== null ? names.tenantByCode(code.value) : null;
  if (byCode !== null) return byCode;
  const byName = names.tenantsByName(text);
  const folded = byName.length > 0 ? byName : names.tenantsByName(normaliseHeader(text));
  if (folded.length > 1) refuseRow(run, row, column, text, 'ROW_TENANT_AMBIGUOUS', { tenant: text });
  if (folded.length === 0) refuseRow(run, row, column, text, 'ROW_TENANT_UNKNOWN', { tenant: text });
  return folded.length === 1 ? (folded[0] ?? null) : null;
}

function place(run: SheetRun, sheet: ListSheet<'bookings'>, line: Line): Placed | null {
  const { row, fields } = line;
  const { headerOf } = sheet.rows;
  const studioId = run.context.names.studioByCode(fields.studio);
  if (studioId === null) refuseRow(run, row, headerOf('studio'), fields.studio, 'ROW_STUDIO_UNKNOWN', { studio: fields.studio });
  const tenantId = tenantNamed(run, row, headerOf('tenant'), fields.tenant);
  if (fields.endsAt <= fields.startsAt) {
    const [from, until] = [isoInstant(instant(fields.startsAt)), isoInstant(instant(fields.endsAt))];
    refuseRow(run, row, headerOf('endsAt'), until, 'ROW_ENDS_BEFORE_START', { from, until });
    return null;
  }
  const state = BOOKING_STATE_WORDS[fields.state];
  if (studioId === null || tenantId === null || state === undefined) return null;
  const isHistory = fields.startsAt < run.context.now;
  if (state === 'option' && fields.holdsUntil === null && !isHistory) {
    refuseRow(run, row, headerOf('holdsUntil'), '', 'ROW_HOLDS_UNTIL_MISSING', {});
    return null;
  }
  const holdsUntil = state === 'option' ? (fields.holdsUntil ?? fields.startsAt) : fields.holdsUntil;
  const lapsed = hasLapsed({ state, start: instant(fields.startsAt), holdsUntil: holdsUntil === null ? null : instant(holdsUntil) }, run.context.now);
  return {
    line,
    studioId,
    tenantId,
    state: lapsed ? 'cancelled' : state,
    holdsUntil,
    cancelReason: lapsed ? (fields.cancelReason ?? LAPSE_REASON) : fields.cancelReason,
    isHistory,
  };
}

/** The stored booking that a row is about: by its number, else the one of this studio, start and tenant that had none. */
function storedOf(run: SheetRun, placed: Placed): StoredRecord | null {
  const { fields } = placed.line;
  const { db } = run.context.tx;
  if (fields.number !== null) return recordByKey(db, 'booking', [fields.number]);
  const own = [placed.studioId, placed.tenantId, fields.startsAt, fields.endsAt];
  return recordsWhere(db, 'booking', "studio_id = ? AND tenant_id = ? AND starts_at = ? AND ends_at = ? AND number LIKE 'A-%'", own)[0] ?? null;
}

/** A number for a row that has none: made from what the row is, so that the same row gets the same. */
function madeNumber(run: SheetRun, placed: Placed): string {
  const { fields } = placed.line;
  const stem = `A-${fields.studio}-${isoInstant(instant(fields.startsAt)).replaceAll(/[-:T]/g, '')}`;
  for (let nth = 1; ; nth += 1) {
    const number = nth === 1 ? stem : `${stem}-${nth}`;
    if (recordByKey(run.context.tx.db, 'booking', [number]) === null) return number;
  }
}

function valuesOf(sheet: ListSheet<'bookings'>, placed: Placed): RecordValues {
  const { title, platform, contact, phone, startsAt, endsAt } = placed.line.fields;
  const optional = [
    ['title', title],
    ['platform', platform],
    ['contact', contact],
    ['phone', phone],
  ] as const;
  return {
    studio_id: placed.studioId,
    tenant_id: placed.tenantId,
    starts_at: startsAt,
    ends_at: endsAt,
    state: placed.state,
    holds_until: placed.holdsUntil,
    cancel_reason: placed.cancelReason,
    ...Object.fromEntries(optional.filter(([field]) => sheet.rows.has(field))),
  };
}

/** Asks the domain about the slot; a rule that a history row breaks is noted, one that a row ahead breaks refuses it. */
function isSlotFree(run: SheetRun, sheet: ListSheet<'bookings'>, grounds: SlotGrounds, placed: Placed, own: StoredRecord | null): boolean {
  const { row, fields } = placed.line;
  const { names, now } = run.context;
  const [start, end] = [instant(fields.startsAt), instant(fields.endsAt)];
  const { tenantId, studioId, state, isHistory } = placed;
  const wish = { bookingId: own?.id ?? null, tenantId, tenant: names.nameOfTenant(tenantId), state, start, end, isHistory };
  const verdict = decideSlot(wish, grounds.groundFor(studioId, tenantId, start, end, now));
  if (!verdict.ok) {
    const found = `${fields.studio} ${isoInstant(start)}`;
    refuseRow(run, row, sheet.rows.headerOf('startsAt'), found, verdict.refusal.code, verdict.refusal.data);
    return false;
  }
  for (const finding of verdict.value.findings) run.tally.notes.push({ code: finding.code, data: { ...finding.data, row } });
  return true;
}

function keepBooking(run: SheetRun, sheet: ListSheet<'bookings'>, grounds: SlotGrounds, placed: Placed): void {
  const { row, fields } = placed.line;
  const { tx, choices } = run.context;
  const stored = storedOf(run, placed);
  const values = valuesOf(sheet, placed);
  if (stored !== null && (choices.onDifference === 'keep' || Object.keys(changedFields(stored, values)).length === 0)) {
    run.tally.same += 1;
    return;
  }
  if (!isSlotFree(run, sheet, grounds, placed, stored)) return;
  const flagged = { ...values, from_past: placed.isHistory ? 1 : 0 };
  const column = sheet.rows.headerOf(fields.number === null ? 'startsAt' : 'number');
  const kept = guarded(run, row, column, fields.number ?? '', () => {
    if (stored !== null) return changeRecord(tx, 'booking', stored, flagged, originOf(run, row)) ? 'changed' : 'same';
    addRecord(tx, 'booking', { ...flagged, number: fields.number ?? madeNumber(run, placed) }, originOf(run, row));
    return 'added';
  });
  if (kept !== null) countKept(run, kept);
}

/** Takes 预约. */
export function applyBookings(run: SheetRun, sheet: ListSheet<'bookings'>): void {
  const grounds = loadSlotGrounds(run.context.tx.db, run.context.names);
  for (const line of sheet.rows.rows) {
    if (isLeftOut(run, line.row)) continue;
    const placed = place(run, sheet, line);
    if (placed !== null) keepBooking(run, sheet, grounds, placed);
  }
}
