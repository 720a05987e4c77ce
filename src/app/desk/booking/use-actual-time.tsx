// Checking in and out: at once where the key comes in time, else after asking when it really was.
import { type ReactNode, useState } from 'react';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { chooseBookedTime, isLateKey } from '../../../domain/booking/actual-times.ts';
import { instant, convertMillisecondsToInstant } from '../../../domain/time/calendar.ts';
import type { Outcome } from '../../ui/api.tsx';
import { ActualTimeDialog, type AskedTime } from './ActualTimeDialog.tsx';

/** Writes a state; `at` null: the key alone says when. */
type WriteState = (booking: BookingLine, to: BookingState, at: string | null) => Promise<Outcome<unknown>>;

/** The base asks for the time. */
const ASKS_WHEN: ReadonlySet<string> = new Set(['ARRIVAL_TIME_NEEDED', 'LEAVING_TIME_NEEDED']);

function isTimed(to: BookingState): to is AskedTime['to'] {
  return to === 'checked_in' || to === 'completed';
}

function asksAtOnce({ booking, to }: AskedTime, grid: number): boolean {
  const booked = chooseBookedTime(to, { start: instant(booking.from), end: instant(booking.to) });
  return isLateKey(booked, convertMillisecondsToInstant(Date.now()), grid);
}

/**
 * Wraps what writes a state: `go` writes, or opens the question, also where the base refuses the key alone (its clock counts). Answers
 * null while it is asked. `dialog` is to be drawn.
 */
export function useActualTime(
  write: WriteState,
  grid: number,
): {
  readonly go: (booking: BookingLine, to: BookingState) => Promise<Outcome<unknown> | null>;
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<AskedTime | null>(null);
  const go = async (booking: BookingLine, to: BookingState): Promise<Outcome<unknown> | null> => {
    const wish = isTimed(to) ? { booking, to } : null;
    const isBack = booking.state === 'completed';
    if (wish !== null && !isBack && asksAtOnce(wish, grid)) {
      setAsked(wish);
      return null;
    }
    const answer = await write(booking, to, null);
    if (wish === null || answer.ok || !ASKS_WHEN.has(answer.refusal?.code ?? '')) return answer;
    setAsked(wish);
    return null;
  };
  const dialog =
    asked === null ? null : (
      <ActualTimeDialog {...asked} write={async (at) => write(asked.booking, asked.to, at)} onClose={() => setAsked(null)} />
    );
  return { go, dialog };
}
