// A copy of a base's database in memory, for trials that write what nobody keeps: they don't hold the one writer of the base.
import Database from 'better-sqlite3';
import type { Result } from '../../../domain/values/result.ts';
import { findDistrustRefusal } from './history-integrity.ts';
import { setRules } from './open.ts';
import type { Base } from './rows.ts';

/** Where a SQLite file's first page says which journal writes and reads it need (fileformat2, 1.3): 1 rollback, 2 write-ahead log. */
const JOURNAL_VERSIONS = [18, 19] as const;
const ROLLBACK = 1;

/**
 * Runs `work` on a copy of the base as it stands now, in the memory of this thread; what it writes is gone with the copy. Refuses
 * HISTORY_UNTRUSTED as a write to the base itself would.
 */
export async function runOnPrivateCopy<T>(base: Base, work: (copy: Base) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
  const untrusted = findDistrustRefusal(base.db);
  if (untrusted !== null) return { ok: false, refusal: untrusted };
  const pages = base.db.serialize();
  // A database in memory has no write-ahead log, and one that asks for it is not opened.
  for (const at of JOURNAL_VERSIONS) pages[at] = ROLLBACK;
  const db = new Database(pages);
  try {
    setRules(db);
    return await work({ ...base, db });
  } finally {
    db.close();
  }
}
