// Who sits at each page of a host: the person who entered, and the manager's right that was lent for one action.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Right } from '../../../domain/base/rights.ts';
import type { Base } from '../db/open.ts';
import { pinTrace } from '../records/people.ts';

/** A right that somebody lent: for the next call of this method alone, until this moment. */
export interface OneTimeGrant {
  readonly method: string;
  readonly rights: readonly Right[];
  readonly by: { readonly id: number; readonly name: string };
  readonly untilMs: number;
}

/** The seat. Persons are known by their number in the base that they entered: another base has nobody in it. */
export interface UserSession {
  /** The number of who entered this base; null: nobody did, or they left, or their PIN has been set again since. */
  readonly personIn: (base: Base) => number | null;
  /** Somebody sits down, by the PIN that holds now (or by none, where there is none). */
  readonly sit: (base: Base, personId: number) => void;
  readonly leave: () => void;
  readonly lend: (lent: OneTimeGrant) => void;
  /** What was lent for this method: it is gone with the asking. */
  readonly takeLent: (method: string, nowMs: number) => OneTimeGrant | null;
}

/** An empty seat. */
export function openSeat(): UserSession {
  let sitting: { readonly base: Base; readonly personId: number; readonly by: string | null } | null = null;
  let lent: OneTimeGrant | null = null;
  return {
    personIn: (base) => (sitting?.base === base && sitting.by === pinTrace(base.db, sitting.personId) ? sitting.personId : null),
    sit: (base, personId) => {
      sitting = { base, personId, by: pinTrace(base.db, personId) };
      lent = null;
    },
    leave: () => {
      sitting = null;
      lent = null;
    },
    lend: (given) => {
      lent = given;
    },
    takeLent: (method, nowMs) => {
      if (lent === null || lent.method !== method) return null;
      const taken = lent;
      lent = null;
      return nowMs <= taken.untilMs ? taken : null;
    },
  };
}

/** The seats of a host: one of its own, and one for each page that names its. */
export interface Seats {
  /** The seat of the call that is at work. */
  readonly now: () => UserSession;
  /** Does a call's work at the seat that it names; at the host's own where it names none. */
  readonly at: <T>(name: string | null, work: () => Promise<T>) => Promise<T>;
}

/** A browser opens more tabs than people work here; anyone who is the longest without a call enters again. */
const MOST_SEATS = 200;

/** Empty seats. */
export function openSeats(): Seats {
  const own = openSeat();
  const byName = new Map<string, UserSession>();
  const working = new AsyncLocalStorage<UserSession>();
  const named = (name: string): UserSession => {
    const seat = byName.get(name) ?? openSeat();
    byName.delete(name);
    byName.set(name, seat);
    const [oldest] = byName.keys();
    if (byName.size > MOST_SEATS && oldest !== undefined) byName.delete(oldest);
    return seat;
  };
  return {
    now: () => working.getStore() ?? own,
    at: (name, work) => working.run(name === null ? own : named(name), work),
  };
}
