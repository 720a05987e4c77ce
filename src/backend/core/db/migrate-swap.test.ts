// Steps bases of released schemas up: nothing is lost, figures stay, a failure or a crash leaves the old or the new base.
import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OLD_SCHEMAS, oldBaseFolder, oldFigures } from '../../../../test/helpers/old-base.ts';
import { TEST_NOW_MS, contentOf, temporaryFolder } from '../../../../test/helpers/raw-base.ts';
import { getDayOfInstant, convertMillisecondsToInstant, parseMonth } from '../../../domain/time/calendar.ts';
import { computeReport } from '../../report/compute.ts';
import { loadProfile } from '../../base/load-profile.ts';
import { checkBase } from '../../safety/check.ts';
import { listBackupsIn, isSame } from '../../safety/backup-files.ts';
import { restore } from '../../safety/restore.ts';
import { shortNamesOf, confirmShortNames } from '../../tenants/short-names.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations.ts';
import { type MigrationStep, stepUp } from './migrate-swap.ts';
import { type Base, closeBase, openBase } from './open.ts';
import { findInterruptedSwap } from './restore-swap.ts';
import { prepareStatement } from './statements.ts';

const CLOCK = { nowMs: () => TEST_NOW_MS };
const HELPERS = path.join(import.meta.dirname, '../../../../test/helpers');
let folder: string;
let file: string;
let before: string;

function read<T>(at: string, look: (db: Database.Database) => T): T {
  const db = new Database(at, { readonly: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

function standOn(schema: (typeof OLD_SCHEMAS)[number]): void {
  folder = oldBaseFolder(schema);
  file = path.join(folder, 'livebase.db');
  before = read(file, contentOf);
}

beforeEach(() => standOn(1));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function opened(): Base {
  const base = openBase(folder, CLOCK);
  if (!base.ok) throw new Error(JSON.stringify(base.refusal));
  return base.value;
}

type Tables = readonly (readonly [string, readonly (readonly unknown[])[]])[];

/** What the old tables hold in their old columns; the rows that stepping up itself writes left out. */
function oldContent(db: Database.Database): string {
  const old: Tables = JSON.parse(before);
  const columns = read(path.join(folder, 'backups', backupNames()[0] ?? ''), (backup) =>
    old.map(([table]) => prepareStatement(backup, 'SELECT name FROM pragma_table_xinfo(?)').pluck().all(table).map(String)),
  );
  return JSON.stringify(
    old.map(([table, rows], nth) => {
      const found = db
        .prepare(`SELECT ${(columns[nth] ?? []).map((name) => `"${name}"`).join(', ')} FROM ${table}`)
        .raw()
        .all();
      if (table === 'setting') return [table, found.filter((row) => JSON.stringify(row) !== '["shortNames.unseen","true"]')];
      return [table, ['history', 'backup_made'].includes(table) ? found.slice(0, rows.length) : found];
    }),
  );
}

function backupNames(): string[] {
  return readdirSync(path.join(folder, 'backups')).filter((name) => name.endsWith('.db'));
}

/** Files that stepping up leaves only while it is at work. */
function leftovers(): string[] {
  return readdirSync(folder).filter((name) => /migrating|livebase\.restore/.test(name));
}

function expectStepped(base: Base): void {
  expect(base.db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
  expect(oldContent(base.db)).toBe(before);
  expect(checkBase(base, { full: true }).checks.filter((one) => !one.ok)).toEqual([]);
  expect(leftovers()).toEqual([]);
}

for (const schema of OLD_SCHEMAS)
  describe(`a base of schema ${schema}`, () => {
    beforeEach(() => {
      rmSync(folder, { recursive: true });
      standOn(schema);
    });

    it('is brought up to date with everything in it, and checks sound', () => {
      const bytes = readFileSync(file);
      const base = opened();
      expectStepped(base);
      const [kept = ''] = readdirSync(folder).filter((name) => name.startsWith('livebase-before-update-'));
      expect(readFileSync(path.join(folder, kept)).equals(bytes)).toBe(true);
      const after = base.db.prepare('SELECT action, entity, "before", "after", who, host FROM history ORDER BY seq DESC LIMIT 2').all();
      expect(after).toMatchObject([
        { action: 'migrate', entity: 'base', before: `{"version":${schema}}`, after: `{"version":${SCHEMA_VERSION}}`, host: 'program' },
        { action: 'backup', entity: 'backup_made', host: 'program' },
      ]);
      closeBase(base);
      closeBase(opened());
      expect(backupNames()).toHaveLength(1);
    });

    it('has a short name for every tenant, no two the same, to be looked through once', () => {
      const base = opened();
      const names = prepareStatement(base.db, 'SELECT short_name FROM tenant WHERE retired_at IS NULL ORDER BY id').pluck().all();
      expect(names).not.toContain(null);
      expect(new Set(names).size).toBe(names.length);
      // From schema 4 on the program that wrote the base had them shown already.
      expect(shortNamesOf(base)).toMatchObject({ value: { isUnseen: schema < 4 } });
      const seen = confirmShortNames(base, { who: '张', host: 'window' });
      expect(seen).toMatchObject({ value: { isUnseen: false } });
      expect(seen.ok ? seen.value.rows.map(({ short }) => short) : []).toEqual(names);
      expect(prepareStatement(base.db, 'SELECT count(*) FROM tenant WHERE version > 1').pluck().get()).toBe(
        read(path.join(folder, 'backups', backupNames()[0] ?? ''), (old) =>
          old.prepare('SELECT count(*) FROM tenant WHERE version > 1').pluck().get(),
        ),
      );
      closeBase(base);
    });

    it('reports the same figures as the program that wrote it', () => {
      const base = opened();
      const { nowMs, months } = oldFigures(schema);
      const profile = loadProfile('sz-2025');
      for (const [text, expected] of Object.entries(months)) {
        const month = parseMonth(text);
        if (!profile.ok || month === null) throw new Error(text);
        const now = convertMillisecondsToInstant(nowMs);
        const { figures } = computeReport({ base, profile: profile.value, month, now, today: getDayOfInstant(now) });
        const found = { values: [...figures.values], tenants: figures.tenants.map(({ tenantId, cells }) => ({ tenantId, cells })) };
        expect(JSON.parse(JSON.stringify(found))).toEqual({ values: expected.values, tenants: expected.tenants });
      }
      closeBase(base);
    });
  });

describe('an old base', () => {
  it('has a verified backup of before among the backups, which can be restored and steps up again', () => {
    closeBase(opened());
    const [backup, ...others] = listBackupsIn(path.join(folder, 'backups')) ?? [];
    expect([backup?.purpose, others]).toEqual(['migration', []]);
    const place = path.join(folder, 'backups', backup?.name ?? '');
    expect(isSame(place)).toBe(true);
    expect(read(place, contentOf)).toBe(before);
    const elsewhere = temporaryFolder();
    const restored = restore({ folder: elsewhere, clock: CLOCK }, place, { who: '张', host: 'cli' });
    expect(restored.ok).toBe(true);
    expect(read(path.join(elsewhere, 'livebase.db'), (db) => db.pragma('user_version', { simple: true }))).toBe(SCHEMA_VERSION);
    rmSync(elsewhere, { recursive: true });
  });

  it('is backed up to the second folder too', () => {
    const second = temporaryFolder();
    const db = new Database(file);
    db.prepare(`INSERT INTO setting (name, value) VALUES ('backup.second', json_quote(?))`).run(second);
    db.close();
    closeBase(opened());
    expect(listBackupsIn(second)?.map((one) => one.purpose)).toEqual(['migration']);
    rmSync(second, { recursive: true });
  });

  it('takes what a crash left in its log along', () => {
    const crashed = temporaryFolder();
    const db = new Database(file);
    db.exec(`INSERT INTO tenant (notes) VALUES ('in the log')`);
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, path.join(crashed, `livebase.db${suffix}`));
    db.close();
    const base = openBase(crashed, CLOCK);
    expect(base.ok && base.value.db.prepare(`SELECT count(*) FROM tenant WHERE notes = 'in the log'`).pluck().get()).toBe(1);
    if (base.ok) closeBase(base.value);
    rmSync(crashed, { recursive: true });
  });

  it('answers the questions of the desk and of the month’s collection from indexes', () => {
    const base = opened();
    const questions = [
      // The board: all that overlaps a window of days, of all studios and of one.
      `SELECT id FROM booking WHERE retired_at IS NULL AND starts_at < 10 AND starts_at > 5 AND ends_at > 7`,
      `SELECT id FROM booking WHERE studio_id = 1 AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND starts_at < 10 AND starts_at > 5`,
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
    ];
    for (const sql of questions) {
      const plan = base.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
      expect([sql, JSON.stringify(plan)]).toEqual([sql, expect.stringMatching(/SEARCH/)]);
      expect([sql, JSON.stringify(plan)]).toEqual([sql, expect.not.stringMatching(/SCAN|TEMP B-TREE/)]);
    }
    closeBase(base);
  });
});

describe('a migration that fails', () => {
  const FAILING: readonly (readonly [string, string])[] = [
    ['CREATE TABLE half (x); INSERT INTO nowhere VALUES (1)', 'nowhere'],
    ['CREATE TABLE half (x); SELECT * FROM (', 'incomplete'],
    ['CREATE TABLE half (x INTEGER REFERENCES studio (id)) STRICT; INSERT INTO half VALUES (987654)', `${SCHEMA_VERSION + 1} foreign_keys`],
    [`UPDATE history SET who = 'x'`, 'HISTORY_FIXED'],
  ];
  for (const [sql, why] of FAILING) {
    it(`leaves the old base byte for byte and says so: ${why}`, () => {
      const bytes = readFileSync(file);
      const broken = { version: SCHEMA_VERSION + 1, what: 'broken', sql };
      const answered = stepUp({ folder, clock: CLOCK, migrations: [...MIGRATIONS, broken] });
      expect(answered).toMatchObject({
        ok: false,
        refusal: {
          code: 'BASE_MIGRATION_FAILED',
          data: {
            file,
            from: 1,
            to: broken.version,
            detail: expect.stringContaining(why),
            backup: path.join(folder, 'backups', backupNames()[0] ?? ''),
          },
        },
      });
      expect(readFileSync(file).equals(bytes)).toBe(true);
      // Looking at it left an empty index of its log.
      expect(
        readdirSync(folder)
          .filter((name) => !name.endsWith('-shm'))
          .toSorted(),
      ).toEqual(['backups', 'livebase.db']);
      // The next try, with a migration that is right, goes through.
      const base = opened();
      expectStepped(base);
      closeBase(base);
    });
  }

  it('is refused where the base itself is not sound, which stays as it is', () => {
    const db = new Database(file);
    db.pragma('foreign_keys = OFF');
    db.exec("INSERT INTO headcount (tenant_id, month, hosts, employees) VALUES (98765, '2027-01', 1, 1)");
    db.close();
    const bytes = readFileSync(file);
    expect(openBase(folder, CLOCK)).toMatchObject({
      ok: false,
      refusal: { code: 'BASE_MIGRATION_FAILED', data: { backup: null, from: 1 } },
    });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(backupNames()).toEqual([]);
    expect(leftovers()).toEqual([]);
  });
});

async function run(script: string, ...more: readonly string[]): Promise<{ readonly output: string; readonly signal: string | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(HELPERS, script), folder, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (text) => (output += String(text)));
    child.on('close', (_code, signal) => resolve({ output, signal }));
  });
}

describe('a crash while stepping up', () => {
  const STEPS: readonly MigrationStep[] = [
    'announced',
    'locked',
    'backed-up',
    'staged',
    'migrated',
    'marked',
    'moved-database',
    'moved-log',
    'placed',
  ];
  for (const step of STEPS) {
    it(`after the step ${step} ends in the old or the new base`, async () => {
      expect(await run('migrate-once.ts', step)).toMatchObject({ signal: 'SIGKILL' });
      expect(existsSync(path.join(folder, 'livebase.restore'))).toBe(true);
      // Nobody is told of a restore that never was.
      expect(findInterruptedSwap(folder)).toBeNull();
      const base = opened();
      expectStepped(base);
      closeBase(base);
    });
  }
});

describe('other programs', () => {
  it('that have the base open are not run over, and lose nothing', async () => {
    const old = spawn(process.execPath, [path.join(HELPERS, 'old-writer.ts'), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    let written = 0;
    old.stdout.on('data', (text) => (written += String(text).split('\n').length - 1));
    while (written === 0) await wait(20);
    for (let nth = 0; nth < 2; nth += 1)
      expect(openBase(folder, CLOCK)).toMatchObject({ ok: false, refusal: { code: 'BASE_BUSY', data: { file } } });
    expect(leftovers()).toEqual([]);
    old.stdin.end();
    await new Promise((resolve) => void old.on('close', resolve));
    const base = opened();
    expect(base.db.prepare(`SELECT count(*) FROM tenant WHERE notes = 'old'`).pluck().get()).toBe(written);
    closeBase(base);
  });

  it('that open it at the same time step it up once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => run('migrate-once.ts')));
    const outputs = answers.map(({ output }) => output);
    expect(outputs.filter((one) => !['ok', 'BASE_BUSY'].includes(one))).toEqual([]);
    expect(outputs).toContain('ok');
    const base = opened();
    expectStepped(base);
    closeBase(base);
    expect(backupNames()).toHaveLength(1);
  });

  it('are refused from the moment that it is announced', () => {
    const seen: unknown[] = [];
    const hook = (step: MigrationStep): void => {
      if (step !== 'locked') return;
      // What another program meets: first the lock on the file.
      const other = new Database(file, { timeout: 50 });
      try {
        other.prepare('SELECT count(*) FROM tenant').get();
      } catch (error) {
        seen.push(error instanceof Error && 'code' in error ? error.code : error);
      } finally {
        other.close();
      }
    };
    expect(stepUp({ folder, clock: CLOCK, migrations: MIGRATIONS, hook })).toMatchObject({ ok: true });
    expect(seen).toEqual(['SQLITE_BUSY']);
  });
});
