// Worker thread: runs one method of the contract after another, a job on a connection that it opens and closes, a read on one that stays.
import { type Base, closeBase, loadSqlite, openBase, openForReading } from './core/db/open.ts';
import { countCommits } from './core/db/tx.ts';
import { type RunOrder, serveJobs } from './core/jobs/serve.ts';
import { openClient } from './router.ts';
import type { Caller, TravellingAnswer, JobPayload, ReadPayload } from './core/rpc/call.ts';
import { bringBack } from './intake/staged/carry.ts';
import { stagingsOf } from './intake/staged/staging.ts';

/** What the contract's methods run on in here: no host, no page, no threads of their own. */
const ALONE = { jobs: null, shell: null, start: null } as const;

type Method = (input: unknown) => Promise<unknown>;

function isCall(value: unknown): value is JobPayload & { readonly actor: Caller } {
  return typeof value === 'object' && value !== null && 'name' in value && 'folder' in value && 'clockShift' in value;
}

function isRead(value: unknown): value is ReadPayload {
  return typeof value === 'object' && value !== null && 'isRead' in value && value.isRead === true;
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
  const client = openClient({ findBase: () => base, actor: call.actor, onProgress: onStep, ...ALONE });
  const answer = await methodOf(client, call.name)(call.input);
  return { answer, carried: stagingsOf(base) };
}

/** Reads through a connection that stays open for the next one: what it has prepared and read is kept for as long as nobody writes. */
function keepReader(): (call: ReadPayload) => Promise<unknown> {
  let kept: Base | null = null;
  let aheadMs = 0;
  return async ({ name, input, folder, actor, clockShift }) => {
    aheadMs = clockShift;
    if (kept?.folder !== folder) {
      kept?.db.close();
      kept = null;
      const opened = openForReading(folder, { nowMs: () => Date.now() + aheadMs });
      if (!opened.ok) return { ...opened, files: [] };
      kept = opened.value;
    }
    const base = kept;
    return methodOf(openClient({ findBase: () => base, actor, onProgress: null, ...ALONE }), name)(input);
  };
}

loadSqlite();
const read = keepReader();
serveJobs(async (call, { onStep, commits }) => {
  if (isRead(call)) return read(call);
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
