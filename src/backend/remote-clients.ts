// Joined computers as a session serves them: each with a seat of its own, none with a way to open, replace or restore a base.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { NO_ABILITIES, type ShellPort } from '../contract/core/shell-port.ts';
import { ok, type Refusal, refuse, type Result } from '../domain/values/result.ts';
import type { Base } from './core/db/open.ts';
import { inTx } from './core/db/tx.ts';
import type { CallContext, Caller } from './core/rpc/call.ts';
import type { UserSession } from './core/rpc/user-session.ts';
import type { SharingPort } from './core/rpc/sharing-port.ts';
import type { StartPort } from './core/rpc/start-port.ts';
import { addDevice, tokenHashOf, isLocking } from './core/records/people.ts';
import { readSetting } from './core/records/settings.ts';
import { getCaller } from './people/caller.ts';
import { ensureOwnCertificate, listOwnNames, type OwnCertificate } from './sharing/certificate.ts';
import { type Invites, openInvites } from './sharing/invites.ts';
import { listOfficeAddresses } from './sharing/share.ts';

/** Where others are let in, and by what this computer is known to them. */
export interface SharedPlace {
  readonly address: string;
  readonly port: number;
  readonly certificate: OwnCertificate;
}

/** What a computer that joined is given, once. */
export interface Joined {
  readonly device: number;
  readonly token: string;
}

/** What proves the right to join: the answer to the code, bound to its connection by what TLS exports of it. */
export interface JoinTry {
  readonly name: string;
  readonly proof: Uint8Array;
  readonly exported: Uint8Array;
}

/** What a person typed into a browser of the office. */
export interface BrowserTry {
  readonly name: string;
  readonly code: string;
}

/** How a browser is listed: what it is called, and what it is. */
const BROWSER_MARK = '（浏览器）';
/** What a browser's token begins with: a header that proves a program holds none such. */
export const BROWSER_TOKEN = 'browser.';

/** What a host's listener asks of its session. */
export interface SharedSession {
  /** Null: nobody is let in. */
  readonly place: () => SharedPlace | null;
  /** Refuses JOIN_REFUSED `{left}`, and as a base that can't be written. */
  readonly join: (wish: JoinTry) => Result<Joined>;
  /** Lets a browser without the program in, by the code that was typed there. Its token is none that a program could bring. Refuses JOIN_CODE_SHAPE and as `join`. */
  readonly joinBrowser: (wish: BrowserTry) => Result<Joined>;
  /** Whether this is a joined computer that was not cut off. */
  readonly knows: (given: Joined) => boolean;
  /** Addresses and names by which this computer can be found within the office, should it be met somewhere else tomorrow. */
  readonly names: () => readonly string[];
  readonly setTrouble: (refusal: Refusal | null) => void;
  /** Hears of each computer that is cut off, at once; answers how to stop. */
  readonly onCutOff: (hear: (device: number) => void) => () => void;
}

/** The guests of one session. */
export interface Guests {
  readonly shared: SharedSession;
  readonly port: SharingPort;
  /** The context of a joined computer's calls. */
  readonly contextOf: (context: CallContext, device: number) => CallContext;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A guest sees what is open, and nothing of where it lies; all else of the start is for the host. */
function startOfGuest(start: StartPort | null): StartPort {
  const refused = <T>(): Result<T> => refuse('ONLY_AT_HOST', {});
  return {
    state: () => {
      const state = start?.state() ?? { kind: 'none' as const, defaultFolder: '' };
      if (state.kind === 'open') return { kind: 'open', folder: '', name: state.name, isDemo: state.isDemo };
      return state.kind === 'refused' ? { ...state, folder: '' } : { ...state, defaultFolder: '' };
    },
    lastRun: () => [],
    forgetLastRun: () => undefined,
    pick: async () => refused(),
    listFolders: () => refused(),
    makeFolder: () => refused(),
    beginFile: () => refused(),
    finishFile: () => refused(),
    dropFile: () => undefined,
    open: async () => refused(),
    create: async () => refused(),
    demo: async () => refused(),
    leaveDemo: async () => refused(),
    restore: async () => refused(),
    place: () => ({ folder: null, freeBytes: null }),
    folderOf: () => null,
    pathOf: () => refused(),
  };
}

/** The host's dialogs open at the host: a guest's page saves and prints by itself. */
function shellOfGuest(shell: ShellPort | null): ShellPort | null {
  if (shell === null) return null;
  const { versions } = shell;
  return { kind: 'http', ...NO_ABILITIES, defaultFolder: '', versions };
}

/** Who sits at a joined computer: anyone who entered there. A base without PINs lets nobody in from afar. */
function guestCaller(base: Base | null, seat: UserSession | null, device: number): Caller {
  const nobody: Caller = { who: '', host: 'guest', device, role: 'viewer', isLocked: true };
  return base === null || !isLocking(base.db) ? nobody : getCaller(base, seat?.personIn(base) ?? null, nobody);
}

/** Who may come in: anyone who answers a code, and anyone who did and was not cut off. `onCall` hears of each call of one. */
function openGate(
  findBase: () => Base | null,
  invites: Invites,
  onCall: (device: number) => void,
): Omit<SharedSession, 'setTrouble' | 'onCutOff'> {
  const place = (): SharedPlace | null => {
    const base = findBase();
    const at = base === null ? null : readSetting(base.db, 'sharing.at');
    if (base === null || at === null || !isLocking(base.db)) return null;
    return { ...at, certificate: ensureOwnCertificate(base.folder, listOfficeAddresses(), base.clock.nowMs()) };
  };
  const add = (name: string, kind: string, use: (nowMs: number) => Result<null>): Result<Joined> => {
    const base = findBase();
    if (base === null) return refuse('JOIN_REFUSED', {});
    const used = use(base.clock.nowMs());
    if (!used.ok) return used;
    const token = kind + randomBytes(32).toString('base64url');
    const added = inTx(base, { who: name, host: 'guest' }, (tx) => ok(addDevice(tx, { name, tokenHash: hashOf(token) })));
    return added.ok ? ok({ device: added.value, token }) : added;
  };
  const join = ({ name, proof, exported }: JoinTry): Result<Joined> => add(name, '', (nowMs) => invites.use(proof, exported, nowMs));
  const joinBrowser = ({ name, code }: BrowserTry): Result<Joined> =>
    add(name.slice(0, 50).trim() + BROWSER_MARK, BROWSER_TOKEN, (nowMs) => invites.useTyped(code, nowMs));
  const knows = ({ device, token }: Joined): boolean => {
    const base = findBase();
    const kept = base === null ? null : tokenHashOf(base.db, device);
    if (kept === null || !timingSafeEqual(kept, hashOf(token))) return false;
    onCall(device);
    return true;
  };
  return { place, join, joinBrowser, knows, names: () => [...listOfficeAddresses(), ...listOwnNames()] };
}

/** A guest's calls stand on the base, the jobs and the steps of the session, and on a start and a shell of their own. */
function contextAt(
  { findBase, onProgress, isRunning, jobs, readers, shell, start, seat = null }: CallContext,
  device: number,
): CallContext {
  return {
    findBase,
    onProgress,
    jobs,
    shell: shellOfGuest(shell),
    ...(isRunning && { isRunning }),
    ...(readers && { readers }),
    start: startOfGuest(start),
    seat,
    sharing: null,
    get actor() {
      return guestCaller(findBase(), seat, device);
    },
  };
}

/** No guest yet. */
export function createRemoteClients(findBase: () => Base | null): Guests {
  const invites = openInvites();
  const seen = new Map<number, number>();
  let trouble: Refusal | null = null;
  const hearing = new Set<(device: number) => void>();
  const nowMs = (): number => findBase()?.clock.nowMs() ?? 0;
  const onCutOff: SharedSession['onCutOff'] = (hear) => {
    hearing.add(hear);
    return () => void hearing.delete(hear);
  };
  const setTrouble = (refusal: Refusal | null): void => {
    trouble = refusal;
  };
  return {
    shared: { ...openGate(findBase, invites, (device) => void seen.set(device, nowMs())), setTrouble, onCutOff },
    port: {
      invite: () => invites.shown(nowMs()),
      makeInvite: invites.make,
      endInvite: invites.end,
      lastSeenMs: (device) => seen.get(device) ?? null,
      cutOff: (device) => {
        for (const hear of hearing) hear(device);
      },
      trouble: () => trouble,
    },
    contextOf: contextAt,
  };
}
