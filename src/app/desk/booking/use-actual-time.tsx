// Checking in and out: at once where the key comes in time, else after asking when it really was.
import { type ReactNode, useState, type KeyboardEvent } from 'react';
import type { BoardDay } from '../../../contract/desk/board.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { chooseBookedTime, isLateKey } from '../../../domain/booking/actual-times.ts';
import {
  DAY_MINUTES,
  instant,
  convertMillisecondsToInstant,
  formatIsoInstant,
  getDayOfInstant,
  type Instant,
  addDays,
} from '../../../domain/time/calendar.ts';
import { type Outcome, useApiQuery } from '../../ui/api.tsx';
import { Button, Input } from 'antd';
import { ActionDialog, type Acted } from '../../ui/dialog/ActionDialog.tsx';
import { Field } from '../../ui/fields/Field.tsx';
import { Note } from '../../ui/Notes.tsx';
import { formatYuan } from '../../ui/values.tsx';
import { useNow } from '../use-now.ts';
import { sayActual } from './actual-messages.ts';
import { isComposing } from './form-keys.ts';
import { PriceView } from './PriceView.tsx';
import { printMoment, readMoment } from '../../ui/time-text.ts';
import { useSettled } from './use-verdict.ts';

// The time at which somebody really came or left, as it is typed: a bare clock is the one nearest to the booked time.

/** The moment that a text names; null where it names none. `booked`: the time that it is about; `now`: what 今天 is. */
export function readActual(text: string, booked: Instant, now: Instant): Instant | null {
  const day = getDayOfInstant(booked);
  const ground = { today: getDayOfInstant(now), start: booked, now };
  const near = [-1, 0, 1].map((days) => readMoment(text, { ...ground, day: addDays(day, days) }));
  const distance = (one: Instant | null): number => (one === null ? Infinity : Math.abs(one - booked));
  return near.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/** Whose time is asked for, and what it is for. */
interface AskedTime {
  readonly booking: BookingLine;
  readonly to: 'checked_in' | 'completed';
}

interface ActualTimeDialogProps extends AskedTime {
  readonly write: (at: string) => Promise<Outcome<unknown>>;
  readonly onClose: () => void;
}

/** By so many minutes the clocks of two people may differ. */
const CLOCKS_DIFFER = 2;

/** The price that a check-out at that time would freeze. */
function FrozenPrice({ booking, at }: { readonly booking: BookingLine; readonly at: Instant }) {
  const settled = useSettled(at);
  const asked = useApiQuery('bookings.checkOutPrice', { id: booking.id, at: formatIsoInstant(settled) });
  return asked.state === 'ready' ? <PriceView price={asked.value.price} /> : null;
}

/** The amount that a check-out at that time would freeze, behind the preset. */
function AmountAt({ booking, at }: { readonly booking: BookingLine; readonly at: Instant }) {
  const asked = useApiQuery('bookings.checkOutPrice', { id: booking.id, at: formatIsoInstant(at) }, { keep: true });
  return asked.state === 'ready' ? ` · ${sayActual('amount', { amount: formatYuan(asked.value.price.total) })}` : null;
}

interface TimeFieldProps {
  readonly value: string;
  readonly presets: { readonly booked: string; readonly now: string };
  /** What is said behind each preset. */
  readonly amounts: { readonly booked: ReactNode; readonly now: ReactNode };
  readonly isWrong: boolean;
  readonly onChange: (text: string) => void;
}

/** The field with its two presets. */
function TimeField({ value, presets, amounts, isWrong, onChange }: TimeFieldProps) {
  const press = (event: KeyboardEvent): void => {
    const preset = { n: presets.now, b: presets.booked }[event.key.toLowerCase()];
    if (preset === undefined || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChange(preset);
  };
  const preset = (key: string, time: string, label: string, amount: ReactNode): ReactNode => {
    const isChosen = value === time;
    return (
      <Button
        size="small"
        type={isChosen ? 'primary' : 'default'}
        aria-pressed={isChosen}
        aria-keyshortcuts={key}
        onClick={() => onChange(time)}
      >
        {label}
        {amount}
      </Button>
    );
  };
  const chips = (
    <div className="booking-chips">
      {preset('B', presets.booked, sayActual('asBooked', { booked: presets.booked }), amounts.booked)}
      {preset('N', presets.now, sayActual('isNow', { now: presets.now }), amounts.now)}
    </div>
  );
  return (
    <Field
      label={sayActual('at')}
      error={isWrong ? sayActual('notTime', { booked: presets.booked }) : null}
      help={sayActual('atHelp')}
      below={chips}
    >
      {(ids) => (
        <Input
          {...ids}
          value={value}
          autoComplete="off"
          status={isWrong ? 'error' : ''}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={press}
        />
      )}
    </Field>
  );
}

function ActualTimeDialog({ booking, to, write, onClose }: ActualTimeDialogProps) {
  const now = instant(useNow());
  const isOut = to === 'completed';
  const time = chooseBookedTime(to, { start: instant(booking.from), end: instant(booking.to) });
  const today = getDayOfInstant(now);
  // The day is said where it is not plain: the booked day is meant wherever a bare clock is typed.
  const presets = { booked: printMoment(time, getDayOfInstant(time)), now: printMoment(now, now - time < 720 ? today : null) };
  // Enter charges what the plan says: not charging overtime takes another key. For somebody forgotten for days nothing is preset.
  const days = isOut ? Math.floor((now - time) / DAY_MINUTES) : 0;
  const [text, setText] = useState(days > 0 ? '' : isOut ? presets.now : presets.booked);
  const at = readActual(text, time, now);
  // Clocks differ a little, and a slip of the hour is far off: what lies ahead is taken once it was asked about.
  const isAhead = at !== null && at > now + CLOCKS_DIFFER;
  const [doubted, setDoubted] = useState<Instant | null>(null);
  const save = (): Acted | Promise<Acted> => {
    if (!isAhead || at === doubted) return write(formatIsoInstant(at ?? time));
    setDoubted(at);
    return null;
  };
  const amountAt = (moment: Instant): ReactNode => (isOut ? <AmountAt booking={booking} at={moment} /> : null);
  const values = { tenant: booking.tenantShort, booked: printMoment(time, today), now: printMoment(now, today), days };
  const help = days > 0 ? 'leftDaysHelp' : isOut ? 'leftHelp' : 'cameHelp';
  return (
    <ActionDialog
      title={sayActual(isOut ? 'left' : 'came', values)}
      ok={sayActual(isOut ? 'doCheckOut' : 'doCheckIn')}
      focus="field"
      isReady={at !== null}
      act={save}
      onClose={onClose}
    >
      <p className="soft">{sayActual(help, values)}</p>
      <TimeField
        value={text}
        presets={presets}
        amounts={{ booked: amountAt(time), now: amountAt(now) }}
        isWrong={at === null && text !== ''}
        onChange={setText}
      />
      {isAhead && at === doubted ? <Note tone="warn">{sayActual('ahead', { ...values, minutes: at - now })}</Note> : null}
      {isOut && at !== null ? <FrozenPrice booking={booking} at={at} /> : null}
    </ActionDialog>
  );
}

/** Writes a state; `at` null: the key alone says when. */
type WriteState = (booking: BookingLine, to: BookingState, at: string | null) => Promise<Outcome<unknown>>;

/** The base asks for the time. */
const ASKS_WHEN: ReadonlySet<string> = new Set(['ARRIVAL_TIME_NEEDED', 'LEAVING_TIME_NEEDED']);

function isTimed(to: BookingState): to is AskedTime['to'] {
  return to === 'checked_in' || to === 'completed';
}

function asksAtOnce({ booking, to }: AskedTime, rules: BoardDay['rules']): boolean {
  const booked = chooseBookedTime(to, { start: instant(booking.from), end: instant(booking.to) });
  return isLateKey(to, booked, convertMillisecondsToInstant(Date.now()), rules);
}

/**
 * Wraps what writes a state: `go` writes, or opens the question, also where the base refuses the key alone (its clock counts). Answers
 * null while it is asked. `dialog` is to be drawn.
 */
export function useActualTime(
  write: WriteState,
  rules: BoardDay['rules'],
): {
  readonly go: (booking: BookingLine, to: BookingState) => Promise<Outcome<unknown> | null>;
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<AskedTime | null>(null);
  const go = async (booking: BookingLine, to: BookingState): Promise<Outcome<unknown> | null> => {
    const wish = isTimed(to) ? { booking, to } : null;
    const isBack = booking.state === 'completed';
    if (wish !== null && !isBack && asksAtOnce(wish, rules)) {
      setAsked(wish);
      return null;
    }
    const answer = await write(booking, to, null);
    if (wish === null || answer.ok || !ASKS_WHEN.has(answer.refusal?.code ?? '')) return answer;
    setAsked(wish);
    return null;
  };
  const dialog =
    asked === null ? null : (
      <ActualTimeDialog {...asked} write={async (at) => write(asked.booking, asked.to, at)} onClose={() => setAsked(null)} />
    );
  return { go, dialog };
}
