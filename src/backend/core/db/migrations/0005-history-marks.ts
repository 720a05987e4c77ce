// Migration 5, part: what a row of the history carries of every row that was written with it.

/** SQL: marks of rows, so that each table can be held against the history. */
export const HISTORY_MARKS = `
-- Marks of the rows that were written with this change, whichever table they stand in: [[table, keys, before, after], ...].
-- They are in the hash where there are any; a row from before there were marks has none.
ALTER TABLE history ADD COLUMN row_marks TEXT CHECK (row_marks IS NULL OR json_valid(row_marks));
`;
