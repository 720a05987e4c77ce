// Methods of the board: the studios of some days with all that is in them.
import { z } from 'zod';
import { STUDIO_KINDS } from '../../domain/base/catalogue.ts';
import { bookingLineSchema } from './booking-shapes.ts';
import { defineQuery } from '../core/method.ts';
import { answerOf, daySchema, listOf } from '../core/shapes.ts';

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
    .input(z.strictObject({ day: daySchema, days: z.int().min(1).max(7), isAll: z.boolean() }))
    .output(answerOf(boardDaySchema)),
} as const;
