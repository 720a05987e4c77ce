// Migration 7, part: what a forgotten person leaves, so that the chain of the history and the hashes of files stay whole.

/** SQL: digests of what was forgotten; how a row's hash was made; the key of pseudonyms. */
export const FORGOTTEN = `
-- 1: the hash of the row was made over digests of 'before', 'after' and 'reason'; null: over their text, as rows from before are.
ALTER TABLE history ADD COLUMN by_digest INTEGER CHECK (by_digest = 1);

-- A row of the history out of which a person was taken: the hash it has had since it was written, the digests of what it said, and the
-- digest of what it says now. 'id' is its number in the history. The row of the forgetting carries the mark of this one.
CREATE TABLE forgotten_row (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  before_sha256 TEXT CHECK (length(before_sha256) = 64),
  after_sha256 TEXT CHECK (length(after_sha256) = 64),
  reason_sha256 TEXT CHECK (length(reason_sha256) = 64),
  left_sha256 TEXT NOT NULL CHECK (length(left_sha256) = 64)
) STRICT;

CREATE TRIGGER forgotten_row_no_delete BEFORE DELETE ON forgotten_row
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:forgotten_row'); END;
CREATE TRIGGER forgotten_row_no_replace BEFORE INSERT ON forgotten_row
WHEN EXISTS (SELECT 1 FROM forgotten_row WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:forgotten_row'); END;
-- Another person may go out of the same row: what is left of it then changes once more.
CREATE TRIGGER forgotten_row_fixed BEFORE UPDATE ON forgotten_row
WHEN OLD.id IS NOT NEW.id OR OLD.hash IS NOT NEW.hash OR OLD.before_sha256 IS NOT NEW.before_sha256
  OR OLD.after_sha256 IS NOT NEW.after_sha256 OR OLD.reason_sha256 IS NOT NEW.reason_sha256
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:forgotten_row'); END;

-- A kept file out of which a person was taken: the digest of the bytes that came, and of those that stand in their place.
CREATE TABLE forgotten_file (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  entity TEXT NOT NULL CHECK (entity <> ''),
  entity_id INTEGER NOT NULL CHECK (entity_id > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  left_sha256 TEXT NOT NULL CHECK (length(left_sha256) = 64),
  UNIQUE (entity, entity_id)
) STRICT;

CREATE TRIGGER forgotten_file_no_delete BEFORE DELETE ON forgotten_file
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:forgotten_file'); END;
CREATE TRIGGER forgotten_file_no_replace BEFORE INSERT ON forgotten_file
WHEN EXISTS (SELECT 1 FROM forgotten_file WHERE id = NEW.id OR (entity = NEW.entity AND entity_id = NEW.entity_id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:forgotten_file'); END;
CREATE TRIGGER forgotten_file_fixed BEFORE UPDATE ON forgotten_file
WHEN OLD.id IS NOT NEW.id OR OLD.entity IS NOT NEW.entity OR OLD.entity_id IS NOT NEW.entity_id OR OLD.sha256 IS NOT NEW.sha256
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:forgotten_file'); END;

-- The key under which pseudonyms are made: the same person is the same pseudonym whenever he is forgotten.
CREATE TABLE forget_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL CHECK (length(key) = 32),
  made_ms INTEGER NOT NULL
) STRICT;

CREATE TRIGGER forget_key_no_update BEFORE UPDATE ON forget_key BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:forget_key'); END;
CREATE TRIGGER forget_key_no_delete BEFORE DELETE ON forget_key BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:forget_key'); END;
CREATE TRIGGER forget_key_no_replace BEFORE INSERT ON forget_key
WHEN EXISTS (SELECT 1 FROM forget_key)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:forget_key'); END;
`;
