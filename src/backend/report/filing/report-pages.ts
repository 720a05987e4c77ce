// Use case: a month's report as pages, with all that the screen around them shows, from one reading of the base.
// Use case: the months of a base with where each stands, and the findings of one of them.
// Use case: the head and foot of one month's report, where they differ from the base's own.
import type { Asked, Answer } from '../../../contract/core/method.ts';
import type { filingMethods, monthMethods } from '../../../contract/report/filing.ts';
import type { ReportPages, FindingCounts } from '../../../contract/report/filing-shapes.ts';
import {
  addMonths,
  lastDayOf,
  type Month,
  getMonthOfInstant,
  listMonths,
  getDayOfInstant,
  convertMillisecondsToInstant,
  parseDay,
} from '../../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Connection } from '../../core/db/rows.ts';
import type { Base } from '../../core/db/open.ts';
import { readTx, type Actor, inTx } from '../../core/db/tx.ts';
import { readKind } from '../../core/db/read-kind.ts';
import { findCorrectedFrom, draftDoc, createFiledDoc, readSnapshot, type Snapshot } from '../snapshot.ts';
import { formatCorrectionLabel, createTenantNameMap } from '../render/figure-label.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { getRelationName, type Profile } from '../../base/profile.ts';
import { getCurrentReport, getCachedReport } from '../render/report-cache.ts';
import { pagesOf } from '../render/report-pages.ts';
import { listExplanationDrafts, listNewestSubmissions } from '../sql/filing-papers.ts';
import { findClosedFiling, filingOf, listNewestRevisions, REPORTED_ON, readHead } from '../sql/filings.ts';
import { listLackingFor, nowOf, statusOf, countsOf, type StatusSources } from './month-status.ts';
import { listParkedFiles } from '../sql/parked.ts';
import { addRecord, changeRecord, recordByKey, retireRecord } from '../../core/db/record-store.ts';

/** What all months' statuses are read from. */
export function createStatusSources(base: Base, profile: Profile): StatusSources {
  const parked = Map.groupBy(listParkedFiles(base.db, null), (file) => file.month);
  return {
    base,
    profile,
    revisions: listNewestRevisions(base.db),
    submissions: listNewestSubmissions(base.db),
    parked: new Map([...parked].map(([month, files]) => [month, files.length])),
  };
}

function firstMonth(base: Base): Month | null {
  return readKind(base.db, 'base_area', { order: ['month'] })[0]?.month ?? null;
}

function closedCounts(base: Base, month: Month): FindingCounts | null {
  const closed = findClosedFiling(base.db, month);
  if (closed === null) return null;
  const filed = readSnapshot(closed.text);
  return countsOf(filed, (relation) => (filed.explanations.get(relation) ?? '') !== '');
}

function openCounts(base: Base, profile: Profile, month: Month, isForced: boolean): FindingCounts | null {
  const now = nowOf(base);
  const report = isForced ? getCurrentReport(base, profile, month, now) : getCachedReport(base, profile, month, now);
  if (report === null) return null;
  const drafts = listExplanationDrafts(base.db, month);
  return countsOf(report, (relation) => drafts.has(relation));
}

/** Open months whose findings the overview works out itself: the one that is due, and the one that runs. */
const COUNTED = 2;

/**
 * The base's months to the present one, newest first; of one year if given. Findings of older open months are told where they are known already.
 * Refuses PROFILE_UNKNOWN, PROFILE_INVALID.
 */
export function getFilingOverview(
  base: Base,
  { year }: Asked<typeof filingMethods.overview>,
): Result<Answer<typeof filingMethods.overview>> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return readTx(base, () => {
    const present = getMonthOfInstant(nowOf(base));
    const first = firstMonth(base);
    const sources = createStatusSources(base, profile.value);
    const all = listMonths(first === null || first > present ? addMonths(present, -1) : first, present).toReversed();
    const counted = new Set(all.slice(0, COUNTED));
    const months = all
      .filter((month) => year === null || Number(month.slice(0, 4)) === year)
      .map((month) => {
        const status = statusOf(sources, month);
        const isDue = counted.has(month) && status.state !== 'not_started';
        return { ...status, findings: closedCounts(base, month) ?? openCounts(base, profile.value, month, isDue) };
      });
    return ok({ first, months });
  });
}

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

/**
 * Sets fields of a month's head and foot (报出日期, sign-off, 表号, 制定机关, 文号, 有效期至).
 * An empty text clears a field: the base's own word, or the rule, stands again. Answers the head as it reads then.
 * Refuses HEAD_FIELD_UNKNOWN `{field, allowed}`, CELL_NOT_DAY for a 报出日期 that is no day, MONTH_CLOSED.
 */
export function setHead(
  base: Base,
  actor: Actor,
  { month, fields }: Asked<typeof monthMethods.head>,
): Result<Answer<typeof monthMethods.head>> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  const allowed = [...profile.value.footFields, ...profile.value.stackFields];
  return inTx(base, actor, (tx) => {
    for (const [field, value] of Object.entries(fields)) {
      if (!allowed.includes(field)) return refuse('HEAD_FIELD_UNKNOWN', { field, allowed });
      if (field === REPORTED_ON && value !== '' && parseDay(value) === null) return refuse('CELL_NOT_DAY', { column: field, found: value });
      const stored = recordByKey(tx.db, 'month_head', [month, field]);
      if (value === '') {
        if (stored !== null) retireRecord(tx, stored, 'cleared');
      } else if (stored === null) addRecord(tx, 'month_head', { month, field, value }, null);
      else changeRecord(tx, stored, { value }, null);
    }
    return ok({ head: readHead(tx.db, month, getDayOfInstant(convertMillisecondsToInstant(tx.nowMs))).head });
  });
}
