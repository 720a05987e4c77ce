// Methods of a month's sales: who has reported, and every line. Lines are edited as records.
import { defineGrowingQuery } from '../core/method.ts';
import { salesMonthInput, salesMonthSchema } from './sales-shapes.ts';

/** Methods of a month's sales. */
export const salesMethods = {
  month: defineGrowingQuery('sales.look').input(salesMonthInput).output(salesMonthSchema),
} as const;
