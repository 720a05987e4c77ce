// The wildcards of COUNTIF, MATCH, VLOOKUP and SEARCH: `*` any text, `?` one character, `~` takes the next one as itself.

type Step = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'one' } | { readonly kind: 'any' };

function stepsOf(pattern: string): readonly Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    const next = pattern[at + 1] ?? '';
    if (character === '~' && next !== '' && '*?~'.includes(next)) {
      steps.push({ kind: 'text', text: next });
      at += 1;
    } else if (character === '*') steps.push({ kind: 'any' });
    else if (character === '?') steps.push({ kind: 'one' });
    else steps.push({ kind: 'text', text: character });
  }
  return steps;
}

/** Whether `text` from `start` on meets the steps, to its end or, with `isOpen`, to wherever. Goes back to the last `*` only. */
function meets(steps: readonly Step[], text: string, start: number, isOpen: boolean): boolean {
  let step = 0;
  let at = start;
  let star = -1;
  let mark = start;
  for (;;) {
    const wanted = steps[step];
    if (wanted === undefined && (isOpen || at === text.length)) return true;
    if (wanted?.kind === 'any') {
      star = step;
      mark = at;
      step += 1;
    } else if (wanted !== undefined && at < text.length && (wanted.kind === 'one' || wanted.text === text[at])) {
      step += 1;
      at += 1;
    } else if (star !== -1 && mark < text.length) {
      mark += 1;
      at = mark;
      step = star + 1;
    } else return false;
  }
}

/** A test for whole texts against a pattern, whatever their case. */
export function createWildcardTest(pattern: string): (text: string) => boolean {
  const wanted = pattern.toLowerCase();
  // Only one letter has a longer small form.
  const isOdd = (text: string): boolean => text.length !== wanted.length && !text.includes('\u0130');
  if (!/[*?~]/.test(pattern)) return (text) => text === pattern || (!isOdd(text) && text.toLowerCase() === wanted);
  const steps = stepsOf(wanted);
  return (text) => meets(steps, text.toLowerCase(), 0, false);
}

/** Where a pattern is first found in a text from `start` (from 0), or -1. */
export function findWildcard(pattern: string, text: string, start: number): number {
  const steps = stepsOf(pattern.toLowerCase());
  const lower = text.toLowerCase();
  for (let at = start; at <= lower.length; at += 1) if (meets(steps, lower, at, true)) return at;
  return -1;
}
