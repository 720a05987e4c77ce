// Methods of the waiting list.
import { z } from 'zod';
import { STUDIO_KINDS } from '../../domain/base/catalogue.ts';
import { seenBooking, waitingLineSchema } from './booking-shapes.ts';
import { defineQuery, defineCommand } from '../core/method.ts';
import { answerOf, daySchema, listOf, recordRef, spokenText } from '../core/shapes.ts';

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
  area: z.int().min(0).nullable(),
  kind: z.enum(STUDIO_KINDS).nullable(),
  note: words(2000),
} as const;

const changed = answerOf(z.object({ entry: waitingLineSchema, change: z.int().nullable() }));

/** The waiting list. */
export const waitingMethods = {
  list: defineQuery('look')
    .input(z.strictObject({ day: daySchema, isAll: z.boolean() }))
    .output(answerOf(z.object({ entries: listOf(waitingLineSchema) }))),
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
    .input(z.strictObject({ ...seenBooking, ...entryShape }))
    .output(changed),
  close: defineCommand('bookings.write', 'WAITING_UNKNOWN', 'WAITING_CLOSED', 'BOOKING_CHANGED', 'REASON_NEEDED')
    .input(z.strictObject({ ...seenBooking, reason: spokenText }))
    .output(changed),
} as const;
