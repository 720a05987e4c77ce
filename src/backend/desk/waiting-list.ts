// Use cases: the waiting list of a day, read, added to, changed, closed, and asked who would take a free slot.
import { printClock } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { waitingMethods } from '../../contract/desk/board.ts';
import type { Base, Connection } from '../core/db/rows.ts';
import { addRecord, changeRecord, recordById, type RecordValues, type StoredRecord } from '../core/db/record-store.ts';
import { type Actor, getNewestSeq, inTx, readTx, type Tx } from '../core/db/tx.ts';
import { findStudioId, findTenantId } from '../core/records/names.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';
import { listWaitingBetween, findWaitingEntry } from './sql/waiting.ts';
import { refuseChanged } from './desk-write.ts';

/** What somebody waits for, as it is asked; minutes of the day, an end after 1440 lies in the night after. */
export type WaitingWish = Asked<typeof waitingMethods.add>;
/** An entry that was written; `change` is the history's number, null where nothing differed. */
type ChangedEntry = Answer<typeof waitingMethods.add>;
/** An entry as the asker saw it. */
type SeenEntry = Pick<Asked<typeof waitingMethods.close>, 'id' | 'version'>;

/** The entries of a day in the order that they came; with `isAll` those settled too. */
export function waitingOf(base: Base, { day, isAll }: Asked<typeof waitingMethods.list>): Result<Answer<typeof waitingMethods.list>> {
  return readTx(base, (db) =>
    ok({ entries: listWaitingBetween(db, { from: day, to: day, isAll }, { nameOf: createTenantNameLookup(db) }) }),
  );
}

/** The wish as the columns hold it. */
function valuesOf(db: Connection, wish: WaitingWish): Result<RecordValues> {
  const tenant = findTenantId(db, wish.tenant);
  if (!tenant.ok) return tenant;
  const studio = wish.studio === null ? ok(null) : findStudioId(db, wish.studio);
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
  const entry = findWaitingEntry(tx.db, id, { nameOf: createTenantNameLookup(tx.db) });
  if (entry === null) throw new Error(`no entry ${id}`);
  const seq = getNewestSeq(tx);
  return ok({ entry, change: seq > before ? seq : null });
}

/** Puts somebody on the list. Refuses STUDIO_UNKNOWN, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS, RECORD_ENDS_BEFORE_START `{from, until}`. */
export function addWaiting(base: Base, actor: Actor, wish: WaitingWish): Result<ChangedEntry> {
  return inTx(base, actor, (tx) => {
    const values = valuesOf(tx.db, wish);
    if (!values.ok) return values;
    const before = getNewestSeq(tx);
    return answerOf(tx, addRecord(tx, 'waiting_entry', { ...values.value, state: 'waiting' }, null), before);
  });
}

/** The entry as the asker saw it, still waiting. Refuses WAITING_UNKNOWN, WAITING_CLOSED, BOOKING_CHANGED. */
function openEntry(tx: Tx, { id, version }: SeenEntry): Result<StoredRecord<'waiting_entry'>> {
  const stored = recordById(tx.db, 'waiting_entry', id);
  if (stored === null || stored.retiredAt !== null) return refuse('WAITING_UNKNOWN', { entry: id });
  const nameOf = createTenantNameLookup(tx.db);
  const { state, tenant_id: tenant } = stored.values;
  if (state !== 'waiting') return refuse('WAITING_CLOSED', { tenant: nameOf(tenant), state: state });
  return stored.version === version ? ok(stored) : refuseChanged({ db: tx.db, nameOf }, stored);
}

/** Changes an entry that waits. Refuses as `addWaiting`, and WAITING_UNKNOWN, WAITING_CLOSED, BOOKING_CHANGED. */
export function changeWaiting(base: Base, actor: Actor, { id, version, ...wish }: SeenEntry & WaitingWish): Result<ChangedEntry> {
  return inTx(base, actor, (tx) => {
    const stored = openEntry(tx, { id, version });
    if (!stored.ok) return stored;
    const values = valuesOf(tx.db, wish);
    if (!values.ok) return values;
    const before = getNewestSeq(tx);
    changeRecord(tx, stored.value, values.value, null);
    return answerOf(tx, id, before);
  });
}

/** Takes somebody off the list, who will not come any more. Refuses WAITING_UNKNOWN, WAITING_CLOSED, BOOKING_CHANGED. */
export function closeWaiting(base: Base, actor: Actor, request: Asked<typeof waitingMethods.close>): Result<ChangedEntry> {
  return inTx(base, actor, (tx) => {
    const stored = openEntry(tx, request);
    if (!stored.ok) return stored;
    const before = getNewestSeq(tx);
    changeRecord(tx, stored.value, { state: 'closed', closed_reason: request.reason }, request.reason);
    return answerOf(tx, request.id, before);
  });
}
