// Calls whose answers were lost with the line: each carries a key of its own, by which the page asks later what became of it.
import { ORPCError } from '@orpc/client';
import { LINE_CUT_CODE, STEP_HEADER } from '../../contract/core/wire.ts';

/** A call without an answer. */
export interface LostCall {
  readonly key: string;
  /** `group.method`. */
  readonly method: string;
  /** The folder of the base that it was made on, once that is known. */
  readonly folder?: string;
}

/** The calls that wait for word of what became of them. */
export interface UnconfirmedCalls {
  readonly add: (call: LostCall) => void;
  readonly list: () => readonly LostCall[];
  /** Notes the base that those were made on of which it is not known yet. */
  readonly locate: (folder: string) => void;
  /** Word of these came. */
  readonly drop: (calls: readonly LostCall[]) => void;
  /** Hears of each that is added; answers how to stop. */
  readonly listen: (onAdd: () => void) => () => void;
}

/** More than a person can do while the line is cut; what was cut itself stands first. */
const MOST = 50;
/** The page's own listening and asking: they ask again by themselves. */
const OWN = new Set(['live.watch', 'live.steps']);

/** None yet. */
export function createUnconfirmedCalls(): UnconfirmedCalls {
  let calls: readonly LostCall[] = [];
  const listeners = new Set<() => void>();
  return {
    add: (call) => {
      if (OWN.has(call.method) || calls.length >= MOST) return;
      calls = [...calls, call];
      for (const listener of listeners) listener();
    },
    list: () => calls,
    locate: (folder) => {
      calls = calls.map((one) => (one.folder === undefined ? { ...one, folder } : one));
    },
    drop: (gone) => {
      calls = calls.filter((one) => !gone.includes(one));
    },
    listen: (onAdd) => {
      listeners.add(onAdd);
      return () => void listeners.delete(onAdd);
    },
  };
}

const LOST = 'CallLost';
const SHUT_OUT = 'ShutOut';

function named(name: string, cause: unknown): Error {
  const error = new Error(name, { cause });
  error.name = name;
  return error;
}

/** Whether the answer was lost with the line: the call may have been done or not. */
export function isLost(error: unknown): boolean {
  return error instanceof Error && error.name === LOST;
}

/** Whether the program was started again and no longer knows this page. */
export function isShutOut(error: unknown): boolean {
  return error instanceof Error && error.name === SHUT_OUT;
}

/** An answer read to its end, so that a line that is cut in the midst of it is known as such; streams of news go on as they come. */
async function whole(response: Response): Promise<Response> {
  const isStream = (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
  return isStream ? response : new Response(await response.blob(), response);
}

/** Sends calls with a key each, and keeps those whose answers never come. */
export function fetchWithSteps(lost: UnconfirmedCalls, send: typeof fetch) {
  return async (request: Request, init: RequestInit, _options: unknown, path: readonly string[]): Promise<Response> => {
    const key = crypto.randomUUID();
    request.headers.set(STEP_HEADER, key);
    try {
      const response = await send(request, init);
      if (response.status !== 401) return await whole(response);
    } catch (error) {
      if (request.signal.aborted) throw error;
      lost.add({ key, method: path.join('.') });
      throw named(LOST, error);
    }
    throw named(SHUT_OUT, null);
  };
}

/** What a call over a window's port carries. */
export interface PortCall {
  readonly step?: string;
}

/** Gives calls over a window's port a key each, and keeps those whose answers were lost between this computer and its host. */
export function keepLostOfPort(lost: UnconfirmedCalls) {
  return async <T>(
    { path, context }: { readonly path: readonly string[]; readonly context: PortCall },
    send: (context: PortCall) => Promise<T>,
  ): Promise<T> => {
    const key = crypto.randomUUID();
    try {
      return await send({ ...context, step: key });
    } catch (error) {
      if (!(error instanceof ORPCError)) throw error;
      if (error.status === 401) throw named(SHUT_OUT, error);
      if (error.code !== LINE_CUT_CODE) throw error;
      lost.add({ key, method: path.join('.') });
      throw named(LOST, error);
    }
  };
}
