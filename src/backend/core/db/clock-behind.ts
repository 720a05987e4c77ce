// Whether this computer's clock lies behind the base's history: what is written then is dated before what it follows.
import type { Base } from './rows.ts';

/** A clock that is off by less is no trouble to anybody. */
const SLACK_MINUTES = 10;
/** Somebody may have written already with the clock as it is: then the newest row alone would not tell. */
const LOOKED_AT = 200;
const NEWEST = `SELECT max(at_ms) FROM (SELECT at_ms FROM history ORDER BY seq DESC LIMIT ${LOOKED_AT})`;

/** Whole minutes by which the clock lies behind the newest rows of the history; null where it does not by more than ten. */
export function countMinutesBehind({ db, clock }: Base): number | null {
  const newest: unknown = db.prepare(NEWEST).pluck().get();
  const minutes = typeof newest === 'number' ? Math.floor((newest - clock.nowMs()) / 60_000) : 0;
  return minutes > SLACK_MINUTES ? minutes : null;
}
