// The built page, read into memory once: a request can only name what was found then, so no path leads out of the folder.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface PageFile {
  /** Relative to the page's folder, with `/`. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Its bytes for gzip; null where that makes nothing smaller. */
  readonly packed: () => Promise<Buffer | null>;
}

/** The page's files, by name. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const pack = promisify(gzip);

/** Kinds that are packed already. */
const PACKED = /\.(?:woff2|png|jpe?g|ico|gz|zip)$/i;

/** Packs at the first request, and once. */
function packedOnce(name: string, bytes: Buffer): PageFile['packed'] {
  let promise: Promise<Buffer | null> | null = null;
  return () => {
    if (PACKED.test(name) || bytes.byteLength < 1024) return Promise.resolve(null);
    promise ??= pack(bytes, { level: 9 });
    return promise;
  };
}

/** Files below a folder, relative to it. Links are passed over, to files and to folders: what they lead to was not built into the page. */
function filesBelow(folder: string, below: string): readonly string[] {
  const entries = readdirSync(path.join(folder, below), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const name = path.posix.join(below, entry.name);
    if (entry.isDirectory()) return filesBelow(folder, name);
    return entry.isFile() ? [name] : [];
  });
}

/** Reads the page's folder. */
export function readPageFiles(folder: string): PageFiles {
  const names = filesBelow(folder, '');
  return new Map(
    names.map((name) => {
      const bytes = readFileSync(path.join(folder, name));
      return [name, { name, bytes, packed: packedOnce(name, bytes) }];
    }),
  );
}
