// Methods of the board: the studios of some days with all that is in them.
// Methods of the waiting list.
import { z } from 'zod';
import { STUDIO_KINDS } from '../../domain/base/catalogue.ts';
import { bookingLineSchema, seenBooking, waitingLineSchema } from './booking-shapes.ts';
import { defineQuery, defineCommand } from '../core/method.ts';
import { enteredAmount } from '../core/numbers.ts';
import { daySchema, listOf, recordRef, spokenText } from '../core/shapes.ts';

const spanSchema = z.tuple([z.int(), z.int()]);

/** A studio's row: `open` are the instants at which it can be had at all, blackouts not yet taken out; `lessee` holds it alone on the first day. */
const boardStudioSchema = z.object({
  id: z.int(),
  code: z.string(),
  name: z.string().nullable(),
  floor: z.string().nullable(),
  kind: z.enum(STUDIO_KINDS),
  area: z.int().nullable(),
  equipment: z.string().nullable(),
  turnaround: z.int(),
  open: listOf(spanSchema),
  blackouts: listOf(z.object({ from: z.int(), to: z.int(), reason: z.string() })),
  lessee: z.object({ tenant: z.int(), name: z.string(), short: z.string(), until: z.string() }).nullable(),
  linked: listOf(z.int()),
});
export type BoardStudio = z.infer<typeof boardStudioSchema>;

/** The desk's days [from, to) of the board. `here`: who came before its first and is still in; empty on a board without the desk's today. */
export const boardDaySchema = z.object({
  day: z.string(),
  days: z.int(),
  from: z.int(),
  to: z.int(),
  now: z.int(),
  rules: z.object({ grid: z.int(), dayTurnHour: z.int(), graceMinutes: z.int(), leaveGraceMinutes: z.int(), optionHours: z.int() }),
  studios: listOf(boardStudioSchema),
  bookings: listOf(bookingLineSchema),
  here: listOf(bookingLineSchema),
  equipment: listOf(z.object({ id: z.int(), name: z.string(), count: z.int() })),
  waiting: z.int(),
});
export type BoardDay = z.infer<typeof boardDaySchema>;

export const boardMethods = {
  /** Studios in service on any of the days, by floor and code; bookings that touch them, cancelled and lapsed ones left out unless `isAll`. */
  day: defineQuery('look')
    .input({ day: daySchema, days: z.int().min(1).max(7), isAll: z.boolean() })
    .output(boardDaySchema),
} as const;

const words = (limit: number) => z.string().trim().max(limit).nullable();

/** Who waits for what; minutes of the day, an end after 1440 lies in the night after. */
const entryShape = {
  day: daySchema,
  tenant: recordRef,
  contact: words(200),
  phone: words(200),
  fromMinute: z.int().min(0).max(1800).nullable(),
  toMinute: z.int().min(0).max(1800).nullable(),
  minutes: z.int().min(1).max(1800),
  studio: recordRef.nullable(),
  area: enteredAmount.nullable(),
  kind: z.enum(STUDIO_KINDS).nullable(),
  note: words(2000),
} as const;

const changed = z.object({ entry: waitingLineSchema, change: z.int().nullable() });

/** The waiting list. */
export const waitingMethods = {
  list: defineQuery('look')
    .input({ day: daySchema, isAll: z.boolean() })
    .output({ entries: listOf(waitingLineSchema) }),
  add: defineCommand('bookings.write', 'STUDIO_UNKNOWN', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS', 'RECORD_ENDS_BEFORE_START')
    .input(z.strictObject(entryShape))
    .output(changed),
  change: defineCommand(
    'bookings.write',
    'WAITING_UNKNOWN',
    'WAITING_CLOSED',
    'BOOKING_CHANGED',
    'STUDIO_UNKNOWN',
    'TENANT_UNKNOWN',
    'ROW_TENANT_AMBIGUOUS',
    'RECORD_ENDS_BEFORE_START',
  )
    .input({ ...seenBooking, ...entryShape })
    .output(changed),
  close: defineCommand('bookings.write', 'WAITING_UNKNOWN', 'WAITING_CLOSED', 'BOOKING_CHANGED', 'REASON_NEEDED')
    .input({ ...seenBooking, reason: spokenText })
    .output(changed),
} as const;
