// What is said of a failing check: few words for a list, a question for the tenant. A check that is new here is named by its id.
import type { FailingCheck } from '../../contract/collection/collection-shapes.ts';
import type { Say, WordValues } from '../kit/i18n.ts';
import { sayCount, sayYuan } from '../kit/values.tsx';
import type { checkWords } from './check-words.ts';

export type SayCheck = Say<NonNullable<(typeof checkWords)['keys']>>;

const CHECKS = [
  'refunded_over_paid',
  'settled_over_paid',
  'retail_over_paid',
  'sessions_without_time',
  'time_without_sessions',
  'paid_without_sessions',
  'session_too_short',
  'session_too_long',
  'platform_differs',
] as const;
const HINTS = ['X01', 'X02', 'X03', 'X04'] as const;
const COUNTED: ReadonlySet<string> = new Set(['sessions', 'minutes', 'views', 'orders', 'hosts', 'employees']);

/** The facts of a check as they are said: money in yuan, counts with thousands. */
export function checkFacts(data: FailingCheck['data']): WordValues {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (typeof value !== 'number') return [name, value ?? ''];
      return [name, COUNTED.has(name) ? sayCount(value) : sayYuan(value)];
    }),
  );
}

function known(check: string): (typeof CHECKS)[number] | 'other' {
  return CHECKS.find((one) => one === check) ?? 'other';
}

function knownHint(id: string): (typeof HINTS)[number] | 'other' {
  return HINTS.find((one) => one === id) ?? 'other';
}

/** A check in few words. */
export function fewWords({ check }: Pick<FailingCheck, 'check'>, say: SayCheck): string {
  return say(`few_${known(check)}`, { check });
}

/** The question that a failing check puts to the tenant. */
export function questionOf({ check, data }: Pick<FailingCheck, 'check' | 'data'>, say: SayCheck): string {
  return say(`ask_${known(check)}`, checkFacts(data));
}

/** What only the base sees, in few words. */
export function hintWords(id: string, say: SayCheck): string {
  return say(`hint_${knownHint(id)}`, { id });
}

/** What only the base sees, as a sentence. */
export function hintSentence(id: string, say: SayCheck): string {
  return say(`explainHint_${knownHint(id)}`, { id });
}

/** All checks of a tenant in few words, each kind once. */
export function checkList(failing: readonly FailingCheck[], say: SayCheck): readonly string[] {
  return [...new Set(failing.map((one) => fewWords(one, say)))];
}
