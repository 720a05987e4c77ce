// What 送审自查 shows before a month is closed: each printed figure beside last month and the same month of last year.
import { z } from 'zod';
import { listOf } from '../core/shapes.ts';

/** An earlier figure, and what changed since: `change` in the printed unit with its sign, `growth` in percent; null where there is no such thing. */
const earlierSchema = z.object({ text: z.string(), change: z.string().nullable(), growth: z.string().nullable() });

export const selfCheckRowSchema = z.object({
  /** Its address; a tenant's row by its code. */
  figure: z.string(),
  label: z.string(),
  unit: z.string(),
  text: z.string(),
  /** Null where the figure is not compared with that month: cumulative ones with last month. */
  lastMonth: earlierSchema.nullable(),
  lastYear: earlierSchema.nullable(),
  /** From 0 to 1; null where there is nothing to compare with. */
  unusual: z.number().nullable(),
  level: z.enum(['high', 'some', 'plain', 'none']),
  explanation: z.string(),
  /** How the figure read when its explanation was written, where it reads otherwise now. */
  writtenAbout: z.string().nullable(),
  /** The figure as an explanation is kept about it. */
  about: z.string(),
});
export type SelfCheckRow = z.infer<typeof selfCheckRowSchema>;

/** The most unusual first. `silent`: how many of level `high` have no explanation. */
export const selfCheckSchema = z.object({
  month: z.string(),
  filer: z.string(),
  lastMonth: z.string(),
  lastYear: z.string(),
  isClosed: z.boolean(),
  silent: z.int(),
  rows: listOf(selfCheckRowSchema),
});
export type SelfCheck = z.infer<typeof selfCheckSchema>;
