// Binds the methods of the monthly report to their use cases.
import type { Report } from '../../contract/report/report-shapes.ts';
import type { MonthReport } from '../report/filing/report-month.ts';
import { onBase } from '../core/door/procedures.ts';

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

export const reportRoutes = {
  month: onBase.report.month.handler(async ({ input, context }) => {
    const { reportMonth } = await import('../report/filing/report-month.ts');
    const answer = reportMonth(context.base, { month: input.month, profileId: input.profile });
    return answer.ok ? { ok: true, value: plainReport(answer.value) } : answer;
  }),
  export: onBase.report.export.handler(async ({ input, context }) => {
    const { exportReport } = await import('../report/filing/export-report.ts');
    const answer = await exportReport(context.base, context.actor, { month: input.month, profileId: input.profile, kinds: input.kinds });
    return answer.ok ? { ok: true, value: { files: answer.value } } : answer;
  }),
  explain: onBase.report.explain.handler(async ({ input, context }) => {
    const { explainFigureOf } = await import('../report/filing/explain-figure.ts');
    return explainFigureOf(context.base, input);
  }),
};

export const monthRoutes = {
  close: onBase.month.close.handler(async ({ input, context }) => {
    const { closeMonth } = await import('../report/filing/month-closing.ts');
    return closeMonth(context.base, context.actor, { ...input, by: null });
  }),
  reopen: onBase.month.reopen.handler(async ({ input, context }) => {
    const { reopenMonth } = await import('../report/filing/month-closing.ts');
    return reopenMonth(context.base, context.actor, { ...input, by: null });
  }),
  submit: onBase.month.submit.handler(async ({ input, context }) => {
    const { submitMonth } = await import('../report/filing/submit-month.ts');
    return submitMonth(context.base, context.actor, input);
  }),
  head: onBase.month.head.handler(async ({ input, context }) => {
    const [{ setHead }, { reportMonth }] = await Promise.all([import('../report/filing/month-head.ts'), import('../report/filing/report-month.ts')]);
    const set = setHead(context.base, context.actor, input);
    if (!set.ok) return set;
    const answer = reportMonth(context.base, { month: input.month, profileId: null });
    return answer.ok ? { ok: true, value: { head: answer.value.head } } : answer;
  }),
};
