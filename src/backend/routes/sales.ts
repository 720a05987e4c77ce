// Binds the methods of a month's sales to their use cases.
import { onBase } from '../core/door/procedures.ts';

export const salesRoutes = {
  month: onBase.sales.month.handler(async ({ input, context }) => {
    const { salesOfMonth } = await import('../collection/sales-month.ts');
    return { ok: true, value: salesOfMonth(context.base, input.month) };
  }),
};
