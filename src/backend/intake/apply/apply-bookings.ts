// Takes 预约: rows of the past are history and flagged, rows ahead meet every rule.
import { LAPSE_REASON, hasLapsed } from '../../../domain/booking/booking.ts';
import { formatIsoInstant, instant, type Instant } from '../../../domain/time/calendar.ts';
import { findBookingState } from '../../../domain/base/catalogue.ts';
import { decodeUscc } from '../../../domain/decode/uscc.ts';
import { decideSlot } from '../../../domain/booking/booking-rules.ts';
import { LONGEST_BOOKING } from '../../../domain/booking/slot.ts';
import type { RowOfKind } from '../recognise/recognise.ts';
import type { ListSheet } from '../recognise/read-batch.ts';
import { changeRecord, type RecordValues, type StoredRecord } from '../../core/db/record-store.ts';
import { parseOverriddenCodes, settleVerdict } from '../../desk/decide-place.ts';
import { type BookingGrounds, createSlotContexts } from '../../desk/slot-context.ts';
import type { SqlValue } from '../../core/db/rows.ts';
import { memoizeByKey } from '../../core/memoize.ts';
import { readSetting } from '../../core/records/settings.ts';
import {
  applyInPasses,
  countKept,
  getStudioOfCode,
  isLeftOut,
  noteDifferences,
  originOf,
  refuseRow,
  runGuarded,
  type SheetRun,
  type Spot,
} from '../context.ts';
import { selectGivenValues, cellOf, isDifferent } from './keep-record.ts';
import { createBookingsIntake, type NewBookings, type PlacedFacts } from './new-bookings.ts';
import { pairUnnumbered, type PlacedBooking } from './unnumbered-bookings.ts';

type Line = RowOfKind<'bookings'>;

/** Tenants that a text names, by code or by a name they have or had; a ledger names each of them many times. */
function tenantsNamed({ context: { names } }: SheetRun): (text: string) => readonly number[] {
  return memoizeByKey((text) => {
    const code = decodeUscc(text);
    const byCode = code.ok && code.value !== null ? names.tenantByCode(code.value) : null;
    return byCode === null ? names.tenantsByName(text) : [byCode];
  });
}

/** The one tenant that a row names; refuses it where there is none or several. */
function tenantIn(run: SheetRun, spot: Spot, named: readonly number[]): number | null {
  const [only, ...others] = named;
  if (others.length > 0) refuseRow(run, spot, 'ROW_TENANT_AMBIGUOUS', { tenant: String(spot.found) });
  if (only === undefined) refuseRow(run, spot, 'ROW_TENANT_UNKNOWN', { tenant: String(spot.found) });
  return others.length > 0 ? null : (only ?? null);
}

/** Whether the row's times make sense by themselves. */
function areTimesRight(run: SheetRun, sheet: ListSheet<'bookings'>, line: Line, isHistory: boolean): boolean {
  const { row, fields } = line;
  const { headerOf } = sheet.rows;
  if (fields.endsAt <= fields.startsAt) {
    const [from, until] = [formatIsoInstant(instant(fields.startsAt)), formatIsoInstant(instant(fields.endsAt))];
    refuseRow(run, { row, column: headerOf('endsAt'), found: until }, 'ROW_ENDS_BEFORE_START', { from, until });
    return false;
  }
  if (findBookingState(fields.state) !== 'option' || fields.holdsUntil !== null || isHistory) return true;
  refuseRow(run, { row, column: headerOf('holdsUntil'), found: '' }, 'ROW_HOLDS_UNTIL_MISSING', {});
  return false;
}

/** What a row says of its booking, its number where it has one: a list of its own, to be added to. */
function valuesOf(sheet: ListSheet<'bookings'>, { line, studioId, tenantId, state, isLapsed }: PlacedBooking): Record<string, SqlValue> {
  const { startsAt, cancelReason } = line.fields;
  const values = selectGivenValues('booking', sheet.rows, line.fields, { studio_id: studioId, tenant_id: tenantId });
  values['state'] = state;
  if (state === 'option' || isLapsed) values['holds_until'] ??= startsAt;
  if (isLapsed) values['cancel_reason'] = cancelReason ?? LAPSE_REASON;
  return values;
}

/** The row with what it stands for at this time; null where its state is none. */
function placedAs(line: Line, of: Pick<PlacedBooking, 'studioId' | 'tenantId'>, now: Instant): PlacedBooking | null {
  const { fields } = line;
  const state = findBookingState(fields.state);
  if (state === null) return null;
  const holdsUntil = fields.holdsUntil === null ? null : instant(fields.holdsUntil);
  const isLapsed = hasLapsed({ state, start: instant(fields.startsAt), holdsUntil }, now);
  const { studioId, tenantId } = of;
  return { line, studioId, tenantId, state: isLapsed ? 'cancelled' : state, isHistory: fields.startsAt < now, isLapsed };
}

function place(
  run: SheetRun,
  sheet: ListSheet<'bookings'>,
  line: Line,
  tenantsOf: (text: string) => readonly number[],
): PlacedBooking | null {
  const { fields } = line;
  const { now, names } = run.context;
  // The cell that a refusal names is only looked for where there is one.
  const studioId = names.studioByCode(fields.studio) ?? getStudioOfCode(run, cellOf(sheet, line, 'studio'), fields.studio);
  const named = tenantsOf(fields.tenant);
  const tenantId = named.length === 1 ? (named[0] ?? null) : tenantIn(run, cellOf(sheet, line, 'tenant'), named);
  if (!areTimesRight(run, sheet, line, fields.startsAt < now) || studioId === null || tenantId === null) return null;
  return placedAs(line, { studioId, tenantId }, now);
}

/** A ledger's rows that are placed, and what of them is asked for before they are taken. */
interface Placement extends PlacedFacts {
  readonly rows: readonly PlacedBooking[];
  readonly unnumbered: readonly PlacedBooking[];
}

function placeAll(run: SheetRun, sheet: ListSheet<'bookings'>): Placement {
  const tenantsOf = tenantsNamed(run);
  const rows: PlacedBooking[] = [];
  const numbers: string[] = [];
  const unnumbered: PlacedBooking[] = [];
  let [from, to] = [Infinity, -Infinity];
  for (const line of sheet.rows.rows) {
    const placed = isLeftOut(run, line.row) ? null : place(run, sheet, line, tenantsOf);
    if (placed === null) continue;
    rows.push(placed);
    const { number, startsAt, endsAt } = line.fields;
    if (number === null) unnumbered.push(placed);
    else numbers.push(number);
    from = Math.min(from, startsAt);
    to = Math.max(to, Math.min(endsAt, startsAt + LONGEST_BOOKING));
  }
  return { rows, numbers, unnumbered, from, to };
}

/** A number for a row that has none: made from what the row is, so that the same row gets the same. */
function madeNumber(bookings: NewBookings, { line: { fields } }: PlacedBooking): string {
  const stem = `A-${fields.studio}-${formatIsoInstant(instant(fields.startsAt)).replaceAll(/[-:T]/g, '')}`;
  for (let nth = 1; ; nth += 1) {
    const number = nth === 1 ? stem : `${stem}-${nth}`;
    if (!bookings.hasNumber(number)) return number;
  }
}

/**
 * Asks the domain about the slot; a rule that a history row breaks is noted, one that a row ahead breaks refuses it, as does a consent that
 * is lacking. Answers what the booking keeps of a consent; null: refused.
 */
function settleSlot(
  run: SheetRun,
  grounds: BookingGrounds,
  placed: PlacedBooking,
  wanted: { readonly stored: StoredRecord<'booking'> | null; readonly column: string; readonly spot: Spot },
): RecordValues | null {
  const { row, fields } = placed.line;
  const { names, choices, now } = run.context;
  const [start, end] = [instant(fields.startsAt), instant(fields.endsAt)];
  const { tenantId, studioId, state, isHistory } = placed;
  const { stored } = wanted;
  const leaves = stored === null ? null : instant(stored.values.starts_at);
  const tenant = names.nameOfTenant(tenantId);
  const wish = { bookingId: stored?.id ?? null, leaves, tenantId, tenant, state, start, end, hold: null, isHistory };
  const verdict = decideSlot(wish, grounds.groundFor({ studioId, tenantId, start, end }));
  // The reason is one for all rows: it stands on those that ask for it.
  const reason = verdict.ok && verdict.value.asks.length > 0 ? choices.consent.reason : null;
  const look = { mayOverride: choices.consent.mayOverride, now };
  const settled = verdict.ok ? settleVerdict(look, verdict.value, reason, parseOverriddenCodes(stored?.values.overridden)) : verdict;
  if (!settled.ok) {
    const { code, data } = settled.refusal;
    // A closed month is said of the row, as it is where the row says nothing of a slot.
    const ofSlot = { row, column: wanted.column, found: `${fields.studio} ${formatIsoInstant(start)}` };
    refuseRow(run, code === 'MONTH_CLOSED' ? wanted.spot : ofSlot, code, data);
    return null;
  }
  const findings = verdict.ok ? verdict.value.findings : [];
  for (const finding of findings) run.tally.notes.push({ code: finding.code, data: { ...finding.data, row } });
  return settled.value;
}

interface Taking {
  readonly sheet: ListSheet<'bookings'>;
  readonly grounds: BookingGrounds;
  readonly bookings: NewBookings;
  /** Whether a quota counts a tenant's hours: then what waits to be written has to stand first. */
  readonly areHoursCounted: boolean;
  /** The stored bookings that rows without a number are about. */
  readonly paired: ReadonlyMap<number, StoredRecord<'booking'>>;
}

function changeBooking(
  run: SheetRun,
  { bookings }: Taking,
  placed: PlacedBooking,
  { stored, values, spot }: { readonly stored: StoredRecord<'booking'>; readonly values: RecordValues; readonly spot: Spot },
): void {
  bookings.write();
  const kept = runGuarded(run, spot, () => (changeRecord(run.context.tx, stored, values, originOf(run, spot.row)) ? 'changed' : 'same'));
  if (kept === null) return;
  bookings.moved(stored, placed, values);
  countKept(run, kept);
}

function keepBooking(run: SheetRun, taking: Taking, placed: PlacedBooking): void {
  const { sheet, grounds, bookings, paired } = taking;
  const { row, fields } = placed.line;
  const { choices, keptFiles } = run.context;
  const { headerOf } = sheet.rows;
  const stored = fields.number === null ? (paired.get(row) ?? null) : bookings.numbered(fields.number);
  const values = valuesOf(sheet, placed);
  const differs = stored !== null && isDifferent(stored, values);
  if (differs) noteDifferences(run, row, stored, values);
  if (differs && choices.onDifference === 'keep') keptFiles.add(run.place.fileIndex);
  if (stored !== null && (!differs || choices.onDifference === 'keep')) return countKept(run, 'same');
  const spot: Spot = { row, column: headerOf(fields.number === null ? 'startsAt' : 'number'), found: fields.number };
  if (taking.areHoursCounted && !placed.isHistory) bookings.write();
  const overriding = settleSlot(run, grounds, placed, { stored, column: headerOf('startsAt'), spot });
  if (overriding === null) return;
  Object.assign(values, overriding, { from_past: placed.isHistory ? 1 : 0 });
  if (stored !== null) return changeBooking(run, taking, placed, { stored, values, spot });
  const number = fields.number ?? madeNumber(bookings, placed);
  values['number'] = number;
  bookings.add({ values, spot, placed, number });
}

/** Takes 预约. A slot that one row takes and another gives up is free, whichever stands first. */
export function applyBookings(run: SheetRun, sheet: ListSheet<'bookings'>): void {
  const { rows: placed, unnumbered, ...facts } = placeAll(run, sheet);
  const { paired, repeats } = pairUnnumbered(run, unnumbered, (one) => valuesOf(sheet, one));
  if (repeats.size > 0) run.tally.notes.push({ code: 'ROWS_REPEATED', data: { rows: [...repeats] } });
  run.tally.same += repeats.size;
  const rows = placed.filter(({ line }) => !repeats.has(line.row));
  if (rows.length === 0) return;
  const { tx, names, now, choices } = run.context;
  const bookings = createBookingsIntake(run, { ...facts, length: rows.length });
  // A ledger is a record of what was agreed: nobody asks again whether a tenant that often did not come may book.
  const rules = { ...readSetting(tx.db, 'desk'), noShowLimit: 0 };
  const grounds = createSlotContexts(tx.db, {
    nameOf: names.nameOfTenant,
    now,
    rules,
    lastMonth: choices.consent.lastMonth,
    near: bookings.near,
  });
  const areHoursCounted = rules.weekMinutes !== null || rules.eveningMinutes !== null;
  const taking: Taking = { sheet, grounds, bookings, paired, areHoursCounted };
  const waits = { codes: ['BOOKING_OVERLAP', 'BOOKING_TURNAROUND'], settle: bookings.settle } as const;
  applyInPasses(run, rows, waits, (one) => keepBooking(run, taking, one));
}
