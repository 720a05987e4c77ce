// Methods of blackouts: what one would hit, and saving it, once or repeated, for one studio or all.
import { z } from 'zod';
import { bookingLineSchema, planBSchema } from './booking-shapes.ts';
import { PROFILE, defineQuery, defineCommand } from '../core/method.ts';
import { instantNumber } from '../core/numbers.ts';
import { answerOf, instantSchema, listOf, recordRef, spokenText } from '../core/shapes.ts';
import { RULE_CODES, repeatShape } from './series.ts';

/** `studio` null: every studio in service. `repeat` counts its dates from the day of `from`. */
const blackoutShape = {
  studio: recordRef.nullable(),
  from: instantSchema,
  to: instantSchema,
  repeat: z.strictObject(repeatShape).nullable(),
} as const;

const WISH_CODES = ['STUDIO_UNKNOWN', 'RECORD_ENDS_BEFORE_START', ...RULE_CODES] as const;

/** A booking that would lie in it, and what it could have instead; `plan` null: there are too many to plan for. */
const hitSchema = z.object({ booking: bookingLineSchema, code: z.string(), plan: planBSchema.nullable() });
export type BlackoutHit = z.infer<typeof hitSchema>;

const previewSchema = z.object({
  /** Each date with how many bookings it hits. */
  dates: listOf(z.object({ from: instantNumber, to: instantNumber, hits: z.int() })),
  studios: z.int(),
  /** How many bookings are hit; of them the first, by start, are listed. */
  count: z.int(),
  hits: listOf(hitSchema),
});
export type BlackoutPreview = z.infer<typeof previewSchema>;

export const blackoutMethods = {
  /** Live bookings not yet over that a blackout would hit, with plan B for each as if it stood; nothing is written. */
  preview: defineQuery('look', ...WISH_CODES)
    .input(z.strictObject(blackoutShape))
    .output(answerOf(previewSchema)),
  /**
   * One record for each date and studio, all or none; `change` undoes them together. The desk blocks a studio until its day ends; longer,
   * again and all studios need the right to write records.
   */
  add: defineCommand('bookings.write', ...WISH_CODES, 'MONTH_CLOSED', ...PROFILE)
    .input(z.strictObject({ ...blackoutShape, reason: spokenText }))
    .output(answerOf(z.object({ change: z.int(), count: z.int(), hits: z.int() }))),
} as const;
