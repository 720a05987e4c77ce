// Tables of the files that came in, what was read from them, and files that hang on records.
import { RECORD_COLUMNS, checkMonth } from './sql.ts';

/** SQL: received files, imports, attachments. */
export const INTAKE = `
-- The bytes of every file that was given, refused and late ones too.
CREATE TABLE received_file (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  bytes BLOB NOT NULL,
  received_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  undone_ms INTEGER,
  undone_by TEXT,
  CHECK ((undone_ms IS NULL) = (undone_by IS NULL))
) STRICT;

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

-- What was wrong with a row when its batch was taken, one row a trouble: where, what stood there, the refusal's code and its facts.
-- 'corrections' are the cells that a person had typed into that row by then: [{"column": from 0, "text": ...}, ...].
CREATE TABLE refused_row (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  sheet_id INTEGER NOT NULL REFERENCES import_sheet (id),
  row INTEGER NOT NULL CHECK (row >= 0),
  place TEXT NOT NULL,
  found TEXT NOT NULL,
  code TEXT NOT NULL CHECK (code <> ''),
  data TEXT NOT NULL CHECK (json_valid(data)),
  corrections TEXT NOT NULL CHECK (json_valid(corrections))
) STRICT;
CREATE INDEX refused_row_by_batch ON refused_row (batch_id, sheet_id, row);
CREATE INDEX refused_row_by_sheet ON refused_row (sheet_id);

CREATE TABLE parked_file (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES received_file (id),
  file_name TEXT NOT NULL,
  month TEXT NOT NULL ${checkMonth('month')},
  options TEXT NOT NULL,
  would_change TEXT NOT NULL,
  taken_batch_id INTEGER REFERENCES import_batch (id)
) STRICT;
CREATE INDEX parked_file_by_month ON parked_file (month);

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
`;
