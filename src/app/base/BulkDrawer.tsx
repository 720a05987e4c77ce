// Many exceptions at once: days, weekdays, whose, hours; written in one change that one undo takes back.
import { Checkbox, Segmented } from 'antd';
import { useId, useState } from 'react';
import { parseDay } from '../../domain/time/calendar.ts';
import { decodeDaySpans } from '../../domain/studio/opening-hours.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionForm, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { StudiosField } from '../ui/fields/choice-fields.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { DayHoursField } from '../ui/fields/hours-field.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { SideDrawer } from '../ui/Page.tsx';
import { sayCalendar } from './calendar-messages.ts';
import { countDays } from './year-days.ts';
import { sayRefusal } from '../ui/window-words.ts';

interface Typed {
  readonly from: string | null;
  readonly to: string | null;
  readonly weekdays: readonly number[];
  readonly isWhole: boolean;
  readonly studios: readonly number[];
  readonly hours: string;
  readonly note: string;
  readonly onTaken: 'keep' | 'replace';
}

const ALL_WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function useBulk(day: string, onClose: () => void) {
  const notices = useNotices();
  const { run } = useCommand('settings.addExceptions');
  const { run: takeBack } = useCommand('settings.undoExceptions');
  const [typed, setTyped] = useState<Typed>({
    from: day,
    to: day,
    weekdays: ALL_WEEKDAYS,
    isWhole: true,
    studios: [],
    hours: '休息',
    note: '',
    onTaken: 'keep',
  });
  const [isTouched, setTouched] = useState(false);
  const set = (change: Partial<Typed>): void => {
    setTouched(true);
    setTyped((now) => ({ ...now, ...change }));
  };
  const spans = decodeDaySpans(typed.hours);
  const hoursError = spans.ok ? (spans.value === null ? sayUi('fieldNeeded') : null) : sayRefusal(spans.refusal);
  const [from, to] = [parseDay(typed.from ?? ''), parseDay(typed.to ?? '')];
  const days = from === null || to === null ? 0 : countDays(from, to, typed.weekdays);
  const places = typed.isWhole ? 1 : typed.studios.length;
  const save = async (): Promise<Acted> => {
    if (from === null || to === null || hoursError !== null || days * places === 0) return null;
    const { weekdays, isWhole, studios, hours, note, onTaken } = typed;
    const words = note.trim();
    const answer = await run({
      from,
      to,
      weekdays: [...weekdays],
      studios: isWhole ? null : [...studios],
      hours,
      note: words === '' ? null : words,
      onTaken,
    });
    if (!answer.ok) return answer;
    onClose();
    const { undo, ...counts } = answer.value;
    notices.done(sayCalendar('bulkDone', counts), undo === null ? undefined : () => takeBack(undo));
    return answer;
  };
  return { typed, set, hoursError, days, places, isTouched, save };
}

type Bulk = ReturnType<typeof useBulk>;

function WhenFields({ bulk }: { readonly bulk: Bulk }) {
  const id = useId();
  const { typed, set } = bulk;
  return (
    <>
      <div className="fields">
        <DayField label={sayCalendar('bulkFrom')} isNeeded value={typed.from} onChange={(from) => set({ from })} />
        <DayField label={sayCalendar('bulkTo')} isNeeded value={typed.to} onChange={(to) => set({ to })} />
      </div>
      <div className="settings-choice" role="group" aria-labelledby={id}>
        <span className="settings-label" id={id}>
          {sayCalendar('bulkWeekdays')}
        </span>
        <Checkbox.Group
          value={[...typed.weekdays]}
          options={ALL_WEEKDAYS.map((value) => ({ value, label: sayCalendar(`weekday${value}`) }))}
          onChange={(weekdays) => set({ weekdays })}
        />
      </div>
    </>
  );
}

function WhoseFields({ bulk }: { readonly bulk: Bulk }) {
  const { typed, set } = bulk;
  return (
    <>
      <div className="settings-choice">
        <span className="settings-label">{sayCalendar('bulkWhose')}</span>
        <Segmented
          aria-label={sayCalendar('bulkWhose')}
          value={typed.isWhole ? 'base' : 'studios'}
          onChange={(whose) => set({ isWhole: whose === 'base' })}
          options={[
            { value: 'base', label: sayCalendar('wholeBase') },
            { value: 'studios', label: sayCalendar('bulkSomeStudios') },
          ]}
        />
      </div>
      {typed.isWhole ? null : (
        <StudiosField label={sayCalendar('bulkStudios')} isNeeded value={typed.studios} onChange={(studios) => set({ studios })} />
      )}
    </>
  );
}

function WhatFields({ bulk }: { readonly bulk: Bulk }) {
  const { typed, set, hoursError } = bulk;
  return (
    <>
      <div className="fields">
        <DayHoursField
          label={sayCalendar('bulkHours')}
          isNeeded
          value={typed.hours}
          error={hoursError}
          onChange={(hours) => set({ hours })}
        />
        <TextField label={sayCalendar('note')} value={typed.note} onChange={(note) => set({ note })} />
      </div>
      <div className="settings-choice">
        <span className="settings-label">{sayCalendar('bulkTaken')}</span>
        <Segmented<'keep' | 'replace'>
          aria-label={sayCalendar('bulkTaken')}
          value={typed.onTaken}
          onChange={(onTaken) => set({ onTaken })}
          options={[
            { value: 'keep', label: sayCalendar('bulkKeep') },
            { value: 'replace', label: sayCalendar('bulkReplace') },
          ]}
        />
      </div>
    </>
  );
}

export function BulkDrawer({ day, onClose }: { readonly day: string; readonly onClose: () => void }) {
  const bulk = useBulk(day, onClose);
  const { days, places, typed, isTouched, save } = bulk;
  const placesText = typed.isWhole ? sayCalendar('wholeBase') : sayCalendar('studiosCount', { count: places });
  return (
    <SideDrawer title={sayCalendar('bulkTitle')} onClose={onClose}>
      <ActionForm ok={sayCalendar('save')} isReady={days * places > 0} isUnsaved={isTouched} act={save} onCancel={onClose}>
        <Note tone="plain">{sayCalendar('bulkHelp')}</Note>
        <WhenFields bulk={bulk} />
        <WhoseFields bulk={bulk} />
        <WhatFields bulk={bulk} />
        <p role="status">
          {days * places === 0 ? sayCalendar('bulkNone') : sayCalendar('bulkCount', { count: days * places, days, places: placesText })}
        </p>
      </ActionForm>
    </SideDrawer>
  );
}
