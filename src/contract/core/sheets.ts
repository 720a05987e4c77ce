// Methods of sheets: a list on screen as an xlsx.
import { z } from 'zod';
import { defineJob } from './method.ts';
import { bytesSchema } from './shapes.ts';

const cell = z.union([z.string().max(32_000), z.number(), z.null()]);

export const sheetsMethods = {
  /** A list's headings and rows as a workbook of one sheet; text stays text, whatever it begins with. */
  make: defineJob('reads', 'look')
    .input({
      name: z.string().trim().min(1).max(100),
      headings: z.array(z.string().max(200)).min(1).max(200),
      rows: z.array(z.array(cell).max(200)).max(200_000),
    })
    .output({ name: z.string(), bytes: bytesSchema }),
} as const;
