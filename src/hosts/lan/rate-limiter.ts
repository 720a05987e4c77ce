// How fast one joined computer may ask: one that runs wild, or was taken over, keeps nobody else from the base.

/** So many calls at once, and so many a second after that. */
export interface Pace {
  readonly atOnce: number;
  readonly aSecond: number;
}

/** A screen opens with some twenty calls; a desk on its busiest evening makes a few a second. */
const PACE: Pace = { atOnce: 300, aSecond: 50 };

/** Answers whether a computer may ask once more now. */
export function createRateLimiter(pace?: Pace, nowMs: () => number = () => performance.now()): (device: number) => boolean {
  const { atOnce, aSecond } = pace ?? PACE;
  const left = new Map<number, { calls: number; atMs: number }>();
  return (device) => {
    const now = nowMs();
    const { calls, atMs } = left.get(device) ?? { calls: atOnce, atMs: now };
    const has = Math.min(atOnce, calls + ((now - atMs) * aSecond) / 1000);
    const may = has >= 1;
    left.set(device, { calls: may ? has - 1 : has, atMs: now });
    return may;
  };
}
