// What a booking would cost somewhere else and whom it could swap with there: asked while it is dragged, each place once.
import { useQueryClient } from '@tanstack/react-query';
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import { instant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { useApi } from '../ui/api.tsx';
import type { Foreseen } from './board/board-text.ts';
import type { Slot } from './desk-state.ts';

const NOTHING_KNOWN: Foreseen = { before: null, after: null, swap: null };

/** Answers are kept like any other question's: the same place is asked for again only once something was written. */
export function useDropPreview(): (booking: BookingLine, slot: Slot, isTaken: boolean) => Promise<Foreseen> {
  const api = useApi();
  const queries = useQueryClient();
  return async (booking, slot, isTaken) => {
    const at = ({ studio, from, to }: Slot) => ({
      booking: booking.id,
      studio,
      tenant: booking.tenant,
      from: formatIsoInstant(instant(from)),
      to: formatIsoInstant(instant(to)),
      equipment: booking.equipment.map(([id, count]): [number, number] => [id, count]),
    });
    const price = async (place: Slot): Promise<number | null> => {
      const judged = await queries.fetchQuery(api('bookings.judge', at(place)));
      return judged.ok ? (judged.value.price?.total ?? null) : null;
    };
    const swap = async (): Promise<Foreseen['swap']> => {
      if (!isTaken) return null;
      const plan = await queries.fetchQuery(api('bookings.planB', at(slot)));
      const [first] = plan.ok ? plan.value.swaps : [];
      if (first === undefined) return null;
      const { other, theirs, ours } = first;
      return { name: other.tenantShort, code: theirs.code, from: theirs.from, to: theirs.to, other, theirs, ours };
    };
    try {
      const [before, after, other] = await Promise.all([price(booking), price(slot), swap()]);
      return { before, after, swap: other };
    } catch {
      // The drag goes on without it; the drop says what is wrong.
      return NOTHING_KNOWN;
    }
  };
}
