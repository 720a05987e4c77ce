// First schema, part 5: rules on bookings and exclusive studios that must never break, whoever writes. Each message is a code of src/domain/values/refusal-codes.ts.
import { refuseWith } from '../schema-parts.ts';

/** A lease's last day in force (docs/rules/report.md, Words and units). */
export function lastDay(row: string): string {
  return `min(${row}.ends_on, coalesce(${row}.left_on, ${row}.ends_on))`;
}

/** The wall-clock day (+08:00) of minutes since the epoch. */
function dayOf(column: string): string {
  return `date((${column} + 480) * 60, 'unixepoch')`;
}

const LIVE = `retired_at IS NULL AND state NOT IN ('cancelled', 'no_show')`;
const NEW_LIVE = `NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show')`;

/**
 * Live bookings of one studio never overlap, so by start they are also in order of their ends:
 * the last one that starts before NEW ends is the only one that can reach into it.
 */
const OVERLAPPING = `
  SELECT ${refuseWith('BOOKING_OVERLAP', 'o.id')} FROM (
    SELECT id, ends_at FROM booking
    WHERE studio_id = NEW.studio_id AND ${LIVE} AND starts_at < NEW.ends_at AND id <> NEW.id
    ORDER BY starts_at DESC LIMIT 1
  ) o WHERE o.ends_at > NEW.starts_at`;

/**
 * The studio's turnaround as of the day that a booking starts on; before its first dated row that row holds.
 * A booking's turnaround follows its end, so between two bookings the earlier one's counts, whichever is written first.
 */
function turnaround(startsAt: string): string {
  return `coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL
      AND starts_on <= ${dayOf(startsAt)} ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0)`;
}

/** No turnaround is longer (studio_fact's CHECK): how far away a booking can be too close. */
const LONGEST_TURNAROUND = 240;
const OTHERS = `studio_id = NEW.studio_id AND ${LIVE} AND id <> NEW.id`;

/**
 * Bookings of other tenants that are too close before or after. Only what starts within the longest turnaround can be,
 * and the one before that, which may be long: looking further for another tenant would read years of a studio that one tenant uses.
 */
const TOO_CLOSE = `
  SELECT ${refuseWith('BOOKING_TURNAROUND', 'o.id')} FROM (
    SELECT id, ends_at AS free_from, NEW.starts_at AS wanted, starts_at AS earlier FROM booking
    WHERE ${OTHERS} AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at - ${LONGEST_TURNAROUND} AND starts_at < NEW.starts_at
    UNION ALL
    SELECT id, free_from, wanted, earlier FROM (
      SELECT id, ends_at AS free_from, NEW.starts_at AS wanted, starts_at AS earlier, tenant_id FROM booking
      WHERE ${OTHERS} AND starts_at < NEW.starts_at - ${LONGEST_TURNAROUND} ORDER BY starts_at DESC LIMIT 1
    ) WHERE tenant_id <> NEW.tenant_id
    UNION ALL
    SELECT id, NEW.ends_at AS free_from, starts_at AS wanted, NEW.starts_at AS earlier FROM booking
    WHERE ${OTHERS} AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at AND starts_at < NEW.ends_at + ${LONGEST_TURNAROUND}
  ) o WHERE NEW.from_past = 0 AND o.wanted - o.free_from < ${turnaround('o.earlier')} LIMIT 1`;

/** Held exclusively by another tenant on any day that the booking touches; an end at 00:00 does not touch the next day. */
const EXCLUSIVE = `
  SELECT ${refuseWith('BOOKING_EXCLUSIVE', 'x.lease_id')} FROM lease_studio x
  WHERE NEW.from_past = 0 AND x.studio_id = NEW.studio_id AND x.tenant_id <> NEW.tenant_id
    AND x.starts_on <= ${dayOf('(NEW.ends_at - 1)')} AND x.ends_on >= ${dayOf('NEW.starts_at')} LIMIT 1`;

/** One trigger, since SQLite promises no order among several: the refusal that says most comes first. */
function bookingRules(event: string, name: string): string {
  return `
CREATE TRIGGER booking_rules_${name} BEFORE ${event} ON booking WHEN ${NEW_LIVE}
BEGIN ${OVERLAPPING};${TOO_CLOSE};${EXCLUSIVE}; END;`;
}

const BOOKING_UPDATE = 'UPDATE OF studio_id, tenant_id, starts_at, ends_at, state, from_past, retired_at';

/** lease_studio follows the lease; two leases never hold one studio on one day. */
const LEASE_STUDIOS = `
CREATE TRIGGER lease_studios_named BEFORE INSERT ON lease WHEN EXISTS (SELECT 1 FROM json_each(NEW.studios) WHERE type <> 'integer')
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:studios'); END;
CREATE TRIGGER lease_studios_named_update BEFORE UPDATE OF studios ON lease WHEN EXISTS (SELECT 1 FROM json_each(NEW.studios) WHERE type <> 'integer')
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:studios'); END;
CREATE TRIGGER lease_studio_own BEFORE UPDATE ON lease_studio WHEN OLD.lease_id IS NOT NEW.lease_id OR OLD.studio_id IS NOT NEW.studio_id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studio_taken BEFORE INSERT ON lease_studio
BEGIN
  SELECT ${refuseWith('LEASE_STUDIO_TAKEN', 'o.lease_id')} FROM lease_studio o
  WHERE o.studio_id = NEW.studio_id AND o.lease_id <> NEW.lease_id AND o.starts_on <= NEW.ends_on AND o.ends_on >= NEW.starts_on LIMIT 1;
END;
CREATE TRIGGER lease_studio_taken_update BEFORE UPDATE ON lease_studio
BEGIN
  SELECT ${refuseWith('LEASE_STUDIO_TAKEN', 'o.lease_id')} FROM lease_studio o
  WHERE o.studio_id = NEW.studio_id AND o.lease_id <> NEW.lease_id AND o.starts_on <= NEW.ends_on AND o.ends_on >= NEW.starts_on LIMIT 1;
END;
CREATE TRIGGER lease_studio_follows BEFORE INSERT ON lease_studio
WHEN NOT EXISTS (SELECT 1 FROM lease l, json_each(l.studios) s WHERE l.id = NEW.lease_id AND l.retired_at IS NULL
  AND s.value = NEW.studio_id AND l.tenant_id = NEW.tenant_id AND l.starts_on = NEW.starts_on AND ${lastDay('l')} = NEW.ends_on)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studio_follows_update BEFORE UPDATE ON lease_studio
WHEN NOT EXISTS (SELECT 1 FROM lease l, json_each(l.studios) s WHERE l.id = NEW.lease_id AND l.retired_at IS NULL
  AND s.value = NEW.studio_id AND l.tenant_id = NEW.tenant_id AND l.starts_on = NEW.starts_on AND ${lastDay('l')} = NEW.ends_on)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studio_kept BEFORE DELETE ON lease_studio
WHEN EXISTS (SELECT 1 FROM lease l, json_each(l.studios) s WHERE l.id = OLD.lease_id AND l.retired_at IS NULL AND s.value = OLD.studio_id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studios_added AFTER INSERT ON lease WHEN NEW.retired_at IS NULL
BEGIN
  INSERT INTO lease_studio (lease_id, studio_id, tenant_id, starts_on, ends_on)
  SELECT NEW.id, s.value, NEW.tenant_id, NEW.starts_on, ${lastDay('NEW')} FROM json_each(NEW.studios) s;
END;
CREATE TRIGGER lease_studios_changed AFTER UPDATE OF studios, tenant_id, starts_on, ends_on, left_on, retired_at ON lease
BEGIN
  DELETE FROM lease_studio WHERE lease_id = NEW.id
    AND (NEW.retired_at IS NOT NULL OR studio_id NOT IN (SELECT value FROM json_each(NEW.studios)));
  UPDATE lease_studio SET tenant_id = NEW.tenant_id, starts_on = NEW.starts_on, ends_on = ${lastDay('NEW')} WHERE lease_id = NEW.id;
  INSERT INTO lease_studio (lease_id, studio_id, tenant_id, starts_on, ends_on)
  SELECT NEW.id, s.value, NEW.tenant_id, NEW.starts_on, ${lastDay('NEW')} FROM json_each(NEW.studios) s
  WHERE NEW.retired_at IS NULL AND s.value NOT IN (SELECT studio_id FROM lease_studio WHERE lease_id = NEW.id);
END;`;

/** SQL of the triggers on bookings and exclusive studios. */
export const RULES = bookingRules('INSERT', 'insert') + bookingRules(BOOKING_UPDATE, 'update') + LEASE_STUDIOS;
