// Dragging on the board: draw, carry, resize. One element follows the pointer, a frame at a time; React draws nothing until it is let go.
import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { Slot } from '../desk-state.ts';
import { computeEdgePull, computeInstantAtPx, isSameSlot, pxOf, findStudioAtY, type Grid, type BoardLines } from './board-geometry.ts';
import { obstacleOf, type BoardModel, type Obstacle } from './board-model.ts';
import {
  REST_MS,
  canHaveRead,
  canHold,
  computeTrackPoint,
  isFar,
  isLeftward,
  isMoved,
  findPartAt,
  computeSlotOfGrip,
  type Grip,
  type TrackPoint,
} from './drag-grip.ts';
import { HEADS_WIDTH, HOURS_HEIGHT } from './board-window.ts';
import type { BoardView } from './use-board-view.ts';
import { timesOf, type ForeseenSwap } from './board-text.ts';

/** How long a finger rests before it drags; before that it scrolls. */
const LONG_PRESS_MS = 350;

/** What is known of a place that a booking is carried over. */
export interface Foresight {
  readonly words: string;
  readonly swap: ForeseenSwap | null;
}

/** What a drag reads and tells. */
interface DragHost {
  readonly view: BoardView;
  readonly ghost: RefObject<HTMLDivElement | null>;
  readonly lines: BoardLines;
  readonly grid: Grid;
  readonly ground: BoardModel;
  readonly isBusy: boolean;
  /** What may be dragged: empty cells, bookings. */
  readonly may: { readonly create: boolean; readonly move: boolean };
  /** Says under the pointer whether the slot is free, and why not. */
  readonly sayObstacle: (obstacle: Obstacle | null) => string;
  /** What a carried booking would cost there, and the swap, in words; asked once the pointer rests. */
  readonly foresee: (booking: BookingLine, slot: Slot, obstacle: Obstacle | null) => Promise<Foresight>;
  readonly onDraw: (slot: Slot) => void;
  /** `swap`: the one that is named under the pointer; the drop does it. */
  readonly onDrop: (booking: number, slot: Slot, swap: ForeseenSwap | null) => void;
  readonly onBlock: (booking: number) => void;
  readonly onCell: (studio: number, at: number) => void;
}

interface Drag {
  readonly grip: Grip;
  readonly pointer: number;
  /** Where the track was on the screen when the pointer was pressed, and its width. */
  readonly track: { readonly left: number; readonly top: number; readonly width: number };
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly scrolled: { readonly left: number; readonly top: number };
  readonly pressed: TrackPoint;
  readonly lifted: Element | null;
  x: number;
  y: number;
  isOn: boolean;
  slot: Slot | null;
  /** The swap that the words under the pointer name, and since when they do. */
  swap: ForeseenSwap | null;
  saidMs: number;
  frame: number;
  timer: number;
  /** Waits for the pointer to rest. */
  resting: number;
}

function pointOf(drag: Drag, view: BoardView): TrackPoint {
  return computeTrackPoint(drag, drag.track, drag.scrolled, view.seen.current);
}

/** Puts the ghost where the slot is. Its width is written only when it changes: a transform alone lays nothing out. */
function paintGhost(ghost: HTMLElement, host: DragHost, drag: Drag, slot: Slot): void {
  const scale = { ...host.grid, width: drag.track.width };
  const before = drag.slot;
  const left = pxOf(scale, slot.from);
  ghost.style.transform = `translate3d(${left}px, ${host.lines.tops.get(slot.studio) ?? 0}px, 0)`;
  const width = pxOf(scale, slot.to) - left;
  const had = before === null ? null : pxOf(scale, before.to) - pxOf(scale, before.from);
  if (had === null || Math.abs(had - width) > 0.5) ghost.style.width = `${width}px`;
  const obstacle = obstacleOf(host.ground, slot, drag.grip.kind === 'carry' ? drag.grip.booking : null);
  ghost.classList.toggle('board-ghost-bad', obstacle !== null);
  // Its words go on to the side where the board has room.
  ghost.classList.toggle('board-ghost-left', isLeftward(drag.x, drag.box));
  const words = `${host.ground.studio(slot.studio)?.code ?? ''} ${timesOf(slot)} ${host.sayObstacle(obstacle)}`;
  ghost.textContent = words;
}

/** Once the pointer rests on a place: what it costs there is asked for, and stands behind what is known already while the place is the same. */
function askAbout(drag: Drag, host: DragHost): void {
  const { grip, slot } = drag;
  const ghost = host.ghost.current;
  window.clearTimeout(drag.resting);
  if (grip.kind !== 'carry' || slot === null || ghost === null) return;
  const known = ghost.textContent;
  const answer = async (): Promise<void> => {
    const { words, swap } = await host.foresee(grip.booking, slot, obstacleOf(host.ground, slot, grip.booking));
    if (words === '' || drag.resting !== timer) return;
    ghost.textContent = `${known}\n${words}`;
    drag.swap = swap;
    drag.saidMs = performance.now();
  };
  const timer = window.setTimeout(() => void answer(), REST_MS);
  drag.resting = timer;
}

function gripOf(event: PointerEvent, host: DragHost, point: TrackPoint, width: number): Grip | null {
  const block = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-booking]') : null;
  if (block === null) {
    const studio = findStudioAtY(host.lines, point.y);
    return studio === null ? null : { kind: 'draw', studio, at: computeInstantAtPx({ ...host.grid, width }, point.x) };
  }
  const booking = host.ground.booking(Number(block.dataset['booking']));
  if (booking === undefined) return null;
  const edges = block.getBoundingClientRect();
  return { kind: 'carry', booking, part: findPartAt(edges.width, event.clientX - edges.left) };
}

function newDrag(event: PointerEvent, host: DragHost): Drag | null {
  const [track, box] = [host.view.track.current, host.view.box.current];
  if (track === null || box === null) return null;
  const [rect, edges] = [track.getBoundingClientRect(), box.getBoundingClientRect()];
  const pressed = { x: event.clientX - rect.left, y: event.clientY - rect.top };
  const grip = gripOf(event, host, pressed, rect.width);
  if (grip === null) return null;
  return {
    grip,
    pointer: event.pointerId,
    track: { left: rect.left, top: rect.top, width: rect.width },
    box: { left: edges.left + HEADS_WIDTH, top: edges.top + HOURS_HEIGHT, right: edges.right, bottom: edges.bottom },
    scrolled: { left: box.scrollLeft, top: box.scrollTop },
    pressed,
    lifted: grip.kind === 'carry' && event.target instanceof Element ? event.target.closest('[data-booking]') : null,
    x: event.clientX,
    y: event.clientY,
    isOn: false,
    slot: null,
    swap: null,
    saidMs: 0,
    frame: 0,
    timer: 0,
    resting: 0,
  };
}

/** One frame of a drag: scroll at the edges, then move the ghost if it comes to another slot. Answers true where it scrolls on by itself. */
function dragFrame(drag: Drag, host: DragHost): boolean {
  const { view, ghost, grid, lines } = host;
  const pull = { x: computeEdgePull(drag.x, drag.box.left, drag.box.right), y: computeEdgePull(drag.y, drag.box.top, drag.box.bottom) };
  if (pull.x !== 0 || pull.y !== 0) view.box.current?.scrollBy(pull.x, pull.y);
  const slot = computeSlotOfGrip(drag.grip, { grid, lines, width: drag.track.width }, drag.pressed, pointOf(drag, view));
  if (!isSameSlot(slot, drag.slot)) {
    drag.swap = null;
    if (ghost.current !== null) paintGhost(ghost.current, host, drag, slot);
  }
  drag.slot = slot;
  return pull.x !== 0 || pull.y !== 0;
}

/** Shows that something is dragged, and keeps the pointer. */
function showHeld(drag: Drag, host: DragHost): void {
  host.view.track.current?.setPointerCapture(drag.pointer);
  host.view.box.current?.classList.add('board-dragging');
  host.ghost.current?.classList.add('board-ghost-on');
  drag.lifted?.classList.add('board-lifted');
}

/** Ends what a drag shows and holds. */
function letGo(drag: Drag, host: DragHost): void {
  window.clearTimeout(drag.timer);
  window.clearTimeout(drag.resting);
  // An answer on its way is none of the next drag's.
  drag.resting = 0;
  window.cancelAnimationFrame(drag.frame);
  host.view.box.current?.classList.remove('board-dragging');
  host.ghost.current?.classList.remove('board-ghost-on');
  drag.lifted?.classList.remove('board-lifted');
  const track = host.view.track.current;
  if (track?.hasPointerCapture(drag.pointer) === true) track.releasePointerCapture(drag.pointer);
}

/** A press that was no drag: opens a booking, or puts the cursor there. */
function click({ grip }: Drag, host: DragHost): void {
  if (grip.kind === 'carry') host.onBlock(grip.booking.id);
  else host.onCell(grip.studio, grip.at);
}

function drop({ grip, slot, swap }: Drag, host: DragHost): void {
  if (slot === null) return;
  if (grip.kind === 'draw') host.onDraw(slot);
  else if (isMoved(grip, slot)) host.onDrop(grip.booking.id, slot, swap);
}

/** Handlers of the track, and how to give up. */
export interface BoardDrag {
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerCancel: (event: PointerEvent) => void;
    readonly onLostPointerCapture: (event: PointerEvent) => void;
  };
  /** Gives a drag up; false where there is none. */
  readonly giveUp: () => boolean;
}

/** A finger that drags must not scroll: only a listener that is not passive can say so. */
function useNoScrollWhile(track: RefObject<HTMLDivElement | null>, drag: RefObject<Drag | null>): void {
  useEffect(() => {
    const at = track.current;
    const hold = (event: TouchEvent): void => {
      if (drag.current?.isOn === true) event.preventDefault();
    };
    at?.addEventListener('touchmove', hold, { passive: false });
    return () => at?.removeEventListener('touchmove', hold);
  }, [track, drag]);
}

/** The drag that is on, and how it begins, goes on and ends. */
function useDrag(now: DragHost) {
  const drag = useRef<Drag | null>(null);
  const host = useRef(now);
  // Before the screen is drawn, as keys are: what is pressed then is what is seen, and nothing is left to do behind the frame.
  useLayoutEffect(() => {
    host.current = now;
  });
  useNoScrollWhile(now.view.track, drag);
  useEffect(
    () => () => {
      if (drag.current !== null) letGo(drag.current, host.current);
    },
    [],
  );
  const schedule = (held: Drag): void => {
    if (held.frame !== 0) return;
    held.frame = window.requestAnimationFrame(() => {
      held.frame = 0;
      if (drag.current !== held || !held.isOn) return;
      const before = held.slot;
      if (dragFrame(held, host.current)) schedule(held);
      if (!isSameSlot(held.slot, before)) askAbout(held, host.current);
    });
  };
  const begin = (held: Drag): void => {
    const { grip } = held;
    const { isBusy, may } = host.current;
    if (drag.current !== held || isBusy || !canHold(grip, may)) return;
    held.isOn = true;
    showHeld(held, host.current);
    schedule(held);
  };
  const end = (how: 'drop' | 'cancel'): boolean => {
    const held = drag.current;
    if (held === null) return false;
    drag.current = null;
    letGo(held, host.current);
    if (how === 'cancel') return held.isOn;
    if (held.isOn) {
      dragFrame(held, host.current);
      drop(held, host.current);
    } else click(held, host.current);
    return true;
  };
  return { drag, host, schedule, begin, end };
}

export function useBoardDrag(now: DragHost): BoardDrag {
  const { drag, host, schedule, begin, end } = useDrag(now);
  const press = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary || drag.current !== null) return;
    const held = newDrag(event, host.current);
    drag.current = held;
    if (held !== null && event.pointerType === 'touch') held.timer = window.setTimeout(() => begin(held), LONG_PRESS_MS);
  };
  const move = (event: PointerEvent): void => {
    const held = drag.current;
    if (held === null || event.pointerId !== held.pointer) return;
    const isDragged = !held.isOn && isFar(held, { x: event.clientX, y: event.clientY });
    if (isDragged && event.pointerType === 'touch') end('cancel');
    else if (isDragged) begin(held);
    if (!held.isOn) return;
    [held.x, held.y] = [event.clientX, event.clientY];
    schedule(held);
  };
  // A second finger, and what is told late of the one before, end nothing.
  const ends =
    (how: 'drop' | 'cancel') =>
    (event: PointerEvent): void => {
      const held = drag.current;
      if (held === null || event.pointerId !== held.pointer) return;
      if (!canHaveRead(held.saidMs, event.timeStamp)) held.swap = null;
      end(how);
    };
  return {
    handlers: {
      onPointerDown: press,
      onPointerMove: move,
      onPointerUp: ends('drop'),
      onPointerCancel: ends('cancel'),
      onLostPointerCapture: ends('cancel'),
    },
    giveUp: () => end('cancel'),
  };
}
