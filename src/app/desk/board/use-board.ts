// The board's doings in one place: its prepared ground, its state, and what drags, keys and drops come to.
import { type RefObject, useMemo, useReducer, useRef, useState } from 'react';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BoardDay, BoardStudio } from '../../../contract/desk/board.ts';
import type { RefusalData } from '../../../contract/core/shapes.ts';
import { readPreference, writePreference } from '../../ui/preferences.ts';
import type { Slot, Zoom } from '../desk-state.ts';
import { ROOMY, computeCellAt, computeDenseHeights, layLines, type BoardLines, type Fold, type Span } from './board-geometry.ts';
import { computePastEnd, foldsOf, groundOf, isMovable, type BoardModel } from './board-model.ts';
import {
  BOARD_AT_REST,
  reduceBoard,
  computeCursorOn,
  hasToGiveUp,
  computeSelectedSlot,
  type BoardAct,
  type BoardState,
  type Cells,
} from './board-state.ts';
import { formatForeseen, formatObstacle, type Foreseen, type ForeseenSwap } from './board-text.ts';
import { useBoardDrag, type BoardDrag } from './use-board-drag.ts';
import { estimateBoxHeight, useBoardView, type BoardView } from './use-board-view.ts';
import { computeBeginning, type Folding } from './board-hours.ts';
import { computeRoom, findBookingUnder, findNextBooking, parseFolded, printFolded, toggleFloor } from './board-cells.ts';

/** What the current user may do on the board: bookings made, moved, brought to another state. */
export interface BoardMay {
  readonly create: boolean;
  readonly move: boolean;
  readonly step: boolean;
}

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
  /** Those that are looked for, null where nobody is; and the one of them that the cursor goes to. */
  readonly lit: ReadonlySet<number> | null;
  readonly found: number | null;
  /** The element that has the board's focus, for anyone who gives it back. */
  readonly focus: RefObject<HTMLDivElement | null>;
  /** What may be done here besides looking. */
  readonly may: BoardMay;
  readonly onCreate: (slot: Slot) => void;
  /** Puts the studio under the cursor out of use; null: nobody may. */
  readonly onBlock: ((studio: number | null) => void) | null;
  readonly onOpen: (booking: number) => void;
  /** A short command for the booking under the cursor. */
  readonly onStep: (booking: BookingLine, to: 'checked_in' | 'completed') => void;
  /** What a booking would cost somewhere else; `isTaken`: by a booking, which may be one to swap with. */
  readonly onForesee: (booking: BookingLine, slot: Slot, isTaken: boolean) => Promise<Foreseen>;
  /** Moves or resizes, or swaps with anyone who is there; answers why not. */
  readonly onMove: (booking: BookingLine, slot: Slot, swap: ForeseenSwap | null) => Promise<RefusalData | null>;
}

/** What the board is drawn from. */
export interface BoardDoings {
  readonly state: BoardState;
  readonly act: (act: BoardAct) => void;
  readonly ground: BoardModel;
  readonly lines: BoardLines;
  readonly cells: Cells;
  /** The board's time with what is folded of it. */
  readonly axis: Required<Span>;
  readonly folding: Folding;
  readonly view: BoardView;
  readonly drag: BoardDrag;
  readonly ghost: RefObject<HTMLDivElement | null>;
  readonly lift: () => void;
  /** Opens, creates, or drops what is carried. */
  readonly enter: () => void;
  readonly beside: (by: 1 | -1) => void;
  readonly stepTo: (to: 'checked_in' | 'completed') => void;
  /** Gives up; false where there is nothing to. */
  readonly giveUp: () => boolean;
  readonly createAt: (studio: number, at: number) => void;
}

/** Which hours and floors are folded, and when the board begins: the past is put away. */
function useFolding(data: BoardDay, now: number) {
  const [unfolded, setUnfolded] = useState<'none' | 'past' | 'all'>('none');
  const [floors, setFloors] = useState(() => parseFolded(readPreference('desk.folded')));
  const from = unfolded === 'none' ? computePastEnd(data, now) : data.from;
  const folds = useMemo<readonly Fold[]>(() => (unfolded === 'all' ? [] : foldsOf({ ...data, from })), [data, from, unfolded]);
  const keep = (next: ReadonlySet<string | null>): void => {
    writePreference('desk.folded', printFolded(next));
    setFloors(next);
  };
  const folding = useMemo<Folding>(
    () => ({
      fold: () => setUnfolded(unfolded === 'none' ? 'all' : 'none'),
      past: (isOpen) => setUnfolded(isOpen ? 'past' : 'none'),
      floor: (floor) => keep(toggleFloor(floors, floor)),
      allFloors: () => keep(new Set()),
    }),
    [unfolded, floors],
  );
  return { from, folds, floors, folding };
}

/** Folds that are the same stay the same, so that another answer does not draw every row again. */
function useSameFolds(folds: readonly Fold[]): readonly Fold[] {
  const key = folds.map(({ from, to, drawn }) => `${from} ${to} ${drawn}`).join();
  return useMemo(() => folds, [key]);
}

function useBoardGround({ data, studios, now, zoom }: BoardProps) {
  const { from, folds: found, floors, folding } = useFolding(data, now);
  const folds = useSameFolds(found);
  const axis = useMemo(() => ({ from, to: data.to, folds }), [from, data.to, folds]);
  const ground = useMemo(() => groundOf(data, now, axis), [data, now, axis]);
  const lines = useMemo(
    () => layLines(studios, { heights: zoom === 'dense' ? computeDenseHeights(studios, estimateBoxHeight()) : ROOMY, folded: floors }),
    [studios, zoom, floors],
  );
  const cells = useMemo<Cells>(() => ({ ...axis, grid: data.rules.grid, order: lines.order }), [axis, data.rules.grid, lines]);
  return { ground, lines, axis, cells, folding };
}

interface Sends {
  readonly send: (booking: number, slot: Slot) => Promise<void>;
  readonly create: (slot: Slot) => void;
  readonly createAt: (studio: number, at: number) => void;
}

type Core = Pick<BoardDoings, 'state' | 'act' | 'ground' | 'lines' | 'cells' | 'view' | 'drag'> & Sends;

/** What the keys come to. */
function keyDoings(props: BoardProps, core: Core): Pick<BoardDoings, 'enter' | 'lift' | 'beside' | 'stepTo' | 'giveUp'> {
  const { state, act, ground, cells, view, drag, send, create, createAt } = core;
  const takeFocus = (): void => props.focus.current?.focus({ preventScroll: true });
  // Nobody means a guest who has been scrolled away: the first press brings them on view.
  const findSeen = (): BookingLine | null => {
    const slot = computeSelectedSlot({ ...state, anchor: null }, cells);
    return slot !== null && view.reveal(slot) ? findBookingUnder(state, ground, cells) : null;
  };
  return {
    enter: () => {
      const { mode, cursor, anchor } = state;
      const slot = computeSelectedSlot(state, cells);
      const booking = findBookingUnder(state, ground, cells);
      if (mode.kind === 'move') void send(mode.booking, mode.slot);
      else if (anchor !== null && slot !== null) create(slot);
      else if (booking !== null) props.onOpen(booking.id);
      else if (cursor !== null) createAt(cursor.studio, cursor.at);
    },
    lift: () => {
      const booking = findSeen();
      if (booking === null || !isMovable(booking) || !props.may.move) return;
      act({ type: 'lift', booking: booking.id, slot: { studio: booking.studio, from: booking.from, to: booking.to } });
      takeFocus();
    },
    beside: (by) => {
      const booking = findNextBooking(state, ground, cells, by);
      if (booking === null) return;
      act({ type: 'cursor', cell: { studio: booking.studio, at: Math.max(cells.from, booking.from) } });
      takeFocus();
    },
    stepTo: (to) => {
      const booking = findSeen();
      if (booking !== null && props.may.step) props.onStep(booking, to);
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
  const { data, now, may, onCreate, onOpen, onMove } = props;
  const { ground, lines, axis, cells, folding } = useBoardGround(props);
  const [kept, act] = useReducer(reduceBoard, BOARD_AT_REST);
  const { from, to, studios } = data;
  // Of bookings it knows nothing: while only they change it stays.
  const beginning = useMemo(() => computeBeginning({ from, to, studios }, now), [from, to, studios, now]);
  const state: BoardState = { ...kept, cursor: computeCursorOn(kept.cursor, cells, beginning) };
  const view = useBoardView(lines, axis);
  const ghost = useRef<HTMLDivElement | null>(null);
  const isBusy = state.mode.kind === 'sent';
  const send = async (booking: number, slot: Slot, swap: ForeseenSwap | null = null): Promise<void> => {
    const line = ground.booking(booking);
    if (line === undefined || isBusy) return;
    act({ type: 'sent', booking, slot });
    act({ type: 'settled', booking, slot, refusal: await onMove(line, slot, swap) });
    // A question on the way took the focus and is gone: the arrows go on here.
    if (document.activeElement === document.body) props.focus.current?.focus({ preventScroll: true });
  };
  const create = (slot: Slot): void => (may.create ? onCreate(slot) : undefined);
  const createAt = (studio: number, at: number): void => create(computeRoom(ground, cells, { studio, at }));
  const drag = useBoardDrag({
    view,
    ghost,
    lines,
    ground,
    grid: cells,
    isBusy,
    foresee: async (booking, slot, obstacle) => {
      const foreseen = await props.onForesee(booking, slot, obstacle?.kind === 'booking');
      return { words: formatForeseen(foreseen), swap: foreseen.swap };
    },
    sayObstacle: (obstacle) => formatObstacle(obstacle),
    may,
    onDraw: create,
    onDrop: (booking, slot, swap) => void send(booking, slot, swap),
    onBlock: (booking) => {
      const line = ground.booking(booking);
      if (line !== undefined) act({ type: 'cursor', cell: { studio: line.studio, at: line.from } });
      onOpen(booking);
    },
    onCell: (studio, at) => act({ type: 'cursor', cell: { studio, at: computeCellAt(cells, at) } }),
  });
  return {
    state,
    act,
    ground,
    lines,
    cells,
    axis,
    folding,
    view,
    drag,
    ghost,
    createAt,
    ...keyDoings(props, { state, act, ground, lines, cells, view, drag, send, create, createAt }),
  };
}
