// The document of a filed month from its snapshot alone, and of an open one as a draft.
import type { ComputedReport } from './compute.ts';
import type { Profile } from '../base/profile.ts';
import { buildReportDoc } from './paper/report-doc.ts';
import type { ReportDoc } from './paper/report-model.ts';
import type { Snapshot } from './snapshot.ts';

/** The document of a filing: relations that only the operator sees are left out of 审核说明. */
export function filedDoc(filed: Snapshot): ReportDoc {
  const { profile, figures, head, revision, corrections } = filed;
  const internal = new Set(profile.relations.filter((relation) => relation.internal).map((relation) => relation.id));
  const explanations = filed.findings
    .filter((finding) => !internal.has(finding.id) && (filed.explanations.get(finding.id) ?? '') !== '')
    .map((finding) => ({ id: finding.id, message: finding.message, explanation: filed.explanations.get(finding.id) ?? '' }));
  return buildReportDoc({ profile, figures, head, draft: false, revision, corrections, explanations });
}

/** The document of an open month, marked 草稿. */
export function draftDoc(profile: Profile, { figures, head }: Pick<ComputedReport, 'figures' | 'head'>): ReportDoc {
  return buildReportDoc({ profile, figures, head, draft: true, revision: 1 });
}
