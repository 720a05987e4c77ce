// Binds the methods of bureau to their use cases; each use case is loaded with its first call.
import { workbookMethods } from '../../contract/bureau/workbooks.ts';
import { bindCommand, bindAnywhere, bindOnBase, bindQuery, bindInfallibleQuery } from '../core/rpc/procedures.ts';

const anywhere = bindAnywhere({ workbooks: workbookMethods });
const onBase = bindOnBase({ workbooks: workbookMethods });

export const workbooks = {
  list: onBase.workbooks.list.handler(bindInfallibleQuery(async () => (await import('./kept-workbooks.ts')).listWorkbooks)),
  get: onBase.workbooks.get.handler(bindQuery(async () => (await import('./workbooks.ts')).lookWorkbook)),
  add: onBase.workbooks.add.handler(bindCommand(async () => (await import('./kept-workbooks.ts')).addWorkbook)),
  rename: onBase.workbooks.rename.handler(bindCommand(async () => (await import('./kept-workbooks.ts')).renameWorkbook)),
  save: onBase.workbooks.save.handler(bindCommand(async () => (await import('./workbooks.ts')).saveMap)),
  newBlank: onBase.workbooks.newBlank.handler(bindCommand(async () => (await import('./workbooks.ts')).replaceBlank)),
  retire: onBase.workbooks.retire.handler(bindCommand(async () => (await import('./kept-workbooks.ts')).retireWorkbook)),
  restore: onBase.workbooks.restore.handler(bindCommand(async () => (await import('./kept-workbooks.ts')).restoreWorkbook)),
  trial: onBase.workbooks.trial.handler(bindQuery(async () => (await import('./fill-month.ts')).trialOf)),
  pick: onBase.workbooks.pick.handler(bindQuery(async () => (await import('./fill-month.ts')).pickCell)),
  mapFile: onBase.workbooks.mapFile.handler(bindQuery(async () => (await import('./kept-workbooks.ts')).mapFile)),
  blankFile: onBase.workbooks.blankFile.handler(bindQuery(async () => (await import('./kept-workbooks.ts')).getBlankFile)),
  fill: onBase.workbooks.fill.handler(bindCommand(async () => (await import('./fill-month.ts')).fillKept)),
  fillTable: onBase.workbooks.fillTable.handler(bindCommand(async () => (await import('./fill-month.ts')).fillTable)),
  fillFile: onBase.workbooks.fillFile.handler(bindCommand(async () => (await import('./fill-month.ts')).fillGiven)),
  propose: anywhere.workbooks.propose.handler(async ({ input, context }) => {
    const { proposeGiven } = await import('./workbooks.ts');
    return proposeGiven(context.findBase(), input);
  }),
  check: anywhere.workbooks.check.handler(async ({ input, context }) => {
    const { checkGiven } = await import('./workbooks.ts');
    return checkGiven(context.findBase(), input);
  }),
};
