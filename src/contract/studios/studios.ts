// Methods of studios: the list of a day, adding one with its first facts, one with all that hangs on it.
// The shapes of one studio with all that hangs on it.
import { z } from 'zod';
import { defineQuery, defineCommand } from '../core/method.ts';
import { createValuesSchema, changedSchema, CHANGE_CODES, reasonSchema, givenBack } from '../records/records.ts';
import { daySchema, idNumber, instantSchema, listOf } from '../core/shapes.ts';
import { studioLineSchema } from './studio-shapes.ts';

/** A record as forms hold it. */
const rowSchema = z.object({ id: z.int(), version: z.int(), values: givenBack });

/** A live booking of a studio; times are wall clock. */
export const studioBookingSchema = z.object({
  id: z.int(),
  number: z.string(),
  tenant: z.object({ id: z.int(), name: z.string() }),
  from: z.string(),
  to: z.string(),
  state: z.string(),
  title: z.string().nullable(),
});
export type StudioBooking = z.infer<typeof studioBookingSchema>;

/** A month's use, in minutes; `occupied` includes turnaround. `publicDays` of it are counted by ZB-2.17 and ZB-2.18. */
export const studioMonthSchema = z.object({
  month: z.string(),
  serviceDays: z.int(),
  publicDays: z.int(),
  open: z.int(),
  booked: z.int(),
  occupied: z.int(),
  bookings: z.int(),
  completed: z.int(),
});
export type StudioMonth = z.infer<typeof studioMonthSchema>;

/** A time that a studio is out of use. */
export const studioBlackoutSchema = z.object({
  id: z.int(),
  version: z.int(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  isOver: z.boolean(),
});
/** Other hours of a day. */
export const studioExceptionSchema = z.object({
  id: z.int(),
  version: z.int(),
  day: z.string(),
  hours: z.string(),
  note: z.string().nullable(),
  /** The studio's own; else the whole base's. */
  isOwn: z.boolean(),
});
/** A lease that holds or held the studio alone. */
export const studioLeaseSchema = z.object({
  id: z.int(),
  contract: z.string(),
  tenant: z.object({ id: z.int(), name: z.string() }),
  startsOn: z.string(),
  endsOn: z.string(),
  leftOn: z.string().nullable(),
  isInForce: z.boolean(),
});

/** A studio on a day. `presentFact` is the dated row that holds. */
export const studioDetailSchema = z.object({
  studio: rowSchema,
  isRetired: z.boolean(),
  state: z.enum(['open', 'coming', 'closed']),
  facts: listOf(rowSchema),
  presentFact: z.int().nullable(),
  blackouts: listOf(studioBlackoutSchema),
  exceptions: listOf(studioExceptionSchema),
  leases: listOf(studioLeaseSchema),
  use: listOf(studioMonthSchema),
  bookings: listOf(studioBookingSchema),
  counts: z.object({ bookings: z.int(), bookingsAhead: z.int(), leases: z.int(), blackouts: z.int(), exceptions: z.int() }),
});
export type StudioDetail = z.infer<typeof studioDetailSchema>;

export const studiosMethods = {
  list: defineQuery('look')
    .input({ day: daySchema })
    .output({ rows: listOf(studioLineSchema) }),
  /** A studio with its first dated row. `fact.studio_id` is left out: the studio is new. */
  add: defineCommand('records.write', ...CHANGE_CODES)
    .input({ studio: createValuesSchema('studio'), fact: createValuesSchema('studio_fact', 'studio_id'), reason: reasonSchema })
    .output(changedSchema),
  detail: defineQuery('look', 'STUDIO_UNKNOWN').input({ id: idNumber, day: daySchema }).output(studioDetailSchema),
  /** Live bookings that a blackout of these times would hit. */
  hits: defineQuery('look', 'STUDIO_UNKNOWN')
    .input({ studio: idNumber, from: instantSchema, to: instantSchema })
    .output({ bookings: listOf(studioBookingSchema) }),
} as const;
