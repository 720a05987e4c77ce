// Where the window opens: where it stood, if that is still on a screen; else in the middle of the first one.
import type { Rectangle } from 'electron';
import type { WindowPlace } from '../../src/contract/core/shell-messages.ts';

/** The window as it first opens, and the least it can be. */
export const FIRST_SIZE = { width: 1366, height: 840 } as const;
export const LEAST_SIZE = { width: 960, height: 600 } as const;
/** This much of the title bar must be within reach of the mouse. */
const REACHABLE = { width: 160, height: 40 } as const;

function overlap(from: number, to: number, screenFrom: number, screenTo: number): number {
  return Math.min(to, screenTo) - Math.max(from, screenFrom);
}

function isReachable(place: WindowPlace, screen: Rectangle): boolean {
  const across = overlap(place.x, place.x + place.width, screen.x, screen.x + screen.width);
  const down = overlap(place.y, place.y + REACHABLE.height, screen.y, screen.y + screen.height);
  return across >= REACHABLE.width && down >= REACHABLE.height;
}

/** The bounds to open with; without `x` and `y` the window is centred. `screens` are the work areas, the first screen's first. */
export function chooseBounds(
  place: WindowPlace | null,
  screens: readonly Rectangle[],
): Pick<Rectangle, 'width' | 'height'> & Partial<Rectangle> {
  const screen = place === null ? undefined : screens.find((one) => isReachable(place, one));
  if (place !== null && screen !== undefined) {
    const { x, y, width, height } = place;
    return { x, y, width: Math.max(width, LEAST_SIZE.width), height: Math.max(height, LEAST_SIZE.height) };
  }
  const first = screens[0] ?? FIRST_SIZE;
  return { width: Math.min(FIRST_SIZE.width, first.width), height: Math.min(FIRST_SIZE.height, first.height) };
}
