// What a page is told of what goes on: the jobs, and that something was written to the base.
import { z } from 'zod';
import { idNumber, listOf } from './shapes.ts';
import { STEP_KEY } from './wire.ts';

/** The key that a page gives each of its calls. */
export const stepKey = z.string().regex(STEP_KEY);

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

/** A call whose answer never came: the key that the page gave it, and its method as `group.method`. */
export const lostStepInput = z.strictObject({ key: stepKey, method: z.string().regex(/^\w{1,40}\.\w{1,40}$/) });
export type LostStep = z.infer<typeof lostStepInput>;

/** What became of it: see `stepState` of the backend. */
export const stepStateSchema = z.enum(['done', 'not', 'running', 'asked', 'unsure']);
export type StepState = z.infer<typeof stepStateSchema>;
