// Migration 3: collecting the month from the tenants, and the bureau's own workbook.

/** All SQL of schema version 3. */
export const COLLECTION = `
-- A form as it was made for a tenant: its bytes, and the number that the hidden sheet carries.
CREATE TABLE tenant_form (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  made_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE INDEX tenant_form_by_month ON tenant_form (month, tenant_id, id);

CREATE TRIGGER tenant_form_no_update BEFORE UPDATE ON tenant_form BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:tenant_form'); END;

CREATE TRIGGER tenant_form_no_delete BEFORE DELETE ON tenant_form BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:tenant_form'); END;
CREATE TRIGGER tenant_form_no_replace BEFORE INSERT ON tenant_form
WHEN EXISTS (SELECT 1 FROM tenant_form WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM tenant_form WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:tenant_form'); END;

-- A tenant's form as it came back and was taken. 'figures' is what it says, as JSON; batch_id the import that took it.
CREATE TABLE form_reply (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
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

CREATE TRIGGER form_reply_no_update BEFORE UPDATE ON form_reply BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:form_reply'); END;

CREATE TRIGGER form_reply_no_delete BEFORE DELETE ON form_reply BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:form_reply'); END;
CREATE TRIGGER form_reply_no_replace BEFORE INSERT ON form_reply
WHEN EXISTS (SELECT 1 FROM form_reply WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:form_reply'); END;

-- What was said about a reply, in order: the newest step is its state. 'cells' is [{cell, label, question}, ...] as JSON.
CREATE TABLE reply_step (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  reply_id INTEGER NOT NULL REFERENCES form_reply (id),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('received', 'queried', 'answered', 'accepted')),
  cells TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(cells) AND json_type(cells) = 'array'),
  words TEXT,
  relation TEXT,
  CHECK (state <> 'answered' OR coalesce(trim(words), '') <> ''),
  CHECK (state <> 'queried' OR coalesce(trim(words), '') <> '' OR json_array_length(cells) > 0)
) STRICT;
CREATE INDEX reply_step_by_reply ON reply_step (reply_id, id);

CREATE TRIGGER reply_step_no_update BEFORE UPDATE ON reply_step BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:reply_step'); END;

CREATE TRIGGER reply_step_no_delete BEFORE DELETE ON reply_step BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:reply_step'); END;
CREATE TRIGGER reply_step_no_replace BEFORE INSERT ON reply_step
WHEN EXISTS (SELECT 1 FROM reply_step WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:reply_step'); END;

-- Which source counts for one key of a month's sales, where it is not the strongest one, and why.
CREATE TABLE source_choice (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
  tenant_id INTEGER NOT NULL REFERENCES tenant (id),
  platform TEXT NOT NULL,
  goods_class TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('form', 'ledger', 'session')),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX source_choice_key ON source_choice (month, tenant_id, platform, goods_class) WHERE retired_at IS NULL;

CREATE TRIGGER source_choice_never_deleted BEFORE DELETE ON source_choice
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:source_choice'); END;
CREATE TRIGGER source_choice_never_replaced BEFORE INSERT ON source_choice
WHEN EXISTS (SELECT 1 FROM source_choice WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM source_choice WHERE retired_at IS NULL AND month IS NEW.month AND tenant_id IS NEW.tenant_id AND platform IS NEW.platform AND goods_class IS NEW.goods_class AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:source_choice'); END;
CREATE TRIGGER source_choice_never_displaced BEFORE UPDATE ON source_choice
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.month IS NOT NEW.month OR OLD.tenant_id IS NOT NEW.tenant_id OR OLD.platform IS NOT NEW.platform OR OLD.goods_class IS NOT NEW.goods_class OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM source_choice WHERE retired_at IS NULL AND month IS NEW.month AND tenant_id IS NEW.tenant_id AND platform IS NEW.platform AND goods_class IS NEW.goods_class AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:source_choice'); END;

CREATE TRIGGER source_choice_closed_insert BEFORE INSERT ON source_choice
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;
CREATE TRIGGER source_choice_closed_update BEFORE UPDATE ON source_choice
BEGIN
  SELECT json_extract('{}', 'MONTH_CLOSED:' || f.month) FROM filing f WHERE f.reopened_ms IS NULL AND (((OLD.month = f.month) AND OLD.retired_at IS NULL) OR ((NEW.month = f.month) AND NEW.retired_at IS NULL)) ORDER BY f.month LIMIT 1;
END;

-- A bureau's form that is kept; its blanks and maps come as editions, the newest counts.
CREATE TABLE bureau_workbook (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX bureau_workbook_key ON bureau_workbook (name) WHERE retired_at IS NULL;

CREATE TRIGGER bureau_workbook_never_deleted BEFORE DELETE ON bureau_workbook
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:bureau_workbook'); END;
CREATE TRIGGER bureau_workbook_never_replaced BEFORE INSERT ON bureau_workbook
WHEN EXISTS (SELECT 1 FROM bureau_workbook WHERE id = NEW.id) OR (NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM bureau_workbook WHERE retired_at IS NULL AND name IS NEW.name AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:bureau_workbook'); END;
CREATE TRIGGER bureau_workbook_never_displaced BEFORE UPDATE ON bureau_workbook
WHEN OLD.id IS NOT NEW.id OR (NEW.retired_at IS NULL AND (OLD.name IS NOT NEW.name OR OLD.retired_at IS NOT NEW.retired_at) AND EXISTS (SELECT 1 FROM bureau_workbook WHERE retired_at IS NULL AND name IS NEW.name AND id <> NEW.id))
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:bureau_workbook'); END;
CREATE TABLE blank_file (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;

CREATE TRIGGER blank_file_no_update BEFORE UPDATE ON blank_file BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:blank_file'); END;

CREATE TRIGGER blank_file_no_delete BEFORE DELETE ON blank_file BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:blank_file'); END;
CREATE TRIGGER blank_file_no_replace BEFORE INSERT ON blank_file
WHEN EXISTS (SELECT 1 FROM blank_file WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM blank_file WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:blank_file'); END;
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

CREATE TRIGGER workbook_edition_no_update BEFORE UPDATE ON workbook_edition BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:workbook_edition'); END;

CREATE TRIGGER workbook_edition_no_delete BEFORE DELETE ON workbook_edition BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:workbook_edition'); END;
CREATE TRIGGER workbook_edition_no_replace BEFORE INSERT ON workbook_edition
WHEN EXISTS (SELECT 1 FROM workbook_edition WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:workbook_edition'); END;

-- Every filled workbook that was exported, with the hashes of the blank and the map it came from; 'account' is what was written and checked.
CREATE TABLE filled_workbook (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  month TEXT NOT NULL CHECK (date(month || '-01') IS month || '-01' AND month >= '0001-01'),
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

CREATE TRIGGER filled_workbook_no_update BEFORE UPDATE ON filled_workbook BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filled_workbook'); END;

CREATE TRIGGER filled_workbook_no_delete BEFORE DELETE ON filled_workbook BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filled_workbook'); END;
CREATE TRIGGER filled_workbook_no_replace BEFORE INSERT ON filled_workbook
WHEN EXISTS (SELECT 1 FROM filled_workbook WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:filled_workbook'); END;
`;
