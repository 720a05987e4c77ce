// Every table that keeps files, each with a person in its file: which of them are looked into.
import { afterAll, expect, it } from 'vitest';
import { openRaw } from '../../core/db/rows.ts';
import { MIGRATIONS } from '../../core/db/migrations.ts';
import { findPersonFiles, findPersonRows, listTextTables } from './places.ts';

const NAME = '标记联系人';
const FORGETTING = { needles: [NAME], takeOut: (text: string): string => text.replaceAll(NAME, '某人') };

const db = openRaw(':memory:', 'write');
for (const { sql } of MIGRATIONS) db.exec(sql);
db.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON');
for (const name of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
  db.exec(`DROP TRIGGER "${String(name)}"`);
afterAll(() => db.close());

const tables = db
  .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
  .pluck()
  .all()
  .map(String);
const columnsOf = (table: string) =>
  db
    .prepare(`SELECT name, type FROM pragma_table_info(?)`)
    .raw()
    .all(table)
    .map((row): readonly string[] => (Array.isArray(row) ? row.map(String) : []));

/** A row in which every text and every file holds the person. */
function fill(table: string): void {
  const columns = columnsOf(table);
  const values = columns.map(([, type]) => (type === 'INTEGER' ? 1 : type === 'BLOB' ? Buffer.from(NAME) : NAME));
  db.prepare(
    `INSERT INTO "${table}" (${columns.map(([name]) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  ).run(...values);
}
for (const table of tables) fill(table);

it('kept files that came in, or went out to tenants, are looked into; what was filed and its forms are not', () => {
  const found = findPersonFiles(db, FORGETTING, { name: NAME, numbers: [] }).map(
    ({ table, column, isHeld }) => `${table}.${column} ${isHeld}`,
  );
  const kept = tables.flatMap((table) => columnsOf(table).flatMap(([name, type]) => (type === 'BLOB' ? [`${table}.${name}`] : [])));
  expect(found).toEqual(
    ['received_file.bytes', 'attachment.bytes', 'tenant_form.bytes', 'statement.copy', 'submission.receipt'].map((one) => `${one} true`),
  );
  // A new table with files belongs above or here: what was filed, its forms, secrets.
  expect(kept.filter((one) => !found.includes(`${one} true`))).toEqual([
    'artifact.bytes',
    'blank_file.bytes',
    'device.token_hash',
    'filled_workbook.bytes',
    'forget_key.key',
    'person_pin.salt',
    'person_pin.hash',
    'recovery_code.salt',
    'recovery_code.hash',
  ]);
});

it('every table is looked into but those that stay', () => {
  const looked = listTextTables(db);
  const without = tables.filter((table) => !looked.some(({ name }) => name === table));
  // Those of the office and what was filed stay; the history is looked into by itself; the last have no texts of people.
  const staying = 'artifact base_fact blank_file filed_figure filed_tenant filled_workbook person person_pin recovery_code device';
  const textless = 'backup_made booking_equipment forget_key idempotency_key received_file roster';
  expect(without).toEqual(`${staying} ${textless} history`.split(' ').toSorted((a, b) => (a < b ? -1 : 1)));
  const blind = looked.filter((table) => findPersonRows(db, table, FORGETTING).length !== 1).map(({ name }) => name);
  expect(blind).toEqual([]);
});
