// What can be done with an opened booking: one command each, said with its undo.
import type { SeriesScope } from '../../../domain/booking/series.ts';
import { useEffect, useState } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import type { BookingLine, ChangedBooking } from '../../../contract/desk/booking-shapes.ts';
import { findStateBefore } from '../../../contract/desk/desk-texts.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { isPutBack } from '../../../domain/booking/booking.ts';
import { instant, getMinuteOfDay, printClock } from '../../../domain/time/calendar.ts';
import { type Outcome, useCommand } from '../../ui/api.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { formatYuan } from '../../ui/values.tsx';
import { useDraftKeeper } from '../draft-keeper.tsx';
import { useConsent } from '../use-consent.tsx';
import { formatCalled } from './called.ts';
import { useBookingNotice, useStaleLook } from './booking-notice.ts';
import { sayDetail } from './detail-messages.ts';
import { saySeries } from './series-messages.ts';
import { useActualTime } from './use-actual-time.tsx';
import { canStep, formatStep, isLive } from './detail-texts.ts';

type AnswerOf<M extends (...given: never[]) => Promise<unknown>> = Extract<Awaited<ReturnType<M>>, { ok: true }>['value'];
/** An opened booking as `bookings.get` answers it. */
export type OpenBooking = AnswerOf<LivebaseClient['bookings']['get']>;
/** What a longer end would hit. */
export type Extension = AnswerOf<LivebaseClient['bookings']['extension']> & { readonly minutes: number };

/** What is unfolded in the panel. */
type DetailPart = 'move' | 'edit' | 'extend' | 'history' | null;
type DetailDialog = 'cancel' | 'putBack' | null;

function clock(value: number): string {
  return printClock(getMinuteOfDay(instant(value)));
}

function useStateMoves(booking: BookingLine) {
  const notice = useBookingNotice();
  const look = useStaleLook();
  const { run, isBusy } = useCommand('bookings.state');
  const outcome = (answer: Outcome<ChangedBooking>, isBack: boolean): void => {
    look(answer);
    if (!answer.ok) return;
    notice(formatStep(answer.value.booking, answer.value.price ?? null, isBack), answer.value);
  };
  const go = async (
    to: BookingState,
    reason: string | null,
    { waive = null, at = null }: { readonly waive?: string | null; readonly at?: string | null } = {},
  ): Promise<Outcome<unknown>> => {
    const answer = await run({ booking: booking.id, version: booking.version, to, at, reason, waive });
    outcome(answer, isPutBack(booking.state, to));
    return answer;
  };
  return { go, isBusy };
}

function useExtending(booking: BookingLine, onHits: (hits: Extension) => void) {
  const notices = useNotices();
  const notice = useBookingNotice();
  const look = useStaleLook();
  const { run: ask, isBusy: isAsking } = useCommand('bookings.extension');
  const { run, isBusy } = useCommand('bookings.extend');
  const consent = useConsent();
  const write = async (minutes: number): Promise<void> => {
    const answer = await consent.send((overrideReason) => run({ id: booking.id, version: booking.version, minutes, overrideReason }));
    look(answer);
    if (!answer.ok) {
      notices.failed(answer);
      return;
    }
    const { booking: now } = answer.value;
    notice(sayDetail('extended', { ...formatCalled(now), time: clock(now.to) }), answer.value);
  };
  /** Extends at once where nothing is hit, else shows what is. */
  const extend = async (minutes: number): Promise<void> => {
    const answer = await ask({ id: booking.id, minutes });
    if (!answer.ok) notices.failed(answer);
    else if (answer.value.hits.length === 0 && answer.value.refusal === null) await write(minutes);
    else onHits({ ...answer.value, minutes });
  };
  return { extend, isBusy: isAsking || isBusy, askedReason: consent.dialog };
}

/** Cancels one booking, or dates of its series. */
function useCancelling(booking: BookingLine, go: ReturnType<typeof useStateMoves>['go']) {
  const notice = useBookingNotice();
  const look = useStaleLook();
  const { run } = useCommand('series.cancel');
  return async (reason: string, scope: SeriesScope, waive: string | null): Promise<Outcome<unknown>> => {
    if (scope === 'this') return go('cancelled', reason, { waive });
    const answer = await run({ id: booking.id, version: booking.version, scope, reason, waive });
    look(answer);
    if (!answer.ok) return answer;
    const { count, charge = 0 } = answer.value;
    notice(
      charge > 0 ? saySeries('cancelledPrice', { count, total: formatYuan(charge) }) : saySeries('cancelled', { count }),
      answer.value,
    );
    return answer;
  };
}

/** The commands of an opened booking. */
export function useDetail({ booking, moves }: OpenBooking, rules: BoardDay['rules']) {
  const notices = useNotices();
  const [part, setPart] = useState<DetailPart>(null);
  const { edit } = useDraftKeeper();
  const isDraftWanted = edit?.booking === booking.id && edit.isWanted;
  useEffect(() => {
    if (isDraftWanted) setPart('edit');
  }, [isDraftWanted]);
  const [dialog, setDialog] = useState<DetailDialog>(null);
  const [hits, setHits] = useState<Extension | null>(null);
  const { go, isBusy } = useStateMoves(booking);
  const extending = useExtending(booking, (found) => {
    setHits(found);
    setPart('extend');
  });
  const cancel = useCancelling(booking, go);
  const timed = useActualTime((_, to, at) => go(to, null, { at }), rules);
  const step = async (to: BookingState): Promise<void> => {
    const answer = await timed.go(booking, to);
    if (answer !== null && !answer.ok) notices.failed(answer);
  };
  const back = findStateBefore(booking.state, moves);
  return {
    part,
    toggle: (next: Exclude<DetailPart, null>) => setPart((now) => (now === next ? null : next)),
    closePart: () => setPart(null),
    dialog,
    setDialog,
    hits,
    extend: extending.extend,
    step,
    cancel,
    putBack: (reason: string): Promise<Outcome<unknown>> => go(back ?? booking.state, reason),
    can: (to: BookingState): boolean => canStep(to, { from: booking.from, moves, back }, Date.now()),
    canPutBack: back !== undefined,
    askedTime: timed.dialog,
    askedReason: extending.askedReason,
    isLive: isLive(booking.state),
    isBusy: isBusy || extending.isBusy,
  };
}

export type Detail = ReturnType<typeof useDetail>;
