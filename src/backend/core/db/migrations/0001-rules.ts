// First schema, part 6: rules on bookings and exclusive studios that must never break, anyone who writes. Each message is a code of src/domain/values/refusal-codes.ts.

/**
 * SQL of the triggers on bookings and exclusive studios.
 * - A lease's last day in force is the earlier of its end and the day the tenant left.
 * - `+ 480` minutes make the wall clock (+08:00) of minutes since the epoch.
 * - Live bookings of one studio never overlap, so by start they are also in order of their ends: the last one that starts before NEW
 *   ends is the only one that can reach into it.
 * - The studio's turnaround as of the day that a booking starts on; before its first dated row that row holds. A booking's turnaround
 *   follows its end, so between two bookings the earlier one's counts, whichever is written first.
 * - No turnaround is longer (studio_fact's CHECK): how far away a booking can be too close.
 * - Bookings of other tenants that are too close before or after. Only what starts within the longest turnaround can be, and the one
 *   before that, which may be long: looking further for another tenant would read years of a studio that one tenant uses.
 * - Held exclusively by another tenant on any day that the booking touches; an end at 00:00 does not touch the next day.
 * - One trigger, since SQLite promises no order among several: the refusal that says most comes first.
 * - lease_studio follows the lease; two leases never hold one studio on one day.
 */
export const RULES = `
CREATE TRIGGER booking_rules_insert BEFORE INSERT ON booking WHEN NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show')
BEGIN 
  SELECT json_extract('{}', 'BOOKING_OVERLAP:' || o.id) FROM (
    SELECT id, ends_at FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND starts_at < NEW.ends_at AND id <> NEW.id
    ORDER BY starts_at DESC LIMIT 1
  ) o WHERE o.ends_at > NEW.starts_at;
  SELECT json_extract('{}', 'BOOKING_TURNAROUND:' || o.id) FROM (
    SELECT id, ends_at AS free_from, NEW.starts_at AS wanted, starts_at AS earlier FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND id <> NEW.id AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at - 240 AND starts_at < NEW.starts_at
    UNION ALL
    SELECT id, free_from, wanted, earlier FROM (
      SELECT id, ends_at AS free_from, NEW.starts_at AS wanted, starts_at AS earlier, tenant_id FROM booking
      WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND id <> NEW.id AND starts_at < NEW.starts_at - 240 ORDER BY starts_at DESC LIMIT 1
    ) WHERE tenant_id <> NEW.tenant_id
    UNION ALL
    SELECT id, NEW.ends_at AS free_from, starts_at AS wanted, NEW.starts_at AS earlier FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND id <> NEW.id AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at AND starts_at < NEW.ends_at + 240
  ) o WHERE NEW.from_past = 0 AND o.wanted - o.free_from < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL
      AND starts_on <= date((o.earlier + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0) LIMIT 1;
  SELECT json_extract('{}', 'BOOKING_EXCLUSIVE:' || x.lease_id) FROM lease_studio x
  WHERE NEW.from_past = 0 AND x.studio_id = NEW.studio_id AND x.tenant_id <> NEW.tenant_id
    AND x.starts_on <= date(((NEW.ends_at - 1) + 480) * 60, 'unixepoch') AND x.ends_on >= date((NEW.starts_at + 480) * 60, 'unixepoch') LIMIT 1; END;
CREATE TRIGGER booking_rules_update BEFORE UPDATE OF studio_id, tenant_id, starts_at, ends_at, state, from_past, retired_at ON booking WHEN NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show')
BEGIN 
  SELECT json_extract('{}', 'BOOKING_OVERLAP:' || o.id) FROM (
    SELECT id, ends_at FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND starts_at < NEW.ends_at AND id <> NEW.id
    ORDER BY starts_at DESC LIMIT 1
  ) o WHERE o.ends_at > NEW.starts_at;
  SELECT json_extract('{}', 'BOOKING_TURNAROUND:' || o.id) FROM (
    SELECT id, ends_at AS free_from, NEW.starts_at AS wanted, starts_at AS earlier FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND id <> NEW.id AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at - 240 AND starts_at < NEW.starts_at
    UNION ALL
    SELECT id, free_from, wanted, earlier FROM (
      SELECT id, ends_at AS free_from, NEW.starts_at AS wanted, starts_at AS earlier, tenant_id FROM booking
      WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND id <> NEW.id AND starts_at < NEW.starts_at - 240 ORDER BY starts_at DESC LIMIT 1
    ) WHERE tenant_id <> NEW.tenant_id
    UNION ALL
    SELECT id, NEW.ends_at AS free_from, starts_at AS wanted, NEW.starts_at AS earlier FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND id <> NEW.id AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at AND starts_at < NEW.ends_at + 240
  ) o WHERE NEW.from_past = 0 AND o.wanted - o.free_from < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL
      AND starts_on <= date((o.earlier + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0) LIMIT 1;
  SELECT json_extract('{}', 'BOOKING_EXCLUSIVE:' || x.lease_id) FROM lease_studio x
  WHERE NEW.from_past = 0 AND x.studio_id = NEW.studio_id AND x.tenant_id <> NEW.tenant_id
    AND x.starts_on <= date(((NEW.ends_at - 1) + 480) * 60, 'unixepoch') AND x.ends_on >= date((NEW.starts_at + 480) * 60, 'unixepoch') LIMIT 1; END;
CREATE TRIGGER lease_studios_named BEFORE INSERT ON lease WHEN EXISTS (SELECT 1 FROM json_each(NEW.studios) WHERE type <> 'integer')
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:studios'); END;
CREATE TRIGGER lease_studios_named_update BEFORE UPDATE OF studios ON lease WHEN EXISTS (SELECT 1 FROM json_each(NEW.studios) WHERE type <> 'integer')
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:studios'); END;
CREATE TRIGGER lease_studio_own BEFORE UPDATE ON lease_studio WHEN OLD.lease_id IS NOT NEW.lease_id OR OLD.studio_id IS NOT NEW.studio_id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studio_taken BEFORE INSERT ON lease_studio
BEGIN
  SELECT json_extract('{}', 'LEASE_STUDIO_TAKEN:' || o.lease_id) FROM lease_studio o
  WHERE o.studio_id = NEW.studio_id AND o.lease_id <> NEW.lease_id AND o.starts_on <= NEW.ends_on AND o.ends_on >= NEW.starts_on LIMIT 1;
END;
CREATE TRIGGER lease_studio_taken_update BEFORE UPDATE ON lease_studio
BEGIN
  SELECT json_extract('{}', 'LEASE_STUDIO_TAKEN:' || o.lease_id) FROM lease_studio o
  WHERE o.studio_id = NEW.studio_id AND o.lease_id <> NEW.lease_id AND o.starts_on <= NEW.ends_on AND o.ends_on >= NEW.starts_on LIMIT 1;
END;
CREATE TRIGGER lease_studio_follows BEFORE INSERT ON lease_studio
WHEN NOT EXISTS (SELECT 1 FROM lease l, json_each(l.studios) s WHERE l.id = NEW.lease_id AND l.retired_at IS NULL
  AND s.value = NEW.studio_id AND l.tenant_id = NEW.tenant_id AND l.starts_on = NEW.starts_on AND min(l.ends_on, coalesce(l.left_on, l.ends_on)) = NEW.ends_on)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studio_follows_update BEFORE UPDATE ON lease_studio
WHEN NOT EXISTS (SELECT 1 FROM lease l, json_each(l.studios) s WHERE l.id = NEW.lease_id AND l.retired_at IS NULL
  AND s.value = NEW.studio_id AND l.tenant_id = NEW.tenant_id AND l.starts_on = NEW.starts_on AND min(l.ends_on, coalesce(l.left_on, l.ends_on)) = NEW.ends_on)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studio_kept BEFORE DELETE ON lease_studio
WHEN EXISTS (SELECT 1 FROM lease l, json_each(l.studios) s WHERE l.id = OLD.lease_id AND l.retired_at IS NULL AND s.value = OLD.studio_id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:lease_studio'); END;
CREATE TRIGGER lease_studios_added AFTER INSERT ON lease WHEN NEW.retired_at IS NULL
BEGIN
  INSERT INTO lease_studio (lease_id, studio_id, tenant_id, starts_on, ends_on)
  SELECT NEW.id, s.value, NEW.tenant_id, NEW.starts_on, min(NEW.ends_on, coalesce(NEW.left_on, NEW.ends_on)) FROM json_each(NEW.studios) s;
END;
CREATE TRIGGER lease_studios_changed AFTER UPDATE OF studios, tenant_id, starts_on, ends_on, left_on, retired_at ON lease
BEGIN
  DELETE FROM lease_studio WHERE lease_id = NEW.id
    AND (NEW.retired_at IS NOT NULL OR studio_id NOT IN (SELECT value FROM json_each(NEW.studios)));
  UPDATE lease_studio SET tenant_id = NEW.tenant_id, starts_on = NEW.starts_on, ends_on = min(NEW.ends_on, coalesce(NEW.left_on, NEW.ends_on)) WHERE lease_id = NEW.id;
  INSERT INTO lease_studio (lease_id, studio_id, tenant_id, starts_on, ends_on)
  SELECT NEW.id, s.value, NEW.tenant_id, NEW.starts_on, min(NEW.ends_on, coalesce(NEW.left_on, NEW.ends_on)) FROM json_each(NEW.studios) s
  WHERE NEW.retired_at IS NULL AND s.value NOT IN (SELECT studio_id FROM lease_studio WHERE lease_id = NEW.id);
END;`;
