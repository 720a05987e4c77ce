// Use case: who has reported a month, for the command line.
import { ok, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { formMethods } from '../../contract/collection/collection.ts';
import type { Base } from '../core/db/open.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { listRosterStates } from './roster-states.ts';

/** The month's roster with the state of each. Refuses PROFILE_…. */
export function getFormStatus(base: Base, { month }: Asked<typeof formMethods.status>): Result<Answer<typeof formMethods.status>> {
  const profile = getProfileOfBase(base);
  if (!profile.ok) return profile;
  return ok({ roster: listRosterStates(base, month).map(({ uscc, name, state }) => ({ uscc, name, state })) });
}
