// Takes 预约: rows of the past are history and flagged, rows ahead meet every rule.
import { LAPSE_REASON, hasLapsed } from '../../../domain/booking/booking.ts';
import { instant, isoInstant } from '../../../domain/time/calendar.ts';
import { BOOKING_STATE_WORDS } from '../../../domain/base/catalogue.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { decodeUscc } from '../../../domain/decode/uscc.ts';
import { decideSlot } from '../../../domain/booking/booking-rules.ts';
import type { RowOfKind } from '../recognise/all-ledgers.ts';
import type { ListSheet } from '../recognise/read-batch.ts';
import { addRecord, changeRecord, changedFields, recordByKey } from '../../core/db/record-store.ts';
import type { RecordValues, StoredRecord } from '../../core/db/record-store.ts';
import { bookingGrounds } from '../../desk/booking-ground.ts';
import type { BookingGrounds } from '../../desk/booking-ground.ts';
import { readSetting } from '../../core/records/settings.ts';
import { countKept, givenValues, guarded, inPasses, isLeftOut, noteDifferences, originOf, refuseRow, studioOfCode } from '../context.ts';
import type { SheetRun, Spot } from '../context.ts';
import { cellOf } from './keep-record.ts';
import { claimUnnumbered, pairUnnumbered } from './unnumbered-bookings.ts';
import type { PlacedBooking } from './unnumbered-bookings.ts';

type Line = RowOfKind<'bookings'>;

/** The tenant that a row names by code or by a name it has or had. */
function tenantNamed(run: SheetRun, spot: Spot, text: string): number | null {
  const { names } = run.context;
  const code = decodeUscc(text);
  const byCode = code.ok && code.value !== null ? names.tenantByCode(code.value) : null;
  if (byCode !== null) return byCode;
  const [only, ...others] = names.tenantsByName(text);
  if (others.length > 0) refuseRow(run, spot, 'ROW_TENANT_AMBIGUOUS', { tenant: text });
  if (only === undefined) refuseRow(run, spot, 'ROW_TENANT_UNKNOWN', { tenant: text });
  return others.length > 0 ? null : (only ?? null);
}

/** Whether the row's times make sense by themselves. */
function areTimesRight(run: SheetRun, sheet: ListSheet<'bookings'>, line: Line, isHistory: boolean): boolean {
  const { row, fields } = line;
  const { headerOf } = sheet.rows;
  if (fields.endsAt <= fields.startsAt) {
    const [from, until] = [isoInstant(instant(fields.startsAt)), isoInstant(instant(fields.endsAt))];
    refuseRow(run, { row, column: headerOf('endsAt'), found: until }, 'ROW_ENDS_BEFORE_START', { from, until });
    return false;
  }
  if (BOOKING_STATE_WORDS[fields.state] !== 'option' || fields.holdsUntil !== null || isHistory) return true;
  refuseRow(run, { row, column: headerOf('holdsUntil'), found: '' }, 'ROW_HOLDS_UNTIL_MISSING', {});
  return false;
}

function valuesOf(
  sheet: ListSheet<'bookings'>,
  line: Line,
  found: { readonly studioId: number; readonly tenantId: number; readonly state: BookingState; readonly isLapsed: boolean },
): RecordValues {
  const { startsAt, cancelReason } = line.fields;
  const { studioId, tenantId, state, isLapsed } = found;
  const fields = { ...line.fields, number: null, state: isLapsed ? 'cancelled' : state };
  const { holds_until: holds, ...given } = givenValues('booking', sheet.rows, fields);
  const holdsUntil = state === 'option' ? (holds ?? startsAt) : holds;
  return {
    studio_id: studioId,
    tenant_id: tenantId,
    ...given,
    ...(holdsUntil === undefined ? {} : { holds_until: holdsUntil }),
    ...(isLapsed ? { cancel_reason: cancelReason ?? LAPSE_REASON } : {}),
  };
}

function place(run: SheetRun, sheet: ListSheet<'bookings'>, line: Line): PlacedBooking | null {
  const { fields } = line;
  const { now } = run.context;
  const studioId = studioOfCode(run, cellOf(sheet, line, 'studio'), fields.studio);
  const tenantId = tenantNamed(run, cellOf(sheet, line, 'tenant'), fields.tenant);
  const isHistory = fields.startsAt < now;
  const state = BOOKING_STATE_WORDS[fields.state];
  if (!areTimesRight(run, sheet, line, isHistory) || studioId === null || tenantId === null || state === undefined) return null;
  const holdsUntil = fields.holdsUntil === null ? null : instant(fields.holdsUntil);
  const isLapsed = hasLapsed({ state, start: instant(fields.startsAt), holdsUntil }, now);
  return {
    line,
    studioId,
    tenantId,
    state: isLapsed ? 'cancelled' : state,
    isHistory,
    values: valuesOf(sheet, line, { studioId, tenantId, state, isLapsed }),
  };
}

/** A number for a row that has none: made from what the row is, so that the same row gets the same. */
function madeNumber(run: SheetRun, placed: PlacedBooking): string {
  const { fields } = placed.line;
  const stem = `A-${fields.studio}-${isoInstant(instant(fields.startsAt)).replaceAll(/[-:T]/g, '')}`;
  for (let nth = 1; ; nth += 1) {
    const number = nth === 1 ? stem : `${stem}-${nth}`;
    if (recordByKey(run.context.tx.db, 'booking', [number]) === null) return number;
  }
}

/** Asks the domain about the slot; a rule that a history row breaks is noted, one that a row ahead breaks refuses it. */
function isSlotFree(
  run: SheetRun,
  grounds: BookingGrounds,
  placed: PlacedBooking,
  wanted: { readonly stored: StoredRecord<'booking'> | null; readonly column: string; readonly spot: Spot },
): boolean {
  const { row, fields } = placed.line;
  const { names } = run.context;
  const [start, end] = [instant(fields.startsAt), instant(fields.endsAt)];
  const { tenantId, studioId, state, isHistory } = placed;
  const { stored } = wanted;
  const own = { bookingId: stored?.id ?? null, leaves: stored === null ? null : instant(stored.values.starts_at) };
  const wish = { ...own, tenantId, tenant: names.nameOfTenant(tenantId), state, start, end, hold: null, isHistory };
  const verdict = decideSlot(wish, grounds.groundFor({ studioId, tenantId, start, end }));
  if (!verdict.ok) {
    const { code, data } = verdict.refusal;
    // A closed month is said of the row, as it is where the row says nothing of a slot.
    const ofSlot = { row, column: wanted.column, found: `${fields.studio} ${isoInstant(start)}` };
    refuseRow(run, code === 'MONTH_CLOSED' ? wanted.spot : ofSlot, code, data);
    return false;
  }
  for (const finding of verdict.value.findings) run.tally.notes.push({ code: finding.code, data: { ...finding.data, row } });
  return true;
}

interface Taking {
  readonly sheet: ListSheet<'bookings'>;
  readonly grounds: BookingGrounds;
  /** The stored bookings that rows without a number are about. */
  readonly paired: ReadonlyMap<number, StoredRecord<'booking'>>;
}

function keepBooking(run: SheetRun, { sheet, grounds, paired }: Taking, placed: PlacedBooking): void {
  const { row, fields } = placed.line;
  const { tx, choices, keptFiles } = run.context;
  const { headerOf } = sheet.rows;
  const stored = fields.number === null ? (paired.get(row) ?? null) : recordByKey(tx.db, 'booking', [fields.number]);
  const differs = stored !== null && Object.keys(changedFields(stored, placed.values)).length > 0;
  if (differs) noteDifferences(run, row, stored, placed.values);
  if (differs && choices.onDifference === 'keep') keptFiles.add(run.place.fileIndex);
  if (stored !== null && (!differs || choices.onDifference === 'keep')) return countKept(run, 'same');
  const spot: Spot = { row, column: headerOf(fields.number === null ? 'startsAt' : 'number'), found: fields.number };
  if (!isSlotFree(run, grounds, placed, { stored, column: headerOf('startsAt'), spot })) return;
  const flagged = { ...placed.values, from_past: placed.isHistory ? 1 : 0 };
  const kept = guarded(run, spot, () => {
    if (stored !== null) return changeRecord(tx, stored, flagged, originOf(run, row)) ? 'changed' : 'same';
    const id = addRecord(tx, 'booking', { ...flagged, number: fields.number ?? madeNumber(run, placed) }, originOf(run, row));
    if (fields.number === null) claimUnnumbered(run, id, placed);
    return 'added';
  });
  if (kept !== null) countKept(run, kept);
}

/** Takes 预约. A slot that one row takes and another gives up is free, whichever stands first. */
export function applyBookings(run: SheetRun, sheet: ListSheet<'bookings'>): void {
  const placed = sheet.rows.rows.flatMap((line) => (isLeftOut(run, line.row) ? [] : (place(run, sheet, line) ?? [])));
  const { paired, repeats } = pairUnnumbered(run, placed);
  if (repeats.size > 0) run.tally.notes.push({ code: 'ROWS_REPEATED', data: { rows: [...repeats] } });
  run.tally.same += repeats.size;
  const { tx, names, now } = run.context;
  const grounds = bookingGrounds(tx.db, { nameOf: names.nameOfTenant, now, rules: readSetting(tx.db, 'desk'), lastMonth: null });
  const taking: Taking = { sheet, grounds, paired };
  const waiting = placed.filter(({ line }) => !repeats.has(line.row));
  inPasses(run, waiting, ['BOOKING_OVERLAP', 'BOOKING_TURNAROUND'], (one) => keepBooking(run, taking, one));
}
