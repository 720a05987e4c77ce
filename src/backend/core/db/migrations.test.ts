// The schema and its migrations: released ones stay what they were, their bases are kept, lists of words and indexes are those that the program needs.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { OLD_BASES, OLD_SCHEMAS, oldBaseFolder } from '../../../../test/helpers/old-base.ts';
import * as words from '../../../domain/base/catalogue.ts';
import { ROLES } from '../../../domain/base/rights.ts';
import { RECORD_KINDS } from '../../../contract/records/record-kinds.ts';
import { MOST_AMOUNT } from '../../../domain/values/quantity.ts';
import { listSchemaDifferences } from '../../safety/examine.ts';
import { openRaw } from './rows.ts';
import { FIRST_VERSION, MIGRATIONS, SCHEMA_VERSION } from './migrations.ts';
import { hashSha256 } from './database-files.ts';

/** The SHA-256 of every released migration's SQL, by version; docs/releasing.md says when one enters. */
const RELEASED: Readonly<Record<number, string>> = {};

const fresh = openRaw(':memory:', 'write');
for (const { sql } of MIGRATIONS) fresh.exec(sql);
afterAll(() => fresh.close());

it('the migrations are numbered from the first released schema without a gap', () => {
  const numbers = Array.from({ length: SCHEMA_VERSION - FIRST_VERSION + 1 }, (_, nth) => FIRST_VERSION + nth);
  expect(MIGRATIONS.map((one) => one.version)).toEqual(numbers);
});

describe('a released migration', () => {
  it('is never edited; all before the newest are released', () => {
    const released = MIGRATIONS.filter(({ version }) => version < SCHEMA_VERSION || version in RELEASED);
    expect(Object.fromEntries(released.map(({ version, sql }) => [version, hashSha256(sql)]))).toEqual(RELEASED);
  });

  it('has a base in test/fixtures/bases that its program left, with the figures that it computed', () => {
    const kept = readdirSync(OLD_BASES).filter((name) => name !== 'README.md' && !name.startsWith(`v${SCHEMA_VERSION}`));
    expect(kept.toSorted()).toEqual(OLD_SCHEMAS.flatMap((schema) => [`v${schema}-figures.json`, `v${schema}.db.gz`]).toSorted());
  });

  it.each(OLD_SCHEMAS)('%i still makes the schema of that base', (schema) => {
    const folder = oldBaseFolder(schema);
    const db = openRaw(path.join(folder, 'livebase.db'), 'write');
    const differences = listSchemaDifferences(db, schema);
    db.close();
    rmSync(folder, { recursive: true, force: true });
    expect(differences).toEqual([]);
  });

  // What the program's lists say tomorrow must not change what a base of today was made by.
  it('reads nothing of the program', () => {
    const folders = ['schema', 'migrations'].map((name) => path.join(import.meta.dirname, name)).filter((folder) => existsSync(folder));
    const sources = folders.flatMap((folder) =>
      readdirSync(folder).flatMap((name) => {
        const text = readFileSync(path.join(folder, name), 'utf8');
        return [...text.matchAll(/^import .* from '(.*)';$/gm)].map((found) => found[1] ?? '');
      }),
    );
    expect(sources).toContain('./row-protection.ts');
    expect(sources.filter((source) => !/^\.\/[a-z0-9-]+\.ts$/.test(source))).toEqual([]);
  });
});

/** What people and files enter; a booking's charge is computed, and sums of sessions are sums. */
const ENTERED = Object.values(RECORD_KINDS).flatMap(({ name, fields }) =>
  fields.filter(({ type }) => type === 'money' || type === 'signed_money').map((field) => [name, field.name] as const),
);

it.each(ENTERED.filter(([table]) => table !== 'booking'))('%s.%s holds no amount beyond the bound that sums can bear', (table, column) => {
  const sql = String(fresh.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table));
  const bounds = sql.match(new RegExp(`(?:${column} BETWEEN [^)]*|max\\([^)]*\\b${column}\\b[^)]*\\) <=) (\\d+)\\)`));
  expect(Number(bounds?.[1])).toBe(MOST_AMOUNT);
});

it.each([
  ['base_fact', 'kind', words.BASE_KINDS],
  ['studio_fact', 'kind', words.STUDIO_KINDS],
  ['tenant_fact', 'category', words.TENANT_CATEGORIES],
  ['host', 'grade', words.HOST_GRADES],
  ['compliance_case', 'kind', words.CASE_KINDS],
  ['paper', 'kind', words.PAPER_KINDS],
  ['event', 'kind', words.EVENT_KINDS],
  ['booking', 'state', words.BOOKING_STATES],
  ['sales_line', 'source', words.SALES_SOURCES],
  ['source_choice', 'source', words.SALES_SOURCES],
  ['reply_step', 'state', words.REPLY_STATES],
  ['person', 'role', ROLES],
])('%s.%s takes what the program knows', (table, column, list) => {
  const sql = String(fresh.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck().get(table));
  const taken = new RegExp(`\\b${column} IN \\((.*)\\)\\)`).exec(sql)?.[1] ?? '';
  expect(taken.split(', ')).toEqual(list.map((word) => `'${word}'`));
});

/** Settings are read by the program alone, keys of calls go after a day; the two others follow a record by triggers of their own. */
const UNPROTECTED = ['booking_equipment', 'idempotency_key', 'lease_studio', 'setting'];

it('nothing deletes a row of any table that holds what people entered', () => {
  const tables = `SELECT name FROM sqlite_schema t WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND NOT EXISTS (
      SELECT 1 FROM sqlite_schema g WHERE g.type = 'trigger' AND g.tbl_name = t.name AND g.name IN (t.name || '_never_deleted', t.name || '_no_delete'))
    ORDER BY name`;
  expect(fresh.prepare(tables).pluck().all()).toEqual(UNPROTECTED);
});

it.each([
  // The board: all that overlaps a window of days, of all studios and of one.
  `SELECT id FROM booking WHERE retired_at IS NULL AND starts_at < 10 AND starts_at > 5 AND ends_at > 7`,
  `SELECT id FROM booking WHERE studio_id = 1 AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND starts_at < 10 AND starts_at > 5`,
  // What the rules on bookings look back by.
  `SELECT id, blocks_until FROM booking WHERE studio_id = 1 AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show')
     AND blocks_until > starts_at AND starts_at < 99 AND id <> 0 ORDER BY starts_at DESC LIMIT 1`,
  'SELECT id FROM booking WHERE tenant_id = 1 AND retired_at IS NULL AND starts_at >= 5 AND starts_at < 10',
  'SELECT id FROM booking WHERE series_id = 1 ORDER BY occurs_on',
  'SELECT id FROM booking_series WHERE tenant_id = 1 AND retired_at IS NULL',
  `SELECT id FROM waiting_entry WHERE day = '2026-10-03' AND retired_at IS NULL ORDER BY id`,
  'SELECT sum(count) FROM booking_equipment WHERE equipment_id = 1 AND starts_at < 10 AND starts_at > 5 AND ends_at > 7',
  'SELECT part_id FROM studio_link WHERE whole_id = 1 AND retired_at IS NULL',
  'SELECT whole_id FROM studio_link WHERE part_id = 1 AND retired_at IS NULL',
  `SELECT id FROM rate_plan WHERE coalesce(studio_id, 0) = 0 AND starts_on <= '2026-10-03' AND retired_at IS NULL ORDER BY starts_on DESC LIMIT 1`,
  // The collection board: a month's forms and replies, a reply's course, what counts for a key, what was filled.
  `SELECT id FROM tenant_form WHERE month = '2026-10' AND tenant_id = 1 ORDER BY id`,
  `SELECT id FROM form_reply WHERE month = '2026-10' AND tenant_id = 1 ORDER BY id`,
  'SELECT id FROM form_reply WHERE batch_id = 1',
  'SELECT id FROM form_reply WHERE file_id = 1',
  'SELECT id FROM reply_step WHERE reply_id = 1 ORDER BY id DESC LIMIT 1',
  `SELECT source FROM source_choice WHERE month = '2026-10' AND tenant_id = 1 AND platform = '抖音' AND goods_class = '其他' AND retired_at IS NULL`,
  'SELECT id FROM workbook_edition WHERE workbook_id = 1 ORDER BY id DESC LIMIT 1',
  `SELECT id FROM filled_workbook WHERE month = '2026-10' ORDER BY id`,
])('an index answers %s', (sql) => {
  const plan = JSON.stringify(fresh.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
  expect(plan).toMatch(/SEARCH/);
  expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
});

it('the schema is the one that is reviewed: each column, check, index and trigger', async () => {
  const made = fresh
    .prepare(
      `SELECT type || ' ' || name || char(10) || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type = 'table' DESC, name`,
    )
    .pluck()
    .all();
  const text = made.map((sql) => String(sql).replaceAll(/\n\s*\n/g, '\n')).join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, '../../../../test/fixtures/schema.sql'));
});
