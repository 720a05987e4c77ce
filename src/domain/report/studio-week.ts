// When studios are open in a week: the minutes of ZB-2.17, by weekday and hour.
import { DAY_MINUTES, instant } from '../time/calendar.ts';
import { listAvailableIntervals } from '../studio/studio-time.ts';
import { addToWeek, getMinuteOfWeek, type WeekMinutes } from '../studio/week-use.ts';
import type { StudioRecord } from './facts.ts';
import { availabilityOf, type CalendarExceptions, countWeekdays, isPlain, type StudioSegment } from './studio-segments.ts';

/** Adds the segment's open minutes to the hours of the week they lie in; their sum is `openMinutesOf`. */
export function addOpenWeek(week: WeekMinutes, studio: StudioRecord, segment: StudioSegment, exceptions: CalendarExceptions): void {
  if (!isPlain(studio, segment, exceptions)) {
    for (const { from, to } of listAvailableIntervals(availabilityOf(studio, segment, exceptions)))
      addToWeek(week, getMinuteOfWeek(instant(from)), to - from);
    return;
  }
  const times = countWeekdays(segment.from, segment.to);
  segment.fact.hours.week.forEach((spans, weekday) => {
    for (const { from, to } of spans) addToWeek(week, weekday * DAY_MINUTES + from, to - from, times[weekday]);
  });
}
