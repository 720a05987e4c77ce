// Methods that tell a page what goes on: jobs, changes by other processes.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { liveSchema, lostStepInput, stepStateSchema, answerOf, idNumber, listOf } from './shapes.ts';
import { defineQuery, nothing } from './method.ts';

/** Methods that tell a page what goes on: jobs, changes by other processes. */
export const liveMethods = {
  /** A stream: how it is now, then again with every change, as long as the page listens. */
  watch: defineQuery('look')
    .input(nothing)
    .output(eventIterator(answerOf(liveSchema))),
  /** What became of calls whose answers were lost with the line, in the order they are asked; and of which base that is said. */
  steps: defineQuery('look')
    .input(z.strictObject({ steps: z.array(lostStepInput).max(50).readonly() }))
    .output(answerOf(z.object({ folder: z.string(), states: listOf(stepStateSchema) }))),
  cancel: defineQuery('look', 'JOB_UNKNOWN')
    .input(z.strictObject({ job: idNumber }))
    .output(answerOf(z.object({ job: idNumber }))),
} as const;
