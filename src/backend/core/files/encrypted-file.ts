// An encrypted copy of a file: AES-256-GCM in pieces, each bound to its place, its file and whether it is the last; the key by scrypt from a passphrase.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomInt, scryptSync } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';

/** How such a file begins. */
const TITLE = Buffer.from('Livebase encrypted copy 1\n'.padEnd(32, '\0'), 'latin1');
/** Title, salt of the passphrase, the file's own number, length of what is inside, proof of the key, proof of these bytes. */
const AT = { salt: 32, file: 48, length: 64, key: 72, header: 88, end: 120 } as const;
const PIECE = 1 << 20;
const TAG = 16;
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;

/** Characters that are hard to take for one another. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A passphrase with its salt, worked out once: what pieces are sealed with. */
export interface CopyKey {
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** Why a file can't be opened. */
export type OpenTrouble = 'passphrase' | 'altered';

/** A new passphrase of 24 characters (120 bits), in six groups. */
export function createPassphrase(): string {
  const letters = Array.from({ length: 24 }, () => LETTERS[randomInt(LETTERS.length)] ?? '');
  return Array.from({ length: 6 }, (_, group) => letters.slice(4 * group, 4 * group + 4).join('')).join('-');
}

/** The key of a passphrase as a person writes it: blanks, dashes and small letters make no difference. Takes about half a second. */
export function copyKey(passphrase: string, salt: Buffer = randomBytes(16)): CopyKey {
  const plain = passphrase.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  return { salt, key: scryptSync(plain, salt, 32, SCRYPT) };
}

function fileKey({ key }: CopyKey, number: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, number, 'livebase copy', 32));
}

/** The nonce of a piece says where it stands; the key is of this file alone, so none comes twice. */
function nonceOf(piece: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(piece + 1), 4);
  return nonce;
}

function boundTo(header: Buffer, isLast: boolean): Buffer {
  return Buffer.concat([header.subarray(0, AT.key), Buffer.from([isLast ? 1 : 0])]);
}

/** Sixteen bytes that only the right key gives for this header. */
function proofOf(key: Buffer, header: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12));
  cipher.setAAD(header.subarray(0, AT.key));
  cipher.final();
  return cipher.getAuthTag();
}

function headerOf(key: CopyKey, length: number): { readonly header: Buffer; readonly inner: Buffer } {
  const header = Buffer.alloc(AT.end);
  TITLE.copy(header);
  key.salt.copy(header, AT.salt);
  const number = randomBytes(16);
  number.copy(header, AT.file);
  header.writeBigUInt64BE(BigInt(length), AT.length);
  const inner = fileKey(key, number);
  proofOf(inner, header).copy(header, AT.key);
  createHash('sha256').update(header.subarray(0, AT.header)).digest().copy(header, AT.header);
  return { header, inner };
}

function readWhole(handle: number, into: Buffer, at: number): void {
  for (let done = 0; done < into.length;) {
    const read = readSync(handle, into, done, into.length - done, at + done);
    if (read === 0) throw new Error('the file became shorter while it was read');
    done += read;
  }
}

function writeWhole(handle: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
}

function piecesOf(length: number): number {
  return Math.max(1, Math.ceil(length / PIECE));
}

/** Opens both files, closes both whatever comes; the target is new, this person's alone, and on the disk before it is closed. */
function withFiles<T>(from: string, to: string | null, work: (source: number, target: number | null) => T): T {
  const source = openSync(from, 'r');
  let target: number | null = null;
  try {
    target = to === null ? null : openSync(to, 'wx', 0o600);
    const done = work(source, target);
    if (target !== null) fsyncSync(target);
    return done;
  } finally {
    if (target !== null) closeSync(target);
    closeSync(source);
  }
}

/** Writes an encrypted copy of `from` as the new file `to`. Never more than a few pieces are in memory. */
export function encryptFile(from: string, to: string, key: CopyKey): void {
  withFiles(from, to, (source, target) => {
    const length = fstatSync(source).size;
    const { header, inner } = headerOf(key, length);
    if (target !== null) writeWhole(target, header);
    const pieces = piecesOf(length);
    for (let piece = 0; piece < pieces; piece += 1) {
      const plain = Buffer.allocUnsafe(Math.min(PIECE, length - piece * PIECE));
      readWhole(source, plain, piece * PIECE);
      const cipher = createCipheriv('aes-256-gcm', inner, nonceOf(piece));
      cipher.setAAD(boundTo(header, piece === pieces - 1));
      const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      if (target !== null) writeWhole(target, sealed);
    }
  });
}

/** Whether the file begins like an encrypted copy. */
export function isEncryptedCopy(file: string): boolean {
  return withFiles(file, null, (source) => {
    const title = Buffer.alloc(TITLE.length);
    return readSync(source, title, 0, title.length, 0) === title.length && title.equals(TITLE);
  });
}

/** The header, if its bytes are those that were written and the file is as long as it says. */
function soundHeader(source: number): Buffer | null {
  const { size } = fstatSync(source);
  if (size < AT.end) return null;
  const header = Buffer.alloc(AT.end);
  readWhole(source, header, 0);
  const isWhole = createHash('sha256').update(header.subarray(0, AT.header)).digest().equals(header.subarray(AT.header));
  const length = Number(header.readBigUInt64BE(AT.length));
  return isWhole && header.subarray(0, TITLE.length).equals(TITLE) && size === AT.end + length + TAG * piecesOf(length) ? header : null;
}

function openPieces(source: number, target: number | null, header: Buffer, inner: Buffer): OpenTrouble | null {
  const length = Number(header.readBigUInt64BE(AT.length));
  const pieces = piecesOf(length);
  for (let piece = 0; piece < pieces; piece += 1) {
    const sealed = Buffer.allocUnsafe(Math.min(PIECE, length - piece * PIECE) + TAG);
    readWhole(source, sealed, AT.end + piece * (PIECE + TAG));
    const decipher = createDecipheriv('aes-256-gcm', inner, nonceOf(piece), { authTagLength: TAG });
    decipher.setAAD(boundTo(header, piece === pieces - 1));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    const plain = decipher.update(sealed.subarray(0, sealed.length - TAG));
    try {
      decipher.final();
    } catch (error) {
      // Only this is thrown for a tag that does not fit.
      if (!(error instanceof Error)) throw error;
      return 'altered';
    }
    if (target !== null) writeWhole(target, plain);
  }
  return null;
}

/** The key that opens pieces behind a header; null where the passphrase, or the key, is not the one that it was sealed with. */
function innerKey(header: Buffer, key: string | CopyKey): Buffer | null {
  const salt = header.subarray(AT.salt, AT.file);
  const known = typeof key === 'string' ? copyKey(key, Buffer.from(salt)) : key;
  const inner = fileKey(known, Buffer.from(header.subarray(AT.file, AT.length)));
  return proofOf(inner, header).equals(header.subarray(AT.key, AT.header)) ? inner : null;
}

/** Whether a passphrase opens an encrypted copy, by its header alone: what is behind it is not read. */
export function tryPassphrase(from: string, passphrase: string): OpenTrouble | null {
  return withFiles(from, null, (source) => {
    const header = soundHeader(source);
    if (header === null) return 'altered';
    return innerKey(header, passphrase) === null ? 'passphrase' : null;
  });
}

/**
 * Opens an encrypted copy into the new file `to` (null: only to see whether it is whole). What is wrong is answered; then `to` holds
 * a beginning that nobody may use. `key` is a passphrase, or the key that it was sealed with.
 */
export function decryptFile(from: string, to: string | null, key: string | CopyKey): OpenTrouble | null {
  return withFiles(from, to, (source, target) => {
    const header = soundHeader(source);
    if (header === null) return 'altered';
    const inner = innerKey(header, key);
    return inner === null ? 'passphrase' : openPieces(source, target, header, inner);
  });
}
