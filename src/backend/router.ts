// Binds the contract to the use cases. Each is loaded with its first call, so that a command starts with what it needs.
import { ORPCError, ValidationError, createRouterClient, implement } from '@orpc/server';
import { contract } from '../contract/contract.ts';
import type { LivebaseClient } from '../contract/contract.ts';
import type { ImportAnswer, ImportedFile } from '../contract/import-shapes.ts';
import type { Report } from '../contract/report-shapes.ts';
import type { RefusalData } from '../contract/shapes.ts';
import type { book } from './services/book.ts';
import type { ImportOutcome, ImportRequest } from './services/import/import-files.ts';
import type { MonthReport } from './services/report-month.ts';

/** Told of progress of long work: what is being done, and how far it is. */
export type OnProgress = NonNullable<ImportRequest['onProgress']>;

/** What every call stands on: the open base, who asks, and whom to tell of progress. */
export interface CallContext {
  readonly base: Parameters<typeof book>[0];
  readonly actor: Parameters<typeof book>[1];
  readonly onProgress: OnProgress | null;
}

/** An input that does not fit, as the refusal that every host can say; anything else is a bug and goes on. */
function refusalOfInput(error: unknown): RefusalData {
  const isInput = error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError;
  if (!isInput || !(error.cause instanceof ValidationError)) throw error;
  const issues = error.cause.issues.map(({ path, message }) => [...(path ?? []).map(String), message].join(' '));
  return { code: 'INPUT_INVALID', data: { issues: issues.slice(0, 20) } };
}

const procedures = implement(contract)
  .$context<CallContext>()
  .use(async ({ next }, _input, output) => {
    try {
      return await next();
    } catch (error) {
      // An import's refusal lists files; others have no such field.
      return output({ ok: false, refusal: refusalOfInput(error), files: [] });
    }
  });

type SheetResult = ImportOutcome['value']['sheets'][number];

function kindOf(sheets: readonly SheetResult[]): string {
  const kinds = [...new Set(sheets.filter(({ sheet }) => sheet.as !== 'unknown').map(({ sheet }) => sheet.kind))];
  return kinds.length > 1 ? 'ledger' : (kinds[0] ?? 'unknown');
}

/** What became of each file, in the order given; a file that was never read has no sheets. */
function filesOf(names: readonly string[], results: readonly SheetResult[]): ImportedFile[] {
  return names.map((file, index) => {
    const own = results.filter(({ sheet }) => sheet.fileIndex === index);
    const sheets = own.map(({ sheet, read, tally }) => ({ sheet: sheet.sheet, kind: sheet.kind, read, ...tally }));
    return { file, kind: kindOf(own), sheets };
  });
}

function answerOfImport(names: readonly string[], outcome: ImportOutcome): ImportAnswer {
  const files = filesOf(names, outcome.value.sheets);
  return outcome.ok ? { ok: true, value: { batch: outcome.value.batchId, files } } : { ok: false, refusal: outcome.value.refusal, files };
}

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

const progressOf = ({ onProgress }: CallContext) => (onProgress === null ? {} : { onProgress });

const imports = {
  take: procedures.imports.take.handler(async ({ input, context }) => {
    const { importNamedFiles } = await import('./services/import/import-request.ts');
    const wish = { ...input, onDifference: input.onDifference ?? 'replace', ...progressOf(context) };
    return answerOfImport(
      input.files.map(({ name }) => name),
      await importNamedFiles(context.base, context.actor, wish),
    );
  }),
};

const batches = {
  list: procedures.batches.list.handler(async ({ context }) => {
    const { listBatches } = await import('./services/import/batches.ts');
    const rows = listBatches(context.base).map(({ id, at_ms: at, undone_ms: undoneAt, undone_by: undoneBy, ...row }) => ({
      ...row,
      batch: id,
      at,
      undoneAt,
      undoneBy,
    }));
    return { ok: true, value: { batches: rows } };
  }),
  undo: procedures.batches.undo.handler(async ({ input, context }) => {
    const { undoBatch } = await import('./services/import/batches.ts');
    const undone = undoBatch(context.base, context.actor, input.batch);
    if (!undone.ok) return undone;
    const { batchId: batch, retired, restored, kept } = undone.value;
    return { ok: true, value: { batch, retired, restored, kept } };
  }),
};

const report = {
  month: procedures.report.month.handler(async ({ input, context }) => {
    const { reportMonth } = await import('./services/report-month.ts');
    const answer = reportMonth(context.base, { month: input.month, profileId: input.profile });
    return answer.ok ? { ok: true, value: plainReport(answer.value) } : answer;
  }),
  export: procedures.report.export.handler(async ({ input, context }) => {
    const { exportReport } = await import('./services/export-report.ts');
    const answer = await exportReport(context.base, context.actor, { month: input.month, profileId: input.profile, kinds: input.kinds });
    return answer.ok ? { ok: true, value: { files: answer.value } } : answer;
  }),
  explain: procedures.report.explain.handler(async ({ input, context }) => {
    const { explainFigureOf } = await import('./services/explain-figure.ts');
    return explainFigureOf(context.base, input);
  }),
};

const month = {
  close: procedures.month.close.handler(async ({ input, context }) => {
    const { closeMonth } = await import('./services/month-closing.ts');
    return closeMonth(context.base, context.actor, { ...input, by: null });
  }),
  reopen: procedures.month.reopen.handler(async ({ input, context }) => {
    const { reopenMonth } = await import('./services/month-closing.ts');
    return reopenMonth(context.base, context.actor, { ...input, by: null });
  }),
  submit: procedures.month.submit.handler(async ({ input, context }) => {
    const { submitMonth } = await import('./services/submit-month.ts');
    return submitMonth(context.base, context.actor, input);
  }),
  head: procedures.month.head.handler(async ({ input, context }) => {
    const [{ setHead }, { reportMonth }] = await Promise.all([import('./services/month-head.ts'), import('./services/report-month.ts')]);
    const set = setHead(context.base, context.actor, input);
    if (!set.ok) return set;
    const answer = reportMonth(context.base, { month: input.month, profileId: null });
    return answer.ok ? { ok: true, value: { head: answer.value.head } } : answer;
  }),
};

const parked = {
  list: procedures.parked.list.handler(async ({ input, context }) => {
    const { listParked } = await import('./services/parked-files.ts');
    return { ok: true, value: { parked: listParked(context.base, input.month) } };
  }),
  take: procedures.parked.take.handler(async ({ input, context }) => {
    const { parkedContent } = await import('./services/parked-files.ts');
    const kept = parkedContent(context.base, input.id);
    if (!kept.ok) return { ok: false, refusal: kept.refusal, files: [] };
    const { takeParked } = await import('./services/import/take-parked.ts');
    return answerOfImport([kept.value.name], await takeParked(context.base, context.actor, kept.value, context.onProgress ?? undefined));
  }),
};

const bookings = {
  book: procedures.bookings.book.handler(async ({ input, context }) => {
    const { book } = await import('./services/book.ts');
    return book(context.base, context.actor, input);
  }),
  cancel: procedures.bookings.cancel.handler(async ({ input, context }) => {
    const { cancelBooking } = await import('./services/book.ts');
    return cancelBooking(context.base, context.actor, input);
  }),
};

const safety = {
  backup: procedures.safety.backup.handler(async ({ input, context }) => {
    const { makeBackup } = await import('./services/keep-safe.ts');
    return makeBackup(context.base, context.actor, input.folder);
  }),
  check: procedures.safety.check.handler(async ({ input, context }) => {
    const { lookAtBase } = await import('./services/keep-safe.ts');
    return { ok: true, value: lookAtBase(context.base, input.full) };
  }),
};

/** Every method of the contract, bound. All hosts go through it. */
export const router = procedures.router({ imports, batches, report, month, parked, bookings, safety });

/** A client that calls the router in this process. */
export function openClient(context: CallContext): LivebaseClient {
  return createRouterClient(router, { context });
}
