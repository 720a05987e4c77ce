// Thirteen months of a key figure as a small line, and in words. Pure.
import type { KeyFigure } from '../../../contract/insight/insight-shapes.ts';

export const WIDTH = 120;

export const HEIGHT = 32;
const PAD = 3;

export type Point = KeyFigure['months'][number];
/** Runs of neighbouring months that have a figure: a gap stays a gap. */
export function listRuns(points: readonly Point[]): string[] {
  const raws = points.flatMap(({ raw }) => (raw === null ? [] : [raw]));
  const [low, high] = [Math.min(...raws), Math.max(...raws)];
  const x = (at: number): number => PAD + (at * (WIDTH - 2 * PAD)) / Math.max(1, points.length - 1);
  const y = (raw: number): number => (high === low ? HEIGHT / 2 : HEIGHT - PAD - ((raw - low) * (HEIGHT - 2 * PAD)) / (high - low));
  const runs: string[][] = [[]];
  points.forEach(({ raw }, at) => {
    if (raw === null) runs.push([]);
    else runs.at(-1)?.push(`${x(at).toFixed(1)},${y(raw).toFixed(1)}`);
  });
  return runs.filter((run) => run.length > 0).map((run) => run.join(' '));
}

export function findLastSpot(runs: readonly string[]): { readonly x: string; readonly y: string } | null {
  const [x = '', y = ''] = runs.at(-1)?.split(' ').at(-1)?.split(',') ?? [];
  return x === '' ? null : { x, y };
}
