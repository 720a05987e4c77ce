// Use case: a month's report as pages, with all that the screen around them shows, from one reading of the base.
import type { Month } from '../../../domain/time/calendar.ts';
import type { Severity } from '../../../domain/report/figures.ts';
import { ok, refuse } from '../../../domain/values/result.ts';
import type { Result } from '../../../domain/values/result.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { recordsWhere } from '../../core/db/record-store.ts';
import { draftDoc, filedDoc } from '../filed-doc.ts';
import { figureLabel } from '../paper/figure-label.ts';
import { profileOfBase } from '../../base/base-profile.ts';
import type { Profile } from '../../base/profile.ts';
import { currentReport } from '../paper/report-cache.ts';
import { pagesOf } from '../paper/report-pages.ts';
import type { ReportPages } from '../paper/report-pages.ts';
import { readSnapshot } from '../snapshot.ts';
import type { Snapshot } from '../snapshot.ts';
import { explanationDrafts, snapshotTextOf } from '../sql/filing-papers.ts';
import { closedFiling } from '../sql/filings.ts';
import { lackingFor, nowOf, statusOf } from './month-status.ts';
import type { MonthStatus } from './month-status.ts';
import { statusSources } from './overview.ts';

/** A failing relation with its own words, and what was written about it. */
export interface ShownFinding {
  readonly id: string;
  readonly severity: Severity;
  /** The relation in words. */
  readonly relation: string;
  readonly message: string;
  readonly figures: readonly string[];
  /** Only the operator sees it; it does not go to the bureau. */
  readonly isInternal: boolean;
  readonly explanation: string;
  /** The finding as it read when the explanation was written, if it reads otherwise now. */
  readonly writtenAbout: string | null;
}

/** A field of the head or foot that can be set for a month. */
export interface HeadField {
  readonly field: string;
  readonly value: string;
  /** True if it was set for this month, false where the base's own word or the rule stands. */
  readonly isSet: boolean;
  readonly kind: 'foot' | 'stack';
}

/** A month on the screen. */
export interface ShownReport extends ReportPages {
  readonly status: MonthStatus;
  /** The revision that is shown; null for the open month as its data stand now. */
  readonly shown: number | null;
  readonly findings: readonly ShownFinding[];
  readonly notJudged: readonly { readonly id: string; readonly relation: string; readonly figures: readonly string[] }[];
  readonly fields: readonly HeadField[];
  readonly corrections: readonly { readonly figure: string; readonly label: string; readonly old: string; readonly new: string }[];
  /** What has to be brought in before the report means anything; of an open month. */
  readonly lacking: readonly ('base_facts' | 'tenants' | 'sales')[];
}

type Shown = Omit<ShownReport, 'status' | 'fields' | 'lacking'>;

function relationWords(profile: Profile, id: string): { readonly text: string; readonly internal: boolean } {
  const relation = profile.relations.find((one) => one.id === id);
  return { text: relation?.text ?? '', internal: relation?.internal ?? false };
}

/** Tenants' rows are addressed by code: people know them by name. */
export function correctionLabel(profile: Profile, names: ReadonlyMap<string, string>, figure: string): string {
  const [, row = ''] = figure.split('.');
  const name = names.get(row);
  return name === undefined ? figureLabel(profile, figure) : figureLabel(profile, figure).replace(row, name);
}

/** Names of the tenants' rows by code. */
export function tenantNames({ figures }: Pick<Snapshot, 'figures'>): ReadonlyMap<string, string> {
  return new Map(figures.tenants.map((row) => [row.cells['uscc']?.text ?? '', row.cells['name']?.text ?? '']));
}

function filedPages(filed: Snapshot): Shown {
  const { profile } = filed;
  const names = tenantNames(filed);
  return {
    ...pagesOf(filedDoc(filed)),
    shown: filed.revision,
    findings: filed.findings.map((one) => {
      const { text, internal } = relationWords(profile, one.id);
      return { ...one, relation: text, isInternal: internal, explanation: filed.explanations.get(one.id) ?? '', writtenAbout: null };
    }),
    notJudged: filed.notJudged.map((one) => ({ ...one, relation: relationWords(profile, one.id).text })),
    corrections: filed.corrections.map((one) => ({ ...one, label: correctionLabel(profile, names, one.figure) })),
  };
}

function openPages(base: Base, profile: Profile, month: Month): Shown {
  const report = currentReport(base, profile, month, nowOf(base));
  const drafts = explanationDrafts(base.db, month);
  return {
    ...pagesOf(draftDoc(profile, report)),
    shown: null,
    findings: report.findings.map((one) => {
      const { text, internal } = relationWords(profile, one.id);
      const draft = drafts.get(one.id);
      const writtenAbout = draft === undefined || draft.about === one.message ? null : draft.about;
      return { ...one, relation: text, isInternal: internal, explanation: draft?.words ?? '', writtenAbout };
    }),
    notJudged: report.notJudged.map((one) => ({ ...one, relation: relationWords(profile, one.id).text })),
    corrections: [],
  };
}

function headFields(base: Base, profile: Profile, month: Month, { pages }: Shown): HeadField[] {
  const set = new Set(recordsWhere(base.db, 'month_head', 'month = ?', [month]).map(({ values }) => String(values['field'])));
  const [page] = pages;
  const all = [
    ...profile.footFields.map((field) => ({ field, kind: 'foot' as const, from: page?.foot })),
    ...profile.stackFields.map((field) => ({ field, kind: 'stack' as const, from: page?.stack })),
  ];
  return all.map(({ field, kind, from }) => ({
    field,
    kind,
    isSet: set.has(field),
    value: from?.find((one) => one.label === field)?.value ?? '',
  }));
}

/** What is asked: a month; a profile unless it is the base's own; a revision, or null for the month as it stands. */
export interface PagesQuestion {
  readonly month: Month;
  readonly profileId: string | null;
  readonly revision: number | null;
}

/**
 * The pages of a month: of an open one computed, of a closed one or an old revision as filed.
 * Refuses REVISION_UNKNOWN, PROFILE_UNKNOWN, PROFILE_INVALID.
 */
export function reportPages(base: Base, { month, profileId, revision }: PagesQuestion): Result<ShownReport> {
  const profile = profileOfBase(base, profileId);
  if (!profile.ok) return profile;
  return readTx(base, (db) => {
    const filing = revision === null ? closedFiling(db, month) : snapshotTextOf(db, month, revision);
    if (filing === null && revision !== null) return refuse('REVISION_UNKNOWN', { month, revision });
    const filed = filing === null ? null : readSnapshot(filing.snapshot);
    const shown = filed === null ? openPages(base, profile.value, month) : filedPages(filed);
    return ok({
      ...shown,
      status: statusOf(statusSources(base, filed?.profile ?? profile.value), month),
      fields: headFields(base, filed?.profile ?? profile.value, month, shown),
      lacking: filed === null ? lackingFor(db, month) : [],
    });
  });
}
