// Use case: what people choose for the base (settings), and who works at this computer.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import type { Choices } from '../../contract/core/settings/choices.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, inTx } from '../core/db/tx.ts';
import { loadProfile, listProfileFolders } from './load-profile.ts';
import { findFirstManager, isLocking, findPersonByName } from '../core/records/people.ts';
import { readChoices, readWho, writeChoices, writeWho } from '../core/records/settings.ts';
import { getComputerName } from '../safety/machine-facts.ts';

/** Chooses; what is left out stays. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function choose(base: Base, actor: Actor, wish: Asked<typeof settingsMethods.choose>): Result<Choices> {
  if (wish.profile !== undefined) {
    const profile = loadProfile(wish.profile, listProfileFolders(base.folder));
    if (!profile.ok) return profile;
  }
  const written = inTx(base, actor, (tx) => {
    writeChoices(tx, wish);
    return ok(null);
  });
  return written.ok ? ok(readChoices(base.db)) : written;
}

/** Who works at this computer; null until somebody said. */
export function findPersonHere(base: Base): { readonly who: string | null; readonly computer: string } {
  const computer = getComputerName();
  return { who: readWho(base.db, computer), computer };
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
