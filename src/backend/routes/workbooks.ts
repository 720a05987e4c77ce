// Binds the methods of the bureau's workbook to their use cases.
import { anywhere, onBase } from '../core/door/procedures.ts';

export const workbookRoutes = {
  list: onBase.workbooks.list.handler(async ({ context }) => {
    const { listWorkbooks } = await import('../bureau/kept-workbooks.ts');
    return { ok: true, value: { workbooks: listWorkbooks(context.base) } };
  }),
  get: onBase.workbooks.get.handler(async ({ input, context }) => {
    const { lookWorkbook } = await import('../bureau/look-workbook.ts');
    return lookWorkbook(context.base, input.id);
  }),
  add: onBase.workbooks.add.handler(async ({ input, context }) => {
    const { addWorkbook } = await import('../bureau/kept-workbooks.ts');
    return addWorkbook(context.base, context.actor, input);
  }),
  rename: onBase.workbooks.rename.handler(async ({ input, context }) => {
    const { renameWorkbook } = await import('../bureau/kept-workbooks.ts');
    return renameWorkbook(context.base, context.actor, input);
  }),
  save: onBase.workbooks.save.handler(async ({ input, context }) => {
    const { saveMap } = await import('../bureau/change-map.ts');
    return saveMap(context.base, context.actor, input);
  }),
  newBlank: onBase.workbooks.newBlank.handler(async ({ input, context }) => {
    const { newBlank } = await import('../bureau/change-map.ts');
    return newBlank(context.base, context.actor, input);
  }),
  retire: onBase.workbooks.retire.handler(async ({ input, context }) => {
    const { setAside } = await import('../bureau/kept-workbooks.ts');
    return setAside(context.base, context.actor, input.id, true);
  }),
  restore: onBase.workbooks.restore.handler(async ({ input, context }) => {
    const { setAside } = await import('../bureau/kept-workbooks.ts');
    return setAside(context.base, context.actor, input.id, false);
  }),
  trial: onBase.workbooks.trial.handler(async ({ input, context }) => {
    const { trialOf } = await import('../bureau/fill-month.ts');
    return trialOf(context.base, input);
  }),
  mapFile: onBase.workbooks.mapFile.handler(async ({ input, context }) => {
    const { workbookFile } = await import('../bureau/kept-workbooks.ts');
    return workbookFile(context.base, input.id, 'map');
  }),
  blankFile: onBase.workbooks.blankFile.handler(async ({ input, context }) => {
    const { workbookFile } = await import('../bureau/kept-workbooks.ts');
    return workbookFile(context.base, input.id, 'blank');
  }),
  fill: onBase.workbooks.fill.handler(async ({ input, context }) => {
    const { fillKept } = await import('../bureau/fill-month.ts');
    return fillKept(context.base, context.actor, input);
  }),
  fillFile: onBase.workbooks.fillFile.handler(async ({ input, context }) => {
    const { fillGiven } = await import('../bureau/fill-month.ts');
    return fillGiven(context.base, context.actor, input);
  }),
  propose: anywhere.workbooks.propose.handler(async ({ input, context }) => {
    const { proposeGiven } = await import('../bureau/given-workbook.ts');
    return proposeGiven(context.findBase(), input);
  }),
  check: anywhere.workbooks.check.handler(async ({ input, context }) => {
    const { checkGiven } = await import('../bureau/given-workbook.ts');
    return checkGiven(context.findBase(), input);
  }),
};
