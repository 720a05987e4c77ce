// Binds the methods of report to their use cases; each use case is loaded with its first call.
import { filingMethods } from '../../contract/report/filing.ts';
import { monthMethods, reportMethods } from '../../contract/report/months.ts';
import { act, bindOnBase, look, show } from '../core/door/procedures.ts';

const onBase = bindOnBase({ filing: filingMethods, month: monthMethods, report: reportMethods });

export const report = {
  month: onBase.report.month.handler(look(async () => (await import('./filing/report-month.ts')).shownReport)),
  export: onBase.report.export.handler(act(async () => (await import('./filing/export-report.ts')).exportReport)),
  explain: onBase.report.explain.handler(look(async () => (await import('./filing/explain-figure.ts')).explainFigureOf)),
};

export const month = {
  close: onBase.month.close.handler(act(async () => (await import('./filing/month-closing.ts')).closeMonth)),
  reopen: onBase.month.reopen.handler(act(async () => (await import('./filing/month-closing.ts')).reopenMonth)),
  submit: onBase.month.submit.handler(act(async () => (await import('./filing/submit-month.ts')).submitMonth)),
  head: onBase.month.head.handler(act(async () => (await import('./filing/month-head.ts')).setHead)),
};

export const filing = {
  overview: onBase.filing.overview.handler(look(async () => (await import('./filing/overview.ts')).filingOverview)),
  counts: onBase.filing.counts.handler(look(async () => (await import('./filing/overview.ts')).monthCounts)),
  pages: onBase.filing.pages.handler(look(async () => (await import('./filing/report-pages.ts')).reportPages)),
  selfCheck: onBase.filing.selfCheck.handler(look(async () => (await import('./self-check.ts')).selfCheck)),
  selfCheckPaper: onBase.filing.selfCheckPaper.handler(look(async () => (await import('./self-check.ts')).selfCheckPaper)),
  revisions: onBase.filing.revisions.handler(show(async () => (await import('./filing/revisions.ts')).listRevisions)),
  compare: onBase.filing.compare.handler(look(async () => (await import('./filing/revisions.ts')).compareRevisions)),
  ledger: onBase.filing.ledger.handler(look(async () => (await import('./filing/ledger.ts')).ledgerOf)),
  ledgerFile: onBase.filing.ledgerFile.handler(look(async () => (await import('./filing/ledger.ts')).ledgerFile)),
  explain: onBase.filing.explain.handler(act(async () => (await import('./filing/explanations.ts')).explainFinding)),
  historical: onBase.filing.historical.handler(look(async () => (await import('./filing/historical.ts')).historicalGrid)),
  enterHistorical: onBase.filing.enterHistorical.handler(act(async () => (await import('./filing/historical.ts')).enterHistorical)),
};
