// The certificate by which this computer is known to those that join it: P-256, signed by itself (RFC 5280), with its key beside the base and in no backup.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { hostname } from 'node:os';
import path from 'node:path';
import { getFileErrorCode } from '../core/db/database-files.ts';

// Writes DER, as far as a certificate of our own needs it (ITU-T X.690).

/** Tags of the kinds that are written. */
const TAG = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  utf8: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A context tag of a constructed value. */
function encodeContext(number: number): number {
  return 0xa0 + number;
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length.toString(16).length + (length.toString(16).length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes]);
}

/** One value: its tag, its length, its content. */
function encodeDer(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

/** A positive integer from its bytes, highest first. */
function encodeDerInteger(bytes: Uint8Array): Buffer {
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0;
  return encodeDer(TAG.integer, isNegative ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes);
}

/** A moment as UTCTime, which holds years up to 2049. */
function encodeDerTime(atMs: number): Buffer {
  const digits = new Date(atMs).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return encodeDer(TAG.utcTime, Buffer.from(`${digits}Z`, 'ascii'));
}

/** A certificate and its key as PEM, and the SHA-256 of the public key (SubjectPublicKeyInfo), which is what others hold on to. */
export interface OwnCertificate {
  readonly cert: string;
  readonly key: string;
  readonly print: Buffer;
}

const DAY_MS = 86_400_000;
const YEARS = 10;
/** Object identifiers, written out: ecdsa-with-SHA256, commonName, subjectAltName, basicConstraints. */
const OID = {
  ecdsaSha256: Buffer.from('06082a8648ce3d040302', 'hex'),
  commonName: Buffer.from('0603550403', 'hex'),
  altName: Buffer.from('0603551d11', 'hex'),
  basicConstraints: Buffer.from('0603551d13', 'hex'),
} as const;
const TRUE = Buffer.from('0101ff', 'hex');
/** How a name and an address stand in subjectAltName. */
const DNS_NAME = 0x82;
const ADDRESS = 0x87;

/** SHA-256 of a public key. */
export function printOf(key: KeyObject): Buffer {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}

/** How much of a certificate's SHA-256 has to be copied: 64 bits, which nobody makes another certificate for. */
const PRINT_DIGITS = 16;

/** Whether what somebody copied out of a browser is the SHA-256 of this certificate or of its key, from its beginning on; capitals, colons and blanks don't matter. */
export function isPrintOf(copied: string, { cert, print }: OwnCertificate): boolean {
  const digits = copied.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
  const ours = [new X509Certificate(cert).fingerprint256.toLowerCase().replaceAll(':', ''), print.toString('hex')];
  return digits.length >= PRINT_DIGITS && ours.some((one) => one.startsWith(digits));
}

function altName(name: string): Buffer {
  return isIPv4(name) ? encodeDer(ADDRESS, Buffer.from(name.split('.').map(Number))) : encodeDer(DNS_NAME, Buffer.from(name, 'ascii'));
}

function pemOf(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** A new key with its certificate for these names and IPv4 addresses, good for ten years from the day before `nowMs`. */
export function makeCertificate(names: readonly string[], nowMs: number): OwnCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = encodeDer(TAG.sequence, OID.ecdsaSha256);
  const subject = encodeDer(
    TAG.sequence,
    encodeDer(TAG.set, encodeDer(TAG.sequence, OID.commonName, encodeDer(TAG.utf8, Buffer.from('Livebase')))),
  );
  const from = nowMs - DAY_MS;
  const extensions = encodeDer(
    TAG.sequence,
    encodeDer(TAG.sequence, OID.basicConstraints, TRUE, encodeDer(TAG.octets, encodeDer(TAG.sequence, TRUE))),
    encodeDer(TAG.sequence, OID.altName, encodeDer(TAG.octets, encodeDer(TAG.sequence, ...names.map(altName)))),
  );
  const signed = encodeDer(
    TAG.sequence,
    encodeDer(encodeContext(0), encodeDerInteger(Buffer.from([2]))),
    // A serial of which the first bit is 0 and the first byte is not.
    encodeDerInteger(Buffer.concat([Buffer.from([0x40]), randomBytes(15)])),
    algorithm,
    subject,
    encodeDer(TAG.sequence, encodeDerTime(from), encodeDerTime(from + YEARS * 365 * DAY_MS)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    encodeDer(encodeContext(3), extensions),
  );
  const signature = sign('sha256', signed, privateKey);
  const whole = encodeDer(TAG.sequence, signed, algorithm, encodeDer(TAG.bits, Buffer.alloc(1), signature));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return { cert: pemOf(whole), key: String(key), print: printOf(publicKey) };
}

/** Names by which others of the office may call this computer; what is no host name in ASCII is left out. */
export function listOwnNames(): readonly string[] {
  const name = hostname().toLowerCase();
  return /^[a-z0-9][a-z0-9.-]*$/.test(name) ? [name, `${name}.local`] : [];
}

const FOLDER = 'lan';

function readKept(folder: string): OwnCertificate | null {
  try {
    const key = readFileSync(path.join(folder, FOLDER, 'key.pem'), 'utf8');
    const cert = readFileSync(path.join(folder, FOLDER, 'certificate.pem'), 'utf8');
    return { cert, key, print: printOf(createPublicKey(createPrivateKey(key))) };
  } catch (error) {
    if (getFileErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The certificate of the base in `folder`; made and kept there, for its person alone, the first time. */
export function ensureOwnCertificate(folder: string, addresses: readonly string[], nowMs: number): OwnCertificate {
  const kept = readKept(folder);
  if (kept !== null) return kept;
  const made = makeCertificate([...listOwnNames(), 'localhost', '127.0.0.1', ...addresses], nowMs);
  const place = path.join(folder, FOLDER);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  for (const [name, text] of [
    ['certificate.pem', made.cert],
    ['key.pem', made.key],
  ] as const) {
    const file = path.join(place, name);
    writeFileSync(`${file}.part`, text, { mode: 0o600 });
    renameSync(`${file}.part`, file);
  }
  return made;
}
