// The waiting list: who waits for a slot, of a day or by id.
import type { z } from 'zod';
import { type WaitingLine, waitingLineSchema } from '../../../contract/desk/booking-shapes.ts';
import { type Connection, findFirstRow, rowsOf, queryInt } from '../../core/db/rows.ts';
import { createShortNameLookup } from '../../core/records/tenant-names.ts';
import type { Viewer } from './desk-bookings.ts';

const entryRow = waitingLineSchema.omit({ tenantName: true, tenantShort: true });

type Names = Pick<Viewer, 'nameOf'>;

function shownTo(db: Connection, { nameOf }: Names): (row: z.infer<typeof entryRow>) => WaitingLine {
  const shortOf = createShortNameLookup(db);
  return (row) => ({
    ...row,
    tenantName: nameOf(row.tenant),
    tenantShort: shortOf(row.tenant),
  });
}

const COLUMNS = `id, version, day, tenant_id AS tenant, contact, phone, from_minute AS fromMinute, to_minute AS toMinute, minutes,
  studio_id AS studio, area, kind, note, state, booking_id AS booking`;
const BY_ID = `SELECT ${COLUMNS} FROM waiting_entry WHERE retired_at IS NULL AND id = ?`;
const OF_DAYS = `SELECT ${COLUMNS} FROM waiting_entry INDEXED BY waiting_entry_by_day
  WHERE retired_at IS NULL AND day BETWEEN ? AND ? ORDER BY day, id`;
const COUNT = `SELECT count(*) FROM waiting_entry INDEXED BY waiting_entry_by_day
  WHERE retired_at IS NULL AND day BETWEEN ? AND ? AND state = 'waiting'`;

/** An entry by its id; null where there is none. */
export function findWaitingEntry(db: Connection, id: number, viewer: Names): WaitingLine | null {
  const row = findFirstRow(db, BY_ID, entryRow, [id]);
  return row === null ? null : shownTo(db, viewer)(row);
}

/** Entries of the days from `from` to `to`, both included, in the order that they came; with `isAll` those settled too. */
export function listWaitingBetween(
  db: Connection,
  days: { readonly from: string; readonly to: string; readonly isAll: boolean },
  viewer: Names,
): WaitingLine[] {
  const lines = rowsOf(db, OF_DAYS, entryRow, [days.from, days.to]).map(shownTo(db, viewer));
  return days.isAll ? lines : lines.filter(({ state }) => state === 'waiting');
}

/** How many wait on the days, both included. */
export function countWaiting(db: Connection, from: string, to: string): number {
  return queryInt(db, COUNT, [from, to]) ?? 0;
}
