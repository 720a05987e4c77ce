// The commands on one exception to the hours.
import type { CalendarException } from '../../contract/base/settings-shapes.ts';
import { useMessages } from '../ui/i18n.ts';
import { RecordButtons } from '../ui/records/RecordButtons.tsx';
import { calendarWords } from './calendar-messages.ts';

/** Correct and retire. */
export function ExceptionCommands({ row }: { readonly row: CalendarException }) {
  const say = useMessages(calendarWords);
  const label = `${row.day} ${row.studio?.code ?? say('wholeBase')}`;
  return (
    <span className="settings-cell">
      <RecordButtons kind="calendar_exception" id={row.id} label={label} commands={['correct', 'discard']} />
    </span>
  );
}
