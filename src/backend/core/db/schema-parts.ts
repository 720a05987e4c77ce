// Pieces that migrations put schema SQL together from: standard columns and the triggers every record has.

/** Columns of every record that a file or a person brings: where it came from, its version, and when it was retired. */
export const RECORD_COLUMNS = `
  sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER`;

/**
 * SQL of a trigger that refuses with a code and a fact: the statement ends with `CODE:fact` in its message.
 * `RAISE` takes such a text only from SQLite 3.47 on, and an older program could then not even read the base; a JSON path
 * that is none ends the statement the same way in every SQLite with JSON, whatever `OR …` it was written with.
 */
export function refuseWith(code: string, fact: string): string {
  return `json_extract('{}', '${code}:' || ${fact})`;
}

/** SQL that holds for a text column with a civil day that the calendar has. */
export function dayCheck(column: string): string {
  return `CHECK (date(${column}) IS ${column} AND ${column} >= '0001-01-01')`;
}

/** SQL that holds for a text column with a month. */
export function monthCheck(column: string): string {
  return `CHECK (date(${column} || '-01') IS ${column} || '-01' AND ${column} >= '0001-01')`;
}

/** SQL that holds for a column with one of these words. */
export function oneOf(column: string, words: readonly string[]): string {
  return `CHECK (${column} IN (${words.map((word) => `'${word}'`).join(', ')}))`;
}

/** SQL that is true where one of these columns differs between OLD and NEW. */
export function differs(columns: readonly string[]): string {
  return `(${columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')})`;
}

/**
 * Triggers that refuse any delete, and any insert or update that would take the place of a row that is there.
 * `OR REPLACE` of another program deletes without a delete trigger unless that program turned recursive triggers on,
 * so whatever would collide is refused before SQLite looks at the conflict.
 * @param key columns whose equality marks the same record among rows that are not retired
 */
export function neverDeleted(table: string, key: readonly string[] = []): string {
  const sameKey = key.map((column) => `${column} IS NEW.${column}`).join(' AND ');
  const another = `EXISTS (SELECT 1 FROM ${table} WHERE retired_at IS NULL AND ${sameKey} AND id <> NEW.id)`;
  const taken = key.length > 0 ? ` OR (NEW.retired_at IS NULL AND ${another})` : '';
  // No `UPDATE OF id`: an update of `rowid` would pass it.
  const displaced = key.length > 0 ? ` OR (NEW.retired_at IS NULL AND ${differs([...key, 'retired_at'])} AND ${another})` : '';
  return `
CREATE TRIGGER ${table}_never_deleted BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:${table}'); END;
CREATE TRIGGER ${table}_never_replaced BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE id = NEW.id)${taken}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:${table}'); END;
CREATE TRIGGER ${table}_never_displaced BEFORE UPDATE ON ${table}
WHEN OLD.id IS NOT NEW.id${displaced}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:${table}'); END;`;
}

/**
 * Triggers that make a table append-only.
 * @param unique further columns (besides `id`) that no two rows share: an insert over one is refused too
 */
export function appendOnly(table: string, unique: readonly string[] = []): string {
  return `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:${table}'); END;
${neverRemoved(table, unique)}`;
}

/** Triggers that refuse any delete and any insert over a row that is there, of a table without retirement. */
export function neverRemoved(table: string, unique: readonly string[] = []): string {
  const taken =
    unique.length > 0
      ? ` OR EXISTS (SELECT 1 FROM ${table} WHERE ${unique.map((column) => `${column} = NEW.${column}`).join(' AND ')})`
      : '';
  return `
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:${table}'); END;
CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE id = NEW.id)${taken}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:${table}'); END;`;
}

/** A trigger that refuses to change these columns, whatever the rest of the update does. */
export function fixedColumns(table: string, columns: readonly string[]): string {
  return `
CREATE TRIGGER ${table}_fixed BEFORE UPDATE ON ${table} WHEN ${differs(columns)}
BEGIN SELECT RAISE(ABORT, 'HISTORY_FIXED:${table}'); END;`;
}

/**
 * A trigger that refuses a write which a closed month has read. In `condition`, `f` is a closed month's filing
 * (`first_day`, `last_day`, `starts_at`, `ends_at`, `month`), `OLD` and `NEW` the row.
 * @param event `INSERT`, or `UPDATE` with or without `OF columns`
 */
export function closedMonth(table: string, event: string, condition: string): string {
  const name = event.startsWith('INSERT') ? 'insert' : 'update';
  return `
CREATE TRIGGER ${table}_closed_${name} BEFORE ${event} ON ${table}
BEGIN
  SELECT ${refuseWith('MONTH_CLOSED', 'f.month')} FROM filing f WHERE f.reopened_ms IS NULL AND (${condition}) ORDER BY f.month LIMIT 1;
END;`;
}

/** Both triggers for a record that belongs to the month that `read` (of `OLD` or `NEW`, written as `ROW`) puts it in. */
export function closedMonthOfRow(table: string, read: string): string {
  const of = (row: string): string => `((${read.replaceAll('ROW', row)}) AND ${row}.retired_at IS NULL)`;
  return closedMonth(table, 'INSERT', of('NEW')) + closedMonth(table, 'UPDATE', `${of('OLD')} OR ${of('NEW')}`);
}
