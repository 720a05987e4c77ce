// A backup's seal: one page behind the database with the SHA-256 of all before it, so that the file proves itself without another beside it.
import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

const SEAL_BYTES = 4096;
const SEAL_TITLE = 'Livebase backup seal 1\n';
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

function sealOf(hash: string): Buffer {
  const page = Buffer.alloc(SEAL_BYTES);
  page.write(`${SEAL_TITLE}${hash}\n`, 'latin1');
  return page;
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

/** Puts the seal behind a database file that nobody has open. */
export function addSeal(file: string): void {
  appendFileSync(file, sealOf(hashOfFile(file)));
}

/** Bytes of the database as its header counts them; SQLite reads no further. */
function databaseBytes(file: string): number {
  const head = bytesAt(file, 0, 100);
  const pageSize = head.readUInt16BE(16);
  return (pageSize === 1 ? 65_536 : pageSize) * head.readUInt32BE(28);
}

/**
 * Takes the seal off a copy. `sealed`: it was there and right. `bare`: a database without one, as long as its header
 * says. `broken`: anything else.
 */
export function takeSeal(file: string): 'sealed' | 'bare' | 'broken' {
  const { size } = statSync(file);
  const expected = databaseBytes(file);
  if (size === expected) return 'bare';
  const body = size - SEAL_BYTES;
  if (body !== expected || !bytesAt(file, body, SEAL_BYTES).equals(sealOf(hashOfFile(file, body)))) return 'broken';
  truncateSync(file, body);
  return 'sealed';
}
