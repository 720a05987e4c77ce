// The base's own calendar by year: exceptions to the hours, months that are closed.
import { z } from 'zod';
import { type Connection, prepareStatement } from '../../core/db/rows.ts';

const EXCEPTIONS = `SELECT e.id, e.version, e.day, e.studio_id, s.code, e.hours, e.note FROM calendar_exception e
  LEFT JOIN studio s ON s.id = e.studio_id
  WHERE e.retired_at IS NULL AND e.day BETWEEN ? AND ? ORDER BY e.day, coalesce(s.code, ''), e.id`;
const exceptionRows = z.array(
  z.object({
    id: z.int(),
    version: z.int(),
    day: z.string(),
    studio_id: z.int().nullable(),
    code: z.string().nullable(),
    hours: z.string(),
    note: z.string().nullable(),
  }),
);

const CLOSED = 'SELECT month FROM filing WHERE reopened_ms IS NULL AND month BETWEEN ? AND ? ORDER BY month';
const closedRows = z.array(z.object({ month: z.string() }));

/** An exception to the hours; `studio_id` null: the whole base. */
export type ExceptionRow = z.infer<typeof exceptionRows>[number];

/** Exceptions from `from` to `to`, both included. */
export function listExceptionsBetween(db: Connection, from: string, to: string): readonly ExceptionRow[] {
  return exceptionRows.parse(prepareStatement(db, EXCEPTIONS).all(from, to));
}

/** Closed months from `from` to `to`, both included. */
export function listClosedMonthsBetween(db: Connection, from: string, to: string): readonly string[] {
  return closedRows.parse(prepareStatement(db, CLOSED).all(from, to)).map((row) => row.month);
}
