// Brings bases to a made-up next schema: nothing is lost, a failure or a crash leaves the old or the new base. Bases of released schemas keep their figures.
import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMade } from '../../../../test/helpers/made-base.ts';
import { NEXT_MIGRATIONS, NEXT_VERSION } from '../../../../test/helpers/next-schema.ts';
import { OLD_SCHEMAS, oldBaseFolder, oldFigures } from '../../../../test/helpers/old-base.ts';
import { TEST_NOW_MS, contentOf, temporaryFolder } from '../../../../test/helpers/raw-base.ts';
import { fillBase } from '../../../../test/helpers/sample-base.ts';
import { getDayOfInstant, convertMillisecondsToInstant, parseMonth } from '../../../domain/time/calendar.ts';
import { computeReport } from '../../report/compute.ts';
import { loadProfile } from '../../base/load-profile.ts';
import { checkBase } from '../../safety/check.ts';
import { listBackupsIn, isSame } from '../../safety/backup-files.ts';
import { restore } from '../../safety/restore.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations.ts';
import { type MigrationStep, stepUp } from './migrate-swap.ts';
import { type Base, closeBase, openBase } from './open.ts';
import { findInterruptedSwap } from './restore-swap.ts';
import { prepareStatement } from './rows.ts';

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

function standOn(place: string): void {
  folder = place;
  file = path.join(folder, 'livebase.db');
  before = read(file, contentOf);
}

beforeEach(async () => {
  const base = await openMade('filled', temporaryFolder(), CLOCK, (empty) => fillBase(empty));
  closeBase(base);
  standOn(base.folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function opened(migrations = NEXT_MIGRATIONS): Base {
  const base = openBase(folder, CLOCK, migrations);
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

/** What the full check of this program finds. */
function listFailing(base: Base): readonly string[] {
  return checkBase(base, { full: true })
    .checks.filter((one) => !one.ok)
    .map(({ name }) => name);
}

function expectStepped(base: Base): void {
  expect(base.db.pragma('user_version', { simple: true })).toBe(NEXT_VERSION);
  expect(oldContent(base.db)).toBe(before);
  expect(base.db.prepare(`SELECT count(*) FROM tenant WHERE made_up IS NOT 'tenant ' || id`).pluck().get()).toBe(0);
  expect(base.db.prepare('SELECT f.id FROM import_sheet s JOIN received_file f ON f.id = s.file_id').pluck().all()).toEqual([1]);
  // Chain, marks of every row, references and all else are whole; the next schema is not the one that this program knows.
  expect(listFailing(base)).toEqual(['pragmas', 'schema']);
  expect(leftovers()).toEqual([]);
}

describe.each(OLD_SCHEMAS)('a base of the released schema %i', (schema) => {
  beforeEach(() => {
    rmSync(folder, { recursive: true });
    standOn(oldBaseFolder(schema));
  });

  it('is brought up to date with everything in it, checks sound, and reports the same figures', () => {
    const base = opened(MIGRATIONS);
    expect(oldContent(base.db)).toBe(before);
    expect(listFailing(base)).toEqual([]);
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

describe('a base of the version before', () => {
  it('is brought up to date with everything in it, and checks sound', () => {
    const bytes = readFileSync(file);
    const base = opened();
    expectStepped(base);
    const [kept = ''] = readdirSync(folder).filter((name) => name.startsWith('livebase-before-update-'));
    expect(readFileSync(path.join(folder, kept)).equals(bytes)).toBe(true);
    const after = base.db.prepare('SELECT action, entity, "before", "after", who, host FROM history ORDER BY seq DESC LIMIT 10').all();
    expect(after).toContainEqual({
      action: 'migrate',
      entity: 'base',
      before: `{"version":${SCHEMA_VERSION}}`,
      after: `{"version":${NEXT_VERSION}}`,
      who: 'Livebase',
      host: 'program',
    });
    expect(after).toContainEqual(expect.objectContaining({ action: 'backup', entity: 'backup_made', host: 'program' }));
    closeBase(base);
    closeBase(opened());
    expect(backupNames()).toHaveLength(1);
  });

  it('is refused by the program of before once it is up to date; the backup that is named then is restored, and steps up again', () => {
    closeBase(opened());
    const [backup, ...others] = listBackupsIn(path.join(folder, 'backups')) ?? [];
    expect([backup?.purpose, others]).toEqual(['migration', []]);
    expect(openBase(folder, CLOCK)).toMatchObject({
      refusal: { code: 'BASE_TOO_NEW', data: { found: NEXT_VERSION, known: SCHEMA_VERSION, backup: backup?.name, of: SCHEMA_VERSION } },
    });
    const place = path.join(folder, 'backups', backup?.name ?? '');
    expect(isSame(place)).toBe(true);
    expect(read(place, contentOf)).toBe(before);
    const elsewhere = temporaryFolder();
    const restored = restore({ folder: elsewhere, clock: CLOCK }, place, { who: '张', host: 'cli' });
    expect(restored.ok).toBe(true);
    expect(read(path.join(elsewhere, 'livebase.db'), (db) => db.pragma('user_version', { simple: true }))).toBe(SCHEMA_VERSION);
    const again = openBase(elsewhere, CLOCK, NEXT_MIGRATIONS);
    expect(again.ok && again.value.db.pragma('user_version', { simple: true })).toBe(NEXT_VERSION);
    if (again.ok) closeBase(again.value);
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
    const base = openBase(crashed, CLOCK, NEXT_MIGRATIONS);
    expect(base.ok && base.value.db.prepare(`SELECT count(*) FROM tenant WHERE notes = 'in the log'`).pluck().get()).toBe(1);
    if (base.ok) closeBase(base.value);
    rmSync(crashed, { recursive: true });
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
            from: SCHEMA_VERSION,
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

  it.each([
    ['SQLITE_FULL', 'DISK_FULL'],
    ['SQLITE_BUSY', 'BASE_BUSY'],
    ['SQLITE_READONLY', 'BASE_READ_ONLY'],
  ])('is not called broken for what is wrong outside: %s', (code, refused) => {
    const hook = (step: MigrationStep): void => {
      if (step === 'staged') throw new Database.SqliteError(code, code);
    };
    const answered = stepUp({ folder, clock: CLOCK, migrations: NEXT_MIGRATIONS, hook });
    expect(answered).toMatchObject({ ok: false, refusal: { code: refused, data: { folder } } });
  });

  it('is refused where the base itself is not sound, which stays as it is', () => {
    const db = new Database(file);
    db.pragma('foreign_keys = OFF');
    db.exec("INSERT INTO headcount (tenant_id, month, hosts, employees) VALUES (98765, '2027-01', 1, 1)");
    db.close();
    const bytes = readFileSync(file);
    expect(openBase(folder, CLOCK, NEXT_MIGRATIONS)).toMatchObject({
      ok: false,
      refusal: { code: 'BASE_MIGRATION_FAILED', data: { backup: null, from: SCHEMA_VERSION } },
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
      expect(openBase(folder, CLOCK, NEXT_MIGRATIONS)).toMatchObject({ ok: false, refusal: { code: 'BASE_BUSY', data: { file } } });
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
    expect(stepUp({ folder, clock: CLOCK, migrations: NEXT_MIGRATIONS, hook })).toMatchObject({ ok: true });
    expect(seen).toEqual(['SQLITE_BUSY']);
  });
});
