// A host and its guests over real sockets: each with a page of its own, and a line between them that can be cut.
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyBase } from './copy-base.ts';
import { createEmptyBase } from '../../src/backend/backend.ts';
import { openSession, type Session } from '../../src/backend/backend-runtime.ts';
import { type HttpHost, LIMITS, openHttpHost } from '../../src/hosts/http/http-host.ts';
import { readPageFiles } from '../../src/hosts/http/page-files.ts';
import { LOOPBACK } from '../../src/hosts/http/listener.ts';
import type { Look } from '../../src/hosts/lan/guest.ts';
import { type GuestWay, keepGuestWay } from '../../src/hosts/lan/guest-file.ts';
import { joinHost } from '../../src/hosts/lan/join-host.ts';
import { createLanHost, type Pace } from '../../src/hosts/lan/lan-host.ts';
import type { InStep } from '../../src/hosts/http/setting-poller.ts';
import { openOwnSession, type OwnOptions } from '../../src/hosts/lan/own-session.ts';
import type { HostPlace } from '../../src/domain/base/host-place.ts';
import { layOutPage, visit, type Visitor } from './http-visitor.ts';
import { NO_ABILITIES } from '../../src/contract/core/shell-port.ts';

export const MANAGER_PIN = '246810';
export const DESK_PIN = '135790';
const VERSION = '1.0';

/** Answers as the page gets them. */
export type Told = { readonly ok: boolean; readonly value?: unknown; readonly refusal?: { readonly code: string; readonly data: object } };

/** A call's answer. */
export async function told(visitor: Visitor, method: string, input: unknown): Promise<Told> {
  return (await visitor.call(method, input)) as Told;
}

/** The value of an answer that must not refuse. */
export async function value<T>(visitor: Visitor, method: string, input: unknown): Promise<T> {
  const answer = await told(visitor, method, input);
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.refusal)}`);
  return answer.value as T;
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = net.createServer().listen(0, LOOPBACK, () => {
    const address = probe.address();
    probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
  });
  return promise;
}

/** The line between two computers. */
export interface Cable {
  readonly port: number;
  /** Bytes that went over it towards the host. */
  readonly said: () => number;
  /** Ends what runs over it, in the midst of whatever that is. */
  readonly cut: () => void;
  /** Lets nothing through any more, without a word to either end. */
  readonly pull: () => void;
  readonly plug: () => void;
  readonly close: () => Promise<void>;
}

/** How a cable carries what it is given: at once, where nothing else is said. */
export interface Carrying {
  /** Milliseconds of one way. */
  readonly delayMs: number;
  /** What is lost on the way and sent again comes this much later: one piece in `oneIn`. */
  readonly again: { readonly oneIn: number; readonly ms: number; readonly random: () => number };
}

/** Hands pieces on in their order, each no sooner than it may arrive. */
function carrier({ delayMs, again }: Carrying): (hand: () => void) => void {
  let last = 0;
  return (hand) => {
    const late = again.random() * again.oneIn < 1 ? again.ms : 0;
    last = Math.max(last, performance.now() + delayMs + late);
    setTimeout(hand, last - performance.now());
  };
}

/** A cable to a port of this machine. */
export async function layCable(to: number, carrying: Carrying | null = null): Promise<Cable> {
  const ends = new Set<net.Socket>();
  let said = 0;
  let isPulled = false;
  const server = net.createServer((near) => {
    const far = net.connect(to, LOOPBACK);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => ends.delete(end));
    }
    const [there, back] = [near, far].map(() => (carrying === null ? (hand: () => void): void => hand() : carrier(carrying)));
    near.on('data', (bytes) => {
      said += bytes.length;
      if (!isPulled) there?.(() => void far.write(bytes));
    });
    far.on('data', (bytes) => {
      if (!isPulled) back?.(() => void near.write(bytes));
    });
    // What was said before the end still arrives.
    near.on('close', () => there?.(() => void far.destroy()));
    far.on('close', () => back?.(() => void near.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, () => resolve()));
  const bound = server.address();
  const cut = (): void => {
    for (const end of ends) end.destroy();
  };
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    said: () => said,
    cut,
    pull: () => {
      isPulled = true;
    },
    plug: () => {
      isPulled = false;
      cut();
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const SHELL = {
  kind: 'http',
  ...NO_ABILITIES,
  defaultFolder: '',
  versions: {},
} as const;

/** The computer that holds the base: a manager 叶知秋 and 小林 of the front desk, both with PINs. */
export interface HostComputer {
  readonly folder: string;
  readonly session: Session;
  readonly lan: InStep;
  readonly page: Visitor;
  /** The next way in to its own page. */
  readonly address: () => string;
  /** Where it listens for others. */
  readonly port: number;
  readonly people: { readonly manager: number; readonly desk: number };
  /** Listens somewhere else from now on, or nowhere (null). */
  readonly listenAt: (at: HostPlace | null) => Promise<void>;
  /** SQL beside the program. */
  readonly write: (sql: string, ...values: readonly (string | number)[]) => void;
  readonly read: (sql: string) => readonly unknown[];
  /** Makes a joining code. */
  readonly code: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The program's version, the folder of a base without people (null: an empty one is made), and the folder of the page (null: a small one is made). */
export interface HostWish {
  readonly version?: string;
  readonly copyOf?: string | null;
  readonly pageIn?: string | null;
  readonly pace?: Pace;
}

/** Starts a host whose page is a manager's. */
export async function startHost({ version = VERSION, copyOf = null, pageIn = null, pace }: HostWish = {}): Promise<HostComputer> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'livebase-host-')), 'data');
  if (copyOf === null) {
    const made = await createEmptyBase(folder, false);
    if (!made.ok) throw new Error(made.refusal.code);
  } else copyBase(copyOf, folder);
  const opened = await openSession({ folder, shell: { ...SHELL, defaultFolder: folder }, who: '叶知秋', host: 'http' });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const session = opened.value;
  const pageFolder = pageIn ?? layOutPage(path.join(path.dirname(folder), 'page'));
  const own = await openHttpHost({ place: { host: LOOPBACK, port: 0, certificate: null }, page: readPageFiles(pageFolder), session });
  if (!own.ok) throw new Error(own.refusal.code);
  const page = await visit(own.value.address());
  const manager = (await value<{ id: number }>(page, 'people.add', { name: '叶知秋', role: 'manager' })).id;
  const desk = (await value<{ id: number }>(page, 'people.add', { name: '小林', role: 'front_desk' })).id;
  await value(page, 'people.setPin', { person: manager, old: null, pin: MANAGER_PIN });
  await value(page, 'people.enter', { person: manager, pin: MANAGER_PIN });
  await value(page, 'people.setPin', { person: desk, old: null, pin: DESK_PIN });
  const shared = { ...session.shared, names: () => [...session.shared.names(), '127.0.0.2', 'no-such-host.invalid'] };
  const lan = createLanHost({ session: { ...session, shared }, limits: LIMITS, version, page: pageFolder, ...(pace && { pace }) });
  const port = await freePort();
  const beside = <T>(work: (db: Database.Database) => T): T => {
    const db = new Database(path.join(folder, 'livebase.db'));
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  const write: HostComputer['write'] = (sql, ...values) => void beside((db) => db.prepare(sql).run(...values));
  // This machine itself is no address of an office: what the page would refuse is set beside it.
  const listenAt: HostComputer['listenAt'] = async (at) => {
    write(
      "INSERT INTO setting (name, value) VALUES ('sharing.at', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      JSON.stringify(at),
    );
    await lan.follow();
  };
  await listenAt({ address: LOOPBACK, port });
  return {
    folder,
    session,
    lan,
    page,
    address: own.value.address,
    port,
    people: { manager, desk },
    listenAt,
    write,
    read: (sql) => beside((db) => db.prepare(sql).all()),
    code: async () => (await value<{ invite: { code: string } }>(page, 'sharing.invite', {})).invite.code,
    close: async () => {
      await lan.close();
      await own.value.close();
      rmSync(path.dirname(folder), { recursive: true, force: true });
    },
  };
}

/** A computer that joined, with its page. */
export interface GuestComputer {
  readonly way: GuestWay;
  readonly folder: string;
  readonly session: Session;
  readonly page: Visitor;
  /** The next way in to its page. */
  readonly address: () => string;
  readonly close: () => Promise<void>;
}

/** Joins by a code over a port of this machine. */
export function join(port: number, code: string, version = VERSION) {
  return joinHost({ address: LOOPBACK, port, code, name: '二楼前台' }, version);
}

/** A guest of a test looks for its host more often than one of an office; on a busy machine it waits as long. */
const OFTEN: Look = { everyMs: 200, waitsMs: 3000 };
/** For a cable that is pulled, which is only known by waiting. */
export const QUICK: Look = { everyMs: 200, waitsMs: 1000 };

/** Starts a guest on its way; `sits` enters by the PIN of the front desk. */
/** @param find who answers where the guest asks the office for hosts: nobody, if not said */
export async function startGuest(
  way: GuestWay,
  sits: number | null,
  version = VERSION,
  look = OFTEN,
  find: OwnOptions['find'] = async () => [],
): Promise<GuestComputer> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'livebase-guest-')), 'data');
  keepGuestWay(folder, way);
  const shell = { ...SHELL, defaultFolder: folder };
  const opened = await openOwnSession({ folder: null, shell, who: '二楼', host: 'http' }, { version, look, find });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const host = await openHttpHost({ place: { host: LOOPBACK, port: 0, certificate: null }, page: new Map(), session: opened.value });
  if (!host.ok) throw new Error(host.refusal.code);
  const served: HttpHost = host.value;
  const page = await visit(served.address());
  if (sits !== null) await value(page, 'people.enter', { person: sits, pin: DESK_PIN });
  const close = async (): Promise<void> => {
    await served.close();
    rmSync(path.dirname(folder), { recursive: true, force: true });
  };
  return { way, folder, session: opened.value, page, address: served.address, close };
}
