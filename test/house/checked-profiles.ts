// `npm run profiles`: writes resources/checked-profiles again, the profiles that ship as they are read, by the hash of their text.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CHECKED_PROFILES, getCheckedName, PROFILE_FILE, validateProfile } from '../../src/backend/base/load-profile.ts';

const SHIPPED_PROFILES = path.join(import.meta.dirname, '..', '..', 'resources', 'profiles');

rmSync(CHECKED_PROFILES, { recursive: true, force: true });
mkdirSync(CHECKED_PROFILES, { recursive: true });
for (const id of readdirSync(SHIPPED_PROFILES)) {
  const text = readFileSync(path.join(SHIPPED_PROFILES, id, PROFILE_FILE), 'utf8');
  const judged = validateProfile(text);
  if ('detail' in judged) throw new Error(`${id}: ${judged.detail}`);
  writeFileSync(path.join(CHECKED_PROFILES, getCheckedName(text)), `${JSON.stringify(judged.profile)}\n`);
}
