// Puts a studio out of use: when, once or repeated, why, and which bookings it hits, with other studios for them. At the desk and on a studio's page.
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { LivebaseClient } from '../../../contract/contract.ts';
import { computeDeskSpan, deskDayOf } from '../../../domain/booking/desk-day.ts';
import { STANDARD_DESK_RULES } from '../../../domain/booking/desk-rules.ts';
import { computeNowStart } from '../../../domain/booking/walk-in.ts';
import {
  convertMillisecondsToInstant,
  createInstantAt,
  formatIsoInstant,
  getDayOfInstant,
  getMinuteOfDay,
  parseDay,
} from '../../../domain/time/calendar.ts';
import { useApiQuery, useCommand } from '../api.tsx';
import { ActionForm, type Acted } from '../dialog/ActionDialog.tsx';
import { StudioField, useNames } from '../fields/choice-fields.tsx';
import { DayField } from '../fields/date-fields.tsx';
import { RepeatFields } from '../fields/RepeatFields.tsx';
import { NO_REPEAT, type Repeat, ruleOf } from '../fields/repeat.ts';
import { TextField } from '../fields/text-fields.tsx';
import { Show } from '../Notes.tsx';
import { useNotices } from '../notices.tsx';
import { usePermissions } from '../permissions.tsx';
import { useChangeNotice } from '../records/HistoryDrawer.tsx';
import { SideDrawer } from '../Page.tsx';
import { printTimes, readTimes, type TimeGround, type Times } from '../time-text.ts';
import { sayUi } from '../ui-messages.ts';
import { sayBlackout } from './blackout-messages.ts';
import { BlackoutView, type MoveHit } from './BlackoutView.tsx';

type Wish = Parameters<LivebaseClient['blackouts']['preview']>[0];

interface Typed {
  readonly studio: number | null;
  readonly times: string;
  readonly lastDay: string | null;
  readonly reason: string;
  readonly repeat: Repeat;
  readonly isAll: boolean;
}

interface BlackoutDrawerProps {
  /** The studio that it is for; null: it is still to be chosen. */
  readonly studio: number | null;
  /** At the desk it is one studio, from now until the desk's day ends, unless something else is typed. */
  readonly isAtDesk: boolean;
  readonly onClose: () => void;
}

/** The times that are meant; over several days the end is that of the last one. */
function timesOf({ times, lastDay }: Typed, ground: TimeGround): Times | null {
  const read = readTimes(times, ground);
  const last = parseDay(lastDay ?? '');
  if (read === null || last === null) return read;
  const to = createInstantAt(last, getMinuteOfDay(read.to));
  return to > read.from ? { from: read.from, to } : null;
}

/** The wish that was typed; null: something is missing or wrong. */
function wishOf(typed: Typed, times: Times | null): Wish | null {
  if (times === null || (typed.studio === null && !typed.isAll)) return null;
  const wish = { studio: typed.isAll ? null : typed.studio, from: formatIsoInstant(times.from), to: formatIsoInstant(times.to) };
  if (typed.repeat.frequency === 'none') return { ...wish, repeat: null };
  const rule = ruleOf(typed.repeat, getDayOfInstant(times.from));
  if (rule === null) return null;
  const { frequency, weekdays, until, count } = rule;
  return { ...wish, repeat: { frequency, weekdays, until, count } };
}

/** Before a wish there is none to ask. */
const NOTHING: Wish = { studio: 1, from: '2026-01-01T00:00', to: '2026-01-01T01:00', repeat: null };

/** Now and the desk's day, for what is typed; they stand while the drawer is open. */
function useGround(): TimeGround & { readonly ends: Times['to'] } {
  const asked = useApiQuery('settings.deskRules', {});
  const rules = asked.state === 'ready' ? asked.value : STANDARD_DESK_RULES;
  const [clock] = useState(() => convertMillisecondsToInstant(Date.now()));
  const now = computeNowStart(clock, rules.grid);
  const day = deskDayOf(clock, rules);
  return { day, today: day, start: now, now, dayTurnHour: rules.dayTurnHour, ends: computeDeskSpan(day, rules).to };
}

/** Moves guests out of the studio; null for who may not. */
function useMoving(): MoveHit | null {
  const notices = useNotices();
  const { run } = useCommand('bookings.move');
  const { run: undo } = useCommand('bookings.undo');
  const mayMove = usePermissions().call('bookings.move');
  const move = async (...[{ booking }, { studio, code, from, to }]: Parameters<MoveHit>): Promise<void> => {
    const place = { studio, from: formatIsoInstant(from), to: formatIsoInstant(to) };
    notices.settle(await run({ id: booking.id, version: booking.version, ...place, overrideReason: null }), ({ change }) =>
      notices.done(sayBlackout('moved', { tenant: booking.tenantShort, code }), change === null ? undefined : { change, run: undo }),
    );
  };
  return mayMove ? (hit, to) => void move(hit, to) : null;
}

function useBlackout({ studio, isAtDesk, onClose }: BlackoutDrawerProps) {
  const ground = useGround();
  const names = useNames();
  const notice = useChangeNotice();
  const { run } = useCommand('blackouts.add');
  const [changed, setChanged] = useState<Partial<Typed>>({});
  const [isTried, setTried] = useState(false);
  /** The wish whose bookings were seen and are left where they are: another wish asks again. */
  const [seen, setSeen] = useState<string | null>(null);
  /** How often the bookings stood in the way of saving: each time the question about them has the focus. */
  const [refusals, setRefusals] = useState(0);
  const usual = isAtDesk ? printTimes({ from: ground.start, to: ground.ends }, ground.day, ground.dayTurnHour) : '';
  const typed: Typed = { studio, times: usual, lastDay: null, reason: '', repeat: NO_REPEAT, isAll: false, ...changed };
  const times = timesOf(typed, ground);
  const wish = wishOf(typed, times);
  const key = JSON.stringify(wish);
  const asked = useApiQuery('blackouts.preview', wish ?? NOTHING, { isWaiting: wish === null });
  const isAsking = asked.state === 'ready' && asked.value.count > 0 && seen !== key;
  const code = names.studios.find(({ id }) => id === typed.studio)?.code ?? '';
  const save = async (): Promise<Acted> => {
    setTried(true);
    if (wish === null || asked.state !== 'ready' || typed.reason.trim() === '') return null;
    if (isAsking) {
      setRefusals((count) => count + 1);
      return null;
    }
    const answer = await run({ ...wish, reason: typed.reason.trim() });
    if (!answer.ok) return answer;
    onClose();
    const { count, change } = answer.value;
    notice(count === 1 ? sayBlackout('added', { code }) : sayBlackout('addedMany', { count }), { change });
    return answer;
  };
  return {
    typed,
    set: (change: Partial<Typed>): void => setChanged((now) => ({ ...now, ...change })),
    isTouched: Object.keys(changed).length > 0,
    isTried,
    times,
    startsOn: times === null ? ground.day : getDayOfInstant(times.from),
    wish,
    asked,
    code,
    isSeen: seen === key,
    refusals,
    see: (isSeen: boolean): void => setSeen(isSeen ? key : null),
    save,
  };
}

type Form = ReturnType<typeof useBlackout>;

/** Whether to save it although bookings lie in it. */
function Question({ form }: { readonly form: Form }) {
  return (
    <>
      <Checkbox key={form.refusals} autoFocus={form.refusals > 0} checked={form.isSeen} onChange={({ target }) => form.see(target.checked)}>
        {sayBlackout('hitsGoOn')}
      </Checkbox>
      {form.isTried && !form.isSeen ? (
        <p className="field-error" role="alert">
          {sayBlackout('hitsAsk')}
        </p>
      ) : null}
    </>
  );
}

/** What only the studio's page offers: more than a day, again, all of them. */
function LongerFields({ form: { typed, set, startsOn } }: { readonly form: Form }) {
  return (
    <>
      <DayField label={sayBlackout('lastDay')} value={typed.lastDay} onChange={(lastDay) => set({ lastDay })} />
      <RepeatFields repeat={typed.repeat} startsOn={startsOn} onChange={(repeat) => set({ repeat })} />
      <Checkbox checked={typed.isAll} onChange={({ target }) => set({ isAll: target.checked })}>
        {sayBlackout('all')}
      </Checkbox>
    </>
  );
}

export function BlackoutDrawer(props: BlackoutDrawerProps) {
  const form = useBlackout(props);
  const onMove = useMoving();
  const { isAtDesk, onClose } = props;
  const { typed, set, wish, asked, isTouched, isTried, times, save } = form;
  const studio = <StudioField label={sayBlackout('studio')} isNeeded value={typed.studio} onChange={(id) => set({ studio: id })} />;
  const isTimesWrong = times === null && (isTried || typed.times.trim().length > 4);
  return (
    <SideDrawer title={[sayBlackout('title'), form.code].join(' · ')} onClose={onClose} hasFocus>
      <ActionForm isUnsaved={isTouched} isReady={wish === null || asked.state !== 'loading'} act={save} onCancel={onClose}>
        {isAtDesk ? <p className="soft">{sayBlackout('deskHelp')}</p> : null}
        {/* What is still to be chosen comes first: it has the focus. */}
        {isAtDesk && props.studio === null ? studio : null}
        <TextField
          label={sayBlackout('reason')}
          isNeeded
          value={typed.reason}
          error={isTried && typed.reason.trim() === '' ? sayUi('fieldNeeded') : null}
          onChange={(reason) => set({ reason })}
        />
        <TextField
          label={sayBlackout('times')}
          isNeeded
          value={typed.times}
          help={sayBlackout('timesHelp')}
          error={isTimesWrong ? sayBlackout('timesWrong') : null}
          onChange={(text) => set({ times: text })}
        />
        {isAtDesk && props.studio !== null ? studio : null}
        {isAtDesk ? null : <LongerFields form={form} />}
        {wish === null ? null : (
          <Show asked={asked}>
            {(preview) => <BlackoutView preview={preview} isAll={typed.isAll} onMove={onMove} question={<Question form={form} />} />}
          </Show>
        )}
      </ActionForm>
    </SideDrawer>
  );
}
