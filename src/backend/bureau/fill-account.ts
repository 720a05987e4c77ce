// What was written and checked of a filled workbook, as it is kept beside its bytes.
import { z } from 'zod';
import { WORKBOOK_CODES } from '../../domain/values/refusal-codes.ts';

const fact = z.union([z.string(), z.number(), z.null(), z.array(z.string()).readonly(), z.array(z.number()).readonly()]);

/** The account of a filled workbook: kept as JSON, parsed when the kept file is handed out again. */
export const accountSchema = z.object({
  written: z.int(),
  inserted: z.int(),
  recalculated: z.int(),
  checks: z.array(
    z.object({ sheet: z.string(), cell: z.string(), value: z.union([z.string(), z.number(), z.boolean()]), ok: z.boolean() }),
  ),
  warnings: z.array(
    z.object({
      refusal: z.object({ code: z.enum(WORKBOOK_CODES), data: z.record(z.string(), fact) }),
      sheet: z.string(),
      cell: z.string(),
    }),
  ),
});
