// What a page is told of what goes on: the jobs, and that something was written to the base.
import { z } from 'zod';
import { idNumber, listOf } from './shapes.ts';

/** Long work that runs or waits. `phase` is `wait` before it begins; `what` the file, sheet or step it is at. */
export const jobSchema = z.object({
  id: idNumber,
  /** The method, as `group.method`. */
  name: z.string(),
  phase: z.string(),
  what: z.string(),
  done: z.int(),
  all: z.int(),
  canCancel: z.boolean(),
  /** Milliseconds since the epoch. */
  startedAt: z.int(),
});
export type LiveJob = z.infer<typeof jobSchema>;

/** `version` grows with every write to the base, by this program or another one; 0 where none is open. */
export const liveSchema = z.object({ jobs: listOf(jobSchema), version: z.int() });
