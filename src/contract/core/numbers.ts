// Numbers with a meaning, as they cross the RPC layer and stand in columns: instants, lengths, money, areas, and the lines of a price.
import { z } from 'zod';
import { PRICE_LINE_KINDS, type PriceLine } from '../../domain/price/price.ts';
import { instant, type Instant } from '../../domain/time/calendar.ts';
import { fen, type Fen, minutes, type Minutes, MOST_AMOUNT, squareDm, type SquareDm } from '../../domain/values/quantity.ts';

/** Minutes since the epoch. */
export const instantNumber = z.int().transform((value): Instant => instant(value));
/** A length in minutes. */
export const minutesNumber = z.int().transform((value): Minutes => minutes(value));
/** Money in fen. */
export const fenNumber = z.int().transform((value): Fen => fen(value));
/** An amount that somebody enters, not below nothing: fen, or an area in 0.01 m²; what one may be, so that sums of many stay exact. */
export const enteredAmount = z.int().min(0).max(MOST_AMOUNT);
/** An area in 0.01 m². */
export const areaNumber = z.int().transform((value): SquareDm => squareDm(value));

/** A line of a price: `rate` fen (an hour, or a block; what the session would have cost for a late cancellation or a no-show), `percent` of it, `amount` fen. */
export const priceLineSchema = z.object({
  kind: z.enum(PRICE_LINE_KINDS),
  from: instantNumber,
  to: instantNumber,
  minutes: minutesNumber,
  rate: fenNumber,
  percent: z.int(),
  amount: fenNumber,
}) satisfies z.ZodType<PriceLine>;
