// Answers anyone who looks for a host within the office, at the one address where others are let in, while they are. It says nothing unasked.
import { createSocket, type RemoteInfo } from 'node:dgram';
import { BlockList } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { answerOf, GROUP, MDNS_PORT, readQuestion, type SaidHost } from './mdns-packet.ts';

/** Where it listens, and what it says. */
export interface Announcement {
  readonly address: string;
  readonly said: SaidHost;
  readonly mdnsPort?: number;
}

/** Answers a second at most: more than an office asks, fewer than would serve anybody as a loudspeaker. */
const ANSWERS_A_SECOND = 20;

/** What this computer is called where it may be looked for; nothing but letters, digits and dashes. */
export function createAnnouncedName(): string {
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
