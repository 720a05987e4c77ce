// A backup's seal: one page behind the database with the SHA-256 of all before it, so that the file proves itself without another beside it.
import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, openSync, readSync, statSync, truncateSync } from 'node:fs';
import { hashSha256 } from './database-files.ts';

const SEAL_BYTES = 4096;
/** What older versions wrote: the hash alone. */
const PLAIN_TITLE = 'Livebase backup seal 1\n';
const SEAL_TITLE = 'Livebase backup seal 2\n';
const CHUNK_BYTES = 1 << 20;

/** SHA-256 of the file's first `length` bytes, in hex. */
export function hashOfFile(file: string, length: number = statSync(file).size): string {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const handle = openSync(file, 'r');
  try {
    for (let done = 0; done < length;) {
      const read = readSync(handle, chunk, 0, Math.min(CHUNK_BYTES, length - done), done);
      if (read === 0) break;
      hash.update(chunk.subarray(0, read));
      done += read;
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

function pageOf(text: string): Buffer {
  const page = Buffer.alloc(SEAL_BYTES);
  page.write(text, 'latin1');
  return page;
}

/** The seal of a database with this hash. `note` says which history it holds and is sealed too; null: as older versions wrote it. */
function sealOf(hash: string, note: string | null): Buffer {
  if (note === null) return pageOf(`${PLAIN_TITLE}${hash}\n`);
  return pageOf(`${SEAL_TITLE}${hashSha256(`${hash}\n${note}`)}\n${note}\n`);
}

function bytesAt(file: string, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, length, start);
  } finally {
    closeSync(handle);
  }
  return bytes;
}

/** Puts the seal behind a database file that nobody has open. `note` is one line of ASCII. */
export function appendChecksum(file: string, note: string): void {
  appendFileSync(file, sealOf(hashOfFile(file), note));
}

function noteIn(page: Buffer): string | null {
  const text = page.toString('latin1');
  return text.startsWith(SEAL_TITLE) ? (text.slice(SEAL_TITLE.length).split('\n')[1] ?? null) : null;
}

/** What a backup's seal says of the history in it; null where it has none. Whether the seal is right is another question. */
export function sealNote(file: string): string | null {
  const { size } = statSync(file);
  return size < SEAL_BYTES ? null : noteIn(bytesAt(file, size - SEAL_BYTES, SEAL_BYTES));
}

/** Bytes of the database as its header counts them; SQLite reads no further. */
function databaseBytes(file: string): number {
  const head = bytesAt(file, 0, 100);
  const pageSize = head.readUInt16BE(16);
  return (pageSize === 1 ? 65_536 : pageSize) * head.readUInt32BE(28);
}

/**
 * Verifies the checksum at the end of a copy and truncates the file by it. `sealed`: it was there and right. `bare`: a database without one, as long as its header
 * says. `broken`: anything else.
 */
export function verifyAndStripChecksum(file: string): 'sealed' | 'bare' | 'broken' {
  const { size } = statSync(file);
  const expected = databaseBytes(file);
  if (size === expected) return 'bare';
  const body = size - SEAL_BYTES;
  if (body !== expected) return 'broken';
  const page = bytesAt(file, body, SEAL_BYTES);
  if (!page.equals(sealOf(hashOfFile(file, body), noteIn(page)))) return 'broken';
  truncateSync(file, body);
  return 'sealed';
}
