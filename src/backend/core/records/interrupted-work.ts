// A journal outside the database: what long work is running, so that after a crash the next start can say what became of it.
import { closeSync, fsyncSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isSqliteError } from '../db/connection.ts';
import { getFileErrorCode } from '../db/database-files.ts';
import type { Base } from '../db/open.ts';
import { parseJsonInShape } from '../files/json-file.ts';
import { isAlive } from '../files/process-alive.ts';
import { trackPartialFile } from '../files/partial-files.ts';
import { isDone, proofOf, proofSchema, type Work } from './work-proofs.ts';

/** What a crash cut short, and whether it had been done by then: all of it, or nothing. */
export interface EndedWork {
  readonly kind: Work['kind'];
  /** Names of files, a month, a batch. */
  readonly subject: string;
  readonly at: number;
  readonly done: boolean;
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
