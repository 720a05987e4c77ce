// Migration 2, its rules: linked studios, counted equipment and frozen prices, anyone who writes. Each message is a code of src/domain/values/refusal-codes.ts.

/**
 * SQL of the triggers that migration 2 adds.
 * - `+ 480` minutes make the wall clock (+08:00) of minutes since the epoch.
 * - No turnaround is longer, no booking lasts longer (LONGEST_BOOKING): what lies further away can't be in the way.
 * - What the rules below look back by. A longer one that an older program left stays, and may change its state.
 * - A studio's turnaround as of the day that one of its bookings starts on.
 * - Live bookings of a linked studio that overlap while the link is in force, or, of another tenant, come closer than the earlier
 *   one's turnaround where the later one starts while it is. The same pair answers the same whichever is written first.
 * - A booking that only moves from one live state to another takes nothing that it had not: a check-in is never refused for it.
 * - Whether the booking that a shadow row speaks of takes just that along.
 * - What is out at once never exceeds what there is: asked where the booking begins and where another one begins inside of it.
 * - A booking that takes no more than it had, and at no other time, is not refused because there are fewer things by now.
 * - `[[id, count], …]`: things that exist, each once, at least one of it.
 * - What an ended booking is charged stands; only putting the booking back, or undoing that, takes it away or brings it.
 * - Live bookings that a link would set against each other: they overlap while it is in force.
 */
export const DESK_RULES = `
CREATE TRIGGER booking_length_insert BEFORE INSERT ON booking WHEN NEW.ends_at - NEW.starts_at > 44640 AND NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show')
BEGIN SELECT RAISE(ABORT, 'BOOKING_TOO_LONG:booking'); END;
CREATE TRIGGER booking_length_update BEFORE UPDATE OF starts_at, ends_at, state, retired_at ON booking
WHEN NEW.ends_at - NEW.starts_at > 44640 AND NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show') AND (NOT (OLD.retired_at IS NULL AND OLD.state NOT IN ('cancelled', 'no_show')) OR (OLD.starts_at IS NOT NEW.starts_at OR OLD.ends_at IS NOT NEW.ends_at))
BEGIN SELECT RAISE(ABORT, 'BOOKING_TOO_LONG:booking'); END;
CREATE TRIGGER booking_linked_insert BEFORE INSERT ON booking WHEN NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show') AND NEW.from_past = 0 AND EXISTS (SELECT 1 FROM studio_link WHERE retired_at IS NULL AND NEW.studio_id IN (whole_id, part_id))
BEGIN 
  SELECT json_extract('{}', 'BOOKING_LINKED_TAKEN:' || b.id) FROM (
  SELECT part_id AS other_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND whole_id = NEW.studio_id
  UNION ALL
  SELECT whole_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND part_id = NEW.studio_id) l
  JOIN booking b ON b.studio_id = l.other_id
  WHERE b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show') AND b.id <> NEW.id
    AND b.starts_at < NEW.ends_at + 240 AND b.starts_at > NEW.starts_at - 44880
    AND max(b.starts_at, NEW.starts_at) < coalesce(unixepoch(l.ends_on, '+1 day') / 60 - 480, 9000000000000)
    AND (b.starts_at < NEW.ends_at AND b.ends_at > NEW.starts_at AND min(b.ends_at, NEW.ends_at) > (unixepoch(l.starts_on) / 60 - 480)
      OR b.tenant_id <> NEW.tenant_id AND max(b.starts_at, NEW.starts_at) >= (unixepoch(l.starts_on) / 60 - 480) AND CASE WHEN b.starts_at < NEW.starts_at
        THEN NEW.starts_at - b.ends_at < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = b.studio_id AND retired_at IS NULL
      AND starts_on <= date((b.starts_at + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = b.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0)
        ELSE b.starts_at - NEW.ends_at < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL
      AND starts_on <= date((NEW.starts_at + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0) END)
  LIMIT 1; END;
CREATE TRIGGER booking_linked_update BEFORE UPDATE OF studio_id, tenant_id, starts_at, ends_at, from_past, state, retired_at ON booking
WHEN NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show') AND NEW.from_past = 0 AND (NOT (OLD.retired_at IS NULL AND OLD.state NOT IN ('cancelled', 'no_show')) OR (OLD.studio_id IS NOT NEW.studio_id OR OLD.tenant_id IS NOT NEW.tenant_id OR OLD.starts_at IS NOT NEW.starts_at OR OLD.ends_at IS NOT NEW.ends_at OR OLD.from_past IS NOT NEW.from_past)) AND EXISTS (SELECT 1 FROM studio_link WHERE retired_at IS NULL AND NEW.studio_id IN (whole_id, part_id))
BEGIN 
  SELECT json_extract('{}', 'BOOKING_LINKED_TAKEN:' || b.id) FROM (
  SELECT part_id AS other_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND whole_id = NEW.studio_id
  UNION ALL
  SELECT whole_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND part_id = NEW.studio_id) l
  JOIN booking b ON b.studio_id = l.other_id
  WHERE b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show') AND b.id <> NEW.id
    AND b.starts_at < NEW.ends_at + 240 AND b.starts_at > NEW.starts_at - 44880
    AND max(b.starts_at, NEW.starts_at) < coalesce(unixepoch(l.ends_on, '+1 day') / 60 - 480, 9000000000000)
    AND (b.starts_at < NEW.ends_at AND b.ends_at > NEW.starts_at AND min(b.ends_at, NEW.ends_at) > (unixepoch(l.starts_on) / 60 - 480)
      OR b.tenant_id <> NEW.tenant_id AND max(b.starts_at, NEW.starts_at) >= (unixepoch(l.starts_on) / 60 - 480) AND CASE WHEN b.starts_at < NEW.starts_at
        THEN NEW.starts_at - b.ends_at < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = b.studio_id AND retired_at IS NULL
      AND starts_on <= date((b.starts_at + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = b.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0)
        ELSE b.starts_at - NEW.ends_at < coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL
      AND starts_on <= date((NEW.starts_at + 480) * 60, 'unixepoch') ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = NEW.studio_id AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0) END)
  LIMIT 1; END;
CREATE TRIGGER booking_equipment_named BEFORE INSERT ON booking WHEN NEW.equipment <> '[]' AND (EXISTS (SELECT 1 FROM json_each(NEW.equipment)
  WHERE CASE WHEN type <> 'array' THEN 1 ELSE json_array_length(value) <> 2
    OR json_type(value, '$[0]') <> 'integer' OR json_type(value, '$[1]') <> 'integer' OR json_extract(value, '$[1]') < 1
    OR NOT EXISTS (SELECT 1 FROM equipment WHERE id = json_extract(value, '$[0]')) END)
  OR (SELECT count(*) <> count(DISTINCT json_extract(value, '$[0]')) FROM json_each(NEW.equipment) WHERE type = 'array'))
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:equipment'); END;
CREATE TRIGGER booking_equipment_named_update BEFORE UPDATE OF equipment ON booking WHEN NEW.equipment <> '[]' AND (EXISTS (SELECT 1 FROM json_each(NEW.equipment)
  WHERE CASE WHEN type <> 'array' THEN 1 ELSE json_array_length(value) <> 2
    OR json_type(value, '$[0]') <> 'integer' OR json_type(value, '$[1]') <> 'integer' OR json_extract(value, '$[1]') < 1
    OR NOT EXISTS (SELECT 1 FROM equipment WHERE id = json_extract(value, '$[0]')) END)
  OR (SELECT count(*) <> count(DISTINCT json_extract(value, '$[0]')) FROM json_each(NEW.equipment) WHERE type = 'array'))
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:equipment'); END;
CREATE TRIGGER booking_equipment_added AFTER INSERT ON booking WHEN NEW.equipment <> '[]'
BEGIN 
  INSERT INTO booking_equipment (booking_id, equipment_id, count, starts_at, ends_at)
  SELECT NEW.id, json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]'), NEW.starts_at, NEW.ends_at FROM json_each(NEW.equipment) e
  WHERE NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show')
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
CREATE TRIGGER booking_equipment_changed AFTER UPDATE OF equipment, starts_at, ends_at, state, from_past, retired_at ON booking
WHEN OLD.equipment <> '[]' OR NEW.equipment <> '[]'
BEGIN
  DELETE FROM booking_equipment WHERE booking_id = NEW.id AND NOT EXISTS (SELECT 1 FROM booking b, json_each(b.equipment) e WHERE b.id = booking_equipment.booking_id AND b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show')
    AND json_extract(e.value, '$[0]') = booking_equipment.equipment_id AND json_extract(e.value, '$[1]') = booking_equipment.count
    AND b.starts_at = booking_equipment.starts_at AND b.ends_at = booking_equipment.ends_at);
  
  INSERT INTO booking_equipment (booking_id, equipment_id, count, starts_at, ends_at)
  SELECT NEW.id, json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]'), NEW.starts_at, NEW.ends_at FROM json_each(NEW.equipment) e
  WHERE NEW.retired_at IS NULL AND NEW.state NOT IN ('cancelled', 'no_show')
    AND NOT EXISTS (SELECT 1 FROM booking_equipment o WHERE o.booking_id = NEW.id AND o.equipment_id = json_extract(e.value, '$[0]'));
  SELECT json_extract('{}', 'BOOKING_EQUIPMENT_OUT:' || n.equipment_id) FROM booking_equipment n
  JOIN equipment e ON e.id = n.equipment_id
  WHERE n.booking_id = NEW.id AND NEW.from_past = 0 AND (NOT (OLD.retired_at IS NULL AND OLD.state NOT IN ('cancelled', 'no_show')) OR OLD.from_past = 1 OR NEW.starts_at < OLD.starts_at OR NEW.ends_at > OLD.ends_at
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
CREATE TRIGGER booking_equipment_follows BEFORE INSERT ON booking_equipment WHEN NOT EXISTS (SELECT 1 FROM booking b, json_each(b.equipment) e WHERE b.id = NEW.booking_id AND b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show')
    AND json_extract(e.value, '$[0]') = NEW.equipment_id AND json_extract(e.value, '$[1]') = NEW.count
    AND b.starts_at = NEW.starts_at AND b.ends_at = NEW.ends_at)
  OR EXISTS (SELECT 1 FROM booking_equipment o WHERE o.booking_id = NEW.booking_id AND o.equipment_id = NEW.equipment_id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;
CREATE TRIGGER booking_equipment_no_update BEFORE UPDATE ON booking_equipment
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;
CREATE TRIGGER booking_equipment_kept BEFORE DELETE ON booking_equipment WHEN EXISTS (SELECT 1 FROM booking b, json_each(b.equipment) e WHERE b.id = OLD.booking_id AND b.retired_at IS NULL AND b.state NOT IN ('cancelled', 'no_show')
    AND json_extract(e.value, '$[0]') = OLD.equipment_id AND json_extract(e.value, '$[1]') = OLD.count
    AND b.starts_at = OLD.starts_at AND b.ends_at = OLD.ends_at)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;
CREATE TRIGGER booking_charge_frozen BEFORE UPDATE OF charge, charge_lines ON booking
WHEN OLD.charge IS NOT NULL AND NEW.charge IS NOT NULL AND (OLD.charge IS NOT NEW.charge OR OLD.charge_lines IS NOT NEW.charge_lines)
BEGIN SELECT json_extract('{}', 'BOOKING_PRICE_FROZEN:' || OLD.id); END;
CREATE TRIGGER studio_link_free BEFORE INSERT ON studio_link WHEN NEW.retired_at IS NULL
BEGIN 
  SELECT json_extract('{}', 'STUDIO_LINK_BOOKED:' || a.id) FROM booking a JOIN booking b ON b.studio_id = NEW.part_id
  WHERE a.studio_id = NEW.whole_id AND a.retired_at IS NULL AND b.retired_at IS NULL
    AND a.state NOT IN ('cancelled', 'no_show') AND b.state NOT IN ('cancelled', 'no_show')
    AND a.starts_at > (unixepoch(NEW.starts_on) / 60 - 480) - 44640 AND a.starts_at < coalesce(unixepoch(NEW.ends_on, '+1 day') / 60 - 480, 9000000000000) AND a.ends_at > (unixepoch(NEW.starts_on) / 60 - 480)
    AND b.starts_at < coalesce(unixepoch(NEW.ends_on, '+1 day') / 60 - 480, 9000000000000) AND b.ends_at > (unixepoch(NEW.starts_on) / 60 - 480)
    AND b.starts_at < a.ends_at AND b.starts_at > a.starts_at - 44640 AND b.ends_at > a.starts_at LIMIT 1; END;
CREATE TRIGGER studio_link_free_update BEFORE UPDATE OF whole_id, part_id, starts_on, ends_on, retired_at ON studio_link
WHEN NEW.retired_at IS NULL AND (OLD.whole_id IS NOT NEW.whole_id OR OLD.part_id IS NOT NEW.part_id OR OLD.starts_on IS NOT NEW.starts_on OR OLD.ends_on IS NOT NEW.ends_on OR OLD.retired_at IS NOT NEW.retired_at)
BEGIN 
  SELECT json_extract('{}', 'STUDIO_LINK_BOOKED:' || a.id) FROM booking a JOIN booking b ON b.studio_id = NEW.part_id
  WHERE a.studio_id = NEW.whole_id AND a.retired_at IS NULL AND b.retired_at IS NULL
    AND a.state NOT IN ('cancelled', 'no_show') AND b.state NOT IN ('cancelled', 'no_show')
    AND a.starts_at > (unixepoch(NEW.starts_on) / 60 - 480) - 44640 AND a.starts_at < coalesce(unixepoch(NEW.ends_on, '+1 day') / 60 - 480, 9000000000000) AND a.ends_at > (unixepoch(NEW.starts_on) / 60 - 480)
    AND b.starts_at < coalesce(unixepoch(NEW.ends_on, '+1 day') / 60 - 480, 9000000000000) AND b.ends_at > (unixepoch(NEW.starts_on) / 60 - 480)
    AND b.starts_at < a.ends_at AND b.starts_at > a.starts_at - 44640 AND b.ends_at > a.starts_at LIMIT 1; END;`;
