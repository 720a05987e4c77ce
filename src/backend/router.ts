// Binds the contract to the features: each group of methods to what a feature's api.ts says of it, loaded with the first call of the group.
import { type AnyRouter, createRouterClient, lazy } from '@orpc/server';
import type { LivebaseClient } from '../contract/contract.ts';
import { removeDirectionMarksWithin } from '../domain/values/direction-marks.ts';
import type { CallContext } from './core/rpc/call.ts';
import { findSizeRefusal, isForThread } from './core/rpc/procedures.ts';

/** A group whose shapes are built when it is first asked. */
function group<G extends AnyRouter>(find: () => Promise<G>) {
  return lazy(async () => ({ default: await find() }));
}

/** What settings hold stands in four features. */
async function settings() {
  const [{ baseSettings }, { safetySettings }, { historySettings }, { mappingSettings }] = await Promise.all([
    import('./base/api.ts'),
    import('./safety/api.ts'),
    import('./records/api.ts'),
    import('./intake/api.ts'),
  ]);
  return { ...baseSettings, ...safetySettings, ...historySettings, ...mappingSettings };
}

async function start() {
  const [{ start: own }, { filesAtStart }] = await Promise.all([import('./base/api.ts'), import('./intake/api.ts')]);
  return { ...own, ...filesAtStart };
}

async function safety() {
  const [{ safety: own }, { handingOver }] = await Promise.all([import('./safety/api.ts'), import('./archive/api.ts')]);
  return { ...own, ...handingOver };
}

async function filing() {
  const [{ filing: own }, { keptPapers }] = await Promise.all([import('./report/api.ts'), import('./archive/api.ts')]);
  return { ...own, ...keptPapers };
}

/** Closing a month settles its open bookings, which the desk does. */
async function month() {
  const [{ month: own }, { monthClosing }] = await Promise.all([import('./report/api.ts'), import('./desk/api.ts')]);
  return { ...own, ...monthClosing };
}

/** Every method of the contract, bound. All hosts go through it. */
export const router = {
  imports: group(async () => (await import('./intake/api.ts')).imports),
  batches: group(async () => (await import('./intake/api.ts')).batches),
  report: group(async () => (await import('./report/api.ts')).report),
  month: group(month),
  parked: group(async () => (await import('./intake/api.ts')).parked),
  bookings: group(async () => (await import('./desk/api.ts')).bookings),
  series: group(async () => (await import('./desk/api.ts')).series),
  board: group(async () => (await import('./desk/api.ts')).board),
  waiting: group(async () => (await import('./desk/api.ts')).waiting),
  shift: group(async () => (await import('./desk/api.ts')).shift),
  reminders: group(async () => (await import('./desk/api.ts')).reminders),
  money: group(async () => (await import('./money/api.ts')).money),
  accounting: group(async () => (await import('./money/api.ts')).accounting),
  safety: group(safety),
  updates: group(async () => (await import('./safety/api.ts')).updates),
  start: group(start),
  shell: group(async () => (await import('./core/api.ts')).shell),
  live: group(async () => (await import('./core/api.ts')).live),
  people: group(async () => (await import('./people/api.ts')).people),
  sharing: group(async () => (await import('./sharing/api.ts')).sharing),
  joining: group(async () => (await import('./sharing/api.ts')).joining),
  blackouts: group(async () => (await import('./records/api.ts')).blackouts),
  records: group(async () => (await import('./records/api.ts')).records),
  tenants: group(async () => (await import('./tenants/api.ts')).tenants),
  studios: group(async () => (await import('./studios/api.ts')).studios),
  settings: group(settings),
  sales: group(async () => (await import('./collection/api.ts')).sales),
  collection: group(async () => (await import('./collection/api.ts')).collection),
  intake: group(async () => (await import('./intake/api.ts')).intake),
  filing: group(filing),
  insight: group(async () => (await import('./insight/api.ts')).insight),
  workbooks: group(async () => (await import('./bureau/api.ts')).workbooks),
  sheets: group(async () => (await import('./core/api.ts')).sheets),
  paper: group(async () => (await import('./desk/api.ts')).paper),
  forms: group(async () => (await import('./collection/api.ts')).forms),
};

/** A call as oRPC hands it to an interceptor. */
interface CallOnItsWay {
  readonly input: unknown;
  readonly context: Pick<CallContext, 'jobs' | 'findBase'>;
  readonly procedure: { readonly '~orpc': { readonly meta: Readonly<Record<string, unknown>> } };
}

/** Lets no mark that turns the direction of writing in or out: an interceptor, for all that people enter and what a base may hold of before. */
export async function removeDirectionMarksAround<C extends CallOnItsWay, T>(
  call: C & { readonly next: (call?: C) => Promise<T> },
): Promise<T> {
  const { context, procedure, input } = call;
  const does: unknown = procedure['~orpc'].meta['does'];
  // What is refused for its size, or judged by a thread, which comes by here again, is not gone through.
  const isLeft = findSizeRefusal(does, input) !== null || isForThread(context, does, input);
  const plain = isLeft ? input : removeDirectionMarksWithin(input);
  return removeDirectionMarksWithin(await call.next({ ...call, input: plain }));
}

/** A client that calls the router in this process. */
export function openClient(context: CallContext): LivebaseClient {
  return createRouterClient(router, { context, interceptors: [removeDirectionMarksAround] });
}
