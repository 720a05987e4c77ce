// Chance that is none: the same name always throws the same dice, in whole numbers only, so that the demo's files are the same bytes everywhere.

/** Dice of one name. Each call moves on. */
export interface Dice {
  /** A whole number from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number;
  /** True `perThousand` times out of a thousand. */
  readonly happens: (perThousand: number) => boolean;
  /** One of the list, which is never empty. */
  readonly pick: <T>(list: readonly T[]) => T;
}

/** FNV-1a over the code units: spreads names over 32 bits. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Numbers of 32 bits, the same for the same seed (mulberry32). */
export function createNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const stirred = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (stirred ^ (stirred >>> 14)) >>> 0;
  };
}

/** The dice of a name. */
export function diceOf(...names: readonly (string | number)[]): Dice {
  const next = createNumbers(hashOf(names.join('|')));
  const whole = (from: number, to: number): number => from + (next() % (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[whole(0, list.length - 1)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  return { whole, pick, happens: (perThousand) => whole(0, 999) < perThousand };
}

/** A share of a whole number, rounded down. */
export function share(value: number, perThousand: number): number {
  return Math.floor((value * perThousand) / 1000);
}

/** Splits a total by weights into whole numbers that add up to it. */
export function split(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  let passed = 0;
  return weights.map((weight) => {
    passed += weight;
    const upTo = Math.floor((total * passed) / all);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
