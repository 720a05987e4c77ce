// Use case: a closed month on its way to the bureau: handed in, then accepted or returned.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { monthMethods } from '../../../contract/report/filing.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { type Actor, appendHistory, inTx, type Tx } from '../../core/db/tx.ts';
import { readSnapshot } from '../snapshot.ts';
import { findNewestSubmission } from '../sql/filing-papers.ts';
import { addSubmission, type FilingRow, findClosedFiling } from '../sql/filings.ts';
import { findFigureAt } from './explain-figure.ts';

type Request = Asked<typeof monthMethods.submit>;
type Submitted = Answer<typeof monthMethods.submit>;

function write(tx: Tx, filingId: number, state: Submitted['state'], request: Request): void {
  addSubmission(tx, filingId, state, request);
  const { month, how, words, disputed } = request;
  const after = { month, state, how, words, ...(disputed.length === 0 ? {} : { disputed: disputed.join(' ') }) };
  appendHistory(tx, { action: 'submit', entity: 'filing', entityId: filingId, after });
}

/** The first address that the filed report has no figure at. */
function findUnknownFigure(filing: FilingRow, addresses: readonly string[]): string | undefined {
  if (addresses.length === 0) return undefined;
  const { figures } = readSnapshot(filing.text);
  return addresses.find((address) => findFigureAt(figures, address) === undefined);
}

/** With `how` alone the month is handed in; with a result too, both are noted where it had not been handed in. */
function advance(tx: Tx, filing: FilingRow, request: Request): Result<Submitted['state']> {
  const present = findNewestSubmission(tx.db, filing.id);
  if (present?.state === 'accepted') return refuse('SUBMIT_ALREADY', { month: request.month, state: present.state });
  if (request.result === null) {
    if (request.how === null || request.how.trim() === '') return refuse('REASON_NEEDED', { month: request.month });
    if (present?.state === 'handed_in') return refuse('SUBMIT_ALREADY', { month: request.month, state: present.state });
    write(tx, filing.id, 'handed_in', request);
    return ok('handed_in');
  }
  if (present === null && request.how === null) return refuse('SUBMIT_NOT_HANDED_IN', { month: request.month });
  if (request.result === 'returned' && (request.words ?? '').trim() === '') return refuse('REASON_NEEDED', { month: request.month });
  const unknown = findUnknownFigure(filing, request.disputed);
  if (unknown !== undefined) return refuse('FIGURE_UNKNOWN', { figure: unknown });
  if (present === null) write(tx, filing.id, 'handed_in', { ...request, words: null, disputed: [] });
  write(tx, filing.id, request.result, present === null ? { ...request, receipt: null } : request);
  return ok(request.result);
}

/**
 * Marks a closed month as handed in, accepted or returned; a return names the figures that are disputed.
 * Refuses MONTH_NOT_CLOSED, SUBMIT_NOT_HANDED_IN, SUBMIT_ALREADY, REASON_NEEDED, FIGURE_UNKNOWN `{figure}`.
 */
export function submitMonth(base: Base, actor: Actor, request: Request): Result<Submitted> {
  return inTx(base, actor, (tx) => {
    const filing = findClosedFiling(tx.db, request.month);
    if (filing === null) return refuse('MONTH_NOT_CLOSED', { month: request.month });
    const state = advance(tx, filing, request);
    return state.ok
      ? ok({ month: request.month, state: state.value, at: formatIsoInstant(convertMillisecondsToInstant(tx.nowMs)) })
      : state;
  });
}
