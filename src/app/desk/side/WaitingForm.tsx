// The form of an entry of the waiting list: who, for how long, when it would do.
import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { BoardStudio } from '../../../contract/desk/board.ts';
import type { WaitingLine } from '../../../contract/desk/booking-shapes.ts';
import { createInstantAt, type Day, instant } from '../../../domain/time/calendar.ts';
import { STUDIO_KINDS } from '../../../domain/base/catalogue.ts';
import { useCommand, type Outcome } from '../../ui/api.tsx';
import { areNamesLoading, ChoiceField, useNames } from '../../ui/fields/choice-fields.tsx';
import { TextField } from '../../ui/fields/text-fields.tsx';
import { sayUi } from '../../ui/ui-messages.ts';
import { useAskToLeave, useUnsaved } from '../../ui/leave-guard.tsx';
import { OutcomeNote } from '../../ui/OutcomeNote.tsx';
import { readTimes } from '../../ui/time-text.ts';
import { useBookingNotice } from '../booking/booking-notice.ts';
import { sayBooking } from '../booking/booking-messages.ts';
import { ComboBox } from '../booking/ComboBox.tsx';
import { findStudiosFor, findTenantsFor } from '../booking/matching.ts';
import { parseMinutesOfDay, readArea, readMinutes } from './read-need.ts';
import { saySide } from './side-messages.ts';
import { turnHour, useDeskDay, useNow } from '../use-now.ts';
import { useFirstField } from '../../ui/first-field.ts';
import { createSent, createTyped, judgeTyped, type Typed } from './waiting-form.ts';

function useWaitingForm(day: Day, entry: WaitingLine | null, onDone: () => void) {
  const today = useDeskDay();
  const notice = useBookingNotice();
  const add = useCommand('waiting.add');
  const change = useCommand('waiting.change');
  const [first] = useState(() => createTyped(entry, day, turnHour()));
  const [typed, setTyped] = useState(first);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [isTried, setTried] = useState(false);
  useUnsaved(JSON.stringify(typed) !== JSON.stringify(first));
  const ground = { day, today, start: createInstantAt(day, 1080), now: instant(useNow()), dayTurnHour: turnHour() };
  const times = typed.times.trim() === '' ? null : readTimes(typed.times, ground);
  const span = times === null ? null : parseMinutesOfDay(times, day, { dayTurnHour: turnHour() });
  const minutes = readMinutes(typed.minutes);
  const area = readArea(typed.area);
  const read = { span, minutes, area };
  const wrong = judgeTyped(typed, read);
  const save = async (): Promise<void> => {
    setTried(true);
    const sent = createSent(day, typed, read);
    if (sent === null) return;
    const answer = entry === null ? await add.run(sent) : await change.run({ ...sent, id: entry.id, version: entry.version });
    setOutcome(answer);
    if (!answer.ok) return;
    notice(saySide(entry === null ? 'added' : 'changed', { name: answer.value.entry.tenantShort }), answer.value);
    onDone();
  };
  return {
    typed,
    set: (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part })),
    wrong,
    isTried,
    outcome,
    save,
    isBusy: add.isBusy || change.isBusy,
  };
}

type Form = ReturnType<typeof useWaitingForm>;

/** Who waits, found as in the booking form; Enter goes on to the times. */
function WhoWaits({ form, onTaken }: { readonly form: Form; readonly onTaken: () => void }) {
  const names = useNames();
  const { typed, set, wrong, isTried } = form;
  const chosen = names.tenants.find((one) => one.id === typed.tenant)?.short ?? '';
  return (
    <ComboBox
      label={sayBooking('tenant')}
      text={typed.tenantText ?? chosen}
      placeholder={sayBooking('tenantHint')}
      matches={findTenantsFor(names.tenants, typed.tenantText ?? '', sayBooking('left'))}
      isLate={areNamesLoading(names)}
      none={sayBooking('noTenant', { text: typed.tenantText ?? '' })}
      error={isTried && wrong.tenant ? sayBooking('pickTenant') : null}
      onType={(tenantText) => set({ tenant: null, tenantText })}
      onTake={({ id }, isEnter) => {
        set({ tenant: id, tenantText: null });
        if (isEnter) onTaken();
      }}
      onEnter={onTaken}
    />
  );
}

/** Which studio alone would do; left empty, any that fits. */
function WhichStudio({ form, studios }: { readonly form: Form; readonly studios: readonly BoardStudio[] }) {
  const { typed, set, wrong, isTried } = form;
  const chosen = studios.find(({ id }) => id === typed.studio)?.code ?? '';
  const text = typed.studioText ?? chosen;
  return (
    <ComboBox
      label={sayBooking('studio')}
      text={text}
      placeholder={saySide('anyStudio')}
      // A code that is cleared is no studio: Tab would take the first of all.
      matches={text.trim() === '' ? [] : findStudiosFor(studios, text)}
      none={sayBooking('noStudio', { text })}
      error={isTried && wrong.studio ? sayBooking('noStudio', { text }) : null}
      onType={(studioText) => set({ studio: null, studioText })}
      onTake={({ id }) => set({ studio: id, studioText: null })}
      onEnter={() => void form.save()}
    />
  );
}

interface WaitingFormProps {
  readonly day: Day;
  readonly studios: readonly BoardStudio[];
  readonly entry: WaitingLine | null;
  readonly onDone: () => void;
}

function Buttons({ isBusy, onCancel }: { readonly isBusy: boolean; readonly onCancel: () => void }) {
  return (
    <div className="side-buttons">
      <Button onClick={onCancel}>{sayUi('cancel')}</Button>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {saySide('save')}
      </Button>
    </div>
  );
}

/** The form; `entry` null: a new one. */
export function WaitingForm({ day, studios, entry, onDone }: WaitingFormProps) {
  const form = useWaitingForm(day, entry, onDone);
  const { typed, set, wrong } = form;
  const askToLeave = useAskToLeave();
  const box = useFirstField();
  const goOn = (): void => [...(box.current?.querySelectorAll('input') ?? [])][1]?.focus();
  const giveUp = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    askToLeave(onDone);
  };
  return (
    <form
      ref={box}
      className="side-form"
      onKeyDown={giveUp}
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <WhoWaits form={form} onTaken={goOn} />
      <TextField
        label={saySide('times')}
        help={saySide('timesHelp')}
        error={wrong.times ? saySide('timesWrong') : null}
        value={typed.times}
        onChange={(times) => set({ times })}
      />
      <div className="side-pair">
        <TextField
          label={saySide('minutes')}
          isNeeded
          error={wrong.minutes ? saySide('minutesWrong') : null}
          value={typed.minutes}
          onChange={(text) => set({ minutes: text })}
        />
        <TextField
          label={saySide('area')}
          error={wrong.area ? saySide('areaWrong') : null}
          value={typed.area}
          onChange={(area) => set({ area })}
        />
        <TextField label={saySide('contact')} value={typed.contact} onChange={(contact) => set({ contact })} />
        <TextField label={saySide('phone')} value={typed.phone} onChange={(phone) => set({ phone })} />
      </div>
      <WhichStudio form={form} studios={studios} />
      <ChoiceField
        label={saySide('kind')}
        value={typed.kind}
        options={STUDIO_KINDS.map((value) => ({ value, label: value }))}
        onChange={(kind) => set({ kind })}
      />
      <TextField label={saySide('note')} value={typed.note} onChange={(note) => set({ note })} />
      <OutcomeNote outcome={form.outcome} />
      <Buttons isBusy={form.isBusy} onCancel={() => askToLeave(onDone)} />
    </form>
  );
}
