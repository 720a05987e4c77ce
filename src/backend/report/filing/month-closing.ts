// Use case: closes a month (its figures frozen), and opens it again for a revision.
// Use case: a closed month on its way to the bureau: handed in, then accepted or returned.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { monthMethods } from '../../../contract/report/filing.ts';
import {
  addMonths,
  convertMillisecondsToInstant,
  createInstantAt,
  firstDayOf,
  getDayOfInstant,
  lastDayOf,
  type Month,
  formatIsoInstant,
} from '../../../domain/time/calendar.ts';
import { TENANT_CATEGORIES } from '../../../domain/base/catalogue.ts';
import { listChangedFigures } from '../../../domain/report/changes.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { type Actor, appendHistory, inTx, type Tx } from '../../core/db/tx.ts';
import { type ComputedReport, computeReport } from '../compute.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { getRelationName, type Profile } from '../../base/profile.ts';
import { createFiledRows, readSnapshot, type Revision, snapshotOf } from '../snapshot.ts';
import { lapseOptions } from '../../core/records/record-history.ts';
import { listExplanationDrafts, findNewestSubmission } from '../sql/filing-papers.ts';
import { createBackupFor, noteHeadEverywhere } from '../../safety/own-backups.ts';
import { beginWork } from '../../core/records/interrupted-work.ts';
import {
  addFiledFigure,
  addFiledTenant,
  addFiling,
  findClosedFiling,
  freezeRoster,
  findNewestFiling,
  reopenFiling,
  addSubmission,
  type FilingRow,
} from '../sql/filings.ts';
import { findFigureAt } from './explain-figure.ts';

type Filed = Answer<typeof monthMethods.close>;

/** What closing and reopening are asked; `by` is the name that does it, where it is not the actor's own. */
type Named<T> = T & { readonly by?: string | null };

/** What somebody wrote for the closing, and what was kept of it while the month was open, by relation. */
interface Explained {
  readonly given: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, string>>;
}

/** Failing E relations refuse; failing W relations want a written explanation; words given for any other would be lost, so they refuse too. */
function judge(month: Month, profile: Profile, computed: ComputedReport, { given, kept }: Explained): Result<null> {
  const hard = computed.findings.filter((finding) => finding.severity === 'E');
  const told = (findings: readonly { readonly id: string; readonly message: string }[]) => ({
    month,
    relations: findings.map(({ id }) => id),
    names: findings.map(({ id }) => `${id} ${getRelationName(profile, id)}`.trim()),
    messages: findings.map(({ id, message }) => `${id} ${message}`),
  });
  if (hard.length > 0) return refuse('CLOSE_FAILING', told(hard));
  const asking = new Set(computed.findings.map(({ id }) => id));
  const needless = Object.keys(given).filter((id) => !asking.has(id) && given[id]?.trim() !== '');
  if (needless.length > 0) return refuse('EXPLAINS_NOTHING', { month, relations: needless, needed: [...asking] });
  const explanations = { ...kept, ...given };
  const silent = computed.findings.filter((finding) => (explanations[finding.id] ?? '').trim() === '');
  if (silent.length > 0) return refuse('CLOSE_UNEXPLAINED', told(silent));
  return ok(null);
}

/** Who had to report: tenants of category live in residence on any day of the month (docs/rules/imports.md, The tenants' monthly form). */
function rosterOf(computed: ComputedReport): number[] {
  return computed.figures.tenants.filter((row) => row.cells.category?.text === TENANT_CATEGORIES[0]).map((row) => row.tenantId);
}

interface Freezing {
  readonly computed: ComputedReport;
  readonly profile: Profile;
  readonly explanations: ReadonlyMap<string, string>;
  readonly revised: Revision;
  readonly closedBy: string;
}

function freeze(
  tx: Tx,
  { computed, profile, explanations, revised, closedBy }: Freezing,
): { readonly id: number; readonly sha256: string } {
  const { month, figures, inputsSha256 } = computed;
  const { text, sha256 } = snapshotOf(computed, profile, explanations, revised);
  const id = addFiling(tx, {
    month,
    revision: revised.revision,
    closedBy,
    firstDay: firstDayOf(month),
    lastDay: lastDayOf(month),
    startsAt: createInstantAt(firstDayOf(month), 0),
    endsAt: createInstantAt(firstDayOf(addMonths(month, 1)), 0),
    profileId: profile.id,
    profileVersion: profile.version,
    inputsSha256: inputsSha256(),
    snapshot: text,
    snapshotSha256: sha256,
  });
  const rows = createFiledRows(figures);
  for (const { figure, raw, value } of rows.figures) addFiledFigure(tx, id, { figure, raw, value });
  for (const row of rows.tenants) addFiledTenant(tx, id, row);
  return { id, sha256 };
}

type CloseRequest = Named<Omit<Asked<typeof monthMethods.close>, 'settle'>>;

/** What is closed; `prepare` writes what goes into the month before it is computed, in the same transaction. */
interface Closing {
  readonly request: CloseRequest;
  readonly prepare: (tx: Tx) => Result<unknown>;
}

function closeInside(base: Base, tx: Tx, profile: Profile, { request, prepare }: Closing): Result<Filed> {
  const now = convertMillisecondsToInstant(tx.nowMs);
  const { month } = request;
  const today = getDayOfInstant(now);
  if (findClosedFiling(tx.db, month) !== null) return refuse('MONTH_CLOSED', { month });
  if (today <= lastDayOf(month)) return refuse('MONTH_NOT_OVER', { month, until: lastDayOf(month) });
  lapseOptions(tx, now);
  const prepared = prepare(tx);
  if (!prepared.ok) return prepared;
  const drafts = [...listExplanationDrafts(tx.db, month).values()].map(({ relation, words }) => [relation, words] as const);
  const explained: Explained = { given: request.explanations, kept: Object.fromEntries(drafts) };
  const computed = computeReport({ base, profile, month, now, today });
  const judged = judge(month, profile, computed, explained);
  if (!judged.ok) return judged;
  freezeRoster(tx, month, rosterOf(computed));
  const before = findNewestFiling(tx.db, month);
  const revision = (before?.revision ?? 0) + 1;
  const closedBy = request.by ?? tx.actor.who;
  const explanations = { ...explained.kept, ...explained.given };
  const kept = new Map(computed.findings.map((finding) => [finding.id, (explanations[finding.id] ?? '').trim()]));
  const corrections = before === null ? [] : listChangedFigures(readSnapshot(before.text).figures, computed.figures);
  const { id, sha256 } = freeze(tx, { computed, profile, explanations: kept, revised: { revision, corrections }, closedBy });
  appendHistory(tx, { action: 'close', entity: 'filing', entityId: id, after: { month, revision, by: closedBy, snapshot: sha256 } });
  return ok({ month, revision, snapshot: sha256 });
}

/**
 * Closes a month: every relation is judged, a backup made, the snapshot frozen, and from then on the database refuses changes to what
 * it read. Refuses MONTH_CLOSED, MONTH_NOT_OVER, CLOSE_FAILING (E relations), CLOSE_UNEXPLAINED (W relations without a word),
 * EXPLAINS_NOTHING (words for a relation that does not fail), PROFILE_…, what `prepare` refuses,
 * and what a backup refuses: without one nothing is closed.
 */
export function closeMonth(base: Base, actor: Actor, request: CloseRequest, prepare: Closing['prepare'] = () => ok(null)): Result<Filed> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const end = beginWork(base, { kind: 'close', month: request.month });
  try {
    const rehearsed = inTx(base, actor, (tx) => closeInside(base, tx, profile.value, { request, prepare }), { rehearse: true });
    if (!rehearsed.ok) return rehearsed;
    const saved = createBackupFor(base, actor, 'close');
    if (!saved.ok) return saved;
    const closed = inTx(base, actor, (tx) => closeInside(base, tx, profile.value, { request, prepare }));
    if (closed.ok) noteHeadEverywhere(base);
    return closed;
  } finally {
    end();
  }
}

/** Opens a closed month again; its snapshot stays. Refuses MONTH_NOT_CLOSED, REASON_NEEDED. */
export function reopenMonth(base: Base, actor: Actor, request: Named<Asked<typeof monthMethods.reopen>>): Result<Filed> {
  const { month } = request;
  const reason = request.reason.trim();
  return inTx(base, actor, (tx) => {
    const closed = findClosedFiling(tx.db, month);
    if (closed === null) return refuse('MONTH_NOT_CLOSED', { month });
    if (reason === '') return refuse('REASON_NEEDED', { month });
    const by = request.by ?? actor.who;
    reopenFiling(tx, closed.id, by, reason);
    appendHistory(tx, { action: 'reopen', entity: 'filing', entityId: closed.id, after: { month, revision: closed.revision, by }, reason });
    return ok({ month, revision: closed.revision, snapshot: closed.snapshot });
  });
}

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
