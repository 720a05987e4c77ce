// Binds the methods of intake to their use cases; each use case is loaded with its first call.
import { settingsMethods } from '../../contract/base/settings.ts';
import { startMethods } from '../../contract/base/start.ts';
import { batchMethods, importMethods, parkedMethods, intakeMethods } from '../../contract/intake/intake.ts';
import { bindAnywhere, bindCommand, bindOnBase, bindQuery, bindInfallibleQuery, bindJob } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({
  batches: batchMethods,
  imports: importMethods,
  intake: intakeMethods,
  parked: parkedMethods,
  settings: settingsMethods,
});

const anywhere = bindAnywhere({ start: startMethods });

/** What the first start asks of files that are imported once there is a base. */
export const filesAtStart = {
  readFacts: anywhere.start.readFacts.handler(async ({ input }) => (await import('./first-facts.ts')).readFirstFacts(input)),
};

export const imports = {
  take: onBase.imports.take.handler(bindJob(async () => (await import('./import-answer.ts')).takeFiles)),
};

export const batches = {
  list: onBase.batches.list.handler(bindInfallibleQuery(async () => (await import('./batches.ts')).listBatches)),
  files: onBase.batches.files.handler(bindQuery(async () => (await import('./batches.ts')).getFilesOfBatch)),
  file: onBase.batches.file.handler(bindCommand(async () => (await import('./batch-authorization.ts')).getFileAuthorized)),
  refused: onBase.batches.refused.handler(bindCommand(async () => (await import('./batch-authorization.ts')).listRefusedAuthorized)),
  undo: onBase.batches.undo.handler(bindCommand(async () => (await import('./batch-authorization.ts')).undoAuthorized)),
};

export const parked = {
  list: onBase.parked.list.handler(bindInfallibleQuery(async () => (await import('./parked-files.ts')).listParked)),
  take: onBase.parked.take.handler(bindJob(async () => (await import('./parked-files.ts')).takeParked)),
};

export const intake = {
  stage: onBase.intake.stage.handler(bindJob(async () => (await import('./staged/stage.ts')).stageFiles)),
  again: onBase.intake.again.handler(bindJob(async () => (await import('./batch-authorization.ts')).stageRefusedAuthorized)),
  list: onBase.intake.list.handler(bindCommand(async () => (await import('./staged/stage.ts')).listStagings)),
  get: onBase.intake.get.handler(bindQuery(async () => (await import('./staged/stage.ts')).getStaging)),
  drop: onBase.intake.drop.handler(bindCommand(async () => (await import('./staged/stage.ts')).dropStaged)),
  preview: onBase.intake.preview.handler(bindJob(async () => (await import('./staged/preview.ts')).previewStaged)),
  commit: onBase.intake.commit.handler(bindJob(async () => (await import('./staged/preview.ts')).commitStaged)),
  rows: onBase.intake.rows.handler(bindQuery(async () => (await import('./staged/rows.ts')).windowOf)),
  fix: onBase.intake.fix.handler(bindCommand(async () => (await import('./staged/fix.ts')).fixCells)),
  undoFix: onBase.intake.undoFix.handler(bindCommand(async () => (await import('./staged/fix.ts')).undoFixes)),
  leaveOut: onBase.intake.leaveOut.handler(bindQuery(async () => (await import('./staged/fix.ts')).leaveRowsOut)),
  mapping: onBase.intake.mapping.handler(bindQuery(async () => (await import('./staged/fix.ts')).layoutOf)),
  saveMapping: onBase.intake.saveMapping.handler(bindCommand(async () => (await import('./kept-mappings.ts')).saveMapping)),
};

/** What settings hold of kept mappings of columns. */
export const mappingSettings = {
  mappings: onBase.settings.mappings.handler(bindInfallibleQuery(async () => (await import('./kept-mappings.ts')).listMappings)),
  renameMapping: onBase.settings.renameMapping.handler(bindCommand(async () => (await import('./kept-mappings.ts')).renameMapping)),
  retireMapping: onBase.settings.retireMapping.handler(bindCommand(async () => (await import('./kept-mappings.ts')).retireMapping)),
};
