// First schema, part 1: the history over everything, and the files that came in.

/** SQL: settings, history, received files, imports, attachments, backups. */
export const HISTORY_AND_FILES = `
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- One row a change; rows are chained by their hashes. Many records added by one import share a row ('after' lists them).
CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id INTEGER,
  batch_id INTEGER,
  before TEXT,
  after TEXT,
  reason TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX history_by_entity ON history (entity, entity_id, seq);
-- Finds the row of an import that added a record: the first id of its list, by batch.
CREATE INDEX history_bulk ON history (entity, batch_id, (CASE WHEN json_valid(after) THEN json_extract(after, '$.rows[0][0]') END))
  WHERE entity_id IS NULL;
-- Rows that bind others into one change, which is taken back as a whole.
CREATE INDEX history_together ON history (seq) WHERE action = 'together';
CREATE TRIGGER history_chained BEFORE INSERT ON history
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM history)
  OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM history ORDER BY seq DESC LIMIT 1), 'start')
  OR EXISTS (SELECT 1 FROM history WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:history'); END;
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:history'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:history'); END;

-- The bytes of every file that was given, refused and late ones too.
CREATE TABLE received_file (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  bytes BLOB NOT NULL,
  received_ms INTEGER NOT NULL
) STRICT;

CREATE TRIGGER received_file_no_update BEFORE UPDATE ON received_file BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:received_file'); END;

CREATE TRIGGER received_file_no_delete BEFORE DELETE ON received_file BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:received_file'); END;
CREATE TRIGGER received_file_no_replace BEFORE INSERT ON received_file
WHEN EXISTS (SELECT 1 FROM received_file WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM received_file WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:received_file'); END;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  undone_ms INTEGER,
  undone_by TEXT,
  CHECK ((undone_ms IS NULL) = (undone_by IS NULL))
) STRICT;

CREATE TRIGGER import_batch_no_delete BEFORE DELETE ON import_batch BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:import_batch'); END;
CREATE TRIGGER import_batch_no_replace BEFORE INSERT ON import_batch
WHEN EXISTS (SELECT 1 FROM import_batch WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:import_batch'); END;

CREATE TRIGGER import_batch_fixed BEFORE UPDATE ON import_batch WHEN (OLD.id IS NOT NEW.id OR OLD.at_ms IS NOT NEW.at_ms OR OLD.who IS NOT NEW.who OR OLD.host IS NOT NEW.host)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:import_batch'); END;
CREATE TRIGGER import_batch_undone_once BEFORE UPDATE ON import_batch WHEN OLD.undone_ms IS NOT NULL AND (OLD.undone_ms IS NOT NEW.undone_ms OR OLD.undone_by IS NOT NEW.undone_by)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:import_batch'); END;

-- What became of each file each time it was given.
CREATE TABLE intake (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES received_file (id),
  file_name TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'refused', 'parked')),
  batch_id INTEGER REFERENCES import_batch (id),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX intake_by_file ON intake (file_id);

CREATE TRIGGER intake_no_update BEFORE UPDATE ON intake BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:intake'); END;

CREATE TRIGGER intake_no_delete BEFORE DELETE ON intake BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:intake'); END;
CREATE TRIGGER intake_no_replace BEFORE INSERT ON intake
WHEN EXISTS (SELECT 1 FROM intake WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:intake'); END;

CREATE TABLE import_sheet (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  file_id INTEGER NOT NULL REFERENCES received_file (id),
  file_name TEXT NOT NULL,
  sheet TEXT NOT NULL,
  kind TEXT NOT NULL,
  read INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  same INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX import_sheet_by_batch ON import_sheet (batch_id);
CREATE INDEX import_sheet_by_file ON import_sheet (file_id);

CREATE TRIGGER import_sheet_no_delete BEFORE DELETE ON import_sheet BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:import_sheet'); END;
CREATE TRIGGER import_sheet_no_replace BEFORE INSERT ON import_sheet
WHEN EXISTS (SELECT 1 FROM import_sheet WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:import_sheet'); END;

CREATE TRIGGER import_sheet_fixed BEFORE UPDATE ON import_sheet WHEN (OLD.id IS NOT NEW.id OR OLD.batch_id IS NOT NEW.batch_id OR OLD.file_id IS NOT NEW.file_id OR OLD.file_name IS NOT NEW.file_name OR OLD.sheet IS NOT NEW.sheet OR OLD.kind IS NOT NEW.kind)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:import_sheet'); END;

-- A row that a batch changed, as it was before: what undo puts back.
CREATE TABLE batch_change (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  before TEXT NOT NULL,
  before_sheet_id INTEGER,
  version_after INTEGER NOT NULL
) STRICT;
CREATE INDEX batch_change_by_batch ON batch_change (batch_id, entity, entity_id);
CREATE INDEX batch_change_by_before ON batch_change (before_sheet_id);

CREATE TRIGGER batch_change_no_update BEFORE UPDATE ON batch_change BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:batch_change'); END;

CREATE TRIGGER batch_change_no_delete BEFORE DELETE ON batch_change BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:batch_change'); END;
CREATE TRIGGER batch_change_no_replace BEFORE INSERT ON batch_change
WHEN EXISTS (SELECT 1 FROM batch_change WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:batch_change'); END;

CREATE TABLE parked_file (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES received_file (id),
  file_name TEXT NOT NULL,
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  options TEXT NOT NULL,
  would_change TEXT NOT NULL,
  taken_batch_id INTEGER REFERENCES import_batch (id)
) STRICT;
CREATE INDEX parked_file_by_month ON parked_file (month);

CREATE TRIGGER parked_file_no_delete BEFORE DELETE ON parked_file BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:parked_file'); END;
CREATE TRIGGER parked_file_no_replace BEFORE INSERT ON parked_file
WHEN EXISTS (SELECT 1 FROM parked_file WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:parked_file'); END;

CREATE TRIGGER parked_file_fixed BEFORE UPDATE ON parked_file WHEN (OLD.id IS NOT NEW.id OR OLD.at_ms IS NOT NEW.at_ms OR OLD.who IS NOT NEW.who OR OLD.file_id IS NOT NEW.file_id OR OLD.file_name IS NOT NEW.file_name OR OLD.month IS NOT NEW.month OR OLD.options IS NOT NEW.options)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:parked_file'); END;

-- An unknown layout's columns, kept by the signature of its headers.
CREATE TABLE column_mapping (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  signature TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX column_mapping_key ON column_mapping (signature) WHERE retired_at IS NULL;

CREATE TRIGGER column_mapping_never_deleted BEFORE DELETE ON column_mapping
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:column_mapping'); END;
CREATE TRIGGER column_mapping_never_replaced BEFORE INSERT ON column_mapping
WHEN EXISTS (SELECT 1 FROM column_mapping WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM column_mapping WHERE retired_at IS NULL AND signature IS NEW.signature AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:column_mapping'); END;
CREATE TRIGGER column_mapping_never_displaced BEFORE UPDATE ON column_mapping
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.signature IS NOT NEW.signature OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM column_mapping WHERE retired_at IS NULL AND signature IS NEW.signature AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:column_mapping'); END;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL CHECK (length(bytes) <= 10485760),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  added_ms INTEGER NOT NULL,
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE INDEX attachment_by_entity ON attachment (entity, entity_id);

CREATE TRIGGER attachment_never_deleted BEFORE DELETE ON attachment
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:attachment'); END;
CREATE TRIGGER attachment_never_replaced BEFORE INSERT ON attachment
WHEN EXISTS (SELECT 1 FROM attachment WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:attachment'); END;
CREATE TRIGGER attachment_never_displaced BEFORE UPDATE ON attachment
WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:attachment'); END;

CREATE TRIGGER attachment_fixed BEFORE UPDATE ON attachment WHEN (OLD.id IS NOT NEW.id OR OLD.name IS NOT NEW.name OR OLD.bytes IS NOT NEW.bytes OR OLD.sha256 IS NOT NEW.sha256 OR OLD.added_ms IS NOT NEW.added_ms)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:attachment'); END;

CREATE TABLE backup_made (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  rows INTEGER NOT NULL,
  history_seq INTEGER NOT NULL
) STRICT;

CREATE TRIGGER backup_made_no_update BEFORE UPDATE ON backup_made BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:backup_made'); END;

CREATE TRIGGER backup_made_no_delete BEFORE DELETE ON backup_made BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:backup_made'); END;
CREATE TRIGGER backup_made_no_replace BEFORE INSERT ON backup_made
WHEN EXISTS (SELECT 1 FROM backup_made WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:backup_made'); END;
`;
