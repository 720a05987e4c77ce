// This computer's session: on its own base, with others let in where a manager said so; or as a guest of another one, which joining makes of it while the page stays.
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
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
import { announceHost, createAnnouncedName } from './announce-host.ts';
import { findHosts } from './find-hosts.ts';
import { type Guest, type Look, openGuest } from './guest.ts';
import { forgetGuestWay, type GuestWay, keepGuestWay, readGuestWay } from './guest-file.ts';
import { joinHost } from './join-host.ts';
import { createLanHost } from './lan-host.ts';

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
}

/** The guest that lives in a folder, if one does, and how one comes to live there. */
function openAway(folder: string, { version, look }: OwnOptions) {
  const open = (way: GuestWay): Guest => openGuest({ way, version, keep: (next) => keepGuestWay(folder, next), ...(look && { look }) });
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
  const find = () => findHosts({ addresses: listOfficeAddresses() });
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
