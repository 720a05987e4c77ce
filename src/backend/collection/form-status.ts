// Use case: who has reported a month, for the command line.
import { ok } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Month } from '../../domain/time/calendar.ts';
import type { Base } from '../core/db/open.ts';
import { profileOfBase } from '../base/base-profile.ts';
import { rosterStates } from './roster-states.ts';

/** A tenant of the roster, and how it stands. */
export interface RosterLine {
  readonly uscc: string;
  readonly name: string;
  readonly state: 'missing' | 'reported' | 'zero' | 'failing';
}

/** The month's roster with the state of each. Refuses PROFILE_…. */
export function formStatus(base: Base, month: Month): Result<{ readonly roster: readonly RosterLine[] }> {
  const profile = profileOfBase(base);
  if (!profile.ok) return profile;
  return ok({ roster: rosterStates(base, month).map(({ uscc, name, state }) => ({ uscc, name, state })) });
}
