// Methods of series: bookings that repeat by a rule.
// Methods of blackouts: what one would hit, and saving it, once or repeated, for one studio or all.
import { z } from 'zod';
import { LONGEST_BOOKING } from '../../domain/booking/slot.ts';
import { bookingLineSchema, detailShape, scopeSchema, seenBooking, waiveShape, planBSchema } from './booking-shapes.ts';
import { defineGrowingQuery, defineQuery, defineCommand, PROFILE } from '../core/method.ts';
import {
  consentShape,
  daySchema,
  idNumber,
  listOf,
  recordRef,
  refusalSchema,
  spokenText,
  visibleWith,
  instantSchema,
} from '../core/shapes.ts';
import { CALLED_CODES, TAKE_CODES } from './bookings.ts';
import { instantNumber } from '../core/numbers.ts';

/** How something repeats; its first date is told apart. */
const repeatShape = {
  frequency: z.enum(['daily', 'weekdays', 'weekly']),
  weekdays: z.array(z.int().min(1).max(7)).max(7).readonly(),
  until: daySchema.nullable(),
  count: z.int().min(1).nullable(),
} as const;

const ruleSchema = z.strictObject({ ...repeatShape, startsOn: daySchema });

/** A series as it is wished for: each date at the same minute of the day, as long. */
const seriesShape = {
  studio: recordRef,
  tenant: recordRef,
  rule: ruleSchema,
  startsMinute: z.int().min(0).max(1439),
  minutes: z.int().min(1).max(LONGEST_BOOKING),
  ...detailShape,
} as const;

/** What a rule may be refused for. */
const RULE_CODES = ['SERIES_EMPTY', 'SERIES_TOO_LONG', 'SERIES_RULE'] as const;
const SEEN_CODES = ['BOOKING_UNKNOWN', 'BOOKING_CHANGED', 'BOOKING_STATE_MOVE', 'SERIES_UNKNOWN'] as const;

/** A date of a series with what stands in its way. */
const dateSchema = z.object({
  day: z.string(),
  from: z.int(),
  to: z.int(),
  refusal: refusalSchema.nullable(),
  warnings: listOf(refusalSchema),
  /** Codes of those that a reason is asked for. */
  asks: listOf(z.string()),
});

/** What becomes otherwise of a series' dates; null leaves it. */
const patternShape = {
  studio: recordRef.nullable(),
  startsMinute: z.int().min(0).max(1439).nullable(),
  minutes: z.int().min(1).max(LONGEST_BOOKING).nullable(),
} as const;

/** Bookings together: fen, and minutes. */
const sumSchema = z.object({ total: visibleWith('prices.look', z.int()), minutes: z.int() });

/** What was booked or moved, what to know about it (of each code the first), and the dates that were left out or stay where they are. */
const changedShape = {
  series: z.int(),
  bookings: listOf(bookingLineSchema),
  warnings: listOf(refusalSchema),
  left: listOf(dateSchema),
} as const;

export const seriesMethods = {
  /** `total`: what the free ones cost together, fen; `holidays`: which of the dates are published ones. */
  preview: defineQuery('look', ...CALLED_CODES, ...RULE_CODES, 'EQUIPMENT_UNKNOWN')
    .input(z.strictObject(seriesShape))
    .output({
      dates: listOf(dateSchema),
      free: z.int(),
      total: visibleWith('prices.look', z.int()),
      holidays: listOf(z.object({ day: z.string(), name: z.string() })),
    }),
  /** `free`: books the dates that are free; `all`: only if every one is (else SERIES_BLOCKED). */
  book: defineCommand('bookings.write', ...CALLED_CODES, ...RULE_CODES, ...TAKE_CODES, 'SERIES_BLOCKED')
    .input({ ...seriesShape, mode: z.enum(['free', 'all']), ...consentShape })
    .output({ ...changedShape, change: z.int() }),
  /** What `change` would do, before it is done: each date that would move, and what all of them cost and last, before and after (mode `free`). */
  changePreview: defineQuery('look', ...SEEN_CODES, 'STUDIO_UNKNOWN')
    .input({ ...seenBooking, ...patternShape, scope: z.enum(['following', 'all']) })
    .output({ dates: listOf(dateSchema), free: z.int(), before: sumSchema, after: sumSchema }),
  /** Moves dates of a series to another studio, time of day or length; null leaves it. Dates that can't go stay and are listed (`free`), or nothing changes (`all`). */
  change: defineCommand('bookings.write', ...SEEN_CODES, 'SERIES_BLOCKED', ...CALLED_CODES, ...TAKE_CODES)
    .input({
      ...seenBooking,
      ...patternShape,
      scope: scopeSchema,
      mode: z.enum(['free', 'all']),
      ...consentShape,
    })
    .output({ ...changedShape, change: z.int().nullable() }),
  cancel: defineCommand('bookings.write', ...SEEN_CODES, 'REASON_NEEDED', 'REASON_TOO_SHORT', 'MONTH_CLOSED')
    .input({ ...seenBooking, scope: scopeSchema, reason: spokenText, ...waiveShape })
    .output({ change: z.int(), count: z.int(), charge: visibleWith('prices.look', z.int()) }),
  /** A date that was left out or cancelled is booked after all. */
  addBack: defineCommand('bookings.write', 'SERIES_UNKNOWN', ...RULE_CODES, ...CALLED_CODES, ...TAKE_CODES)
    .input({ series: idNumber, day: daySchema, ...consentShape })
    .output({ change: z.int(), booking: bookingLineSchema }),
  get: defineQuery('look', 'SERIES_UNKNOWN')
    .input({ series: idNumber })
    .output({
      id: z.int(),
      tenant: z.int(),
      tenantName: z.string(),
      tenantShort: z.string(),
      studio: z.int(),
      studioCode: z.string(),
      rule: z.object({
        frequency: z.string(),
        weekdays: listOf(z.int()),
        startsOn: z.string(),
        until: z.string().nullable(),
        count: z.int().nullable(),
      }),
      startsMinute: z.int(),
      minutes: z.int(),
      /** Every date of the rule; `booking` null: left out. */
      dates: listOf(z.object({ day: z.string(), booking: bookingLineSchema.nullable() })),
    }),
} as const;

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
  preview: defineGrowingQuery('look', ...WISH_CODES)
    .input(z.strictObject(blackoutShape))
    .output(previewSchema),
  /**
   * One record for each date and studio, all or none; `change` undoes them together. The desk blocks a studio until its day ends; longer,
   * again and all studios need the right to write records.
   */
  add: defineCommand('bookings.write', ...WISH_CODES, 'MONTH_CLOSED', ...PROFILE)
    .input({ ...blackoutShape, reason: spokenText })
    .output({ change: z.int(), count: z.int(), hits: z.int() }),
} as const;
