// New bookings of a ledger: judged one by one, written in blocks. What stands near a slot is kept in step with those that wait.
import { computeBlockedUntil, isLive } from '../../../domain/booking/booking.ts';
import { instant } from '../../../domain/time/calendar.ts';
import type { RefusalCode } from '../../../domain/values/refusal-codes.ts';
import { recordByKey, type RecordValues, type StoredRecord } from '../../core/db/record-store.ts';
import {
  type BookingNear,
  createBookingsCache,
  createNearBookings,
  type KeptBookings,
  type NearBookings,
} from '../../desk/sql/near-bookings.ts';
import { LONGEST_TURNAROUND } from '../../desk/sql/slot-ground.ts';
import type { SheetRun } from '../context.ts';
import type { RowIssue } from '../recognise/layout.ts';
import { isBlockFull, type NewRow, writeNew } from './keep-record.ts';
import { claimUnnumbered, type PlacedBooking } from './unnumbered-bookings.ts';
import { type Connection, textsOf, queryInt } from '../../core/db/rows.ts';

// What a ledger of bookings asks the base before its first row: which of its numbers are taken, and how much stands in its span.

const TAKEN = `SELECT value FROM json_each(?)
  WHERE EXISTS (SELECT 1 FROM booking WHERE retired_at IS NULL AND number = value || '')`;

/** Those of the numbers that a booking has. */
function listNumbersTaken(db: Connection, numbers: readonly string[]): Set<string> {
  return new Set(textsOf(db, TAKEN, [JSON.stringify(numbers)]));
}

const BETWEEN = 'SELECT count(*) FROM booking WHERE retired_at IS NULL AND starts_at >= ? AND starts_at < ?';

/** How many bookings start in `[from, to)`. */
function countBetween(db: Connection, from: number, to: number): number {
  return queryInt(db, BETWEEN, [from, to]) ?? 0;
}

/** The id of the newest booking, 0 before the first. */
function getLastBookingId(db: Connection): number {
  return queryInt(db, 'SELECT max(id) FROM booking') ?? 0;
}

/** A new booking that is to be written. */
interface AddedBooking extends NewRow {
  readonly placed: PlacedBooking;
  readonly number: string;
}

/** A ledger's new bookings. */
export interface NewBookings {
  /** What stands near a slot, those that wait included. */
  readonly near: NearBookings;
  /** Whether a booking has the number, stored or waiting. */
  readonly hasNumber: (number: string) => boolean;
  /** The booking of a number that the ledger gives; null where there is none. */
  readonly numbered: (number: string) => StoredRecord<'booking'> | null;
  readonly add: (row: AddedBooking) => void;
  /** Writes what waits, so that a change stands behind it. */
  readonly write: () => void;
  /** Notes that a stored booking holds these values from now on. */
  readonly moved: (before: StoredRecord<'booking'>, placed: PlacedBooking, values: RecordValues) => void;
  /** Writes what waits. Answers the rows that the database refuses with one of `codes`; the others are noted as refused. */
  readonly settle: (codes: readonly RefusalCode[]) => readonly PlacedBooking[];
}

/** Where the base holds more than so many times the ledger's bookings in its span, each row asks: reading all of them would take longer. */
const WORTH_KEEPING = 8;

/** What a booking of these values is to its neighbours; null where it blocks nothing. */
function neighbourOf(run: SheetRun, id: number, { state, tenantId, line }: PlacedBooking, values: RecordValues): BookingNear | null {
  const { actual_end: left, holds_until: holds } = values;
  const start = instant(line.fields.startsAt);
  const actualEnd = typeof left === 'number' ? instant(left) : null;
  const end = computeBlockedUntil({ state, start, end: instant(line.fields.endsAt), actualEnd });
  if (!isLive(state) || end <= start) return null;
  const holdsUntil = typeof holds === 'number' ? instant(holds) : null;
  return { id, tenantId, tenant: run.context.names.nameOfTenant(tenantId), start, end, state, holdsUntil, linked: null };
}

/** What is known of a ledger's rows: the numbers that they give, the first start, and the last end, as far as the longest of them is believed. */
export interface PlacedFacts {
  readonly numbers: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The rows of a ledger, with how many there are. */
type PlacedRows = PlacedFacts & { readonly length: number };

/** A row that the database refused when it was written. */
interface Late {
  readonly placed: PlacedBooking;
  readonly trouble: RowIssue;
}

/** Writes new bookings. Answers those that the database refuses; their troubles are not noted yet. */
function writeAll(run: SheetRun, rows: readonly AddedBooking[]): Late[] {
  const { refused } = run.tally;
  const before = refused.length;
  const ids = writeNew(run, 'booking', rows);
  const troubles = refused.splice(before);
  return rows.flatMap(({ spot, placed }, at) => {
    const id = ids[at] ?? null;
    if (id === null) return troubles.splice(0, 1).map((trouble) => ({ placed, trouble }));
    // A spot without a number is that of a row without one.
    if (spot.found === null) claimUnnumbered(run, id, spot.row);
    return [];
  });
}

/** The bookings near the ledger's slots: read once, or, in a base of many more bookings than the ledger has, with each row. */
function nearRows(run: SheetRun, rows: PlacedRows): KeptBookings | NearBookings {
  const { db } = run.context.tx;
  const read = createNearBookings(db, run.context.names.nameOfTenant);
  const span = { from: rows.from - LONGEST_TURNAROUND, to: rows.to + LONGEST_TURNAROUND };
  return countBetween(db, span.from, span.to) > rows.length * WORTH_KEEPING ? read : createBookingsCache(read, span);
}

/** Starts on the rows of one ledger. */
export function createBookingsIntake(run: SheetRun, rows: PlacedRows): NewBookings {
  const { db } = run.context.tx;
  const near = nearRows(run, rows);
  const kept = typeof near === 'function' ? null : near;
  /** Numbers of stored bookings, and those met so far. */
  const met = listNumbersTaken(db, rows.numbers);
  let waiting = new Map<string, AddedBooking>();
  let nextId = 0;
  let late: Late[] = [];

  const put = (id: number, placed: PlacedBooking, values: RecordValues): void => {
    const neighbour = neighbourOf(run, id, placed, values);
    if (neighbour !== null) kept?.put(placed.studioId, neighbour);
  };
  const write = (): void => {
    const written = [...waiting.values()];
    waiting = new Map();
    const refused = writeAll(run, written);
    // The others of the block got other ids than was thought.
    if (refused.length > 0) kept?.forget();
    late.push(...refused);
  };
  return {
    near: typeof near === 'function' ? near : near.near,
    write,
    hasNumber: (number) => waiting.has(number) || recordByKey(db, 'booking', [number]) !== null,
    numbered: (number) => {
      const isMet = met.has(number);
      met.add(number);
      if (!isMet) return null;
      if (waiting.has(number)) write();
      return recordByKey(db, 'booking', [number]);
    },
    add: (row) => {
      const { number, placed, values, spot } = row;
      nextId = waiting.size === 0 ? getLastBookingId(db) + 1 : nextId + 1;
      waiting.set(number, row);
      // That of a row without one was not asked for.
      if (spot.found === null) met.add(number);
      put(nextId, placed, values);
      if (kept === null || isBlockFull(run, 'booking', waiting.size)) write();
    },
    moved: (before, placed, values) => {
      kept?.take(before.values.studio_id, before.id);
      put(before.id, placed, { ...before.values, ...values });
    },
    settle: (codes) => {
      write();
      const [all, retried] = [late, (one: Late): boolean => codes.includes(one.trouble.code)];
      late = [];
      run.tally.refused.push(...all.filter((one) => !retried(one)).map(({ trouble }) => trouble));
      return all.filter(retried).map(({ placed }) => placed);
    },
  };
}
