// Whether a base's history still holds what was known of it outside: each known head must be one of its rows. If not, nothing is written until a manager decides.
import type { Refusal } from '../../../domain/values/result.ts';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { parseJsonInShape } from '../files/json-file.ts';
import type { Base, Connection } from './rows.ts';
import {
  configFileOf,
  type Head,
  type HeadRecord,
  HEADS_NAME,
  type HeadStep,
  placeOf,
  readAllRecords,
  readRecordsIn,
  writeRecord,
} from './checkpoint-files.ts';
import { sealNote } from './file-checksum.ts';

/** `older`: the base ends where it once ended; `shorter`: its end is cut off; `another`: its rows are others. */
export type TrustCase = 'older' | 'shorter' | 'another';

/** A base that does not hold a head known outside. */
export interface Distrust {
  readonly case: TrustCase;
  /** The newest head that it lacks. */
  readonly known: Head;
  /** Its own newest row; null where it has none. */
  readonly own: Head | null;
  /** All heads that it lacks. */
  readonly lacking: readonly Head[];
}

/** The backups' folder in a base's own one. */
const OWN_BACKUPS = 'backups';
const SEALS_READ = 5;
const BACKUP_FILE = /^livebase-.*\.db$/;

const sealShape = z.object({ place: z.string(), origin: z.string(), seq: z.int().min(1), hash: z.string(), atMs: z.int() });

const headRow = z.object({ seq: z.int(), hash: z.string(), atMs: z.int(), origin: z.string() });
const NEWEST = `SELECT seq, hash, at_ms AS atMs, (SELECT hash FROM history WHERE seq = 1) AS origin FROM history ORDER BY seq DESC LIMIT 1`;

/** The newest row of a base's history; null where it has none. */
export function findOwnCheckpoint(db: Connection): Head | null {
  const row = db.prepare(NEWEST).get();
  return row === undefined ? null : headRow.parse(row);
}

/** Whether a head is a row of this history. */
export function hasCheckpoint(db: Connection, head: Pick<Head, 'seq' | 'hash'>): boolean {
  return db.prepare('SELECT hash FROM history WHERE seq = ?').pluck().get(head.seq) === head.hash;
}

/** What a backup's seal carries: which base it is of, and the newest row in it. */
export function createChecksumNote(folder: string, head: Head | null): string {
  return head === null ? '{}' : JSON.stringify({ place: placeOf(folder), ...head });
}

/** The newest files by the time in their names. */
function newestFiles(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => BACKUP_FILE.test(name)) : [];
  const stampOf = (name: string): string => /\d{8}-\d{6}/.exec(name)?.[0] ?? '';
  return names.toSorted((a, b) => stampOf(b).localeCompare(stampOf(a))).map((name) => path.join(folder, name));
}

/** The head that a backup says it holds, of a base that `isOurs`. */
function sealedHead(file: string, isOurs: IsOurs): Head | null {
  const note = sealNote(file);
  if (note === null) return null;
  const seal = parseJsonInShape(note, sealShape);
  // No seal of ours: a restore says so.
  if (seal === null || !isOurs({ place: seal.place, heads: [seal] })) return null;
  const { place: _place, ...head } = seal;
  return head;
}

/** What is known about a base outside of its file. */
export interface Outside {
  readonly place: string;
  readonly heads: readonly Head[];
  readonly steps: readonly HeadStep[];
}

type IsOurs = (record: Pick<HeadRecord, 'place' | 'heads'>) => boolean;

/** Records by where they lie, those of this base. */
interface FoundRecords {
  readonly isOurs: IsOurs;
  readonly config: readonly HeadRecord[];
  readonly data: readonly HeadRecord[];
  readonly second: readonly HeadRecord[];
}

/**
 * Finds the records of the base in `folder`: those of its place. Where none is of this place, the data folder was moved, renamed or the
 * computer was: then those of the same origin, wherever they lie, for a moved folder may hold an older file.
 */
function findRecords(folder: string, second: string | null, findOrigin: () => string | null): FoundRecords {
  const place = placeOf(folder);
  const inSecond = second === null ? [] : readRecordsIn(path.join(second, HEADS_NAME));
  const isHere: IsOurs = (record) => record.place === place;
  const atPlace = readRecordsIn(configFileOf(place));
  const isKnown = [...atPlace, ...inSecond].some(isHere);
  const origin = isKnown ? null : findOrigin();
  const isOurs: IsOurs = origin === null ? isHere : (record) => isHere(record) || record.heads.some((head) => head.origin === origin);
  return {
    isOurs,
    config: (origin === null ? atPlace : readAllRecords()).filter(isOurs),
    data: readRecordsIn(path.join(folder, OWN_BACKUPS, HEADS_NAME)),
    second: inSecond.filter(isOurs),
  };
}

/** Reads what is known in the configuration folder and beside the backups; `second` is the second folder of backups, where it is to be looked at. */
export function readOutsideCheckpoints(folder: string, second: string | null, findOrigin: () => string | null): Outside {
  const { isOurs, config, data, second: inSecond } = findRecords(folder, second, findOrigin);
  const records = [...config, ...data, ...inSecond];
  const sealed = [path.join(folder, OWN_BACKUPS), ...(second === null ? [] : [second])].flatMap((one) =>
    newestFiles(one)
      .slice(0, SEALS_READ)
      .map((file) => sealedHead(file, isOurs)),
  );
  const all = [...records.flatMap((one) => one.heads), ...sealed.filter((one) => one !== null)];
  const unique = new Map(all.map((head) => [`${head.seq} ${head.hash}`, head]));
  return {
    place: placeOf(folder),
    heads: [...unique.values()].toSorted((a, b) => a.atMs - b.atMs || a.seq - b.seq),
    steps: records.flatMap((one) => one.steps),
  };
}

/** Reads what is known outside of an open base. */
export function readOutsideOf({ folder, db }: Pick<Base, 'folder' | 'db'>, second: string | null): Outside {
  return readOutsideCheckpoints(folder, second, () => findOwnCheckpoint(db)?.origin ?? null);
}

/** A place outside of the file where heads are written down. */
export type HeadPlace = 'config' | 'data' | 'second';

/** The newest head that each place outside knows of this base; null: none. The second folder is a place where there is one. */
export function listNewestCheckpoints(
  { folder, db }: Pick<Base, 'folder' | 'db'>,
  second: string | null,
): readonly { readonly place: HeadPlace; readonly newest: Head | null }[] {
  const found = findRecords(folder, second, () => findOwnCheckpoint(db)?.origin ?? null);
  const places: readonly HeadPlace[] = ['config', 'data', ...(second === null ? [] : ['second' as const])];
  return places.map((place) => {
    const heads = found[place].filter(found.isOurs).flatMap((one) => one.heads);
    return { place, newest: heads.toSorted((a, b) => a.atMs - b.atMs).at(-1) ?? null };
  });
}

function isSettled(db: Connection, head: Head, steps: readonly HeadStep[]): boolean {
  return steps.some(
    ({ atMs, fork, settled }) => (fork === null || hasCheckpoint(db, fork)) && (settled.includes(head.hash) || head.atMs < atMs),
  );
}

function caseOf(db: Connection, own: Head | null, known: Head, heads: readonly Head[]): TrustCase {
  if (own === null || own.seq >= known.seq) return own === null ? 'shorter' : 'another';
  if (heads.some((one) => one.seq === own.seq && one.hash === own.hash)) return 'older';
  const reachable = heads.filter((one) => one.seq <= own.seq);
  return own.origin === known.origin && reachable.every((one) => hasCheckpoint(db, one)) ? 'shorter' : 'another';
}

/** Whether a history lacks a head that is known outside; null: it holds them all, or they are no longer expected. */
export function judgeTrust(db: Connection, { heads, steps }: Outside): Distrust | null {
  const lacking = heads.filter((head) => !hasCheckpoint(db, head) && !isSettled(db, head, steps));
  const known = lacking.at(-1);
  if (known === undefined) return null;
  const own = findOwnCheckpoint(db);
  const live = heads.filter((head) => !isSettled(db, head, steps));
  return { case: caseOf(db, own, known, live), known, own, lacking };
}

const distrusted = new WeakMap<Connection, Distrust>();

/** What is wrong with an open base's history; null: it may be written. */
export function distrustOf(db: Connection): Distrust | null {
  return distrusted.get(db) ?? null;
}

/** The refusal of a write to an open base whose history is not trusted: HISTORY_UNTRUSTED `{what, known, own}` with numbers of rows; null: it may be written. */
export function findDistrustRefusal(db: Connection): Refusal | null {
  const distrust = distrustOf(db);
  if (distrust === null) return null;
  return { code: 'HISTORY_UNTRUSTED', data: { what: distrust.case, known: distrust.known.seq, own: distrust.own?.seq ?? 0 } };
}

/** Compares the history chain with its external checkpoints, and keeps the result for the connection. */
export function checkHistoryIntegrity(base: Base, outside: Outside): Distrust | null {
  const found = judgeTrust(base.db, outside);
  if (found === null) distrusted.delete(base.db);
  else distrusted.set(base.db, found);
  return found;
}

/** Files of heads of a base: in the configuration folder, in its own folder of backups, in the second one where that is here. */
function filesOf(folder: string, place: string, second: string | null): string[] {
  const own = path.join(folder, OWN_BACKUPS);
  return [
    configFileOf(place),
    ...(existsSync(own) ? [path.join(own, HEADS_NAME)] : []),
    ...(second !== null && existsSync(second) ? [path.join(second, HEADS_NAME)] : []),
  ];
}

function recordOf(file: string, place: string): HeadRecord {
  return readRecordsIn(file).find((one) => one.place === place) ?? { place, heads: [], steps: [] };
}

/** Writes the base's newest row down outside, unless its history is not trusted. */
export function recordCheckpoint(base: Base, second: string | null): void {
  if (distrustOf(base.db) !== null) return;
  const head = findOwnCheckpoint(base.db);
  if (head === null) return;
  const place = placeOf(base.folder);
  for (const file of filesOf(base.folder, place, second)) {
    const record = recordOf(file, place);
    if (record.heads.at(-1)?.hash !== head.hash) writeRecord(file, { ...record, heads: [...record.heads, head] });
  }
}

/** Writes down that the program or a manager puts other content in the base's place: heads known so far are no longer expected of it. */
export function noteStep(
  folder: string,
  step: Pick<HeadStep, 'atMs' | 'kind' | 'fork'>,
  { second, present }: { readonly second: string | null; readonly present: Head | null },
): void {
  const { place, heads } = readOutsideCheckpoints(folder, second, () => (present ?? step.fork)?.origin ?? null);
  const settled = [...heads.map((one) => one.hash), ...(present === null ? [] : [present.hash])];
  for (const file of filesOf(folder, place, second)) {
    const record = recordOf(file, place);
    writeRecord(file, { ...record, steps: [...record.steps, { ...step, settled }] });
  }
}
