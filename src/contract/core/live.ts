// Methods that tell a page what goes on: jobs, changes by other processes.
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { liveSchema, lostStepInput, stepStateSchema, answerOf, idNumber, listOf } from './shapes.ts';
import { defineQuery, type MethodMeta, nothing } from './method.ts';

/** Methods that tell a page what goes on: jobs, changes by other processes. */
export const liveMethods = {
  /** A stream: how it is now, then again with every change, as long as the page listens. */
  watch: oc
    .$meta<MethodMeta>({ does: 'reads', right: 'look', codes: [] })
    .input(nothing)
    .output(eventIterator(answerOf(liveSchema))),
  /** What became of calls whose answers were lost with the line, in the order they are asked; and of which base that is said. */
  steps: defineQuery('look')
    .input({ steps: z.array(lostStepInput).max(50).readonly() })
    .output({ folder: z.string(), states: listOf(stepStateSchema) }),
  cancel: defineQuery('look', 'JOB_UNKNOWN').input({ job: idNumber }).output({ job: idNumber }),
} as const;
