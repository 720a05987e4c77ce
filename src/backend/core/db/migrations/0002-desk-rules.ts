// Migration 2, its rules: linked studios, counted equipment and frozen prices, whoever writes. Each message is a code of src/domain/values/refusal-codes.ts.
import { differs, refuseWith } from '../schema-parts.ts';

/** The wall-clock day (+08:00) of minutes since the epoch. */
function dayOf(column: string): string {
  return `date((${column} + 480) * 60, 'unixepoch')`;
}

const GONE = `('cancelled', 'no_show')`;

/** A row of booking (or OLD, NEW) that takes its slot. */
function live(row: string): string {
  return `${row}.retired_at IS NULL AND ${row}.state NOT IN ${GONE}`;
}

/** No turnaround is longer, no booking lasts longer (LONGEST_BOOKING): what lies further away can't be in the way. */
const LONGEST_TURNAROUND = 240;
const LONGEST_BOOKING = 44_640;

/** What the rules below look back by. A longer one that an older program left stays, and may change its state. */
const TOO_LONG = `NEW.ends_at - NEW.starts_at > ${LONGEST_BOOKING} AND ${live('NEW')}`;
const LENGTH_RULES = `
CREATE TRIGGER booking_length_insert BEFORE INSERT ON booking WHEN ${TOO_LONG}
BEGIN SELECT RAISE(ABORT, 'BOOKING_TOO_LONG:booking'); END;
CREATE TRIGGER booking_length_update BEFORE UPDATE OF starts_at, ends_at, state, retired_at ON booking
WHEN ${TOO_LONG} AND (NOT (${live('OLD')}) OR ${differs(['starts_at', 'ends_at'])})
BEGIN SELECT RAISE(ABORT, 'BOOKING_TOO_LONG:booking'); END;`;

/** A studio's turnaround as of the day that one of its bookings starts on. */
function turnaround(studio: string, startsAt: string): string {
  return `coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = ${studio} AND retired_at IS NULL
      AND starts_on <= ${dayOf(startsAt)} ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = ${studio} AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0)`;
}

/** The minutes that a row of studio_link is in force. */
function linkTimes(row: string): { readonly from: string; readonly until: string } {
  return {
    from: `(unixepoch(${row}.starts_on) / 60 - 480)`,
    until: `coalesce(unixepoch(${row}.ends_on, '+1 day') / 60 - 480, 9000000000000)`,
  };
}

const LINKED_STUDIOS = `
  SELECT part_id AS other_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND whole_id = NEW.studio_id
  UNION ALL
  SELECT whole_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND part_id = NEW.studio_id`;

const LINK = linkTimes('l');

/**
 * Live bookings of a linked studio that overlap while the link is in force, or, of another tenant, come closer than the earlier one's
 * turnaround where the later one starts while it is. The same pair answers the same whichever is written first.
 */
const LINKED_TAKEN = `
  SELECT ${refuseWith('BOOKING_LINKED_TAKEN', 'b.id')} FROM (${LINKED_STUDIOS}) l
  JOIN booking b ON b.studio_id = l.other_id
  WHERE b.retired_at IS NULL AND b.state NOT IN ${GONE} AND b.id <> NEW.id
    AND b.starts_at < NEW.ends_at + ${LONGEST_TURNAROUND} AND b.starts_at > NEW.starts_at - ${LONGEST_BOOKING + LONGEST_TURNAROUND}
    AND max(b.starts_at, NEW.starts_at) < ${LINK.until}
    AND (b.starts_at < NEW.ends_at AND b.ends_at > NEW.starts_at AND min(b.ends_at, NEW.ends_at) > ${LINK.from}
      OR b.tenant_id <> NEW.tenant_id AND max(b.starts_at, NEW.starts_at) >= ${LINK.from} AND CASE WHEN b.starts_at < NEW.starts_at
        THEN NEW.starts_at - b.ends_at < ${turnaround('b.studio_id', 'b.starts_at')}
        ELSE b.starts_at - NEW.ends_at < ${turnaround('NEW.studio_id', 'NEW.starts_at')} END)
  LIMIT 1`;

const NEW_COUNTS = `${live('NEW')} AND NEW.from_past = 0`;
const IS_LINKED = 'EXISTS (SELECT 1 FROM studio_link WHERE retired_at IS NULL AND NEW.studio_id IN (whole_id, part_id))';
const PLACE = ['studio_id', 'tenant_id', 'starts_at', 'ends_at', 'from_past'];

/** A booking that only moves from one live state to another takes nothing that it had not: a check-in is never refused for it. */
const LINKED_RULES = `
CREATE TRIGGER booking_linked_insert BEFORE INSERT ON booking WHEN ${NEW_COUNTS} AND ${IS_LINKED}
BEGIN ${LINKED_TAKEN}; END;
CREATE TRIGGER booking_linked_update BEFORE UPDATE OF ${PLACE.join(', ')}, state, retired_at ON booking
WHEN ${NEW_COUNTS} AND (NOT (${live('OLD')}) OR ${differs(PLACE)}) AND ${IS_LINKED}
BEGIN ${LINKED_TAKEN}; END;`;

/** Whether the booking that a shadow row speaks of takes just that along. */
function follows(row: string): string {
  return `EXISTS (SELECT 1 FROM booking b, json_each(b.equipment) e WHERE b.id = ${row}.booking_id AND ${live('b')}
    AND json_extract(e.value, '$[0]') = ${row}.equipment_id AND json_extract(e.value, '$[1]') = ${row}.count
    AND b.starts_at = ${row}.starts_at AND b.ends_at = ${row}.ends_at)`;
}

const MISSING_ROWS = `
  INSERT INTO booking_equipment (booking_id, equipment_id, count, starts_at, ends_at)
  SELECT NEW.id, json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]'), NEW.starts_at, NEW.ends_at FROM json_each(NEW.equipment) e
  WHERE ${live('NEW')}
    AND NOT EXISTS (SELECT 1 FROM booking_equipment o WHERE o.booking_id = NEW.id AND o.equipment_id = json_extract(e.value, '$[0]'))`;

/**
 * What is out at once never exceeds what there is: asked where the booking begins and where another one begins inside of it.
 * @param asked SQL that holds for a row `n` that has to be asked about
 */
function equipmentOut(asked: string): string {
  return `
  SELECT ${refuseWith('BOOKING_EQUIPMENT_OUT', 'n.equipment_id')} FROM booking_equipment n
  JOIN equipment e ON e.id = n.equipment_id
  WHERE n.booking_id = NEW.id AND NEW.from_past = 0 AND ${asked} AND EXISTS (
    SELECT 1 FROM (
      SELECT n.starts_at AS at
      UNION SELECT o.starts_at FROM booking_equipment o
      WHERE o.equipment_id = n.equipment_id AND o.starts_at > n.starts_at AND o.starts_at < n.ends_at) p
    WHERE (SELECT sum(o.count) FROM booking_equipment o WHERE o.equipment_id = n.equipment_id
      AND o.starts_at <= p.at AND o.starts_at > p.at - ${LONGEST_BOOKING} AND o.ends_at > p.at) > e.count)
  LIMIT 1`;
}

/** A booking that takes no more than it had, and at no other time, is not refused because there are fewer things by now. */
const TAKES_MORE = `(NOT (${live('OLD')}) OR OLD.from_past = 1 OR NEW.starts_at < OLD.starts_at OR NEW.ends_at > OLD.ends_at
    OR n.count > coalesce((SELECT json_extract(had.value, '$[1]') FROM json_each(OLD.equipment) had
      WHERE json_extract(had.value, '$[0]') = n.equipment_id), 0))`;

/** `[[id, count], …]`: things that exist, each once, at least one of it. */
const ILL_NAMED = `NEW.equipment <> '[]' AND (EXISTS (SELECT 1 FROM json_each(NEW.equipment)
  WHERE CASE WHEN type <> 'array' THEN 1 ELSE json_array_length(value) <> 2
    OR json_type(value, '$[0]') <> 'integer' OR json_type(value, '$[1]') <> 'integer' OR json_extract(value, '$[1]') < 1
    OR NOT EXISTS (SELECT 1 FROM equipment WHERE id = json_extract(value, '$[0]')) END)
  OR (SELECT count(*) <> count(DISTINCT json_extract(value, '$[0]')) FROM json_each(NEW.equipment) WHERE type = 'array'))`;

const EQUIPMENT_RULES = `
CREATE TRIGGER booking_equipment_named BEFORE INSERT ON booking WHEN ${ILL_NAMED}
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:equipment'); END;
CREATE TRIGGER booking_equipment_named_update BEFORE UPDATE OF equipment ON booking WHEN ${ILL_NAMED}
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:equipment'); END;
CREATE TRIGGER booking_equipment_added AFTER INSERT ON booking WHEN NEW.equipment <> '[]'
BEGIN ${MISSING_ROWS};${equipmentOut('1')}; END;
CREATE TRIGGER booking_equipment_changed AFTER UPDATE OF equipment, starts_at, ends_at, state, from_past, retired_at ON booking
WHEN OLD.equipment <> '[]' OR NEW.equipment <> '[]'
BEGIN
  DELETE FROM booking_equipment WHERE booking_id = NEW.id AND NOT ${follows('booking_equipment')};
  ${MISSING_ROWS};${equipmentOut(TAKES_MORE)};
END;
CREATE TRIGGER booking_equipment_follows BEFORE INSERT ON booking_equipment WHEN NOT ${follows('NEW')}
  OR EXISTS (SELECT 1 FROM booking_equipment o WHERE o.booking_id = NEW.booking_id AND o.equipment_id = NEW.equipment_id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;
CREATE TRIGGER booking_equipment_no_update BEFORE UPDATE ON booking_equipment
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;
CREATE TRIGGER booking_equipment_kept BEFORE DELETE ON booking_equipment WHEN ${follows('OLD')}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;`;

/** What an ended booking is charged stands; only putting the booking back, or undoing that, takes it away or brings it. */
const FROZEN = `
CREATE TRIGGER booking_charge_frozen BEFORE UPDATE OF charge, charge_lines ON booking
WHEN OLD.charge IS NOT NULL AND NEW.charge IS NOT NULL AND ${differs(['charge', 'charge_lines'])}
BEGIN SELECT ${refuseWith('BOOKING_PRICE_FROZEN', 'OLD.id')}; END;`;

const NEW_LINK = linkTimes('NEW');

/** Live bookings that a link would set against each other: they overlap while it is in force. */
const LINK_BOOKED = `
  SELECT ${refuseWith('STUDIO_LINK_BOOKED', 'a.id')} FROM booking a JOIN booking b ON b.studio_id = NEW.part_id
  WHERE a.studio_id = NEW.whole_id AND a.retired_at IS NULL AND b.retired_at IS NULL
    AND a.state NOT IN ${GONE} AND b.state NOT IN ${GONE}
    AND a.starts_at > ${NEW_LINK.from} - ${LONGEST_BOOKING} AND a.starts_at < ${NEW_LINK.until} AND a.ends_at > ${NEW_LINK.from}
    AND b.starts_at < ${NEW_LINK.until} AND b.ends_at > ${NEW_LINK.from}
    AND b.starts_at < a.ends_at AND b.starts_at > a.starts_at - ${LONGEST_BOOKING} AND b.ends_at > a.starts_at LIMIT 1`;

const LINK_COLUMNS = ['whole_id', 'part_id', 'starts_on', 'ends_on', 'retired_at'];

const LINK_RULES = `
CREATE TRIGGER studio_link_free BEFORE INSERT ON studio_link WHEN NEW.retired_at IS NULL
BEGIN ${LINK_BOOKED}; END;
CREATE TRIGGER studio_link_free_update BEFORE UPDATE OF ${LINK_COLUMNS.join(', ')} ON studio_link
WHEN NEW.retired_at IS NULL AND ${differs(LINK_COLUMNS)}
BEGIN ${LINK_BOOKED}; END;`;

/** SQL of the triggers that migration 2 adds. */
export const DESK_RULES = LENGTH_RULES + LINKED_RULES + EQUIPMENT_RULES + FROZEN + LINK_RULES;
