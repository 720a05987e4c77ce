// Migration 6, part: rows of a file that were refused stay with the batch that took the others, with what a person had corrected of them.

/** SQL: refused rows. */
export const REFUSED_ROWS = `
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

CREATE TRIGGER refused_row_no_update BEFORE UPDATE ON refused_row BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:refused_row'); END;
CREATE TRIGGER refused_row_no_delete BEFORE DELETE ON refused_row BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:refused_row'); END;
CREATE TRIGGER refused_row_no_replace BEFORE INSERT ON refused_row
WHEN EXISTS (SELECT 1 FROM refused_row WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:refused_row'); END;
`;
