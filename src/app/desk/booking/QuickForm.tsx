// The quick form: tenant, studio, times, state in one line of reading; what the judge says below; Enter books.
import { Button, Segmented } from 'antd';
import { useId } from 'react';
import type { WaitingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { areNamesLoading } from '../../ui/fields/choice-fields.tsx';
import { TextField } from '../../ui/fields/text-fields.tsx';
import { useSayShort } from '../../ui/short-refusal.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Note } from '../../ui/Notes.tsx';
import { OutcomeNote } from '../../ui/OutcomeNote.tsx';
import type { Desk } from '../desk-state.ts';
import { sayBooking } from './booking-messages.ts';
import { closeAtHome } from './close-on.ts';
import { ComboBox } from './ComboBox.tsx';
import { DetailFields } from './DetailFields.tsx';
import { handleEnter } from './form-keys.ts';
import { findTenantsFor } from './matching.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { listFreeChoices } from './plan-choices.ts';
import { computeNextRepeat } from '../../ui/fields/repeat.ts';
import { RepeatFields } from '../../ui/fields/RepeatFields.tsx';
import { SeriesPreview } from './SeriesPreview.tsx';
import { StudioBox, TimesBox } from './SlotFields.tsx';
import { printMoment } from '../../ui/time-text.ts';
import { NEW_STATES } from './typed.ts';
import { type BookingAction, useBooking } from './use-booking.ts';
import { focusFirst, type QuickForm as Form, type QuickFormProps, useQuickForm } from './use-quick-form.ts';
import { PlanList, VerdictView } from './VerdictView.tsx';
import { WarningReason } from './WarningReason.tsx';
import { computeUsualHold, isOutOfReach, isWarned, judgeTimes } from './booking-inputs.ts';
import { formatEntry } from './detail-texts.ts';
import { convertMillisecondsToInstant } from '../../../domain/time/calendar.ts';

interface FormProps {
  readonly form: Form;
  readonly action: BookingAction;
}

/** The tenant, by Pinyin initials or characters. */
function TenantBox({ form, action }: FormProps) {
  const { names, typed, set, boxes, slot } = form;
  const matches = findTenantsFor(names.tenants, typed.tenantText ?? '', sayBooking('left'));
  const isWrong = form.isTried && typed.tenant === null;
  const next = (): void => {
    if (slot.typed.studio === null && slot.times === null) boxes.studio.current?.focus();
    else boxes.times.current?.focus();
  };
  return (
    <ComboBox
      label={sayBooking('tenant')}
      boxRef={boxes.tenant}
      text={form.tenantLabel}
      placeholder={sayBooking('tenantHint')}
      matches={matches}
      isLate={areNamesLoading(names)}
      none={sayBooking('noTenant', { text: typed.tenantText ?? '' })}
      error={isWrong ? sayBooking('pickTenant') : null}
      onType={(tenantText) => set({ tenant: null, tenantText })}
      onTake={({ id }, isEnter) => {
        set({ tenant: id, tenantText: null });
        if (!isEnter) return;
        // One drag, one name, Enter: with the slot drawn and no second tenant of that name, there is nothing left to say.
        if (matches.length === 1 && slot.typed.studio !== null && slot.times !== null && typed.repeat.frequency === 'none')
          void action.book(id);
        else next();
      }}
      onEnter={() => (typed.tenant === null || slot.times === null ? next() : void action.book())}
    />
  );
}

function StateFields({ form, action, board }: FormProps & { readonly board: BoardDay }) {
  const id = useId();
  const { typed, set, slot } = form;
  const { optionHours } = board.rules;
  const usual =
    slot.times === null
      ? ''
      : printMoment(
          computeUsualHold({ from: slot.times.from, optionHours, now: convertMillisecondsToInstant(Date.now()) }),
          slot.ground.day,
        );
  const isWrong = typed.holds.trim() !== '' && form.holdsUntil === null;
  return (
    <div className="booking-state">
      <div role="group" aria-labelledby={id}>
        <div className="field-label" id={id}>
          {sayBooking('state')}
        </div>
        <Segmented
          value={typed.state}
          aria-label={sayBooking('state')}
          options={NEW_STATES.map((value) => ({ value, label: sayBooking(value === 'checked_in' ? 'arrived' : value) }))}
          onChange={(state) => set({ state })}
        />
      </div>
      {typed.state === 'option' ? (
        <div role="presentation" onKeyDown={handleEnter(() => void action.book())}>
          <TextField
            label={sayBooking('holds')}
            value={typed.holds}
            placeholder={usual}
            help={sayBooking('holdsHelp')}
            error={isWrong ? sayBooking('holdsWrong') : null}
            onChange={(holds) => set({ holds })}
          />
        </div>
      ) : null}
    </div>
  );
}

/** Asked for where there is something to know. */
function ReasonBox({ form, action }: FormProps) {
  const { outcome } = action;
  if (form.verdict.asks.length === 0 && !isWarned(outcome)) return null;
  const isLacking = form.isTried && form.typed.reason.trim() === '';
  return (
    <WarningReason
      value={form.typed.reason}
      onChange={(reason) => form.set({ reason })}
      help={sayBooking('reasonHelp')}
      isLacking={isLacking}
      boxRef={form.boxes.reason}
      onEnter={() => void action.book()}
    />
  );
}

/** Where no studio was typed: which one is taken, or that none is free and what is near. */
function ProposalView({ form, action }: FormProps) {
  const sayShort = useSayShort();
  const { proposals, slot, boxes } = form;
  const from = slot.times?.from ?? 0;
  if (proposals.isAsking) return <div className="soft">{sayBooking('proposing')}</div>;
  if (slot.typed.studio !== null || form.typed.tenant === null || slot.times === null || proposals.slots.length > 0) return null;
  const { refusal } = proposals;
  const choices = listFreeChoices(proposals.near, from);
  return (
    <>
      <Note tone="danger" title={refusal === null ? sayBooking('noneFree') : sayShort(refusal)}>
        {refusal === null && choices.length === 0 ? sayBooking('noneFreeNear') : null}
      </Note>
      {choices.length === 0 ? null : (
        <PlanList
          title={sayBooking('near')}
          choices={choices}
          day={slot.ground.day}
          onTake={action.take}
          listRef={(list) => {
            boxes.plan.current = list;
          }}
        />
      )}
    </>
  );
}

function SlotLine({ form, action }: FormProps) {
  const { slot, boxes, isTried, proposals } = form;
  const best = proposals.slots[0];
  const wrong = judgeTimes(slot.typed.times, slot.times, isTried);
  const go = (): void => void action.book();
  return (
    <div className="booking-slot-line">
      <StudioBox
        slot={slot}
        boxRef={boxes.studio}
        placeholder={
          best === undefined ? sayBooking('studioAuto') : sayBooking(best.isOwn ? 'proposalOwn' : 'proposal', { studio: best.code })
        }
        onNext={() => boxes.times.current?.focus()}
      />
      <TimesBox
        slot={slot}
        boxRef={boxes.times}
        error={wrong === null ? null : sayBooking(wrong === 'needed' ? 'timesNeeded' : 'timesWrong')}
        onEnter={go}
        onDown={() => focusFirst(boxes.plan.current)}
      />
    </div>
  );
}

function MoreFields({ form, action, board }: FormProps & { readonly board: BoardDay }) {
  const { typed, set } = form;
  return (
    <DetailFields
      details={typed.details}
      equipment={board.equipment}
      onChange={(details) => set({ details })}
      onDone={() => void action.book()}
    />
  );
}

/** How it repeats, right below the slot, so that the dates stand on the screen with it. */
function Repeats({ form, action, desk }: FormProps & { readonly desk: Desk }) {
  const { typed, set, slot, isMore, boxes } = form;
  if (typed.repeat.frequency === 'none' && !isMore) return null;
  return (
    <RepeatFields
      repeat={typed.repeat}
      startsOn={slot.times === null ? slot.ground.day : slot.times.from}
      onChange={(repeat) => set({ repeat })}
      onKeyDown={handleEnter(() => void action.book())}
      shortcut="F3"
    >
      {typed.repeat.frequency === 'none' ? null : (
        <SeriesPreview
          form={form}
          desk={desk}
          listRef={(list) => {
            boxes.plan.current = list;
          }}
        />
      )}
    </RepeatFields>
  );
}

function Answer({ form, action }: FormProps) {
  const { boxes, verdict, slot, typed } = form;
  const listRef = (list: HTMLElement | null): void => {
    boxes.plan.current = list;
  };
  if (typed.repeat.frequency !== 'none') return null;
  const { outcome } = action;
  const isSaid = outcome !== null && !outcome.ok && (isWarned(outcome) || outcome.refusal?.code === verdict.refusal?.code);
  return (
    <>
      <VerdictView verdict={verdict} day={slot.ground.day} onTake={action.take} listRef={listRef} />
      <ReasonBox form={form} action={action} />
      {isSaid ? null : <OutcomeNote outcome={outcome} />}
    </>
  );
}

/** What the entry of the waiting list wishes. */
function EntryNote({ entry }: { readonly entry: WaitingLine }) {
  return <p className="soft">{formatEntry(entry)}</p>;
}

/** What is wished cannot be had: not in that studio, or in none. */
function isRefused({ verdict, proposals, slot }: Form): boolean {
  const { studio } = slot.typed;
  return isOutOfReach({ refusal: verdict.refusal, studio, times: slot.times, isAsking: proposals.isAsking, found: proposals.slots.length });
}

export function QuickForm(props: QuickFormProps) {
  const { opened, desk, board, entry } = props;
  const form = useQuickForm(props);
  const action = useBooking(form, { opened, desk, board });
  const { isMore, setMore } = form;
  const repeat = (): void => form.set({ repeat: computeNextRepeat(form.typed.repeat) });
  const isSeries = form.typed.repeat.frequency !== 'none';
  useKeys([
    { keys: 'F2', words: sayBooking('moreKey'), run: () => setMore(!isMore), alsoInFields: true },
    { keys: 'F3', words: sayBooking('repeatKey'), run: repeat, alsoInFields: true },
    ...(action.canWait ? [{ keys: 'F4', words: sayBooking('waitKey'), run: () => void action.wait(), alsoInFields: true }] : []),
  ]);
  const title = sayBooking('newBooking') + (form.waiting === null ? '' : sayBooking('fromWaiting'));
  return (
    <PanelFrame title={title} onClose={() => closeAtHome(desk, form.home, form.slot.times?.from ?? null)}>
      {entry === null ? null : <EntryNote entry={entry} />}
      <TenantBox form={form} action={action} />
      <SlotLine form={form} action={action} />
      <Repeats form={form} action={action} desk={desk} />
      {isSeries ? null : <StateFields form={form} action={action} board={board} />}
      {isMore ? <MoreFields form={form} action={action} board={board} /> : null}
      <ProposalView form={form} action={action} />
      <Answer form={form} action={action} />
      <div className="line-2">
        {form.typed.repeat.frequency === 'none' ? (
          <Button type="primary" loading={action.isBusy} onClick={() => void action.book()}>
            {sayBooking(form.verdict.asks.length > 0 ? 'bookAnyway' : 'book')}
          </Button>
        ) : null}
        <Button aria-expanded={isMore} onClick={() => setMore(!isMore)}>
          {sayBooking(isMore ? 'less' : 'more')}
        </Button>
        {isRefused(form) && action.canWait ? <Button onClick={() => void action.wait()}>{sayBooking('wait')}</Button> : null}
      </div>
    </PanelFrame>
  );
}
