// Who sits at a host with a page: the person who entered, and the manager's right that was lent for one action.
import type { Right } from '../../../domain/base/rights.ts';
import type { Base } from '../db/open.ts';

/** A right that somebody lent: for the next call of this method alone, until this moment. */
export interface Lent {
  readonly method: string;
  readonly rights: readonly Right[];
  readonly by: { readonly id: number; readonly name: string };
  readonly untilMs: number;
}

/** The seat. Persons are known by their number in the base that they entered: another base has nobody in it. */
export interface Seat {
  /** The number of who entered this base; null: nobody did, or they left. */
  readonly personIn: (base: Base) => number | null;
  readonly sit: (base: Base, personId: number) => void;
  readonly leave: () => void;
  readonly lend: (lent: Lent) => void;
  /** What was lent for this method: it is gone with the asking. */
  readonly takeLent: (method: string, nowMs: number) => Lent | null;
}

/** An empty seat. */
export function openSeat(): Seat {
  let sitting: { readonly base: Base; readonly personId: number } | null = null;
  let lent: Lent | null = null;
  return {
    personIn: (base) => (sitting?.base === base ? sitting.personId : null),
    sit: (base, personId) => {
      sitting = { base, personId };
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
