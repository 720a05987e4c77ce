// Enters a blackout: from a day and time to another, once or repeated, why, and which bookings it hits.
import { Checkbox } from 'antd';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { getDayOfInstant, instant, parseDay } from '../../domain/time/calendar.ts';
import { ActionForm } from '../ui/dialog/ActionForm.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { RepeatFields } from '../ui/fields/RepeatFields.tsx';
import { NotesField, TextField } from '../ui/fields/text-fields.tsx';
import { Show } from '../ui/Notes.tsx';
import { SideDrawer } from '../ui/SideDrawer.tsx';
import { BlackoutView } from './BlackoutPreview.tsx';
import { formatStudioField } from './studio-values.ts';
import { sayStudio } from './studio-messages.ts';
import { useBlackout } from './use-blackout.ts';

type Form = ReturnType<typeof useBlackout>;

function WhenFields({ form: { typed, set, errors } }: { readonly form: Form }) {
  return (
    <div className="studios-pair">
      <DayField label={sayStudio('blackoutFromDay')} isNeeded value={typed.fromDay} onChange={(fromDay) => set({ fromDay })} />
      <TextField
        label={sayStudio('blackoutFromTime')}
        isNeeded
        placeholder="08:00"
        value={typed.fromTime}
        error={errors.from}
        onChange={(fromTime) => set({ fromTime })}
      />
      <DayField label={sayStudio('blackoutToDay')} isNeeded value={typed.toDay} onChange={(toDay) => set({ toDay })} />
      <TextField
        label={sayStudio('blackoutToTime')}
        isNeeded
        placeholder="18:00"
        value={typed.toTime}
        error={errors.to}
        onChange={(toTime) => set({ toTime })}
      />
    </div>
  );
}

/** Whether to save it although bookings lie in it. */
function Question({ form }: { readonly form: Form }) {
  return (
    <>
      <Checkbox checked={form.isSeen} onChange={({ target }) => form.see(target.checked)}>
        {sayStudio('hitsGoOn')}
      </Checkbox>
      {form.isTried && !form.isSeen ? (
        <p className="studios-asks" role="alert">
          {sayStudio('hitsAsk')}
        </p>
      ) : null}
    </>
  );
}

export function BlackoutDrawer({ detail, onClose }: { readonly detail: StudioDetail; readonly onClose: () => void }) {
  const form = useBlackout(detail, onClose);
  const { typed, set, errors, wish, asked, isTouched, save } = form;
  const startsOn = parseDay(typed.fromDay ?? '') ?? getDayOfInstant(instant(0));
  return (
    <SideDrawer title={`${sayStudio('blackoutAdd')} · ${formatStudioField(detail, 'code')}`} onClose={onClose}>
      <ActionForm isUnsaved={isTouched} isReady={wish === null || asked.state !== 'loading'} act={save} onCancel={onClose}>
        <WhenFields form={form} />
        <RepeatFields repeat={typed.repeat} startsOn={startsOn} onChange={(repeat) => set({ repeat })} />
        <Checkbox checked={typed.isAll} onChange={({ target }) => set({ isAll: target.checked })}>
          {sayStudio('blackoutAll')}
        </Checkbox>
        <NotesField
          label={sayStudio('blackoutReason')}
          isNeeded
          value={typed.reason}
          error={errors.reason}
          onChange={(reason) => set({ reason })}
        />
        {wish === null ? null : (
          <Show asked={asked}>
            {(preview) => <BlackoutView preview={preview} isAll={typed.isAll} question={<Question form={form} />} />}
          </Show>
        )}
      </ActionForm>
    </SideDrawer>
  );
}
