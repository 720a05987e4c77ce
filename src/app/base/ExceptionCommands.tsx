// The commands on one exception to the hours.
import type { CalendarException } from '../../contract/base/settings-shapes.ts';
import { useWords } from '../kit/i18n.ts';
import { RecordButtons } from '../kit/records/RecordButtons.tsx';
import { calendarWords } from './calendar-words.ts';

/** Correct and retire. */
export function ExceptionCommands({ row }: { readonly row: CalendarException }) {
  const say = useWords(calendarWords);
  const label = `${row.day} ${row.studio?.code ?? say('wholeBase')}`;
  return (
    <span className="settings-cell">
      <RecordButtons kind="calendar_exception" id={row.id} label={label} commands={['correct', 'discard']} />
    </span>
  );
}
