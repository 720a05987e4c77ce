// Joins a host by its code: the other end's key is held against the code's letters before anything is said, then the code's secret is proven over this one line.
import { answerOf } from '../../contract/core/shapes.ts';
import { joinProof } from '../../backend/sharing/invites.ts';
import { formatHostPlace, type HostPlace } from '../../domain/base/host-place.ts';
import { printLetters, readJoinCode } from '../../domain/base/join-code.ts';
import { compareVersions } from '../../domain/base/program-versions.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { EXPORT_BYTES, EXPORT_LABEL, type Hello, HELLO_PATH, helloShape, JOIN_PATH, joinedShape } from './lan-wire.ts';
import { type GuestWay, keepGuestWay, readGuestWay } from './guest-file.ts';
import { askHost, isOtherHost, jsonOf, openLine, createPinnedAgent } from './pinned-line.ts';

/** What a person types to join. */
export interface JoinWish extends HostPlace {
  readonly code: string;
  /** What the host lists this computer as. */
  readonly name: string;
}

const joinAnswer = answerOf(joinedShape);

function unreached(at: HostPlace, error: unknown): Result<never> {
  if (isOtherHost(error)) return refuse('JOIN_OTHER_HOST', { address: at.address });
  if (!(error instanceof Error)) throw error;
  return refuse('JOIN_UNREACHED', { address: formatHostPlace(at), detail: 'code' in error ? String(error.code) : error.message });
}

/** What the host says of itself. Refuses JOIN_UNREACHED, JOIN_OTHER_HOST, JOIN_VERSION `{own, host, here}` (this computer is older; to what it is to be updated) or `{own, host, there}`; JOIN_CUT_OFF to a computer that it no longer knows. */
export async function requestHello(ask: () => ReturnType<typeof askHost>, own: string, at: HostPlace): Promise<Result<Hello>> {
  try {
    const hello = helloShape.safeParse(await jsonOf(await ask()));
    if (!hello.success) return refuse('JOIN_UNREACHED', { address: formatHostPlace(at), detail: '' });
    const { livebase, isKnown } = hello.data;
    if (!isKnown) return refuse('JOIN_CUT_OFF', {});
    if (livebase === own) return ok(hello.data);
    // Which of the two is to be updated, and to what.
    const older = compareVersions(own, livebase) < 0 ? { here: livebase } : { there: own };
    return refuse('JOIN_VERSION', { own, host: livebase, ...older });
  } catch (error) {
    return unreached(at, error);
  }
}

/** Joins. Refuses JOIN_CODE_SHAPE, JOIN_UNREACHED, JOIN_OTHER_HOST, JOIN_VERSION, JOIN_REFUSED. */
export async function joinHost({ address, port, code, name }: JoinWish, version: string): Promise<Result<GuestWay>> {
  const read = readJoinCode(code);
  if (!read.ok) return read;
  const at = { address, port };
  const { print, secret } = read.value;
  const agent = createPinnedAgent(
    () => at,
    (given) => printLetters(given) === print,
  );
  const versions = await requestHello(() => askHost(agent, { method: 'GET', path: HELLO_PATH }), version, at);
  agent.destroy();
  if (!versions.ok) return versions;
  try {
    const line = await openLine(at, (given) => printLetters(given) === print);
    const proof = joinProof(secret, line.socket.exportKeyingMaterial(EXPORT_BYTES, EXPORT_LABEL, Buffer.alloc(0)));
    const body = JSON.stringify({ name, proof: proof.toString('base64') });
    const answer = joinAnswer.safeParse(await jsonOf(await askHost(line.socket, { method: 'POST', path: JOIN_PATH, body })));
    line.socket.destroy();
    if (!answer.success) return refuse('JOIN_REFUSED', {});
    if (!answer.data.ok) return refuse(answer.data.refusal.code, answer.data.refusal.data);
    return ok({ ...at, ...answer.data.value, print: line.print.toString('hex'), names: [] });
  } catch (error) {
    return unreached(at, error);
  }
}

/** Joins, and keeps the way in the guest's folder. Refuses as `joinHost`. */
export async function joinAndKeep(wish: JoinWish, version: string, folder: string): Promise<Result<GuestWay>> {
  const joined = await joinHost(wish, version);
  if (joined.ok) keepGuestWay(folder, joined.value);
  return joined;
}

/** Where the host is whose base the computer of this folder works on, as a person reads it; null where it joined none. */
export function findJoinedHost(folder: string): string | null {
  const way = readGuestWay(folder);
  return way === null ? null : formatHostPlace(way);
}
