// Closes the panel with the board's cursor on a booking, and brings its day on view.
import { flushSync } from 'react-dom';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { deskDayOf } from '../../../domain/booking/desk-day.ts';
import { type Day, instant } from '../../../domain/time/calendar.ts';
import type { Desk } from '../desk-state.ts';
import { turnHour } from '../use-now.ts';

/** Goes to the day of a time that is not on the board on view. */
export function showTime(desk: Desk, board: BoardDay, at: number): void {
  if (at < board.from || at >= board.to) desk.act({ type: 'day', day: deskDayOf(instant(at), board.rules) });
}

/** The board brings the booking on view and puts its cursor on it; then the panel closes and the focus is the board's. */
export function closeOn(desk: Desk, booking: number | null): void {
  // Drawn at once: taken together with the closing, the board would never see the booking opened and not go to it.
  if (booking !== null) flushSync(() => desk.act({ type: 'booking', id: booking }));
  desk.act({ type: 'close' });
}

/** Where the board was when a form was opened. */
interface Home {
  readonly day: Day;
  readonly from: number;
  readonly to: number;
}

/** True where a time is on another board than the form was opened on. */
export function isElsewhere({ from, to }: Home, at: number): boolean {
  return at < from || at >= to;
}

/** Closes a form; the board, which followed its slot to another day, comes back. */
export function closeAtHome(desk: Desk, home: Home, at: number | null): void {
  if (at !== null && isElsewhere(home, at) && desk.state.day === deskDayOf(instant(at), { dayTurnHour: turnHour() }))
    desk.act({ type: 'day', day: home.day });
  desk.act({ type: 'close' });
}
