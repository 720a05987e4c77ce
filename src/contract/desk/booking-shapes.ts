// The shapes of bookings at the desk: what is asked for, what a booking is on the board, what it costs. Instants are wall-clock minutes since the epoch.
import { z } from 'zod';
import { BOOKING_STATES, STUDIO_KINDS } from '../../domain/base/catalogue.ts';
import { CANCEL_WHYS } from '../../domain/price/cancelling.ts';
import { instantNumber, priceLineSchema } from '../core/numbers.ts';
import {
  daySchema,
  idNumber,
  instantSchema,
  listOf,
  recordRef,
  refusalSchema,
  spokenText,
  consentShape,
  visibleWith,
} from '../core/shapes.ts';

const words = (limit: number) => z.string().trim().max(limit).nullable();

/** Counted equipment that a booking takes along: id and how many. */
export const takenSchema = z
  .array(z.tuple([idNumber, z.int().min(1).max(999)]).readonly())
  .max(50)
  .readonly();

/** What a booking says besides its slot. */
export const detailShape = {
  title: words(200).default(null),
  contact: words(200).default(null),
  phone: words(200).default(null),
  platform: words(200).default(null),
  note: words(2000).default(null),
  equipment: takenSchema.default([]),
} as const;

/** Only this date, this and the following ones, or all that have not ended; what was changed by itself stays as it is. */
export const scopeSchema = z.enum(['this', 'following', 'all']);

/** Why the charge for cancelling is let off, by who may; null or left out: it is not. */
export const waiveShape = { waive: spokenText.nullable().optional() } as const;

/** What cancelling would cost, fen; `whys`: of how many bookings it costs nothing, or a share, for which reason. */
export const cancelPriceSchema = z.object({
  count: z.int(),
  total: z.int(),
  /** Each that is cancelled, in order of start: what it cost until then, and what is charged for it. */
  dates: listOf(z.object({ from: z.int(), to: z.int(), before: z.int(), charge: z.int() })),
  whys: listOf(z.object({ why: z.enum(CANCEL_WHYS), count: z.int() })),
  /** Free minutes of leases that stay used up, and those that come back. */
  freeUsed: z.int(),
  freeBack: z.int(),
  /** What a late one and a no-show cost of the session, from how many hours before the start one is late, and how long after booking nothing costs. */
  percent: z.int(),
  noShowPercent: z.int(),
  hours: z.int(),
  minutes: z.int(),
  reasons: listOf(z.object({ words: z.string(), costs: z.boolean() })),
  mayWaive: z.boolean(),
});
export type CancelPrice = z.infer<typeof cancelPriceSchema>;

/** A booking to make. `waiting`: the entry of the waiting list that it settles. */
export const bookInput = z.strictObject({
  studio: recordRef,
  tenant: recordRef,
  from: instantSchema,
  to: instantSchema,
  state: z.enum(['option', 'booked', 'checked_in', 'completed']).default('booked'),
  holdsUntil: instantSchema.nullable().default(null),
  waiting: idNumber.nullable().default(null),
  ...detailShape,
  ...consentShape,
});

/** A slot as it is thought of; `booking` is the one that would move there. */
export const slotInput = z.strictObject({
  booking: idNumber.nullable(),
  studio: recordRef,
  tenant: recordRef,
  from: instantSchema,
  to: instantSchema,
  equipment: takenSchema.default([]),
});

/** A booking as the asker saw it. */
export const seenBooking = { id: idNumber, version: z.int().min(1) } as const;

const stateSchema = z.enum(BOOKING_STATES);
/** Whom to call, and what was noted of it. */
export const contactWords = visibleWith('contacts.look', z.string().nullable());

/** A booking on the board and in lists. `tenantShort`: what the tenant is called where there is little room. `state`: as everybody sees it, a lapsed option is cancelled. */
export const bookingLineSchema = z.object({
  id: z.int(),
  version: z.int(),
  number: z.string(),
  studio: z.int(),
  tenant: z.int(),
  tenantName: z.string(),
  tenantShort: z.string(),
  from: instantNumber,
  to: instantNumber,
  /** Until when it blocks its studio: its end, or when it left where that was earlier. */
  blocksUntil: instantNumber,
  state: stateSchema,
  holdsUntil: instantNumber.nullable(),
  title: z.string().nullable(),
  contact: contactWords,
  phone: contactWords,
  /** Whom to call about it: the booking's own contact, else the tenant's. */
  call: visibleWith('contacts.look', z.object({ contact: z.string().nullable(), phone: z.string() }).nullable()),
  platform: z.string().nullable(),
  note: contactWords,
  equipment: takenSchema,
  series: z.int().nullable(),
  isException: z.boolean(),
  actualStart: instantNumber.nullable(),
  actualEnd: instantNumber.nullable(),
  cancelReason: z.string().nullable(),
});
export type BookingLine = z.infer<typeof bookingLineSchema>;

/** What a booking costs, fen: frozen once it has ended, else as of now with the free minutes that fall to it in order of start. */
export const priceSchema = z.object({ total: z.int(), free: z.int(), isFrozen: z.boolean(), lines: listOf(priceLineSchema) });
export type BookingPrice = z.infer<typeof priceSchema>;

/** Somebody who waits for a slot; minutes of the day, an end after 1440 lies in the night after. */
export const waitingLineSchema = z.object({
  id: z.int(),
  version: z.int(),
  day: daySchema,
  tenant: z.int(),
  tenantName: z.string(),
  tenantShort: z.string(),
  contact: contactWords,
  phone: contactWords,
  fromMinute: z.int().nullable(),
  toMinute: z.int().nullable(),
  minutes: z.int(),
  studio: z.int().nullable(),
  area: z.int().nullable(),
  kind: z.string().nullable(),
  note: contactWords,
  state: z.enum(['waiting', 'booked', 'closed']),
  booking: z.int().nullable(),
});
export type WaitingLine = z.infer<typeof waitingLineSchema>;

/** What a change of a booking answers: how it stands, the change to undo, what to know, and who waits for what came free. */
export const changedBookingSchema = z.object({
  booking: bookingLineSchema,
  change: z.int().nullable(),
  warnings: listOf(refusalSchema),
  price: visibleWith('prices.look', priceSchema.nullable()),
  waiting: listOf(waitingLineSchema),
});
export type ChangedBooking = z.infer<typeof changedBookingSchema>;

/** Whether a slot can be had, what to know, what it would cost. */
export const verdictSchema = z.object({
  refusal: refusalSchema.nullable(),
  warnings: listOf(refusalSchema),
  /** Codes of those that a reason is asked for, and the reason that was given for the tenant today where it holds for others. */
  asks: listOf(z.string()),
  given: z.string().nullable(),
  price: visibleWith('prices.look', priceSchema.nullable()),
});

/** A slot that can be had; `area` in 0.01 m², `price` in fen, null where no rate is known. */
export const freeSlotSchema = z.object({
  studio: z.int(),
  code: z.string(),
  name: z.string().nullable(),
  floor: z.string().nullable(),
  kind: z.enum(STUDIO_KINDS),
  area: z.int().nullable(),
  from: instantNumber,
  to: instantNumber,
  price: visibleWith('prices.look', z.int().nullable()),
  /** The asking tenant's own: its lease names the studio for it alone. */
  isOwn: z.boolean(),
});
export type FreeSlot = z.infer<typeof freeSlotSchema>;

/** What stands in for a slot that cannot be had. A swap: where the other booking and where one's own would go. */
export const planBSchema = z.object({
  studios: listOf(freeSlotSchema),
  times: listOf(freeSlotSchema),
  shorter: freeSlotSchema.nullable(),
  swaps: listOf(z.object({ other: bookingLineSchema, theirs: freeSlotSchema, ours: freeSlotSchema })),
});
export type PlanB = z.infer<typeof planBSchema>;
