// Binds the methods of a month's kept papers to their use cases; each use case is loaded with its first call.
import { filingMethods } from '../../contract/report/filing.ts';
import { safetyMethods } from '../../contract/safety/safety.ts';
import { bindCommand, bindOnBase, bindQuery, bindInfallibleQuery } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({ filing: filingMethods, safety: safetyMethods });

/** What was said and written out of a month. */
export const keptPapers = {
  submissions: onBase.filing.submissions.handler(bindInfallibleQuery(async () => (await import('./archive.ts')).listSubmissions)),
  receipt: onBase.filing.receipt.handler(bindQuery(async () => (await import('./archive.ts')).getSubmissionScan)),
  archive: onBase.filing.archive.handler(bindInfallibleQuery(async () => (await import('./archive.ts')).listArchive)),
  artifact: onBase.filing.artifact.handler(bindQuery(async () => (await import('./archive.ts')).getArchivedFile)),
  papers: onBase.filing.papers.handler(bindCommand(async () => (await import('./papers.ts')).getMonthPapersFile)),
};

/** A base handed over. */
export const handingOver = {
  handOver: onBase.safety.handOver.handler(bindCommand(async () => (await import('./hand-over.ts')).handOver)),
};
