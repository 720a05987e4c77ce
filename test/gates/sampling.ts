// Draws places of the sources by a seed: the same seed draws the same lines on every machine.

/** A line of a source file, counted from 1. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/**
 * Creates a generator of numbers from 0 up to 1 (mulberry32: 32 bits of state, spelled out here so that a seed means the same lines for ever).
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Shuffles a list by a generator (Fisher and Yates); the list itself stays as it is. */
export function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [shuffled[last], shuffled[other]];
    if (one === undefined || two === undefined) continue;
    [shuffled[last], shuffled[other]] = [two, one];
  }
  return shuffled;
}

/** Picks one of a list; null of an empty one. */
export function pickOne<T>(list: readonly T[], random: () => number): T | null {
  return list[Math.floor(random() * list.length)] ?? null;
}

/** Lists the numbers of lines that hold code: no blank line, comment, import, or line of nothing but brackets. */
export function listCodeLines(text: string): number[] {
  let isInComment = false;
  let isInImport = false;
  return text.split('\n').flatMap((line, index) => {
    const code = line.trim();
    if (code.startsWith('/*')) isInComment = true;
    if (/^import\b(?!\()/.test(code)) isInImport = true;
    const isCode = !isInComment && !isInImport && !code.startsWith('//') && /[\p{L}\d]/u.test(code);
    if (code.endsWith('*/')) isInComment = false;
    if (isInImport && /(?:from )?'[^']+'(?: with .*)?;$/.test(code)) isInImport = false;
    return isCode ? [index + 1] : [];
  });
}

/** Draws all lines of code of the files, in an order that the seed alone decides. */
export function drawLines(files: readonly { readonly path: string; readonly text: string }[], seed: number): SourceLine[] {
  const lines = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, text }) => listCodeLines(text).map((line) => ({ file: path, line })));
  return shuffle(lines, createRandom(seed));
}
