// Several bookings written in one transaction that exchange places: lifted out of the way first, put down one by one, each judged as it ends up.
import { isLive } from '../../../domain/booking/booking.ts';
import { BOOKING_STATES, type BookingState } from '../../../domain/base/catalogue.ts';
import type { StoredRecord } from '../../core/db/record-store.ts';
import { prepareStatement } from '../../core/db/rows.ts';
import type { Tx } from '../../core/db/tx.ts';

/**
 * Neither a version nor the history speaks of it: whatever is lifted is put down in the same transaction. Only the column that the
 * database's rules ask is touched, so that they judge every booking again when it is put down.
 */
const SET_STATE = 'UPDATE booking SET state = ? WHERE id = ?';

/** Bookings out of the way, and how they come back. */
export interface Lift {
  /**
   * Writes a lifted booking by `write` (through db/record-store.ts) and puts it down in the state that it then has: `state`, or the one
   * that it was lifted in. It throws what the database's rules say of it there.
   */
  readonly settle: (booking: StoredRecord, write: () => void, state?: BookingState) => void;
  /** Puts down every booking that is still lifted, as it was. */
  readonly rest: () => void;
}

/** A booking's state as stored. @throws where the record is no booking */
export function readStoredState(booking: StoredRecord): BookingState {
  const state = BOOKING_STATES.find((one) => one === booking.values.state);
  if (state === undefined) throw new Error(`no booking: ${booking.name} ${booking.id}`);
  return state;
}

/**
 * Lifts bookings: to every rule they are out of the way until they are settled. `rest` has to be called before the transaction ends
 * well (`lifting` does). A closed month's booking cannot be lifted (MONTH_CLOSED).
 */
export function liftBookings(tx: Tx, bookings: readonly StoredRecord[]): Lift {
  const up = new Map(
    bookings.filter((one) => one.retiredAt === null && isLive(readStoredState(one))).map((one) => [one.id, readStoredState(one)]),
  );
  const set = prepareStatement(tx.db, SET_STATE);
  for (const id of up.keys()) set.run('cancelled', id);
  return {
    settle: (booking, write, state) => {
      const before = up.get(booking.id);
      up.delete(booking.id);
      write();
      const ends = state ?? before;
      if (before !== undefined && ends !== undefined) set.run(ends, booking.id);
    },
    rest: () => {
      for (const [id, state] of up) set.run(state, id);
      up.clear();
    },
  };
}
