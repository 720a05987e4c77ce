// This computer's session: on its own base, with others let in where a manager said so; or as a guest of another one, which joining makes of it while the page stays.
import { existsSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import path from 'node:path';
import { randomInt } from 'node:crypto';
import { createSocket, type RemoteInfo } from 'node:dgram';
import { BlockList } from 'node:net';
import { PROGRAM_FOLDER } from '../../backend/core/files/program-folder.js';
import { sweepTemp } from '../../backend/core/files/temp-folders.ts';
import { getDatabaseFile } from '../../backend/core/db/open.ts';
import type { JoinAsk, JoiningPort, Relay } from '../../backend/core/rpc/joining-port.ts';
import { listOfficeAddresses } from '../../backend/sharing/share.ts';
import type { SharedPlace } from '../../backend/remote-clients.ts';
import { openSession, type Session, type SessionOptions } from '../../backend/backend-runtime.ts';
import type { JoinedHost } from '../../contract/sharing/joining.ts';
import { printLetters } from '../../domain/base/join-code.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { LIMITS, type Limits } from '../http/http-host.ts';
import { type Guest, type Look, openGuest } from './guest.ts';
import { forgetGuestWay, type GuestWay, keepGuestWay, readGuestWay } from './guest-file.ts';
import { joinHost } from './join-host.ts';
import { createLanHost } from './lan-host.ts';
import { answerOf, GROUP, MDNS_PORT, questionOf, readAnswer, readQuestion, type SaidHost } from './mdns-packet.ts';

/** Where it listens, and what it says. */
interface Announcement {
  readonly address: string;
  readonly said: SaidHost;
  readonly mdnsPort?: number;
}

/** Answers a second at most: more than an office asks, fewer than would serve anybody as a loudspeaker. */
const ANSWERS_A_SECOND = 20;

/** What this computer is called where it may be looked for; nothing but letters, digits and dashes. */
function createAnnouncedName(): string {
  const name = (hostname().split('.')[0] ?? '').toLowerCase().replaceAll(/[^a-z0-9-]/g, '');
  return /^[a-z0-9]/.test(name) ? name.slice(0, 60) : 'livebase';
}

/** The network that an address of this computer stands in: the caller from elsewhere is not answered. */
function networkOf(address: string): BlockList {
  const list = new BlockList();
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const cidr = own.find((one) => one.address === address)?.cidr ?? `${address}/32`;
  list.addSubnet(address, Number(cidr.split('/')[1]), 'ipv4');
  return list;
}

/** Windows hears a group at the interface's own address, others at the group's. */
function heardAt(address: string): string {
  return process.platform === 'win32' ? address : GROUP;
}

/** Begins to answer; answers how to stop. Where the port is taken or the network knows no groups, addresses are typed as before. */
export function announceHost({ address, said, mdnsPort = MDNS_PORT }: Announcement): () => void {
  const network = networkOf(address);
  const ear = createSocket({ type: 'udp4', reuseAddr: true });
  const mouth = createSocket('udp4');
  let left = ANSWERS_A_SECOND;
  const timer = setInterval(() => {
    left = ANSWERS_A_SECOND;
  }, 1000);
  const stop = (): void => {
    clearInterval(timer);
    for (const socket of [ear, mouth]) socket.removeAllListeners('error').on('error', () => undefined);
    ear.close();
    mouth.close();
  };
  const hear = (bytes: Buffer, { address: asker, port }: RemoteInfo): void => {
    const id = network.check(asker, 'ipv4') && left > 0 ? readQuestion(bytes) : null;
    if (id === null) return;
    left -= 1;
    mouth.send(answerOf(id, said, address), port, asker, () => undefined);
  };
  let isOver = false;
  const end = (): void => {
    if (!isOver) stop();
    isOver = true;
  };
  ear.on('error', end).on('message', hear);
  mouth.on('error', end);
  timer.unref();
  ear.unref();
  mouth.unref();
  mouth.bind(0, address);
  ear.bind(mdnsPort, heardAt(address), () => {
    try {
      ear.addMembership(GROUP, address);
    } catch {
      // An interface without groups: nobody is heard there.
      end();
    }
  });
  return end;
}

// Looks for hosts within the office, once, because a person asked: what answers is a hint where to knock. Who stands there, the key alone decides.

/** A host that answered, at the address that the answer came from. */
interface FoundHost extends SaidHost {
  readonly address: string;
}

/** Where it is asked, and how long is waited. */
interface Search {
  readonly addresses: readonly string[];
  readonly waitsMs?: number;
  readonly mdnsPort?: number;
}

const MOST = 20;
/** A question may be lost. */
const TIMES = 2;

/** Asks at one address of this computer; hears what `onFound` is told. Answers how to stop. */
function askAt(address: string, mdnsPort: number, onFound: (host: FoundHost) => void): () => void {
  const socket = createSocket('udp4');
  const id = randomInt(1, 65_536);
  const timers: NodeJS.Timeout[] = [];
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    for (const timer of timers) clearTimeout(timer);
    socket.close();
  };
  socket.on('error', end);
  socket.on('message', (bytes, { address: from }) => {
    const said = readAnswer(bytes, id);
    if (said !== null) onFound({ ...said, address: from });
  });
  socket.bind(0, address, () => {
    socket.setMulticastInterface(address);
    for (let nth = 0; nth < TIMES; nth += 1)
      timers.push(setTimeout(() => socket.send(questionOf(id), mdnsPort, GROUP, () => undefined), nth * 400));
  });
  return end;
}

/** Hosts that answer within the time, each once. */
export async function findHosts({ addresses, waitsMs = 1500, mdnsPort = MDNS_PORT }: Search): Promise<readonly FoundHost[]> {
  const found = new Map<string, FoundHost>();
  const hear = (host: FoundHost): void => {
    if (found.size < MOST) found.set(`${host.address}:${host.port}`, host);
  };
  const ends = addresses.map((address) => askAt(address, mdnsPort, hear));
  await new Promise((resolve) => setTimeout(resolve, waitsMs));
  for (const end of ends) end();
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

/** A session, and the host whose base it works on, if it is another computer's. */
export interface OwnSession extends Session {
  readonly joined: JoiningPort['state'];
}

/** What a session of this computer is opened with. */
export interface OwnOptions {
  readonly version: string;
  /** Where the page stands that browsers without the program are given, if it is not the program's own. */
  readonly page?: string;
  readonly limits?: Limits;
  readonly look?: Look;
  /** Looks for hosts in the office, if not as `findHosts` does. */
  readonly find?: () => Promise<readonly FoundHost[]>;
}

/** The guest that lives in a folder, if one does, and how one comes to live there. */
function openAway(folder: string, { version, look, find = () => findHosts({ addresses: listOfficeAddresses() }) }: OwnOptions) {
  const open = (way: GuestWay): Guest => {
    const letters = printLetters(Buffer.from(way.print, 'hex'));
    const findAgain = async () => (await find()).filter((host) => host.letters === letters);
    return openGuest({ way, version, keep: (next) => keepGuestWay(folder, next), find: findAgain, ...(look && { look }) });
  };
  const kept = readGuestWay(folder);
  let guest = kept === null ? null : open(kept);
  const end = (): void => {
    guest?.close();
    guest = null;
  };
  const state = async (): Promise<JoinedHost | null> => {
    if (guest === null) return null;
    const { at, away } = await guest.state();
    return { at, away: away === null ? null : { code: away.code, data: { ...away.data } } };
  };
  const join = async ({ name, ...ask }: JoinAsk): Promise<Result<JoinedHost | null>> => {
    const file = getDatabaseFile(folder);
    if (existsSync(file)) return refuse('BASE_EXISTS', { file });
    const joined = await joinHost({ ...ask, name: name ?? hostname().slice(0, 60) }, version);
    if (!joined.ok) return joined;
    keepGuestWay(folder, joined.value);
    end();
    guest = open(joined.value);
    return ok(await state());
  };
  const moveTo: JoiningPort['moveTo'] = async (place) => {
    if (guest === null) return refuse('HOST_CANNOT', { what: 'join' });
    const moved = await guest.moveTo(place);
    return moved.ok ? ok(await state()) : moved;
  };
  const leave = (): void => {
    forgetGuestWay(folder);
    end();
  };
  return { relay: (): Relay | null => guest, port: { state, find, join, moveTo, leave }, end };
}

function announceAt({ address, port, certificate }: SharedPlace): () => void {
  return announceHost({ address, said: { name: createAnnouncedName(), port, letters: printLetters(certificate.print) } });
}

/** Opens it. A base that can't be opened is no refusal of the session. What a crash left in its `temp` goes. Refuses as `openSession`. */
export async function openOwnSession(options: Omit<SessionOptions, 'away'>, own: OwnOptions): Promise<Result<OwnSession>> {
  const { version, limits = LIMITS, page = path.join(PROGRAM_FOLDER, 'out', 'renderer') } = own;
  const away = openAway(options.folder ?? options.shell.defaultFolder, own);
  const opened = await openSession({ ...options, away });
  if (!opened.ok) return opened;
  const session = opened.value;
  sweepTemp(session.folder());
  const lan = createLanHost({ session, limits, version, page, announce: announceAt });
  await lan.follow();
  const close = async (): Promise<void> => {
    away.end();
    await lan.close();
    await session.close();
  };
  return ok({ ...session, joined: away.port.state, close });
}
