// First schema, part 1: the history over everything, and the files that came in.
import { RECORD_COLUMNS, appendOnly, differs, fixedColumns, monthCheck, neverDeleted, neverRemoved, oneOf } from '../schema-parts.ts';

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
${appendOnly('received_file', ['sha256'])}

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  undone_ms INTEGER,
  undone_by TEXT,
  CHECK ((undone_ms IS NULL) = (undone_by IS NULL))
) STRICT;
${neverRemoved('import_batch')}
${fixedColumns('import_batch', ['id', 'at_ms', 'who', 'host'])}
CREATE TRIGGER import_batch_undone_once BEFORE UPDATE ON import_batch WHEN OLD.undone_ms IS NOT NULL AND ${differs(['undone_ms', 'undone_by'])}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:import_batch'); END;

-- What became of each file each time it was given.
CREATE TABLE intake (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES received_file (id),
  file_name TEXT NOT NULL,
  outcome TEXT NOT NULL ${oneOf('outcome', ['taken', 'refused', 'parked'])},
  batch_id INTEGER REFERENCES import_batch (id),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX intake_by_file ON intake (file_id);
${appendOnly('intake')}

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
${neverRemoved('import_sheet')}
${fixedColumns('import_sheet', ['id', 'batch_id', 'file_id', 'file_name', 'sheet', 'kind'])}

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
${appendOnly('batch_change')}

CREATE TABLE parked_file (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES received_file (id),
  file_name TEXT NOT NULL,
  month TEXT NOT NULL ${monthCheck('month')},
  options TEXT NOT NULL,
  would_change TEXT NOT NULL,
  taken_batch_id INTEGER REFERENCES import_batch (id)
) STRICT;
CREATE INDEX parked_file_by_month ON parked_file (month);
${neverRemoved('parked_file')}
${fixedColumns('parked_file', ['id', 'at_ms', 'who', 'file_id', 'file_name', 'month', 'options'])}

-- An unknown layout's columns, kept by the signature of its headers.
CREATE TABLE column_mapping (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  signature TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX column_mapping_key ON column_mapping (signature) WHERE retired_at IS NULL;
${neverDeleted('column_mapping', ['signature'])}

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL CHECK (length(bytes) <= 10485760),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  added_ms INTEGER NOT NULL,
  ${RECORD_COLUMNS}
) STRICT;
CREATE INDEX attachment_by_entity ON attachment (entity, entity_id);
${neverDeleted('attachment')}
${fixedColumns('attachment', ['id', 'name', 'bytes', 'sha256', 'added_ms'])}

CREATE TABLE backup_made (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  rows INTEGER NOT NULL,
  history_seq INTEGER NOT NULL
) STRICT;
${appendOnly('backup_made')}
`;
