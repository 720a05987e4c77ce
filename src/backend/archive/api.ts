// Binds the methods of a month's kept papers to their use cases; each use case is loaded with its first call.
import { filingMethods } from '../../contract/report/filing.ts';
import { safetyMethods } from '../../contract/safety/safety.ts';
import { act, bindOnBase, look, show } from '../core/door/procedures.ts';

const onBase = bindOnBase({ filing: filingMethods, safety: safetyMethods });

/** What was said and written out of a month. */
export const keptPapers = {
  submissions: onBase.filing.submissions.handler(show(async () => (await import('./archive.ts')).listSubmissions)),
  receipt: onBase.filing.receipt.handler(look(async () => (await import('./archive.ts')).submissionScan)),
  archive: onBase.filing.archive.handler(show(async () => (await import('./archive.ts')).listArchive)),
  artifact: onBase.filing.artifact.handler(look(async () => (await import('./archive.ts')).archivedFile)),
  papers: onBase.filing.papers.handler(act(async () => (await import('./papers.ts')).papersFor)),
};

/** A base handed over. */
export const handingOver = {
  handOver: onBase.safety.handOver.handler(act(async () => (await import('./hand-over.ts')).handOver)),
};
