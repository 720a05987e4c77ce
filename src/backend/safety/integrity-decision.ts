// Use case: what a base lacks of the history that is known outside, where it can be had back, and a manager's decision to go on with what is there.
import path from 'node:path';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { safetyMethods } from '../../contract/safety/safety.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/rows.ts';
import type { Head } from '../core/db/checkpoint-files.ts';
import {
  distrustOf,
  readOutsideOf,
  checkHistoryIntegrity,
  listNewestCheckpoints,
  recordCheckpoint,
  noteStep,
  findOwnCheckpoint,
} from '../core/db/history-integrity.ts';
import { type Actor, appendHistory, inTx } from '../core/db/tx.ts';
import { readSetting } from '../core/records/settings.ts';
import { listBackupsIn } from './backup-files.ts';
import { backupFolderOf } from './own-backups.ts';
import { hasHistoryRow } from './restore.ts';

const BACKUPS_NAMED = 5;
/** Files that are opened to look for a row: older backups hold it less and less. */
const BACKUPS_OPENED = 40;

/** The newest backups that hold a head, from both folders. */
function backupsHolding(base: Base, head: Head): string[] {
  const second = readSetting(base.db, 'backup.second');
  const folders = [backupFolderOf(base), ...(second === null ? [] : [second])];
  const files = folders.flatMap((folder) =>
    (listBackupsIn(folder) ?? []).map(({ stamp, name }) => ({ stamp, file: path.join(folder, name) })),
  );
  return files
    .toSorted((a, b) => b.stamp.localeCompare(a.stamp))
    .slice(0, BACKUPS_OPENED)
    .filter(({ file }) => hasHistoryRow(file, head))
    .slice(0, BACKUPS_NAMED)
    .map(({ file }) => file);
}

function timeOf(head: Head): string {
  return formatIsoInstant(convertMillisecondsToInstant(head.atMs));
}

/** What the base lacks of what is known outside; null: nothing. The second folder of backups is looked at too. */
export function getCheckpoints(base: Base): Answer<typeof safetyMethods.heads> {
  const second = readSetting(base.db, 'backup.second');
  const found = checkHistoryIntegrity(base, readOutsideOf(base, second));
  const own = findOwnCheckpoint(base.db);
  const line = (head: Head | null) => (head === null ? null : { seq: head.seq, at: timeOf(head) });
  const mine = line(own);
  const places = listNewestCheckpoints(base, second).map(({ place, newest }) => ({ place, newest: line(newest) }));
  if (found === null) return { own: mine, places, trouble: null };
  const known = { seq: found.known.seq, at: timeOf(found.known) };
  return { own: mine, places, trouble: { case: found.case, known, backups: backupsHolding(base, found.known) } };
}

/** Goes on with the base as it is: the decision is history, and what was known is no longer expected. Refuses REASON_NEEDED, HISTORY_TRUSTED. */
export function acceptHistory(
  base: Base,
  actor: Actor,
  request: Asked<typeof safetyMethods.acceptHistory>,
): Result<Answer<typeof safetyMethods.acceptHistory>> {
  const reason = request.reason.trim();
  const second = readSetting(base.db, 'backup.second');
  const found = distrustOf(base.db) ?? checkHistoryIntegrity(base, readOutsideOf(base, second));
  if (found === null) return refuse('HISTORY_TRUSTED', {});
  if (reason === '') return refuse('REASON_NEEDED', {});
  const { known, own } = found;
  const before = { case: found.case, known: known.seq, hash: known.hash, made: timeOf(known) };
  const write = (): Result<null> =>
    inTx(
      base,
      actor,
      (tx) => {
        appendHistory(tx, { action: 'accept', entity: 'base', entityId: null, before, after: { own: own?.seq ?? 0 }, reason });
        return ok(null);
      },
      { decides: true },
    );
  const written = write();
  if (!written.ok) return written;
  noteStep(base.folder, { atMs: base.clock.nowMs(), kind: 'accept', fork: findOwnCheckpoint(base.db) }, { second, present: null });
  checkHistoryIntegrity(base, readOutsideOf(base, second));
  recordCheckpoint(base, second);
  return ok({ seq: findOwnCheckpoint(base.db)?.seq ?? 0 });
}
