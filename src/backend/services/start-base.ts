// Use case: an empty base, with the one that is there kept aside if that is wanted.
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { dayOfInstant, instantFromMilliseconds, minuteOfDay, printClock } from '../../domain/calendar.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { DATABASE_NAME, closeBase, createBase, openBase } from '../db/open.ts';
import type { Clock } from '../db/open.ts';

function freeName(folder: string, stem: string): string {
  for (let nth = 1; ; nth += 1) {
    const file = path.join(folder, nth === 1 ? `${stem}.db` : `${stem} (${nth}).db`);
    if (!existsSync(file)) return file;
  }
}

/** Moves the database and its write-ahead log aside under a dated name. */
function keepAside(folder: string, clock: Clock): Result<null> {
  const now = instantFromMilliseconds(clock.nowMs());
  const stem = `livebase-${dayOfInstant(now)}-${printClock(minuteOfDay(now)).replace(':', '')}`;
  const aside = freeName(folder, stem);
  const database = path.join(folder, DATABASE_NAME);
  // Closing folds the write-ahead log into the file; a damaged file keeps its log beside it.
  const old = openBase(folder, clock);
  if (old.ok) closeBase(old.value);
  try {
    // The log goes first: a database without its log is the older state, a log without its database is nothing.
    for (const suffix of ['-wal', '-shm']) if (existsSync(database + suffix)) renameSync(database + suffix, aside + suffix);
    renameSync(database, aside);
    return ok(null);
  } catch (error) {
    return refuse('TARGET_HELD', { file: database, detail: error instanceof Error ? error.message : '' });
  }
}

/** Creates an empty base. Refuses BASE_EXISTS (unless `forceEmpty`, which keeps the old one aside), BASE_READ_ONLY, TARGET_HELD. */
export function startBase(folder: string, clock: Clock, choice: { readonly forceEmpty: boolean }): Result<{ readonly file: string }> {
  if (choice.forceEmpty && existsSync(path.join(folder, DATABASE_NAME))) {
    const aside = keepAside(folder, clock);
    if (!aside.ok) return aside;
  }
  const made = createBase(folder, clock);
  if (!made.ok) return made;
  closeBase(made.value);
  return ok({ file: path.join(folder, DATABASE_NAME) });
}
