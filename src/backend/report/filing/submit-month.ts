// Use case: a closed month on its way to the bureau: handed in, then accepted or returned.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { monthMethods } from '../../../contract/report/months.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { type Actor, appendHistory, inTx, type Tx } from '../../core/db/tx.ts';
import { findNewestSubmission } from '../sql/filing-papers.ts';
import { addSubmission, findClosedFiling } from '../sql/filings.ts';

type Request = Asked<typeof monthMethods.submit>;
type Submitted = Answer<typeof monthMethods.submit>;

function write(tx: Tx, filingId: number, state: Submitted['state'], request: Request): void {
  addSubmission(tx, filingId, state, request);
  const after = { month: request.month, state, how: request.how, words: request.words };
  appendHistory(tx, { action: 'submit', entity: 'filing', entityId: filingId, after });
}

/** With `how` alone the month is handed in; with a result too, both are noted where it had not been handed in. */
function advance(tx: Tx, filingId: number, request: Request): Result<Submitted['state']> {
  const present = findNewestSubmission(tx.db, filingId);
  if (present?.state === 'accepted') return refuse('SUBMIT_ALREADY', { month: request.month, state: present.state });
  if (request.result === null) {
    if (request.how === null || request.how.trim() === '') return refuse('REASON_NEEDED', { month: request.month });
    if (present?.state === 'handed_in') return refuse('SUBMIT_ALREADY', { month: request.month, state: present.state });
    write(tx, filingId, 'handed_in', request);
    return ok('handed_in');
  }
  if (present === null && request.how === null) return refuse('SUBMIT_NOT_HANDED_IN', { month: request.month });
  if (request.result === 'returned' && (request.words ?? '').trim() === '') return refuse('REASON_NEEDED', { month: request.month });
  if (present === null) write(tx, filingId, 'handed_in', { ...request, words: null });
  write(tx, filingId, request.result, present === null ? { ...request, receipt: null } : request);
  return ok(request.result);
}

/** Marks a closed month as handed in, accepted or returned. Refuses MONTH_NOT_CLOSED, SUBMIT_NOT_HANDED_IN, SUBMIT_ALREADY, REASON_NEEDED. */
export function submitMonth(base: Base, actor: Actor, request: Request): Result<Submitted> {
  return inTx(base, actor, (tx) => {
    const filing = findClosedFiling(tx.db, request.month);
    if (filing === null) return refuse('MONTH_NOT_CLOSED', { month: request.month });
    const state = advance(tx, filing.id, request);
    return state.ok
      ? ok({ month: request.month, state: state.value, at: formatIsoInstant(convertMillisecondsToInstant(tx.nowMs)) })
      : state;
  });
}
