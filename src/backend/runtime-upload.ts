// A backup's file that a browser sends in parts: kept beside the data folder, on its disk, until it is restored or dropped.
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Picked } from '../contract/base/start.ts';
import { ok, refuse, type Refusal, type Result } from '../domain/values/result.ts';
import { findRefusalOfFile } from './core/db/database-files.ts';
import { isAlive } from './core/files/process-alive.ts';
import { sanitiseFileName } from './core/files/file-name.ts';

/** Where a part goes: the token of its file, the bytes that went before it, and how many the part says that it has (left out: it does not say). */
export interface PartPlace {
  readonly token: string;
  readonly at: number;
  readonly length?: number;
}

/** Takes one file at a time: it begins, its parts come as streams, it is whole; then its token stands for it as if it had been picked. */
export interface Upload {
  /** Begins a file of `size` bytes; one that is there goes. Refuses DISK_FULL, FOLDER_READ_ONLY. */
  readonly begin: (name: string, size: number) => Result<Picked>;
  /**
   * Writes a part as it comes; false where it does not follow, was cut short, or can't be written: `finish` says why. A part that goes beyond the
   * size that was announced is cut off there and false, and the file is gone.
   */
  readonly takePart: (part: Readable, place: PartPlace) => Promise<boolean>;
  /** Refuses PICK_UNKNOWN where bytes are lacking, DISK_FULL, FOLDER_READ_ONLY; then the file is gone. */
  readonly finish: (token: string) => Result<Picked>;
  /** The name that the file of this token had where it came from; null: it was not sent. */
  readonly nameOf: (token: string) => string | null;
  /** Removes the file, if this token is its. */
  readonly drop: (token: string) => void;
  /** Removes what is there, and what a run that was cut short left. */
  readonly clear: () => void;
}

interface Sent {
  readonly picked: Picked;
  readonly file: string;
  readonly size: number;
  refusal: Refusal | null;
}

/** What a part brings, as long as it is within so many bytes. @throws `beyond` with the first piece that is not. */
async function* piecesWithin(part: AsyncIterable<Uint8Array>, most: number, beyond: Error): AsyncGenerator<Uint8Array> {
  let left = most;
  for await (const piece of part) {
    left -= piece.byteLength;
    if (left < 0) throw beyond;
    yield piece;
  }
}

/**
 * Whether a folder is one of this data folder's uploads that no other running program takes in. Its name says whose it is; a process of now
 * may have the number of one that was killed, so that its own are left ones too.
 */
function isLeftOf(data: string, name: string): boolean {
  const start = `${data}.upload-`;
  if (!name.startsWith(start)) return false;
  const taker = Number(/^(\d+)-/.exec(name.slice(start.length))?.[1] ?? process.pid);
  return taker === process.pid || !isAlive(taker);
}

/** Removes an upload's folder, or a file in it; one that is gone is none. */
function remove(file: string): void {
  rmSync(file, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes this data folder's uploads that nobody goes on with; what can't be removed stays. */
function removeLeft(data: string, refusalOf: (error: unknown) => Refusal): void {
  const above = path.dirname(data);
  try {
    for (const name of readdirSync(above)) if (isLeftOf(path.basename(data), name)) remove(path.join(above, name));
  } catch (error) {
    refusalOf(error);
  }
}

/** Keeps uploads beside `folder()`; `keep` makes a token of a path. */
export function keepUpload(folder: () => string, keep: (file: string) => Picked): Upload {
  let current: Sent | null = null;
  const above = (): string => path.dirname(folder());
  const refusalOf = (error: unknown): Refusal => {
    const refusal = findRefusalOfFile(error, above());
    if (refusal === null) throw error;
    return refusal;
  };
  const clear = (): void => {
    if (current !== null) remove(path.dirname(current.file));
    current = null;
    removeLeft(folder(), refusalOf);
  };
  const begin = (name: string, size: number): Result<Picked> => {
    try {
      clear();
      mkdirSync(above(), { recursive: true });
      const { bavail, bsize } = statfsSync(above());
      if (bavail * bsize < size) return refuse('DISK_FULL', { folder: above() });
      const file = path.join(mkdtempSync(`${folder()}.upload-${process.pid}-`), sanitiseFileName(name));
      writeFileSync(file, '', { mode: 0o600 });
      current = { file, size, picked: { ...keep(file), shown: name }, refusal: null };
      return ok(current.picked);
    } catch (error) {
      return { ok: false, refusal: refusalOf(error) };
    }
  };
  const drop = (token: string): void => {
    if (current?.picked.token === token) clear();
  };
  const takePart = async (part: Readable, { token, at, length = 0 }: PartPlace): Promise<boolean> => {
    const sent = current;
    if (sent === null || sent.picked.token !== token || statSync(sent.file).size !== at) return false;
    const room = sent.size - at;
    const beyond = new Error('beyond the size that was announced');
    try {
      // A part that says beforehand that it is too long is not read at all.
      if (length > room) throw beyond;
      await pipeline(piecesWithin(part, room, beyond), createWriteStream(sent.file, { flags: 'a' }));
      return true;
    } catch (error) {
      if (error === beyond) {
        drop(token);
        return false;
      }
      // A page that went away, or that cancelled, is no trouble of the disk's.
      if (!part.readableAborted) sent.refusal = refusalOf(error);
      return false;
    }
  };
  const finish = (token: string): Result<Picked> => {
    const sent = current;
    if (sent === null || sent.picked.token !== token) return refuse('PICK_UNKNOWN');
    if (sent.refusal === null && statSync(sent.file).size === sent.size) return ok(sent.picked);
    clear();
    return sent.refusal === null ? refuse('PICK_UNKNOWN') : { ok: false, refusal: sent.refusal };
  };
  const nameOf = (token: string): string | null => (current?.picked.token === token ? current.picked.shown : null);
  return { begin, takePart, finish, nameOf, drop, clear };
}
