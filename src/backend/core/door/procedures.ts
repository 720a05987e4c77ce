// The door that every call goes through: its input parsed, the caller's rights asked, the base at hand.
import { ORPCError, ValidationError, implement } from '@orpc/server';
import { contract } from '../../../contract/contract.ts';
import type { ShellPort } from '../../../contract/core/shell-port.ts';
import type { MethodMeta } from '../../../contract/core/method.ts';
import type { RefusalData } from '../../../contract/core/shapes.ts';
import { mayDo } from '../../../domain/base/rights.ts';
import type { Role } from '../../../domain/base/rights.ts';
import type { book } from '../../desk/book.ts';
import type { ImportRequest } from '../../intake/import-files.ts';
import type { Jobs } from '../jobs/job.ts';
import { JOB_METHODS, isShortWrite, runInJob } from './in-jobs.ts';
import type { StartPort } from './start-port.ts';

/** Told of progress of long work: what is being done, and how far it is. */
export type OnProgress = NonNullable<ImportRequest['onProgress']>;

type Base = Parameters<typeof book>[0];

/** Who asks, with the role that rights are read from. */
export type Caller = Parameters<typeof book>[1] & { readonly role: Role };

/** What every call stands on: the base, if one is open; who asks, and whom to tell of progress. */
export interface CallContext {
  /** Asked with each call: a window may open another base than it began with. Null where none is open. */
  readonly findBase: () => Base | null;
  readonly actor: Caller;
  readonly onProgress: OnProgress | null;
  /** Where long work runs, beside this thread; null where it runs in it (command line, and inside of a job). */
  readonly jobs: Jobs | null;
  /** What the host around the page can do; null where there is no page (command line). */
  readonly shell: ShellPort | null;
  /** Creates, opens and restores bases while the page stays; null where a host holds one base for good. */
  readonly start: StartPort | null;
}

/** What a call on an open base stands on. */
export interface OpenCall {
  readonly base: Base;
  readonly actor: Caller;
  readonly onProgress: OnProgress | null;
}

/** What the door below throws where no base is open: the middleware above it turns it into a refusal. */
const NO_BASE = 'NO_BASE';

/** A call that never reached its use case, as the refusal that every host can say; anything else is a bug and goes on. */
function refusalOfCall(error: unknown): RefusalData {
  if (error instanceof ORPCError && error.code === NO_BASE) return { code: 'BASE_MISSING', data: { folder: '' } };
  const isInput = error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError;
  if (!isInput || !(error.cause instanceof ValidationError)) throw error;
  const issues = error.cause.issues.map(({ path, message }) => [...(path ?? []).map(String), message].join(' '));
  return { code: 'INPUT_INVALID', data: { issues: issues.slice(0, 20) } };
}

function refusedRight(meta: MethodMeta, role: Role): RefusalData | null {
  return meta.right === null || mayDo(role, meta.right) ? null : { code: 'NOT_ALLOWED', data: { role, right: meta.right } };
}

/** Methods that work without an open base too. */
export const anywhere = implement(contract)
  .$context<CallContext>()
  .use(async ({ next, context, procedure }, _input, output) => {
    const refusal = refusedRight(procedure['~orpc'].meta, context.actor.role);
    // An import's refusal lists files; others have no such field.
    if (refusal !== null) return output({ ok: false, refusal, files: [] });
    try {
      return await next();
    } catch (error) {
      return output({ ok: false, refusal: refusalOfCall(error), files: [] });
    }
  });

/**
 * Methods of an open base. Where a host has jobs, long ones run there (`JOB_METHODS`), and short ones that write wait their turn
 * instead of blocking this thread on a lock.
 */
export const onBase = anywhere
  .use(async ({ next, context, path, procedure, signal }, input, output) => {
    const { jobs, actor, onProgress: onStep } = context;
    const base = context.findBase();
    if (jobs === null || base === null) return next();
    const name = path.join('.');
    const kind = JOB_METHODS.get(name);
    if (kind !== undefined) return output(await runInJob({ jobs, base, actor, name, kind, input, signal, onStep }));
    return isShortWrite(name, procedure['~orpc'].meta.right) ? jobs.inTurn(async () => next()) : next();
  })
  .use(({ next, context }) => {
    const base = context.findBase();
    if (base === null) throw new ORPCError(NO_BASE);
    return next({ context: { base } });
  });
