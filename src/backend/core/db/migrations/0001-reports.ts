// First schema, part 5: what was filed.

/** SQL: historical figures, heads, rosters, filings, submissions, artifacts. */
export const REPORTS = `
CREATE TABLE historical_figure (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  figure TEXT NOT NULL,
  raw INTEGER,
  value TEXT NOT NULL,
  origin TEXT,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX historical_figure_key ON historical_figure (month, figure) WHERE retired_at IS NULL;

CREATE TRIGGER historical_figure_never_deleted BEFORE DELETE ON historical_figure
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:historical_figure'); END;
CREATE TRIGGER historical_figure_never_replaced BEFORE INSERT ON historical_figure
WHEN EXISTS (SELECT 1 FROM historical_figure WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM historical_figure WHERE retired_at IS NULL AND month IS NEW.month AND figure IS NEW.figure AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:historical_figure'); END;
CREATE TRIGGER historical_figure_never_displaced BEFORE UPDATE ON historical_figure
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.month IS NOT NEW.month OR OLD.figure IS NOT NEW.figure OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM historical_figure WHERE retired_at IS NULL AND month IS NEW.month AND figure IS NEW.figure AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:historical_figure'); END;

CREATE TABLE month_head (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX month_head_key ON month_head (month, field) WHERE retired_at IS NULL;

CREATE TRIGGER month_head_never_deleted BEFORE DELETE ON month_head
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:month_head'); END;
CREATE TRIGGER month_head_never_replaced BEFORE INSERT ON month_head
WHEN EXISTS (SELECT 1 FROM month_head WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM month_head WHERE retired_at IS NULL AND month IS NEW.month AND field IS NEW.field AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:month_head'); END;
CREATE TRIGGER month_head_never_displaced BEFORE UPDATE ON month_head
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.month IS NOT NEW.month OR OLD.field IS NOT NEW.field OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM month_head WHERE retired_at IS NULL AND month IS NEW.month AND field IS NEW.field AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:month_head'); END;

-- What is written about a failing relation while the month is open; about is the finding's sentence as it read then.
CREATE TABLE explanation_draft (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  relation TEXT NOT NULL,
  words TEXT NOT NULL CHECK (trim(words) <> ''),
  about TEXT NOT NULL,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX explanation_draft_key ON explanation_draft (month, relation) WHERE retired_at IS NULL;

CREATE TRIGGER explanation_draft_never_deleted BEFORE DELETE ON explanation_draft
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:explanation_draft'); END;
CREATE TRIGGER explanation_draft_never_replaced BEFORE INSERT ON explanation_draft
WHEN EXISTS (SELECT 1 FROM explanation_draft WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM explanation_draft WHERE retired_at IS NULL AND month IS NEW.month AND relation IS NEW.relation AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:explanation_draft'); END;
CREATE TRIGGER explanation_draft_never_displaced BEFORE UPDATE ON explanation_draft
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.month IS NOT NEW.month OR OLD.relation IS NOT NEW.relation OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM explanation_draft WHERE retired_at IS NULL AND month IS NEW.month AND relation IS NEW.relation AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:explanation_draft'); END;

-- The tenants that had to report a month, frozen when the forms are made or the month is closed.
CREATE TABLE roster (
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  frozen_ms INTEGER NOT NULL,
  PRIMARY KEY (month, tenant_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER roster_no_update BEFORE UPDATE ON roster BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:roster'); END;
CREATE TRIGGER roster_no_delete BEFORE DELETE ON roster BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:roster'); END;
CREATE TRIGGER roster_no_replace BEFORE INSERT ON roster
WHEN EXISTS (SELECT 1 FROM roster WHERE month = NEW.month AND tenant_id = NEW.tenant_id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:roster'); END;

-- A month as filed. It is closed while reopened_ms is empty; reopening fills the three columns once, closing again adds a revision.
CREATE TABLE filing (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  closed_ms INTEGER NOT NULL,
  closed_by TEXT NOT NULL,
  first_day TEXT NOT NULL CHECK (date(first_day) IS first_day AND first_day >= '0001-01-01'),
  last_day TEXT NOT NULL CHECK (date(last_day) IS last_day AND last_day >= '0001-01-01'),
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
CREATE TRIGGER filing_no_delete BEFORE DELETE ON filing BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filing'); END;
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
CREATE TRIGGER filed_figure_no_update BEFORE UPDATE ON filed_figure BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filed_figure'); END;
CREATE TRIGGER filed_figure_no_delete BEFORE DELETE ON filed_figure BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filed_figure'); END;
CREATE TRIGGER filed_figure_no_replace BEFORE INSERT ON filed_figure
WHEN EXISTS (SELECT 1 FROM filed_figure WHERE filing_id = NEW.filing_id AND figure = NEW.figure)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filed_figure'); END;
CREATE TABLE filed_tenant (
  filing_id INTEGER NOT NULL REFERENCES filing (id),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  place INTEGER NOT NULL,
  cells TEXT NOT NULL CHECK (json_valid(cells)),
  paid INTEGER,
  PRIMARY KEY (filing_id, tenant_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER filed_tenant_no_update BEFORE UPDATE ON filed_tenant BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filed_tenant'); END;
CREATE TRIGGER filed_tenant_no_delete BEFORE DELETE ON filed_tenant BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filed_tenant'); END;
CREATE TRIGGER filed_tenant_no_replace BEFORE INSERT ON filed_tenant
WHEN EXISTS (SELECT 1 FROM filed_tenant WHERE filing_id = NEW.filing_id AND tenant_id = NEW.tenant_id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filed_tenant'); END;

CREATE TABLE submission (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  filing_id INTEGER NOT NULL REFERENCES filing (id),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('handed_in', 'accepted', 'returned')),
  how TEXT,
  words TEXT,
  receipt_name TEXT,
  receipt BLOB,
  CHECK (state <> 'handed_in' OR how IS NOT NULL)
) STRICT;
CREATE INDEX submission_by_filing ON submission (filing_id, id);

CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:submission'); END;

CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:submission'); END;
CREATE TRIGGER submission_no_replace BEFORE INSERT ON submission
WHEN EXISTS (SELECT 1 FROM submission WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:submission'); END;

-- Every file that was exported. Of a closed month one a kind, which later exports hand out again.
CREATE TABLE artifact (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
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

CREATE TRIGGER artifact_no_update BEFORE UPDATE ON artifact BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:artifact'); END;

CREATE TRIGGER artifact_no_delete BEFORE DELETE ON artifact BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:artifact'); END;
CREATE TRIGGER artifact_no_replace BEFORE INSERT ON artifact
WHEN EXISTS (SELECT 1 FROM artifact WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM artifact WHERE filing_id = NEW.filing_id AND kind = NEW.kind)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:artifact'); END;
`;
