// Use cases: the waiting list of a day, read, added to, changed, closed, and asked who would take a free slot.
import { instantFromMilliseconds, isoInstant, printClock } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/calendar.ts';
import type { StudioKind } from '../../domain/base/catalogue.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Called } from '../../contract/desk/booking-shapes.ts';
import type { Base } from '../core/db/base.ts';
import type { Connection } from '../core/db/connection.ts';
import { addRecord, changeRecord, recordById } from '../core/db/record-store.ts';
import type { RecordValues, StoredRecord } from '../core/db/record-store.ts';
import { historyHead, inTx, readTx } from '../core/db/tx.ts';
import type { Actor, Tx } from '../core/db/tx.ts';
import { studioCalled, tenantCalled } from '../core/records/names.ts';
import { lastChangeOf } from '../core/records/record-history.ts';
import { tenantNames } from '../core/records/tenant-names.ts';
import { waitingBetween, waitingById } from './sql/waiting.ts';
import type { WaitingLine } from './sql/waiting.ts';
import { waitingForFreed } from './answer-change.ts';
import { readDesk } from './desk-write.ts';

/** What somebody waits for, as it is asked; minutes of the day, an end after 1440 lies in the night after. */
export interface WaitingWish {
  readonly day: Day;
  readonly tenant: Called;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly fromMinute: number | null;
  readonly toMinute: number | null;
  readonly minutes: number;
  readonly studio: Called | null;
  readonly area: number | null;
  readonly kind: StudioKind | null;
  readonly note: string | null;
}

/** An entry that was written; `change` is the history's number, null where nothing differed. */
export interface ChangedEntry {
  readonly entry: WaitingLine;
  readonly change: number | null;
}

/** An entry as the asker saw it. */
interface SeenEntry {
  readonly id: number;
  readonly version: number;
}

/** The entries of a day in the order that they came; with `isAll` those settled too. */
export function waitingOf(
  base: Base,
  { day, isAll, seesPhones }: { readonly day: Day; readonly isAll: boolean; readonly seesPhones: boolean },
): Result<{ readonly entries: readonly WaitingLine[] }> {
  return readTx(base, (db) => ok({ entries: waitingBetween(db, { from: day, to: day, isAll }, { nameOf: tenantNames(db), seesPhones }) }));
}

/** Those whom a free slot would suit, together with what is free around it, in the order that they came. Refuses STUDIO_UNKNOWN. */
export function waitingFor(
  base: Base,
  question: { readonly studio: Called; readonly from: Instant; readonly to: Instant; readonly seesPhones: boolean },
): Result<{ readonly entries: readonly WaitingLine[] }> {
  return readDesk(base, (look) => {
    const studio = studioCalled(look.db, question.studio);
    if (!studio.ok) return studio;
    if (question.to <= question.from) return ok({ entries: [] });
    const entries = waitingForFreed(look, { studioId: studio.value, start: question.from, end: question.to });
    return ok({ entries: question.seesPhones ? entries : entries.map((entry) => ({ ...entry, phone: null })) });
  });
}

/** The wish as the columns hold it. */
function valuesOf(db: Connection, wish: WaitingWish): Result<RecordValues> {
  const tenant = tenantCalled(db, wish.tenant);
  if (!tenant.ok) return tenant;
  const studio = wish.studio === null ? ok(null) : studioCalled(db, wish.studio);
  if (!studio.ok) return studio;
  const { day, contact, phone, fromMinute, toMinute, minutes, area, kind, note } = wish;
  if (fromMinute !== null && toMinute !== null && toMinute <= fromMinute) {
    return refuse('RECORD_ENDS_BEFORE_START', { from: printClock(fromMinute), until: printClock(toMinute) });
  }
  const span = { from_minute: fromMinute, to_minute: toMinute, minutes };
  return ok({ day, tenant_id: tenant.value, contact, phone, ...span, studio_id: studio.value, area, kind, note });
}

/** The entry as it is now, with the number of what was written since row `before` of the history. */
function answerOf(tx: Tx, id: number, before: number): Result<ChangedEntry> {
  const entry = waitingById(tx.db, id, { nameOf: tenantNames(tx.db) });
  if (entry === null) throw new Error(`no entry ${id}`);
  const { seq } = historyHead(tx.db);
  return ok({ entry, change: seq > before ? seq : null });
}

/** Puts somebody on the list. Refuses STUDIO_UNKNOWN, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS, RECORD_ENDS_BEFORE_START `{from, until}`. */
export function addWaiting(base: Base, actor: Actor, wish: WaitingWish): Result<ChangedEntry> {
  return inTx(base, actor, (tx) => {
    const values = valuesOf(tx.db, wish);
    if (!values.ok) return values;
    const before = historyHead(tx.db).seq;
    return answerOf(tx, addRecord(tx, 'waiting_entry', { ...values.value, state: 'waiting' }, null), before);
  });
}

/** The entry as the asker saw it, still waiting. Refuses WAITING_UNKNOWN, WAITING_CLOSED, BOOKING_CHANGED. */
function openEntry(tx: Tx, { id, version }: SeenEntry): Result<StoredRecord> {
  const stored = recordById(tx.db, 'waiting_entry', id);
  if (stored === null || stored.retiredAt !== null) return refuse('WAITING_UNKNOWN', { entry: id });
  const tenant = tenantNames(tx.db)(Number(stored.values['tenant_id']));
  if (stored.values['state'] !== 'waiting') return refuse('WAITING_CLOSED', { tenant, state: String(stored.values['state']) });
  if (stored.version === version) return ok(stored);
  const last = lastChangeOf(tx.db, 'waiting_entry', id);
  const at = last === null ? null : isoInstant(instantFromMilliseconds(last.atMs));
  return refuse('BOOKING_CHANGED', { booking: tenant, who: last?.who ?? null, at });
}

/** Changes an entry that waits. Refuses as `addWaiting`, and WAITING_UNKNOWN, WAITING_CLOSED, BOOKING_CHANGED. */
export function changeWaiting(base: Base, actor: Actor, { id, version, ...wish }: SeenEntry & WaitingWish): Result<ChangedEntry> {
  return inTx(base, actor, (tx) => {
    const stored = openEntry(tx, { id, version });
    if (!stored.ok) return stored;
    const values = valuesOf(tx.db, wish);
    if (!values.ok) return values;
    const before = historyHead(tx.db).seq;
    changeRecord(tx, stored.value, values.value, null);
    return answerOf(tx, id, before);
  });
}

/** Takes somebody off the list, who will not come any more. Refuses WAITING_UNKNOWN, WAITING_CLOSED, BOOKING_CHANGED. */
export function closeWaiting(base: Base, actor: Actor, request: SeenEntry & { readonly reason: string }): Result<ChangedEntry> {
  return inTx(base, actor, (tx) => {
    const stored = openEntry(tx, request);
    if (!stored.ok) return stored;
    const before = historyHead(tx.db).seq;
    changeRecord(tx, stored.value, { state: 'closed', closed_reason: request.reason }, request.reason);
    return answerOf(tx, request.id, before);
  });
}
