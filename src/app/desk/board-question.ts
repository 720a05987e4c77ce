// Which board is asked for: the days on view.
import { addDays, type Day, weekdayOf } from '../../domain/time/calendar.ts';
import { readPreference } from '../ui/preferences.ts';
import type { DeskView } from './desk-state.ts';

/** A day and how it is looked at. */
interface OnView {
  readonly day: Day;
  readonly view: DeskView;
}

/** How the desk was looked at last on this computer: it comes up so again. */
export function readDeskView(): DeskView {
  return readPreference('desk.view') === 'week' ? 'week' : 'day';
}

/** By how many days a step goes. */
export function stepOfView({ view }: Pick<OnView, 'view'>): number {
  return view === 'week' ? 7 : 1;
}

/** The first day on view: a week begins on its Monday. */
export function computeFirstDay({ day, view }: OnView): Day {
  return view === 'week' ? addDays(day, 1 - weekdayOf(day)) : day;
}

/** The question of `board.day`. */
export function createBoardQuery(on: OnView): { readonly day: Day; readonly days: number; readonly isAll: boolean } {
  return { day: computeFirstDay(on), days: stepOfView(on), isAll: false };
}
