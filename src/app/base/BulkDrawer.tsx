// Many exceptions at once: days, weekdays, whose, hours; written in one change that one undo takes back.
import { Checkbox, Segmented } from 'antd';
import { useId, useState } from 'react';
import { formatRefusal } from '../../contract/words.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { decodeDaySpans } from '../../domain/studio/opening-hours.ts';
import { useClient, useCommand } from '../kit/api.tsx';
import { ActionForm } from '../kit/dialog/ActionForm.tsx';
import type { Acted } from '../kit/dialog/use-action.ts';
import { StudiosField } from '../kit/fields/choice-fields.tsx';
import { DayField } from '../kit/fields/date-fields.tsx';
import { DayHoursField } from '../kit/fields/hours-field.tsx';
import { TextField } from '../kit/fields/text-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';
import { Note } from '../kit/Notes.tsx';
import { useNotices } from '../kit/notices.tsx';
import { SideDrawer } from '../kit/SideDrawer.tsx';
import { calendarWords } from './calendar-words.ts';
import { countDays } from './year-days.ts';

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
  const say = useWords(calendarWords);
  const sayKit = useWords(kitWords);
  const language = useLanguage();
  const client = useClient();
  const notices = useNotices();
  const { run } = useCommand(client.settings.addExceptions);
  const { run: takeBack } = useCommand(client.settings.undoExceptions);
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
  const hoursError = spans.ok ? (spans.value === null ? sayKit('fieldNeeded') : null) : formatRefusal(spans.refusal, language);
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
    notices.done(say('bulkDone', counts), undo === null ? undefined : () => takeBack(undo));
    return answer;
  };
  return { typed, set, hoursError, days, places, isTouched, save };
}

type Bulk = ReturnType<typeof useBulk>;

function WhenFields({ bulk }: { readonly bulk: Bulk }) {
  const say = useWords(calendarWords);
  const id = useId();
  const { typed, set } = bulk;
  return (
    <>
      <div className="fields">
        <DayField label={say('bulkFrom')} isNeeded value={typed.from} onChange={(from) => set({ from })} />
        <DayField label={say('bulkTo')} isNeeded value={typed.to} onChange={(to) => set({ to })} />
      </div>
      <div className="settings-choice" role="group" aria-labelledby={id}>
        <span className="settings-label" id={id}>
          {say('bulkWeekdays')}
        </span>
        <Checkbox.Group
          value={[...typed.weekdays]}
          options={ALL_WEEKDAYS.map((value) => ({ value, label: say(`weekday${value}`) }))}
          onChange={(weekdays) => set({ weekdays })}
        />
      </div>
    </>
  );
}

function WhoseFields({ bulk }: { readonly bulk: Bulk }) {
  const say = useWords(calendarWords);
  const { typed, set } = bulk;
  return (
    <>
      <div className="settings-choice">
        <span className="settings-label">{say('bulkWhose')}</span>
        <Segmented
          aria-label={say('bulkWhose')}
          value={typed.isWhole ? 'base' : 'studios'}
          onChange={(whose) => set({ isWhole: whose === 'base' })}
          options={[
            { value: 'base', label: say('wholeBase') },
            { value: 'studios', label: say('bulkSomeStudios') },
          ]}
        />
      </div>
      {typed.isWhole ? null : (
        <StudiosField label={say('bulkStudios')} isNeeded value={typed.studios} onChange={(studios) => set({ studios })} />
      )}
    </>
  );
}

function WhatFields({ bulk }: { readonly bulk: Bulk }) {
  const say = useWords(calendarWords);
  const { typed, set, hoursError } = bulk;
  return (
    <>
      <div className="fields">
        <DayHoursField label={say('bulkHours')} isNeeded value={typed.hours} error={hoursError} onChange={(hours) => set({ hours })} />
        <TextField label={say('note')} value={typed.note} onChange={(note) => set({ note })} />
      </div>
      <div className="settings-choice">
        <span className="settings-label">{say('bulkTaken')}</span>
        <Segmented<'keep' | 'replace'>
          aria-label={say('bulkTaken')}
          value={typed.onTaken}
          onChange={(onTaken) => set({ onTaken })}
          options={[
            { value: 'keep', label: say('bulkKeep') },
            { value: 'replace', label: say('bulkReplace') },
          ]}
        />
      </div>
    </>
  );
}

export function BulkDrawer({ day, onClose }: { readonly day: string; readonly onClose: () => void }) {
  const say = useWords(calendarWords);
  const bulk = useBulk(day, onClose);
  const { days, places, typed, isTouched, save } = bulk;
  const placesText = typed.isWhole ? say('wholeBase') : say('studiosCount', { count: places });
  return (
    <SideDrawer title={say('bulkTitle')} onClose={onClose}>
      <ActionForm ok={say('save')} isReady={days * places > 0} isUnsaved={isTouched} act={save} onCancel={onClose}>
        <Note tone="plain">{say('bulkHelp')}</Note>
        <WhenFields bulk={bulk} />
        <WhoseFields bulk={bulk} />
        <WhatFields bulk={bulk} />
        <p role="status">{days * places === 0 ? say('bulkNone') : say('bulkCount', { count: days * places, days, places: placesText })}</p>
      </ActionForm>
    </SideDrawer>
  );
}
