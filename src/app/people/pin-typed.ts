// What is wrong with a PIN that was typed twice, and who could not enter once the first one is set. Pure.
import type { Person } from '../../contract/people/people.ts';
import { decidePin } from '../../domain/base/pin.ts';

/** What is wrong with it: `shape` (digits, so many) or `differs` (the two are not the same); null: nothing. */
export function pinTrouble(pin: string, again: string): 'shape' | 'differs' | null {
  if (!decidePin(pin).ok) return 'shape';
  return pin === again ? null : 'differs';
}

/** Names of those who work here and have no PIN, without the one who is getting it: they can't enter until a manager sets theirs. */
export function listNamesWithoutPin(people: readonly Person[], getting: number): readonly string[] {
  return people.filter((one) => !one.isRetired && !one.hasPin && one.id !== getting).map(({ name }) => name);
}
