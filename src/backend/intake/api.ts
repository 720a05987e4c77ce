// Binds the methods of intake to their use cases; each use case is loaded with its first call.
import { settingsMethods } from '../../contract/base/settings.ts';
import { batchMethods, importMethods, parkedMethods } from '../../contract/intake/imports.ts';
import { intakeMethods } from '../../contract/intake/intake.ts';
import { act, bindOnBase, look, show, work } from '../core/door/procedures.ts';

const onBase = bindOnBase({
  batches: batchMethods,
  imports: importMethods,
  intake: intakeMethods,
  parked: parkedMethods,
  settings: settingsMethods,
});

export const imports = {
  take: onBase.imports.take.handler(work(async () => (await import('./import-answer.ts')).takeFiles)),
};

export const batches = {
  list: onBase.batches.list.handler(show(async () => (await import('./batches.ts')).listBatches)),
  files: onBase.batches.files.handler(look(async () => (await import('./batches.ts')).filesOfBatch)),
  file: onBase.batches.file.handler(act(async () => (await import('./batch-door.ts')).fileAllowed)),
  refused: onBase.batches.refused.handler(act(async () => (await import('./batch-door.ts')).refusedAllowed)),
  undo: onBase.batches.undo.handler(act(async () => (await import('./batch-door.ts')).undoAllowed)),
};

export const parked = {
  list: onBase.parked.list.handler(show(async () => (await import('./parked-files.ts')).listParked)),
  take: onBase.parked.take.handler(work(async () => (await import('./parked-files.ts')).takeParked)),
};

export const intake = {
  stage: onBase.intake.stage.handler(work(async () => (await import('./staged/stage.ts')).stageFiles)),
  again: onBase.intake.again.handler(work(async () => (await import('./batch-door.ts')).againAllowed)),
  list: onBase.intake.list.handler(act(async () => (await import('./staged/show-staging.ts')).listStagings)),
  get: onBase.intake.get.handler(look(async () => (await import('./staged/show-staging.ts')).getStaging)),
  drop: onBase.intake.drop.handler(look(async () => (await import('./staged/stage.ts')).dropStaged)),
  preview: onBase.intake.preview.handler(work(async () => (await import('./staged/preview.ts')).previewStaged)),
  commit: onBase.intake.commit.handler(work(async () => (await import('./staged/preview.ts')).commitStaged)),
  rows: onBase.intake.rows.handler(look(async () => (await import('./staged/rows.ts')).windowOf)),
  fix: onBase.intake.fix.handler(act(async () => (await import('./staged/fix.ts')).fixCells)),
  undoFix: onBase.intake.undoFix.handler(act(async () => (await import('./staged/fix.ts')).undoFixes)),
  leaveOut: onBase.intake.leaveOut.handler(look(async () => (await import('./staged/fix.ts')).leaveRowsOut)),
  mapping: onBase.intake.mapping.handler(look(async () => (await import('./staged/layouts.ts')).layoutOf)),
  saveMapping: onBase.intake.saveMapping.handler(act(async () => (await import('./kept-mappings.ts')).saveMapping)),
};

/** What settings hold of kept mappings of columns. */
export const mappingSettings = {
  mappings: onBase.settings.mappings.handler(show(async () => (await import('./kept-mappings.ts')).mappingLines)),
  renameMapping: onBase.settings.renameMapping.handler(act(async () => (await import('./kept-mappings.ts')).renameMapping)),
  retireMapping: onBase.settings.retireMapping.handler(act(async () => (await import('./kept-mappings.ts')).retireMapping)),
};
