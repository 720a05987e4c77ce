// What `check` finds: each kind of damage by its own name, and nothing in a sound base.
import { beforeEach, describe, expect, it } from 'vitest';
import { rawInEachTest } from '../../../test/helpers/raw-tries.ts';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { TESTER, fillBase } from '../../../test/helpers/sample-base.ts';
import { closeBase, openBase } from '../core/db/open.ts';
import { inTx } from '../core/db/tx.ts';
import { createBackup } from './backup.ts';
import { CHECK_NAMES, checkBase } from './check.ts';
import { ok } from '../../domain/values/result.ts';
import { addRecord, changeRecord, recordById, retireRecord } from '../core/db/record-store.ts';

const raw = rawInEachTest();

/** Writes past the rules: drops the triggers of `tables`, runs `sql`, makes them again as they were. */
function behind(tables: readonly string[], sql: string): void {
  const marks = tables.map(() => '?').join(', ');
  const rows = raw.plain
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (${marks})`)
    .raw()
    .all(...tables);
  const triggers = rows.map((row) => (Array.isArray(row) ? { name: String(row[0]), sql: String(row[1]) } : { name: '', sql: '' }));
  for (const { name } of triggers) raw.plain.exec(`DROP TRIGGER ${name}`);
  raw.plain.exec(sql);
  for (const one of triggers) raw.plain.exec(one.sql);
}

function failing(full = true): readonly string[] {
  const report = checkBase(raw.base, { full });
  expect(report.ok).toBe(report.checks.every((one) => one.ok));
  return report.checks.filter((one) => !one.ok).map((one) => `${one.name} ${one.detail}`);
}

describe('a sound base', () => {
  it('passes, empty and filled, before and after a backup', () => {
    expect(failing()).toEqual([]);
    fillBase(raw.base);
    expect(failing()).toEqual([]);
    expect(failing(false)).toEqual([]);
    const report = checkBase(raw.base, { full: true });
    expect(report.checks.map((one) => one.name)).toEqual([...CHECK_NAMES]);
    expect(report.checks.at(-1)).toEqual({ name: 'backup', ok: true, detail: 'none=1' });
    expect(report.checks.find((one) => one.name === 'history_rows')?.detail).toBe('found=0 rows=66');
    const made = createBackup(raw.base, TESTER, { folder: null });
    expect(checkBase(raw.base, { full: true }).checks.at(-1)?.detail).toBe('age_days=0 present=1 same=1');
    expect(failing()).toEqual([]);
    if (made.ok) appendFileSync(made.value.file, 'x');
    expect(failing()).toEqual(['backup age_days=0 present=1 same=0']);
  });
});

describe('damage', () => {
  beforeEach(() => fillBase(raw.base));

  it.each([
    [
      'foreign_keys found=1 first=booking:3',
      ['booking'],
      'UPDATE booking SET tenant_id = 99 WHERE id = 3',
      ['history_rows found=1 first=booking:3 rows=66'],
    ],
    [
      'overlaps found=1 first=3',
      ['booking'],
      'UPDATE booking SET starts_at = starts_at - 1 WHERE id = 3',
      ['history_rows found=1 first=booking:3 rows=66'],
    ],
    [
      'lease_studios found=1 first=1',
      ['lease_studio'],
      'DELETE FROM lease_studio',
      ['history_rows found=1 first=lease_studio:1|1/missing rows=65'],
    ],
    [
      'lease_studios found=1 first=1',
      ['lease_studio'],
      `UPDATE lease_studio SET ends_on = '2026-02-01'`,
      ['history_rows found=1 first=lease_studio:1|1 rows=66'],
    ],
    ['history_chain head=4 walked=3 broken=3', ['history'], `UPDATE history SET at_ms = at_ms + 1 WHERE seq = 3`, []],
    [
      'snapshots found=2 first=filing:1,filed:1',
      ['filing'],
      `UPDATE filing SET snapshot = replace(snapshot, '23456', '23457')`,
      ['history_rows found=1 first=filing:1 rows=66'],
    ],
    [
      'snapshots found=1 first=filed:1',
      ['filed_figure'],
      'UPDATE filed_figure SET raw = 99 WHERE raw IS NOT NULL',
      ['history_rows found=1 first=filed_figure:1|ZB-2.06.month rows=66'],
    ],
    [
      'snapshots found=1 first=filed:1',
      ['filed_figure'],
      `INSERT INTO filed_figure VALUES (1, 'ZB-9', 1, '1')`,
      ['history_rows found=1 first=filed_figure:1|ZB-9/added rows=67'],
    ],
    [
      'snapshots found=1 first=filed:1',
      ['filed_tenant'],
      `UPDATE filed_tenant SET cells = '{}'`,
      ['history_rows found=1 first=filed_tenant:1|1 rows=66'],
    ],
    [
      'snapshots found=1 first=filed:1',
      ['filed_tenant'],
      'DELETE FROM filed_tenant',
      ['history_rows found=1 first=filed_tenant:1|1/missing rows=65'],
    ],
    [
      'snapshots found=2 first=filing:1,filed:1',
      ['filing'],
      `UPDATE filing SET snapshot_sha256 = '${'a'.repeat(64)}'`,
      ['history_rows found=1 first=filing:1 rows=66'],
    ],
    ['stored_files found=1 first=received_file:1', ['received_file'], `UPDATE received_file SET bytes = x'00'`, []],
    ['stored_files found=1 first=artifact:1', ['artifact'], `UPDATE artifact SET bytes = x'00'`, []],
  ] as const)('%s', (expected, tables, sql, also) => {
    const found: string = expected;
    behind(tables, sql);
    const [name = ''] = found.split(' ');
    const report = failing();
    if (name === 'history_chain') expect(report[0]).toMatch(/^history_chain head=\d+ walked=3 broken=3$/);
    else expect(report).toEqual([found, ...also]);
  });

  it('a record that was changed, added or lost behind the history', () => {
    for (const [sql, found] of [
      [`UPDATE booking SET title = '改' WHERE id = 7`, 'booking:7'],
      [`UPDATE sales_line SET paid = 12345`, 'sales_line:1'],
      [`UPDATE tenant SET notes = NULL`, 'tenant:1'],
      [`UPDATE event SET retired_at = NULL`, 'event:1'],
      [`UPDATE booking SET retired_at = 1 WHERE id = 9`, 'booking:9'],
      [`DELETE FROM booking WHERE id = 50`, 'booking:50/missing'],
      [`UPDATE booking SET version = 9 WHERE id = 11`, 'booking:11'],
      [`UPDATE booking SET sheet_row = 77 WHERE id = 12`, 'booking:12'],
      [`INSERT INTO tenant (notes) VALUES ('x')`, 'tenant:2/added'],
    ] as const) {
      raw.plain.exec('SAVEPOINT try');
      behind(['booking', 'sales_line', 'tenant', 'event'], sql);
      raw.plain.exec('RELEASE try');
      const report = checkBase(raw.base, { full: true }).checks.find((one) => one.name === 'history_rows');
      expect([sql, report?.detail]).toEqual([sql, expect.stringContaining(found)]);
      expect(checkBase(raw.base, { full: false }).checks.some((one) => one.name === 'history_rows')).toBe(false);
    }
  });

  it('a trigger that is gone, weakened or new, and a table that is not ours', () => {
    for (const [sql, found] of [
      ['DROP TRIGGER booking_rules_insert', 'trigger booking_rules_insert'],
      ['DROP INDEX booking_key', 'index booking_key'],
      ['CREATE TABLE extra (x)', 'table extra'],
      ['CREATE TRIGGER helper AFTER INSERT ON booking BEGIN SELECT 1; END', 'trigger helper'],
      [
        'DROP TRIGGER history_no_update; CREATE TRIGGER history_no_update BEFORE UPDATE ON history WHEN 0 BEGIN SELECT 1; END',
        'trigger history_no_update',
      ],
    ] as const) {
      raw.plain.exec('BEGIN');
      raw.plain.exec(sql);
      raw.plain.exec('COMMIT');
      expect(failing(false).find((one) => one.startsWith('schema'))).toContain(found);
    }
  });

  it('a history that was cut off after a backup was made', () => {
    expect(createBackup(raw.base, TESTER, { folder: null }).ok).toBe(true);
    behind(['history'], 'DELETE FROM history WHERE seq > 3');
    expect(failing(false)).toEqual([
      'history_chain head=3 walked=3 lost_after=3',
      expect.stringMatching(/^history_elsewhere known=1 lacking=1 case=shorter newest=\d+ made=2026-11-25T21:00/),
    ]);
  });

  it('a page that went bad on the disk', () => {
    const page = Number(raw.own.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'booking_key'`).pluck().get());
    raw.plain.close();
    closeBase(raw.base);
    const bytes = readFileSync(raw.file);
    bytes.fill(0xee, (page - 1) * 4096 + 100, page * 4096);
    writeFileSync(raw.file, bytes);
    const base = openBase(raw.folder, raw.base.clock);
    if (!base.ok) throw new Error(base.refusal.code);
    const report = checkBase(base.value, { full: false });
    closeBase(base.value);
    expect(report.checks.find((one) => one.name === 'integrity')?.ok).toBe(false);
  });
});

it('follows changes, retirement and return through the history', () => {
  fillBase(raw.base);
  const done = inTx(raw.base, TESTER, (tx) => {
    const id = addRecord(tx, 'host', { number: 'H1', tenant_id: 1, nickname: '鱼', grade: '普通', virtual: 0, since: '2026-10-01' }, null);
    for (const nickname of ['a', 'b', 'c']) {
      const stored = recordById(tx.db, 'host', id);
      if (stored !== null) changeRecord(tx, stored, { nickname }, null);
    }
    const imported = recordById(tx.db, 'booking', 5);
    if (imported !== null) changeRecord(tx, imported, { title: '新' }, null);
    const other = recordById(tx.db, 'booking', 6);
    if (other !== null) retireRecord(tx, other, '错');
    return ok(null);
  });
  expect(done.ok).toBe(true);
  expect(failing()).toEqual([]);
});
