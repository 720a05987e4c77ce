// Use case: profiles of the report taken in from a file or a zip, into the base's own folder.
import path from 'node:path';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { stampOf } from '../core/db/rows.ts';
import { type Actor, appendHistory, inTx } from '../core/db/tx.ts';
import { readJsonFiles, hasKey } from '../core/files/given-json.ts';
import { replaceUserFile } from '../core/files/json-file.ts';
import { PROFILE_FILE, PROFILE_ID, parseProfile, listProfileFolders } from './load-profile.ts';
import type { Profile } from './profile.ts';

type Taken = Answer<typeof settingsMethods.takeProfiles>['taken'][number];

function put(base: Base, { profile, text }: { readonly profile: Profile; readonly text: string }): Result<Taken> {
  const [own = ''] = listProfileFolders(base.folder);
  const stamp = stampOf(base.clock.nowMs());
  const folder = path.join(own, profile.id);
  const kept = replaceUserFile({ folder, name: PROFILE_FILE, keptAs: `profile-${stamp}.json`, bytes: Buffer.from(text) });
  return kept.ok ? ok({ id: profile.id, name: profile.name, kept: kept.value }) : kept;
}

/**
 * Takes the profiles of a file or a zip: all of them or none. Refuses PROFILE_INVALID (also where there is none in it), FILE_* of a zip,
 * FOLDER_READ_ONLY, DISK_FULL.
 */
export async function takeProfiles(
  base: Base,
  actor: Actor,
  { file }: Asked<typeof settingsMethods.takeProfiles>,
): Promise<Result<{ taken: Taken[] }>> {
  const given = await readJsonFiles(file);
  if (!given.ok) return given;
  const read: { readonly profile: Profile; readonly text: string }[] = [];
  for (const { name, text } of given.value.filter((one) => hasKey(one.text, 'relations'))) {
    const profile = parseProfile(name, text);
    if (!profile.ok) return profile;
    if (!PROFILE_ID.test(profile.value.id)) return refuse('PROFILE_INVALID', { profile: name, detail: `id: ${profile.value.id}` });
    read.push({ profile: profile.value, text });
  }
  if (read.length === 0) return refuse('PROFILE_INVALID', { profile: file.name, detail: 'profile.json' });
  const taken: Taken[] = [];
  for (const one of read) {
    const done = put(base, one);
    if (!done.ok) return done;
    taken.push(done.value);
  }
  const noted = inTx(base, actor, (tx) => {
    for (const { id, name, kept } of taken)
      appendHistory(tx, { action: 'change', entity: 'profile_file', entityId: null, after: { file: file.name, id, name, kept } });
    return ok(null);
  });
  return noted.ok ? ok({ taken }) : noted;
}
