// First schema, part 2: the base and its studios.

/** SQL: base, studios, calendar. */
export const BASE_AND_STUDIOS = `
CREATE TABLE base_fact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on AND starts_on >= '0001-01-01'),
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  uscc TEXT NOT NULL CHECK (length(uscc) = 18 AND uscc = upper(trim(uscc))),
  kind TEXT NOT NULL CHECK (kind IN ('直播电商园区', '直播电商基地（专业服务类）', '直播电商基地（商品交易类）')),
  district TEXT,
  address TEXT,
  unit_head TEXT,
  statistics_head TEXT,
  filler TEXT,
  phone TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX base_fact_key ON base_fact (starts_on) WHERE retired_at IS NULL;

CREATE TRIGGER base_fact_never_deleted BEFORE DELETE ON base_fact
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:base_fact'); END;
CREATE TRIGGER base_fact_never_replaced BEFORE INSERT ON base_fact
WHEN EXISTS (SELECT 1 FROM base_fact WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM base_fact WHERE retired_at IS NULL AND starts_on IS NEW.starts_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:base_fact'); END;
CREATE TRIGGER base_fact_never_displaced BEFORE UPDATE ON base_fact
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.starts_on IS NOT NEW.starts_on OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM base_fact WHERE retired_at IS NULL AND starts_on IS NEW.starts_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:base_fact'); END;

CREATE TABLE base_area (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  floor_area INTEGER NOT NULL CHECK (floor_area >= 0),
  lettable_area INTEGER NOT NULL CHECK (lettable_area >= 0),
  team INTEGER NOT NULL CHECK (team >= 0),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX base_area_key ON base_area (month) WHERE retired_at IS NULL;

CREATE TRIGGER base_area_never_deleted BEFORE DELETE ON base_area
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:base_area'); END;
CREATE TRIGGER base_area_never_replaced BEFORE INSERT ON base_area
WHEN EXISTS (SELECT 1 FROM base_area WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM base_area WHERE retired_at IS NULL AND month IS NEW.month AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:base_area'); END;
CREATE TRIGGER base_area_never_displaced BEFORE UPDATE ON base_area
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.month IS NOT NEW.month OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM base_area WHERE retired_at IS NULL AND month IS NEW.month AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:base_area'); END;

CREATE TABLE studio (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT,
  floor TEXT,
  equipment TEXT,
  opened_on TEXT NOT NULL CHECK (date(opened_on) IS opened_on AND opened_on >= '0001-01-01'),
  closed_on TEXT CHECK (date(closed_on) IS closed_on AND closed_on >= '0001-01-01'),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER,
  CHECK (closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE UNIQUE INDEX studio_key ON studio (code) WHERE retired_at IS NULL;

CREATE TRIGGER studio_never_deleted BEFORE DELETE ON studio
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:studio'); END;
CREATE TRIGGER studio_never_replaced BEFORE INSERT ON studio
WHEN EXISTS (SELECT 1 FROM studio WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM studio WHERE retired_at IS NULL AND code IS NEW.code AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:studio'); END;
CREATE TRIGGER studio_never_displaced BEFORE UPDATE ON studio
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.code IS NOT NEW.code OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM studio WHERE retired_at IS NULL AND code IS NEW.code AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:studio'); END;

CREATE TABLE studio_fact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on AND starts_on >= '0001-01-01'),
  kind TEXT NOT NULL CHECK (kind IN ('公共', '专属')),
  area INTEGER CHECK (area >= 0),
  hours TEXT NOT NULL,
  turnaround INTEGER NOT NULL CHECK (turnaround BETWEEN 0 AND 240),
  hourly_rate INTEGER NOT NULL CHECK (hourly_rate >= 0),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX studio_fact_key ON studio_fact (studio_id, starts_on) WHERE retired_at IS NULL;

CREATE TRIGGER studio_fact_never_deleted BEFORE DELETE ON studio_fact
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:studio_fact'); END;
CREATE TRIGGER studio_fact_never_replaced BEFORE INSERT ON studio_fact
WHEN EXISTS (SELECT 1 FROM studio_fact WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM studio_fact WHERE retired_at IS NULL AND studio_id IS NEW.studio_id AND starts_on IS NEW.starts_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:studio_fact'); END;
CREATE TRIGGER studio_fact_never_displaced BEFORE UPDATE ON studio_fact
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.studio_id IS NOT NEW.studio_id OR OLD.starts_on IS NOT NEW.starts_on OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM studio_fact WHERE retired_at IS NULL AND studio_id IS NEW.studio_id AND starts_on IS NEW.starts_on AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:studio_fact'); END;

-- studio_id empty: the whole base.
CREATE TABLE calendar_exception (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL CHECK (date(day) IS day AND day >= '0001-01-01'),
  studio_id INTEGER CHECK (studio_id > 0) REFERENCES studio (id),
  hours TEXT NOT NULL,
  note TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX calendar_exception_key ON calendar_exception (day, coalesce(studio_id, 0)) WHERE retired_at IS NULL;

CREATE TRIGGER calendar_exception_never_deleted BEFORE DELETE ON calendar_exception
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:calendar_exception'); END;
CREATE TRIGGER calendar_exception_never_replaced BEFORE INSERT ON calendar_exception
WHEN EXISTS (SELECT 1 FROM calendar_exception WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM calendar_exception WHERE retired_at IS NULL AND day IS NEW.day AND studio_id IS NEW.studio_id AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:calendar_exception'); END;
CREATE TRIGGER calendar_exception_never_displaced BEFORE UPDATE ON calendar_exception
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.day IS NOT NEW.day OR OLD.studio_id IS NOT NEW.studio_id OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM calendar_exception WHERE retired_at IS NULL AND day IS NEW.day AND studio_id IS NEW.studio_id AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:calendar_exception'); END;

CREATE TABLE calendar_day (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL CHECK (date(day) IS day AND day >= '0001-01-01'),
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name TEXT NOT NULL,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX calendar_day_key ON calendar_day (day) WHERE retired_at IS NULL;

CREATE TRIGGER calendar_day_never_deleted BEFORE DELETE ON calendar_day
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:calendar_day'); END;
CREATE TRIGGER calendar_day_never_replaced BEFORE INSERT ON calendar_day
WHEN EXISTS (SELECT 1 FROM calendar_day WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM calendar_day WHERE retired_at IS NULL AND day IS NEW.day AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:calendar_day'); END;
CREATE TRIGGER calendar_day_never_displaced BEFORE UPDATE ON calendar_day
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.day IS NOT NEW.day OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM calendar_day WHERE retired_at IS NULL AND day IS NEW.day AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:calendar_day'); END;

CREATE TABLE blackout (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  reason TEXT NOT NULL,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE INDEX blackout_by_studio ON blackout (studio_id, starts_at) WHERE retired_at IS NULL;

CREATE TRIGGER blackout_never_deleted BEFORE DELETE ON blackout
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:blackout'); END;
CREATE TRIGGER blackout_never_replaced BEFORE INSERT ON blackout
WHEN EXISTS (SELECT 1 FROM blackout WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:blackout'); END;
CREATE TRIGGER blackout_never_displaced BEFORE UPDATE ON blackout
WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:blackout'); END;
`;
