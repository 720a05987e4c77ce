// Binds the methods of report to their use cases; each use case is loaded with its first call.
import { filingMethods, monthMethods, reportMethods } from '../../contract/report/filing.ts';
import { bindCommand, bindOnBase, bindQuery, bindInfallibleQuery } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({ filing: filingMethods, month: monthMethods, report: reportMethods });

export const report = {
  month: onBase.report.month.handler(bindQuery(async () => (await import('./filing/export-report.ts')).getShownReport)),
  export: onBase.report.export.handler(bindCommand(async () => (await import('./filing/export-report.ts')).exportReport)),
  explain: onBase.report.explain.handler(bindQuery(async () => (await import('./filing/explain-figure.ts')).explainFigureOf)),
};

/** Closing settles bookings too: the desk binds it. */
export const month = {
  reopen: onBase.month.reopen.handler(bindCommand(async () => (await import('./filing/month-closing.ts')).reopenMonth)),
  submit: onBase.month.submit.handler(bindCommand(async () => (await import('./filing/month-closing.ts')).submitMonth)),
  head: onBase.month.head.handler(bindCommand(async () => (await import('./filing/report-pages.ts')).setHead)),
};

export const filing = {
  overview: onBase.filing.overview.handler(bindQuery(async () => (await import('./filing/report-pages.ts')).getFilingOverview)),
  pages: onBase.filing.pages.handler(bindQuery(async () => (await import('./filing/report-pages.ts')).reportPages)),
  selfCheck: onBase.filing.selfCheck.handler(bindQuery(async () => (await import('./self-check.ts')).getSelfCheck)),
  selfCheckPaper: onBase.filing.selfCheckPaper.handler(bindQuery(async () => (await import('./self-check.ts')).printSelfCheck)),
  revisions: onBase.filing.revisions.handler(bindInfallibleQuery(async () => (await import('./filing/revisions.ts')).listRevisions)),
  compare: onBase.filing.compare.handler(bindQuery(async () => (await import('./filing/revisions.ts')).compareRevisions)),
  outdated: onBase.filing.outdated.handler(bindQuery(async () => (await import('./filing/revisions.ts')).listOutdatedFilings)),
  ledger: onBase.filing.ledger.handler(bindQuery(async () => (await import('./filing/export-report.ts')).ledgerOf)),
  ledgerFile: onBase.filing.ledgerFile.handler(bindQuery(async () => (await import('./filing/export-report.ts')).exportLedger)),
  explain: onBase.filing.explain.handler(bindCommand(async () => (await import('./filing/revisions.ts')).explainFinding)),
  historical: onBase.filing.historical.handler(bindQuery(async () => (await import('./filing/historical.ts')).getHistoricalGrid)),
  enterHistorical: onBase.filing.enterHistorical.handler(bindCommand(async () => (await import('./filing/historical.ts')).enterHistorical)),
};
