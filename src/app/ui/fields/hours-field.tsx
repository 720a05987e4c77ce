// Fields for opening hours in the ledger's own words; a week is drawn beside them as it is understood.
import type { FieldProps } from './Field.tsx';
import './hours.css';
import { sayHours } from './hours-messages.ts';
import { TextField } from './text-fields.tsx';
import { WeekDrawing, parseWeek } from './WeekDrawing.tsx';

/** Opening hours of a week. */
export function HoursField(props: FieldProps<string>) {
  const week = parseWeek(props.value);
  return (
    <div className="hours-field">
      <TextField {...props} help={sayHours('weekHelp')} placeholder="10:00-22:00" />
      {week === null ? null : <WeekDrawing week={week} />}
    </div>
  );
}

/** Opening hours of one day. */
export function DayHoursField(props: FieldProps<string>) {
  return <TextField {...props} help={sayHours('dayHelp')} placeholder="10:00-22:00" />;
}
