// What proposing and checking a map need of a profile, with or without a base at hand.
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { readKind } from '../core/db/read-kind.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { loadProfile } from '../base/load-profile.ts';
import type { Profile } from '../base/profile.ts';
import { STANDARD_PROFILE } from '../../contract/core/settings/settings.ts';
import type { Book } from '../../sheets/book/book-model.ts';
import { mapFacts, type MapFacts } from './map/map-facts.ts';
import { type ProposedMap, proposeMap } from './map/propose-map.ts';

/** A profile with what a map may name under it. */
export interface ProfileFacts {
  readonly profile: Profile;
  readonly facts: MapFacts;
}

/** The profile asked for, else the base's, else the one that a new base begins with. Refuses PROFILE_UNKNOWN, PROFILE_INVALID. */
export function getFactsOfProfile(base: Base | null, profileId: string | null): Result<ProfileFacts> {
  const profile = base === null ? loadProfile(profileId ?? STANDARD_PROFILE) : getProfileOfBase(base, profileId);
  return profile.ok ? ok({ profile: profile.value, facts: mapFacts(profile.value) }) : profile;
}

/** A proposed map for a blank called `file`; a form that is filled in for another base than this one is nothing to be sure of. */
export function proposalOf(base: Base | null, book: Book, { profile }: ProfileFacts, file: string): ProposedMap {
  const newest = base === null ? undefined : readKind(base.db, 'base_fact', { order: ['startsOn'] }).at(-1);
  const identity = newest === undefined ? null : { name: newest.fullName, code: newest.uscc };
  return proposeMap({ book, facts: { profile, synonyms: profile.synonyms }, file, base: identity });
}
