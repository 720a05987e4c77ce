// Binds the methods of sheets to their use cases.
import { onBase } from '../core/door/procedures.ts';

export const sheetsRoutes = {
  make: onBase.sheets.make.handler(async ({ input, context }) => {
    const { makeSheet } = await import('../core/paper/make-sheet.ts');
    return { ok: true, value: makeSheet(context.base, input) };
  }),
};
