// Binds the methods of report to their use cases; each use case is loaded with its first call.
import type { MonthReport } from './filing/report-month.ts';
import type { Report } from '../../contract/report/report-shapes.ts';
import type { listRevisions } from './filing/revisions.ts';
import { act, look, onBase } from '../core/door/procedures.ts';

function plainReport(report: MonthReport): Report {
  const { month, state, revision, head, figures, findings, notJudged, explanations } = report;
  const values = Object.fromEntries(figures.values);
  return {
    month,
    state,
    revision,
    head,
    values,
    rows: { 'ZB-4': figures.tenants.map(({ cells }) => cells) },
    findings,
    notJudged,
    explanations,
  };
}

export const report = {
  month: onBase.report.month.handler(async ({ input, context }) => {
    const { reportMonth } = await import('./filing/report-month.ts');
    const answer = reportMonth(context.base, { month: input.month, profileId: input.profile });
    return answer.ok ? { ok: true, value: plainReport(answer.value) } : answer;
  }),
  export: onBase.report.export.handler(async ({ input, context }) => {
    const { exportReport } = await import('./filing/export-report.ts');
    const answer = await exportReport(context.base, context.actor, { month: input.month, profileId: input.profile, kinds: input.kinds });
    return answer.ok ? { ok: true, value: { files: answer.value } } : answer;
  }),
  explain: onBase.report.explain.handler(look(async () => (await import('./filing/explain-figure.ts')).explainFigureOf)),
};

export const month = {
  close: onBase.month.close.handler(async ({ input, context }) => {
    const { closeMonth } = await import('./filing/month-closing.ts');
    return closeMonth(context.base, context.actor, { ...input, by: null });
  }),
  reopen: onBase.month.reopen.handler(async ({ input, context }) => {
    const { reopenMonth } = await import('./filing/month-closing.ts');
    return reopenMonth(context.base, context.actor, { ...input, by: null });
  }),
  submit: onBase.month.submit.handler(act(async () => (await import('./filing/submit-month.ts')).submitMonth)),
  head: onBase.month.head.handler(async ({ input, context }) => {
    const [{ setHead }, { reportMonth }] = await Promise.all([import('./filing/month-head.ts'), import('./filing/report-month.ts')]);
    const set = setHead(context.base, context.actor, input);
    if (!set.ok) return set;
    const answer = reportMonth(context.base, { month: input.month, profileId: null });
    return answer.ok ? { ok: true, value: { head: answer.value.head } } : answer;
  }),
};

type Revision = ReturnType<typeof listRevisions>[number];

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
    const { filingOverview } = await import('./filing/overview.ts');
    return filingOverview(context.base, input.year);
  }),
  counts: onBase.filing.counts.handler(async ({ input, context }) => {
    const { monthCounts } = await import('./filing/overview.ts');
    return monthCounts(context.base, input.month);
  }),
  pages: onBase.filing.pages.handler(async ({ input, context }) => {
    const { reportPages } = await import('./filing/report-pages.ts');
    return reportPages(context.base, { month: input.month, profileId: input.profile, revision: input.revision });
  }),
  revisions: onBase.filing.revisions.handler(async ({ input, context }) => {
    const { listRevisions } = await import('./filing/revisions.ts');
    return { ok: true, value: { revisions: listRevisions(context.base, input.month).map(plainRevision) } };
  }),
  compare: onBase.filing.compare.handler(look(async () => (await import('./filing/revisions.ts')).compareRevisions)),
};

const ledgerRoutes = {
  ledger: onBase.filing.ledger.handler(look(async () => (await import('./filing/ledger.ts')).ledgerOf)),
  ledgerFile: onBase.filing.ledgerFile.handler(look(async () => (await import('./filing/ledger.ts')).ledgerFile)),
};

export const filing = {
  ...ledgerRoutes,
  ...lookRoutes,
  explain: onBase.filing.explain.handler(act(async () => (await import('./filing/explanations.ts')).explainFinding)),
  historical: onBase.filing.historical.handler(async ({ input, context }) => {
    const { historicalGrid } = await import('./filing/historical.ts');
    return historicalGrid(context.base, input.year);
  }),
  enterHistorical: onBase.filing.enterHistorical.handler(async ({ input, context }) => {
    const { enterHistorical } = await import('./filing/historical.ts');
    const answer = enterHistorical(context.base, context.actor, input);
    return answer.ok ? { ok: true, value: { cells: answer.value } } : answer;
  }),
};
