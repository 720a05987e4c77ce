// Methods of the shift: hand-over notes, what was lent, and how the evening stands.
import { z } from 'zod';
import { defineJob, defineGrowingQuery, defineQuery, defineCommand } from '../core/method.ts';
import { bytesSchema, daySchema, instantSchema, listOf, recordRef, spokenText, visibleWith } from '../core/shapes.ts';
import { instantNumber } from '../core/numbers.ts';
import { contactWords, seenBooking } from './booking-shapes.ts';

/** A hand-over note; at the top until it is done. */
export const noteSchema = z.object({
  id: z.int(),
  version: z.int(),
  words: z.string(),
  who: z.string(),
  at: instantNumber,
  doneAt: instantNumber.nullable(),
  doneBy: z.string().nullable(),
});
export type ShiftNote = z.infer<typeof noteSchema>;

/** Something lent: to whom, since when, when it should be back and when it was. */
export const loanSchema = z.object({
  id: z.int(),
  version: z.int(),
  thing: z.string(),
  tenant: z.int().nullable(),
  tenantName: z.string(),
  tenantShort: z.string(),
  holder: contactWords,
  lentAt: instantNumber,
  lentBy: z.string(),
  dueAt: instantNumber.nullable(),
  returnedAt: instantNumber.nullable(),
  returnedTo: z.string().nullable(),
  note: contactWords,
});
export type Loan = z.infer<typeof loanSchema>;

const stay = z.object({
  id: z.int(),
  number: z.string(),
  studio: z.string(),
  tenantName: z.string(),
  tenantShort: z.string(),
  contact: contactWords,
  phone: contactWords,
  from: instantNumber,
  to: instantNumber,
  /** Until when an option is held; null for others. */
  until: instantNumber.nullable(),
});
export type ShiftStay = z.infer<typeof stay>;

/**
 * How the evening stands: notes that are open or were done today, things that are out or came back today, who is still in (whatever the
 * day), who is late, options that lapse before the desk's day ends, and who of the day's guests has something overdue.
 */
export const shiftSchema = z.object({
  day: daySchema,
  notes: visibleWith('contacts.look', listOf(noteSchema)),
  loans: listOf(loanSchema),
  inside: listOf(stay),
  late: listOf(stay),
  lapsing: listOf(stay),
  owing: listOf(
    z.object({
      tenant: z.int(),
      tenantName: z.string(),
      tenantShort: z.string(),
      amount: visibleWith('money.look', z.int()),
      days: z.int(),
    }),
  ),
});
export type Shift = z.infer<typeof shiftSchema>;

/** What of a booking stands on a board: its place, whose it is, its state; by column, as stored. */
const placeFields = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** A change of a booking's place or state; studio, tenant and times as the booking stands now. Names nobody who wrote it. */
const shiftChange = z.object({
  seq: z.int(),
  booking: z.int(),
  at: instantNumber,
  action: z.string(),
  studio: z.string(),
  tenantName: z.string(),
  tenantShort: z.string(),
  from: instantNumber,
  to: instantNumber,
  before: placeFields,
  after: placeFields,
});
export type ShiftChange = z.infer<typeof shiftChange>;

export const shiftMethods = {
  state: defineGrowingQuery('look').input({ day: daySchema }).output(shiftSchema),
  /** What changed on the boards since then, newest first, arrivals and departures left out; the newest 1000 rows of the history. */
  changes: defineQuery('look')
    .input({ since: instantSchema })
    .output({ changes: listOf(shiftChange) }),
  addNote: defineCommand('bookings.write').input({ words: spokenText }).output({ id: z.int() }),
  /** Done, or open again. */
  finishNote: defineCommand('bookings.write', 'RECORD_UNKNOWN', 'RECORD_CHANGED')
    .input({ ...seenBooking, isDone: z.boolean() })
    .output(z.null()),
  /** To a tenant, a person, or a person of a tenant. */
  lend: defineCommand('bookings.write', 'TENANT_UNKNOWN', 'LOAN_TO_NOBODY')
    .input({
      thing: z.string().trim().min(1).max(200),
      tenant: recordRef.nullable(),
      holder: z.string().trim().min(1).max(200).nullable(),
      dueAt: instantSchema.nullable(),
      note: spokenText.nullable(),
    })
    .output({ id: z.int() }),
  /** Back, or out again. */
  giveBack: defineCommand('bookings.write', 'RECORD_UNKNOWN', 'RECORD_CHANGED')
    .input({ ...seenBooking, isBack: z.boolean() })
    .output(z.null()),
  /** The evening's close on one page. */
  paper: defineJob('reads', 'look').input({ day: daySchema }).output({ name: z.string(), bytes: bytesSchema }),
} as const;
