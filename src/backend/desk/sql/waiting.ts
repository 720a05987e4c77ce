// The waiting list: who waits for a slot, of a day or by id.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

const entryRow = z.object({
  id: z.int(),
  version: z.int(),
  day: z.string(),
  tenant_id: z.int(),
  contact: z.string().nullable(),
  phone: z.string().nullable(),
  from_minute: z.int().nullable(),
  to_minute: z.int().nullable(),
  minutes: z.int(),
  studio_id: z.int().nullable(),
  area: z.int().nullable(),
  kind: z.string().nullable(),
  note: z.string().nullable(),
  state: z.enum(['waiting', 'booked', 'closed']),
  booking_id: z.int().nullable(),
});

/** Somebody who waits; minutes of the day, an end after 1440 lies in the night after. */
export interface WaitingLine {
  readonly id: number;
  readonly version: number;
  readonly day: string;
  readonly tenant: number;
  readonly tenantName: string;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly fromMinute: number | null;
  readonly toMinute: number | null;
  readonly minutes: number;
  readonly studio: number | null;
  readonly area: number | null;
  readonly kind: string | null;
  readonly note: string | null;
  readonly state: 'waiting' | 'booked' | 'closed';
  readonly booking: number | null;
}

/** Who looks: what tenants are called (`tenantNames`), and whether phone numbers may be seen (where nothing is said, they may). */
interface WaitingEyes {
  readonly nameOf: (tenantId: number) => string;
  readonly seesPhones?: boolean;
}

function lineOf(found: unknown, eyes: WaitingEyes): WaitingLine {
  const row = entryRow.parse(found);
  const { id, version, day, contact, minutes, area, kind, note, state } = row;
  return {
    id,
    version,
    day,
    tenant: row.tenant_id,
    tenantName: eyes.nameOf(row.tenant_id),
    contact,
    phone: eyes.seesPhones === false ? null : row.phone,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    minutes,
    studio: row.studio_id,
    area,
    kind,
    note,
    state,
    booking: row.booking_id,
  };
}

const COLUMNS = `id, version, day, tenant_id, contact, phone, from_minute, to_minute, minutes, studio_id, area, kind, note, state, booking_id`;
const BY_ID = `SELECT ${COLUMNS} FROM waiting_entry WHERE retired_at IS NULL AND id = ?`;
const OF_DAYS = `SELECT ${COLUMNS} FROM waiting_entry INDEXED BY waiting_entry_by_day
  WHERE retired_at IS NULL AND day BETWEEN ? AND ? ORDER BY day, id`;
const COUNT = `SELECT count(*) FROM waiting_entry INDEXED BY waiting_entry_by_day
  WHERE retired_at IS NULL AND day BETWEEN ? AND ? AND state = 'waiting'`;

/** An entry by its id; null where there is none. */
export function waitingById(db: Connection, id: number, eyes: WaitingEyes): WaitingLine | null {
  const found = statement(db, BY_ID).get(id);
  return found === undefined ? null : lineOf(found, eyes);
}

/** Entries of the days from `from` to `to`, both included, in the order that they came; with `isAll` those settled too. */
export function waitingBetween(
  db: Connection,
  days: { readonly from: string; readonly to: string; readonly isAll: boolean },
  eyes: WaitingEyes,
): WaitingLine[] {
  const lines = statement(db, OF_DAYS)
    .all(days.from, days.to)
    .map((row) => lineOf(row, eyes));
  return days.isAll ? lines : lines.filter(({ state }) => state === 'waiting');
}

/** How many wait on the days, both included. */
export function countWaiting(db: Connection, from: string, to: string): number {
  return z.int().parse(statement(db, COUNT).pluck().get(from, to));
}
