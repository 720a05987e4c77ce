// Binds the methods that tell a page what goes on to the jobs and the base's version.
import { watchChanges } from '../core/jobs/watch.ts';
import { anywhere } from '../core/door/procedures.ts';

/** How often the base is looked at for what other processes wrote, while somebody watches. */
const LOOK_EVERY_MS = 1000;

export const liveRoutes = {
  watch: anywhere.live.watch.handler(async function* ({ context, signal }) {
    const { baseVersion } = await import('../core/db/base-version.ts');
    const readVersion = (): number => {
      const base = context.findBase();
      return base === null ? 0 : baseVersion(base);
    };
    for await (const look of watchChanges({ jobs: context.jobs, readVersion, everyMs: LOOK_EVERY_MS, signal }))
      yield { ok: true, value: look } as const;
  }),
  cancel: anywhere.live.cancel.handler(({ input, context }) =>
    context.jobs?.cancel(input.job) === true
      ? { ok: true, value: { job: input.job } }
      : { ok: false, refusal: { code: 'JOB_UNKNOWN', data: { job: input.job } } },
  ),
};
