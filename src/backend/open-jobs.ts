// Opens the jobs and the readers of a host: worker threads that run methods of the contract on a connection of their own.
import type { CallContext } from './core/rpc/call.ts';
import { openPool } from './core/jobs/pool.ts';
import { openReaders, type Readers } from './core/jobs/readers.ts';

/** The program of every such thread, among the sources or built. */
const PROGRAM = new URL(import.meta.url.endsWith('.ts') ? './job-thread.ts' : './job-thread.js', import.meta.url);

/** The jobs of one host; no thread starts before the first job. `graceMs`: see `PoolOptions`. */
export function openJobs(options: { readonly graceMs?: number; readonly idleMs?: number } = {}): NonNullable<CallContext['jobs']> {
  const pool = openPool({
    program: PROGRAM,
    nowMs: () => Date.now(),
    ...options,
  });
  return { ...pool, loadCarrier: async () => import('./intake/staged/carry.ts') };
}

/** The reading threads of one host; none starts before the first read. */
export function openReadersOfHost(): Readers {
  return openReaders({ program: PROGRAM });
}
