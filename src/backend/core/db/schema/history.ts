// Tables of the history over everything, of what was forgotten, of settings and backups.

/** SQL: settings, history, forgotten people, backups. */
export const HISTORY = `
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
  -- What may be forgotten: the changed fields, the reason, and their salt.
  before TEXT,
  after TEXT,
  reason TEXT,
  salt TEXT NOT NULL,
  -- The digest of these four as they were written. It stays when a person is taken out of them.
  content_digest TEXT NOT NULL CHECK (length(content_digest) = 43),
  -- Which person wrote the row, and which manager lent the right to it.
  person_id INTEGER,
  allowed_by_id INTEGER,
  allowed_by TEXT CHECK ((allowed_by IS NULL) = (allowed_by_id IS NULL)),
  -- Digests of the rows that were written with this change, whichever table they stand in: [[table, keys, before, after], ...].
  row_marks TEXT CHECK (row_marks IS NULL OR json_valid(row_marks)),
  -- Of a forgetting: digests of what it left of rows of the history and of kept files: [[table, id, digest], ...].
  forgotten TEXT CHECK (forgotten IS NULL OR json_valid(forgotten)),
  previous_hash TEXT NOT NULL,
  -- Over every column but the four that may be forgotten.
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX history_by_entity ON history (entity, entity_id, seq);
-- Finds the row of an import that added a record: the first id of its list, by batch.
CREATE INDEX history_bulk ON history (entity, batch_id, (CASE WHEN json_valid(after) THEN json_extract(after, '$.rows[0][0]') END))
  WHERE entity_id IS NULL;
-- Rows that bind others into one change, which is taken back as a whole; and those that say that tenants are merged or parted in it.
CREATE INDEX history_together ON history (seq) WHERE action = 'together' OR action = 'merged' OR action = 'unmerged';
CREATE INDEX history_forgotten ON history (seq) WHERE forgotten IS NOT NULL;
CREATE TRIGGER history_chained BEFORE INSERT ON history
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM history)
  OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM history ORDER BY seq DESC LIMIT 1), 'start')
  OR EXISTS (SELECT 1 FROM history WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:history'); END;

-- Calls of pages that wrote, by their keys, for a day. No digest holds these rows: the history has the key too, and an answer is said again, no more.
CREATE TABLE idempotency_key (
  key TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  request TEXT NOT NULL,
  answer TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_key_by_age ON idempotency_key (at_ms);

-- The key under which pseudonyms are made: the same person is the same pseudonym whenever he is forgotten.
CREATE TABLE forget_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL CHECK (length(key) = 32),
  made_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER forget_key_no_replace BEFORE INSERT ON forget_key
WHEN EXISTS (SELECT 1 FROM forget_key)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:forget_key'); END;

CREATE TABLE backup_made (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  at_ms INTEGER NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  rows INTEGER NOT NULL,
  history_seq INTEGER NOT NULL
) STRICT;
`;
