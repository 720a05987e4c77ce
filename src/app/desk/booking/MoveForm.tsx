// Moves a booking by words: another studio, another time, judged while it is typed; dates of a series together.
import { Button, type InputRef, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { Note, Show } from '../../ui/Notes.tsx';
import { OutcomeNote } from '../../ui/OutcomeNote.tsx';
import type { Desk } from '../desk-state.ts';
import { sayBooking } from './booking-messages.ts';
import { sayDetail } from './detail-messages.ts';
import { SCOPES } from './ReasonDialog.tsx';
import { DateList } from './SeriesPreview.tsx';
import { saySeries } from './series-messages.ts';
import { StudioBox, TimesBox } from './SlotFields.tsx';
import type { OpenBooking } from './use-detail.ts';
import { type Moving, useMoving } from './use-moving.ts';
import { focusFirst } from './use-quick-form.ts';
import { VerdictView } from './VerdictView.tsx';
import { WarningReason } from './WarningReason.tsx';
import { useApiQuery } from '../../ui/api.tsx';
import { useSettled } from './use-verdict.ts';
import type { ChangeQuestion } from './booking-inputs.ts';
import { formatChangeSums } from './detail-texts.ts';

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

function SeriesScope({ moving }: { readonly moving: Moving }) {
  return (
    <>
      <Segmented
        value={moving.scope}
        aria-label={saySeries('scope')}
        options={SCOPES.map((value) => ({ value, label: saySeries(value) }))}
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
      {open.booking.series === null ? null : <SeriesScope moving={moving} />}
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
