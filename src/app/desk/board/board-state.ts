// The board's own state: cursor, selection, a booking carried by keys, a drop under way or refused. One reducer, tested without a browser.
import type { RefusalData } from '../../../contract/core/shapes.ts';
import type { Slot } from '../desk-state.ts';
import {
  computeCellAt,
  computeDrawnSlot,
  computeLastCell,
  computeMovedSlot,
  computeResizedSlot,
  type Grid,
  stepOverFold,
} from './board-geometry.ts';

/** A cell: a studio, and the start of a piece of the grid. */
export interface Cell {
  readonly studio: number;
  readonly at: number;
}

/** `move`: carried by keys, `slot` is where it is now. `sent`: dropped, the answer is awaited. */
type BoardMode =
  | { readonly kind: 'rest' }
  | { readonly kind: 'move'; readonly booking: number; readonly origin: Slot; readonly slot: Slot }
  | { readonly kind: 'sent'; readonly booking: number; readonly slot: Slot };

/** `anchor`: where the selection began; it goes from there to the cursor. `refused`: why the last drop went back. */
export interface BoardState {
  readonly cursor: Cell | null;
  readonly anchor: number | null;
  readonly mode: BoardMode;
  readonly refused: { readonly slot: Slot; readonly refusal: RefusalData } | null;
}

/** The cells there are: studios in the order on view, and the grid. */
export interface Cells extends Grid {
  readonly order: readonly number[];
}

/** A step from the cursor on view. `isSelecting`: with Shift. */
export interface Step {
  readonly cursor: Cell;
  readonly minutes: number;
  readonly rows: number;
  readonly isSelecting: boolean;
  readonly cells: Cells;
}

export type BoardAct =
  | { readonly type: 'cursor'; readonly cell: Cell }
  | ({ readonly type: 'step' } & Step)
  | { readonly type: 'lift'; readonly booking: number; readonly slot: Slot }
  | { readonly type: 'sent'; readonly booking: number; readonly slot: Slot }
  | { readonly type: 'settled'; readonly booking: number; readonly slot: Slot; readonly refusal: RefusalData | null }
  | { readonly type: 'giveUp' };

export const BOARD_AT_REST: BoardState = { cursor: null, anchor: null, mode: { kind: 'rest' }, refused: null };

function rowBeside(order: readonly number[], studio: number, rows: number): number {
  const at = Math.max(0, order.indexOf(studio));
  return order[Math.max(0, Math.min(order.length - 1, at + rows))] ?? studio;
}

/** The cursor, or the first cell where it is not on view (another day, other filters). */
export function computeCursorOn(cursor: Cell | null, cells: Cells, first: number): Cell | null {
  const studio = cells.order[0];
  if (studio === undefined) return null;
  if (cursor === null) return { studio, at: computeCellAt(cells, first) };
  const isOnView = cells.order.includes(cursor.studio);
  const at = computeCellAt(cells, cursor.at);
  const isFolded = stepOverFold(cells, at, false, cells.grid) !== at;
  return { studio: isOnView ? cursor.studio : studio, at: isFolded ? computeCellAt(cells, first) : at };
}

/** The selected slot: the cell under the cursor at least. */
export function computeSelectedSlot({ cursor, anchor }: BoardState, grid: Grid): Slot | null {
  return cursor === null ? null : computeDrawnSlot(grid, cursor.studio, anchor ?? cursor.at, cursor.at);
}

/** Minutes of a step from an instant: a folded part of the time is stepped over. */
function minutesOver(cells: Cells, at: number, minutes: number): number {
  return minutes === 0 ? 0 : stepOverFold(cells, at + minutes, minutes < 0, cells.grid) - at;
}

function stepped(state: BoardState, { cursor, minutes, rows, isSelecting, cells }: Step): BoardState {
  const { mode } = state;
  if (mode.kind === 'move') {
    const { slot: was } = mode;
    const slot = isSelecting
      ? computeResizedSlot(cells, was, 'end', minutes)
      : computeMovedSlot(cells, was, rowBeside(cells.order, was.studio, rows), minutesOver(cells, was.from, minutes));
    return { ...state, mode: { ...mode, slot }, cursor: { studio: slot.studio, at: computeCellAt(cells, slot.from) } };
  }
  const here = computeCellAt(cells, cursor.at);
  const there = Math.max(cells.from, Math.min(computeLastCell(cells), here + minutesOver(cells, here, minutes)));
  // Beyond a fold at the board's end there is nowhere to go on to.
  const at = stepOverFold(cells, there, false, cells.grid) === there ? there : here;
  if (isSelecting) return { ...state, refused: null, anchor: state.anchor ?? cursor.at, cursor: { ...cursor, at } };
  return { ...state, refused: null, anchor: null, cursor: { studio: rowBeside(cells.order, cursor.studio, rows), at } };
}

function givenUp(state: BoardState): BoardState {
  if (state.mode.kind === 'move') {
    const { origin } = state.mode;
    return { ...state, mode: { kind: 'rest' }, cursor: { studio: origin.studio, at: origin.from } };
  }
  return { ...state, anchor: null, refused: null };
}

/** True where Esc has something to give up. */
export function hasToGiveUp({ mode, anchor, refused }: BoardState): boolean {
  return mode.kind === 'move' || anchor !== null || refused !== null;
}

/** The board after an act. */
export function reduceBoard(state: BoardState, act: BoardAct): BoardState {
  switch (act.type) {
    case 'cursor':
      return { ...state, cursor: act.cell, anchor: null, refused: null };
    case 'step':
      return stepped(state, act);
    case 'lift':
      // The next one is carried while the last is on its way; that one itself stands where it was until the answer.
      return state.mode.kind === 'sent' && state.mode.booking === act.booking
        ? state
        : { ...state, anchor: null, refused: null, mode: { kind: 'move', booking: act.booking, origin: act.slot, slot: act.slot } };
    case 'sent':
      return { ...state, anchor: null, refused: null, mode: { kind: 'sent', booking: act.booking, slot: act.slot } };
    case 'settled':
      return {
        ...state,
        mode: state.mode.kind === 'sent' && state.mode.booking === act.booking ? { kind: 'rest' } : state.mode,
        refused: act.refusal === null ? null : { slot: act.slot, refusal: act.refusal },
      };
    default:
      return givenUp(state);
  }
}
