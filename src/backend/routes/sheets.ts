// Binds the methods of sheets to their use cases.
import { onBase } from './procedures.ts';

export const sheetsRoutes = {
  make: onBase.sheets.make.handler(async ({ input, context }) => {
    const { makeSheet } = await import('../services/make-sheet.ts');
    return { ok: true, value: makeSheet(context.base, input) };
  }),
};
