// What lies under the board's cursor, where a new booking begins, and where keys step to. Pure.
import type { BoardStudio } from '../../../contract/desk/board.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { Slot } from '../desk-state.ts';
import { computeCellAt, computeLastCell } from './board-geometry.ts';
import { contentOf, findBookingBeside, type RowGround, type BoardModel } from './board-model.ts';
import { computeSelectedSlot, type Cells, type Cell, type BoardState } from './board-state.ts';
import { DAY_MINUTES } from '../../../domain/time/calendar.ts';

/** Two cells from a place on, or up to what comes next. */
export function computeRoom(ground: BoardModel, cells: Cells, { studio, at }: Cell): Slot {
  const from = computeCellAt(cells, at);
  const next = ground.row(studio).blocks.find(({ booking }) => booking.from > from)?.booking.from ?? Number.MAX_SAFE_INTEGER;
  return { studio, from, to: Math.max(from + cells.grid, Math.min(from + 2 * cells.grid, next)) };
}
/** The studio in whose row the cursor stands. */
export function findStudioUnder(cursor: Cell | null, ground: BoardModel): BoardStudio | undefined {
  return cursor === null ? undefined : ground.studio(cursor.studio);
}

/** The cell of the cursor itself, whatever is selected. */
function computeCursorSlot(state: BoardState, cells: Cells): Slot | null {
  return computeSelectedSlot({ ...state, anchor: null }, cells);
}

/** The booking that begins after the cursor's cell, or before it; round at the ends. */
export function findNextBooking(state: BoardState, ground: BoardModel, cells: Cells, by: 1 | -1): BookingLine | null {
  return findBookingBeside(ground, cells, computeCursorSlot(state, cells), by);
}

/** The booking under the cursor. */
export function findBookingUnder(state: BoardState, ground: BoardModel, cells: Cells): BookingLine | null {
  const slot = computeCursorSlot(state, cells);
  const studio = slot === null ? undefined : ground.studio(slot.studio);
  const content = slot === null || studio === undefined ? null : contentOf(ground, studio, slot);
  return content?.kind === 'booking' ? content.booking : null;
}

/** Those in a row that are looked for, as text. */
export function formatLit({ blocks }: RowGround, lit: ReadonlySet<number>): string {
  return blocks.flatMap(({ booking }) => (lit.has(booking.id) ? [booking.id] : [])).join(' ');
}

/** The opening before the cursor, or the board's start. */
export function computeHome(open: BoardStudio['open'], cells: Cells, at: number): number {
  return open.findLast(([from]) => from < at && from >= cells.from)?.[0] ?? cells.from;
}

/** The last cell before the next closing, or the board's last. */
export function computeEnd(open: BoardStudio['open'], cells: Cells, at: number): number {
  const closing = open.find(([, to]) => to - cells.grid > at)?.[1];
  return closing === undefined ? computeLastCell(cells) : Math.min(closing - cells.grid, computeLastCell(cells));
}

/** What a step by keys goes by. */
interface StepGround {
  readonly cells: Cells;
  readonly open: BoardStudio['open'];
  readonly pageOfRows: () => number;
}

/** Computes the minutes and rows that a key steps; null for another key. */
export function computeStep(
  keys: string,
  { cells, open, pageOfRows }: StepGround,
  cursor: Cell,
): { readonly minutes: number; readonly rows: number } | null {
  switch (keys.replace('Shift+', '')) {
    case 'ArrowLeft':
      return { minutes: -cells.grid, rows: 0 };
    case 'ArrowRight':
      return { minutes: cells.grid, rows: 0 };
    case 'ArrowUp':
      return { minutes: 0, rows: -1 };
    case 'ArrowDown':
      return { minutes: 0, rows: 1 };
    case 'PageUp':
      return { minutes: 0, rows: -pageOfRows() };
    case 'PageDown':
      return { minutes: 0, rows: pageOfRows() };
    case 'Ctrl+ArrowLeft':
      return { minutes: -DAY_MINUTES, rows: 0 };
    case 'Ctrl+ArrowRight':
      return { minutes: DAY_MINUTES, rows: 0 };
    case 'Home':
      return { minutes: computeHome(open, cells, cursor.at) - cursor.at, rows: 0 };
    case 'End':
      return { minutes: computeEnd(open, cells, cursor.at) - cursor.at, rows: 0 };
    default:
      return null;
  }
}

/** Reads which floors are folded from what this computer remembers: a line a floor, `-` for studios of none. */
export function parseFolded(text: string | null): ReadonlySet<string | null> {
  return new Set(text === null || text === '' ? [] : text.split('\n').map((floor) => (floor === '-' ? null : floor)));
}

/** Prints which floors are folded, for this computer to remember. */
export function printFolded(floors: ReadonlySet<string | null>): string {
  return [...floors].map((floor) => floor ?? '-').join('\n');
}

/** Folds a floor, or unfolds it. */
export function toggleFloor(floors: ReadonlySet<string | null>, floor: string | null): ReadonlySet<string | null> {
  return floors.has(floor) ? new Set([...floors].filter((one) => one !== floor)) : new Set([...floors, floor]);
}

/** Says what is carried by keys or on its way: the studio that it would be in, and whose booking it is. */
export function formatCarried({ mode }: Pick<BoardState, 'mode'>, ground: BoardModel): string {
  if (mode.kind === 'rest') return '';
  return `${ground.studio(mode.slot.studio)?.code ?? ''} ${ground.booking(mode.booking)?.tenantShort ?? ''}`;
}
