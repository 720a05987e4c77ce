// Moving a booking: its typed slot, what the judge says, the move, the swap, and dates of its series together.
import {
  type ChangeQuestion,
  chooseStart,
  createSeriesChange,
  createSwap,
  dropOwnPlace,
  isWarned,
  type Left,
  type Swap,
} from './booking-inputs.ts';
import { useState } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { formatIsoInstant } from '../../../domain/time/calendar.ts';
import { useCommand, type Outcome } from '../../ui/api.tsx';
import type { Desk } from '../desk-state.ts';
import { formatCalled } from './called.ts';
import { useBookingNotice, useSeenVersion, useStaleLook } from './booking-notice.ts';
import { sayDetail } from './detail-messages.ts';
import type { Scope } from './ReasonDialog.tsx';
import { saySeries } from './series-messages.ts';
import type { OpenBooking } from './use-detail.ts';
import { useSlotForm } from './use-slot.ts';
import { useVerdict } from './use-verdict.ts';
import { useWhen } from './when-text.ts';
import { trimOrNull } from '../../ui/values.tsx';

interface MovingProps {
  readonly open: OpenBooking;
  readonly desk: Desk;
  readonly board: BoardDay;
  /** Brings the focus to what is offered instead. */
  readonly toPlan: () => void;
  readonly onDone: () => void;
}

function useSeriesChange({ onDone }: MovingProps, question: ChangeQuestion | null) {
  const notice = useBookingNotice();
  const look = useStaleLook();
  const { run, isBusy } = useCommand('series.change');
  const [left, setLeft] = useState<Left>([]);
  const change = async (mode: 'free' | 'all', overrideReason: string | null): Promise<Outcome<unknown> | null> => {
    if (question === null) return null;
    const answer = await run({ ...question, mode, overrideReason });
    look(answer);
    if (!answer.ok) return answer;
    const counts = { count: answer.value.bookings.length, left: answer.value.left.length };
    notice(saySeries(counts.left === 0 ? 'changed' : 'changedSome', counts), answer.value);
    setLeft(answer.value.left);
    if (counts.left === 0) onDone();
    return answer;
  };
  return { question, change, isBusy, left };
}

function useSwapping({ open, onDone }: MovingProps) {
  const notice = useBookingNotice();
  const look = useStaleLook();
  const { run, isBusy } = useCommand('bookings.swap');
  const swap = async ({ other, theirs, slot }: Swap, reason: string | null): Promise<Outcome<unknown>> => {
    const { booking } = open;
    const answer = await run({
      moves: createSwap(booking, slot, other, theirs),
      book: null,
      reason,
    });
    look(answer);
    if (!answer.ok) return answer;
    notice(sayDetail('swappedPlaces', { a: booking.tenantShort, b: other.tenantShort }), answer.value);
    onDone();
    return answer;
  };
  return { swap, isBusy };
}

/** A move under way. */
export function useMoving(props: MovingProps) {
  const { open, desk, board, toPlan, onDone } = props;
  const { booking } = open;
  const { when } = useWhen();
  const notice = useBookingNotice();
  const { version, heard } = useSeenVersion(booking.version);
  const { run, isBusy } = useCommand('bookings.move');
  const slot = useSlotForm(chooseStart(booking, null), desk, board);
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState<Scope>('this');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const { studio } = slot.typed;
  const times = slot.times === null ? null : { from: formatIsoInstant(slot.times.from), to: formatIsoInstant(slot.times.to) };
  const isSame = studio === booking.studio && slot.times?.from === booking.from && slot.times.to === booking.to;
  const equipment = booking.equipment.map(([id, count]): [number, number] => [id, count]);
  const question =
    times === null || studio === null || isSame ? null : { booking: booking.id, studio, tenant: booking.tenant, ...times, equipment };
  const judged = useVerdict(scope === 'this' ? question : null);
  const verdict = dropOwnPlace(judged, booking);
  const isReasonAsked = verdict.asks.length > 0 || isWarned(outcome);
  const series = useSeriesChange(props, createSeriesChange(open, scope, slot.times === null ? null : { studio, ...slot.times }));
  const swapping = useSwapping(props);
  const words = trimOrNull(reason);
  const move = async (): Promise<void> => {
    if (times === null || studio === null || isBusy) return;
    if (isSame) onDone();
    else if (!verdict.isStale && verdict.refusal !== null) toPlan();
    else {
      const answer = await run({ id: booking.id, version, studio, ...times, overrideReason: words });
      heard(answer);
      setOutcome(answer);
      if (!answer.ok) return;
      const code = board.studios.find((one) => one.id === studio)?.code ?? open.studioCode;
      notice(
        sayDetail('moved', { studio: code, times: when(answer.value.booking, desk.state.day), ...formatCalled(answer.value.booking) }),
        {
          ...answer.value,
          warnings: [],
        },
      );
      onDone();
    }
  };
  return {
    slot,
    verdict,
    isWarned: isReasonAsked,
    reason,
    setReason,
    scope,
    setScope,
    outcome,
    series,
    isBusy: isBusy || series.isBusy || swapping.isBusy,
    move,
    changeSeries: async (mode: 'free' | 'all'): Promise<void> => setOutcome(await series.change(mode, words)),
    swap: async (choice: Swap): Promise<void> => setOutcome(await swapping.swap(choice, words)),
  };
}

export type Moving = ReturnType<typeof useMoving>;
