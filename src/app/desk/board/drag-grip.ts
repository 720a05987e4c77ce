// What a pointer has taken hold of on the board, and the slot it comes to. Pure.
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { Slot } from '../desk-state.ts';
import {
  computeDrawnSlot,
  computeInstantAtPx,
  isSameSlot,
  computeMovedSlot,
  computeResizedSlot,
  findStudioAtY,
  type BoardLines,
  type Grid,
} from './board-geometry.ts';
import { isMovable } from './board-model.ts';

/** Empty cells from an instant on, or a booking by its middle or an end. */
export type Grip =
  | { readonly kind: 'draw'; readonly studio: number; readonly at: number }
  | { readonly kind: 'carry'; readonly booking: BookingLine; readonly part: 'whole' | 'start' | 'end' };

/** How long the pointer rests on a place before its price is asked for, and what could be swapped there. */
export const REST_MS = 150;

/** Nobody reads a swap and lets go because of it in less. */
const READING_MS = 200;

/**
 * Whether anyone who let go can have read what was said of the place: a hand that stops and goes on before that means no swap. By the time of the
 * pointer's own event, for a slow machine tells late of a hand that never stopped.
 */
export function canHaveRead(saidMs: number, letGoMs: number): boolean {
  return letGoMs - saidMs >= READING_MS;
}

/** A point on the track, in its pixels. */
export interface TrackPoint {
  readonly x: number;
  readonly y: number;
}

/** The track while something is dragged over it. */
interface DragGround {
  readonly grid: Grid;
  readonly lines: BoardLines;
  readonly width: number;
}

/** Which part of a block of some width is taken at a distance from its left. Short blocks keep a middle. */
export function findPartAt(width: number, x: number): 'whole' | 'start' | 'end' {
  const edge = Math.min(8, width / 4);
  if (x < edge) return 'start';
  return x > width - edge ? 'end' : 'whole';
}

/** The slot that a grip comes to when the pointer went from `pressed` to `point`. */
export function computeSlotOfGrip(grip: Grip, ground: DragGround, pressed: TrackPoint, point: TrackPoint): Slot {
  const { grid, lines, width } = ground;
  const scale = { ...grid, width };
  if (grip.kind === 'draw') return computeDrawnSlot(grid, grip.studio, grip.at, computeInstantAtPx(scale, point.x));
  const { booking, part } = grip;
  const minutes = computeInstantAtPx(scale, point.x) - computeInstantAtPx(scale, pressed.x);
  if (part !== 'whole') return computeResizedSlot(grid, { studio: booking.studio, from: booking.from, to: booking.to }, part, minutes);
  const studio = findStudioAtY(lines, point.y) ?? booking.studio;
  return computeMovedSlot(grid, { studio: booking.studio, from: booking.from, to: booking.to }, studio, minutes);
}

/** Pixels that a press may tremble before it drags. */
const TREMBLE = 4;

/** True where the pointer went further than a hand trembles. */
export function isFar(pressed: TrackPoint, now: TrackPoint): boolean {
  return Math.abs(now.x - pressed.x) > TREMBLE || Math.abs(now.y - pressed.y) > TREMBLE;
}

/** True for a grip that may be dragged: empty cells by who may book, a booking that has not ended by who may move. */
export function canHold(grip: Grip, may: { readonly create: boolean; readonly move: boolean }): boolean {
  return grip.kind === 'carry' ? may.move && isMovable(grip.booking) : may.create;
}

/** True where a drop changes something: a booking that is put back where it was is not moved. */
export function isMoved(grip: Grip, slot: Slot): boolean {
  if (grip.kind === 'draw') return true;
  const { studio, from, to } = grip.booking;
  return !isSameSlot(slot, { studio, from, to });
}

/** Computes the point of the track under a pointer, which may have been scrolled since it was pressed. */
export function computeTrackPoint(
  pointer: TrackPoint,
  track: { readonly left: number; readonly top: number },
  scrolled: { readonly left: number; readonly top: number },
  seen: { readonly left: number; readonly top: number },
): TrackPoint {
  return { x: pointer.x - track.left + seen.left - scrolled.left, y: pointer.y - track.top + seen.top - scrolled.top };
}

/** True where the words of the ghost go to the left: right of the middle the board has no room for them. */
export function isLeftward(x: number, box: { readonly left: number; readonly right: number }): boolean {
  return x > (box.left + box.right) / 2;
}
