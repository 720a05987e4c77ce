// The board's doings in one place: its prepared ground, its state, and what drags, keys and drops come to.
import { useMemo, useReducer, useRef } from 'react';
import type { RefObject } from 'react';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BoardDay, BoardStudio } from '../../../contract/desk/board.ts';
import type { RefusalData } from '../../../contract/core/shapes.ts';
import type { Slot, Zoom } from '../desk-state.ts';
import { cellAt, layLines } from './board-geometry.ts';
import type { BoardLines } from './board-geometry.ts';
import { bookingBeside, contentOf, groundOf, isMovable } from './board-ground.ts';
import type { BoardGround } from './board-ground.ts';
import { BOARD_AT_REST, boardAfter, cursorOn, hasToGiveUp, selectedSlot } from './board-state.ts';
import type { BoardAct, BoardState, Cell, Cells } from './board-state.ts';
import { useBoardDrag } from './use-board-drag.ts';
import type { BoardDrag } from './use-board-drag.ts';
import { firstPieces, useBoardView } from './use-board-view.ts';
import type { BoardView } from './use-board-view.ts';

/** The board: what it shows and what it tells. It asks nothing of the backend itself. */
export interface BoardProps {
  readonly data: BoardDay;
  /** The studios on view, in their order. */
  readonly studios: readonly BoardStudio[];
  readonly zoom: Zoom;
  /** Now, as an instant: the line, and what is late. */
  readonly now: number;
  /** The tenant that is looked for. */
  readonly tenant: number | null;
  /** The booking that is open beside the board, and the slot of a form. */
  readonly opened: number | null;
  readonly mark: Slot | null;
  /** The element that has the board's focus, for whoever gives it back. */
  readonly focus: RefObject<HTMLDivElement | null>;
  readonly onCreate: (slot: Slot) => void;
  readonly onOpen: (booking: number) => void;
  /** Moves or resizes; answers why not. */
  readonly onMove: (booking: BookingLine, slot: Slot) => Promise<RefusalData | null>;
}

/** What the board is drawn from. */
export interface BoardDoings {
  readonly state: BoardState;
  readonly act: (act: BoardAct) => void;
  readonly ground: BoardGround;
  readonly lines: BoardLines;
  readonly cells: Cells;
  readonly view: BoardView;
  readonly drag: BoardDrag;
  readonly ghost: RefObject<HTMLDivElement | null>;
  readonly lift: () => void;
  readonly enter: () => void;
  readonly beside: (by: 1 | -1) => void;
  readonly giveUp: () => boolean;
  readonly createAt: (studio: number, at: number) => void;
}

/** Where the eye begins: now on today's board, else the first opening. */
export function beginningOf(data: BoardDay, now: number): number {
  if (now >= data.from && now < data.to) return now;
  // What is still open from the day before begins at midnight, or outside.
  const openings = data.studios.flatMap(({ open }) => open.map(([from]) => from).filter((from) => from > data.from));
  return openings.length === 0 ? data.from : Math.min(...openings);
}

/** Pixels an hour: a week has a quarter of a day's. */
export function hourWidth(data: BoardDay, zoom: number): number {
  return data.days > 1 ? zoom / 4 : zoom;
}

/** Two cells from a place on, or up to what comes next. */
function roomAt(ground: BoardGround, cells: Cells, { studio, at }: Cell): Slot {
  const from = cellAt(cells, at);
  const next = ground.row(studio).blocks.find(({ booking }) => booking.from > from)?.booking.from ?? Number.MAX_SAFE_INTEGER;
  return { studio, from, to: Math.max(from + cells.grid, Math.min(from + 2 * cells.grid, next)) };
}

function useBoardGround({ data, studios, now }: BoardProps) {
  const ground = useMemo(() => groundOf(data, now), [data, now]);
  const lines = useMemo(() => layLines(studios), [studios]);
  const cells = useMemo<Cells>(
    () => ({ from: data.from, to: data.to, grid: data.rules.grid, order: lines.order }),
    [data.from, data.to, data.rules.grid, lines],
  );
  return { ground, lines, cells };
}

/** The booking under the cursor. */
function bookingUnder(state: BoardState, ground: BoardGround, cells: Cells): BookingLine | null {
  const slot = selectedSlot({ ...state, anchor: null }, cells);
  const studio = slot === null ? undefined : ground.studio(slot.studio);
  const content = slot === null || studio === undefined ? null : contentOf(ground, studio, slot);
  return content?.kind === 'booking' ? content.booking : null;
}

interface Sends {
  readonly send: (booking: number, slot: Slot) => Promise<void>;
  readonly createAt: (studio: number, at: number) => void;
}

type Core = Pick<BoardDoings, 'state' | 'act' | 'ground' | 'lines' | 'cells' | 'drag'> & Sends;

/** What the keys come to. */
function keyDoings(props: BoardProps, core: Core): Pick<BoardDoings, 'enter' | 'lift' | 'beside' | 'giveUp'> {
  const { state, act, ground, lines, cells, drag, send, createAt } = core;
  const takeFocus = (): void => props.focus.current?.focus({ preventScroll: true });
  return {
    enter: () => {
      const { mode, cursor, anchor } = state;
      const slot = selectedSlot(state, cells);
      const booking = bookingUnder(state, ground, cells);
      if (mode.kind === 'move') void send(mode.booking, mode.slot);
      else if (anchor !== null && slot !== null) props.onCreate(slot);
      else if (booking !== null) props.onOpen(booking.id);
      else if (cursor !== null) createAt(cursor.studio, cursor.at);
    },
    lift: () => {
      const booking = bookingUnder(state, ground, cells);
      if (booking === null || !isMovable(booking)) return;
      act({ type: 'lift', booking: booking.id, slot: { studio: booking.studio, from: booking.from, to: booking.to } });
      takeFocus();
    },
    beside: (by) => {
      const booking = bookingBeside(ground, lines.order, selectedSlot({ ...state, anchor: null }, cells), by);
      if (booking === null) return;
      act({ type: 'cursor', cell: { studio: booking.studio, at: Math.max(props.data.from, booking.from) } });
      takeFocus();
    },
    giveUp: () => {
      if (drag.giveUp()) return true;
      if (!hasToGiveUp(state)) return false;
      act({ type: 'giveUp' });
      return true;
    },
  };
}

/** Everything that the board does. */
export function useBoard(props: BoardProps): BoardDoings {
  const { data, now, onCreate, onOpen, onMove } = props;
  const { ground, lines, cells } = useBoardGround(props);
  const [kept, act] = useReducer(boardAfter, BOARD_AT_REST);
  const state: BoardState = { ...kept, cursor: cursorOn(kept.cursor, cells, beginningOf(data, now)) };
  const begins = beginningOf(data, now) - 60;
  const view = useBoardView(lines, data, firstPieces(data, begins, props.zoom === 'fit' ? null : hourWidth(data, props.zoom)));
  const ghost = useRef<HTMLDivElement | null>(null);
  const isBusy = state.mode.kind === 'sent';
  const send = async (booking: number, slot: Slot): Promise<void> => {
    const line = ground.booking(booking);
    if (line === undefined || isBusy) return;
    act({ type: 'sent', booking, slot });
    act({ type: 'settled', refusal: await onMove(line, slot) });
    // A question on the way took the focus and is gone: the arrows go on here.
    if (document.activeElement === document.body) props.focus.current?.focus({ preventScroll: true });
  };
  const createAt = (studio: number, at: number): void => onCreate(roomAt(ground, cells, { studio, at }));
  const drag = useBoardDrag({
    view,
    ghost,
    lines,
    ground,
    grid: cells,
    isBusy,
    onDraw: onCreate,
    onDrop: (booking, slot) => void send(booking, slot),
    onBlock: (booking) => {
      const line = ground.booking(booking);
      if (line !== undefined) act({ type: 'cursor', cell: { studio: line.studio, at: line.from } });
      onOpen(booking);
    },
    onCell: (studio, at) => act({ type: 'cursor', cell: { studio, at: cellAt(cells, at) } }),
  });
  return {
    state,
    act,
    ground,
    lines,
    cells,
    view,
    drag,
    ghost,
    createAt,
    ...keyDoings(props, { state, act, ground, lines, cells, drag, send, createAt }),
  };
}
