// Use case: the board of some days, with every studio, when it can be had, and what is booked.
// Use cases: the waiting list of a day, read, added to, changed, closed, and asked who would take a free slot.
import { addDays, createInstantAt, type Day, getDayOfInstant, instant, printClock } from '../../domain/time/calendar.ts';
import { doOverlap, type Interval } from '../../domain/time/interval.ts';
import { computeDeskSpan } from '../../domain/booking/desk-day.ts';
import { isInForceOn, getLeaseEnd } from '../../domain/lease/lease.ts';
import { ok, type Result, refuse } from '../../domain/values/result.ts';
import { isInServiceOn, openBetween } from '../../domain/studio/studio-time.ts';
import type { BoardDay, BoardStudio as StudioOfBoard, boardMethods, waitingMethods } from '../../contract/desk/board.ts';
import type { Asked, Answer } from '../../contract/core/method.ts';
import { type Base, nowOf, type Connection } from '../core/db/rows.ts';
import { readKind } from '../core/db/read-kind.ts';
import { readTx, type Actor, getNewestSeq, inTx, type Tx } from '../core/db/tx.ts';
import { type BoardStudio, listStudiosOn } from './sql/board-studios.ts';
import { listBookingsWithin, listStillHere } from './sql/desk-bookings.ts';
import { readSetting } from '../core/records/settings.ts';
import { loadSlotGrounds, type StudioConstraints } from './sql/slot-ground.ts';
import { createShortNameLookup, createTenantNameLookup } from '../core/records/tenant-names.ts';
import { countWaiting, listWaitingBetween, findWaitingEntry } from './sql/waiting.ts';
import { addRecord, changeRecord, recordById, type RecordValues, type StoredRecord } from '../core/db/record-store.ts';
import { findStudioId, findTenantId } from '../core/records/names.ts';
import { refuseChanged } from './desk-write.ts';

/** Which board is asked for: so many days from a day on, with everything that is cancelled too or not. */
type BoardQuestion = Asked<typeof boardMethods.day>;

/** The part of an interval that lies in the window, as the board carries it. */
function clipped(window: Interval): (span: Interval) => [number, number] {
  return ({ from, to }) => [Math.max(from, window.from), Math.min(to, window.to)];
}

function isOnAny(studio: BoardStudio, day: Day, days: number): boolean {
  for (let at = 0; at < days; at += 1) if (isInServiceOn(studio, addDays(day, at))) return true;
  return false;
}

/** When the studio can be had at all inside the window: its hours on days in service. */
function openInside(studio: BoardStudio, constraints: StudioConstraints, window: Interval): [number, number][] {
  const service = {
    from: Math.max(window.from, createInstantAt(studio.openedOn, 0)),
    to: studio.retiredOn === null ? window.to : Math.min(window.to, createInstantAt(studio.retiredOn, 0)),
  };
  const [first, last] = [getDayOfInstant(instant(window.from)), getDayOfInstant(instant(window.to - 1))];
  return openBetween(constraints.studio, first, last)
    .filter((span) => doOverlap(span, service))
    .map(clipped(service));
}

/** The question of a row: with the board's hours, and what a lessee is called there. */
type RowQuestion = BoardQuestion & { readonly window: ReturnType<typeof computeDeskSpan>; readonly shortOf: (tenantId: number) => string };

function boardRow(studio: BoardStudio, constraints: StudioConstraints, question: RowQuestion): StudioOfBoard {
  const { day, days, window, shortOf } = question;
  const { id, code, name, floor, kind, area, equipment } = studio;
  const lease = constraints.exclusiveLeases.find((one) => isInForceOn(one, day));
  const linked = Array.from({ length: days }, (_, at) => constraints.linkedOn(addDays(day, at))).flat();
  return {
    id,
    code,
    name,
    floor,
    kind,
    area,
    equipment,
    turnaround: constraints.studio.turnaroundOn(day),
    open: openInside(studio, constraints, window),
    blackouts: constraints.blackouts.filter((one) => doOverlap(one, window)).map(({ from, to, reason }) => ({ from, to, reason })),
    lessee:
      lease === undefined
        ? null
        : { tenant: lease.tenantId, name: lease.tenant, short: shortOf(lease.tenantId), until: getLeaseEnd(lease) },
    linked: [...new Set(linked)],
  };
}

/** By floor, then code; studios without a floor last. Characters decide, the same on every machine. */
function byFloor(a: BoardStudio, b: BoardStudio): number {
  if (a.floor === b.floor) return 0;
  if (a.floor === null || b.floor === null) return a.floor === null ? 1 : -1;
  return a.floor < b.floor ? -1 : 1;
}

/** The board of the days. */
export function boardOf(base: Base, question: BoardQuestion): Result<BoardDay> {
  const { day, days, isAll } = question;
  return readTx(base, (db) => {
    const now = nowOf(base);
    const nameOf = createTenantNameLookup(db);
    const shortOf = createShortNameLookup(db);
    const { grid, dayTurnHour, graceMinutes, leaveGraceMinutes, optionHours } = readSetting(db, 'desk');
    const window = computeDeskSpan(day, { dayTurnHour }, days);
    const viewer = { nameOf, now };
    const isTonight = window.from <= now && now < window.to;
    const grounds = loadSlotGrounds(db, nameOf);
    const studios = listStudiosOn(db, day)
      .filter((studio) => isOnAny(studio, day, days))
      .toSorted(byFloor);
    return ok({
      day,
      days,
      ...window,
      now,
      rules: { grid, dayTurnHour, graceMinutes, leaveGraceMinutes, optionHours },
      studios: studios.map((studio) => boardRow(studio, grounds.constraintsOf(studio.id), { ...question, window, shortOf })),
      bookings: listBookingsWithin(db, window, !isAll, viewer),
      here: isTonight ? listStillHere(db, window.from, viewer) : [],
      equipment: readKind(db, 'equipment', { order: ['name'] }).map(({ id, name, count }) => ({ id, name, count })),
      waiting: countWaiting(db, day, addDays(day, days - 1)),
    });
  });
}

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
