// Binds the methods of a month's sales to their use cases.
import { onBase } from './procedures.ts';

export const salesRoutes = {
  month: onBase.sales.month.handler(async ({ input, context }) => {
    const { salesOfMonth } = await import('../services/sales-month.ts');
    return { ok: true, value: salesOfMonth(context.base, input.month) };
  }),
};
