// The short commands of a booking in a list: in, out, longer, confirmed, released. What needs a look first opens the booking.
import { useState } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import type { BookingLine, ChangedBooking } from '../../../contract/desk/booking-shapes.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { formatYuan } from '../../ui/values.tsx';
import { type Outcome, useCommand } from '../../ui/api.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { clockOf } from '../board/board-text.ts';
import { formatAlready, formatCalled } from '../booking/called.ts';
import { useBookingNotice, useStaleLook } from '../booking/booking-notice.ts';
import { sayDetail } from '../booking/detail-messages.ts';
import { useActualTime } from '../booking/use-actual-time.tsx';
import type { Desk } from '../desk-state.ts';
import { useConsent } from '../use-consent.tsx';

/** Where a list may take a booking. */
type Step = Extract<BookingState, 'booked' | 'checked_in' | 'completed' | 'no_show'>;

const NONE: ReadonlySet<number> = new Set();

/** Bookings whose command is on its way. The others wait for nobody: three who come in together are clicked one after the other. */
function useUnderWay() {
  const [ids, setIds] = useState(NONE);
  const during = async <V>({ id }: BookingLine, work: Promise<V>): Promise<V> => {
    setIds((now) => new Set(now).add(id));
    try {
      return await work;
    } finally {
      setIds((now) => new Set([...now].filter((one) => one !== id)));
    }
  };
  return { during, isUnderWay: ({ id }: BookingLine): boolean => ids.has(id) };
}

/** The commands; each says what was done, with its undo. */
export function useDeskSteps(desk: Desk, rules: BoardDay['rules']) {
  const notices = useNotices();
  const notice = useBookingNotice();
  const look = useStaleLook();
  const { run: runState } = useCommand('bookings.state');
  const { during, isUnderWay } = useUnderWay();
  const { run: ask } = useCommand('bookings.extension');
  const { run: runExtend } = useCommand('bookings.extend');
  const consent = useConsent();
  const outcome = (answer: Outcome<ChangedBooking>, text: (booking: BookingLine) => string): void => {
    look(answer);
    if (answer.ok) notice(text(answer.value.booking), answer.value);
    else notices.failed(answer);
  };
  const write = async (booking: BookingLine, to: BookingState, at: string | null): Promise<Outcome<unknown>> => {
    const answer = await during(booking, runState({ booking: booking.id, version: booking.version, to, at, reason: null }));
    look(answer);
    if (!answer.ok) return answer;
    const { booking: now, price = null } = answer.value;
    const values = { ...formatCalled(now), total: price === null ? '' : formatYuan(price.total) };
    notice(sayDetail(to === 'completed' && price !== null ? 'did_completedPrice' : `did_${to}`, values), answer.value);
    return answer;
  };
  const { go, dialog } = useActualTime(write, rules);
  /** Answers whether it is done: not where it is refused, or asked first when that was. */
  const step = async (booking: BookingLine, to: Step): Promise<boolean> => {
    const already = formatAlready(booking, to);
    if (already !== null) {
      notices.done(already);
      return false;
    }
    const answer = await go(booking, to);
    if (answer !== null && !answer.ok) notices.failed(answer);
    return answer?.ok === true;
  };
  const extend = async (booking: BookingLine, minutes: number): Promise<boolean> => {
    const seen = await ask({ id: booking.id, minutes });
    if (!seen.ok) {
      notices.failed(seen);
      return false;
    }
    if (seen.value.hits.length > 0 || seen.value.refusal !== null) {
      desk.act({ type: 'booking', id: booking.id });
      notices.failed({ ok: false, refusal: seen.value.refusal ?? { code: 'BOOKING_HITS', data: {} } });
      return false;
    }
    const { id, version } = booking;
    const answer = await consent.send((overrideReason) => runExtend({ id, version, minutes, overrideReason }));
    outcome(answer, (now) => sayDetail('extended', { ...formatCalled(now), time: clockOf(now.to) }));
    return answer.ok;
  };
  return { step, extend, isUnderWay, askedTime: dialog, askedReason: consent.dialog };
}

export type DeskSteps = ReturnType<typeof useDeskSteps>;
