// Rules on counted equipment that bookings take along, anyone who writes. Each message is a code of src/domain/values/refusal-codes.ts.
import { LONGEST_BOOKING, buildTakesSlot } from './booking-rules.ts';
import { refuseWith } from './sql.ts';

/** `[[id, count], …]`: things that exist, each once, at least one of it. */
const ILL_NAMED = `NEW.equipment <> '[]' AND (EXISTS (SELECT 1 FROM json_each(NEW.equipment)
  WHERE CASE WHEN type <> 'array' THEN 1 ELSE json_array_length(value) <> 2
    OR json_type(value, '$[0]') <> 'integer' OR json_type(value, '$[1]') <> 'integer' OR json_extract(value, '$[1]') < 1
    OR NOT EXISTS (SELECT 1 FROM equipment WHERE id = json_extract(value, '$[0]')) END)
  OR (SELECT count(*) <> count(DISTINCT json_extract(value, '$[0]')) FROM json_each(NEW.equipment) WHERE type = 'array'))`;

/** Holds where the booking that a row of booking_equipment speaks of takes just that along. */
function follows(row: string): string {
  return `EXISTS (SELECT 1 FROM booking b, json_each(b.equipment) e WHERE b.id = ${row}.booking_id AND ${buildTakesSlot('b')}
    AND json_extract(e.value, '$[0]') = ${row}.equipment_id AND json_extract(e.value, '$[1]') = ${row}.count
    AND b.starts_at = ${row}.starts_at AND b.blocks_until = ${row}.ends_at)`;
}

const MISSING_ROWS = `
  INSERT INTO booking_equipment (booking_id, equipment_id, count, starts_at, ends_at)
  SELECT NEW.id, json_extract(e.value, '$[0]'), json_extract(e.value, '$[1]'), NEW.starts_at, NEW.blocks_until FROM json_each(NEW.equipment) e
  WHERE ${buildTakesSlot('NEW')}
    AND NOT EXISTS (SELECT 1 FROM booking_equipment o WHERE o.booking_id = NEW.id AND o.equipment_id = json_extract(e.value, '$[0]'))`;

/**
 * What is out at once never exceeds what there is: asked where the booking begins and where another one begins inside of it.
 * @param asked SQL that holds for a row `n` that has to be asked about
 */
function refuseOut(asked: string): string {
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
const TAKES_MORE = `(NOT (OLD.retired_at IS NULL AND OLD.state NOT IN ('cancelled', 'no_show')) OR OLD.from_past = 1
    OR OLD.blocks_until <= OLD.starts_at OR NEW.starts_at < OLD.starts_at OR NEW.blocks_until > OLD.blocks_until
    OR n.count > coalesce((SELECT json_extract(had.value, '$[1]') FROM json_each(OLD.equipment) had
      WHERE json_extract(had.value, '$[0]') = n.equipment_id), 0))`;

/** SQL of the triggers on counted equipment; booking_equipment follows the bookings. */
export const EQUIPMENT_RULES = `
CREATE TRIGGER booking_equipment_named BEFORE INSERT ON booking WHEN ${ILL_NAMED}
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:equipment'); END;
CREATE TRIGGER booking_equipment_named_update BEFORE UPDATE OF equipment ON booking WHEN ${ILL_NAMED}
BEGIN SELECT RAISE(ABORT, 'INPUT_INVALID:equipment'); END;
CREATE TRIGGER booking_equipment_added AFTER INSERT ON booking WHEN NEW.equipment <> '[]'
BEGIN ${MISSING_ROWS};${refuseOut('1')}; END;
CREATE TRIGGER booking_equipment_changed AFTER UPDATE OF equipment, starts_at, ends_at, actual_end, state, from_past, retired_at ON booking
WHEN OLD.equipment <> '[]' OR NEW.equipment <> '[]'
BEGIN
  DELETE FROM booking_equipment WHERE booking_id = NEW.id AND NOT ${follows('booking_equipment')};
  ${MISSING_ROWS};${refuseOut(TAKES_MORE)};
END;
CREATE TRIGGER booking_equipment_follows BEFORE INSERT ON booking_equipment WHEN NOT ${follows('NEW')}
  OR EXISTS (SELECT 1 FROM booking_equipment o WHERE o.booking_id = NEW.booking_id AND o.equipment_id = NEW.equipment_id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;
CREATE TRIGGER booking_equipment_kept BEFORE DELETE ON booking_equipment WHEN ${follows('OLD')}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_equipment'); END;`;
