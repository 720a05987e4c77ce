// Tables of the base, its calendar, its studios and its equipment.
import { RECORD_COLUMNS, checkDay, checkMonth, checkAmount } from './sql.ts';

/** SQL: base, calendar, studios, equipment. */
export const STUDIOS = `
CREATE TABLE base_fact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  starts_on TEXT NOT NULL ${checkDay('starts_on')},
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  uscc TEXT NOT NULL CHECK (length(uscc) = 18 AND uscc = upper(trim(uscc))),
  kind TEXT NOT NULL CHECK (kind IN ('直播电商园区', '直播电商基地（专业服务类）', '直播电商基地（商品交易类）')),
  district TEXT,
  address TEXT,
  unit_head TEXT,
  statistics_head TEXT,
  filler TEXT,
  phone TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX base_fact_key ON base_fact (starts_on) WHERE retired_at IS NULL;

CREATE TABLE base_area (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  floor_area INTEGER NOT NULL CHECK (floor_area >= 0),
  lettable_area INTEGER NOT NULL CHECK (lettable_area >= 0),
  team INTEGER NOT NULL CHECK (team >= 0),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX base_area_key ON base_area (month) WHERE retired_at IS NULL;

CREATE TABLE calendar_day (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL ${checkDay('day')},
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name TEXT NOT NULL,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX calendar_day_key ON calendar_day (day) WHERE retired_at IS NULL;

-- studio_id empty: the whole base.
CREATE TABLE calendar_exception (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  day TEXT NOT NULL ${checkDay('day')},
  studio_id INTEGER CHECK (studio_id > 0) REFERENCES studio (id),
  hours TEXT NOT NULL,
  note TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX calendar_exception_key ON calendar_exception (day, coalesce(studio_id, 0)) WHERE retired_at IS NULL;

CREATE TABLE studio (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT,
  floor TEXT,
  equipment TEXT,
  opened_on TEXT NOT NULL ${checkDay('opened_on')},
  closed_on TEXT ${checkDay('closed_on')},
  ${RECORD_COLUMNS},
  CHECK (closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE UNIQUE INDEX studio_key ON studio (code) WHERE retired_at IS NULL;

CREATE TABLE studio_fact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  starts_on TEXT NOT NULL ${checkDay('starts_on')},
  kind TEXT NOT NULL CHECK (kind IN ('公共', '专属')),
  area INTEGER CHECK (area >= 0),
  hours TEXT NOT NULL,
  turnaround INTEGER NOT NULL CHECK (turnaround BETWEEN 0 AND 240),
  hourly_rate INTEGER NOT NULL ${checkAmount('hourly_rate')},
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX studio_fact_key ON studio_fact (studio_id, starts_on) WHERE retired_at IS NULL;

-- A hall and its halves: a booking of the whole blocks each part, one of a part blocks the whole.
CREATE TABLE studio_link (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  whole_id INTEGER NOT NULL REFERENCES studio (id),
  part_id INTEGER NOT NULL REFERENCES studio (id),
  starts_on TEXT NOT NULL ${checkDay('starts_on')},
  ends_on TEXT ${checkDay('ends_on')},
  ${RECORD_COLUMNS},
  CHECK (whole_id <> part_id),
  CHECK (ends_on IS NULL OR ends_on >= starts_on)
) STRICT;
CREATE UNIQUE INDEX studio_link_key ON studio_link (whole_id, part_id, starts_on) WHERE retired_at IS NULL;
CREATE INDEX studio_link_by_part ON studio_link (part_id) WHERE retired_at IS NULL;

CREATE TABLE blackout (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  studio_id INTEGER NOT NULL REFERENCES studio (id),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  reason TEXT NOT NULL,
  ${RECORD_COLUMNS}
) STRICT;
CREATE INDEX blackout_by_studio ON blackout (studio_id, starts_at) WHERE retired_at IS NULL;

-- Things that exist in a limited count and go with bookings.
CREATE TABLE equipment (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  count INTEGER NOT NULL CHECK (count >= 0),
  note TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX equipment_key ON equipment (name) WHERE retired_at IS NULL;
`;
