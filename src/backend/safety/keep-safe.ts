// Use case: backups of an open base, and a look at whether it is whole.
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { Actor } from '../core/db/tx.ts';
import { backUp } from './backup.ts';
import type { BackupMade } from './backup.ts';
import { checkBase } from './check.ts';
import type { CheckReport } from './check.ts';

/** Makes a verified backup in `folder` (null: the base's own). Refuses as `backUp` of `safety`. */
export function makeBackup(base: Base, actor: Actor, folder: string | null): Result<BackupMade> {
  return backUp(base, actor, folder);
}

/** Looks at the base without changing it; `full` walks all of its history. */
export function lookAtBase(base: Base, full: boolean): CheckReport {
  return checkBase(base, { full });
}
