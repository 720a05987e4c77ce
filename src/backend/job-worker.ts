// Worker thread: runs one method of the contract after another, each on a connection that it opens and closes.
import { type Base, closeBase, loadSqlite, openBase } from './core/db/open.ts';
import { countCommits } from './core/db/tx.ts';
import { type RunOrder, serveJobs } from './core/jobs/serve.ts';
import { openClient } from './router.ts';
import type { Caller, TravellingAnswer, JobPayload } from './core/rpc/call.ts';
import { bringBack } from './intake/staged/carry.ts';
import { stagingsOf } from './intake/staged/staging.ts';

type Method = (input: unknown) => Promise<unknown>;

function isCall(value: unknown): value is JobPayload & { readonly actor: Caller } {
  return typeof value === 'object' && value !== null && 'name' in value && 'folder' in value && 'clockShift' in value;
}

function isMethod(value: unknown): value is Method {
  return typeof value === 'function';
}

/** The client's method of a name such as `imports.take`. */
function methodOf(client: object, name: string): Method {
  let found: unknown = client;
  for (const step of name.split('.'))
    found = typeof found === 'object' || typeof found === 'function' ? Reflect.get(Object(found), step) : undefined;
  if (!isMethod(found)) throw new Error(`no method: ${name}`);
  return found;
}

async function runOn(
  base: Base,
  call: JobPayload & { readonly actor: Caller },
  onStep: Parameters<RunOrder>[1]['onStep'],
): Promise<TravellingAnswer> {
  bringBack(base, [], call.carried);
  const client = openClient({ findBase: () => base, actor: call.actor, onProgress: onStep, jobs: null, shell: null, start: null });
  const answer = await methodOf(client, call.name)(call.input);
  return { answer, carried: stagingsOf(base) };
}

loadSqlite();
serveJobs(async (call, { onStep, commits }) => {
  if (!isCall(call)) throw new Error('no call');
  const opened = openBase(call.folder, { nowMs: () => Date.now() + call.clockShift });
  if (!opened.ok) return { answer: { ...opened, files: [] }, carried: call.carried };
  countCommits(opened.value, commits);
  try {
    return await runOn(opened.value, call, onStep);
  } finally {
    closeBase(opened.value);
  }
});
