// Use case: the restore drill. The newest backup of the second folder is opened beside the base, checked in full as a restore would, and closed again.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import { DRILL_DAYS } from '../../domain/base/backup-age.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { type Base, prepareStatement } from '../core/db/rows.ts';
import { discardDatabase, refuseFileError } from '../core/db/database-files.ts';
import { type Actor, appendHistory, inTx } from '../core/db/tx.ts';
import { trackPartialFile } from '../core/files/partial-files.ts';
import { readSetting, writeSetting } from '../core/records/settings.ts';
import { listBackupsIn } from './backup-files.ts';
import { backupFolderOf } from './own-backups.ts';
import { judgeSource, stageBackup } from './staged-backup.ts';

const DAY_MS = 86_400_000;
const OPENED = /^\.livebase-drill-/;

/** The newest backup of the second folder. Refuses DRILL_NO_FOLDER, FOLDER_MISSING, DRILL_NO_BACKUP. */
function newestOutside(base: Base): Result<string> {
  const second = readSetting(base.db, 'backup.second');
  if (second === null) return refuse('DRILL_NO_FOLDER', {});
  const files = listBackupsIn(second);
  if (files === null) return refuse('FOLDER_MISSING', { folder: second });
  const newest = files.find(({ purpose }) => purpose !== 'replaced');
  return newest === undefined ? refuse('DRILL_NO_BACKUP', { folder: second }) : ok(path.join(second, newest.name));
}

/** Opens the file beside the base, checks it in full and removes what was opened: an encrypted copy must not stay plain. Its rows. */
function tryOut(base: Base, file: string, passphrase: string | null): Result<number> {
  const folder = backupFolderOf(base);
  const staged = path.join(folder, `.livebase-drill-${process.pid}.part`);
  trackPartialFile(staged);
  try {
    mkdirSync(folder, { recursive: true });
    // What a drill left that was stopped.
    for (const name of readdirSync(folder).filter((one) => OPENED.test(one))) rmSync(path.join(folder, name), { force: true });
    return stageBackup(file, staged, passphrase);
  } catch (error) {
    return refuseFileError(error, folder);
  } finally {
    discardDatabase(staged);
  }
}

/**
 * Does the drill and writes down how it went. Refuses as `judgeSource` and `newestOutside`, which is no drill, and as `stageBackup`, which is
 * one that failed.
 */
export function runDrill(
  base: Base,
  actor: Actor,
  asked: Asked<typeof settingsMethods.drill>,
): Result<Answer<typeof settingsMethods.drill>> {
  const passphrase = asked.passphrase ?? null;
  const file = newestOutside(base);
  if (!file.ok) return file;
  const source = judgeSource(file.value, passphrase);
  if (!source.ok) return source;
  const tried = tryOut(base, file.value, passphrase);
  const name = path.basename(file.value);
  const written = inTx(base, actor, (tx) => {
    const [rows, failed] = tried.ok ? [tried.value, null] : [null, tried.refusal.code];
    appendHistory(tx, { action: 'drill', entity: 'base', entityId: null, after: { file: file.value, rows, failed } });
    writeSetting(tx, 'drill.last', { atMs: tx.nowMs, ok: tried.ok, file: name });
    return ok(null);
  });
  if (!tried.ok) return tried;
  return written.ok ? ok({ file: name, rows: tried.value }) : written;
}

const FIRST_OUTSIDE = 'SELECT min(at_ms) FROM backup_made WHERE substr(file, 1, length(?)) = ?';

/** How long ago the last drill that came out well was; null: no second folder, so that there is nothing to try. */
export function findDrillAge(base: Base): { readonly at: string | null; readonly days: number | null; readonly isDue: boolean } | null {
  const second = readSetting(base.db, 'backup.second');
  if (second === null) return null;
  const last = readSetting(base.db, 'drill.last');
  const first: unknown = prepareStatement(base.db, FIRST_OUTSIDE).pluck().get(second, second);
  const daysSince = (ms: number): number => Math.max(0, Math.floor((base.clock.nowMs() - ms) / DAY_MS));
  if (last !== null && last.ok)
    return {
      at: formatIsoInstant(convertMillisecondsToInstant(last.atMs)),
      days: daysSince(last.atMs),
      isDue: daysSince(last.atMs) >= DRILL_DAYS,
    };
  // One that failed is to be done again; where none was, a quarter of copies is enough to try one.
  return { at: null, days: null, isDue: last !== null || (typeof first === 'number' && daysSince(first) >= DRILL_DAYS) };
}
