// Binds the methods of intake to their use cases; each use case is loaded with its first call.
import { ok } from '../../domain/values/result.ts';
import type { ImportAnswer, ImportedFile } from '../../contract/intake/import-shapes.ts';
import type { ImportOutcome } from './import-files.ts';
import type { OpenCall } from '../core/door/call.ts';
import type { StagedFiles } from '../../contract/intake/intake-shapes.ts';
import type { stageFiles } from './staged/stage.ts';
import { act, look, onBase } from '../core/door/procedures.ts';
import { refusedRowsOf } from './staged/rows.ts';
import { stagingOf, stagingsOf } from './staged/staging.ts';

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

export const imports = {
  take: onBase.imports.take.handler(async ({ input, context }) => {
    const { importNamedFiles } = await import('./import-request.ts');
    const wish = { ...input, ...progressOf(context) };
    return answerOfImport(
      input.files.map(({ name }) => name),
      await importNamedFiles(context.base, context.actor, wish),
    );
  }),
};

export const batches = {
  list: onBase.batches.list.handler(async ({ context }) => {
    const { listBatches } = await import('./batches.ts');
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
    const { filesOfBatch } = await import('./batches.ts');
    const found = filesOfBatch(context.base, input.batch);
    return found.ok ? { ok: true, value: { files: found.value } } : found;
  }),
  file: onBase.batches.file.handler(async ({ input, context }) => {
    const { fileOfBatch } = await import('./batches.ts');
    return fileOfBatch(context.base, input.batch, input.file);
  }),
  undo: onBase.batches.undo.handler(async ({ input, context }) => {
    const { undoBatch } = await import('./batches.ts');
    const undone = undoBatch(context.base, context.actor, input.batch);
    if (!undone.ok) return undone;
    const { batchId: batch, retired, restored, kept } = undone.value;
    return { ok: true, value: { batch, retired, restored, kept } };
  }),
};

export const parked = {
  list: onBase.parked.list.handler(async ({ input, context }) => {
    const { listParked } = await import('./parked-files.ts');
    return { ok: true, value: { parked: listParked(context.base, input.month) } };
  }),
  take: onBase.parked.take.handler(async ({ input, context }) => {
    const { parkedContent } = await import('./parked-files.ts');
    const kept = parkedContent(context.base, input.id);
    if (!kept.ok) return { ok: false, refusal: kept.refusal, files: [] };
    const { takeParked } = await import('./take-parked.ts');
    return answerOfImport([kept.value.name], await takeParked(context.base, context.actor, kept.value, context.onProgress ?? undefined));
  }),
};

type Staging = Extract<Awaited<ReturnType<typeof stageFiles>>, { readonly ok: true }>['value'];
type StagedSheet = Staging['files'][number]['sheets'][number];

function shownSheet(sheet: StagedSheet): StagedFiles['files'][number]['sheets'][number] {
  const { packed, about, troubles, rechecked, edits, leftOut } = sheet;
  const { as, kind, headerRow, columns } = about;
  return {
    sheet: packed.name,
    as,
    kind,
    rows: packed.rows.numbers.length,
    headerRow,
    columns: columns.slice(0, 200),
    refusedRows: troubles === null && rechecked.length === 0 ? null : refusedRowsOf(sheet).length,
    fixes: new Set(edits.map(({ row, column }) => `${row}|${column}`)).size,
    leftOut: leftOut.length,
  };
}

function shownStaging({ id, who, stagedMs, choices, files }: Staging): StagedFiles {
  return {
    staging: id,
    who,
    stagedAt: stagedMs,
    choices: { ...choices, leaveOut: [...choices.leaveOut], own: [...choices.own] },
    files: files.map(({ name, bytes, format, sheets, refusal, sameAs, takenBefore }, index) => ({
      file: name,
      index,
      size: bytes.length,
      format,
      sheets: sheets.map(shownSheet),
      refusal,
      sameAs,
      takenBefore,
    })),
  };
}

/** Sheets of the layout that wait are recognised by the mapping at once. */
async function recogniseAnew(base: Parameters<typeof stagingsOf>[0]): Promise<void> {
  const { recogniseStaged } = await import('./staged/stage.ts');
  recogniseStaged(base);
}

const mappingRoutes = {
  mapping: onBase.intake.mapping.handler(look(async () => (await import('./staged/layouts.ts')).layoutOf)),
  saveMapping: onBase.intake.saveMapping.handler(async ({ input, context }) => {
    const { saveMapping } = await import('./column-mappings.ts');
    const { signature, name, kind, platform, fields } = input;
    const mapping = { kind, platform, fields: Object.fromEntries(fields.map(({ field, header }) => [field, header])) };
    const saved = saveMapping(context.base, context.actor, { signature, name, mapping });
    if (!saved.ok) return saved;
    await recogniseAnew(context.base);
    return { ok: true, value: input };
  }),
};

const rowRoutes = {
  rows: onBase.intake.rows.handler(look(async () => (await import('./staged/rows.ts')).windowOf)),
  fix: onBase.intake.fix.handler(act(async () => (await import('./staged/fix.ts')).fixCells)),
  undoFix: onBase.intake.undoFix.handler(act(async () => (await import('./staged/fix.ts')).undoFixes)),
  leaveOut: onBase.intake.leaveOut.handler(look(async () => (await import('./staged/fix.ts')).leaveRowsOut)),
};

export const intake = {
  stage: onBase.intake.stage.handler(async ({ input, context }) => {
    const { stageFiles: stage } = await import('./staged/stage.ts');
    const staged = await stage(context.base, context.actor, { ...input, onProgress: context.onProgress ?? undefined });
    return staged.ok ? { ok: true, value: shownStaging(staged.value) } : staged;
  }),
  list: onBase.intake.list.handler(({ context }) => {
    const own = stagingsOf(context.base).filter(({ who }) => who === context.actor.who);
    return { ok: true, value: { stagings: own.map(shownStaging) } };
  }),
  get: onBase.intake.get.handler(({ input, context }) => {
    const staging = stagingOf(context.base, input.staging);
    return staging === null
      ? { ok: false, refusal: { code: 'STAGING_UNKNOWN', data: { staging: input.staging } } }
      : { ok: true, value: shownStaging(staging) };
  }),
  drop: onBase.intake.drop.handler(async ({ input, context }) => {
    const { dropStaged } = await import('./staged/stage.ts');
    return dropStaged(context.base, input.staging);
  }),
  preview: onBase.intake.preview.handler(async ({ input, context }) => {
    const { previewStaged } = await import('./staged/preview.ts');
    return previewStaged(context.base, context.actor, { ...input, onProgress: context.onProgress ?? undefined });
  }),
  commit: onBase.intake.commit.handler(async ({ input, context }) => {
    const { commitStaged } = await import('./staged/preview.ts');
    const taken = await commitStaged(context.base, context.actor, { ...input, onProgress: context.onProgress ?? undefined });
    if (!taken.ok) return { ok: false, refusal: taken.refusal, files: [] };
    const { batch, refusal, files, closed } = taken.value;
    if (refusal !== null || batch === null) return { ok: false, refusal: refusal ?? { code: 'IMPORT_REFUSED', data: {} }, files };
    return { ok: true, value: { batch, files, closed } };
  }),
  ...rowRoutes,
  ...mappingRoutes,
};

/** What settings hold of kept mappings of columns. */
export const mappingSettings = {
  mappings: onBase.settings.mappings.handler(async ({ context }) => {
    const { mappingLines } = await import('./kept-mappings.ts');
    return ok({ mappings: mappingLines(context.base) });
  }),
  renameMapping: onBase.settings.renameMapping.handler(act(async () => (await import('./kept-mappings.ts')).renameMapping)),
  retireMapping: onBase.settings.retireMapping.handler(async ({ input, context }) => {
    const [{ retireMapping }, { recogniseStaged }] = await Promise.all([import('./kept-mappings.ts'), import('./staged/stage.ts')]);
    const retired = retireMapping(context.base, context.actor, input);
    // Sheets of the layout that wait to be taken are unknown again.
    if (retired.ok) recogniseStaged(context.base);
    return retired;
  }),
};
