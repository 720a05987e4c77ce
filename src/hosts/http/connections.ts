// Keeps connections that say nothing from shutting others out: the oldest silent one goes where there are too many, not the newcomer.
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** How many connections there may be. */
export interface Crowd {
  /** That have not sent a whole head of a request yet, from one address. */
  readonly silentOfAddress: number;
  /** The same, from all addresses. */
  readonly silent: number;
  /** From one address that is not this machine, silent or not. */
  readonly ofAddress: number;
  readonly all: number;
}

/** A browser opens six, and one for news; the rest of these is patience. */
export const CROWD: Crowd = { silentOfAddress: 32, silent: 96, ofAddress: 64, all: 256 };

function keyOf({ remoteAddress = '', remotePort = 0 }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

function isOfThisMachine(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

/** Holds a server's connections to `crowd`. */
export function limitConnections(server: Server, crowd: Crowd = CROWD): void {
  const open = new Map<string, Socket>();
  // A map keeps the order in which they came: the first is the oldest.
  const silent = new Map<string, Socket>();
  const of = (sockets: ReadonlyMap<string, Socket>, address: string | undefined): readonly Socket[] =>
    [...sockets.values()].filter((socket) => socket.remoteAddress === address);
  const crowdedOut = (address: string | undefined): Socket | undefined => {
    const same = of(silent, address);
    if (same.length > crowd.silentOfAddress) return same[0];
    return silent.size > crowd.silent ? [...silent.values()][0] : undefined;
  };
  server.maxConnections = crowd.all;
  server.on('connection', (socket: Socket) => {
    const key = keyOf(socket);
    const address = socket.remoteAddress;
    open.set(key, socket);
    silent.set(key, socket);
    socket.once('close', () => {
      open.delete(key);
      silent.delete(key);
    });
    crowdedOut(address)?.destroy();
    if (!isOfThisMachine(address ?? '') && of(open, address).length > crowd.ofAddress) socket.destroy();
  });
  server.on('request', (request: IncomingMessage) => silent.delete(keyOf(request.socket)));
}
