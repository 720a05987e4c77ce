// The commands on one exception to the hours.
import type { CalendarException } from '../../contract/base/settings-shapes.ts';
import { RecordButtons } from '../ui/records/RecordButtons.tsx';
import { sayCalendar } from './calendar-messages.ts';

/** Correct and retire. */
export function ExceptionCommands({ row }: { readonly row: CalendarException }) {
  const label = `${row.day} ${row.studio?.code ?? sayCalendar('wholeBase')}`;
  return (
    <span className="settings-cell">
      <RecordButtons kind="calendar_exception" id={row.id} label={label} commands={['correct', 'discard']} />
    </span>
  );
}
