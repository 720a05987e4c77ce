// A journal outside the database: what long work is running, so that after a crash the next start can say what became of it.
import type { EndedWork } from '../../../contract/base/start.ts';
import { closeSync, fsyncSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Connection, isSqliteError, prepareStatement, queryInt } from '../db/rows.ts';
import { getFileErrorCode, hashSha256 } from '../db/database-files.ts';
import type { Base } from '../db/open.ts';
import { parseJsonInShape } from '../files/json-file.ts';
import { isAlive } from '../files/process-alive.ts';
import { trackPartialFile } from '../files/partial-files.ts';

/** Work that is one long transaction. */
type Work =
  | { readonly kind: 'import'; readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[] }
  | { readonly kind: 'close'; readonly month: string }
  | { readonly kind: 'undo'; readonly batch: number };

/** What tells the old state from the new one. */
const proofSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), batch: z.int(), sha256: z.array(z.string()) }),
  z.object({ kind: z.literal('close'), month: z.string(), revision: z.int() }),
  z.object({ kind: z.literal('undo'), batch: z.int() }),
]);
type Proof = z.infer<typeof proofSchema>;

/** The newest batch's number, 0 before the first. */
function newestBatchId(db: Connection): number {
  return queryInt(db, 'SELECT max(id) FROM import_batch') ?? 0;
}

/** Whether a batch after `batch` took a file with one of these hashes. */
function tookAnyOf(db: Connection, batch: number, hashes: readonly string[]): boolean {
  const found = prepareStatement(
    db,
    `SELECT 1 FROM intake i JOIN received_file f ON f.id = i.file_id
     WHERE i.batch_id > ? AND f.sha256 IN (SELECT value FROM json_each(?)) LIMIT 1`,
  ).get(batch, JSON.stringify(hashes));
  return found !== undefined;
}

function newestRevision(db: Connection, month: string): number {
  return queryInt(db, 'SELECT max(revision) FROM filing WHERE month = ?', [month]) ?? 0;
}

function wasUndone(db: Connection, batch: number): boolean {
  return prepareStatement(db, 'SELECT 1 FROM import_batch WHERE id = ? AND undone_ms IS NOT NULL').get(batch) !== undefined;
}

/** What the base says before the work begins. */
function proofOf(db: Connection, work: Work): Proof {
  switch (work.kind) {
    case 'import':
      return { kind: 'import', batch: newestBatchId(db), sha256: work.files.map(({ bytes }) => hashSha256(bytes)) };
    case 'close':
      return { kind: 'close', month: work.month, revision: newestRevision(db, work.month) };
    default:
      return work;
  }
}

/** Whether the work that the proof was taken for has been done since. */
function isDone(db: Connection, proof: Proof): boolean {
  switch (proof.kind) {
    case 'import':
      return tookAnyOf(db, proof.batch, proof.sha256);
    case 'close':
      return newestRevision(db, proof.month) > proof.revision;
    default:
      return wasUndone(db, proof.batch);
  }
}

const entrySchema = z.object({ process: z.int(), started: z.int(), at: z.int(), subject: z.string(), proof: proofSchema });
type Entry = z.infer<typeof entrySchema>;

const ENTRY_NAME = /^livebase\.running-\d+-\d+-\d+\.json$/;
/** Long work takes seconds: an older entry was left by a crash, anyone who has its process number now. */
const ENTRY_LIFE_MS = 600_000;
/** A process's start is computed from its age: that wavers a little. */
const SAME_START_MS = 5000;
const FOR_A_SUBJECT = 3;

function processStart(): number {
  return Math.round(Date.now() - process.uptime() * 1000);
}

function subjectOf(work: Work): string {
  if (work.kind === 'close') return work.month;
  if (work.kind === 'undo') return String(work.batch);
  const names = work.files.map(({ name }) => name);
  return names.length > FOR_A_SUBJECT ? `${names.slice(0, FOR_A_SUBJECT).join('、')} …(${names.length})` : names.join('、');
}

function writeEntry(file: string, entry: Entry): void {
  const handle = openSync(file, 'wx');
  try {
    writeSync(handle, JSON.stringify(entry));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A name that no other work of this or another thread has. */
function entryFile(folder: string): string {
  return path.join(folder, `livebase.running-${process.pid}-${Date.now()}-${Math.trunc(performance.now() * 1000)}.json`);
}

/**
 * Notes on disk that the work is about to begin. Answers how to say that it has ended, however it did.
 * Where nothing can be noted (a full disk, a damaged base) the work goes on: it will be told of that itself.
 */
export function beginWork(base: Base, work: Work): () => void {
  const file = entryFile(base.folder);
  trackPartialFile(file);
  try {
    const proof = proofOf(base.db, work);
    writeEntry(file, { process: process.pid, started: processStart(), at: base.clock.nowMs(), subject: subjectOf(work), proof });
  } catch (error) {
    if (!isSqliteError(error) && getFileErrorCode(error) === '') throw error;
  }
  return () => rmSync(file, { force: true });
}

/** Whether the process that wrote the entry is still at it. */
function isRunning(entry: Entry, file: string): boolean {
  if (entry.process === process.pid) return Math.abs(entry.started - processStart()) < SAME_START_MS;
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.abs(age) < ENTRY_LIFE_MS && isAlive(entry.process);
}

/** What crashes left, newest first, and how to forget it once a person has been told. Reads only. */
export function interruptedWork(base: Base): { readonly works: readonly EndedWork[]; readonly forget: () => void } {
  const works: EndedWork[] = [];
  const files: string[] = [];
  for (const name of readdirSync(base.folder).filter((one) => ENTRY_NAME.test(one))) {
    const file = path.join(base.folder, name);
    // Half written: the crash came before the work began.
    const entry = parseJsonInShape(readFileSync(file, 'utf8'), entrySchema);
    if (entry !== null && isRunning(entry, file)) continue;
    files.push(file);
    if (entry === null) continue;
    const { subject, at, proof } = entry;
    works.push({ kind: proof.kind, subject, at, done: isDone(base.db, proof) });
  }
  return {
    works: works.toSorted((a, b) => b.at - a.at),
    forget: () => {
      for (const file of files) rmSync(file, { force: true });
    },
  };
}
