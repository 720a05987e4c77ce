// A reason that says something: words, not a few letters typed to get past the question.
import { ok, refuse, type Result } from '../values/result.ts';

/** One to three letters or digits and nothing else, `atc`: it says nothing to anyone who reads it later. */
export function isSaidByNothing(reason: string): boolean {
  return /^[\s\p{P}]*([A-Za-z0-9Ａ-Ｚａ-ｚ０-９][\s\p{P}]*){1,3}$/u.test(reason);
}

/** Refuses REASON_TOO_SHORT `{reason}`; no reason at all is another question. */
export function validateReason(reason: string | null): Result<string | null> {
  return reason !== null && isSaidByNothing(reason) ? refuse('REASON_TOO_SHORT', { reason }) : ok(reason);
}
