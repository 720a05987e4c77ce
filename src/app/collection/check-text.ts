// What is said of a failing check: few words for a list, a question for the tenant. A check that is new here is named by its id.
import type { FailingCheck } from '../../contract/collection/collection.ts';
import { getKeyOr, type SayOf, type WordValues } from '../ui/i18n.ts';
import { formatCount, formatYuan } from '../ui/values.tsx';
import { sayCheck } from './check-messages.ts';

export type SayCheck = SayOf<typeof sayCheck>;

const COUNTED: ReadonlySet<string> = new Set(['sessions', 'minutes', 'views', 'orders', 'hosts', 'employees', 'times', 'isCount']);

/** The facts of a check as they are said: money in yuan, counts with thousands. */
export function checkFacts(data: FailingCheck['data']): WordValues {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (typeof value !== 'number') return [name, value ?? ''];
      const isCount = COUNTED.has(name) || (data['isCount'] === 1 && (name === 'now' || name === 'mean'));
      if (name === 'now' || name === 'mean') return [name, isCount ? formatCount(value) : `${formatYuan(value)} 元`];
      return [name, isCount ? formatCount(value) : formatYuan(value)];
    }),
  );
}

/** A check in few words. */
export function formatCheckBriefly({ check }: Pick<FailingCheck, 'check'>): string {
  return sayCheck(getKeyOr(sayCheck, `few_${check}`, 'few_other'), { check });
}

/** The question that a failing check puts to the tenant. */
export function questionOf({ check, data }: Pick<FailingCheck, 'check' | 'data'>, say: SayCheck): string {
  return say(getKeyOr(sayCheck, `ask_${check}`, 'ask_other'), checkFacts(data));
}

/** What only the base sees, in few words. */
export function formatHintBriefly(id: string): string {
  return sayCheck(getKeyOr(sayCheck, `hint_${id}`, 'hint_other'), { id });
}

/** What only the base sees, as a sentence. */
export function formatHint(id: string): string {
  return sayCheck(getKeyOr(sayCheck, `explainHint_${id}`, 'explainHint_other'), { id });
}

/** All checks of a tenant in few words, each kind once. */
export function checkList(failing: readonly FailingCheck[]): readonly string[] {
  return [...new Set(failing.map((one) => formatCheckBriefly(one)))];
}
