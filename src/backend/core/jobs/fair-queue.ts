// A queue that serves people in turn: each person's work in the order it came, and nobody's behind all of another one's.

/** Work that waits, by the person whose it is. */
export interface FairQueue<T> {
  /** Adds work of a person at the end of what waits of theirs; false, and nothing added, where as much waits as may. */
  readonly add: (person: string, work: T) => boolean;
  /** Takes the oldest work of the person who was served longest ago, among those that may be served now; null: of none. */
  readonly take: (canServe: (person: string) => boolean) => T | null;
  /** Whether work waits of anybody who may be served now. */
  readonly has: (canServe: (person: string) => boolean) => boolean;
  /** Takes work out that is no longer wanted; false where it does not wait. */
  readonly remove: (person: string, work: T) => boolean;
  /** Counts what waits of a person. */
  readonly count: (person: string) => number;
  /** Takes everything out, in no person's order. */
  readonly clear: () => readonly T[];
}

/** Creates an empty queue in which at most `mostOfOne` pieces of work of a person wait. */
export function createFairQueue<T>(mostOfOne: number): FairQueue<T> {
  // In the order in which people are served next: a person who was served goes to the end.
  const byPerson = new Map<string, T[]>();
  const add = (person: string, work: T): boolean => {
    const own = byPerson.get(person) ?? [];
    if (own.length >= mostOfOne) return false;
    own.push(work);
    byPerson.set(person, own);
    return true;
  };
  const take = (canServe: (person: string) => boolean): T | null => {
    const [person, own] = [...byPerson].find(([one]) => canServe(one)) ?? [];
    const next = own?.shift();
    if (person === undefined || own === undefined || next === undefined) return null;
    byPerson.delete(person);
    if (own.length > 0) byPerson.set(person, own);
    return next;
  };
  const remove = (person: string, work: T): boolean => {
    const own = byPerson.get(person) ?? [];
    const at = own.indexOf(work);
    if (at < 0) return false;
    own.splice(at, 1);
    if (own.length === 0) byPerson.delete(person);
    return true;
  };
  const clear = (): readonly T[] => {
    const all = [...byPerson.values()].flat();
    byPerson.clear();
    return all;
  };
  return {
    add,
    take,
    has: (canServe) => [...byPerson.keys()].some(canServe),
    remove,
    count: (person) => byPerson.get(person)?.length ?? 0,
    clear,
  };
}
