// Use cases of the shift: how the evening stands, hand-over notes, and what was lent.
// Use case of the shift: what changed on the boards since it began, or since they were printed.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { RecordName } from '../../contract/records/record-kinds.ts';
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { Shift, ShiftStay, shiftMethods } from '../../contract/desk/shift.ts';
import { computeDeskSpan } from '../../domain/booking/desk-day.ts';
import { addDays, convertMillisecondsToInstant, createInstantAt, type Day, formatIsoInstant, instant } from '../../domain/time/calendar.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import { type Base, nowOf, type Connection } from '../core/db/rows.ts';
import { addRecord, changeRecord, recordById, type RecordValues, type StoredRecord } from '../core/db/record-store.ts';
import { type Actor, inTx, readTx, type Tx } from '../core/db/tx.ts';
import { lastChangeOf, type HistoryFields, listChangesSince, type RecordChange } from '../core/records/record-history.ts';
import { readSetting } from '../core/records/settings.ts';
import { createShortNameLookup, createTenantNameLookup } from '../core/records/tenant-names.ts';
import { findTenantId } from '../core/records/names.ts';
import { overdueOf } from '../money/sql/dues.ts';
import { createStudioCodeLookup } from './sql/board-studios.ts';
import { listBookingsWithin, listInsideNow } from './sql/desk-bookings.ts';
import { listOutWith, loansOf, notesOf, type TenantCalls } from './sql/shift.ts';

function owingOf(db: Connection, bookings: readonly BookingLine[], today: Day, { nameOf, shortOf }: TenantCalls): Shift['owing'] {
  const guests = [...new Set(bookings.filter(({ state }) => state !== 'cancelled').map(({ tenant }) => tenant))];
  return guests
    .map((tenant) => ({ tenant, tenantName: nameOf(tenant), tenantShort: shortOf(tenant), ...overdueOf(db, tenant, today) }))
    .filter(({ amount }) => amount > 0)
    .map(({ tenant, tenantName, tenantShort, amount, days }) => ({ tenant, tenantName, tenantShort, amount, days }))
    .toSorted((a, b) => b.days - a.days || b.amount - a.amount);
}

/** How the evening stands. */
export function shiftState(base: Base, { day }: Asked<typeof shiftMethods.state>): Result<Shift> {
  return readTx(base, (db) => {
    const now = nowOf(base);
    const rules = readSetting(db, 'desk');
    const [span, nameOf, codeOf] = [computeDeskSpan(day, rules), createTenantNameLookup(db), createStudioCodeLookup(db)];
    const calls = { nameOf, shortOf: createShortNameLookup(db) };
    const viewer = { nameOf, now };
    const bookings = listBookingsWithin(db, span, false, viewer).filter(({ from }) => from >= span.from);
    const stay = (one: BookingLine): ShiftStay => ({
      id: one.id,
      number: one.number,
      studio: codeOf(one.studio),
      tenantName: one.tenantName,
      tenantShort: one.tenantShort,
      contact: one.contact,
      phone: one.phone,
      from: one.from,
      to: one.to,
      until: one.state === 'option' ? one.holdsUntil : null,
    });
    const lapsesBy = ({ from, holdsUntil }: BookingLine): number => Math.min(from, holdsUntil ?? from);
    const ahead = listBookingsWithin(db, { from: span.from, to: createInstantAt(addDays(day, 31), 0) }, false, viewer);
    return ok({
      day,
      notes: notesOf(db, span),
      loans: loansOf(db, span, calls),
      inside: listInsideNow(db, viewer).map(stay),
      late: bookings.filter(({ state, from }) => state === 'booked' && from + rules.graceMinutes <= now).map(stay),
      lapsing: ahead.filter((one) => one.state === 'option' && lapsesBy(one) < span.to).map(stay),
      owing: owingOf(db, bookings, day, calls),
    });
  });
}

/** Writes a hand-over note. */
export function addNote(
  base: Base,
  actor: Actor,
  { words }: Asked<typeof shiftMethods.addNote>,
): Result<Answer<typeof shiftMethods.addNote>> {
  return inTx(base, actor, (tx) => ok({ id: addRecord(tx, 'shift_note', { at_ms: tx.nowMs, who: actor.who, words }, null) }));
}

type Seen<K extends RecordName> = Result<StoredRecord<K>>;

/** A record as the asker saw it. */
function seenRecord<K extends 'shift_note' | 'loan'>(tx: Tx, kind: K, { id, version }: { id: number; version: number }): Seen<K> {
  const stored = recordById(tx.db, kind, id);
  if (stored === null || stored.retiredAt !== null) return refuse('RECORD_UNKNOWN', { kind, id });
  if (stored.version === version) return ok(stored);
  const last = lastChangeOf(tx.db, kind, id);
  const at = last === null ? null : formatIsoInstant(convertMillisecondsToInstant(last.atMs));
  const values: RecordValues = stored.values;
  const label = String(values[kind === 'loan' ? 'thing' : 'words'] ?? '');
  return refuse('RECORD_CHANGED', { label, who: last?.who ?? null, at, version: stored.version });
}

interface SeenRecord {
  readonly kind: 'shift_note' | 'loan';
  readonly id: number;
  readonly version: number;
}

function change(base: Base, actor: Actor, { kind, ...seen }: SeenRecord, values: (tx: Tx) => RecordValues): Result<null> {
  return inTx(base, actor, (tx) => {
    const stored = seenRecord(tx, kind, seen);
    if (!stored.ok) return stored;
    changeRecord(tx, stored.value, values(tx), null);
    return ok(null);
  });
}

/** A note is done, or open again. Refuses RECORD_UNKNOWN, RECORD_CHANGED. */
export function finishNote(base: Base, actor: Actor, { isDone, ...seen }: Asked<typeof shiftMethods.finishNote>): Result<null> {
  return change(base, actor, { kind: 'shift_note', ...seen }, ({ nowMs }) =>
    isDone ? { done_ms: nowMs, done_by: actor.who } : { done_ms: null, done_by: null },
  );
}

/** Something goes out. Refuses TENANT_UNKNOWN, LOAN_TO_NOBODY. */
export function lend(base: Base, actor: Actor, wish: Asked<typeof shiftMethods.lend>): Result<Answer<typeof shiftMethods.lend>> {
  const { thing, tenant, holder, dueAt, note } = wish;
  if (tenant === null && holder === null) return refuse('LOAN_TO_NOBODY', {});
  return inTx(base, actor, (tx) => {
    const found = tenant === null ? ok(null) : findTenantId(tx.db, tenant);
    if (!found.ok) return found;
    const now = convertMillisecondsToInstant(tx.nowMs);
    const values = { thing, tenant_id: found.value, holder, lent_at: now, lent_by: actor.who, due_at: dueAt, note };
    return ok({ id: addRecord(tx, 'loan', values, null) });
  });
}

/** It is back, or out again. Refuses RECORD_UNKNOWN, RECORD_CHANGED. */
export function giveBack(base: Base, actor: Actor, { isBack, ...seen }: Asked<typeof shiftMethods.giveBack>): Result<null> {
  return change(base, actor, { kind: 'loan', ...seen }, ({ nowMs }) =>
    isBack ? { returned_at: convertMillisecondsToInstant(nowMs), returned_to: actor.who } : { returned_at: null, returned_to: null },
  );
}

/** What the desk should know when a tenant checks out: LOAN_OUT where it still has something. */
export function listLoanWarnings(db: Connection, tenant: number, nameOf: (tenant: number) => string): Refusal[] {
  const things = listOutWith(db, tenant).map(({ thing }) => thing);
  return things.length === 0 ? [] : [{ code: 'LOAN_OUT', data: { tenant: nameOf(tenant), things } }];
}

/** Rows of the history that are read at most. */
const MOST_ROWS = 1000;
const PLACE_FIELDS: readonly string[] = ['state', 'studio_id', 'starts_at', 'ends_at', 'tenant_id'];
/** What a guest who comes or leaves turns a booking into: the lists of today say that. */
const PRESENT: readonly unknown[] = ['checked_in', 'completed'];

function pickPlace(fields: HistoryFields | null): HistoryFields {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([field]) => PLACE_FIELDS.includes(field)));
}

/** Whether a row changes what a board shows, besides who is in: a booking that comes or goes, its place or its state. */
function changesBoard({ action, before, after }: RecordChange): boolean {
  if (action === 'add' || action === 'retire' || action === 'restore' || after?.['retired_at'] !== undefined) return true;
  const place = pickPlace(after);
  if (PRESENT.includes(place['state']) || PRESENT.includes(before?.['state'])) return Object.keys(place).some((field) => field !== 'state');
  return Object.keys(place).length > 0;
}

/** Lists what changed on the boards since a minute, that minute included; newest first. */
export function listShiftChanges(base: Base, { since }: Asked<typeof shiftMethods.changes>): Result<Answer<typeof shiftMethods.changes>> {
  return readTx(base, (db) => {
    const [codeOf, nameOf, shortOf] = [createStudioCodeLookup(db), createTenantNameLookup(db), createShortNameLookup(db)];
    const rows = listChangesSince(db, 'booking', since * 60_000, MOST_ROWS);
    const changes = rows.filter(changesBoard).flatMap(({ seq, atMs, action, entityId, before, after }) => {
      const values = entityId === null ? undefined : recordById(db, 'booking', entityId)?.values;
      if (entityId === null || values === undefined) return [];
      const tenant = values.tenant_id;
      return [
        {
          seq,
          booking: entityId,
          at: convertMillisecondsToInstant(atMs),
          action,
          studio: codeOf(values.studio_id),
          tenantName: nameOf(tenant),
          tenantShort: shortOf(tenant),
          from: instant(values.starts_at),
          to: instant(values.ends_at),
          before: pickPlace(before),
          after: pickPlace(after),
        },
      ];
    });
    return ok({ changes });
  });
}
