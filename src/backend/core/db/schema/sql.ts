// Pieces of SQL that several files of the schema share: a record's columns, checks of days and months, times on the wall clock, refusals.

/** The most that an amount may be, as the domain's `MOST_AMOUNT` was when this schema was made. */
export const MOST_KEPT = 100_000_000_000;

/** Columns of every record that a file or a person brings: where it came from, its version, and when it was retired. */
export const RECORD_COLUMNS = `sheet_id INTEGER REFERENCES import_sheet (id),
  sheet_row INTEGER,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  retired_at INTEGER`;

/** Checks that a text column holds a civil day that the calendar has. */
export function checkDay(column: string): string {
  return `CHECK (date(${column}) IS ${column} AND ${column} >= '0001-01-01')`;
}

/** Checks that a text column holds a month. */
export function checkMonth(column: string): string {
  return `CHECK (date(${column} || '-01') IS ${column} || '-01' AND ${column} >= '0001-01')`;
}

/** Checks that a column holds nothing or an amount within what one may be (`MOST_KEPT`); `least`: 0, or as far below nothing. */
export function checkAmount(column: string, least: 0 | 'negative' = 0): string {
  return `CONSTRAINT AMOUNT_BEYOND CHECK (${column} BETWEEN ${least === 0 ? 0 : 0 - MOST_KEPT} AND ${MOST_KEPT})`;
}

/** The day on the wall clock (+08:00) of minutes since the epoch. */
export function dayOf(minutes: string): string {
  return `date((${minutes} + 480) * 60, 'unixepoch')`;
}

/** The month on the wall clock (+08:00) of minutes since the epoch. */
export function monthOf(minutes: string): string {
  return `strftime('%Y-%m', (${minutes} + 480) * 60, 'unixepoch')`;
}

/** A lease's last day in force: its end, or the earlier day on which the tenant left (docs/rules/report.md, Words and units). */
export function lastDayOf(lease: string): string {
  return `min(${lease}.ends_on, coalesce(${lease}.left_on, ${lease}.ends_on))`;
}

/** Holds where one of these columns differs between OLD and NEW. */
export function buildDiffers(columns: readonly string[]): string {
  return columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
}

/**
 * Ends the statement with `CODE:fact` in its message. `RAISE` takes such a text only from SQLite 3.47 on, and an older program could then not
 * even read the base; a JSON path that is none ends the statement the same way in every SQLite with JSON, whatever `OR …` it was written with.
 */
export function refuseWith(code: string, fact: string): string {
  return `json_extract('{}', '${code}:' || ${fact})`;
}
