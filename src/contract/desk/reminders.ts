// Methods of reminders: what each tenant is told of its bookings of a day, and which of it was sent.
import { z } from 'zod';
import { defineCommand, defineQuery } from '../core/method.ts';
import { instantNumber } from '../core/numbers.ts';
import { daySchema, idNumber, languageSchema, listOf } from '../core/shapes.ts';
import { contactWords } from './booking-shapes.ts';

/** A tenant's reminder, and whom it goes to; `sentAt`, `sentBy`: the newest mark, null while one of its bookings has none. */
const reminderSchema = z.object({
  tenant: z.int(),
  tenantName: z.string(),
  tenantShort: z.string(),
  contact: contactWords,
  phone: contactWords,
  bookings: listOf(z.int()),
  text: z.string(),
  sentAt: instantNumber.nullable(),
  sentBy: z.string().nullable(),
});
export type Reminder = z.infer<typeof reminderSchema>;

export const reminderMethods = {
  /** A message a tenant, of its bookings of the desk's day that have not begun, by start; `together`: the day's list, for a group. */
  list: defineQuery('look', 'TEXT_FIELD_MISSING')
    .input({ day: daySchema, language: languageSchema })
    .output({ reminders: listOf(reminderSchema), together: z.string() }),
  /** Marks what was sent of these bookings, or takes the mark off. */
  mark: defineCommand('bookings.write', 'BOOKING_UNKNOWN')
    .input({ bookings: z.array(idNumber).min(1).max(500).readonly(), isSent: z.boolean() })
    .output(z.null()),
} as const;
