// Fields for opening hours in the ledger's own words; a week is drawn beside them as it is understood.
import { useMessages } from '../i18n.ts';
import type { FieldProps } from './Field.tsx';
import './hours.css';
import { hoursWords } from './hours-messages.ts';
import { TextField } from './text-fields.tsx';
import { WeekDrawing } from './WeekDrawing.tsx';
import { parseWeek } from './week-bars.ts';

/** Opening hours of a week. */
export function HoursField(props: FieldProps<string>) {
  const say = useMessages(hoursWords);
  const week = parseWeek(props.value);
  return (
    <div className="hours-field">
      <TextField {...props} help={say('weekHelp')} placeholder="10:00-22:00" />
      {week === null ? null : <WeekDrawing week={week} />}
    </div>
  );
}

/** Opening hours of one day. */
export function DayHoursField(props: FieldProps<string>) {
  const say = useMessages(hoursWords);
  return <TextField {...props} help={say('dayHelp')} placeholder="10:00-22:00" />;
}
