// Use cases: who can be forgotten, what that would replace, and the forgetting itself, which nothing takes back.
import { existsSync, readdirSync } from 'node:fs';
import { createHmac, randomBytes } from 'node:crypto';
import { pinyin } from 'pinyin-pro';
import { z } from 'zod';
import type { Answer, Asked } from '../../../contract/core/method.ts';
import type { ForgetPreview, Forgotten, PersonToForget, safetyMethods } from '../../../contract/safety/safety.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { getDayOfInstant } from '../../../domain/time/calendar.ts';
import { DATABASE_NAME, nowOf, type Connection, findFirstRow, textsOf, prepareStatement } from '../../core/db/rows.ts';
import type { Base } from '../../core/db/open.ts';
import { type Actor, appendHistory, getNewestSeq, inTx, readTx, type Tx } from '../../core/db/tx.ts';
import { formatForgotten } from '../../core/db/forgotten.ts';
import { createTenantNameLookup } from '../../core/records/tenant-names.ts';
import { readSetting } from '../../core/records/settings.ts';
import { createBackupFor, backupFolderOf, noteHeadEverywhere } from '../own-backups.ts';
import { listPeopleKept } from '../sql/retention.ts';
import type { RecordKind } from '../../../contract/records/field.ts';
import { RECORD_KINDS } from '../../../contract/records/record-kinds.ts';
import {
  normaliseName,
  type Forgetting,
  forgettingOf,
  listNamesThatStay,
  parsePhoneDigits,
  PSEUDONYMS,
} from '../../../domain/base/forget-text.ts';
import { HISTORY, HISTORY_WHERE, findPersonFiles, findPersonRows, listTextTables } from './places.ts';
import { takeOutOfAll } from './rewrite.ts';
import { noteUnswept, sweep, sweepIfNoted } from './sweep.ts';

// The words by which a person is known, each with its pseudonym: an HMAC under a key that the base keeps, so that the same person is the same pseudonym.

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
function ensurePseudonymKey(tx: Tx): Uint8Array {
  const kept = keptKey(tx.db);
  if (kept !== null) return kept;
  const key = randomBytes(KEY_BYTES);
  prepareStatement(tx.db, 'INSERT INTO forget_key (id, key, made_ms) VALUES (1, ?, ?)').run(key, tx.nowMs);
  return key;
}

function pseudonymOf(key: Uint8Array, kind: string, word: string): string {
  const digest = createHmac('sha256', key)
    .update(parsePhoneDigits(word) ?? normaliseName(word))
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

const TENANTS = [['tenant_fact', 'name']] as const;

function namesIn(db: Connection, places: readonly (readonly [string, string])[]): readonly string[] {
  const sql = places.map(([table, column]) => `SELECT ${column} AS name FROM ${table} WHERE ${column} IS NOT NULL`).join(' UNION ');
  return textsOf(db, sql);
}

/** Longer names that hold the person's and stay. */
function listStayingNames(db: Connection, { name }: PersonToForget): readonly string[] {
  return name === '' ? [] : listNamesThatStay(name, { people: namesIn(db, PEOPLE), tenants: namesIn(db, TENANTS) });
}

/** The ways in which a Chinese name is written in Latin letters, by syllables: as it is said, with its first character as a surname, that one last too. */
function listSpellings(name: string): readonly (readonly string[])[] {
  if (!/^\p{Script=Han}{2,}$/u.test(name)) return [];
  const read = (['off', 'head'] as const).map((surname) => pinyin(name, { toneType: 'none', type: 'array', surname }));
  const ordered = read.flatMap(([first = '', ...given]) => [
    [first, ...given],
    [...given, first],
  ]);
  return [...new Map(ordered.map((syllables) => [syllables.join(' '), syllables])).values()];
}

/** What takes a person out of texts; `key`: of the pseudonyms, null where it is only looked. */
function createForgetting(db: Connection, person: PersonToForget, key: Uint8Array | null): Forgetting {
  const shown = key ?? new Uint8Array(KEY_BYTES);
  const { name } = person;
  const names =
    name === ''
      ? []
      : [{ word: name, pseudonym: pseudonymOf(shown, PSEUDONYMS.name, name), spellings: listSpellings(normaliseName(name)) }];
  const numbers = person.numbers.map((word) => ({ word, pseudonym: pseudonymOf(shown, PSEUDONYMS.number, word), spellings: null }));
  return forgettingOf([...names, ...numbers], listStayingNames(db, person));
}

/** Whether these words can be looked for. Refuses FORGET_WORD_SHORT `{word}`, FORGET_TENANT_NAME `{name}`. */
function judgePerson(db: Connection, { name, numbers }: PersonToForget): Result<null> {
  const folded = normaliseName(name);
  if (name !== '' && [...folded].length < SHORTEST_NAME) return refuse('FORGET_WORD_SHORT', { word: name });
  const short = numbers.find((one) => [...one].length < SHORTEST_NUMBER);
  if (short !== undefined) return refuse('FORGET_WORD_SHORT', { word: short });
  if (name !== '' && namesIn(db, TENANTS).some((one) => normaliseName(one) === folded)) return refuse('FORGET_TENANT_NAME', { name });
  return ok(null);
}

const PEOPLE_SHOWN = 200;

/** People whose names or numbers the base holds, those that are due first. */
export function listForgettable(base: Base, { search }: Asked<typeof safetyMethods.forgettable>): Answer<typeof safetyMethods.forgettable> {
  const today = getDayOfInstant(nowOf(base));
  const people = listPeopleKept(base.db, readSetting(base.db, 'retention'), { today, search: search.trim(), limit: PEOPLE_SHOWN + 1 });
  return { people: people.slice(0, PEOPLE_SHOWN), isCut: people.length > PEOPLE_SHOWN };
}

/** Databases that hold what the base held when they were made. */
function copiesOf(base: Base): readonly string[] {
  const second = readSetting(base.db, 'backup.second');
  const folders = [base.folder, backupFolderOf(base), ...(second === null ? [] : [second])];
  return folders.flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).filter((name) => /\.dbx?$/.test(name) && name !== DATABASE_NAME) : [],
  );
}

const COLLEAGUE = `SELECT 1 FROM person WHERE name = @name
  UNION ALL SELECT 1 FROM base_fact WHERE @name IN (unit_head, statistics_head, filler) LIMIT 1`;

function tenantsIn(db: Connection, tables: readonly { readonly name: string; readonly ids: readonly unknown[] }[]): readonly string[] {
  const ids = tables.flatMap(({ name, ids: rows }) => {
    if (name === 'tenant') return rows.map(Number);
    const hasTenant = db.prepare(`SELECT 1 FROM pragma_table_info(?) WHERE name = 'tenant_id'`).get(name) !== undefined;
    const sql = `SELECT DISTINCT tenant_id FROM "${name}" WHERE id IN (SELECT value FROM json_each(?))`;
    return hasTenant ? db.prepare(sql).pluck().all(JSON.stringify(rows)).map(Number) : [];
  });
  return [...new Set(ids)].map(createTenantNameLookup(db)).toSorted((a, b) => a.localeCompare(b, 'zh-u-co-pinyin'));
}

function looked(base: Base, person: PersonToForget): ForgetPreview {
  const { db } = base;
  const forgetting = createForgetting(db, person, null);
  const tables = listTextTables(db)
    .map((table) => ({ name: table.name, ids: findPersonRows(db, table, forgetting).map(({ key }) => key[0] ?? null) }))
    .filter(({ ids }) => ids.length > 0);
  const files = findPersonFiles(db, forgetting, person);
  return {
    places: tables.map(({ name, ids }) => ({ table: name, rows: ids.length })),
    history: findPersonRows(db, HISTORY, forgetting, HISTORY_WHERE).length,
    files: files.filter(({ isHeld }) => isHeld === true).map(({ table, name }) => ({ table, name: forgetting.takeOut(name) })),
    unread: files.filter(({ isHeld }) => isHeld === null).length,
    tenants: tenantsIn(db, tables),
    staying: listStayingNames(db, person),
    isColleague: db.prepare(COLLEAGUE).get({ name: person.name }) !== undefined,
    copies: copiesOf(base),
  };
}

/** What forgetting somebody would replace, in how many places. Refuses FORGET_WORD_SHORT, FORGET_TENANT_NAME. */
export function lookForgetting(base: Base, { person }: Asked<typeof safetyMethods.lookForgetting>): Result<ForgetPreview> {
  const judged = judgePerson(base.db, person);
  return judged.ok ? ok(readTx(base, () => looked(base, person))) : judged;
}

function isAnywhere({ places, history, files }: ForgetPreview): boolean {
  return places.length > 0 || history > 0 || files.length > 0;
}

/**
 * Forgets somebody for good: a backup, one transaction, one row of the history that names nobody, then the file written again. Refuses
 * REASON_NEEDED, FORGET_WORD_SHORT, FORGET_TENANT_NAME, FORGET_NOBODY, and as a backup does.
 */
export function forget(base: Base, actor: Actor, { person, reason }: Asked<typeof safetyMethods.forget>): Result<Forgotten> {
  if (reason.trim() === '') return refuse('REASON_NEEDED', {});
  const before = lookForgetting(base, { person });
  if (!before.ok) return before;
  if (!isAnywhere(before.value)) {
    // A forgetting that was cut before the file was written again has left nobody to find, and is brought to its end by asking again.
    sweepIfNoted(base);
    return refuse('FORGET_NOBODY', {});
  }
  const backup = createBackupFor(base, actor, 'forget');
  if (!backup.ok) return backup;
  noteUnswept(base.folder);
  const done = inTx(base, actor, (tx) => {
    const forgetting = createForgetting(tx.db, person, ensurePseudonymKey(tx));
    const { rows, history, files, left } = takeOutOfAll(tx, forgetting, person);
    const after = { records: rows, trail: history, files };
    appendHistory(tx, {
      action: 'forget',
      entity: 'base',
      entityId: null,
      after,
      reason: forgetting.takeOut(reason.trim()),
      forgotten: formatForgotten(left),
    });
    return ok({ rows, history, files, seq: getNewestSeq(tx) });
  });
  if (!done.ok) return done;
  noteHeadEverywhere(base);
  return ok({ ...done.value, backup: backup.value.made.file, isSwept: sweep(base) });
}
