// Tables of people, their PINs, the recovery code, and computers that joined.

/** SQL: people, PINs, recovery codes, joined computers. */
export const PEOPLE = `
-- Somebody who works here. 'colour' is one of a dozen that the page has.
CREATE TABLE person (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (trim(name) = name AND name <> '' AND length(name) <= 40),
  role TEXT NOT NULL CHECK (role IN ('manager', 'statistician', 'front_desk', 'accountant', 'auditor', 'viewer')),
  colour INTEGER NOT NULL CHECK (colour BETWEEN 0 AND 11),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX person_name ON person (name) WHERE retired_at IS NULL;
CREATE TRIGGER person_never_replaced BEFORE INSERT ON person
WHEN EXISTS (SELECT 1 FROM person WHERE id = NEW.id)
  OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM person WHERE name = NEW.name AND retired_at IS NULL))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:person'); END;
CREATE TRIGGER person_never_displaced BEFORE UPDATE ON person
WHEN OLD.id IS NOT NEW.id
  OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM person WHERE name = NEW.name AND retired_at IS NULL AND id <> OLD.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:person'); END;
-- A base whose people have PINs always has a manager: the last one neither leaves nor becomes something else.
CREATE TRIGGER person_last_manager BEFORE UPDATE ON person
WHEN OLD.role = 'manager' AND OLD.retired_at IS NULL AND (NEW.role <> 'manager' OR NEW.retired_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM person WHERE role = 'manager' AND retired_at IS NULL AND id <> OLD.id)
BEGIN SELECT RAISE(ABORT, 'LAST_MANAGER'); END;

-- The PIN of the person with the same id: scrypt of it and of the salt. Tries that went wrong since the last right one.
CREATE TABLE person_pin (
  id INTEGER PRIMARY KEY CHECK (id > 0) REFERENCES person (id),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  set_ms INTEGER NOT NULL,
  wrong_tries INTEGER NOT NULL DEFAULT 0 CHECK (wrong_tries >= 0),
  locked_until_ms INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The way in when a manager's PIN is forgotten: the newest row is the one that holds.
CREATE TABLE recovery_code (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  made_ms INTEGER NOT NULL
) STRICT;

-- A computer that joined: it proves itself by a token of which only the SHA-256 is kept.
CREATE TABLE device (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (trim(name) = name AND name <> '' AND length(name) <= 60),
  token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
  paired_ms INTEGER NOT NULL,
  revoked_ms INTEGER
) STRICT;
-- Cut off is for good.
CREATE TRIGGER device_fixed BEFORE UPDATE ON device
WHEN OLD.id IS NOT NEW.id OR OLD.token_hash IS NOT NEW.token_hash OR OLD.paired_ms IS NOT NEW.paired_ms OR OLD.name IS NOT NEW.name
  OR OLD.revoked_ms IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:device'); END;
`;
