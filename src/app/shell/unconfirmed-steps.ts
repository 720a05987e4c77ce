// What to say of the steps that were under way when the line was cut.
import type { StepState } from '../../contract/core/live-shapes.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import type { LostCall } from '../ui/unconfirmed-calls.ts';

/** What is said; null: nothing. `elsewhere`: another base is open now than the one that the step was done on. */
export interface Word {
  readonly state: Exclude<StepState, 'asked'> | 'elsewhere' | null;
}

/** Nothing to say. */
export const NO_WORD: Word = { state: null };

type Answer =
  | { readonly ok: true; readonly value: { readonly folder: string; readonly states: readonly StepState[] } }
  | { readonly ok: false; readonly refusal: RefusalData };

/** Of several tries of one method the best counts: who pressed again while the line was cut did not do it twice. */
const BEST = ['done', 'running', 'unsure', 'not'] as const;
/** Of several methods the one that asks most of a person is said. */
const FIRST = ['not', 'unsure', 'running', 'done'] as const;

/** What to say of lost calls, and those of which it is known by now: what still runs is asked again, as is all before somebody has signed in. */
export function wordOf(calls: readonly LostCall[], answer: Answer): { readonly known: readonly LostCall[]; readonly word: Word } {
  if (!answer.ok && answer.refusal.code === 'LOCKED') return { known: [], word: NO_WORD };
  // No base is open now, or another one: the steps belong to one that is not here.
  if (!answer.ok || calls.some(({ folder }) => folder !== answer.value.folder)) return { known: calls, word: { state: 'elsewhere' } };
  const { states } = answer.value;
  const known = calls.filter((_, at) => states[at] !== 'running');
  const tries = Map.groupBy(states.keys(), (at) => calls[at]?.method ?? '');
  const words = [...tries.values()].map((all) => BEST.find((state) => all.some((at) => states[at] === state)));
  return { known, word: { state: FIRST.find((state) => words.includes(state)) ?? null } };
}
