// Migration 4, a studio from the moment its guest left: what a booking blocks ends with the session, in every rule that asks whether a slot is free.

/**
 * SQL of the triggers that ask whether a slot, a linked studio or a counted thing is free, each written again over `blocks_until`; what else
 * they do is what migrations 1 and 2 say of them.
 * - `blocks_until`: the booked end, or the end of a completed session where that was earlier; not before the start. One that has left before
 *   its start blocks nothing, and neither stands in another's way nor is asked about.
 * - The triggers on length say what they said: they stand here so that all of them are asked in the order in which they were.
 * - Anyone who blocks longer than before (put back after leaving early, an end corrected to a later one) is judged as one that takes a slot.
 */
export const EARLY_LEAVE = `
ALTER TABLE booking ADD COLUMN blocks_until INTEGER
  GENERATED ALWAYS AS (CASE WHEN state = 'completed' AND actual_end < ends_at THEN max(starts_at, actual_end) ELSE ends_at END) VIRTUAL;
DROP TRIGGER booking_rules_insert;
DROP TRIGGER booking_rules_update;
DROP TRIGGER booking_length_insert;
DROP TRIGGER booking_length_update;
DROP TRIGGER booking_linked_insert;
DROP TRIGGER booking_linked_update;
DROP TRIGGER booking_equipment_added;
DROP TRIGGER booking_equipment_changed;
DROP TRIGGER booking_equipment_follows;
DROP TRIGGER booking_equipment_kept;
DROP TRIGGER studio_link_free;
DROP TRIGGER studio_link_free_update;
DROP TRIGGER booking_equipment_no_update;
-- Sessions that ended early before this step have brought back what they took along.
UPDATE booking_equipment SET ends_at = (SELECT blocks_until FROM booking WHERE id = booking_id)
  WHERE ends_at <> (SELECT blocks_until FROM booking WHERE id = booking_id);
DELETE FROM booking_equipment WHERE ends_at <= starts_at;
CREATE TRIGGER booking_equipment_no_update BEFORE UPDATE ON booking_equipment
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;
CREATE TRIGGER booking_rules_insert BEFORE INSERT ON booking WHEN NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show') AND NEW.blocks_until > NEW.starts_at
BEGIN 
  SELECT json_extract('{}', 'BOOKING_OVERLAP:' || o.id) FROM (
    SELECT id, blocks_until FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND blocks_until > starts_at AND starts_at < NEW.blocks_until AND id <> NEW.id
    ORDER BY starts_at DESC LIMIT 1
  ) o WHERE o.blocks_until > NEW.starts_at;
  SELECT json_extract('{}', 'BOOKING_TURNAROUND:' || o.id) FROM (
    SELECT id, blocks_until AS free_from, NEW.starts_at AS wanted, starts_at AS earlier FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND blocks_until > starts_at AND id <> NEW.id AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at - 240 AND starts_at < NEW.starts_at
    UNION ALL
    SELECT id, free_from, wanted, earlier FROM (
      SELECT id, blocks_until AS free_from, NEW.starts_at AS wanted, starts_at AS earlier, tenant_id FROM booking
      WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND blocks_until > starts_at AND id <> NEW.id AND starts_at < NEW.starts_at - 240 ORDER BY starts_at DESC LIMIT 1
    ) WHERE tenant_id <> NEW.tenant_id
    UNION ALL
    SELECT id, NEW.blocks_until AS free_from, starts_at AS wanted, NEW.starts_at AS earlier FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND blocks_until > starts_at AND id <> NEW.id AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at AND starts_at < NEW.blocks_until + 240
  ) o WHERE NEW.from_past = 0 AND o.wanted - o.free_from < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL
      AND starts_on <= date((o.earlier + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0) LIMIT 1;
  SELECT json_extract('{}', 'BOOKING_EXCLUSIVE:' || x.lease_id) FROM lease_studio x
  WHERE NEW.from_past = 0 AND x.studio_id = NEW.studio_id AND x.tenant_id <> NEW.tenant_id
    AND x.starts_on <= date(((NEW.blocks_until - 1) + 480) * 60, 'unixepoch') AND x.ends_on >= date((NEW.starts_at + 480) * 60, 'unixepoch') LIMIT 1; END;
CREATE TRIGGER booking_rules_update BEFORE UPDATE OF studio_id, tenant_id, starts_at, ends_at, state, actual_end, from_past, retired_at ON booking WHEN NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show') AND NEW.blocks_until > NEW.starts_at
BEGIN 
  SELECT json_extract('{}', 'BOOKING_OVERLAP:' || o.id) FROM (
    SELECT id, blocks_until FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND blocks_until > starts_at AND starts_at < NEW.blocks_until AND id <> NEW.id
    ORDER BY starts_at DESC LIMIT 1
  ) o WHERE o.blocks_until > NEW.starts_at;
  SELECT json_extract('{}', 'BOOKING_TURNAROUND:' || o.id) FROM (
    SELECT id, blocks_until AS free_from, NEW.starts_at AS wanted, starts_at AS earlier FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND blocks_until > starts_at AND id <> NEW.id AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at - 240 AND starts_at < NEW.starts_at
    UNION ALL
    SELECT id, free_from, wanted, earlier FROM (
      SELECT id, blocks_until AS free_from, NEW.starts_at AS wanted, starts_at AS earlier, tenant_id FROM booking
      WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND blocks_until > starts_at AND id <> NEW.id AND starts_at < NEW.starts_at - 240 ORDER BY starts_at DESC LIMIT 1
    ) WHERE tenant_id <> NEW.tenant_id
    UNION ALL
    SELECT id, NEW.blocks_until AS free_from, starts_at AS wanted, NEW.starts_at AS earlier FROM booking
    WHERE studio_id = NEW.studio_id AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND blocks_until > starts_at AND id <> NEW.id AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at AND starts_at < NEW.blocks_until + 240
  ) o WHERE NEW.from_past = 0 AND o.wanted - o.free_from < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL
      AND starts_on <= date((o.earlier + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0) LIMIT 1;
  SELECT json_extract('{}', 'BOOKING_EXCLUSIVE:' || x.lease_id) FROM lease_studio x
  WHERE NEW.from_past = 0 AND x.studio_id = NEW.studio_id AND x.tenant_id <> NEW.tenant_id
    AND x.starts_on <= date(((NEW.blocks_until - 1) + 480) * 60, 'unixepoch') AND x.ends_on >= date((NEW.starts_at + 480) * 60, 'unixepoch') LIMIT 1; END;
CREATE TRIGGER booking_length_insert BEFORE INSERT ON booking WHEN NEW.ends_at - NEW.starts_at > 44640 AND NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show')
BEGIN SELECT RAISE(ABORT, 'BOOKING_TOO_LONG:booking'); END;
CREATE TRIGGER booking_length_update BEFORE UPDATE OF starts_at, ends_at, state, retired_at ON booking
WHEN NEW.ends_at - NEW.starts_at > 44640 AND NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show') AND (NOT (OLD.retired_at IS NULL AND OLD.state NOT IN ('cancelled', 'no_show')) OR (OLD.starts_at IS NOT NEW.starts_at OR OLD.ends_at IS NOT NEW.ends_at))
BEGIN SELECT RAISE(ABORT, 'BOOKING_TOO_LONG:booking'); END;
CREATE TRIGGER booking_linked_insert BEFORE INSERT ON booking WHEN NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show') AND NEW.blocks_until > NEW.starts_at AND NEW.from_past = 0 AND EXISTS (SELECT 1 FROM studio_link WHERE retired_at IS NULL AND NEW.studio_id IN (whole_id, part_id))
BEGIN 
  SELECT json_extract('{}', 'BOOKING_LINKED_TAKEN:' || b.id) FROM (
  SELECT part_id AS other_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND whole_id = NEW.studio_id
  UNION ALL
  SELECT whole_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND part_id = NEW.studio_id) l
  JOIN booking b ON b.studio_id = l.other_id
  WHERE b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show') AND b.blocks_until > b.starts_at AND b.id <> NEW.id
    AND b.starts_at < NEW.blocks_until + 240 AND b.starts_at > NEW.starts_at - 44880
    AND max(b.starts_at, NEW.starts_at) < coalesce(unixepoch(l.ends_on, '+1 day') / 60 - 480, 9000000000000)
    AND (b.starts_at < NEW.blocks_until AND b.blocks_until > NEW.starts_at AND min(b.blocks_until, NEW.blocks_until) > (unixepoch(l.starts_on) / 60 - 480)
      OR b.tenant_id <> NEW.tenant_id AND max(b.starts_at, NEW.starts_at) >= (unixepoch(l.starts_on) / 60 - 480) AND CASE WHEN b.starts_at < NEW.starts_at
        THEN NEW.starts_at - b.blocks_until < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = b.studio_id AND retired_at IS NULL
      AND starts_on <= date((b.starts_at + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = b.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0)
        ELSE b.starts_at - NEW.blocks_until < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL
      AND starts_on <= date((NEW.starts_at + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0) END)
  LIMIT 1; END;
CREATE TRIGGER booking_linked_update BEFORE UPDATE OF studio_id, tenant_id, starts_at, ends_at, actual_end, from_past, state, retired_at ON booking
WHEN NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show') AND NEW.blocks_until > NEW.starts_at AND NEW.from_past = 0 AND (NOT (OLD.retired_at IS NULL AND OLD.state NOT IN ('cancelled', 'no_show')) OR (OLD.studio_id IS NOT NEW.studio_id OR OLD.tenant_id IS NOT NEW.tenant_id OR OLD.starts_at IS NOT NEW.starts_at OR OLD.ends_at IS NOT NEW.ends_at OR OLD.from_past IS NOT NEW.from_past) OR NEW.blocks_until > OLD.blocks_until) AND EXISTS (SELECT 1 FROM studio_link WHERE retired_at IS NULL AND NEW.studio_id IN (whole_id, part_id))
BEGIN 
  SELECT json_extract('{}', 'BOOKING_LINKED_TAKEN:' || b.id) FROM (
  SELECT part_id AS other_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND whole_id = NEW.studio_id
  UNION ALL
  SELECT whole_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND part_id = NEW.studio_id) l
  JOIN booking b ON b.studio_id = l.other_id
  WHERE b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show') AND b.blocks_until > b.starts_at AND b.id <> NEW.id
    AND b.starts_at < NEW.blocks_until + 240 AND b.starts_at > NEW.starts_at - 44880
    AND max(b.starts_at, NEW.starts_at) < coalesce(unixepoch(l.ends_on, '+1 day') / 60 - 480, 9000000000000)
    AND (b.starts_at < NEW.blocks_until AND b.blocks_until > NEW.starts_at AND min(b.blocks_until, NEW.blocks_until) > (unixepoch(l.starts_on) / 60 - 480)
      OR b.tenant_id <> NEW.tenant_id AND max(b.starts_at, NEW.starts_at) >= (unixepoch(l.starts_on) / 60 - 480) AND CASE WHEN b.starts_at < NEW.starts_at
        THEN NEW.starts_at - b.blocks_until < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = b.studio_id AND retired_at IS NULL
      AND starts_on <= date((b.starts_at + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = b.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0)
        ELSE b.starts_at - NEW.blocks_until < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL
      AND starts_on <= date((NEW.starts_at + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0) END)
  LIMIT 1; END;
CREATE TRIGGER booking_equipment_added AFTER INSERT ON booking WHEN NEW.equipment <> '[]'
BEGIN 
  INSERT INTO booking_equipment (booking_id, equipment_id, count, starts_at, ends_at)
  SELECT NEW.id, json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]'), NEW.starts_at, NEW.blocks_until FROM json_each(NEW.equipment) e
  WHERE NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show') AND NEW.blocks_until > NEW.starts_at
    AND NOT EXISTS (SELECT 1 FROM booking_equipment o WHERE o.booking_id = NEW.id AND o.equipment_id = json_extract(e.value, '$[0]'));
  SELECT json_extract('{}', 'BOOKING_EQUIPMENT_OUT:' || n.equipment_id) FROM booking_equipment n
  JOIN equipment e ON e.id = n.equipment_id
  WHERE n.booking_id = NEW.id AND NEW.from_past = 0 AND 1 AND EXISTS (
    SELECT 1 FROM (
      SELECT n.starts_at AS at
      UNION SELECT o.starts_at FROM booking_equipment o
      WHERE o.equipment_id = n.equipment_id AND o.starts_at > n.starts_at AND o.starts_at < n.ends_at) p
    WHERE (SELECT sum(o.count) FROM booking_equipment o WHERE o.equipment_id = n.equipment_id
      AND o.starts_at <= p.at AND o.starts_at > p.at - 44640 AND o.ends_at > p.at) > e.count)
  LIMIT 1; END;
CREATE TRIGGER booking_equipment_changed AFTER UPDATE OF equipment, starts_at, ends_at, actual_end, state, from_past, retired_at ON booking
WHEN OLD.equipment <> '[]' OR NEW.equipment <> '[]'
BEGIN
  DELETE FROM booking_equipment WHERE booking_id = NEW.id AND NOT EXISTS (SELECT 1 FROM booking b, json_each(b.equipment) e WHERE b.id = booking_equipment.booking_id AND b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show') AND b.blocks_until > b.starts_at
    AND json_extract(e.value, '$[0]') = booking_equipment.equipment_id AND json_extract(e.value, '$[1]') = booking_equipment.count
    AND b.starts_at = booking_equipment.starts_at AND b.blocks_until = booking_equipment.ends_at);
  
  INSERT INTO booking_equipment (booking_id, equipment_id, count, starts_at, ends_at)
  SELECT NEW.id, json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]'), NEW.starts_at, NEW.blocks_until FROM json_each(NEW.equipment) e
  WHERE NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show') AND NEW.blocks_until > NEW.starts_at
    AND NOT EXISTS (SELECT 1 FROM booking_equipment o WHERE o.booking_id = NEW.id AND o.equipment_id = json_extract(e.value, '$[0]'));
  SELECT json_extract('{}', 'BOOKING_EQUIPMENT_OUT:' || n.equipment_id) FROM booking_equipment n
  JOIN equipment e ON e.id = n.equipment_id
  WHERE n.booking_id = NEW.id AND NEW.from_past = 0 AND (NOT (OLD.retired_at IS NULL AND OLD.state NOT IN ('cancelled', 'no_show')) OR OLD.from_past = 1 OR OLD.blocks_until <= OLD.starts_at OR NEW.starts_at < OLD.starts_at OR NEW.blocks_until > OLD.blocks_until
    OR n.count > coalesce((SELECT json_extract(had.value, '$[1]') FROM json_each(OLD.equipment) had
      WHERE json_extract(had.value, '$[0]') = n.equipment_id), 0)) AND EXISTS (
    SELECT 1 FROM (
      SELECT n.starts_at AS at
      UNION SELECT o.starts_at FROM booking_equipment o
      WHERE o.equipment_id = n.equipment_id AND o.starts_at > n.starts_at AND o.starts_at < n.ends_at) p
    WHERE (SELECT sum(o.count) FROM booking_equipment o WHERE o.equipment_id = n.equipment_id
      AND o.starts_at <= p.at AND o.starts_at > p.at - 44640 AND o.ends_at > p.at) > e.count)
  LIMIT 1;
END;
CREATE TRIGGER booking_equipment_follows BEFORE INSERT ON booking_equipment WHEN NOT EXISTS (SELECT 1 FROM booking b, json_each(b.equipment) e WHERE b.id = NEW.booking_id AND b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show') AND b.blocks_until > b.starts_at
    AND json_extract(e.value, '$[0]') = NEW.equipment_id AND json_extract(e.value, '$[1]') = NEW.count
    AND b.starts_at = NEW.starts_at AND b.blocks_until = NEW.ends_at)
  OR EXISTS (SELECT 1 FROM booking_equipment o WHERE o.booking_id = NEW.booking_id AND o.equipment_id = NEW.equipment_id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;
CREATE TRIGGER booking_equipment_kept BEFORE DELETE ON booking_equipment WHEN EXISTS (SELECT 1 FROM booking b, json_each(b.equipment) e WHERE b.id = OLD.booking_id AND b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show') AND b.blocks_until > b.starts_at
    AND json_extract(e.value, '$[0]') = OLD.equipment_id AND json_extract(e.value, '$[1]') = OLD.count
    AND b.starts_at = OLD.starts_at AND b.blocks_until = OLD.ends_at)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;
CREATE TRIGGER studio_link_free BEFORE INSERT ON studio_link WHEN NEW.retired_at IS NULL
BEGIN 
  SELECT json_extract('{}', 'STUDIO_LINK_BOOKED:' || a.id) FROM booking a JOIN booking b ON b.studio_id = NEW.part_id
  WHERE a.studio_id = NEW.whole_id AND a.retired_at IS NULL AND b.retired_at IS NULL
    AND a.state NOT IN ('cancelled', 'no_show') AND b.state NOT IN ('cancelled', 'no_show')
    AND a.blocks_until > a.starts_at AND b.blocks_until > b.starts_at
    AND a.starts_at > (unixepoch(NEW.starts_on) / 60 - 480) - 44640 AND a.starts_at < coalesce(unixepoch(NEW.ends_on, '+1 day') / 60 - 480, 9000000000000) AND a.blocks_until > (unixepoch(NEW.starts_on) / 60 - 480)
    AND b.starts_at < coalesce(unixepoch(NEW.ends_on, '+1 day') / 60 - 480, 9000000000000) AND b.blocks_until > (unixepoch(NEW.starts_on) / 60 - 480)
    AND b.starts_at < a.blocks_until AND b.starts_at > a.starts_at - 44640 AND b.blocks_until > a.starts_at LIMIT 1; END;
CREATE TRIGGER studio_link_free_update BEFORE UPDATE OF whole_id, part_id, starts_on, ends_on, retired_at ON studio_link
WHEN NEW.retired_at IS NULL AND (OLD.whole_id IS NOT NEW.whole_id OR OLD.part_id IS NOT NEW.part_id OR OLD.starts_on IS NOT NEW.starts_on OR OLD.ends_on IS NOT NEW.ends_on OR OLD.retired_at IS NOT NEW.retired_at)
BEGIN 
  SELECT json_extract('{}', 'STUDIO_LINK_BOOKED:' || a.id) FROM booking a JOIN booking b ON b.studio_id = NEW.part_id
  WHERE a.studio_id = NEW.whole_id AND a.retired_at IS NULL AND b.retired_at IS NULL
    AND a.state NOT IN ('cancelled', 'no_show') AND b.state NOT IN ('cancelled', 'no_show')
    AND a.blocks_until > a.starts_at AND b.blocks_until > b.starts_at
    AND a.starts_at > (unixepoch(NEW.starts_on) / 60 - 480) - 44640 AND a.starts_at < coalesce(unixepoch(NEW.ends_on, '+1 day') / 60 - 480, 9000000000000) AND a.blocks_until > (unixepoch(NEW.starts_on) / 60 - 480)
    AND b.starts_at < coalesce(unixepoch(NEW.ends_on, '+1 day') / 60 - 480, 9000000000000) AND b.blocks_until > (unixepoch(NEW.starts_on) / 60 - 480)
    AND b.starts_at < a.blocks_until AND b.starts_at > a.starts_at - 44640 AND b.blocks_until > a.starts_at LIMIT 1; END;`;
