// Binds the methods of bureau to their use cases; each use case is loaded with its first call.
import { act, anywhere, look, onBase } from '../core/door/procedures.ts';

export const workbooks = {
  list: onBase.workbooks.list.handler(async ({ context }) => {
    const { listWorkbooks } = await import('./kept-workbooks.ts');
    return { ok: true, value: { workbooks: listWorkbooks(context.base) } };
  }),
  get: onBase.workbooks.get.handler(async ({ input, context }) => {
    const { lookWorkbook } = await import('./look-workbook.ts');
    return lookWorkbook(context.base, input.id);
  }),
  add: onBase.workbooks.add.handler(act(async () => (await import('./kept-workbooks.ts')).addWorkbook)),
  rename: onBase.workbooks.rename.handler(act(async () => (await import('./kept-workbooks.ts')).renameWorkbook)),
  save: onBase.workbooks.save.handler(act(async () => (await import('./change-map.ts')).saveMap)),
  newBlank: onBase.workbooks.newBlank.handler(act(async () => (await import('./change-map.ts')).newBlank)),
  retire: onBase.workbooks.retire.handler(async ({ input, context }) => {
    const { setAside } = await import('./kept-workbooks.ts');
    return setAside(context.base, context.actor, input.id, true);
  }),
  restore: onBase.workbooks.restore.handler(async ({ input, context }) => {
    const { setAside } = await import('./kept-workbooks.ts');
    return setAside(context.base, context.actor, input.id, false);
  }),
  trial: onBase.workbooks.trial.handler(look(async () => (await import('./fill-month.ts')).trialOf)),
  mapFile: onBase.workbooks.mapFile.handler(async ({ input, context }) => {
    const { workbookFile } = await import('./kept-workbooks.ts');
    return workbookFile(context.base, input.id, 'map');
  }),
  blankFile: onBase.workbooks.blankFile.handler(async ({ input, context }) => {
    const { workbookFile } = await import('./kept-workbooks.ts');
    return workbookFile(context.base, input.id, 'blank');
  }),
  fill: onBase.workbooks.fill.handler(act(async () => (await import('./fill-month.ts')).fillKept)),
  fillFile: onBase.workbooks.fillFile.handler(act(async () => (await import('./fill-month.ts')).fillGiven)),
  propose: anywhere.workbooks.propose.handler(async ({ input, context }) => {
    const { proposeGiven } = await import('./given-workbook.ts');
    return proposeGiven(context.findBase(), input);
  }),
  check: anywhere.workbooks.check.handler(async ({ input, context }) => {
    const { checkGiven } = await import('./given-workbook.ts');
    return checkGiven(context.findBase(), input);
  }),
};
