// Use case: explanations of findings, kept as they are typed, long before the month is closed.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { filingMethods } from '../../../contract/report/filing.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { type Actor, inTx } from '../../core/db/tx.ts';
import { keepExplanation } from '../sql/filing-papers.ts';
import { findClosedFiling } from '../sql/filings.ts';

/**
 * Keeps what is written about a relation of an open month, or about a figure of any; empty words take it away. Closing uses the former. Answers the words that stood before,
 * which undo puts back. Refuses MONTH_CLOSED.
 */
export function explainFinding(
  base: Base,
  actor: Actor,
  { month, ...draft }: Asked<typeof filingMethods.explain>,
): Result<Answer<typeof filingMethods.explain>> {
  return inTx(base, actor, (tx) => {
    if (!draft.relation.includes('.') && findClosedFiling(tx.db, month) !== null) return refuse('MONTH_CLOSED', { month });
    return ok({ before: keepExplanation(tx, month, { ...draft, words: draft.words.trim() }) });
  });
}
