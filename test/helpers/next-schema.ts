// The next version of the schema, made up: what tests bring a base up to.
import { type Migration, MIGRATIONS, SCHEMA_VERSION } from '../../src/backend/core/db/migrations.ts';

/** A column with a value in every row; a table made again while others refer to it. */
const MADE_UP = `
ALTER TABLE tenant ADD COLUMN made_up TEXT;
UPDATE tenant SET made_up = 'tenant ' || id;
CREATE TABLE received_file_again (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  received_ms INTEGER NOT NULL,
  made_up TEXT
) STRICT;
INSERT INTO received_file_again (id, sha256, size, bytes, received_ms) SELECT id, sha256, size, bytes, received_ms FROM received_file;
DROP TABLE received_file;
ALTER TABLE received_file_again RENAME TO received_file;`;

/** The version that the made-up migration brings a base to. */
export const NEXT_VERSION = SCHEMA_VERSION + 1;

/** The program's migrations, and the made-up one behind them. */
export const NEXT_MIGRATIONS: readonly Migration[] = [...MIGRATIONS, { version: NEXT_VERSION, what: 'made up', sql: MADE_UP }];
