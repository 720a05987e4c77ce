// Migration 6, part: computers that joined this one.

/** SQL: joined computers. */
export const DEVICES = `
-- A computer that joined: it proves itself by a token of which only the SHA-256 is kept.
CREATE TABLE device (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (trim(name) = name AND name <> '' AND length(name) <= 60),
  token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
  paired_ms INTEGER NOT NULL,
  revoked_ms INTEGER
) STRICT;

CREATE TRIGGER device_never_deleted BEFORE DELETE ON device
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:device'); END;
CREATE TRIGGER device_never_replaced BEFORE INSERT ON device
WHEN EXISTS (SELECT 1 FROM device WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:device'); END;
-- Cut off is for good.
CREATE TRIGGER device_fixed BEFORE UPDATE ON device
WHEN OLD.id IS NOT NEW.id OR OLD.token_hash IS NOT NEW.token_hash OR OLD.paired_ms IS NOT NEW.paired_ms OR OLD.name IS NOT NEW.name
  OR OLD.revoked_ms IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:device'); END;
`;
