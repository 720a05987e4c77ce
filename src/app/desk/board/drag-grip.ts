// What a pointer has taken hold of on the board, and the slot it comes to. Pure.
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { Slot } from '../desk-state.ts';
import { drawnSlot, instantAtPx, movedSlot, resizedSlot, studioAtY } from './board-geometry.ts';
import type { BoardLines, Grid } from './board-geometry.ts';

/** Empty cells from an instant on, or a booking by its middle or an end. */
export type Grip =
  | { readonly kind: 'draw'; readonly studio: number; readonly at: number }
  | { readonly kind: 'carry'; readonly booking: BookingLine; readonly part: 'whole' | 'start' | 'end' };

/** How long the pointer rests on a place before its price is asked for, and what could be swapped there. */
export const REST_MS = 150;

/** Nobody reads a swap and lets go because of it in less. */
const READING_MS = 200;

/**
 * Whether whoever let go can have read what was said of the place: a hand that stops and goes on before that means no swap. By the time of the
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
export function partAt(width: number, x: number): 'whole' | 'start' | 'end' {
  const edge = Math.min(8, width / 4);
  if (x < edge) return 'start';
  return x > width - edge ? 'end' : 'whole';
}

/** The slot that a grip comes to when the pointer went from `pressed` to `point`. */
export function slotOfGrip(grip: Grip, ground: DragGround, pressed: TrackPoint, point: TrackPoint): Slot {
  const { grid, lines, width } = ground;
  const scale = { ...grid, width };
  if (grip.kind === 'draw') return drawnSlot(grid, grip.studio, grip.at, instantAtPx(scale, point.x));
  const { booking, part } = grip;
  const minutes = instantAtPx(scale, point.x) - instantAtPx(scale, pressed.x);
  if (part !== 'whole') return resizedSlot(grid, { studio: booking.studio, from: booking.from, to: booking.to }, part, minutes);
  const studio = studioAtY(lines, point.y) ?? booking.studio;
  return movedSlot(grid, { studio: booking.studio, from: booking.from, to: booking.to }, studio, minutes);
}
