// A hand-over pack: a zip of one verified backup, papers, and a list of every file with its SHA-256. Read whole, every digest held, before anything is used.
import { headShape } from '../../core/db/checkpoint-files.ts';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { inflateEntry, openZip, unpack, type ZipArchive } from '../../../sheets/zip/zip-read.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import { parseJsonInShape } from '../../core/files/json-file.ts';

/** The list's name in the zip. */
export const LIST_NAME = '交接清单.json';
/** What the list says it is. */
export const PACK_TITLE = 'Livebase hand-over 1';

const listShape = z.object({
  title: z.literal(PACK_TITLE),
  /** Who handed over, to whom, why, when (milliseconds since the epoch). */
  who: z.string(),
  to: z.string(),
  why: z.string(),
  atMs: z.int(),
  base: z.string().nullable(),
  computer: z.string(),
  months: z.array(z.string()),
  /** The newest row of the history in the backup. */
  head: headShape,
  backup: z.string(),
  files: z.array(z.object({ name: z.string(), size: z.int().min(0), sha256: z.string().length(64) })),
});

/** What a pack says of itself. */
export type PackList = Readonly<z.infer<typeof listShape>>;

/** The part of a list that a hand-over decides before anything is packed. */
export type PackReasons = Pick<PackList, 'who' | 'to' | 'why' | 'atMs' | 'base' | 'computer' | 'months'>;

/** The digest of who handed over, to whom, why, when and what: the backup's own history holds it, and with it the head that the list names. */
export function digestReasons({ who, to, why, atMs, base, computer, months }: PackReasons): string {
  return hashSha256(JSON.stringify([who, to, why, atMs, base, computer, months]));
}

/** A pack whose every file is what its list says. */
export interface Pack {
  readonly list: PackList;
  readonly backup: Uint8Array;
}

/** A base may be larger than any sheet, and packs well. */
const LIMITS = { parts: 10_000, partBytes: 1_900_000_000, totalBytes: 4_000_000_000, ratio: 2000, ratioFrom: 10_000_000 };
const ZIP_START = Buffer.from('PK\u0003\u0004', 'latin1');

/** Whether bytes begin like a zip: no base and no backup does. */
function looksPacked(start: Uint8Array): boolean {
  return ZIP_START.equals(start.subarray(0, ZIP_START.length));
}

/** Whether a file begins like a pack. */
export function isPackFile(file: string): boolean {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const start = Buffer.alloc(ZIP_START.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, start, 0, start.length, 0);
  } finally {
    closeSync(handle);
  }
  return looksPacked(start);
}

/** The bytes of a part, if it is whole. */
async function partOf(archive: ZipArchive, name: string): Promise<Buffer | null> {
  const entry = archive.entries.get(name.toLowerCase());
  if (entry === undefined || (await unpack(archive, entry, () => true)) !== null) return null;
  return inflateEntry(archive, entry);
}

/**
 * Reads a pack and holds every file against the list. Refuses HAND_OVER_FOREIGN for what is no pack, HAND_OVER_DAMAGED `{file, detail}`
 * where a file is missing, is not what the list says, or is not on it.
 */
export async function readPack(file: string): Promise<Result<Pack>> {
  const bytes = readFileSync(file);
  if (!looksPacked(bytes)) return refuse('HAND_OVER_FOREIGN', { file });
  const opened = openZip(bytes, LIMITS);
  if (!opened.ok) return refuse('HAND_OVER_DAMAGED', { file, detail: 'zip' });
  const archive = opened.value;
  if (!archive.entries.has(LIST_NAME.toLowerCase())) return refuse('HAND_OVER_FOREIGN', { file });
  const text = await partOf(archive, LIST_NAME);
  const list = text === null ? null : parseJsonInShape(text.toString('utf8'), listShape);
  if (list === null) return refuse('HAND_OVER_DAMAGED', { file, detail: LIST_NAME });
  const named = new Set([LIST_NAME, ...list.files.map(({ name }) => name)].map((name) => name.toLowerCase()));
  const unnamed = [...archive.entries.keys()].find((name) => !named.has(name));
  if (unnamed !== undefined) return refuse('HAND_OVER_DAMAGED', { file, detail: unnamed });
  let backup: Buffer | null = null;
  for (const { name, size, sha256 } of list.files) {
    const part = await partOf(archive, name);
    if (part === null || part.length !== size || hashSha256(part) !== sha256) return refuse('HAND_OVER_DAMAGED', { file, detail: name });
    if (name === list.backup) backup = part;
  }
  return backup === null ? refuse('HAND_OVER_DAMAGED', { file, detail: list.backup }) : ok({ list, backup });
}
