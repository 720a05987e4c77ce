// Methods that tell a page what goes on: jobs, changes by other processes.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { liveSchema } from './live-shapes.ts';
import { reads, nothing } from './method.ts';
import { answerOf, idNumber } from './shapes.ts';

/** Methods that tell a page what goes on: jobs, changes by other processes. */
export const liveMethods = {
  /** A stream: how it is now, then again with every change, as long as the page listens. */
  watch: reads('look')
    .input(nothing)
    .output(eventIterator(answerOf(liveSchema))),
  cancel: reads('look', 'JOB_UNKNOWN')
    .input(z.strictObject({ job: idNumber }))
    .output(answerOf(z.object({ job: idNumber }))),
} as const;
