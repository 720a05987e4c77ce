// Binds the methods of a month's kept papers to their use cases; each use case is loaded with its first call.
import { onBase } from '../core/door/procedures.ts';

/** What was said and written out of a month. */
export const keptPapers = {
  submissions: onBase.filing.submissions.handler(async ({ input, context }) => {
    const { listSubmissions } = await import('./archive.ts');
    return { ok: true, value: { submissions: listSubmissions(context.base, input.month) } };
  }),
  receipt: onBase.filing.receipt.handler(async ({ input, context }) => {
    const { submissionScan } = await import('./archive.ts');
    return submissionScan(context.base, input.id);
  }),
  archive: onBase.filing.archive.handler(async ({ input, context }) => {
    const { listArchive, yearsKept } = await import('./archive.ts');
    const files = listArchive(context.base, input.month).map(({ at_ms: atMs, ...file }) => ({ ...file, atMs }));
    return { ok: true, value: { years: yearsKept(context.base), files } };
  }),
  artifact: onBase.filing.artifact.handler(async ({ input, context }) => {
    const { archivedFile } = await import('./archive.ts');
    return archivedFile(context.base, input.id, input.kind);
  }),
  papers: onBase.filing.papers.handler(async ({ input, context }) => {
    const { monthPapers } = await import('./papers.ts');
    return monthPapers(context.base, input.month);
  }),
};
