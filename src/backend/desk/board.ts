// Use case: the board of some days, with every studio, when it can be had, and what is booked.
import { addDays, createInstantAt, type Day, getDayOfInstant, instant } from '../../domain/time/calendar.ts';
import { doOverlap, type Interval } from '../../domain/time/interval.ts';
import { computeDeskSpan } from '../../domain/booking/desk-day.ts';
import { isInForceOn, getLeaseEnd } from '../../domain/lease/lease.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { isInServiceOn, openBetween } from '../../domain/studio/studio-time.ts';
import type { BoardDay, BoardStudio as StudioOfBoard, boardMethods } from '../../contract/desk/board.ts';
import type { Asked } from '../../contract/core/method.ts';
import { type Base, nowOf } from '../core/db/rows.ts';
import { readKind } from '../core/db/read-kind.ts';
import { readTx } from '../core/db/tx.ts';
import { type BoardStudio, listStudiosOn } from './sql/board-studios.ts';
import { listBookingsWithin, listStillHere } from './sql/desk-bookings.ts';
import { readSetting } from '../core/records/settings.ts';
import { loadSlotGrounds, type StudioConstraints } from './sql/slot-ground.ts';
import { createShortNameLookup, createTenantNameLookup } from '../core/records/tenant-names.ts';
import { countWaiting } from './sql/waiting.ts';

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
