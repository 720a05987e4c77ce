// A blackout as it is typed: when, how it repeats, for which studios, and saving it once the bookings in it were seen.
import { useState } from 'react';
import type { LivebaseClient } from '../../contract/contract.ts';
import { parseInstantOrNull } from '../../contract/core/texts.ts';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { NO_REPEAT, type Repeat, ruleOf } from '../ui/fields/repeat.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { useChangeNotice } from '../ui/records/change-notice.ts';
import { useToday } from '../ui/today.ts';
import { formatStudioField } from './studio-values.ts';
import { sayStudio } from './studio-messages.ts';

type Wish = Parameters<LivebaseClient['blackouts']['preview']>[0];

interface Typed {
  readonly fromDay: string | null;
  readonly fromTime: string;
  readonly toDay: string | null;
  readonly toTime: string;
  readonly reason: string;
  readonly repeat: Repeat;
  readonly isAll: boolean;
}

/** `8:00` and `0800` are `08:00`. */
function wireTime(text: string): string {
  const match = /^(\d{1,2})[:：]?(\d{2})$/.exec(text.trim());
  return match === null ? text : `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}`;
}

function wireOf(day: string | null, time: string): string {
  return `${day ?? ''}T${wireTime(time)}`;
}

/** The wish that was typed; null: something is missing or wrong. */
function wishOf(typed: Typed, studio: number): Wish | null {
  const [from, to] = [wireOf(typed.fromDay, typed.fromTime), wireOf(typed.toDay, typed.toTime)];
  const [start, end, day] = [parseInstantOrNull(from), parseInstantOrNull(to), parseDay(typed.fromDay ?? '')];
  if (start === null || end === null || day === null || end <= start) return null;
  const who = typed.isAll ? null : studio;
  if (typed.repeat.frequency === 'none') return { studio: who, from, to, repeat: null };
  const rule = ruleOf(typed.repeat, day);
  if (rule === null) return null;
  const { frequency, weekdays, until, count } = rule;
  return { studio: who, from, to, repeat: { frequency, weekdays, until, count } };
}

/** Before a wish there is none to ask. */
const NOTHING: Wish = { studio: 1, from: '2026-01-01T00:00', to: '2026-01-01T01:00', repeat: null };

function useErrors(typed: Typed, isTried: boolean) {
  const [from, to] = [parseInstantOrNull(wireOf(typed.fromDay, typed.fromTime)), parseInstantOrNull(wireOf(typed.toDay, typed.toTime))];
  const timeError = (time: string, at: number | null): string | null =>
    at === null && (isTried || time.length > 4) ? sayStudio('timeWrong') : null;
  const isBackwards = from !== null && to !== null && to <= from;
  return {
    from: timeError(typed.fromTime, from),
    to: timeError(typed.toTime, to) ?? (isBackwards ? sayStudio('endBeforeStart') : null),
    reason: isTried && typed.reason.trim() === '' ? sayUi('fieldNeeded') : null,
  };
}

/** The form. */
export function useBlackout(detail: StudioDetail, onClose: () => void) {
  const today = useToday();
  const notice = useChangeNotice();
  const { run } = useCommand('blackouts.add');
  const empty = { fromDay: today, fromTime: '', toDay: today, toTime: '', reason: '', repeat: NO_REPEAT, isAll: false };
  const [typed, setTyped] = useState<Typed>(empty);
  const [isTouched, setTouched] = useState(false);
  const [isTried, setTried] = useState(false);
  /** The wish whose bookings were seen and are left where they are: another wish asks again. */
  const [seen, setSeen] = useState<string | null>(null);
  const set = (change: Partial<Typed>): void => {
    setTouched(true);
    setTyped((now) => ({ ...now, ...change }));
  };
  const wish = wishOf(typed, detail.studio.id);
  const key = JSON.stringify(wish);
  const asked = useApiQuery('blackouts.preview', wish ?? NOTHING, { isWaiting: wish === null });
  const isAsking = asked.state === 'ready' && asked.value.count > 0 && seen !== key;
  const save = async (): Promise<Acted> => {
    setTried(true);
    if (wish === null || asked.state !== 'ready' || isAsking || typed.reason.trim() === '') return null;
    const answer = await run({ ...wish, reason: typed.reason.trim() });
    if (!answer.ok) return answer;
    onClose();
    const { count, change } = answer.value;
    const code = formatStudioField(detail, 'code');
    notice(count === 1 ? sayStudio('blackoutAdded', { code }) : sayStudio('blackoutsAdded', { count }), { change });
    return answer;
  };
  const see = (isSeen: boolean): void => setSeen(isSeen ? key : null);
  return { typed, set, errors: useErrors(typed, isTried), wish, asked, isTouched, isTried, isSeen: seen === key, see, save };
}
