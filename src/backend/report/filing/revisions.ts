// Use case: a month's revisions, and what differs between two of them or between one and the data as they stand.
import type { Month } from '../../../domain/time/calendar.ts';
import type { Figure, ReportFigures } from '../../../domain/report/figures.ts';
import { changedFigures } from '../../../domain/report/changes.ts';
import { printInUnit } from '../../../domain/report/units.ts';
import { ok, refuse } from '../../../domain/values/result.ts';
import type { Result } from '../../../domain/values/result.ts';
import type { Connection } from '../../core/db/connection.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { profileOfBase } from '../../base/base-profile.ts';
import type { Profile } from '../../base/profile.ts';
import { changesBetween } from '../sql/read-changes.ts';
import type { RecordChange } from '../sql/read-changes.ts';
import { currentReport } from '../paper/report-cache.ts';
import { unitOfFigure } from '../paper/figure-label.ts';
import { readSnapshot } from '../snapshot.ts';
import { archiveOf, snapshotTextOf, submissionsOf } from '../sql/filing-papers.ts';
import { revisionsOf } from '../sql/filings.ts';
import type { RevisionRow } from '../sql/filings.ts';
import { nowOf } from './month-status.ts';
import { correctionLabel, tenantNames } from './report-pages.ts';

/** One revision with what it changed and what became of it. */
export interface RevisionShown {
  readonly revision: RevisionRow;
  readonly corrections: number;
  readonly submission: 'handed_in' | 'accepted' | 'returned' | null;
  readonly exported: number;
}

/** A month's revisions, newest first. */
export function listRevisions(base: Base, month: Month): RevisionShown[] {
  return readTx(base, (db) => {
    const said = new Map(submissionsOf(db, month).map((one) => [one.filing, one.state]));
    const exported = Map.groupBy(archiveOf(db, month), (one) => one.revision);
    return revisionsOf(db, month)
      .toReversed()
      .map((revision) => ({
        revision,
        corrections: revision.revision === 1 ? 0 : correctionsOf(db, month, revision.revision),
        submission: said.get(revision.id) ?? null,
        exported: exported.get(revision.revision)?.length ?? 0,
      }));
  });
}

function correctionsOf(db: Connection, month: Month, revision: number): number {
  const text = snapshotTextOf(db, month, revision);
  return text === null ? 0 : readSnapshot(text.snapshot).corrections.length;
}

/** A figure that two states of a month give otherwise. */
export interface FigureDifference {
  readonly figure: string;
  readonly label: string;
  readonly unit: string;
  readonly before: string;
  readonly after: string;
  /** After less before in the printed unit, with its sign; null where one of them is no amount. */
  readonly difference: string | null;
}

/** What differs, and the records that were written in between. */
export interface Comparison {
  readonly figures: readonly FigureDifference[];
  readonly records: readonly RecordChange[];
  /** Further changes that are not listed. */
  readonly more: number;
}

interface Side {
  readonly figures: ReportFigures;
  readonly profile: Profile;
  /** The filing, or null for the data as they stand. */
  readonly filingId: number | null;
}

function figureIn({ values, tenants }: ReportFigures, address: string): Figure | undefined {
  const [, code, column = ''] = address.split('.');
  return values.get(address) ?? tenants.find((row) => row.cells['uscc']?.text === code)?.cells[column];
}

function differenceOf(unit: string, before: Figure | undefined, after: Figure | undefined): string | null {
  const [a, b] = [before?.raw ?? null, after?.raw ?? null];
  if (a === null || b === null || a === b) return null;
  const text = printInUnit(unit, b - a);
  return text.startsWith('-') ? text : `+${text}`;
}

function sideOf(base: Base, db: Connection, month: Month, revision: number | null): Result<Side> {
  if (revision === null) {
    const profile = profileOfBase(base);
    if (!profile.ok) return profile;
    return ok({ figures: currentReport(base, profile.value, month, nowOf(base)).figures, profile: profile.value, filingId: null });
  }
  const text = snapshotTextOf(db, month, revision);
  if (text === null) return refuse('REVISION_UNKNOWN', { month, revision });
  const { figures, profile } = readSnapshot(text.snapshot);
  return ok({ figures, profile, filingId: text.id });
}

/**
 * What differs from revision `from` to revision `to` (null: the data as they stand).
 * Refuses REVISION_UNKNOWN, PROFILE_UNKNOWN, PROFILE_INVALID.
 */
export function compareRevisions(
  base: Base,
  question: { readonly month: Month; readonly from: number; readonly to: number | null },
): Result<Comparison> {
  const { month, from, to } = question;
  return readTx(base, (db) => {
    const before = sideOf(base, db, month, from);
    if (!before.ok) return before;
    const after = sideOf(base, db, month, to);
    if (!after.ok) return after;
    const { profile } = after.value;
    const names = new Map([...tenantNames(before.value), ...tenantNames(after.value)]);
    const figures = changedFigures(before.value.figures, after.value.figures).map((change): FigureDifference => {
      const unit = unitOfFigure(profile, change.figure);
      const [old, now] = [figureIn(before.value.figures, change.figure), figureIn(after.value.figures, change.figure)];
      return {
        figure: change.figure,
        label: correctionLabel(profile, names, change.figure),
        unit,
        before: change.old,
        after: change.new,
        difference: differenceOf(unit, old, now),
      };
    });
    return ok({ figures, ...changesBetween(db, { month, after: before.value.filingId, until: after.value.filingId }) });
  });
}
