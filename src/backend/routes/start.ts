// Binds the methods of the first start to the host that can change the base it holds.
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import { anywhere } from '../core/door/procedures.ts';
import type { CallContext } from '../core/door/procedures.ts';
import type { StartPort } from '../core/door/start-port.ts';

/** The host's port, or why there is none: a command line holds one base for good. */
function startOf({ start }: CallContext): Result<StartPort> {
  return start === null ? refuse('HOST_CANNOT', { what: 'start' }) : ok(start);
}

async function withStart<T>(context: CallContext, work: (port: StartPort) => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
  const start = startOf(context);
  return start.ok ? work(start.value) : start;
}

export const startRoutes = {
  state: anywhere.start.state.handler(({ context }) => withStart(context, (port) => ok(port.state()))),
  lastRun: anywhere.start.lastRun.handler(({ context }) => withStart(context, (port) => ok({ ended: port.lastRun() }))),
  forgetLastRun: anywhere.start.forgetLastRun.handler(({ context }) =>
    withStart(context, (port) => {
      port.forgetLastRun();
      return ok(null);
    }),
  ),
  pick: anywhere.start.pick.handler(({ context, input }) => withStart(context, (port) => port.pick(input.purpose))),
  create: anywhere.start.create.handler(({ context, input }) => withStart(context, (port) => port.create(input.token, input.facts))),
  demo: anywhere.start.demo.handler(({ context }) => withStart(context, (port) => port.demo())),
  openFolder: anywhere.start.openFolder.handler(({ context, input }) => withStart(context, (port) => port.open(input.token))),
  restore: anywhere.start.restore.handler(({ context, input: { from } }) =>
    withStart(context, async (port) => {
      if (!('backup' in from)) return port.restore(from);
      const base = context.findBase();
      if (base === null) return refuse('BASE_MISSING', { folder: '' });
      const { backupFile } = await import('../safety/backups.ts');
      const file = backupFile(base, from.backup);
      return file.ok ? port.restore({ path: file.value }) : file;
    }),
  ),
};
