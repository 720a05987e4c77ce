// The wildcards of COUNTIF, MATCH, VLOOKUP and SEARCH: `*` any text, `?` one character, `~` takes the next one as itself.

/** A run of characters between two `*`; null stands for any one character. */
type Run = readonly (string | null)[];

/** The pattern's runs, parted by `*`. */
function readRuns(pattern: string): readonly Run[] {
  const runs: (string | null)[][] = [[]];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    const next = pattern[at + 1] ?? '';
    if (character === '*') runs.push([]);
    else if (character === '~' && next !== '' && '*?~'.includes(next)) {
      runs.at(-1)?.push(next);
      at += 1;
    } else runs.at(-1)?.push(character === '?' ? null : character);
  }
  return runs;
}

function isRunAt(run: Run, text: string, at: number): boolean {
  return at >= 0 && at + run.length <= text.length && run.every((wanted, nth) => wanted === null || wanted === text[at + nth]);
}

/** Where a run is first found from `start` on, or -1. A run is no longer than a criterion may be; texts without `?` are found by the engine. */
function findRun(run: Run, text: string, start: number): number {
  if (!run.includes(null)) return text.indexOf(run.join(''), start);
  for (let at = start; at + run.length <= text.length; at += 1) if (isRunAt(run, text, at)) return at;
  return -1;
}

/** Where the runs stand behind each other from `start` on, each as early as it can: the first one's place, and the end of the last. Null: nowhere. */
function findRuns(runs: readonly Run[], text: string, start: number): { readonly first: number; readonly end: number } | null {
  let [first, end] = [-1, start];
  for (const run of runs) {
    const at = findRun(run, text, end);
    if (at === -1) return null;
    if (first === -1) first = at;
    end = at + run.length;
  }
  return { first: first === -1 ? start : first, end };
}

/** Whether a whole text meets the runs: the first at its beginning, the last at its end, the others between. */
function meets(runs: readonly Run[], text: string): boolean {
  const [first = [], ...others] = runs;
  const last = others.pop();
  if (!isRunAt(first, text, 0)) return false;
  if (last === undefined) return first.length === text.length;
  const between = findRuns(others, text, first.length);
  return between !== null && between.end <= text.length - last.length && isRunAt(last, text, text.length - last.length);
}

/** A test for whole texts against a pattern, whatever their case. */
export function createWildcardTest(pattern: string): (text: string) => boolean {
  const wanted = pattern.toLowerCase();
  // Only one letter has a longer small form.
  const isOdd = (text: string): boolean => text.length !== wanted.length && !text.includes('\u0130');
  if (!/[*?~]/.test(pattern)) return (text) => text === pattern || (!isOdd(text) && text.toLowerCase() === wanted);
  const runs = readRuns(wanted);
  return (text) => meets(runs, text.toLowerCase());
}

/** Where a pattern is first found in a text from `start` (from 0), or -1. */
export function findWildcard(pattern: string, text: string, start: number): number {
  return findRuns(readRuns(pattern.toLowerCase()), text.toLowerCase(), start)?.first ?? -1;
}
