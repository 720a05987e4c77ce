// Live bookings of two studios that stand against each other once the studios are linked.
import { addDays, createInstantAt, type Day } from '../../../domain/time/calendar.ts';
import { LONGEST_BOOKING } from '../../../domain/booking/slot.ts';
import { type Connection, textsOf } from '../../core/db/rows.ts';

/** The link that is thought of. */
export interface LinkQuestion {
  readonly whole: number;
  readonly part: number;
  readonly from: Day;
  /** Null: for good. */
  readonly until: Day | null;
  readonly limit: number;
}

const LAST_DAY = 9e9;
/** As the trigger studio_link_free asks, by the bookings' own index. */
const CLASHES = `SELECT a.number || ' / ' || b.number FROM booking a JOIN booking b ON b.studio_id = @part
  WHERE a.studio_id = @whole AND a.retired_at IS NULL AND a.state NOT IN ('cancelled', 'no_show')
    AND b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show')
    AND a.blocks_until > a.starts_at AND b.blocks_until > b.starts_at
    AND a.starts_at >= @from - @longest AND a.blocks_until > @from AND a.starts_at < @until
    AND b.starts_at < @until AND b.blocks_until > @from
    AND b.starts_at < a.blocks_until AND b.starts_at > a.starts_at - @longest AND b.blocks_until > a.starts_at
  ORDER BY a.starts_at, b.starts_at LIMIT @limit`;

/** Pairs of live bookings that overlap on the link's days, as `D000012 / D000034`, the earliest first. */
export function listClashingBookings(db: Connection, { whole, part, from, until, limit }: LinkQuestion): readonly string[] {
  const end = until === null ? LAST_DAY : createInstantAt(addDays(until, 1), 0);
  return textsOf(db, CLASHES, { whole, part, from: createInstantAt(from, 0), until: end, longest: LONGEST_BOOKING, limit });
}
