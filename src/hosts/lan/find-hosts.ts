// Looks for hosts within the office, once, because a person asked: what answers is a hint where to knock. Who stands there, the key alone decides.
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { GROUP, MDNS_PORT, questionOf, readAnswer, type SaidHost } from './mdns-packet.ts';

/** A host that answered, at the address that the answer came from. */
export interface FoundHost extends SaidHost {
  readonly address: string;
}

/** Where it is asked, and how long is waited. */
export interface Search {
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
