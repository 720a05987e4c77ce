// Says what became of a booking, with its undo; what to know, and who waits for what came free. A refused change is shown as it is now.
import { sayMark } from '../../ui/i18n.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { invalidateQueries } from '../../ui/invalidate-queries.ts';
import type { ChangedBooking, WaitingLine } from '../../../contract/desk/booking-shapes.ts';
import { type Outcome, useCommand } from '../../ui/api.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { sayBooking } from './booking-messages.ts';
import { sayRefusal } from '../../ui/window-words.ts';

type Changed = { readonly change: number | null } & Partial<Pick<ChangedBooking, 'warnings' | 'waiting'>>;

function whoWaits(waiting: readonly WaitingLine[]): string {
  return waiting
    .map(({ tenantShort, contact, phone }) => [tenantShort, contact, phone].filter((one) => one !== null && one !== undefined).join(' '))
    .join(sayMark('；'));
}

/** Says that bookings were changed. */
export function useBookingNotice(): (text: string, changed: Changed) => void {
  const notices = useNotices();
  const { run } = useCommand('bookings.undo');
  return useCallback(
    (text, { change, warnings = [], waiting = [] }) => {
      const more = warnings.map((warning) => sayBooking('warned', { text: sayRefusal(warning) }));
      if (waiting.length > 0) more.push(sayBooking('waitingNow', { who: whoWaits(waiting) }));
      notices.done(text, change === null ? undefined : { change, run }, more);
    },
    [notices, run],
  );
}

/** A booking that somebody else has changed is asked for again, so that its new state stands on screen beside the refusal. */
export function useStaleLook(): (outcome: Outcome<unknown>) => void {
  const queries = useQueryClient();
  return useCallback(
    (outcome) => {
      if (!outcome.ok && outcome.refusal?.code === 'BOOKING_CHANGED') void invalidateQueries(queries);
    },
    [queries],
  );
}

/**
 * The version that a form was opened on: what somebody else changes meanwhile is refused, not overwritten. Once that was said, and the new
 * state stands on screen, the next try is on it. `first`: what a draft that is taken up was typed over.
 */
export function useSeenVersion(
  current: number,
  first = current,
): { readonly version: number; readonly heard: (outcome: Outcome<unknown>) => void } {
  const [seen, setSeen] = useState<number | null>(first);
  const look = useStaleLook();
  const heard = (outcome: Outcome<unknown>): void => {
    look(outcome);
    if (!outcome.ok && outcome.refusal?.code === 'BOOKING_CHANGED') setSeen(null);
  };
  return { version: seen ?? current, heard };
}
