// Methods of bookings.
import { z } from 'zod';
import type { RefusalCode } from '../../domain/refusal-codes.ts';
import { method } from '../method.ts';
import { answerOf, instantSchema, listOf, nameText, refusalSchema, spokenText } from '../shapes.ts';

const SLOT: readonly RefusalCode[] = [
  'BOOKING_ENDS_BEFORE_START',
  'BOOKING_TOO_LONG',
  'BOOKING_OVERLAP',
  'BOOKING_OUT_OF_SERVICE',
  'BOOKING_EXCLUSIVE',
  'BOOKING_NO_LEASE',
  'BOOKING_OUT_OF_HOURS',
  'BOOKING_BLACKOUT',
  'BOOKING_TURNAROUND',
  'BOOKING_HOLDS_UNTIL',
];

const bookInput = z.strictObject({
  studio: nameText,
  tenant: nameText,
  from: instantSchema,
  to: instantSchema,
  state: z.enum(['option', 'booked', 'checked_in', 'completed']),
  holdsUntil: instantSchema.nullable(),
});

/** Bookings. */
export const bookingMethods = {
  book: method('bookings.write', 'STUDIO_UNKNOWN', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS', 'MONTH_CLOSED', ...SLOT)
    .input(bookInput)
    .output(answerOf(z.object({ id: z.string(), warnings: listOf(refusalSchema) }))),
  cancel: method('bookings.write', 'BOOKING_UNKNOWN', 'BOOKING_STATE_MOVE', 'REASON_NEEDED', 'MONTH_CLOSED')
    .input(z.strictObject({ id: nameText, reason: spokenText }))
    .output(answerOf(z.object({ id: z.string() }))),
} as const;
