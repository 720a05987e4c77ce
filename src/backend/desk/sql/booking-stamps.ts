// When bookings were made and last changed, and which base they belong to: what tells a calendar that a booking it knows has moved.
import { z } from 'zod';
import { type Connection, prepareStatement, textOf } from '../../core/db/rows.ts';

const CHANGED = "SELECT at_ms FROM history WHERE entity = 'booking' AND entity_id = ? ORDER BY seq DESC LIMIT 1";
/** Bookings that one import added share a history row: the batch says when. */
const IMPORTED = `SELECT b.at_ms FROM booking k JOIN import_sheet s ON s.id = k.sheet_id JOIN import_batch b ON b.id = s.batch_id WHERE k.id = ?`;
const ADDED = "SELECT at_ms FROM history WHERE entity = 'booking' AND entity_id = ? AND action = 'add' ORDER BY seq LIMIT 1";
const FIRST = 'SELECT hash FROM history WHERE seq = 1';
const milliseconds = z.int();

/** Milliseconds since the epoch of a booking's last change; null where nothing is known. */
export function findBookingChangedMs(db: Connection, bookingId: number): number | null {
  const found = prepareStatement(db, CHANGED).pluck().get(bookingId) ?? prepareStatement(db, IMPORTED).pluck().get(bookingId);
  return found === undefined ? null : milliseconds.parse(found);
}

/** Milliseconds since the epoch at which a booking was made at the desk; null for what an import brought. */
export function findBookingMadeMs(db: Connection, bookingId: number): number | null {
  const found = prepareStatement(db, ADDED).pluck().get(bookingId);
  return found === undefined ? null : milliseconds.parse(found);
}

/** A word that no other base has: it stays with the base wherever its file goes. */
export function getBaseMark(db: Connection): string {
  return textOf(db, FIRST)?.slice(0, 16) ?? 'base';
}
