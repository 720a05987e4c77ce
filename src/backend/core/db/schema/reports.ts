// Tables of the month's report: what it reads besides records, what was filed, exported and handed in, and the bureau's workbooks.
import { RECORD_COLUMNS, checkDay, checkMonth } from './sql.ts';

/** SQL: historical figures, targets, rosters, filings, artifacts, workbooks. */
export const REPORTS = `
CREATE TABLE historical_figure (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  figure TEXT NOT NULL,
  raw INTEGER,
  value TEXT NOT NULL,
  origin TEXT,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX historical_figure_key ON historical_figure (month, figure) WHERE retired_at IS NULL;

CREATE TABLE month_head (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX month_head_key ON month_head (month, field) WHERE retired_at IS NULL;

-- What is written about a failing relation while the month is open; about is the finding's sentence as it read then.
CREATE TABLE explanation_draft (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  relation TEXT NOT NULL,
  words TEXT NOT NULL CHECK (trim(words) <> ''),
  about TEXT NOT NULL,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX explanation_draft_key ON explanation_draft (month, relation) WHERE retired_at IS NULL;

CREATE TABLE year_target (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  indicator TEXT NOT NULL,
  value TEXT NOT NULL,
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX year_target_key ON year_target (year, indicator) WHERE retired_at IS NULL;

-- The tenants that had to report a month, frozen when the forms are made or the month is closed.
CREATE TABLE roster (
  month TEXT NOT NULL ${checkMonth('month')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  frozen_ms INTEGER NOT NULL,
  PRIMARY KEY (month, tenant_id)
) STRICT, WITHOUT ROWID;

-- A month as filed. It is closed while reopened_ms is empty; reopening fills the three columns once, closing again adds a revision.
CREATE TABLE filing (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  revision INTEGER NOT NULL CHECK (revision >= 1),
  closed_ms INTEGER NOT NULL,
  closed_by TEXT NOT NULL,
  first_day TEXT NOT NULL ${checkDay('first_day')},
  last_day TEXT NOT NULL ${checkDay('last_day')},
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  profile_id TEXT NOT NULL,
  profile_version INTEGER NOT NULL,
  inputs_sha256 TEXT NOT NULL CHECK (length(inputs_sha256) = 64),
  snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
  snapshot_sha256 TEXT NOT NULL CHECK (length(snapshot_sha256) = 64),
  reopened_ms INTEGER,
  reopened_by TEXT,
  reopen_reason TEXT,
  CHECK ((reopened_ms IS NULL) = (reopened_by IS NULL) AND (reopened_ms IS NULL) = (reopen_reason IS NULL)),
  CHECK (reopen_reason IS NULL OR trim(reopen_reason) <> ''),
  -- The rules on closed months read these four instead of working them out for every row that is written.
  CHECK (first_day IS month || '-01'),
  CHECK (last_day IS date(month || '-01', '+1 month', '-1 day')),
  CHECK (starts_at IS unixepoch(month || '-01') / 60 - 480),
  CHECK (ends_at IS unixepoch(month || '-01', '+1 month') / 60 - 480),
  UNIQUE (month, revision)
) STRICT;
CREATE UNIQUE INDEX filing_closed ON filing (month) WHERE reopened_ms IS NULL;
-- What the rules on closed months scan, without the snapshots.
CREATE INDEX filing_closed_days ON filing (month, first_day, last_day, starts_at, ends_at) WHERE reopened_ms IS NULL;
CREATE TRIGGER filing_no_replace BEFORE INSERT ON filing
WHEN EXISTS (SELECT 1 FROM filing WHERE id = NEW.id OR (month = NEW.month AND (revision = NEW.revision OR reopened_ms IS NULL)))
  OR NEW.revision <> (SELECT count(*) + 1 FROM filing WHERE month = NEW.month)
  OR NEW.reopened_ms IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filing'); END;
CREATE TRIGGER filing_only_reopened BEFORE UPDATE ON filing
WHEN OLD.reopened_ms IS NOT NULL OR NEW.reopened_ms IS NULL
  OR OLD.id IS NOT NEW.id OR OLD.month IS NOT NEW.month OR OLD.revision IS NOT NEW.revision
  OR OLD.closed_ms IS NOT NEW.closed_ms OR OLD.closed_by IS NOT NEW.closed_by
  OR OLD.first_day IS NOT NEW.first_day OR OLD.last_day IS NOT NEW.last_day
  OR OLD.starts_at IS NOT NEW.starts_at OR OLD.ends_at IS NOT NEW.ends_at
  OR OLD.profile_id IS NOT NEW.profile_id OR OLD.profile_version IS NOT NEW.profile_version
  OR OLD.inputs_sha256 IS NOT NEW.inputs_sha256 OR OLD.snapshot IS NOT NEW.snapshot OR OLD.snapshot_sha256 IS NOT NEW.snapshot_sha256
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filing'); END;

-- The snapshot's figures again, where SQL can look them up.
CREATE TABLE filed_figure (
  filing_id INTEGER NOT NULL REFERENCES filing (id),
  figure TEXT NOT NULL,
  raw INTEGER,
  value TEXT NOT NULL,
  PRIMARY KEY (filing_id, figure)
) STRICT, WITHOUT ROWID;

CREATE TABLE filed_tenant (
  filing_id INTEGER NOT NULL REFERENCES filing (id),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  place INTEGER NOT NULL,
  cells TEXT NOT NULL CHECK (json_valid(cells)),
  paid INTEGER,
  PRIMARY KEY (filing_id, tenant_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE submission (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  filing_id INTEGER NOT NULL REFERENCES filing (id),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('handed_in', 'accepted', 'returned')),
  how TEXT,
  words TEXT,
  disputed TEXT NOT NULL CHECK (json_valid(disputed) AND json_type(disputed) = 'array'),
  receipt_name TEXT,
  receipt BLOB,
  CHECK (state <> 'handed_in' OR how IS NOT NULL)
) STRICT;
CREATE INDEX submission_by_filing ON submission (filing_id, id);

-- Every file that was exported. Of a closed month one a kind, which later exports hand out again.
CREATE TABLE artifact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  filing_id INTEGER REFERENCES filing (id),
  kind TEXT NOT NULL CHECK (kind IN ('xlsx', 'pdf')),
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX artifact_key ON artifact (filing_id, kind) WHERE filing_id IS NOT NULL;
CREATE INDEX artifact_by_month ON artifact (month, kind);

-- A bureau's form that is kept; its blanks and maps come as editions, the newest counts.
CREATE TABLE bureau_workbook (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX bureau_workbook_key ON bureau_workbook (name) WHERE retired_at IS NULL;

CREATE TABLE blank_file (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;

-- 'map' is the map's JSON text; 'notes' what the proposer said of its entries.
CREATE TABLE workbook_edition (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  workbook_id INTEGER NOT NULL REFERENCES bureau_workbook (id),
  blank_id INTEGER NOT NULL REFERENCES blank_file (id),
  blank_name TEXT NOT NULL,
  map TEXT NOT NULL CHECK (json_valid(map)),
  notes TEXT NOT NULL DEFAULT '{"proposals":[],"unsure":[],"lists":[]}' CHECK (json_valid(notes)),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE INDEX workbook_edition_by_workbook ON workbook_edition (workbook_id, id);

-- Every filled workbook that was exported, with the hashes of the blank and the map it came from; 'account' is what was written and checked.
CREATE TABLE filled_workbook (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${checkMonth('month')},
  filing_id INTEGER REFERENCES filing (id),
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  blank_sha256 TEXT NOT NULL CHECK (length(blank_sha256) = 64),
  map_sha256 TEXT NOT NULL CHECK (length(map_sha256) = 64),
  account TEXT NOT NULL CHECK (json_valid(account)),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE INDEX filled_workbook_by_month ON filled_workbook (month, id);
CREATE UNIQUE INDEX filled_workbook_key ON filled_workbook (filing_id, blank_sha256, map_sha256) WHERE filing_id IS NOT NULL;
CREATE TRIGGER filled_workbook_once BEFORE INSERT ON filled_workbook WHEN NEW.filing_id IS NOT NULL AND EXISTS (SELECT 1 FROM filled_workbook
  WHERE filing_id = NEW.filing_id AND blank_sha256 = NEW.blank_sha256 AND map_sha256 = NEW.map_sha256)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filled_workbook'); END;
`;
