// Binds the methods around a filed month to their use cases.
import type { MonthStatus, Submission } from '../../contract/report/filing-shapes.ts';
import type { statusOf } from '../report/filing/month-status.ts';
import type { listSubmissions } from '../archive/archive.ts';
import type { listRevisions } from '../report/filing/revisions.ts';
import { onBase } from '../core/door/procedures.ts';

type Said = ReturnType<typeof listSubmissions>[number];
type Status = ReturnType<typeof statusOf>;
type Revision = ReturnType<typeof listRevisions>[number];

function plainSubmission({ id, revision, at_ms: atMs, who, state, how, words, receipt_name: name, receipt_size: size }: Said): Submission {
  return { id, revision, atMs, who, state, how, words, scan: name === null || size === null ? null : { name, size } };
}

function plainStatus(status: Status): MonthStatus {
  return { ...status, submission: status.submission === null ? null : plainSubmission(status.submission) };
}

function plainRevision({ revision: row, corrections, submission, exported }: Revision) {
  const { revision, closed_ms: closedMs, closed_by: closedBy, profile_id: profile, profile_version: profileVersion } = row;
  const reopened = row.reopened_ms === null ? null : { atMs: row.reopened_ms, who: row.reopened_by ?? '', reason: row.reopen_reason ?? '' };
  return {
    revision,
    closedMs,
    closedBy,
    profile,
    profileVersion,
    snapshot: row.snapshot_sha256,
    reopened,
    corrections,
    submission,
    exported,
  };
}

const lookRoutes = {
  overview: onBase.filing.overview.handler(async ({ input, context }) => {
    const { filingOverview } = await import('../report/filing/overview.ts');
    const answer = filingOverview(context.base, input.year);
    if (!answer.ok) return answer;
    const { first, months } = answer.value;
    return { ok: true, value: { first, months: months.map(({ findings, ...status }) => ({ ...plainStatus(status), findings })) } };
  }),
  counts: onBase.filing.counts.handler(async ({ input, context }) => {
    const { monthCounts } = await import('../report/filing/overview.ts');
    return monthCounts(context.base, input.month);
  }),
  pages: onBase.filing.pages.handler(async ({ input, context }) => {
    const { reportPages } = await import('../report/filing/report-pages.ts');
    const answer = reportPages(context.base, { month: input.month, profileId: input.profile, revision: input.revision });
    return answer.ok ? { ok: true, value: { ...answer.value, status: plainStatus(answer.value.status) } } : answer;
  }),
  revisions: onBase.filing.revisions.handler(async ({ input, context }) => {
    const { listRevisions } = await import('../report/filing/revisions.ts');
    return { ok: true, value: { revisions: listRevisions(context.base, input.month).map(plainRevision) } };
  }),
  compare: onBase.filing.compare.handler(async ({ input, context }) => {
    const { compareRevisions } = await import('../report/filing/revisions.ts');
    return compareRevisions(context.base, input);
  }),
};

const keptRoutes = {
  submissions: onBase.filing.submissions.handler(async ({ input, context }) => {
    const { listSubmissions } = await import('../archive/archive.ts');
    return { ok: true, value: { submissions: listSubmissions(context.base, input.month).map(plainSubmission) } };
  }),
  receipt: onBase.filing.receipt.handler(async ({ input, context }) => {
    const { submissionScan } = await import('../archive/archive.ts');
    return submissionScan(context.base, input.id);
  }),
  archive: onBase.filing.archive.handler(async ({ input, context }) => {
    const { listArchive, yearsKept } = await import('../archive/archive.ts');
    const files = listArchive(context.base, input.month).map(({ at_ms: atMs, ...file }) => ({ ...file, atMs }));
    return { ok: true, value: { years: yearsKept(context.base), files } };
  }),
  artifact: onBase.filing.artifact.handler(async ({ input, context }) => {
    const { archivedFile } = await import('../archive/archive.ts');
    return archivedFile(context.base, input.id, input.kind);
  }),
  papers: onBase.filing.papers.handler(async ({ input, context }) => {
    const { monthPapers } = await import('../archive/papers.ts');
    return monthPapers(context.base, input.month);
  }),
};

const ledgerRoutes = {
  ledger: onBase.filing.ledger.handler(async ({ input, context }) => {
    const { ledgerOf } = await import('../report/filing/ledger.ts');
    return ledgerOf(context.base, input);
  }),
  ledgerFile: onBase.filing.ledgerFile.handler(async ({ input, context }) => {
    const { ledgerFile } = await import('../report/filing/ledger.ts');
    return ledgerFile(context.base, input);
  }),
};

export const filingRoutes = {
  ...ledgerRoutes,
  ...lookRoutes,
  ...keptRoutes,
  explain: onBase.filing.explain.handler(async ({ input, context }) => {
    const { explainFinding } = await import('../report/filing/explanations.ts');
    return explainFinding(context.base, context.actor, input);
  }),
  historical: onBase.filing.historical.handler(async ({ input, context }) => {
    const { historicalGrid } = await import('../report/filing/historical.ts');
    return historicalGrid(context.base, input.year);
  }),
  enterHistorical: onBase.filing.enterHistorical.handler(async ({ input, context }) => {
    const { enterHistorical } = await import('../report/filing/historical.ts');
    const answer = enterHistorical(context.base, context.actor, input);
    return answer.ok ? { ok: true, value: { cells: answer.value } } : answer;
  }),
};
