// What the bench of the board asks of each component.
import type { BoardDay } from '../../../src/contract/desk/board.ts';

/** The names under which the components are mounted. */
export type ContenderName = 'ours' | 'ours, dense' | 'event-calendar' | 'vis-timeline';

/** A component that stands on the page. */
export interface Mounted {
  /** Puts a booking into another studio, as the component is told of a change from elsewhere. */
  readonly move: (booking: number, studio: number) => void;
  /** The element of a booking; null where it is not in the page. */
  readonly block: (booking: number) => Element | null;
  readonly blocks: () => number;
}

/** Mounts a component on an element with the answer of `board.day`. */
export type Mount = (host: HTMLElement, day: BoardDay) => Mounted;

/** A place on the screen, in pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
