// The place where the browser mode listens: the address, its names, its certificate; and what keeps it from listening there.
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { hostname, networkInterfaces } from 'node:os';
import { createSecureContext } from 'node:tls';
import type { Socket } from 'node:net';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { createServer } from './node-http.ts';

// Keeps connections that say nothing from shutting others out: the oldest silent one goes where there are too many, not the newcomer.

/** How many connections there may be. */
interface Crowd {
  /** That have not sent a whole head of a request yet, from one address. */
  readonly silentOfAddress: number;
  /** The same, from all addresses. */
  readonly silent: number;
  /** From one address that is not this machine, silent or not. */
  readonly ofAddress: number;
  readonly all: number;
}

/** A browser opens six, and one for news; the rest of these is patience. */
const CROWD: Crowd = { silentOfAddress: 32, silent: 96, ofAddress: 64, all: 256 };

function keyOf({ remoteAddress = '', remotePort = 0 }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

function isOfThisMachine(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

/** Holds a server's connections to `crowd`. */
function limitConnections(server: Server, crowd: Crowd = CROWD): void {
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

/** This machine and nobody else. */
export const LOOPBACK = '127.0.0.1';

/** Where to listen. `port` 0: one that is free. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly certificate: Certificate | null;
  /** The oldest TLS that is spoken, if not the one that browsers need. */
  readonly oldestTls?: 'TLSv1.3';
}

/** A certificate with its key, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** What it was made out for, without wildcards. */
  readonly names: readonly string[];
}

/** How long a client may take. */
export interface Patience {
  /** For the head of a request. */
  readonly headMs: number;
  /** For the whole of it, its files too. */
  readonly wholeMs: number;
  /** Between two pieces of a call that has not arrived as a whole. */
  readonly pieceMs: number;
}

function readText(file: string): Result<string> {
  try {
    // A pipe would be waited for.
    if (statSync(file).isFile()) return ok(readFileSync(file, 'utf8'));
    return refuse('CERTIFICATE_UNUSABLE', { file, detail: 'no file' });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return refuse('CERTIFICATE_UNUSABLE', { file, detail: String(error.code) });
    throw error;
  }
}

function namesOf(certificate: X509Certificate): readonly string[] {
  const entries = (certificate.subjectAltName ?? '').split(', ');
  const names = entries.map((entry) => entry.replace(/^(DNS|IP Address):/, '').toLowerCase());
  return names.filter((name) => name !== '' && !name.includes('*'));
}

/** Reads a certificate and its key. Refuses CERTIFICATE_UNUSABLE `{file, detail}`. */
export function readCertificate(certFile: string, keyFile: string): Result<Certificate> {
  const cert = readText(certFile);
  if (!cert.ok) return cert;
  const key = readText(keyFile);
  if (!key.ok) return key;
  try {
    createSecureContext({ cert: cert.value, key: key.value });
    return ok({ cert: cert.value, key: key.value, names: namesOf(new X509Certificate(cert.value)) });
  } catch (error) {
    // OpenSSL's own words say which of the two it is.
    if (error instanceof Error && 'code' in error) return refuse('CERTIFICATE_UNUSABLE', { file: certFile, detail: error.message });
    throw error;
  }
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((entries) => (entries ?? []).map(({ address }) => address));
}

function asWritten(name: string, port: number): string {
  return `${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** What a browser may write as Host for this place, each with its port, and without where it is the scheme's own. */
export function hostsOf({ host, certificate }: Place, port: number): ReadonlySet<string> {
  const machine = isEverywhere(host) ? [...ownAddresses(), hostname()] : [host];
  const names = [LOOPBACK, 'localhost', ...machine, ...(certificate?.names ?? [])].map((name) => name.toLowerCase());
  const written = names.map((name) => asWritten(name, port));
  const isUsual = port === (certificate === null ? 80 : 443);
  return new Set(isUsual ? [...written, ...written.map((name) => name.slice(0, name.lastIndexOf(':')))] : written);
}

/** The address to print. */
export function addressOf({ host, certificate }: Place, port: number, token: string): string {
  const shown = isEverywhere(host) ? (certificate?.names[0] ?? hostname().toLowerCase()) : host;
  return `${certificate === null ? 'http' : 'https'}://${asWritten(shown, port)}/?token=${token}`;
}

/** A server that waits no longer than it must. */
export function createHttpServer(place: Place, patience: Patience, onRequest: RequestListener): Server {
  const options = {
    headersTimeout: patience.headMs,
    requestTimeout: patience.wholeMs,
    connectionsCheckingInterval: Math.min(5000, patience.headMs),
    keepAliveTimeout: 10_000,
    maxHeaderSize: 16_384,
  };
  const server =
    place.certificate === null
      ? createServer(options, onRequest)
      : createTlsServer(
          { ...options, ...place.certificate, minVersion: place.oldestTls ?? 'TLSv1.2', handshakeTimeout: patience.headMs },
          onRequest,
        );
  limitConnections(server);
  return server;
}

/** Listens, and answers the port. Refuses PORT_TAKEN and PORT_NOT_ALLOWED `{port}`, HOST_NOT_HERE `{host}`. */
export function listen(server: Server, { host, port }: Place): Promise<Result<number>> {
  const { promise, resolve, reject } = Promise.withResolvers<Result<number>>();
  const fail = (error: Error): void => {
    const code = 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE') resolve(refuse('PORT_TAKEN', { port }));
    else if (code === 'EACCES') resolve(refuse('PORT_NOT_ALLOWED', { port }));
    else if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') resolve(refuse('HOST_NOT_HERE', { host }));
    else reject(error);
  };
  server.once('error', fail);
  server.listen({ host, port, exclusive: true }, () => {
    server.off('error', fail);
    const address = server.address();
    resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
  });
  return promise;
}
