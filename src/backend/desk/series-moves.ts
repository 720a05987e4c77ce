// Which bookings of a series can go to their new places: each against the final state of the others.
import type { Day } from '../../domain/time/calendar.ts';
import type { Refusal } from '../../domain/values/result.ts';
import type { StoredRecord } from '../core/db/record-store.ts';
import { decidePlace, isNear, type Place } from './decide-place.ts';
import type { DeskLook } from './desk-write.ts';

/** A booking of a series with where it is and where it shall go. */
export interface SeriesMove {
  readonly stored: StoredRecord<'booking'>;
  readonly day: Day;
  readonly from: Place;
  readonly to: Place;
}

/** Why a booking stays where it is. */
export interface Stay {
  readonly move: SeriesMove;
  readonly refusal: Refusal;
}

/**
 * Tells which moves go and which stay. Every booking is thought out of the way first. In order of the dates each goes unless something
 * stands in its way: a booking besides, one that went before it, or one that stays. Anyone who stays is in the way of others again, so those
 * near to it are asked once more; and in the end those who stayed for the sake of one that went after all.
 */
export function settleMoves(
  look: DeskLook,
  moves: readonly SeriesMove[],
): { readonly go: readonly SeriesMove[]; readonly stay: readonly Stay[] } {
  const lifted = new Set(moves.map(({ stored }) => stored.id));
  const stay = new Map<SeriesMove, Refusal>();
  const placeNow = (move: SeriesMove): Place => (stay.has(move) ? move.from : move.to);
  const whatStands = (move: SeriesMove, others: readonly SeriesMove[]): Refusal | null => {
    const decided = decidePlace(look, move.to, { lifted, others: others.filter((one) => one !== move).map(placeNow) });
    return decided.ok ? null : decided.refusal;
  };
  const asked = [...moves];
  for (let at = 0; at < asked.length; at += 1) {
    const move = asked[at];
    if (move === undefined || stay.has(move)) continue;
    const rank = moves.indexOf(move);
    const refusal = whatStands(
      move,
      moves.filter((one, place) => place < rank || stay.has(one)),
    );
    if (refusal === null) continue;
    stay.set(move, refusal);
    asked.push(...moves.filter((one) => !stay.has(one) && isNear(one.to, move.from)));
  }
  const waiting = [...stay.keys()];
  for (let at = 0; at < waiting.length; at += 1) {
    const move = waiting[at];
    if (move === undefined || !stay.has(move)) continue;
    const refusal = whatStands(move, moves);
    if (refusal !== null) stay.set(move, refusal);
    else {
      stay.delete(move);
      waiting.push(...[...stay.keys()].filter((one) => isNear(one.to, move.from)));
    }
  }
  return {
    go: moves.filter((move) => !stay.has(move)),
    stay: moves.flatMap((move) => {
      const refusal = stay.get(move);
      return refusal === undefined ? [] : [{ move, refusal }];
    }),
  };
}
