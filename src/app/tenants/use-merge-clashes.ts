// What both of two tenants have, asked for as soon as both are chosen, and what was answered.
import { useState } from 'react';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { type ClashAnswers, getClashKey, listAskedClashes } from './MergeClashes.tsx';

/** Queries the clashes of a pair and holds the answers; `given` is what the merge is sent, and all are answered where `isAnswered`. */
export function useMergeClashes(pair: { readonly into: number; readonly from: number } | null) {
  const [answers, setAnswers] = useState<ClashAnswers>(new Map());
  const clashes = useApiQuery(
    'tenants.clashes',
    { ...(pair ?? { into: 1, from: 1 }), language: getLanguage() },
    { isWaiting: pair === null },
  );
  const asked = clashes.state === 'ready' ? listAskedClashes(clashes.value.rows) : [];
  const given = asked.flatMap(({ kind, id }) => {
    const keep = answers.get(getClashKey({ kind, id }));
    return keep === undefined ? [] : [{ kind, id, keep }];
  });
  return { clashes, answers, setAnswers, given, isAnswered: clashes.state === 'ready' && given.length === asked.length };
}
