// Where the window opens: on the screen it stood on, or in the middle of the first where that screen is gone.
import { describe, expect, it } from 'vitest';
import { FIRST_SIZE, LEAST_SIZE, chooseBounds } from './window-place.ts';

const FIRST = { x: 0, y: 0, width: 1920, height: 1040 };
const SECOND = { x: 1920, y: 0, width: 1280, height: 984 };
const place = (x: number, y: number, width = 1200, height = 800) => ({ x, y, width, height, isMaximised: false });

describe('the window opens', () => {
  it('in its first size, or that of a smaller screen', () => {
    expect(chooseBounds(null, [FIRST])).toEqual(FIRST_SIZE);
    expect(chooseBounds(null, [{ ...FIRST, width: 1280, height: 700 }])).toEqual({ width: 1280, height: 700 });
    expect(chooseBounds(null, [])).toEqual(FIRST_SIZE);
  });

  it.each([
    [100, 100],
    [-900, 50],
    [2000, 100],
    [3000, 900],
  ])('where it stood, at %i, %i', (x, y) => {
    expect(chooseBounds(place(x, y), [FIRST, SECOND])).toEqual({ x, y, width: 1200, height: 800 });
  });

  it.each([
    [-1190, 50],
    [2000, 100],
    [100, -500],
    [100, 1035],
    [50_000, 50_000],
  ])('in the middle where its title bar would be out of reach, at %i, %i', (x, y) => {
    expect(chooseBounds(place(x, y), [FIRST])).toEqual(FIRST_SIZE);
  });

  it('never smaller than it can be used', () => {
    expect(chooseBounds(place(10, 10, 300, 200), [FIRST])).toEqual({ x: 10, y: 10, ...LEAST_SIZE });
  });
});
