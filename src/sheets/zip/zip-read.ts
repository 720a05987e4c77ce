// Opens a zip by its central directory: everything it claims is judged before a byte is inflated, and inflating is bounded.
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { type SheetRefusal, type Result, ok, refuse } from '../result.ts';
import { type ClaimedEntry, type ZipDirectory, type ZipEntry, findDirectory, locateEntries, readDirectory } from './zip-directory.ts';

export type { ZipEntry } from './zip-directory.ts';

/** A zip that passed preflight. Keys are lower case, since names of parts differ by more than case. */
export interface ZipArchive {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

/** What a zip may claim and inflate to. */
export const ZIP_LIMITS = {
  parts: 10_000,
  partBytes: 150_000_000,
  totalBytes: 200_000_000,
  /** Inflated bytes to packed bytes; real sheets stay under 30. Only parts above `ratioFrom` bytes are judged by it. */
  ratio: 100,
  ratioFrom: 10_000_000,
} as const;

/** What a zip may claim, where it is no sheet of somebody's. */
export type ZipLimits = Readonly<Record<keyof typeof ZIP_LIMITS, number>>;

/** How far past its claimed size a part is followed, to tell a bomb from damage. */
const OVERRUN_BYTES = 4_000_000;
const CHUNK_BYTES = 512 * 1024;
const SMALL_BYTES = 2_000_000;
const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE';

/**
 * Reads and judges the central directory of `bytes`, inflating nothing.
 * Refuses FILE_TRUNCATED, FILE_DAMAGED, FILE_ENCRYPTED, FILE_ZIP_NAMES and FILE_BOMB (docs/rules/imports.md, Bad input).
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Result<ZipArchive> {
  const found = findDirectory(bytes);
  if (!found.ok) return found;
  if (found.value.count > limits.parts) {
    return refuse('FILE_BOMB', { part: '', limit: limits.parts, parts: found.value.count });
  }
  const claimed = readDirectory(bytes, found.value);
  if (!claimed.ok) return claimed;
  const bomb = judgeSizes(claimed.value, bytes.length, limits);
  if (bomb !== null) return { ok: false, refusal: bomb };
  const entries = locateEntries(bytes, claimed.value);
  if (!entries.ok) return entries;
  const overlap = judgePlaces(entries.value, found.value);
  if (overlap !== null) return { ok: false, refusal: overlap };
  return ok({ bytes, entries: new Map(entries.value.map((entry) => [entry.name.toLowerCase(), entry])) });
}

/** The part called `name`, in any case; a leading `/` (absolute targets of relationships) does not matter. */
export function findEntry(archive: ZipArchive, name: string): ZipEntry | undefined {
  return archive.entries.get((name.startsWith('/') ? name.slice(1) : name).toLowerCase());
}

/**
 * Hands the inflated bytes of `entry` to `take`, piece by piece, never more than the part claims; `take` answers false to stop.
 * Answers null when the whole part came and its checksum holds (or `take` stopped), else why not.
 */
export async function unpack(archive: ZipArchive, entry: ZipEntry, take: (piece: Buffer) => boolean): Promise<SheetRefusal | null> {
  const packed = archive.bytes.subarray(entry.packedAt, entry.packedAt + entry.packedSize);
  let size = 0;
  let checksum = 0;
  try {
    for await (const piece of piecesOf(entry, packed)) {
      if (!Buffer.isBuffer(piece)) throw new Error('a zip stream gave something else than bytes');
      size += piece.length;
      if (size > entry.size + OVERRUN_BYTES) return refusal('FILE_BOMB', { part: entry.name, limit: entry.size, found: size });
      if (size > entry.size) continue;
      checksum = crc32(piece, checksum);
      if (!take(piece)) return null;
    }
  } catch (error) {
    return inflateTrouble(entry, error);
  }
  return judgeContent(entry, size, () => checksum);
}

/** The whole of an entry, judged as `unpack` judges it: a large one needs no second room for its pieces. */
export function unpackWhole(archive: ZipArchive, entry: ZipEntry): Result<Buffer> {
  const packed = archive.bytes.subarray(entry.packedAt, entry.packedAt + entry.packedSize);
  try {
    const bytes = isPlain(entry, packed) ? Buffer.from(packed) : inflated(entry, packed);
    const trouble = judgeContent(entry, bytes.length, () => crc32(bytes));
    return trouble === null ? ok(bytes) : { ok: false, refusal: trouble };
  } catch (error) {
    return { ok: false, refusal: inflateTrouble(entry, error) };
  }
}

/** What an error of zlib means. @throws the error itself where it is not the file's. */
function inflateTrouble({ name, size }: ZipEntry, error: unknown): SheetRefusal {
  const code = codeOfInflate(error);
  if (code === null) throw error;
  if (code === TOO_LARGE) return refusal('FILE_BOMB', { part: name, limit: size, found: size + OVERRUN_BYTES });
  return refusal('FILE_DAMAGED', { part: name, what: 'deflate' });
}

/** Whether so many bytes with this checksum are what the entry claims. */
function judgeContent({ name, size, crc }: ZipEntry, found: number, checksum: () => number): SheetRefusal | null {
  if (found > size + OVERRUN_BYTES) return refusal('FILE_BOMB', { part: name, limit: size, found });
  if (found !== size) return refusal('FILE_DAMAGED', { part: name, what: 'size' });
  return checksum() === crc ? null : refusal('FILE_DAMAGED', { part: name, what: 'checksum' });
}

/** The inflated bytes of an entry that `unpack` has found sound. */
export function inflateEntry(archive: ZipArchive, { packedAt, packedSize, method, size }: ZipEntry): Buffer {
  const packed = archive.bytes.subarray(packedAt, packedAt + packedSize);
  if (method === 0 || packedSize === 0) return Buffer.from(packed);
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
}

/** The inflated bytes in pieces: a small part at once, which is quicker than a stream, a large one as it comes. */
function piecesOf(entry: ZipEntry, packed: Uint8Array): Iterable<unknown> | AsyncIterable<unknown> {
  if (isPlain(entry, packed)) return cut(packed);
  if (entry.size > SMALL_BYTES) return createInflateRaw({ chunkSize: CHUNK_BYTES }).end(packed);
  return cut(inflated(entry, packed));
}

/** Some programs call an empty part deflated and write nothing at all. */
function isPlain({ method, size }: ZipEntry, packed: Uint8Array): boolean {
  return method === 0 || (size === 0 && packed.length === 0);
}

function inflated({ size }: ZipEntry, packed: Uint8Array): Buffer {
  return inflateRawSync(packed, { chunkSize: Math.max(size + 1, CHUNK_BYTES), maxOutputLength: size + OVERRUN_BYTES });
}

function refusal(code: SheetRefusal['code'], data: SheetRefusal['data']): SheetRefusal {
  return { code, data };
}

function* cut(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const piece = bytes.subarray(at, at + CHUNK_BYTES);
    yield Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  }
}

/** zlib reports damaged input by a code such as Z_DATA_ERROR, too much output by its own; null for errors that are not the file's. */
function codeOfInflate(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return error.code === TOO_LARGE || error.code.startsWith('Z_') ? error.code : null;
}

function judgeSizes(entries: readonly ClaimedEntry[], fileSize: number, limits: ZipLimits): SheetRefusal | null {
  let total = 0;
  for (const entry of entries) {
    const bomb = isBomb(entry.size, { packedSize: entry.packedSize, limit: limits.partBytes, limits });
    if (bomb !== null) return refusal('FILE_BOMB', { part: entry.name, limit: bomb, found: entry.size });
    total += entry.size;
  }
  const bomb = isBomb(total, { packedSize: fileSize, limit: limits.totalBytes, limits });
  return bomb === null ? null : refusal('FILE_BOMB', { part: '', limit: bomb, found: total });
}

/** The limit that `size` bytes out of `packedSize` break, or null. */
function isBomb(
  size: number,
  { packedSize, limit, limits }: { readonly packedSize: number; readonly limit: number; readonly limits: ZipLimits },
): number | null {
  if (size > limit) return limit;
  const byRatio = packedSize * limits.ratio;
  return size > limits.ratioFrom && size > byRatio ? Math.max(byRatio, limits.ratioFrom) : null;
}

/** Parts may not share bytes with each other or with the directory: that is how small bombs are built. */
function judgePlaces(entries: readonly ZipEntry[], directory: ZipDirectory): SheetRefusal | null {
  let end = 0;
  for (const entry of entries.toSorted((one, other) => one.headerAt - other.headerAt)) {
    if (entry.headerAt < end) return refusal('FILE_DAMAGED', { part: entry.name, what: 'overlap' });
    end = entry.packedAt + entry.packedSize;
    if (end > directory.at) return refusal('FILE_DAMAGED', { part: entry.name, what: 'overlap' });
  }
  return null;
}
