// Use case: an empty base, with the one that is there kept aside if that is wanted.
import { ok, type Result } from '../../domain/values/result.ts';
import { type Clock, closeBase, createBase, getDatabaseFile } from '../core/db/open.ts';
import { keepAside } from '../safety/restore.ts';

/** Creates an empty base. Refuses BASE_EXISTS (unless `forceEmpty`, which keeps the old one aside), BASE_BUSY, FOLDER_READ_ONLY, TARGET_HELD. */
export function startBase(folder: string, clock: Clock, choice: { readonly forceEmpty: boolean }): Result<{ readonly file: string }> {
  if (choice.forceEmpty) {
    const aside = keepAside({ folder, clock });
    if (!aside.ok) return aside;
  }
  const made = createBase(folder, clock);
  if (!made.ok) return made;
  closeBase(made.value);
  return ok({ file: getDatabaseFile(folder) });
}
