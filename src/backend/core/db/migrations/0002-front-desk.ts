// Migration 2: the front desk. What a booking carries besides its slot, series, waiting list, prices, counted equipment, linked studios.
import { DESK_RULES } from './0002-desk-rules.ts';

const TABLES = `
-- 'rule' is JSON: frequency, weekdays, until or count. Times are minutes of the day; an end after 1440 lies on the next day.
CREATE TABLE booking_series (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on AND starts_on >= '0001-01-01'),
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  starts_minute INTEGER NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  title TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE INDEX booking_series_by_tenant ON booking_series (tenant_id) WHERE retired_at IS NULL;

CREATE TRIGGER booking_series_never_deleted BEFORE DELETE ON booking_series
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_series'); END;
CREATE TRIGGER booking_series_never_replaced BEFORE INSERT ON booking_series
WHEN EXISTS (SELECT 1 FROM booking_series WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_series'); END;
CREATE TRIGGER booking_series_never_displaced BEFORE UPDATE ON booking_series
WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:booking_series'); END;

-- Things that exist in a limited count and go with bookings.
CREATE TABLE equipment (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  count INTEGER NOT NULL CHECK (count >= 0),
  note TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX equipment_key ON equipment (name) WHERE retired_at IS NULL;

CREATE TRIGGER equipment_never_deleted BEFORE DELETE ON equipment
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:equipment'); END;
CREATE TRIGGER equipment_never_replaced BEFORE INSERT ON equipment
WHEN EXISTS (SELECT 1 FROM equipment WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM equipment WHERE retired_at IS NULL AND name IS NEW.name AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:equipment'); END;
CREATE TRIGGER equipment_never_displaced BEFORE UPDATE ON equipment
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.name IS NOT NEW.name OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM equipment WHERE retired_at IS NULL AND name IS NEW.name AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:equipment'); END;

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

-- The series a booking belongs to, the day of it that it stands for, and whether it was changed by itself since.
ALTER TABLE booking ADD COLUMN series_id INTEGER REFERENCES booking_series (id);
ALTER TABLE booking ADD COLUMN occurs_on TEXT CHECK (date(occurs_on) IS occurs_on AND occurs_on >= '0001-01-01');
ALTER TABLE booking ADD COLUMN is_exception INTEGER NOT NULL DEFAULT 0 CHECK (is_exception IN (0, 1));
-- [[equipment id, count], …] by id; booking_equipment follows it by trigger.
ALTER TABLE booking ADD COLUMN equipment TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(equipment) AND json_type(equipment) = 'array');
-- The rate plan and the lines as of the booking; then, once it has ended, what is charged (fen) with the lines that made it.
ALTER TABLE booking ADD COLUMN quote TEXT CHECK (quote IS NULL OR json_valid(quote));
ALTER TABLE booking ADD COLUMN charge INTEGER CHECK (charge >= 0);
ALTER TABLE booking ADD COLUMN charge_lines TEXT CHECK (charge_lines IS NULL OR json_valid(charge_lines));
-- The warnings that were overridden, by code, and why.
ALTER TABLE booking ADD COLUMN overridden TEXT;
ALTER TABLE booking ADD COLUMN override_reason TEXT;
ALTER TABLE booking ADD COLUMN note TEXT;
CREATE INDEX booking_by_series ON booking (series_id, occurs_on) WHERE series_id IS NOT NULL;
-- A tenant's month in order of start: what free hours are dealt out by.
ALTER TABLE payment ADD COLUMN month TEXT CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01');
CREATE INDEX statement_by_tenant ON statement (tenant_id, month, id);
CREATE INDEX statement_by_month ON statement (month, id);

-- Who waits for a slot on a day; minutes of the day for the span that would do, empty where the whole day does.
CREATE TABLE waiting_entry (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL CHECK (date(day) IS day AND day >= '0001-01-01'),
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
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER,
  CHECK (from_minute IS NULL OR to_minute IS NULL OR to_minute > from_minute),
  CHECK (state <> 'booked' OR booking_id IS NOT NULL)
) STRICT;
CREATE INDEX waiting_entry_by_day ON waiting_entry (day, id) WHERE retired_at IS NULL;

CREATE TRIGGER waiting_entry_never_deleted BEFORE DELETE ON waiting_entry
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:waiting_entry'); END;
CREATE TRIGGER waiting_entry_never_replaced BEFORE INSERT ON waiting_entry
WHEN EXISTS (SELECT 1 FROM waiting_entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:waiting_entry'); END;
CREATE TRIGGER waiting_entry_never_displaced BEFORE UPDATE ON waiting_entry
WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:waiting_entry'); END;

-- Rates in fen: per hour in two bands of the day, per half day (4 h) and day (8 h). studio_id empty: every studio without a plan of its own.
CREATE TABLE rate_plan (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  studio_id INTEGER CHECK (studio_id > 0) REFERENCES studio (id),
  starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on AND starts_on >= '0001-01-01'),
  day_from INTEGER NOT NULL CHECK (day_from BETWEEN 0 AND 1439),
  night_from INTEGER NOT NULL CHECK (night_from BETWEEN 0 AND 1440 AND night_from > day_from),
  day_rate INTEGER NOT NULL CHECK (day_rate >= 0),
  night_rate INTEGER NOT NULL CHECK (night_rate >= 0),
  half_day_rate INTEGER CHECK (half_day_rate >= 0),
  full_day_rate INTEGER CHECK (full_day_rate >= 0),
  minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum BETWEEN 0 AND 1440),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX rate_plan_key ON rate_plan (coalesce(studio_id, 0), starts_on) WHERE retired_at IS NULL;

CREATE TRIGGER rate_plan_never_deleted BEFORE DELETE ON rate_plan
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:rate_plan'); END;
CREATE TRIGGER rate_plan_never_replaced BEFORE INSERT ON rate_plan
WHEN EXISTS (SELECT 1 FROM rate_plan WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM rate_plan WHERE retired_at IS NULL AND studio_id IS NEW.studio_id AND starts_on IS NEW.starts_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:rate_plan'); END;
CREATE TRIGGER rate_plan_never_displaced BEFORE UPDATE ON rate_plan
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.studio_id IS NOT NEW.studio_id OR OLD.starts_on IS NOT NEW.starts_on OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM rate_plan WHERE retired_at IS NULL AND studio_id IS NEW.studio_id AND starts_on IS NEW.starts_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:rate_plan'); END;

-- A hall and its halves: a booking of the whole blocks each part, one of a part blocks the whole.
CREATE TABLE studio_link (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  whole_id INTEGER NOT NULL REFERENCES studio (id),
  part_id INTEGER NOT NULL REFERENCES studio (id),
  starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on AND starts_on >= '0001-01-01'),
  ends_on TEXT CHECK (date(ends_on) IS ends_on AND ends_on >= '0001-01-01'),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER,
  CHECK (whole_id <> part_id),
  CHECK (ends_on IS NULL OR ends_on >= starts_on)
) STRICT;
CREATE UNIQUE INDEX studio_link_key ON studio_link (whole_id, part_id, starts_on) WHERE retired_at IS NULL;
CREATE INDEX studio_link_by_part ON studio_link (part_id) WHERE retired_at IS NULL;

CREATE TRIGGER studio_link_never_deleted BEFORE DELETE ON studio_link
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:studio_link'); END;
CREATE TRIGGER studio_link_never_replaced BEFORE INSERT ON studio_link
WHEN EXISTS (SELECT 1 FROM studio_link WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM studio_link WHERE retired_at IS NULL AND whole_id IS NEW.whole_id AND part_id IS NEW.part_id AND starts_on IS NEW.starts_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:studio_link'); END;
CREATE TRIGGER studio_link_never_displaced BEFORE UPDATE ON studio_link
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.whole_id IS NOT NEW.whole_id OR OLD.part_id IS NOT NEW.part_id OR OLD.starts_on IS NOT NEW.starts_on OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM studio_link WHERE retired_at IS NULL AND whole_id IS NEW.whole_id AND part_id IS NEW.part_id AND starts_on IS NEW.starts_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:studio_link'); END;
`;

/** All SQL of schema version 2. */
export const FRONT_DESK = TABLES + DESK_RULES;
