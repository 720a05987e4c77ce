// Use case: a blackout saved, once or repeated, for one studio or all: one record for each date and studio, in one change.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { blackoutMethods } from '../../contract/desk/blackouts.ts';
import { convertMillisecondsToInstant } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { Actor } from '../core/db/tx.ts';
import { groupChanges } from '../core/records/record-history.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';
import { listBookingsHit, planBlackout } from '../desk/blackouts.ts';
import { addJudged, edit, getNextSeq } from './edit.ts';

/** Saves it; the bookings in it stay. Refuses STUDIO_UNKNOWN, RECORD_ENDS_BEFORE_START, SERIES_RULE, SERIES_EMPTY, SERIES_TOO_LONG, MONTH_CLOSED. */
export function addBlackouts(
  base: Base,
  actor: Actor,
  { reason, ...wish }: Asked<typeof blackoutMethods.add>,
): Result<Answer<typeof blackoutMethods.add>> {
  return edit(base, actor, (running) => {
    const { tx } = running;
    const planned = planBlackout(tx.db, wish);
    if (!planned.ok) return planned;
    const { places } = planned.value;
    const viewer = { nameOf: createTenantNameLookup(tx.db), now: convertMillisecondsToInstant(tx.nowMs) };
    const hits = listBookingsHit(tx.db, viewer, places).length;
    const first = getNextSeq(tx);
    let last = 0;
    for (const { studio, from, to } of places) {
      const added = addJudged(running, 'blackout', { studio_id: studio, starts_at: from, ends_at: to, reason }, null);
      if (!added.ok) return added;
      last = added.value.id;
    }
    return ok({ change: groupChanges(tx, { entity: 'blackout', entityId: last }, first), count: places.length, hits });
  });
}
