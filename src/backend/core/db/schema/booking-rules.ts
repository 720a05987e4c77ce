// Rules on bookings and linked studios that must never break, anyone who writes. Each message is a code of src/domain/values/refusal-codes.ts.
import { dayOf, buildDiffers, refuseWith } from './sql.ts';

/** No turnaround is longer (studio_fact's CHECK), no booking lasts longer: what lies further away can't be in the way. */
const LONGEST_TURNAROUND = 240;
/** Minutes that a booking may last. */
export const LONGEST_BOOKING = 44_640;

const STANDS = `retired_at IS NULL AND state NOT IN ('cancelled', 'no_show')`;

/** Holds for a row of booking (or OLD, NEW) that is neither retired nor cancelled. */
function stands(row: string): string {
  return `${row}.retired_at IS NULL AND ${row}.state NOT IN ('cancelled', 'no_show')`;
}

/** Holds for a row of booking (or OLD, NEW) that takes its slot: one whose guests left before its start takes none. */
export function buildTakesSlot(row: string): string {
  return `${stands(row)} AND ${row}.blocks_until > ${row}.starts_at`;
}

/**
 * A studio's turnaround as of the day that a booking starts on; before its first dated row that row holds. A booking's turnaround follows
 * its end, so between two bookings the earlier one's counts, whichever is written first.
 */
function turnaroundOf(studio: string, startsAt: string): string {
  return `coalesce(
    (SELECT turnaround FROM studio_fact WHERE studio_id = ${studio} AND retired_at IS NULL
      AND starts_on <= ${dayOf(startsAt)} ORDER BY starts_on DESC LIMIT 1),
    (SELECT turnaround FROM studio_fact WHERE studio_id = ${studio} AND retired_at IS NULL ORDER BY starts_on LIMIT 1),
    0)`;
}

const IN_STUDIO = `studio_id = NEW.studio_id AND ${STANDS} AND blocks_until > starts_at`;
const OTHERS = `${IN_STUDIO} AND id <> NEW.id`;

/**
 * Bookings of one studio that take their slots never overlap, so by start they are also in order of their ends: the last one that starts
 * before NEW ends is the only one that can reach into it.
 */
const OVERLAPPING = `
  SELECT ${refuseWith('BOOKING_OVERLAP', 'o.id')} FROM (
    SELECT id, blocks_until FROM booking
    WHERE ${IN_STUDIO} AND starts_at < NEW.blocks_until AND id <> NEW.id
    ORDER BY starts_at DESC LIMIT 1
  ) o WHERE o.blocks_until > NEW.starts_at`;

/**
 * Bookings of other tenants that are too close before or after. Only what starts within the longest turnaround can be, and the one before
 * that, which may be long: looking further for another tenant would read years of a studio that one tenant uses.
 */
const TOO_CLOSE = `
  SELECT ${refuseWith('BOOKING_TURNAROUND', 'o.id')} FROM (
    SELECT id, blocks_until AS free_from, NEW.starts_at AS wanted, starts_at AS earlier FROM booking
    WHERE ${OTHERS} AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at - ${LONGEST_TURNAROUND} AND starts_at < NEW.starts_at
    UNION ALL
    SELECT id, free_from, wanted, earlier FROM (
      SELECT id, blocks_until AS free_from, NEW.starts_at AS wanted, starts_at AS earlier, tenant_id FROM booking
      WHERE ${OTHERS} AND starts_at < NEW.starts_at - ${LONGEST_TURNAROUND} ORDER BY starts_at DESC LIMIT 1
    ) WHERE tenant_id <> NEW.tenant_id
    UNION ALL
    SELECT id, NEW.blocks_until AS free_from, starts_at AS wanted, NEW.starts_at AS earlier FROM booking
    WHERE ${OTHERS} AND tenant_id <> NEW.tenant_id AND starts_at >= NEW.starts_at AND starts_at < NEW.blocks_until + ${LONGEST_TURNAROUND}
  ) o WHERE NEW.from_past = 0 AND o.wanted - o.free_from < ${turnaroundOf('NEW.studio_id', 'o.earlier')} LIMIT 1`;

/** Held exclusively by another tenant on any day that the booking touches; an end at 00:00 does not touch the next day. */
const EXCLUSIVE = `
  SELECT ${refuseWith('BOOKING_EXCLUSIVE', 'x.lease_id')} FROM lease_studio x
  WHERE NEW.from_past = 0 AND x.studio_id = NEW.studio_id AND x.tenant_id <> NEW.tenant_id
    AND x.starts_on <= ${dayOf('(NEW.blocks_until - 1)')} AND x.ends_on >= ${dayOf('NEW.starts_at')} LIMIT 1`;

/** One trigger for the three, since SQLite promises no order among several: the refusal that says most comes first. */
const SLOT_RULES = `
CREATE TRIGGER booking_rules_insert BEFORE INSERT ON booking WHEN ${buildTakesSlot('NEW')}
BEGIN ${OVERLAPPING};${TOO_CLOSE};${EXCLUSIVE}; END;
CREATE TRIGGER booking_rules_update
BEFORE UPDATE OF studio_id, tenant_id, starts_at, ends_at, state, actual_end, from_past, retired_at ON booking WHEN ${buildTakesSlot('NEW')}
BEGIN ${OVERLAPPING};${TOO_CLOSE};${EXCLUSIVE}; END;`;

/** What the rules look back by. */
const TOO_LONG = `NEW.ends_at - NEW.starts_at > ${LONGEST_BOOKING} AND ${stands('NEW')}`;

const LENGTH_RULES = `
CREATE TRIGGER booking_length_insert BEFORE INSERT ON booking WHEN ${TOO_LONG}
BEGIN SELECT RAISE(ABORT, 'BOOKING_TOO_LONG:booking'); END;
CREATE TRIGGER booking_length_update BEFORE UPDATE OF starts_at, ends_at, state, retired_at ON booking
WHEN ${TOO_LONG} AND (NOT (${stands('OLD')}) OR (${buildDiffers(['starts_at', 'ends_at'])}))
BEGIN SELECT RAISE(ABORT, 'BOOKING_TOO_LONG:booking'); END;`;

/** The minutes from which and until which a row of studio_link is in force. */
function linkTimesOf(row: string): { readonly from: string; readonly until: string } {
  return {
    from: `(unixepoch(${row}.starts_on) / 60 - 480)`,
    until: `coalesce(unixepoch(${row}.ends_on, '+1 day') / 60 - 480, 9000000000000)`,
  };
}

const LINKED_STUDIOS = `
  SELECT part_id AS other_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND whole_id = NEW.studio_id
  UNION ALL
  SELECT whole_id, starts_on, ends_on FROM studio_link WHERE retired_at IS NULL AND part_id = NEW.studio_id`;

const LINK = linkTimesOf('l');

/**
 * Bookings of a linked studio that overlap while the link is in force, or, of another tenant, come closer than the earlier one's turnaround
 * where the later one starts while it is. The same pair answers the same whichever is written first.
 */
const LINKED_TAKEN = `
  SELECT ${refuseWith('BOOKING_LINKED_TAKEN', 'b.id')} FROM (${LINKED_STUDIOS}) l
  JOIN booking b ON b.studio_id = l.other_id
  WHERE ${buildTakesSlot('b')} AND b.id <> NEW.id
    AND b.starts_at < NEW.blocks_until + ${LONGEST_TURNAROUND} AND b.starts_at > NEW.starts_at - ${LONGEST_BOOKING + LONGEST_TURNAROUND}
    AND max(b.starts_at, NEW.starts_at) < ${LINK.until}
    AND (b.starts_at < NEW.blocks_until AND b.blocks_until > NEW.starts_at AND min(b.blocks_until, NEW.blocks_until) > ${LINK.from}
      OR b.tenant_id <> NEW.tenant_id AND max(b.starts_at, NEW.starts_at) >= ${LINK.from} AND CASE WHEN b.starts_at < NEW.starts_at
        THEN NEW.starts_at - b.blocks_until < ${turnaroundOf('b.studio_id', 'b.starts_at')}
        ELSE b.starts_at - NEW.blocks_until < ${turnaroundOf('NEW.studio_id', 'NEW.starts_at')} END)
  LIMIT 1`;

const IS_LINKED = 'EXISTS (SELECT 1 FROM studio_link WHERE retired_at IS NULL AND NEW.studio_id IN (whole_id, part_id))';
const PLACE = ['studio_id', 'tenant_id', 'starts_at', 'ends_at', 'from_past'];
/** A booking that only moves from one state to another takes nothing that it had not: a check-in is never refused for it. */
const TAKES_MORE = `(NOT (${stands('OLD')}) OR (${buildDiffers(PLACE)}) OR NEW.blocks_until > OLD.blocks_until)`;

const LINKED_RULES = `
CREATE TRIGGER booking_linked_insert BEFORE INSERT ON booking WHEN ${buildTakesSlot('NEW')} AND NEW.from_past = 0 AND ${IS_LINKED}
BEGIN ${LINKED_TAKEN}; END;
CREATE TRIGGER booking_linked_update
BEFORE UPDATE OF studio_id, tenant_id, starts_at, ends_at, actual_end, from_past, state, retired_at ON booking
WHEN ${buildTakesSlot('NEW')} AND NEW.from_past = 0 AND ${TAKES_MORE} AND ${IS_LINKED}
BEGIN ${LINKED_TAKEN}; END;`;

/** What an ended booking is charged stands; only putting the booking back, or undoing that, takes it away or brings it. */
const CHARGE_RULES = `
CREATE TRIGGER booking_charge_frozen BEFORE UPDATE OF charge, charge_lines ON booking
WHEN OLD.charge IS NOT NULL AND NEW.charge IS NOT NULL AND (${buildDiffers(['charge', 'charge_lines'])})
BEGIN SELECT ${refuseWith('BOOKING_PRICE_FROZEN', 'OLD.id')}; END;`;

const NEW_LINK = linkTimesOf('NEW');

/** Bookings that a link would set against each other: they overlap while it is in force. */
const LINK_BOOKED = `
  SELECT ${refuseWith('STUDIO_LINK_BOOKED', 'a.id')} FROM booking a JOIN booking b ON b.studio_id = NEW.part_id
  WHERE a.studio_id = NEW.whole_id AND a.retired_at IS NULL AND b.retired_at IS NULL
    AND a.state NOT IN ('cancelled', 'no_show') AND b.state NOT IN ('cancelled', 'no_show')
    AND a.blocks_until > a.starts_at AND b.blocks_until > b.starts_at
    AND a.starts_at > ${NEW_LINK.from} - ${LONGEST_BOOKING} AND a.starts_at < ${NEW_LINK.until} AND a.blocks_until > ${NEW_LINK.from}
    AND b.starts_at < ${NEW_LINK.until} AND b.blocks_until > ${NEW_LINK.from}
    AND b.starts_at < a.blocks_until AND b.starts_at > a.starts_at - ${LONGEST_BOOKING} AND b.blocks_until > a.starts_at LIMIT 1`;

const LINK_COLUMNS = ['whole_id', 'part_id', 'starts_on', 'ends_on', 'retired_at'];

const LINK_RULES = `
CREATE TRIGGER studio_link_free BEFORE INSERT ON studio_link WHEN NEW.retired_at IS NULL
BEGIN ${LINK_BOOKED}; END;
CREATE TRIGGER studio_link_free_update BEFORE UPDATE OF ${LINK_COLUMNS.join(', ')} ON studio_link
WHEN NEW.retired_at IS NULL AND (${buildDiffers(LINK_COLUMNS)})
BEGIN ${LINK_BOOKED}; END;`;

/** SQL of the triggers on slots, turnarounds, exclusive and linked studios, and on what a booking is charged. */
export const BOOKING_RULES = CHARGE_RULES + SLOT_RULES + LENGTH_RULES + LINKED_RULES + LINK_RULES;
