// The numbered migrations, oldest first. A released one is never edited: literal SQL that reads no constant, so that it says tomorrow what it said when bases were made by it.
import { FIRST_SCHEMA } from './migrations/0001-first.ts';
import { FRONT_DESK } from './migrations/0002-front-desk.ts';
import { COLLECTION } from './migrations/0003-collection.ts';
import { DESK_EVENING } from './migrations/0004-desk-evening.ts';
import { PEOPLE_AND_HISTORY } from './migrations/0005-people-and-history.ts';
import { KEPT_BESIDE } from './migrations/0006-kept-beside.ts';
import { PERSONAL_DATA } from './migrations/0007-personal-data.ts';

/** One step of the schema. `version` is what `user_version` reads once it has run. */
export interface Migration {
  readonly version: number;
  readonly what: string;
  readonly sql: string;
}

/**
 * Every migration, in order. How they are written, and why:
 * - A record's table has `sheet_id`, `sheet_row`, `version`, `retired_at`, a unique key among rows that are not retired, and three triggers.
 *   `…_never_deleted` refuses any delete. `…_never_replaced` and `…_never_displaced` refuse what would take the place of a row: `OR REPLACE`
 *   of another program deletes without a delete trigger unless that program turned recursive triggers on, so whatever would collide is
 *   refused before SQLite looks at the conflict. None is `UPDATE OF id`: an update of `rowid` would pass it.
 * - A trigger that refuses with a fact ends the statement by `json_extract('{}', 'CODE:' || fact)`: `RAISE` takes such a text only from
 *   SQLite 3.47 on, and an older program could then not even read the base; a JSON path that is none ends the statement the same way in
 *   every SQLite with JSON, whatever `OR …` it was written with.
 * - A CHECK's list of words is what the program's lists were then: a new word in a list of the domain is a new migration.
 */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, what: 'first schema', sql: FIRST_SCHEMA },
  { version: 2, what: 'front desk', sql: FRONT_DESK },
  { version: 3, what: 'collection and workbooks', sql: COLLECTION },
  { version: 4, what: 'desk after an evening', sql: DESK_EVENING },
  { version: 5, what: 'people and a history that can be trusted', sql: PEOPLE_AND_HISTORY },
  { version: 6, what: 'what stays beside the work it belongs to', sql: KEPT_BESIDE },
  { version: 7, what: 'people can be forgotten', sql: PERSONAL_DATA },
];

/** The schema that this program writes. */
export const SCHEMA_VERSION = 7;
