// Binds the methods of imports to their use cases.
import type { ImportAnswer, ImportedFile } from '../../contract/intake/import-shapes.ts';
import type { ImportOutcome } from '../intake/import-files.ts';
import { onBase } from '../core/door/procedures.ts';
import type { OpenCall } from '../core/door/procedures.ts';

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
const progressOf = ({ onProgress }: OpenCall) => (onProgress === null ? {} : { onProgress });

export const importRoutes = {
  take: onBase.imports.take.handler(async ({ input, context }) => {
    const { importNamedFiles } = await import('../intake/import-request.ts');
    const wish = { ...input, ...progressOf(context) };
    return answerOfImport(
      input.files.map(({ name }) => name),
      await importNamedFiles(context.base, context.actor, wish),
    );
  }),
};

export const batchRoutes = {
  list: onBase.batches.list.handler(async ({ context }) => {
    const { listBatches } = await import('../intake/batches.ts');
    const rows = listBatches(context.base).map(({ id, at_ms: at, undone_ms: undoneAt, undone_by: undoneBy, ...row }) => ({
      ...row,
      batch: id,
      at,
      undoneAt,
      undoneBy,
    }));
    return { ok: true, value: { batches: rows } };
  }),
  files: onBase.batches.files.handler(async ({ input, context }) => {
    const { filesOfBatch } = await import('../intake/batches.ts');
    const found = filesOfBatch(context.base, input.batch);
    return found.ok ? { ok: true, value: { files: found.value } } : found;
  }),
  file: onBase.batches.file.handler(async ({ input, context }) => {
    const { fileOfBatch } = await import('../intake/batches.ts');
    return fileOfBatch(context.base, input.batch, input.file);
  }),
  undo: onBase.batches.undo.handler(async ({ input, context }) => {
    const { undoBatch } = await import('../intake/batches.ts');
    const undone = undoBatch(context.base, context.actor, input.batch);
    if (!undone.ok) return undone;
    const { batchId: batch, retired, restored, kept } = undone.value;
    return { ok: true, value: { batch, retired, restored, kept } };
  }),
};

export const parkedRoutes = {
  list: onBase.parked.list.handler(async ({ input, context }) => {
    const { listParked } = await import('../intake/parked-files.ts');
    return { ok: true, value: { parked: listParked(context.base, input.month) } };
  }),
  take: onBase.parked.take.handler(async ({ input, context }) => {
    const { parkedContent } = await import('../intake/parked-files.ts');
    const kept = parkedContent(context.base, input.id);
    if (!kept.ok) return { ok: false, refusal: kept.refusal, files: [] };
    const { takeParked } = await import('../intake/take-parked.ts');
    return answerOfImport([kept.value.name], await takeParked(context.base, context.actor, kept.value, context.onProgress ?? undefined));
  }),
};
