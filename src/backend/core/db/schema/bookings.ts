// Tables of the desk: bookings, series, what they take along, the waiting list, and the shift.
import { RECORD_COLUMNS, checkDay } from './sql.ts';

/** SQL: bookings, series, waiting list, shift notes, loans. */
export const BOOKINGS = `
-- 'rule' is JSON: frequency, weekdays, until or count. Times are minutes of the day; an end after 1440 lies on the next day.
CREATE TABLE booking_series (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  starts_on TEXT NOT NULL ${checkDay('starts_on')},
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  starts_minute INTEGER NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  title TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE INDEX booking_series_by_tenant ON booking_series (tenant_id) WHERE retired_at IS NULL;

-- Wall-clock minutes since the epoch, half-open. from_past marks a row taken as history: see the triggers on rules.
CREATE TABLE booking (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL CHECK (number <> ''),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  state TEXT NOT NULL CHECK (state IN ('option', 'booked', 'checked_in', 'completed', 'no_show', 'cancelled')),
  holds_until INTEGER,
  title TEXT,
  platform TEXT,
  contact TEXT,
  phone TEXT,
  cancel_reason TEXT,
  -- Why the charge for cancelling was waived.
  waive_reason TEXT,
  actual_start INTEGER,
  actual_end INTEGER,
  -- The booked end, or the end of a completed session where that was earlier; not before the start. One that has left before its start
  -- blocks nothing, and neither stands in another's way nor is asked about.
  blocks_until INTEGER
    GENERATED ALWAYS AS (CASE WHEN state = 'completed' AND actual_end < ends_at THEN max(starts_at, actual_end) ELSE ends_at END) VIRTUAL,
  from_past INTEGER NOT NULL DEFAULT 0 CHECK (from_past IN (0, 1)),
  -- The series it belongs to, the day of it that it stands for, and whether it was changed by itself since.
  series_id INTEGER REFERENCES booking_series (id),
  occurs_on TEXT ${checkDay('occurs_on')},
  is_exception INTEGER NOT NULL DEFAULT 0 CHECK (is_exception IN (0, 1)),
  -- [[equipment id, count], …] by id; booking_equipment follows it by trigger.
  equipment TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(equipment) AND json_type(equipment) = 'array'),
  -- The rate plan and the lines as of the booking; then, once it has ended, what is charged (fen) with the lines that made it.
  quote TEXT CHECK (quote IS NULL OR json_valid(quote)),
  charge INTEGER CHECK (charge >= 0),
  charge_lines TEXT CHECK (charge_lines IS NULL OR json_valid(charge_lines)),
  -- The warnings that were overridden, by code, why, and when (minutes since the epoch): a reason holds for the tenant's desk day.
  overridden TEXT,
  override_reason TEXT,
  overridden_at INTEGER,
  note TEXT,
  ${RECORD_COLUMNS},
  CHECK (state <> 'option' OR holds_until IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX booking_key ON booking (number) WHERE retired_at IS NULL;
-- Both cover what the figures read: by month over all studios, by studio and month. retired_at is in them, for SQLite reads a column
-- that a query names even where the index's own condition settles it.
CREATE INDEX booking_by_start ON booking (starts_at, studio_id, state, ends_at, tenant_id, retired_at) WHERE retired_at IS NULL;
CREATE INDEX booking_live ON booking (studio_id, starts_at, ends_at, tenant_id, state, retired_at)
  WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show');
CREATE INDEX booking_by_tenant ON booking (tenant_id, starts_at) WHERE retired_at IS NULL;
CREATE INDEX booking_options ON booking (holds_until) WHERE retired_at IS NULL AND state = 'option';
-- The desk's own numbers, retired ones too, so that the next one is a look at the last.
CREATE INDEX booking_desk_number ON booking (CAST(substr(number, 2) AS INTEGER)) WHERE number GLOB 'D[0-9][0-9][0-9][0-9][0-9][0-9]*';
CREATE INDEX booking_by_series ON booking (series_id, occurs_on) WHERE series_id IS NOT NULL;
CREATE INDEX booking_by_override ON booking (tenant_id, overridden_at) WHERE overridden_at IS NOT NULL;
-- Those that are in stay on today's list until they are checked out, whatever the date: as many rows as there are people in the house.
CREATE INDEX booking_here ON booking (starts_at, id) WHERE retired_at IS NULL AND state = 'checked_in';

-- What live bookings take with them, from when to when.
CREATE TABLE booking_equipment (
  booking_id INTEGER NOT NULL REFERENCES booking (id),
  equipment_id INTEGER NOT NULL REFERENCES equipment (id),
  count INTEGER NOT NULL CHECK (count > 0),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (booking_id, equipment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_equipment_by_start ON booking_equipment (equipment_id, starts_at, ends_at, count);

-- Who waits for a slot on a day; minutes of the day for the span that would do, empty where the whole day does.
CREATE TABLE waiting_entry (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL ${checkDay('day')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  contact TEXT,
  phone TEXT,
  from_minute INTEGER CHECK (from_minute BETWEEN 0 AND 1800),
  to_minute INTEGER CHECK (to_minute BETWEEN 0 AND 1800),
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  studio_id INTEGER REFERENCES studio (id),
  area INTEGER CHECK (area >= 0),
  kind TEXT,
  note TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'booked', 'closed')),
  booking_id INTEGER REFERENCES booking (id),
  closed_reason TEXT,
  ${RECORD_COLUMNS},
  CHECK (from_minute IS NULL OR to_minute IS NULL OR to_minute > from_minute),
  CHECK (state <> 'booked' OR booking_id IS NOT NULL)
) STRICT;
CREATE INDEX waiting_entry_by_day ON waiting_entry (day, id) WHERE retired_at IS NULL;

CREATE TABLE shift_note (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  words TEXT NOT NULL,
  -- A note stands until somebody says that it is done.
  done_by TEXT,
  done_ms INTEGER CHECK (done_ms IS NULL OR done_by IS NOT NULL),
  ${RECORD_COLUMNS}
) STRICT;
CREATE INDEX shift_note_open ON shift_note (id) WHERE retired_at IS NULL AND done_ms IS NULL;

-- Keys, cards, equipment in somebody's hands; out until it is back.
CREATE TABLE loan (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  thing TEXT NOT NULL CHECK (thing <> ''),
  tenant_id INTEGER REFERENCES tenant (id),
  holder TEXT,
  lent_at INTEGER NOT NULL,
  lent_by TEXT NOT NULL,
  due_at INTEGER,
  returned_at INTEGER,
  returned_to TEXT,
  note TEXT,
  ${RECORD_COLUMNS},
  CHECK (tenant_id IS NOT NULL OR holder IS NOT NULL),
  CHECK (returned_at IS NULL OR (returned_at >= lent_at AND returned_to IS NOT NULL))
) STRICT;
CREATE INDEX loan_out ON loan (tenant_id, lent_at) WHERE retired_at IS NULL AND returned_at IS NULL;
`;
