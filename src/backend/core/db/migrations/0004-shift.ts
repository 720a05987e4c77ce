// Migration 4, part: the shift: hand-over notes that are done, and what was lent.

/** SQL: shift notes, loans. */
export const SHIFT = `
-- A note stands until somebody says that it is done.
ALTER TABLE shift_note ADD COLUMN done_by TEXT;
ALTER TABLE shift_note ADD COLUMN done_ms INTEGER CHECK (done_ms IS NULL OR done_by IS NOT NULL);
CREATE INDEX shift_note_open ON shift_note (id) WHERE retired_at IS NULL AND done_ms IS NULL;

-- Keys, cards, equipment in somebody's hands; out until it is back.
CREATE TABLE loan (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  thing TEXT NOT NULL CHECK (thing <> ''),
  tenant_id INTEGER REFERENCES tenant (id),
  holder TEXT,
  lent_at INTEGER NOT NULL,
  lent_by TEXT NOT NULL,
  due_at INTEGER,
  returned_at INTEGER,
  returned_to TEXT,
  note TEXT,

  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER,
  CHECK (tenant_id IS NOT NULL OR holder IS NOT NULL),
  CHECK (returned_at IS NULL OR (returned_at >= lent_at AND returned_to IS NOT NULL))
) STRICT;
CREATE INDEX loan_out ON loan (tenant_id, lent_at) WHERE retired_at IS NULL AND returned_at IS NULL;

CREATE TRIGGER loan_never_deleted BEFORE DELETE ON loan
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:loan'); END;
CREATE TRIGGER loan_never_replaced BEFORE INSERT ON loan
WHEN EXISTS (SELECT 1 FROM loan WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:loan'); END;
CREATE TRIGGER loan_never_displaced BEFORE UPDATE ON loan
WHEN OLD.id IS NOT NEW.id
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:loan'); END;
`;
