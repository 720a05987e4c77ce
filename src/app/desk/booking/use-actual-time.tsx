// Checking in and out: at once where the key comes in time, else after asking when it really was.
import { type ReactNode, useState, type KeyboardEvent } from 'react';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { chooseBookedTime, isLateKey } from '../../../domain/booking/actual-times.ts';
import { instant, convertMillisecondsToInstant, formatIsoInstant, getDayOfInstant, type Instant } from '../../../domain/time/calendar.ts';
import { type Outcome, useApiQuery } from '../../ui/api.tsx';
import { Button, Input } from 'antd';
import { ActionDialog } from '../../ui/dialog/ActionDialog.tsx';
import { Field } from '../../ui/fields/Field.tsx';
import { useNow } from '../use-now.ts';
import { readActual } from './actual-time.ts';
import { sayActual } from './actual-messages.ts';
import { isComposing } from './form-keys.ts';
import { PriceView } from './PriceView.tsx';
import { printMoment } from './time-text.ts';
import { useSettled } from './use-verdict.ts';

/** Whose time is asked for, and what it is for. */
interface AskedTime {
  readonly booking: BookingLine;
  readonly to: 'checked_in' | 'completed';
}

interface ActualTimeDialogProps extends AskedTime {
  readonly write: (at: string) => Promise<Outcome<unknown>>;
  readonly onClose: () => void;
}

/** The price that a check-out at that time would freeze. */
function FrozenPrice({ booking, at }: { readonly booking: BookingLine; readonly at: Instant }) {
  const settled = useSettled(at);
  const asked = useApiQuery('bookings.checkOutPrice', { id: booking.id, at: formatIsoInstant(settled) });
  return asked.state === 'ready' ? <PriceView price={asked.value.price} /> : null;
}

/** The field with its two presets. */
function TimeField({
  value,
  presets,
  isWrong,
  onChange,
}: {
  readonly value: string;
  readonly presets: { readonly booked: string; readonly now: string };
  readonly isWrong: boolean;
  readonly onChange: (text: string) => void;
}) {
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'n') return;
    event.preventDefault();
    onChange(presets.now);
  };
  const chips = (
    <div className="booking-chips">
      <Button size="small" aria-pressed={value === presets.booked} onClick={() => onChange(presets.booked)}>
        {sayActual('asBooked', { booked: presets.booked })}
      </Button>
      <Button size="small" aria-pressed={value === presets.now} aria-keyshortcuts="N" onClick={() => onChange(presets.now)}>
        {sayActual('isNow', { now: presets.now })}
      </Button>
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
  const [text, setText] = useState(presets.booked);
  const at = readActual(text, time, now);
  const values = { tenant: booking.tenantShort, booked: printMoment(time, today), now: printMoment(now, today) };
  return (
    <ActionDialog
      title={sayActual(isOut ? 'left' : 'came', values)}
      ok={sayActual(isOut ? 'doCheckOut' : 'doCheckIn')}
      focus="field"
      isReady={at !== null}
      act={() => write(formatIsoInstant(at ?? time))}
      onClose={onClose}
    >
      <p className="soft">{sayActual(isOut ? 'leftHelp' : 'cameHelp', values)}</p>
      <TimeField value={text} presets={presets} isWrong={at === null} onChange={setText} />
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

function asksAtOnce({ booking, to }: AskedTime, grid: number): boolean {
  const booked = chooseBookedTime(to, { start: instant(booking.from), end: instant(booking.to) });
  return isLateKey(booked, convertMillisecondsToInstant(Date.now()), grid);
}

/**
 * Wraps what writes a state: `go` writes, or opens the question, also where the base refuses the key alone (its clock counts). Answers
 * null while it is asked. `dialog` is to be drawn.
 */
export function useActualTime(
  write: WriteState,
  grid: number,
): {
  readonly go: (booking: BookingLine, to: BookingState) => Promise<Outcome<unknown> | null>;
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<AskedTime | null>(null);
  const go = async (booking: BookingLine, to: BookingState): Promise<Outcome<unknown> | null> => {
    const wish = isTimed(to) ? { booking, to } : null;
    const isBack = booking.state === 'completed';
    if (wish !== null && !isBack && asksAtOnce(wish, grid)) {
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
