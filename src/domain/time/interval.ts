// Half-open intervals: the start belongs to it, the end does not.

/** `[from, to)` on any ordered integer axis. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** True if the two have at least one point in common; touching ends have none. */
export function doOverlap(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The common part's length, 0 if there is none. */
export function overlapLength(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

/** Disjoint, sorted intervals that cover the same points; empty ones vanish. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter((one) => one.from < one.to).toSorted((a, b) => a.from - b.from || a.to - b.to);
  const merged: Interval[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else merged.push(next);
  }
  return merged;
}

/** What is left of `from` once all of `cut` is taken out, sorted. */
export function subtractIntervals(from: readonly Interval[], cut: readonly Interval[]): Interval[] {
  let left = mergeIntervals(from);
  for (const hole of mergeIntervals(cut)) {
    left = left.flatMap((one) =>
      doOverlap(one, hole)
        ? [
            { from: one.from, to: Math.min(one.to, hole.from) },
            { from: Math.max(one.from, hole.to), to: one.to },
          ].filter((part) => part.from < part.to)
        : [one],
    );
  }
  return left;
}

/** Σ of the lengths of disjoint intervals. */
export function sumLengths(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, one) => sum + (one.to - one.from), 0);
}
