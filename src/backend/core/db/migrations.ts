// The numbered migrations, oldest first. A released one is never edited.
import { FIRST_SCHEMA } from './schema/first-schema.ts';

/** One step of the schema. `version` is what `user_version` reads once it has run. */
export interface Migration {
  readonly version: number;
  readonly what: string;
  readonly sql: string;
}

/** The first released schema. Bases of 1 to 7 were made before the first release, and are refused. */
export const FIRST_VERSION = 8;

/**
 * Every migration, in order. Until the first release there is one, which is the schema as it is, and a change of the schema changes it. From
 * then on a change is a new migration: literal SQL that reads no constant, so that it says tomorrow what it said when bases were made by it.
 * A CHECK's list of words is what the program's lists were then: a new word in a list of the domain is a new migration.
 */
export const MIGRATIONS: readonly Migration[] = [{ version: FIRST_VERSION, what: 'first schema', sql: FIRST_SCHEMA }];

/** The schema that this program writes. */
export const SCHEMA_VERSION = 8;
