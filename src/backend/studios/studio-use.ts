// One studio's use by month, counted as the report counts it (docs/rules/report.md ZB-2.02, 17, 18), public or not.
import type { Connection } from '../core/db/connection.ts';
import { addDays, type Day, firstDayOf, lastDayOf, listMonths, type Month } from '../../domain/time/calendar.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { isStudioInService } from '../../domain/report/contributions.ts';
import type { StudioRecord } from '../../domain/report/facts.ts';
import { type CalendarExceptions, indexExceptionsByDay, openMinutesOf, segmentsOf } from '../../domain/report/studio-segments.ts';
import { type OptionTime, readOptions, tallyBookings } from '../report/sql/read-bookings.ts';
import { readStudioFacts } from '../report/sql/read-facts.ts';

/** A month of a studio. Minutes; `occupied` includes turnaround. `publicDays` are those that ZB-2.17 and 18 count. */
export interface StudioMonth {
  readonly month: Month;
  readonly serviceDays: number;
  readonly publicDays: number;
  readonly open: number;
  readonly booked: number;
  readonly occupied: number;
  readonly bookings: number;
  readonly completed: number;
}

interface Ground {
  readonly exceptions: CalendarExceptions;
  readonly options: readonly OptionTime[];
}

function daysIn(studio: StudioRecord, from: Day, to: Day): number {
  let days = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isStudioInService(studio, day)) days += 1;
  return days;
}

function monthOfStudio(db: Connection, studio: StudioRecord, { exceptions, options }: Ground, month: Month): StudioMonth {
  const parts = segmentsOf(studio, month).map((segment) => {
    const tally = tallyBookings(db, { studios: [studio.id], from: segment.from, to: segment.to, options });
    return {
      days: segment.fact.kind === '公共' ? daysIn(studio, segment.from, segment.to) : 0,
      open: openMinutesOf(studio, segment, exceptions),
      booked: tally.minutes,
      occupied: tally.minutes + tally.occupied * segment.fact.turnaround,
      bookings: tally.occupied,
      completed: tally.completed,
    };
  });
  const sum = (name: keyof (typeof parts)[number]): number => sumSafe(parts.map((part) => part[name]));
  return {
    month,
    serviceDays: daysIn(studio, firstDayOf(month), lastDayOf(month)),
    publicDays: sum('days'),
    open: sum('open'),
    booked: sum('booked'),
    occupied: sum('occupied'),
    bookings: sum('bookings'),
    completed: sum('completed'),
  };
}

/** The studio's months from `from` to `to`, both included; empty if there is no such studio. */
export function listStudioUse(db: Connection, studioId: number, from: Month, to: Month): readonly StudioMonth[] {
  const facts = readStudioFacts(db, { from, to });
  const studio = facts.studios.find((one) => one.id === studioId);
  if (studio === undefined) return [];
  const ground = { exceptions: indexExceptionsByDay(facts.exceptions), options: readOptions(db).get(studioId) ?? [] };
  return listMonths(from, to).map((month) => monthOfStudio(db, studio, ground, month));
}
