// Use case: a month's revisions, and what differs between two of them or between one and the data as they stand.
// Use case: explanations of findings, kept as they are typed, long before the month is closed.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { filingMethods } from '../../../contract/report/filing.ts';
import { getDayOfInstant, type Month, parseMonth } from '../../../domain/time/calendar.ts';
import type { Figure, ReportFigures } from '../../../domain/report/shape.ts';
import { listChangedFigures } from '../../../domain/report/changes.ts';
import { listMonthsRead } from '../../../domain/report/facts.ts';
import { printInUnit } from '../../../domain/report/units.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Connection } from '../../core/db/rows.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx, type Actor, inTx } from '../../core/db/tx.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import type { Profile } from '../../base/profile.ts';
import { createHistoryFormatter } from '../report-names.ts';
import { listChangesBetween } from '../sql/read-changes.ts';
import { computeReport } from '../compute.ts';
import { getCurrentReport } from '../render/report-cache.ts';
import { formatCorrectionLabel, createTenantNameMap, findUnitOfFigure } from '../render/figure-label.ts';
import { readSnapshot } from '../snapshot.ts';
import { archiveOf, submissionsOf, keepExplanation } from '../sql/filing-papers.ts';
import { filingOf, listNewestRevisions, revisionsOf, findClosedFiling } from '../sql/filings.ts';
import { findFigureAt } from './explain-figure.ts';
import { nowOf } from './month-status.ts';

/** A month's revisions, newest first. */
export function listRevisions(base: Base, { month }: Asked<typeof filingMethods.revisions>): Answer<typeof filingMethods.revisions> {
  return readTx(base, (db) => {
    const said = new Map(submissionsOf(db, month).map((one) => [one.filing, one.state]));
    const exported = Map.groupBy(archiveOf(db, month), (one) => one.revision);
    const revisions = revisionsOf(db, month).map((one) => ({
      ...one,
      corrections: one.revision === 1 ? 0 : correctionsOf(db, month, one.revision),
      submission: said.get(one.id) ?? null,
      exported: exported.get(one.revision)?.length ?? 0,
    }));
    return { revisions: revisions.toReversed() };
  });
}

function correctionsOf(db: Connection, month: Month, revision: number): number {
  const filing = filingOf(db, month, revision);
  return filing === null ? 0 : readSnapshot(filing.text).corrections.length;
}

type Comparison = Answer<typeof filingMethods.compare>;

interface Side {
  readonly figures: ReportFigures;
  readonly profile: Profile;
  /** The filing, or null for the data as they stand. */
  readonly filingId: number | null;
}

function differenceOf(unit: string, before: Figure | undefined, after: Figure | undefined): string | null {
  const [a, b] = [before?.raw ?? null, after?.raw ?? null];
  if (a === null || b === null || a === b) return null;
  const text = printInUnit(unit, b - a);
  return text.startsWith('-') ? text : `+${text}`;
}

/** The month's figures as the data stand now; `reopened`: as once that month is closed again. */
function currentSide(base: Base, month: Month, reopened: Month | null): Result<Side> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const now = nowOf(base);
  const { figures } =
    reopened === null
      ? getCurrentReport(base, profile.value, month, now)
      : computeReport({ base, profile: profile.value, month, now, today: getDayOfInstant(now), reopened });
  return ok({ figures, profile: profile.value, filingId: null });
}

function sideOf(base: Base, db: Connection, month: Month, revision: number | null): Result<Side> {
  if (revision === null) return currentSide(base, month, null);
  const filing = filingOf(db, month, revision);
  if (filing === null) return refuse('REVISION_UNKNOWN', { month, revision });
  const { figures, profile } = readSnapshot(filing.text);
  return ok({ figures, profile, filingId: filing.id });
}

function listDiffering(before: Side, after: Side): Comparison['figures'] {
  const { profile } = after;
  const names = new Map([...createTenantNameMap(before), ...createTenantNameMap(after)]);
  return listChangedFigures(before.figures, after.figures).map((change) => {
    const unit = findUnitOfFigure(profile, change.figure);
    const [old, now] = [findFigureAt(before.figures, change.figure), findFigureAt(after.figures, change.figure)];
    return {
      figure: change.figure,
      label: formatCorrectionLabel(profile, names, change.figure),
      unit,
      before: change.old,
      after: change.new,
      difference: differenceOf(unit, old, now),
    };
  });
}

/**
 * What differs from revision `from` to revision `to` (null: the data as they stand).
 * Refuses REVISION_UNKNOWN, PROFILE_UNKNOWN, PROFILE_INVALID.
 */
export function compareRevisions(base: Base, { month, from, to }: Asked<typeof filingMethods.compare>): Result<Comparison> {
  return readTx(base, (db) => {
    const before = sideOf(base, db, month, from);
    if (!before.ok) return before;
    const after = sideOf(base, db, month, to);
    if (!after.ok) return after;
    return ok({
      figures: listDiffering(before.value, after.value),
      ...listChangesBetween(
        db,
        { month, after: before.value.filingId, until: after.value.filingId },
        createHistoryFormatter(base, 'zh-CN'),
      ),
    });
  });
}

/** So many figures of an outdated filing are named. */
const NAMED = 5;

/**
 * Lists the closed months that read an open one (in their cumulative figures and those of last year) and would be filed otherwise now; none of a
 * closed month. What was filed of a reopened month counts until it is closed again: of such a one the figures are those of after that.
 * Refuses PROFILE_UNKNOWN, PROFILE_INVALID.
 */
export function listOutdatedFilings(
  base: Base,
  { month }: Asked<typeof filingMethods.outdated>,
): Result<Answer<typeof filingMethods.outdated>> {
  return readTx(base, (db) => {
    const newest = listNewestRevisions(db);
    const own = newest.get(month);
    const isOnceClosed = own !== undefined;
    const months: Answer<typeof filingMethods.outdated>['months'][number][] = [];
    if (own?.reopened === null) return ok({ isOnceClosed, months });
    for (const { month: text, revision, reopened } of newest.values()) {
      const later = parseMonth(text);
      if (reopened !== null || later === null || later <= month || !listMonthsRead(later).includes(month)) continue;
      const [before, after] = [sideOf(base, db, later, revision), currentSide(base, later, isOnceClosed ? month : null)];
      if (!before.ok) return before;
      if (!after.ok) return after;
      const figures = listDiffering(before.value, after.value);
      if (figures.length > 0) months.push({ month: later, revision, count: figures.length, figures: figures.slice(0, NAMED) });
    }
    return ok({ isOnceClosed, months });
  });
}

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
