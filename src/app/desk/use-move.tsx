// Moves and resizes bookings from the board: tells the backend, asks for a reason where there is something to know, says what was done.
import type { ReactNode } from 'react';
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { type Outcome, useClient, useCommand } from '../ui/api.tsx';
import { useNotices } from '../ui/notices.tsx';
import { clockOf, type ForeseenSwap } from './board/board-text.ts';
import { sendPlace } from './booking/booking-inputs.ts';
import { sayDesk } from './desk-messages.ts';
import type { Slot } from './desk-state.ts';
import { useConsent } from './use-consent.tsx';
import { sayRefusal } from '../ui/window-words.ts';

/** Moves a booking to a slot, or swaps it with the one that is there; answers why not. Undo puts it back. */
export function useMove(codeOf: (studio: number) => string): {
  readonly move: (booking: BookingLine, slot: Slot, swap: ForeseenSwap | null) => Promise<RefusalData | null>;
  readonly dialog: ReactNode;
} {
  const notices = useNotices();
  const client = useClient();
  const { run } = useCommand('bookings.move');
  const { run: runSwap } = useCommand('bookings.swap');
  const { run: undo } = useCommand('bookings.undo');
  const { send, dialog } = useConsent();
  /** What is asked for at the new place, in whole sentences. */
  const listAsked = async (booking: BookingLine, slot: Slot, refusal: RefusalData): Promise<readonly string[]> => {
    const { id, tenant, equipment } = booking;
    const judged = await client.bookings.judge({ booking: id, tenant, equipment, ...sendPlace(slot) }).catch(() => null);
    const asked = judged?.ok === true ? judged.value.warnings.filter(({ code }) => judged.value.asks.includes(code)) : [];
    return (asked.length > 0 ? asked : [refusal]).map((one) => sayRefusal(one));
  };
  const sayOutcome = (outcome: Outcome<{ readonly change: number | null }>, done: string): RefusalData | null => {
    if (outcome.ok) {
      const { change } = outcome.value;
      notices.done(done, change === null ? undefined : { change, run: undo });
    }
    // A bug has a number and no sentence of the trade: the board takes the booking back, the notice says the number.
    else if (outcome.refusal === null) notices.failed(outcome);
    return outcome.ok ? null : outcome.refusal;
  };
  const moveTo = async (booking: BookingLine, slot: Slot): Promise<RefusalData | null> => {
    const { id, version, tenantShort: name } = booking;
    const outcome = await send(
      (overrideReason) => run({ id, version, ...sendPlace(slot), overrideReason }),
      (refusal) => listAsked(booking, slot, refusal),
    );
    return sayOutcome(outcome, sayDesk('moved', { name, code: codeOf(slot.studio), from: clockOf(slot.from), to: clockOf(slot.to) }));
  };
  const swapWith = async (booking: BookingLine, { other, theirs, ours }: ForeseenSwap): Promise<RefusalData | null> => {
    const moves = [
      { id: booking.id, version: booking.version, ...sendPlace(ours) },
      { id: other.id, version: other.version, ...sendPlace(theirs) },
    ];
    const outcome = await send((reason) => runSwap({ moves, book: null, reason }));
    const places = { a: booking.tenantShort, codeA: codeOf(ours.studio), b: other.tenantShort, codeB: codeOf(theirs.studio) };
    return sayOutcome(outcome, sayDesk('swapped', places));
  };
  return { move: (booking, slot, swap) => (swap === null ? moveTo(booking, slot) : swapWith(booking, swap)), dialog };
}
