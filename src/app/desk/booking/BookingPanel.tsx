// The panel beside the board: a quick form for a new booking, or a booking with all that can be done with it.
import type { BoardDay } from '../../../contract/desk/board.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { Waiting } from '../../ui/Notes.tsx';
import type { Desk, OpenPanel } from '../desk-state.ts';
import { BookingDetail } from './BookingDetail.tsx';
import { QuickForm } from './QuickForm.tsx';
import type { NewPanel } from './use-quick-form.ts';

interface BookingPanelProps {
  readonly opened: OpenPanel;
  readonly desk: Desk;
  readonly board: BoardDay;
}

interface FromWaitingProps {
  readonly opened: NewPanel;
  readonly waiting: number;
  readonly desk: Desk;
  readonly board: BoardDay;
}

/** A form that begins with what an entry of the waiting list wishes; the form is drawn once that is known. */
function FromWaiting({ opened, waiting, desk, board }: FromWaitingProps) {
  const asked = useApiQuery('waiting.list', { day: desk.state.day, isAll: true }, { keep: true });
  if (asked.state === 'loading') return <Waiting />;
  const entry = asked.state === 'ready' ? (asked.value.entries.find(({ id }) => id === waiting) ?? null) : null;
  return <QuickForm opened={opened} desk={desk} board={board} entry={entry} />;
}

/** The panel of what is open. */
export function BookingPanel({ opened, desk, board }: BookingPanelProps) {
  if (opened.kind === 'booking') return <BookingDetail id={opened.id} desk={desk} board={board} />;
  if (opened.waiting !== null) return <FromWaiting opened={opened} waiting={opened.waiting} desk={desk} board={board} />;
  return <QuickForm opened={opened} desk={desk} board={board} entry={null} />;
}
