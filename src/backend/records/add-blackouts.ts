// Use case: a blackout saved, once or repeated, for one studio or all: one record for each date and studio, in one change.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { blackoutMethods } from '../../contract/desk/series.ts';
import { convertMillisecondsToInstant, type Instant } from '../../domain/time/calendar.ts';
import { isDeskBlackout } from '../../domain/booking/blackout-dates.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import type { Connection } from '../core/db/rows.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import { groupChanges } from '../core/records/record-history.ts';
import { readSetting } from '../core/records/settings.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';
import { listBookingsHit, planBlackout } from '../desk/blackouts.ts';
import { addJudged, edit, getNextSeq } from './edit.ts';

type Wish = Asked<typeof blackoutMethods.add>;

/** Checks that a caller may block a studio, and free it again: who writes records, and the desk until its day ends. */
export function canBlock(
  db: Connection,
  caller: Caller,
  span: Parameters<typeof isDeskBlackout>[0] & Pick<Wish, 'studio'>,
  now: Instant,
): boolean {
  if (hasPermission(caller, 'records.write')) return true;
  return hasPermission(caller, 'bookings.write') && span.studio !== null && isDeskBlackout(span, now, readSetting(db, 'desk'));
}

/**
 * Saves it; the bookings in it stay. Refuses STUDIO_UNKNOWN, RECORD_ENDS_BEFORE_START, SERIES_RULE, SERIES_EMPTY, SERIES_TOO_LONG,
 * MONTH_CLOSED; NOT_ALLOWED `{role, right}` to the desk for more than one studio until its day ends.
 */
export function addBlackouts(base: Base, actor: Caller, { reason, ...wish }: Wish): Result<Answer<typeof blackoutMethods.add>> {
  return edit(base, actor, (running) => {
    const { tx } = running;
    const planned = planBlackout(tx.db, wish);
    if (!planned.ok) return planned;
    const now = convertMillisecondsToInstant(tx.nowMs);
    if (!canBlock(tx.db, actor, wish, now)) return refuse('NOT_ALLOWED', { role: actor.role, right: 'records.write' });
    const { places } = planned.value;
    const viewer = { nameOf: createTenantNameLookup(tx.db), now };
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
