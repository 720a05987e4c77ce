// The numbered migrations, oldest first. A released one is never edited.
import { FIRST_SCHEMA } from './migrations/0001-first.ts';
import { FRONT_DESK } from './migrations/0002-front-desk.ts';
import { COLLECTION } from './migrations/0003-collection.ts';

/** One step of the schema. `version` is what `user_version` reads once it has run. */
export interface Migration {
  readonly version: number;
  readonly what: string;
  readonly sql: string;
}

/** Every migration, in order. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, what: 'first schema', sql: FIRST_SCHEMA },
  { version: 2, what: 'front desk', sql: FRONT_DESK },
  { version: 3, what: 'collection and workbooks', sql: COLLECTION },
];

/** The schema that this program writes. */
export const SCHEMA_VERSION = 3;
