// The words by which a person is known, each with its pseudonym: an HMAC under a key that the base keeps, so that the same person is the same pseudonym.
import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { RecordKind } from '../../../contract/records/kind.ts';
import { RECORD_KINDS } from '../../../contract/records/record-kinds.ts';
import type { PersonToForget } from '../../../contract/safety/forget-shapes.ts';
import { type Forgetting, forgettingOf, listNamesThatStay, parsePhoneDigits, PSEUDONYMS } from '../../../domain/base/forget-text.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { Connection } from '../../core/db/connection.ts';
import { findFirstRow, textsOf } from '../../core/db/rows.ts';
import { prepareStatement } from '../../core/db/statements.ts';
import type { Tx } from '../../core/db/tx.ts';

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;
const KEY_BYTES = 32;
const SHORTEST_NAME = 2;
const SHORTEST_NUMBER = 4;

const keyRow = z.object({ key: z.instanceof(Uint8Array) });

function keptKey(db: Connection): Uint8Array | null {
  return findFirstRow(db, 'SELECT key FROM forget_key', keyRow, [])?.key ?? null;
}

/** The base's key of pseudonyms, made with the first forgetting. */
export function ensurePseudonymKey(tx: Tx): Uint8Array {
  const kept = keptKey(tx.db);
  if (kept !== null) return kept;
  const key = randomBytes(KEY_BYTES);
  prepareStatement(tx.db, 'INSERT INTO forget_key (id, key, made_ms) VALUES (1, ?, ?)').run(key, tx.nowMs);
  return key;
}

function pseudonymOf(key: Uint8Array, kind: string, word: string): string {
  const digest = createHmac('sha256', key)
    .update(parsePhoneDigits(word) ?? word)
    .digest();
  return kind + [...digest.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** Fields for people's names. */
const PEOPLE: readonly (readonly [table: string, column: string])[] = [
  ...Object.values(RECORD_KINDS).flatMap(({ name, fields }: RecordKind) =>
    fields.flatMap((field) => (field.isPersonName === true ? [[name, field.name] as const] : [])),
  ),
  ['person', 'name'],
];

function holding(db: Connection, places: readonly (readonly [string, string])[], name: string): readonly string[] {
  const sql = places.map(([table, column]) => `SELECT DISTINCT ${column} FROM ${table} WHERE instr(${column}, @name) > 0`).join(' UNION ');
  return textsOf(db, sql, { name });
}

/** Longer names that hold the person's and stay. */
export function listStayingNames(db: Connection, { name }: PersonToForget): readonly string[] {
  if (name === '') return [];
  return listNamesThatStay([name], { people: holding(db, PEOPLE, name), tenants: holding(db, [['tenant_fact', 'name']], name) });
}

/** What takes a person out of texts; `key`: of the pseudonyms, null where it is only looked. */
export function createForgetting(db: Connection, person: PersonToForget, key: Uint8Array | null): Forgetting {
  const shown = key ?? new Uint8Array(KEY_BYTES);
  const names = person.name === '' ? [] : [{ word: person.name, pseudonym: pseudonymOf(shown, PSEUDONYMS.name, person.name) }];
  const numbers = person.numbers.map((word) => ({ word, pseudonym: pseudonymOf(shown, PSEUDONYMS.number, word) }));
  return forgettingOf([...names, ...numbers], listStayingNames(db, person));
}

const SAME_NAME = 'SELECT 1 FROM tenant_fact WHERE name = ? LIMIT 1';

/** Whether these words can be looked for. Refuses FORGET_WORD_SHORT `{word}`, FORGET_TENANT_NAME `{name}`. */
export function judgePerson(db: Connection, { name, numbers }: PersonToForget): Result<null> {
  if (name !== '' && [...name].length < SHORTEST_NAME) return refuse('FORGET_WORD_SHORT', { word: name });
  const short = numbers.find((one) => [...one].length < SHORTEST_NUMBER);
  if (short !== undefined) return refuse('FORGET_WORD_SHORT', { word: short });
  if (prepareStatement(db, SAME_NAME).get(name) !== undefined) return refuse('FORGET_TENANT_NAME', { name });
  return ok(null);
}
