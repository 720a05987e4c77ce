// Use case: what people choose for the base (settings), and who works at this computer.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import type { Choices } from '../../contract/base/settings-shapes.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { loadProfile, listProfileFolders } from './load-profile.ts';
import { findFirstManager, isLocking, findPersonByName } from '../core/records/people.ts';
import { readSetting, readWho, writeSetting, writeWho } from '../core/records/settings.ts';
import { getComputerName } from '../safety/machine-facts.ts';

/** What is chosen now. */
export function choicesOf(base: Base): Choices {
  const { db } = base;
  return {
    profile: readSetting(db, 'profile'),
    backupDaily: readSetting(db, 'backup.daily'),
    backupMonthly: readSetting(db, 'backup.monthly'),
    papersYears: readSetting(db, 'papers.years'),
    formsDueDay: readSetting(db, 'forms.dueDay'),
    idleMinutes: readSetting(db, 'idle.minutes'),
    language: readSetting(db, 'page.language'),
    theme: readSetting(db, 'page.theme'),
  };
}

/** Chooses; what is null stays. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function choose(base: Base, actor: Actor, wish: Asked<typeof settingsMethods.choose>): Result<Choices> {
  if (wish.profile !== null) {
    const profile = loadProfile(wish.profile, listProfileFolders(base.folder));
    if (!profile.ok) return profile;
  }
  const written = inTx(base, actor, (tx) => {
    if (wish.profile !== null) writeSetting(tx, 'profile', wish.profile);
    if (wish.backupDaily !== null) writeSetting(tx, 'backup.daily', wish.backupDaily);
    if (wish.backupMonthly !== null) writeSetting(tx, 'backup.monthly', wish.backupMonthly);
    if (wish.papersYears !== null) writeSetting(tx, 'papers.years', wish.papersYears);
    if (wish.formsDueDay !== null) writeSetting(tx, 'forms.dueDay', wish.formsDueDay);
    if (wish.idleMinutes !== null) writeSetting(tx, 'idle.minutes', wish.idleMinutes);
    if (wish.language !== null) writeSetting(tx, 'page.language', wish.language);
    if (wish.theme !== null) writeSetting(tx, 'page.theme', wish.theme);
    return ok(null);
  });
  return written.ok ? ok(choicesOf(base)) : written;
}

/** Who works at this computer; null until somebody said. */
export function findPersonHere(base: Base): { readonly who: string | null; readonly computer: string } {
  const computer = getComputerName();
  return { who: readWho(base.db, computer), computer };
}

/** Who works at this computer, and under which name what is done now is written down. */
export function getWorkingHere(base: Base, { who: acting }: Actor): Result<Answer<typeof settingsMethods.who>> {
  return ok({ ...findPersonHere(base), acting });
}

/** Says who works at this computer; changes carry that name from now on. */
export function setPersonHere(
  base: Base,
  actor: Actor,
  { who }: Asked<typeof settingsMethods.sayWho>,
): Result<Answer<typeof settingsMethods.sayWho>> {
  const name = who.trim();
  if (name === '') return refuse('REASON_NEEDED', {});
  // Once there are PINs a name alone opens nothing; where there are people it is one of theirs.
  if (isLocking(base.db)) return refuse('LOCKED', {});
  if (findFirstManager(base.db) !== null && findPersonByName(base.db, name) === null) return refuse('PERSON_UNKNOWN', { name });
  const written = inTx(base, actor, (tx) => {
    writeWho(tx, getComputerName(), name);
    return ok(null);
  });
  return written.ok ? ok({ who: name }) : written;
}
