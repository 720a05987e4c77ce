// What a ledger of bookings asks the base before its first row: which of its numbers are taken, and how much stands in its span.
import type { Connection } from '../../core/db/connection.ts';
import { textsOf, queryInt } from '../../core/db/rows.ts';

const TAKEN = `SELECT value FROM json_each(?)
  WHERE EXISTS (SELECT 1 FROM booking WHERE retired_at IS NULL AND number = value || '')`;

/** Those of the numbers that a booking has. */
export function listNumbersTaken(db: Connection, numbers: readonly string[]): Set<string> {
  return new Set(textsOf(db, TAKEN, [JSON.stringify(numbers)]));
}

const BETWEEN = 'SELECT count(*) FROM booking WHERE retired_at IS NULL AND starts_at >= ? AND starts_at < ?';

/** How many bookings start in `[from, to)`. */
export function countBetween(db: Connection, from: number, to: number): number {
  return queryInt(db, BETWEEN, [from, to]) ?? 0;
}

/** The id of the newest booking, 0 before the first. */
export function getLastBookingId(db: Connection): number {
  return queryInt(db, 'SELECT max(id) FROM booking') ?? 0;
}
