// Migration 3: collecting the month from the tenants, and the bureau's own workbook.
import * as words from '../../../../domain/base/catalogue.ts';
import { RECORD_COLUMNS, appendOnly, closedMonthOfRow, monthCheck, neverDeleted, oneOf } from '../schema-parts.ts';

const FORMS = `
-- A form as it was made for a tenant: its bytes, and the number that the hidden sheet carries.
CREATE TABLE tenant_form (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  month TEXT NOT NULL ${monthCheck('month')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  made_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE INDEX tenant_form_by_month ON tenant_form (month, tenant_id, id);
${appendOnly('tenant_form', ['number'])}
`;

const REPLIES = `
-- A tenant's form as it came back and was taken. 'figures' is what it says, as JSON; batch_id the import that took it.
CREATE TABLE form_reply (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${monthCheck('month')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  form_id INTEGER REFERENCES tenant_form (id),
  file_id INTEGER NOT NULL REFERENCES received_file (id),
  file_name TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE INDEX form_reply_by_month ON form_reply (month, tenant_id, id);
CREATE INDEX form_reply_by_batch ON form_reply (batch_id);
CREATE INDEX form_reply_by_file ON form_reply (file_id);
${appendOnly('form_reply')}

-- What was said about a reply, in order: the newest step is its state. 'cells' is [{cell, label, question}, ...] as JSON.
CREATE TABLE reply_step (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  reply_id INTEGER NOT NULL REFERENCES form_reply (id),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  state TEXT NOT NULL ${oneOf('state', words.REPLY_STATES)},
  cells TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(cells) AND json_type(cells) = 'array'),
  words TEXT,
  relation TEXT,
  CHECK (state <> 'answered' OR coalesce(trim(words), '') <> ''),
  CHECK (state <> 'queried' OR coalesce(trim(words), '') <> '' OR json_array_length(cells) > 0)
) STRICT;
CREATE INDEX reply_step_by_reply ON reply_step (reply_id, id);
${appendOnly('reply_step')}
`;

const CHOICES = `
-- Which source counts for one key of a month's sales, where it is not the strongest one, and why.
CREATE TABLE source_choice (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${monthCheck('month')},
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  platform TEXT NOT NULL,
  goods_class TEXT NOT NULL,
  source TEXT NOT NULL ${oneOf('source', words.SALES_SOURCES)},
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX source_choice_key ON source_choice (month, tenant_id, platform, goods_class) WHERE retired_at IS NULL;
${neverDeleted('source_choice', ['month', 'tenant_id', 'platform', 'goods_class'])}
${closedMonthOfRow('source_choice', 'ROW.month = f.month')}
`;

const WORKBOOKS = `
-- A bureau's form that is kept; its blanks and maps come as editions, the newest counts.
CREATE TABLE bureau_workbook (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  ${RECORD_COLUMNS}
) STRICT;
CREATE UNIQUE INDEX bureau_workbook_key ON bureau_workbook (name) WHERE retired_at IS NULL;
${neverDeleted('bureau_workbook', ['name'])}
CREATE TABLE blank_file (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
${appendOnly('blank_file', ['sha256'])}
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
${appendOnly('workbook_edition')}

-- Every filled workbook that was exported, with the hashes of the blank and the map it came from; 'account' is what was written and checked.
CREATE TABLE filled_workbook (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL ${monthCheck('month')},
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
${appendOnly('filled_workbook')}
`;

/** All SQL of schema version 3. */
export const COLLECTION = FORMS + REPLIES + CHOICES + WORKBOOKS;
