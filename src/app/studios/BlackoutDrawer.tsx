// Enters a blackout: from a day and time to another, why, and which bookings it hits.
import { useState } from 'react';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { instantOfWire } from '../../contract/core/texts.ts';
import { useClient, useCommand } from '../kit/api.tsx';
import { ActionForm } from '../kit/dialog/ActionForm.tsx';
import type { Acted } from '../kit/dialog/use-action.ts';
import { DayField } from '../kit/fields/date-fields.tsx';
import { NotesField, TextField } from '../kit/fields/text-fields.tsx';
import { useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';
import { useChangeNotice } from '../kit/records/change-notice.ts';
import { SideDrawer } from '../kit/SideDrawer.tsx';
import { useToday } from '../kit/today.ts';
import { Hits } from './Hits.tsx';
import { studioText } from './studio-values.ts';
import { studioWords } from './studio-words.ts';

interface Typed {
  readonly fromDay: string | null;
  readonly fromTime: string;
  readonly toDay: string | null;
  readonly toTime: string;
  readonly reason: string;
}

/** `8:00` and `0800` are `08:00`. */
function wireTime(text: string): string {
  const match = /^(\d{1,2})[:：]?(\d{2})$/.exec(text.trim());
  return match === null ? text : `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}`;
}

/** The instant of a day and a time, as minutes; null where they are none. */
function instantOf(day: string | null, time: string): number | null {
  return day === null ? null : instantOfWire(`${day}T${wireTime(time)}`);
}

function useBlackout(detail: StudioDetail, onClose: () => void) {
  const say = useWords(studioWords);
  const sayKit = useWords(kitWords);
  const today = useToday();
  const client = useClient();
  const notice = useChangeNotice();
  const { run } = useCommand(client.records.add);
  const [typed, setTyped] = useState<Typed>({ fromDay: today, fromTime: '', toDay: today, toTime: '', reason: '' });
  const [isTouched, setTouched] = useState(false);
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<Typed>): void => {
    setTouched(true);
    setTyped((now) => ({ ...now, ...change }));
  };
  const [from, to] = [instantOf(typed.fromDay, typed.fromTime), instantOf(typed.toDay, typed.toTime)];
  const timeError = (time: string, instant: number | null): string | null =>
    instant === null && (isTried || time.length > 4) ? say('timeWrong') : null;
  const isBackwards = from !== null && to !== null && to <= from;
  const errors = {
    from: timeError(typed.fromTime, from),
    to: timeError(typed.toTime, to) ?? (isBackwards ? say('endBeforeStart') : null),
    reason: isTried && typed.reason.trim() === '' ? sayKit('fieldNeeded') : null,
  };
  const save = async (): Promise<Acted> => {
    setTried(true);
    if (from === null || to === null || isBackwards || typed.reason.trim() === '') return null;
    const values = { studio_id: detail.studio.id, starts_at: from, ends_at: to, reason: typed.reason.trim() };
    const answer = await run({ kind: 'blackout', values, reason: null });
    if (!answer.ok) return answer;
    onClose();
    notice(say('blackoutAdded', { code: studioText(detail, 'code') }), answer.value);
    return answer;
  };
  const isSpan = from !== null && to !== null && to > from;
  const span = isSpan
    ? { from: `${typed.fromDay ?? ''}T${wireTime(typed.fromTime)}`, to: `${typed.toDay ?? ''}T${wireTime(typed.toTime)}` }
    : null;
  return { typed, set, errors, span, isTouched, save };
}

/** The drawer. */
export function BlackoutDrawer({ detail, onClose }: { readonly detail: StudioDetail; readonly onClose: () => void }) {
  const say = useWords(studioWords);
  const { typed, set, errors, span, isTouched, save } = useBlackout(detail, onClose);
  return (
    <SideDrawer title={`${say('blackoutAdd')} · ${studioText(detail, 'code')}`} onClose={onClose}>
      <ActionForm isUnsaved={isTouched} act={save} onCancel={onClose}>
        <div className="studios-pair">
          <DayField label={say('blackoutFromDay')} isNeeded value={typed.fromDay} onChange={(fromDay) => set({ fromDay })} />
          <TextField
            label={say('blackoutFromTime')}
            isNeeded
            placeholder="08:00"
            value={typed.fromTime}
            error={errors.from}
            onChange={(fromTime) => set({ fromTime })}
          />
          <DayField label={say('blackoutToDay')} isNeeded value={typed.toDay} onChange={(toDay) => set({ toDay })} />
          <TextField
            label={say('blackoutToTime')}
            isNeeded
            placeholder="18:00"
            value={typed.toTime}
            error={errors.to}
            onChange={(toTime) => set({ toTime })}
          />
        </div>
        <NotesField
          label={say('blackoutReason')}
          isNeeded
          value={typed.reason}
          error={errors.reason}
          onChange={(reason) => set({ reason })}
        />
        <Hits studio={detail.studio.id} span={span} words="hits" />
      </ActionForm>
    </SideDrawer>
  );
}
