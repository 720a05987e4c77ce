// Methods of bookings at the desk.
import { z } from 'zod';
import { SLOT_CODES } from '../../domain/booking/booking-rules.ts';
import { BOOKING_STATES, STUDIO_KINDS } from '../../domain/base/catalogue.ts';
import { CANCEL_WHYS } from '../../domain/price/cancelling.ts';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import {
  bookInput,
  bookingLineSchema,
  cancelPriceSchema,
  changedBookingSchema,
  detailShape,
  freeSlotSchema,
  planBSchema,
  priceSchema,
  scopeSchema,
  seenBooking,
  slotInput,
  takenSchema,
  verdictSchema,
  waiveShape,
} from './booking-shapes.ts';
import { defineCommand, defineListQuery, defineGrowingQuery, defineQuery, nothing } from '../core/method.ts';
import { enteredAmount, instantNumber } from '../core/numbers.ts';
import {
  consentShape,
  daySchema,
  idNumber,
  instantSchema,
  listOf,
  monthSchema,
  nameText,
  recordRef,
  refusalSchema,
  spokenText,
  cutWith,
  visibleWith,
} from '../core/shapes.ts';
import { cutFields } from '../records/records.ts';

/** Whom a booking names. */
export const CALLED_CODES: readonly RefusalCode[] = ['STUDIO_UNKNOWN', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS'];
/** What taking a slot meets: every rule, and the consent that some ask for. */
export const TAKE_CODES: readonly RefusalCode[] = [...SLOT_CODES, 'BOOKING_WARNED', 'REASON_TOO_SHORT'];
/** Besides what a slot meets. */
const CHANGE_CODES: readonly RefusalCode[] = ['BOOKING_UNKNOWN', 'BOOKING_CHANGED', 'BOOKING_STATE_MOVE'];

const historyFields = cutWith(z.record(z.string(), z.union([z.string(), z.number(), z.null()])), (fields, seer) =>
  cutFields('booking', fields, seer),
);
const historyRow = z.object({
  change: z.int().nullable(),
  at: z.string(),
  who: z.string(),
  /** The manager who lent the right for it; null: nobody had to. */
  allowedBy: z.string().nullable(),
  host: z.string(),
  action: z.string(),
  reason: z.string().nullable(),
  /** Changed fields by column, as stored. */
  before: historyFields,
  after: historyFields,
});
export type HistoryRow = z.infer<typeof historyRow>;

/** When somebody came or left. */
const TIME_CODES: readonly RefusalCode[] = ['CHECK_IN_EARLY', 'ARRIVAL_TIME_NEEDED', 'LEAVING_TIME_NEEDED', 'BOOKING_TIME_AHEAD'];

/** What a list of bookings is ordered by: start (minutes since the epoch), studio, id. */
const bookingKey = z.tuple([instantNumber, idNumber, idNumber]).readonly();

export const bookingMethods = {
  /** `id` of the answer is the number that people call the booking by. */
  book: defineCommand('bookings.write', ...CALLED_CODES, ...TAKE_CODES, 'WAITING_UNKNOWN', 'WAITING_CLOSED', 'CHECK_IN_EARLY')
    .input(bookInput)
    .output(changedBookingSchema.extend({ id: z.string() })),
  judge: defineQuery('look', ...CALLED_CODES, 'BOOKING_UNKNOWN')
    .input(slotInput)
    .output(verdictSchema),
  move: defineCommand('bookings.write', ...CHANGE_CODES, ...CALLED_CODES, ...TAKE_CODES)
    .input({ ...seenBooking, studio: recordRef, from: instantSchema, to: instantSchema, ...consentShape })
    .output(changedBookingSchema),
  /** Everything but the slot and the state. */
  details: defineCommand('bookings.write', ...CHANGE_CODES, ...CALLED_CODES, ...TAKE_CODES)
    .input({ ...seenBooking, tenant: recordRef, ...detailShape, ...consentShape })
    .output(changedBookingSchema),
  /**
   * `at`: the actual start of a check-in or end of a check-out; null: now, refused where the booked time is more than a grid step past.
   * `version` null: whatever it is.
   */
  state: defineCommand(
    'bookings.write',
    ...CHANGE_CODES,
    ...TIME_CODES,
    ...SLOT_CODES,
    'REASON_NEEDED',
    'REASON_TOO_SHORT',
    'BOOKING_PRICE_FROZEN',
  )
    .input({
      booking: recordRef,
      version: z.int().min(1).nullable(),
      to: z.enum(BOOKING_STATES),
      at: instantSchema.nullable().default(null),
      reason: spokenText.nullable().default(null),
      ...waiveShape,
    })
    .output(changedBookingSchema),
  /** What a check-out at a time would freeze, overtime as lines of its own; nothing is written. `at` null: now. */
  checkOutPrice: defineQuery('prices.look', 'BOOKING_UNKNOWN')
    .input({ id: idNumber, at: instantSchema.nullable() })
    .output({ at: z.int(), price: priceSchema }),
  /** What cancelling would cost for a reason, before it is done; `scope`: how far it reaches in the first one's series. */
  cancelPrice: defineQuery('prices.look', 'BOOKING_UNKNOWN', 'SERIES_UNKNOWN')
    .input({
      bookings: z.array(idNumber).min(1).max(2000),
      scope: scopeSchema.default('this'),
      reason: z.string().max(2000).default(''),
      isWaived: z.boolean().default(false),
    })
    .output(cancelPriceSchema),
  /** `state`: after its start it is a no-show. `charge` in fen, and why; free minutes that stay used up, and that come back. */
  cancel: defineCommand('bookings.write', 'BOOKING_UNKNOWN', 'BOOKING_STATE_MOVE', 'REASON_NEEDED', 'REASON_TOO_SHORT', 'MONTH_CLOSED')
    .input({ id: nameText, reason: spokenText, ...waiveShape })
    .output({
      id: z.string(),
      state: z.enum(['cancelled', 'no_show']),
      charge: visibleWith('prices.look', z.int()),
      why: z.enum(CANCEL_WHYS),
      freeUsed: visibleWith('prices.look', z.int()),
      freeBack: visibleWith('prices.look', z.int()),
    }),
  /** What a longer end would hit. */
  extension: defineQuery('look', 'BOOKING_UNKNOWN')
    .input({ id: idNumber, minutes: z.int().min(1).max(1440) })
    .output({ to: z.int(), hits: listOf(bookingLineSchema), refusal: refusalSchema.nullable() }),
  extend: defineCommand('bookings.write', ...CHANGE_CODES, ...TAKE_CODES)
    .input({ ...seenBooking, minutes: z.int().min(1).max(1440), ...consentShape })
    .output(changedBookingSchema),
  /** Two bookings exchange their places, or each goes where it is told; both or none. */
  swap: defineCommand('bookings.write', ...CHANGE_CODES, ...CALLED_CODES, ...TAKE_CODES, 'WAITING_UNKNOWN', 'WAITING_CLOSED')
    .input({
      moves: z
        .array(z.strictObject({ ...seenBooking, studio: recordRef, from: instantSchema, to: instantSchema }))
        .min(1)
        .max(2),
      /** A booking that is made in the place that came free. */
      book: bookInput.nullable(),
      reason: spokenText.nullable(),
    })
    .output({ change: z.int().nullable(), bookings: listOf(bookingLineSchema) }),
  /** Sessions that start in the month and that nobody has checked out, cancelled or called a no-show, by start, with what they cost as booked. */
  unfinished: defineGrowingQuery('look')
    .input({ month: monthSchema })
    .output({
      sessions: listOf(
        bookingLineSchema.extend({ studioCode: z.string(), price: visibleWith('prices.look', z.int()), isOver: z.boolean() }),
      ),
    }),
  /** Bookings of the desk's days before, a month back, that nobody came to and nobody has settled, by start; with what each is charged as a no-show. */
  neverArrived: defineQuery('look')
    .input(nothing)
    .output({
      bookings: listOf(bookingLineSchema.extend({ studioCode: z.string(), charge: visibleWith('prices.look', z.int()) })),
      total: visibleWith('prices.look', z.int()),
    }),
  /**
   * Many bookings with one reason: cancelled, no-shows, moved to another studio at their own times, or closed as they were booked (those
   * whose end is past); all or none.
   */
  many: defineCommand('bookings.write', ...CHANGE_CODES, ...CALLED_CODES, ...TAKE_CODES, 'REASON_NEEDED')
    .input({
      bookings: z.array(z.strictObject(seenBooking)).min(1).max(5000),
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('cancelled') }),
        z.strictObject({ kind: z.literal('completed') }),
        z.strictObject({ kind: z.literal('no_show') }),
        z.strictObject({ kind: z.literal('moved'), studio: recordRef }),
      ]),
      reason: spokenText,
      ...waiveShape,
    })
    .output({ change: z.int().nullable(), count: z.int(), charge: visibleWith('prices.look', z.int()) }),
  /** Takes a change of bookings back by its number, all that changed together. */
  undo: defineCommand('bookings.write', 'CHANGE_UNKNOWN', 'CHANGE_NOT_UNDOABLE', 'BOOKING_CHANGED', ...SLOT_CODES)
    .input({ change: z.int().positive() })
    .output({ change: z.int(), label: z.string(), count: z.int() }),
  history: defineQuery('history.own', 'BOOKING_UNKNOWN')
    .input({ id: idNumber })
    .output({ rows: listOf(historyRow) }),
  get: defineQuery('look', 'BOOKING_UNKNOWN')
    .input({ booking: recordRef })
    .output({
      booking: bookingLineSchema,
      studioCode: z.string(),
      price: visibleWith('prices.look', priceSchema.nullable()),
      moves: listOf(z.enum(BOOKING_STATES)),
      /** Codes that were overridden, and why. */
      overridden: listOf(z.string()),
      overrideReason: z.string().nullable(),
      /** Why a charge for cancelling was let off. */
      waiveReason: z.string().nullable(),
      made: z.object({ at: z.string(), who: z.string() }).nullable(),
    }),
  /** Bookings that touch the days from `from` to `to`, both included, by start, studio and id. */
  list: defineListQuery(bookingKey, 'look', 'STUDIO_UNKNOWN', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS')
    .input({
      from: daySchema,
      to: daySchema,
      studio: recordRef.nullable(),
      tenant: recordRef.nullable(),
      states: z.array(z.enum(BOOKING_STATES)).max(6),
    })
    .output({ bookings: listOf(bookingLineSchema.extend({ studioCode: z.string(), tenantCode: z.string() })) }),
  /**
   * Slots by need: "2 hours tonight, at least 30 m², green screen". The tenant's own studio first, then best fit. None, because they are
   * taken: an empty list; because none can be: refused with the rule.
   */
  free: defineQuery('look', 'STUDIO_UNKNOWN', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS', 'BOOKING_IN_PAST', ...SLOT_CODES)
    .input({
      from: instantSchema,
      to: instantSchema,
      minutes: z.int().min(1).max(44_640),
      tenant: recordRef.nullable(),
      area: enteredAmount.nullable(),
      kind: z.enum(STUDIO_KINDS).nullable(),
      floor: z.string().max(200).nullable(),
      /** Words that the studio's equipment, name or code hold. */
      words: z.string().max(200).nullable(),
      equipment: takenSchema.default([]),
      limit: z.int().min(1).max(500).default(50),
    })
    .output({ slots: listOf(freeSlotSchema) }),
  planB: defineQuery('look', ...CALLED_CODES, 'BOOKING_UNKNOWN')
    .input(slotInput)
    .output(planBSchema),
} as const;
