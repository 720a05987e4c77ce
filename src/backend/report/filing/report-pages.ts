// Use case: a month's report as pages, with all that the screen around them shows, from one reading of the base.
import type { Asked } from '../../../contract/core/method.ts';
import type { filingMethods } from '../../../contract/report/filing.ts';
import type { ReportPages } from '../../../contract/report/filing-shapes.ts';
import { addMonths, lastDayOf, type Month } from '../../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Connection } from '../../core/db/rows.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx } from '../../core/db/tx.ts';
import { readKind } from '../../core/db/read-kind.ts';
import { findCorrectedFrom, draftDoc, createFiledDoc } from '../filed-doc.ts';
import { formatCorrectionLabel, createTenantNameMap } from '../render/figure-label.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { getRelationName, type Profile } from '../../base/profile.ts';
import { getCurrentReport } from '../render/report-cache.ts';
import { pagesOf } from '../render/report-pages.ts';
import { readSnapshot, type Snapshot } from '../snapshot.ts';
import { listExplanationDrafts } from '../sql/filing-papers.ts';
import { findClosedFiling, filingOf } from '../sql/filings.ts';
import { listLackingFor, nowOf, statusOf } from './month-status.ts';
import { createStatusSources } from './overview.ts';

type Shown = Omit<ReportPages, 'status' | 'fields' | 'lacking'>;

function relationWords(profile: Profile, id: string): { readonly name: string; readonly relation: string; readonly isInternal: boolean } {
  const found = profile.relations.find((one) => one.id === id);
  return { name: getRelationName(profile, id), relation: found?.text ?? '', isInternal: found?.internal ?? false };
}

function filedPages(db: Connection, filed: Snapshot): Shown {
  const { profile } = filed;
  const before = findCorrectedFrom(db, filed);
  const names = new Map([...before.names, ...createTenantNameMap(filed)]);
  return {
    ...pagesOf(createFiledDoc(filed, before)),
    shown: filed.revision,
    findings: filed.findings.map((one) => ({
      ...one,
      ...relationWords(profile, one.id),
      explanation: filed.explanations.get(one.id) ?? '',
      writtenAbout: null,
      lastMonth: '',
      tenants: [],
    })),
    baseFact: null,
    notJudged: filed.notJudged.map((one) => ({ ...one, ...relationWords(profile, one.id) })),
    corrections: filed.corrections.map((one) => ({ ...one, label: formatCorrectionLabel(profile, names, one.figure) })),
  };
}

/** The row of dated facts, in the order of their days, that holds at the month's end; else the first. */
function findFactAt<T extends { readonly startsOn: string }>(rows: readonly T[], month: Month): T | undefined {
  return rows.findLast(({ startsOn }) => startsOn <= lastDayOf(month)) ?? rows[0];
}

function findTenant(db: Connection, id: number, month: Month): ReportPages['findings'][number]['tenants'] {
  const fact = findFactAt(readKind(db, 'tenant_fact', { where: { tenantId: id }, order: ['startsOn'] }), month);
  return fact === undefined ? [] : [{ id, name: fact.name, fact: fact.id }];
}

function openPages(base: Base, profile: Profile, month: Month): Shown {
  const report = getCurrentReport(base, profile, month, nowOf(base));
  const drafts = listExplanationDrafts(base.db, month);
  const filedBefore = report.findings.some(({ severity }) => severity === 'W') ? findClosedFiling(base.db, addMonths(month, -1)) : null;
  const before = filedBefore === null ? new Map<string, string>() : readSnapshot(filedBefore.text).explanations;
  return {
    ...pagesOf(draftDoc(profile, report)),
    shown: null,
    findings: report.findings.map((one) => {
      const draft = drafts.get(one.id);
      const writtenAbout = draft === undefined || draft.about === one.message ? null : draft.about;
      const explanation = draft?.words ?? '';
      const tenants = (report.tenantsOf.get(one.id) ?? []).flatMap((id) => findTenant(base.db, id, month));
      return { ...one, ...relationWords(profile, one.id), explanation, writtenAbout, lastMonth: before.get(one.id) ?? '', tenants };
    }),
    baseFact: findFactAt(readKind(base.db, 'base_fact', { order: ['startsOn'] }), month)?.id ?? null,
    notJudged: report.notJudged.map((one) => ({ ...one, ...relationWords(profile, one.id) })),
    corrections: [],
  };
}

function headFields(base: Base, profile: Profile, month: Month, { pages }: Shown): ReportPages['fields'] {
  const set = new Set(readKind(base.db, 'month_head', { where: { month } }).map(({ field }) => field));
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

/**
 * The pages of a month: of an open one computed, of a closed one or an old revision as filed.
 * Refuses REVISION_UNKNOWN, PROFILE_UNKNOWN, PROFILE_INVALID.
 */
export function reportPages(base: Base, { month, profile: profileId, revision }: Asked<typeof filingMethods.pages>): Result<ReportPages> {
  const profile = getProfileOfBase(base, profileId);
  if (!profile.ok) return profile;
  return readTx(base, (db) => {
    const filing = revision === null ? findClosedFiling(db, month) : filingOf(db, month, revision);
    if (filing === null && revision !== null) return refuse('REVISION_UNKNOWN', { month, revision });
    const filed = filing === null ? null : readSnapshot(filing.text);
    const shown = filed === null ? openPages(base, profile.value, month) : filedPages(db, filed);
    return ok({
      ...shown,
      status: statusOf(createStatusSources(base, filed?.profile ?? profile.value), month),
      fields: headFields(base, filed?.profile ?? profile.value, month, shown),
      lacking: filed === null ? listLackingFor(db, month) : [],
    });
  });
}
