// Opening and creating: whole after any crash, other programs' and newer files refused untouched.
import Database from 'better-sqlite3';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_NOW_MS, openRawBase, temporaryFolder } from '../../../../test/helpers/raw-base.ts';
import { TESTER, addBooking, fillBase } from '../../../../test/helpers/sample-base.ts';
import { formatRefusal } from '../../../contract/messages.ts';
import { createBackup } from '../../safety/backup.ts';
import { ok, refuse } from '../../../domain/values/result.ts';
import { closeBase, createBase, openBase } from './open.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import { appendHistory, getHistoryHead, inTx } from './tx.ts';

const CLOCK = { nowMs: () => TEST_NOW_MS };
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('creating a base', () => {
  it('marks the file at once, so that a second process can open it while the first is at work', () => {
    const first = createBase(folder, CLOCK);
    const second = openBase(folder, CLOCK);
    expect([first.ok, second.ok]).toEqual([true, true]);
    // What a kill -9 right now would leave: the file and its log.
    const crashed = path.join(folder, 'crashed');
    mkdirSync(crashed);
    for (const name of ['livebase.db', 'livebase.db-wal'])
      if (existsSync(path.join(folder, name))) copyFileSync(path.join(folder, name), path.join(crashed, name));
    const again = openBase(crashed, CLOCK);
    expect(again.ok).toBe(true);
    for (const one of [first, second, again]) if (one.ok) closeBase(one.value);
    expect(readdirSync(folder).toSorted()).toEqual(['crashed', 'livebase.db']);
  });

  it('refuses where one is, and never plays an older log into the new one', () => {
    const raw = openRawBase();
    fillBase(raw.base);
    writeFileSync(path.join(folder, 'livebase.db-wal'), readFileSync(`${raw.file}-wal`));
    raw.close();
    const made = createBase(folder, CLOCK);
    expect(made.ok && made.value.db.prepare('SELECT count(*) FROM booking').pluck().get()).toBe(0);
    expect(createBase(folder, CLOCK)).toMatchObject({ refusal: { code: 'BASE_EXISTS' } });
    if (made.ok) closeBase(made.value);
    expect(readdirSync(folder).some((name) => name.includes('lost'))).toBe(true);
  });

  it('is one base however many create it at once', async () => {
    const script = path.join(import.meta.dirname, '../../../../test/helpers/create-once.ts');
    const codes = await Promise.all(
      Array.from(
        { length: 4 },
        () =>
          new Promise<string>((resolve) => {
            const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
            let output = '';
            child.stdout.on('data', (text) => (output += String(text)));
            child.on('close', () => resolve(output));
          }),
      ),
    );
    expect(codes.filter((code) => code === 'ok')).toEqual(['ok']);
    expect(codes.filter((code) => !['ok', 'BASE_EXISTS', 'BASE_BUSY'].includes(code))).toEqual([]);
    expect(readdirSync(folder)).toEqual(['livebase.db']);
  });
});

describe('opening', () => {
  it('refuses what is not ours, and leaves it byte for byte', () => {
    const file = path.join(folder, 'livebase.db');
    expect(openBase(folder, CLOCK)).toMatchObject({ refusal: { code: 'BASE_MISSING' } });
    const other = new Database(file);
    other.exec('CREATE TABLE t (x)');
    other.close();
    const bytes = readFileSync(file);
    expect(openBase(folder, CLOCK)).toMatchObject({ refusal: { code: 'BASE_OF_OTHER_PROGRAM' } });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    writeFileSync(file, 'rubbish');
    expect(openBase(folder, CLOCK)).toMatchObject({ refusal: { code: 'BASE_DAMAGED' } });
    rmSync(file);
    mkdirSync(file);
    expect(openBase(folder, CLOCK)).toMatchObject({ ok: false });
  });

  it('says that a base is damaged whose header names a format that nobody knows', () => {
    const made = createBase(folder, CLOCK);
    if (made.ok) closeBase(made.value);
    const file = path.join(folder, 'livebase.db');
    const bytes = readFileSync(file);
    bytes.writeUInt8(0xff, 47);
    writeFileSync(file, bytes);
    expect(openBase(folder, CLOCK)).toMatchObject({ ok: false, refusal: { code: 'BASE_DAMAGED' } });
  });

  it('leaves the locks of another connection of this process alone, so that nobody takes the base from under it', () => {
    const first = createBase(folder, CLOCK);
    const second = openBase(folder, CLOCK);
    if (second.ok) closeBase(second.value);
    // Another program that wants the file for itself, as a restore does.
    const take = `const db = new (require('better-sqlite3'))(process.argv[1], { timeout: 50 });
      try { db.pragma('journal_mode = DELETE'); process.stdout.write('taken'); } catch (error) { process.stdout.write(error.code); }`;
    const taken = spawnSync(process.execPath, ['-e', take, path.join(folder, 'livebase.db')], {
      encoding: 'utf8',
      cwd: import.meta.dirname,
    });
    expect(taken.stdout).toBe('SQLITE_BUSY');
    if (first.ok) closeBase(first.value);
  });

  it('refuses a newer schema, and leaves it byte for byte', () => {
    const made = createBase(folder, CLOCK);
    if (!made.ok) throw new Error(made.refusal.code);
    made.value.db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    closeBase(made.value);
    const bytes = readFileSync(path.join(folder, 'livebase.db'));
    expect(openBase(folder, CLOCK)).toMatchObject({ refusal: { code: 'BASE_TOO_NEW', data: { found: SCHEMA_VERSION + 1 } } });
    expect(readFileSync(path.join(folder, 'livebase.db')).equals(bytes)).toBe(true);
  });

  it('names the backup from before the update beside a newer schema: the newest that this program opens', () => {
    const made = createBase(folder, CLOCK);
    if (!made.ok) throw new Error(made.refusal.code);
    const backups = path.join(folder, 'backups');
    mkdirSync(backups);
    for (const [name, version] of [
      ['livebase-migration-20261103-080000.db', 7],
      ['livebase-migration-20261104-091500.db', SCHEMA_VERSION],
      ['livebase-migration-20261105-101010.db', SCHEMA_VERSION + 1],
      ['livebase-daily-20261105-120000.db', SCHEMA_VERSION],
    ] as const) {
      made.value.db.pragma(`user_version = ${version}`);
      made.value.db.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(path.join(folder, 'livebase.db'), path.join(backups, name));
    }
    made.value.db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    closeBase(made.value);
    const refused = openBase(folder, CLOCK);
    expect(refused).toMatchObject({
      refusal: { data: { backup: 'livebase-migration-20261104-091500.db', of: SCHEMA_VERSION, at: '2026-11-04 09:15' } },
    });
    if (refused.ok) throw new Error('it was opened');
    expect(formatRefusal(refused.refusal, 'zh-CN')).toContain('升级前的备份是“livebase-migration-20261104-091500.db”');
    // A trial version's base is no way back.
    for (const name of readdirSync(backups)) if (name !== 'livebase-migration-20261103-080000.db') rmSync(path.join(backups, name));
    const without = openBase(folder, CLOCK);
    expect(without.ok ? '' : formatRefusal(without.refusal, 'zh-CN')).not.toContain('升级前的备份');
  });

  it.each([1, 7])('refuses a trial version’s schema %i, and leaves it byte for byte', (found) => {
    const made = createBase(folder, CLOCK);
    if (!made.ok) throw new Error(made.refusal.code);
    made.value.db.pragma(`user_version = ${found}`);
    closeBase(made.value);
    const bytes = readFileSync(path.join(folder, 'livebase.db'));
    const refused = openBase(folder, CLOCK);
    expect(refused).toMatchObject({ refusal: { code: 'BASE_TOO_OLD', data: { found, first: 8 } } });
    expect(refused.ok ? '' : formatRefusal(refused.refusal, 'zh-CN')).toContain(`试用版写的（第 ${found} 版，本程序从第 8 版认起）`);
    expect(readFileSync(path.join(folder, 'livebase.db')).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['livebase.db']);
  });
});

describe('a transaction', () => {
  it('is all or nothing: a refusal, a throw and a rehearsal leave nothing, history included', () => {
    const raw = openRawBase();
    const before = getHistoryHead(raw.own);
    const write = (after: () => ReturnType<typeof refuse> | ReturnType<typeof ok>, rehearse = false): unknown =>
      inTx(
        raw.base,
        TESTER,
        (tx) => {
          tx.db.exec(`INSERT INTO tenant (notes) VALUES ('x')`);
          appendHistory(tx, { action: 'add', entity: 'tenant', entityId: 1, after: { notes: 'x' } });
          return after();
        },
        { rehearse },
      );
    write(() => refuse('REASON_NEEDED'));
    expect(() =>
      write(() => {
        throw new Error('bug');
      }),
    ).toThrow('bug');
    write(() => ok(null), true);
    expect(raw.own.prepare('SELECT count(*) FROM tenant').pluck().get()).toBe(0);
    expect(getHistoryHead(raw.own)).toEqual(before);
    // What is written behind a rehearsal has its own marks, and none of what was rehearsed.
    write(() => ok(null));
    expect(raw.own.prepare('SELECT row_marks FROM history ORDER BY seq DESC LIMIT 1').pluck().get()).toMatch(
      /^\[\["tenant",\[1\],0,\["[^,]+"\]\]\]$/,
    );
    expect(getHistoryHead(raw.own).seq).toBe(1);
    raw.close();
  });

  it('waits for another writer, and says so when that takes too long', () => {
    const raw = openRawBase();
    fillBase(raw.base);
    raw.own.pragma('busy_timeout = 50');
    raw.plain.exec('BEGIN IMMEDIATE');
    expect(inTx(raw.base, TESTER, () => ok(null))).toMatchObject({ refusal: { code: 'BASE_BUSY' } });
    // Reading, and so a backup's copy, goes on; only its note has to wait.
    expect(createBackup(raw.base, TESTER, { folder: null })).toMatchObject({ ok: true, value: { noted: false } });
    raw.plain.exec('COMMIT');
    expect(addBooking(raw.base, 900)).toBeGreaterThan(0);
    raw.close();
  });
});
