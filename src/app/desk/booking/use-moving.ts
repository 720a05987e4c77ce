// Moving a booking: its typed slot, what the judge says, the move, the swap, and dates of its series together.
import { useState } from 'react';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BoardDay } from '../../../contract/desk/board.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { instant, isoInstant, minuteOfDay } from '../../../domain/time/calendar.ts';
import { useClient, useCommand } from '../../kit/api.tsx';
import type { Outcome } from '../../kit/api.tsx';
import { useWords } from '../../kit/i18n.ts';
import type { Desk } from '../desk-state.ts';
import { called } from './called.ts';
import { useBookingNotice, useSeenVersion, useStaleLook } from './booking-notice.ts';
import type { ChangeQuestion } from './ChangePreview.tsx';
import { detailWords } from './detail-words.ts';
import type { PlanChoice } from './plan-choices.ts';
import type { Scope } from './ReasonDialog.tsx';
import { seriesWords } from './series-words.ts';
import type { OpenBooking } from './use-detail.ts';
import { startOf, useSlotForm } from './use-slot.ts';
import { useVerdict } from './use-verdict.ts';
import type { Verdict } from './use-verdict.ts';
import { useWhen } from './when-text.ts';
import { typedOrNull } from '../../kit/values.tsx';

interface MovingProps {
  readonly open: OpenBooking;
  readonly desk: Desk;
  readonly board: BoardDay;
  /** Brings the focus to what is offered instead. */
  readonly toPlan: () => void;
  readonly onDone: () => void;
}

type Left = Extract<Awaited<ReturnType<LivebaseClient['series']['change']>>, { ok: true }>['value']['left'];
type Swap = Extract<PlanChoice, { kind: 'swap' }>;

/** The change of the series that the typed slot of one of its dates comes to; null: something is missing, or it is for this date alone. */
function changeOf(
  { booking }: OpenBooking,
  scope: Scope,
  wish: { readonly studio: number | null; readonly from: number; readonly to: number } | null,
): ChangeQuestion | null {
  if (wish === null || wish.studio === null || scope === 'this') return null;
  return {
    id: booking.id,
    version: booking.version,
    scope,
    studio: wish.studio === booking.studio ? null : wish.studio,
    startsMinute: wish.from === booking.from ? null : minuteOfDay(instant(wish.from)),
    minutes: wish.to - wish.from === booking.to - booking.from ? null : wish.to - wish.from,
  };
}

function useSeriesChange({ onDone }: MovingProps, question: ChangeQuestion | null) {
  const say = useWords(seriesWords);
  const client = useClient();
  const notice = useBookingNotice();
  const look = useStaleLook();
  const { run, isBusy } = useCommand(client.series.change);
  const [left, setLeft] = useState<Left>([]);
  const change = async (mode: 'free' | 'all'): Promise<Outcome<unknown> | null> => {
    if (question === null) return null;
    const answer = await run({ ...question, mode });
    look(answer);
    if (!answer.ok) return answer;
    const counts = { count: answer.value.bookings.length, left: answer.value.left.length };
    notice(say(counts.left === 0 ? 'changed' : 'changedSome', counts), answer.value);
    setLeft(answer.value.left);
    if (counts.left === 0) onDone();
    return answer;
  };
  return { question, change, isBusy, left };
}

function useSwapping({ open, onDone }: MovingProps) {
  const say = useWords(detailWords);
  const client = useClient();
  const notice = useBookingNotice();
  const look = useStaleLook();
  const { run, isBusy } = useCommand(client.bookings.swap);
  const swap = async ({ other, theirs, slot }: Swap, reason: string | null): Promise<Outcome<unknown>> => {
    const { booking } = open;
    const to = (place: { studio: number; from: number; to: number }) => ({
      studio: place.studio,
      from: isoInstant(instant(place.from)),
      to: isoInstant(instant(place.to)),
    });
    const answer = await run({
      moves: [
        { id: booking.id, version: booking.version, ...to(slot) },
        { id: other.id, version: other.version, ...to(theirs) },
      ],
      book: null,
      reason,
    });
    look(answer);
    if (!answer.ok) return answer;
    notice(say('swappedPlaces', { a: booking.tenantShort, b: other.tenantShort }), answer.value);
    onDone();
    return answer;
  };
  return { swap, isBusy };
}

/** Without the place where the booking is already. */
function elsewhere(verdict: Verdict, { studio, from, to }: BookingLine): Verdict {
  const isOther = ({ kind, slot }: PlanChoice): boolean =>
    kind === 'swap' || slot.studio !== studio || slot.from !== from || slot.to !== to;
  return { ...verdict, choices: verdict.choices.filter(isOther) };
}

/** A move under way. */
export function useMoving(props: MovingProps) {
  const { open, desk, board, toPlan, onDone } = props;
  const { booking } = open;
  const say = useWords(detailWords);
  const { when } = useWhen();
  const client = useClient();
  const notice = useBookingNotice();
  const { version, heard } = useSeenVersion(booking.version);
  const { run, isBusy } = useCommand(client.bookings.move);
  const slot = useSlotForm(startOf(booking), desk, board);
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState<Scope>('this');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const { studio } = slot.typed;
  const times = slot.times === null ? null : { from: isoInstant(slot.times.from), to: isoInstant(slot.times.to) };
  const isSame = studio === booking.studio && slot.times?.from === booking.from && slot.times.to === booking.to;
  const equipment = booking.equipment.map(([id, count]): [number, number] => [id, count]);
  const question =
    times === null || studio === null || isSame ? null : { booking: booking.id, studio, tenant: booking.tenant, ...times, equipment };
  const judged = useVerdict(scope === 'this' ? question : null);
  const verdict = elsewhere(judged, booking);
  const isWarned = verdict.asks.length > 0 || (outcome !== null && !outcome.ok && outcome.refusal?.code === 'BOOKING_WARNED');
  const series = useSeriesChange(props, changeOf(open, scope, slot.times === null ? null : { studio, ...slot.times }));
  const swapping = useSwapping(props);
  const words = typedOrNull(reason);
  const move = async (): Promise<void> => {
    if (times === null || studio === null || isBusy) return;
    if (isSame) onDone();
    else if (!verdict.isStale && verdict.refusal !== null) toPlan();
    else {
      const answer = await run({ id: booking.id, version, studio, ...times, onWarning: 'ask', overrideReason: words });
      heard(answer);
      setOutcome(answer);
      if (!answer.ok) return;
      const code = board.studios.find((one) => one.id === studio)?.code ?? open.studioCode;
      notice(say('moved', { studio: code, times: when(answer.value.booking, desk.state.day), ...called(answer.value.booking) }), {
        ...answer.value,
        warnings: [],
      });
      onDone();
    }
  };
  return {
    slot,
    verdict,
    isWarned,
    reason,
    setReason,
    scope,
    setScope,
    outcome,
    series,
    isBusy: isBusy || series.isBusy || swapping.isBusy,
    move,
    changeSeries: async (mode: 'free' | 'all'): Promise<void> => setOutcome(await series.change(mode)),
    swap: async (choice: Swap): Promise<void> => setOutcome(await swapping.swap(choice, words)),
  };
}

export type Moving = ReturnType<typeof useMoving>;
