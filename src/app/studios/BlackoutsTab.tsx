// The times at which a studio is out of use for repairs, and a new one with the bookings it hits.
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { usePermissions, useRowCommands } from '../ui/permissions.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { Section, Tag } from '../ui/Page.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { formatStudioField } from './studio-values.ts';
import type { StudioTab } from './studio-tabs.ts';
import { sayStudio } from './studio-messages.ts';
import { RecordButtons } from '../ui/records/RecordButtons.tsx';
import { getDayOfInstant, instant, parseDay } from '../../domain/time/calendar.ts';
import { ActionForm } from '../ui/dialog/ActionForm.tsx';
import { DayField } from '../ui/fields/date-fields.tsx';
import { RepeatFields } from '../ui/fields/RepeatFields.tsx';
import { NotesField, TextField } from '../ui/fields/text-fields.tsx';
import { SideDrawer } from '../ui/SideDrawer.tsx';
import type { LivebaseClient } from '../../contract/contract.ts';
import { parseInstantOrNull } from '../../contract/core/texts.ts';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { NO_REPEAT, type Repeat, ruleOf } from '../ui/fields/repeat.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { useChangeNotice } from '../ui/records/change-notice.ts';
import { useToday } from '../ui/today.ts';
import { BlackoutView } from './BlackoutPreview.tsx';

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
function useBlackout(detail: StudioDetail, onClose: () => void) {
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

// Enters a blackout: from a day and time to another, once or repeated, why, and which bookings it hits.

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

function BlackoutDrawer({ detail, onClose }: { readonly detail: StudioDetail; readonly onClose: () => void }) {
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

/** Builds the columns of the list. */
export function buildBlackoutColumns(): readonly ShortColumn<StudioDetail['blackouts'][number]>[] {
  return [
    {
      key: 'state',
      title: sayStudio('state'),
      cell: (row) => <Tag tone={row.isOver ? 'plain' : 'warn'}>{sayStudio(row.isOver ? 'blackoutOver' : 'blackoutFuture')}</Tag>,
    },
    { key: 'from', title: sayStudio('blackoutFrom'), cell: (row) => row.from.replace('T', ' ') },
    { key: 'to', title: sayStudio('blackoutTo'), cell: (row) => row.to.replace('T', ' ') },
    { key: 'reason', title: sayStudio('blackoutReason'), cell: (row) => row.reason, wraps: true },
  ];
}

/** The tab 停用时段. */
function BlackoutsTab({ detail }: { readonly detail: StudioDetail }) {
  const [isAdding, setAdding] = useState(false);
  const hasCommands = useRowCommands('blackout');
  const may = usePermissions();
  const add =
    detail.isRetired || !may.call('blackouts.add') ? null : <Button onClick={() => setAdding(true)}>{sayStudio('blackoutAdd')}…</Button>;
  const commands = (row: (typeof detail.blackouts)[number]) => {
    const label = `${formatStudioField(detail, 'code')} ${row.from.replace('T', ' ')}`;
    return <RecordButtons kind="blackout" id={row.id} label={label} commands={['correct', 'history', 'discard']} />;
  };
  return (
    <div className="stack-4">
      <Section title={sayStudio('blackouts')} actions={detail.blackouts.length === 0 ? null : add}>
        {detail.blackouts.length === 0 ? (
          <Empty title={sayStudio('blackoutNone')} {...(add === null ? {} : { help: sayStudio('blackoutNoneHelp'), action: add })} />
        ) : (
          <ShortTable
            label={sayStudio('blackouts')}
            rows={detail.blackouts}
            rowKey={(row) => row.id}
            columns={buildBlackoutColumns()}
            commands={hasCommands ? commands : undefined}
          />
        )}
      </Section>
      {isAdding ? <BlackoutDrawer detail={detail} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

export const tab: StudioTab = {
  key: 'blackouts',
  place: 30,
  title: sayStudio.table.blackouts,
  count: (detail) => detail.blackouts.filter((one) => !one.isOver).length,
  Content: BlackoutsTab,
};
