// Use case: a month's revisions, and what differs between two of them or between one and the data as they stand.
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { filingMethods } from '../../../contract/report/filing.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import type { Figure, ReportFigures } from '../../../domain/report/figures.ts';
import { listChangedFigures } from '../../../domain/report/changes.ts';
import { printInUnit } from '../../../domain/report/units.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Connection } from '../../core/db/connection.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import type { Profile } from '../../base/profile.ts';
import { createHistoryFormatter } from '../report-names.ts';
import { listChangesBetween } from '../sql/read-changes.ts';
import { getCurrentReport } from '../render/report-cache.ts';
import { formatCorrectionLabel, createTenantNameMap, findUnitOfFigure } from '../render/figure-label.ts';
import { readSnapshot } from '../snapshot.ts';
import { archiveOf, submissionsOf } from '../sql/filing-papers.ts';
import { filingOf, revisionsOf } from '../sql/filings.ts';
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

function sideOf(base: Base, db: Connection, month: Month, revision: number | null): Result<Side> {
  if (revision === null) {
    const profile = getProfileOfBase(base);
    if (!profile.ok) return profile;
    return ok({ figures: getCurrentReport(base, profile.value, month, nowOf(base)).figures, profile: profile.value, filingId: null });
  }
  const filing = filingOf(db, month, revision);
  if (filing === null) return refuse('REVISION_UNKNOWN', { month, revision });
  const { figures, profile } = readSnapshot(filing.text);
  return ok({ figures, profile, filingId: filing.id });
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
    const { profile } = after.value;
    const names = new Map([...createTenantNameMap(before.value), ...createTenantNameMap(after.value)]);
    const figures = listChangedFigures(before.value.figures, after.value.figures).map((change): Comparison['figures'][number] => {
      const unit = findUnitOfFigure(profile, change.figure);
      const [old, now] = [findFigureAt(before.value.figures, change.figure), findFigureAt(after.value.figures, change.figure)];
      return {
        figure: change.figure,
        label: formatCorrectionLabel(profile, names, change.figure),
        unit,
        before: change.old,
        after: change.new,
        difference: differenceOf(unit, old, now),
      };
    });
    return ok({
      figures,
      ...listChangesBetween(
        db,
        { month, after: before.value.filingId, until: after.value.filingId },
        createHistoryFormatter(base, 'zh-CN'),
      ),
    });
  });
}
