// Hand-over notes and what was lent, as the shift reads them.
import { z } from 'zod';
import { type Loan, loanSchema, noteSchema, type ShiftNote } from '../../../contract/desk/shift.ts';
import { instant, convertMillisecondsToInstant } from '../../../domain/time/calendar.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import { type Connection, rowsOf } from '../../core/db/rows.ts';

const milliseconds = z.int().transform(convertMillisecondsToInstant);
const noteRow = noteSchema.extend({ at: milliseconds, doneAt: milliseconds.nullable() });
const NOTES = `SELECT id, version, words, who, at_ms AS at, done_ms AS doneAt, done_by AS doneBy FROM shift_note
  WHERE retired_at IS NULL ORDER BY id DESC LIMIT 500`;

/** Open notes first, then those that were done inside the span; the newest first. */
export function notesOf(db: Connection, { from, to }: Interval): ShiftNote[] {
  const notes = rowsOf(db, NOTES, noteRow);
  const open = notes.filter(({ doneAt }) => doneAt === null);
  return [...open, ...notes.filter(({ doneAt }) => doneAt !== null && doneAt >= from && doneAt < to)];
}

const loanRow = loanSchema.omit({ tenantName: true, tenantShort: true });
const LOAN = `SELECT id, version, thing, tenant_id AS tenant, holder, lent_at AS lentAt, lent_by AS lentBy, due_at AS dueAt,
  returned_at AS returnedAt, returned_to AS returnedTo, note FROM loan WHERE retired_at IS NULL`;
const LOANS = `${LOAN} AND (returned_at IS NULL OR returned_at BETWEEN ? AND ?) ORDER BY returned_at IS NOT NULL, lent_at, id`;
const OUT_WITH = `${LOAN} AND returned_at IS NULL AND tenant_id = ? + 0 ORDER BY lent_at, id`;

/** What tenants are called: in full, and by their short names. */
export interface TenantCalls {
  readonly nameOf: (tenant: number) => string;
  readonly shortOf: (tenant: number) => string;
}

/** What is out, and behind it what came back inside the span. */
export function loansOf(db: Connection, { from, to }: Interval, { nameOf, shortOf }: TenantCalls): Loan[] {
  return rowsOf(db, LOANS, loanRow, [from, instant(to - 1)]).map((row) => ({
    ...row,
    tenantName: row.tenant === null ? '' : nameOf(row.tenant),
    tenantShort: row.tenant === null ? '' : shortOf(row.tenant),
  }));
}

/** What a tenant has not brought back, longest out first. */
export function listOutWith(db: Connection, tenant: number): readonly Omit<Loan, 'tenantName' | 'tenantShort'>[] {
  return rowsOf(db, OUT_WITH, loanRow, [tenant]);
}
