// The commands on one exception to the hours.
import { Button } from 'antd';
import type { CalendarException } from '../../contract/base/settings-shapes.ts';
import { useWords } from '../kit/i18n.ts';
import { useRecordDesk } from '../kit/records/RecordDesk.tsx';
import { calendarWords } from './calendar-words.ts';

/** Correct and retire. */
export function ExceptionCommands({ row }: { readonly row: CalendarException }) {
  const say = useWords(calendarWords);
  const desk = useRecordDesk();
  const label = `${row.day} ${row.studio?.code ?? say('wholeBase')}`;
  return (
    <span className="settings-cell">
      <Button size="small" aria-label={`${say('correct')} ${label}`} onClick={() => desk.correct('calendar_exception', row.id)}>
        {say('correct')}
      </Button>
      <Button size="small" aria-label={`${say('retire')} ${label}`} onClick={() => desk.retire('calendar_exception', row.id, label)}>
        {say('retire')}
      </Button>
    </span>
  );
}
