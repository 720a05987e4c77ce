// What a month's sales are answered as: who has reported, every line with its source, online retail.
import { z } from 'zod';
import { SALES_SOURCES } from '../../domain/base/catalogue.ts';
import { originSchema } from '../records/records.ts';
import { listOf, monthSchema } from '../core/shapes.ts';

export const salesMonthInput = z.strictObject({ month: monthSchema });

const source = z.enum(SALES_SOURCES);

/** What a line says: fen, minutes, counts. */
export const salesFigures = {
  sessions: z.int(),
  minutes: z.int(),
  views: z.int(),
  orders: z.int(),
  paid: z.int(),
  refunded: z.int(),
  settled: z.int(),
} as const;

/** A tenant of the month. `zero`: it has lines, and all of them are 0. `extra`: it has lines and did not have to report. */
export const salesTenantSchema = z.object({
  id: z.int(),
  name: z.string(),
  uscc: z.string(),
  state: z.enum(['reported', 'zero', 'missing', 'extra']),
  lines: z.int(),
  /** Sums of the effective lines, in fen. */
  paid: z.int(),
  refunded: z.int(),
  settled: z.int(),
  retail: z.int().nullable(),
  sources: listOf(source),
});
export type SalesTenant = z.infer<typeof salesTenantSchema>;

/** A line of one source. `isEffective`: the one that counts of its key. `lacks`: figures that the source has none of. */
export const salesLineSchema = z.object({
  id: z.int(),
  version: z.int(),
  tenant: z.int(),
  platform: z.string(),
  goodsClass: z.string(),
  source,
  isEffective: z.boolean(),
  ...salesFigures,
  lacks: listOf(z.string()),
  origin: originSchema.nullable(),
});
export type SalesLine = z.infer<typeof salesLineSchema>;

/** A statement of online retail. */
export const retailLineSchema = z.object({
  id: z.int(),
  version: z.int(),
  tenant: z.int(),
  source: z.enum(['form', 'ledger']),
  isEffective: z.boolean(),
  amount: z.int(),
  origin: originSchema.nullable(),
});
export type RetailLine = z.infer<typeof retailLineSchema>;

export const salesMonthSchema = z.object({
  month: z.string(),
  isClosed: z.boolean(),
  tenants: listOf(salesTenantSchema),
  lines: z.custom<readonly SalesLine[]>((value) => Array.isArray(value)),
  retail: listOf(retailLineSchema),
});
export type SalesMonth = z.infer<typeof salesMonthSchema>;
