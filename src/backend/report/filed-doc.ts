// The document of a filed month from its snapshot alone, and of an open one as a draft.
import type { ComputedReport } from './compute.ts';
import type { Profile } from '../base/profile.ts';
import type { Connection } from '../core/db/rows.ts';
import { computePaperCode } from '../core/records/paper-codes.ts';
import { formatCorrectionLabel, createTenantNameMap } from './render/figure-label.ts';
import { buildReportDoc } from './render/report-doc.ts';
import type { ReportDoc } from './render/report-model.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { filingOf } from './sql/filings.ts';

/** What stands on a filing's paper besides its snapshot: why the revision before was reopened, the names of its tenants by code, the code of its closing. */
export interface Corrected {
  readonly reason: string;
  readonly names: ReadonlyMap<string, string>;
  readonly code: string | null;
}

/** What a filing corrects (nothing for a month's first one), and its code. */
export function findCorrectedFrom(db: Connection, { month, revision }: Pick<Snapshot, 'month' | 'revision'>): Corrected {
  const before = revision === 1 ? null : filingOf(db, month, revision - 1);
  const code = computePaperCode(db, 'filing', filingOf(db, month, revision)?.id ?? 0);
  return before === null
    ? { reason: '', names: new Map(), code }
    : { reason: before.reopened?.reason ?? '', names: createTenantNameMap(readSnapshot(before.text)), code };
}

/** The document of a filing: relations that only the operator sees are left out of 审核说明. */
export function createFiledDoc(filed: Snapshot, before: Corrected): ReportDoc {
  const { profile, figures, head, revision } = filed;
  const names = new Map([...before.names, ...createTenantNameMap(filed)]);
  const corrections = filed.corrections.map((one) => ({ ...one, label: formatCorrectionLabel(profile, names, one.figure) }));
  const internal = new Set(profile.relations.filter((relation) => relation.internal).map((relation) => relation.id));
  const explanations = filed.findings
    .filter((finding) => !internal.has(finding.id) && (filed.explanations.get(finding.id) ?? '') !== '')
    .map((finding) => ({ id: finding.id, message: finding.message, explanation: filed.explanations.get(finding.id) ?? '' }));
  const { reason, code } = before;
  return buildReportDoc({ profile, figures, head, draft: false, revision, corrections, reason, explanations, code });
}

/** The document of an open month, marked 草稿. */
export function draftDoc(profile: Profile, { figures, head }: Pick<ComputedReport, 'figures' | 'head'>): ReportDoc {
  return buildReportDoc({ profile, figures, head, draft: true, revision: 1 });
}
