// Moves a booking by words: another studio, another time, judged while it is typed; dates of a series together.
import { SERIES_SCOPES, type SeriesScope } from '../../../domain/booking/series.ts';
import { Button, type InputRef, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { Note, Show } from '../../ui/Notes.tsx';
import { OutcomeNote } from '../../ui/OutcomeNote.tsx';
import type { Desk } from '../desk-state.ts';
import { sayBooking } from './booking-messages.ts';
import { sayDetail } from './detail-messages.ts';
import { DateList } from './SeriesPreview.tsx';
import { saySeries } from './series-messages.ts';
import { StudioBox, TimesBox } from './SlotFields.tsx';
import type { OpenBooking } from './use-detail.ts';
import { focusFirst } from './use-quick-form.ts';
import { VerdictView } from './VerdictView.tsx';
import { WarningReason } from './WarningReason.tsx';
import { type Outcome, useApiQuery, useCommand } from '../../ui/api.tsx';
import { formatIsoInstant } from '../../../domain/time/calendar.ts';
import { trimOrNull } from '../../ui/values.tsx';
import { useSettled, useVerdict } from './use-verdict.ts';
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
import { formatChangeSums } from './detail-texts.ts';
import { formatCalled } from './called.ts';
import { useBookingNotice, useSeenVersion, useStaleLook } from './booking-notice.ts';
import { useSlotForm } from './use-slot.ts';
import { formatWhen } from './when-text.ts';

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
function useMoving(props: MovingProps) {
  const { open, desk, board, toPlan, onDone } = props;
  const { booking } = open;
  const notice = useBookingNotice();
  const { version, heard } = useSeenVersion(booking.version);
  const { run, isBusy } = useCommand('bookings.move');
  const slot = useSlotForm(chooseStart(booking, null), desk, board);
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState<SeriesScope>('this');
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
      const moved = answer.value.booking;
      const code = board.studios.find((one) => one.id === studio)?.code ?? open.studioCode;
      notice(sayDetail('moved', { studio: code, times: formatWhen(moved, desk.state.day), ...formatCalled(moved) }), {
        ...answer.value,
        warnings: [],
      });
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

type Moving = ReturnType<typeof useMoving>;

/** Before a question there is none to ask. */
const NOTHING: ChangeQuestion = { id: 1, version: 1, scope: 'all', studio: null, startsMinute: null, minutes: null };

/** The preview; `question` null: a studio or times are not there yet. */
function ChangePreview({ question }: { readonly question: ChangeQuestion | null }) {
  const settled = useSettled(question);
  const asked = useApiQuery('series.changePreview', settled ?? NOTHING, { isWaiting: settled === null });
  if (settled === null) return null;
  if (asked.state === 'loading') return <p className="soft">{saySeries('looking')}</p>;
  return (
    <Show asked={asked}>
      {(preview) =>
        preview.dates.length === 0 ? (
          <p className="soft">{saySeries('changeNone')}</p>
        ) : (
          <section className="stack-2" aria-label={saySeries('change')}>
            <strong role="status">{formatChangeSums({ ...preview, all: preview.dates.length })}</strong>
            <DateList dates={preview.dates} />
          </section>
        )
      }
    </Show>
  );
}

interface MoveFormProps {
  readonly open: OpenBooking;
  readonly desk: Desk;
  readonly board: BoardDay;
  readonly onClose: () => void;
}

function ScopeChoice({ moving }: { readonly moving: Moving }) {
  return (
    <>
      <Segmented
        value={moving.scope}
        aria-label={saySeries('scope')}
        options={SERIES_SCOPES.map((value) => ({ value, label: saySeries(value) }))}
        onChange={moving.setScope}
      />
      {moving.scope === 'this' ? null : <p className="soft">{saySeries('timeOnly')}</p>}
    </>
  );
}

function MoveButtons({ moving, onClose }: { readonly moving: Moving; readonly onClose: () => void }) {
  if (moving.scope !== 'this') {
    return (
      <div className="line-2">
        <Button type="primary" loading={moving.isBusy} onClick={() => void moving.changeSeries('free')}>
          {saySeries('changeFree')}
        </Button>
        <Button loading={moving.isBusy} onClick={() => void moving.changeSeries('all')}>
          {saySeries('changeAll')}
        </Button>
        <Button onClick={onClose}>{sayDetail('giveUp')}</Button>
      </div>
    );
  }
  return (
    <div className="line-2">
      <Button type="primary" loading={moving.isBusy} onClick={() => void moving.move()}>
        {sayDetail(moving.isWarned ? 'moveAnyway' : 'moveButton')}
      </Button>
      <Button onClick={onClose}>{sayDetail('giveUp')}</Button>
    </div>
  );
}

/** The dates that stayed where they were. */
function LeftDates({ moving: { series } }: { readonly moving: Moving }) {
  if (series.left.length === 0) return null;
  return (
    <Note tone="warn" title={saySeries('left')}>
      <DateList dates={series.left} />
    </Note>
  );
}

export function MoveForm({ open, desk, board, onClose }: MoveFormProps) {
  const [studioBox, timesBox, plan] = [useRef<InputRef>(null), useRef<InputRef>(null), useRef<HTMLElement | null>(null)];
  const toPlan = (): void => void focusFirst(plan.current);
  const moving = useMoving({ open, desk, board, toPlan, onDone: onClose });
  const [isTried, setTried] = useState(false);
  const { slot, verdict, scope } = moving;
  useEffect(() => {
    timesBox.current?.focus({ cursor: 'all' });
  }, [timesBox]);
  const enter = (): void => {
    setTried(true);
    if (scope === 'this') void moving.move();
  };
  return (
    <section className="booking-part" aria-label={sayDetail('moveTitle')}>
      <h3 className="booking-part-title">{sayDetail('moveTitle')}</h3>
      {open.booking.series === null ? null : <ScopeChoice moving={moving} />}
      <div className="booking-slot-line">
        <StudioBox slot={slot} boxRef={studioBox} placeholder={sayBooking('studioSmall')} onNext={() => timesBox.current?.focus()} />
        <TimesBox
          slot={slot}
          boxRef={timesBox}
          error={isTried && slot.times === null ? sayBooking('timesWrong') : null}
          onEnter={enter}
          onDown={toPlan}
        />
      </div>
      {scope === 'this' ? (
        <VerdictView
          verdict={verdict}
          day={slot.ground.day}
          onTake={(choice) => {
            if (choice.kind === 'swap') void moving.swap(choice);
            else {
              slot.fill(choice.slot);
              timesBox.current?.focus();
            }
          }}
          listRef={(list) => {
            plan.current = list;
          }}
        />
      ) : (
        <ChangePreview question={moving.series.question} />
      )}
      {moving.isWarned ? (
        <WarningReason value={moving.reason} onChange={moving.setReason} help={sayBooking('reasonNeeded')} onEnter={enter} />
      ) : null}
      <LeftDates moving={moving} />
      <OutcomeNote outcome={moving.outcome} />
      <MoveButtons moving={moving} onClose={onClose} />
      <p className="field-help">{sayDetail('boardHint')}</p>
    </section>
  );
}
