// Moves and resizes bookings from the board: tells the backend, asks for a reason where there is something to know, says what was done.
import { Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { isSaidByNothing } from '../../domain/booking/validate-reason.ts';
import { instant, formatIsoInstant, getMinuteOfDay, printClock } from '../../domain/time/calendar.ts';
import { type Outcome, useClient, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { type Acted, DONE } from '../ui/dialog/use-action.ts';
import { getLanguage } from '../ui/i18n.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { useNotices } from '../ui/notices.tsx';
import type { ForeseenSwap } from './board/board-text.ts';
import { sayDesk } from './desk-messages.ts';
import type { Slot } from './desk-state.ts';

interface Question {
  readonly warnings: readonly RefusalData[];
  readonly answer: (reason: string | null) => void;
}

function ReasonDialog({ warnings, answer }: Question) {
  const language = getLanguage();
  const [reason, setReason] = useState('');
  // What stands once it is gone: nothing, unless it was gone on with.
  const given = useRef<string | null>(null);
  const goOn = (): Acted => {
    given.current = reason.trim();
    return DONE;
  };
  return (
    <ActionDialog
      title={sayDesk('warned')}
      ok={sayDesk('goOn')}
      isReady={reason.trim() !== '' && !isSaidByNothing(reason)}
      act={goOn}
      onClose={() => answer(given.current)}
    >
      <ul className="desk-warnings">
        {warnings.map((one) => (
          <li key={one.code}>{formatRefusal(one, language)}</li>
        ))}
      </ul>
      <p className="soft">{sayDesk('warnedHelp')}</p>
      <Input.TextArea
        aria-label={sayUi('reason')}
        placeholder={sayUi('reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActionDialog>
  );
}

/** Asks for a reason to go on in spite of warnings: null is no. `dialog` belongs on the screen. */
function useReason(): { readonly ask: (warnings: readonly RefusalData[]) => Promise<string | null>; readonly dialog: ReactNode } {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = (warnings: readonly RefusalData[]): Promise<string | null> =>
    new Promise((resolve) => {
      const answer = (reason: string | null): void => {
        setQuestion(null);
        resolve(reason);
      };
      setQuestion({ warnings, answer });
    });
  return { ask, dialog: question === null ? null : <ReasonDialog {...question} /> };
}

function placeOf({ studio, from, to }: Slot): { readonly studio: number; readonly from: string; readonly to: string } {
  return { studio, from: formatIsoInstant(instant(from)), to: formatIsoInstant(instant(to)) };
}

function clockOf(at: number): string {
  return printClock(getMinuteOfDay(instant(at)));
}

interface Tried {
  readonly run: (reason: string | null) => Promise<Outcome<{ readonly change: number | null }>>;
  readonly done: string;
  /** What a reason is asked for, where one is. */
  readonly warnings: (refusal: RefusalData) => Promise<readonly RefusalData[]>;
}

/** Moves a booking to a slot, or swaps it with the one that is there; answers why not. Undo puts it back. */
export function useMove(codeOf: (studio: number) => string): {
  readonly move: (booking: BookingLine, slot: Slot, swap: ForeseenSwap | null) => Promise<RefusalData | null>;
  readonly dialog: ReactNode;
} {
  const notices = useNotices();
  const client = useClient();
  const { run } = useCommand('bookings.move');
  const { run: runSwap } = useCommand('bookings.swap');
  const { run: undo } = useCommand('bookings.undo');
  const { ask, dialog } = useReason();
  const warningsOf = async (booking: BookingLine, slot: Slot, refusal: RefusalData): Promise<readonly RefusalData[]> => {
    const { id, tenant, equipment } = booking;
    const judged = await client.bookings.judge({ booking: id, tenant, equipment, ...placeOf(slot) }).catch(() => null);
    return judged?.ok === true && judged.value.asks.length > 0
      ? judged.value.warnings.filter(({ code }) => judged.value.asks.includes(code))
      : [refusal];
  };
  const attempt = async (tried: Tried, reason: string | null): Promise<RefusalData | null> => {
    const outcome = await tried.run(reason);
    if (outcome.ok) {
      const { change } = outcome.value;
      notices.done(tried.done, change === null ? undefined : { change, run: undo });
      return null;
    }
    if (outcome.refusal === null) {
      // A bug has a number and no sentence of the trade: the board takes the booking back, the notice says the number.
      notices.failed(outcome);
      return null;
    }
    if (outcome.refusal.code !== 'BOOKING_WARNED' || reason !== null) return outcome.refusal;
    const given = await ask(await tried.warnings(outcome.refusal));
    return given === null ? outcome.refusal : attempt(tried, given);
  };
  const moved = (booking: BookingLine, slot: Slot): Tried => ({
    run: (overrideReason) => run({ id: booking.id, version: booking.version, ...placeOf(slot), onWarning: 'ask', overrideReason }),
    done: sayDesk('moved', { name: booking.tenantShort, code: codeOf(slot.studio), from: clockOf(slot.from), to: clockOf(slot.to) }),
    warnings: (refusal) => warningsOf(booking, slot, refusal),
  });
  const swapped = (booking: BookingLine, { other, theirs, ours }: ForeseenSwap): Tried => ({
    run: (reason) =>
      runSwap({
        moves: [
          { id: booking.id, version: booking.version, ...placeOf(ours) },
          { id: other.id, version: other.version, ...placeOf(theirs) },
        ],
        book: null,
        reason,
      }),
    done: sayDesk('swapped', { a: booking.tenantShort, codeA: codeOf(ours.studio), b: other.tenantShort, codeB: codeOf(theirs.studio) }),
    warnings: async (refusal) => [refusal],
  });
  return { move: (booking, slot, swap) => attempt(swap === null ? moved(booking, slot) : swapped(booking, swap), null), dialog };
}
