// The session that a host with a page holds: its base, its door for calls over a message port or HTTP, and its end.
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { ORPCError } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as HttpHandler } from '@orpc/server/node';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ShellPort } from '../contract/core/shell-port.ts';
import type { EndedWork } from '../contract/base/start.ts';
import { LINE_CUT_CODE, SEAT_HEADER, STEP_HEADER, cloneIfBytes } from '../contract/core/wire.ts';
import { ok, type Refusal, type Result } from '../domain/values/result.ts';
import { SLOW_MS, logBug, logSlow } from './call-log.ts';
import type { Base } from './core/db/open.ts';
import { type CurrentBase, holdBase } from './current-base.ts';
import type { Readers } from './core/jobs/readers.ts';
import { repeat } from './core/jobs/repeat.ts';
import { openJobs, openReadersOfHost } from './open-jobs.ts';
import { openClient, removeDirectionMarksAround, router } from './router.ts';
import type { CallContext, Caller } from './core/rpc/call.ts';
import type { RemoteHost, CallHeaders } from './core/rpc/joining-port.ts';
import { BYTES_OVER_HTTP } from './core/files/bytes-over-http.ts';
import { createBackupFor } from './safety/own-backups.ts';
import type { LobbyRequest } from './desk/lobby/lobby-page.ts';
import { findPersonHere } from './base/choices.ts';
import { openSeats, type Seats } from './core/rpc/user-session.ts';
import { getCaller } from './people/caller.ts';
import { openStartPort } from './runtime-start.ts';
import { createRemoteClients, type Guests, type SharedSession } from './remote-clients.ts';
import type { Upload } from './runtime-upload.ts';
import { parseKey, watchSteps, withStep } from './runtime-steps.ts';

/** How a session begins. */
export interface SessionOptions {
  /** The folder whose base is opened; null: the host's default folder, if a base is there. */
  readonly folder: string | null;
  readonly shell: ShellPort;
  /** Who writes where the base has no people. */
  readonly who: string;
  readonly host: 'window' | 'http';
  /** Where the host around the session can make this computer a guest of another one. */
  readonly away?: RemoteHost;
}

/** What a host does with its session. */
export interface Session {
  /** Answers calls that come over a message port until the port closes. */
  readonly attachPort: (port: SupportedMessagePort) => void;
  /** Answers a call under `prefix` (`/rpc`), of a joined computer where `device` is its number; false where the request is none. The host has checked who sends it. */
  readonly handleHttp: (request: IncomingMessage, response: ServerResponse, prefix: `/${string}`, device?: number) => Promise<boolean>;
  /** Takes a part of a file that a page of this computer sends; false where it is none that is waited for. */
  readonly takePart: Upload['takePart'];
  /** What a listener for joined computers asks. */
  readonly shared: SharedSession;
  /** A page of the lobby or of a door as HTML; null where the key opens none, or no base is open. It needs no session of its own. */
  readonly lobbyPage: (request: LobbyRequest) => Promise<string | null>;
  /** The port on which a manager lets the office's screens open those pages over plain HTTP; null: none. */
  readonly officePort: () => Promise<number | null>;
  /** Names of the calls that are running and write or work, as `group.method`: files handed to the system among them. What only reads may be cut. */
  readonly running: () => readonly string[];
  /** True while something runs that closing the window would cut short. */
  readonly isBusy: () => boolean;
  /** Where bugs are written down: the folder of the base, if there is one. */
  readonly folder: () => string | null;
  /** Why the base that was to be opened is not, if one was. */
  readonly refusal: () => Refusal | null;
  /** What the last run left, as the page shows it. */
  readonly lastRun: () => readonly EndedWork[];
  /** A verified backup beside the base, without a page: its file, or null where none could be made. */
  readonly backUp: () => Promise<string | null>;
  /** Waits for running calls and closes the base. Calls that come later find none open. */
  readonly close: () => Promise<void>;
}

interface CallOptions<T> {
  readonly next: () => Promise<T>;
  readonly path: readonly string[];
  readonly procedure: { readonly '~orpc': { readonly meta: Readonly<Record<string, unknown>> } };
  readonly signal?: AbortSignal | undefined;
}

/** Counts calls, times them, and turns a bug into its number. */
function watchCalls(folder: () => string | null, host: string) {
  const running = new Map<number, { readonly name: string; readonly isRead: boolean }>();
  const waiting = new Set<() => void>();
  let serial = 0;
  const end = (call: number): void => {
    running.delete(call);
    for (const wake of waiting) wake();
  };
  const watch = async <T>({ next, path, procedure, signal }: CallOptions<T>): Promise<T> => {
    const name = path.join('.');
    const call = (serial += 1);
    // What reads the base may be cut; what hands a file to the system may not, and it does not write the base either.
    running.set(call, { name, isRead: procedure['~orpc'].meta['does'] === 'reads' && path[0] !== 'shell' });
    const began = performance.now();
    try {
      return await next();
    } catch (error) {
      const isCut = error instanceof ORPCError && error.code === LINE_CUT_CODE;
      if (signal?.aborted === true || isCut) throw error;
      const { number } = logBug(error, folder(), `${host} ${name}`);
      throw new ORPCError('INTERNAL_SERVER_ERROR', { message: `internal error, number ${number}`, data: { id: number } });
    } finally {
      end(call);
      const ms = performance.now() - began;
      // What runs in a thread may take long, and blocks nobody.
      const { does, isGrowing } = procedure['~orpc'].meta;
      if (ms > SLOW_MS && typeof does !== 'object' && isGrowing !== true) logSlow(folder(), name, ms);
    }
  };
  const whenIdle = async (isLeftOut: (name: string) => boolean = () => false): Promise<void> => {
    const isIdle = (): boolean => [...running.values()].every(({ name }) => isLeftOut(name));
    if (isIdle()) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        if (!isIdle()) return;
        waiting.delete(wake);
        resolve();
      };
      waiting.add(wake);
    });
  };
  const works = (): readonly string[] => [...running.values()].filter(({ isRead }) => !isRead).map(({ name }) => name);
  return { watch, whenIdle, works };
}

/** The day's backup: once the window is there, then looked for every half hour in a window that stays open over night. */
const BACKUP_RHYTHM = { firstMs: 4000, everyMs: 1_800_000 } as const;

/** Who writes what nobody asked for. */
const PROGRAM: Caller = { who: 'Livebase', host: 'program', role: 'manager' };

/** Calls that may close the base themselves: they don't wait for one another. */
function isOfStart(name: string): boolean {
  return name.startsWith('start.');
}

/** Waits until nothing uses the base that is about to be closed: neither a call, nor a reading thread, which keeps it open between two reads. */
async function waitUntilUnused({ whenIdle }: ReturnType<typeof watchCalls>, readers: Readers): Promise<void> {
  await whenIdle(isOfStart);
  await readers.release();
}

/** Who asks now: anyone who sits where the call comes from; where no base is open, anyone who is at the screen. */
function callerAt(held: CurrentBase, seats: Seats, { who, host }: SessionOptions): () => Caller {
  return () => {
    const base = held.base();
    if (base === null) return { who, host, role: 'manager' };
    return getCaller(base, seats.now().personIn(base), { who: findPersonHere(base).who ?? who, host });
  };
}

/** Which seat a call is made at: the one that its page names, a joined computer's own; null: the host's. */
function seatOf(request: IncomingMessage, device: number | undefined): Parameters<Seats['at']>[0] {
  return { device: device ?? null, name: parseKey(request.headers[SEAT_HEADER]) };
}

/** What the program does by itself goes on while the screen is locked, and asks nobody's right. */
function byItself(context: CallContext): CallContext {
  const { actor } = context;
  return { ...context, actor: actor.isLocked === true ? PROGRAM : { ...actor, role: 'manager' }, seat: null };
}

/** The pages to look at, of the base that is open when they are asked for. */
function lobbyOf(findBase: () => Base | null): Pick<Session, 'lobbyPage' | 'officePort'> {
  return {
    lobbyPage: async (request) => {
      const { renderLobbyPage } = await import('./desk/lobby/lobby-page.ts');
      const base = findBase();
      return base === null ? null : renderLobbyPage(base, request);
    },
    officePort: async () => {
      const { getLobbyPort } = await import('./desk/lobby/lobby-pages.ts');
      const base = findBase();
      return base === null ? null : getLobbyPort(base).port;
    },
  };
}

/** Whom a call belongs to, and what counts it. */
interface AroundCalls {
  readonly seats: Seats;
  readonly steps: ReturnType<typeof watchSteps>;
  readonly guests: Guests;
  readonly watch: ReturnType<typeof watchCalls>['watch'];
  readonly away: RemoteHost | null;
}

/** What a computer answers itself, whosever base it works on: what its own screen can do, and how it stands with its host. */
const OWN_GROUPS: ReadonlySet<string> = new Set(['shell', 'joining']);

/** A message port: its calls go to the router, or to the host whose base this computer works on. */
function portTo(context: CallContext, { watch, away }: AroundCalls): Session['attachPort'] {
  const headersNow = new AsyncLocalStorage<CallHeaders>();
  const port = new PortHandler<CallContext>(router, {
    interceptors: [(asked) => headersNow.run(asked.request.headers, () => asked.next())],
    clientInterceptors: [
      watch,
      async (asked) => {
        const { path, input, signal } = asked;
        const relay = OWN_GROUPS.has(path[0] ?? '') ? null : (away?.relay() ?? null);
        return relay === null ? asked.next() : relay.call(path, input, { headers: headersNow.getStore() ?? {}, signal });
      },
      removeDirectionMarksAround,
    ],
    experimental_transfer: cloneIfBytes,
  });
  return (end) => port.upgrade(end, { context });
}

/** The doors of a session: a window's message port, and HTTP. */
function doorsTo(context: CallContext, around: AroundCalls): Pick<Session, 'attachPort' | 'handleHttp'> {
  const { seats, steps, guests, watch, away } = around;
  const http = new HttpHandler<CallContext>(router, {
    clientInterceptors: [watch, removeDirectionMarksAround],
    customJsonSerializers: [BYTES_OVER_HTTP],
  });
  const relayOf = ({ url = '' }: IncomingMessage, prefix: string) =>
    OWN_GROUPS.has(url.slice(prefix.length + 1).split('/')[0] ?? '') ? null : (away?.relay() ?? null);
  return {
    attachPort: portTo(context, around),
    handleHttp: (request, response, prefix, device) =>
      relayOf(request, prefix)?.handleHttp(request, response) ??
      seats.at(seatOf(request, device), () =>
        steps.during(parseKey(request.headers[STEP_HEADER]), async (step) => {
          const asked = device === undefined ? context : guests.contextOf(context, device);
          const answered = await http.handle(request, response, { context: withStep(asked, step), prefix });
          return answered.matched;
        }),
      ),
  };
}

/**
 * Opens a session: the base of `folder`, or none yet. A base that can't be opened is no refusal of the session: the page
 * shows why (`start.state`) and offers what helps.
 */
export async function openSession(options: SessionOptions): Promise<Result<Session>> {
  const held = holdBase({ nowMs: () => Date.now() });
  const seats = openSeats();
  const caller = callerAt(held, seats, options);
  const calls = watchCalls(held.folder, options.host);
  const readers = openReadersOfHost();
  const whenUnused = async (): Promise<void> => waitUntilUnused(calls, readers);
  const start = openStartPort({ held, caller, shell: options.shell, whenUnused, carryOver: seats.carryOver });
  if ((options.away?.relay() ?? null) === null) start.begin(options.folder);
  const jobs = openJobs();
  const steps = watchSteps();
  const guests = createRemoteClients(held.base);
  const context: CallContext = {
    findBase: held.base,
    get actor() {
      return caller();
    },
    onProgress: null,
    isRunning: steps.isRunning,
    jobs,
    readers,
    shell: options.shell,
    start: start.port,
    get seat() {
      return seats.now();
    },
    sharing: guests.port,
    joining: options.away?.port ?? null,
  };
  const stopBackups = repeat(
    BACKUP_RHYTHM,
    async () => (held.base() === null ? null : openClient(byItself(context)).settings.backUpIfDue({})),
    (error) => logBug(error, held.folder(), `${options.host} settings.backUpIfDue`),
  );
  return ok({
    ...doorsTo(context, { seats, steps, guests, watch: calls.watch, away: options.away ?? null }),
    takePart: start.takePart,
    shared: guests.shared,
    ...lobbyOf(held.base),
    running: calls.works,
    isBusy: () => calls.works().length > 0,
    folder: held.folder,
    refusal: held.refusal,
    lastRun: start.port.lastRun,
    backUp: async () => {
      const base = held.base();
      const made = base === null ? null : createBackupFor(base, byItself(context).actor, null);
      return made?.ok === true ? made.value.made.file : null;
    },
    close: async () => {
      stopBackups();
      await calls.whenIdle();
      await Promise.all([jobs.close(), readers.close()]);
      start.end();
      held.close();
    },
  });
}
