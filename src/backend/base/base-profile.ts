// The profile that a base reports by: the one that was asked for, else the one the base has chosen.
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { readSetting } from '../core/records/settings.ts';
import { loadProfile, listProfileFolders } from './load-profile.ts';
import type { Profile } from './profile.ts';

/** The base's profile, or the one of this id; its own folder is looked through first. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function getProfileOfBase(base: Base, id: string | null = null): Result<Profile> {
  return loadProfile(id ?? readSetting(base.db, 'profile'), listProfileFolders(base.folder));
}
