// Who sits at each page of a host: the person who entered, and the manager's right that was lent for one action.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Right } from '../../../domain/base/rights.ts';
import type { Base } from '../db/open.ts';
import { pinTrace } from '../records/people.ts';
import { readSetting } from '../records/settings.ts';

/** A right that somebody lent: for the next call that asks this alone, until this moment. */
export interface OneTimeGrant {
  /** The digest of method and input (`digestRequest`). */
  readonly request: string;
  readonly rights: readonly Right[];
  readonly by: { readonly id: number; readonly name: string };
  readonly untilMs: number;
}

/** The seat. Persons are known by their number in the base that they entered: another base has nobody in it. */
export interface UserSession {
  /** The number of who entered this base; null: nobody did, or they left, or did not call for long, or their PIN has been set again since. */
  readonly personIn: (base: Base) => number | null;
  /** Somebody sits down, by the PIN that holds now (or by none, where there is none). */
  readonly sit: (base: Base, personId: number) => void;
  readonly leave: () => void;
  /** The user who is signed in to `before` is signed in to `after`: the same database, opened again. */
  readonly carryOver: (before: Base, after: Base) => void;
  /** Whether somebody has sat down and not left. */
  readonly isTaken: () => boolean;
  readonly lend: (lent: OneTimeGrant) => void;
  /** What was lent for this request, whose digest is computed where something was lent: it is gone with the asking. */
  readonly takeLent: (digest: () => string, nowMs: number) => OneTimeGrant | null;
}

/** The page locks itself when nobody touches it; a session without a call for twice as long has no page any more. */
const IDLE_TIMES = 2;

/** An empty seat. */
export function openSeat(): UserSession {
  let sitting: { readonly base: Base; readonly personId: number; readonly by: string | null; calledMs: number } | null = null;
  let lent: OneTimeGrant | null = null;
  return {
    personIn: (base) => {
      if (sitting === null || sitting.base !== base || sitting.by !== pinTrace(base.db, sitting.personId)) return null;
      const nowMs = base.clock.nowMs();
      if (sitting.by !== null && nowMs - sitting.calledMs > IDLE_TIMES * readSetting(base.db, 'idle.minutes') * 60_000) return null;
      sitting.calledMs = nowMs;
      return sitting.personId;
    },
    sit: (base, personId) => {
      sitting = { base, personId, by: pinTrace(base.db, personId), calledMs: base.clock.nowMs() };
      lent = null;
    },
    leave: () => {
      sitting = null;
      lent = null;
    },
    carryOver: (before, after) => {
      if (sitting?.base === before) sitting = { ...sitting, base: after };
    },
    isTaken: () => sitting !== null,
    lend: (given) => {
      lent = given;
    },
    takeLent: (digest, nowMs) => {
      if (lent === null || lent.request !== digest()) return null;
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
  /** Does a call's work at the seat that its page names; at the host's own where it names none. `device`: the joined computer; null: this one. */
  readonly at: <T>(seat: { readonly device: number | null; readonly name: string | null }, work: () => Promise<T>) => Promise<T>;
  /** The users who are signed in to `before`, at any seat, are signed in to `after`: the same database, opened again. */
  readonly carryOver: UserSession['carryOver'];
}

/** Seats of one computer: a browser opens more tabs than people work here. Beyond, an empty seat goes first, then the one that is longest without a call. */
const MOST_SEATS = 50;

/** Empty seats. */
export function openSeats(): Seats {
  const own = openSeat();
  const byDevice = new Map<number | null, Map<string, UserSession>>();
  const working = new AsyncLocalStorage<UserSession>();
  const named = (device: number | null, name: string): UserSession => {
    const byName = byDevice.get(device) ?? new Map<string, UserSession>();
    byDevice.set(device, byName);
    const seat = byName.get(name) ?? openSeat();
    byName.delete(name);
    const [oldest] = [...byName].toSorted(([, a], [, b]) => Number(a.isTaken()) - Number(b.isTaken()));
    if (byName.size >= MOST_SEATS && oldest !== undefined) byName.delete(oldest[0]);
    byName.set(name, seat);
    return seat;
  };
  return {
    now: () => working.getStore() ?? own,
    at: ({ device, name }, work) => working.run(device === null && name === null ? own : named(device, name ?? ''), work),
    carryOver: (before, after) => {
      for (const seat of [own, ...[...byDevice.values()].flatMap((byName) => [...byName.values()])]) seat.carryOver(before, after);
    },
  };
}
