// Backups: verified, sealed, never over an older one, nothing left of a failed one.
import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TESTER, addBooking, fillBase } from '../../../test/helpers/sample-base.ts';
import { contentOf, openRawBase, type RawBase } from '../../../test/helpers/raw-base.ts';
import { createBackup } from './backup.ts';
import { hashOfFile } from '../core/db/file-checksum.ts';

let raw: RawBase;
beforeEach(() => {
  raw = openRawBase();
  fillBase(raw.base);
});
afterEach(() => raw.close());

function made(target: string | null = null): { readonly file: string; readonly sha256: string; readonly rows: number } {
  const result = createBackup(raw.base, TESTER, { folder: target });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe('a backup', () => {
  it('holds what the base held, with its hash beside it, in the format of sha256sum', () => {
    const before = contentOf(raw.own);
    const { file, sha256, rows } = made();
    expect(path.basename(file)).toBe('livebase-20261125-210000.db');
    expect(path.dirname(file)).toBe(path.join(raw.folder, 'backups'));
    expect(hashOfFile(file)).toBe(sha256);
    expect(readFileSync(`${file}.sha256`, 'utf8')).toBe(`${sha256}  livebase-20261125-210000.db\n`);
    const copy = new Database(file, { readonly: true });
    expect(contentOf(copy)).toBe(before);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
    expect(rows).toBe(JSON.parse(before).reduce((sum: number, table: readonly [string, readonly unknown[]]) => sum + table[1].length, 0));
    // By its place in the data folder, so that a folder that is moved still finds it.
    const noted = [['backups/livebase-20261125-210000.db', sha256, rows]];
    expect(raw.own.prepare('SELECT file, sha256, rows FROM backup_made').raw().all()).toEqual(noted);
    expect(raw.own.prepare('SELECT action FROM history ORDER BY seq DESC LIMIT 1').pluck().get()).toBe('backup');
  });

  it('is no step of the page’s by its note alone: what was to come behind it may have failed', () => {
    const step = '00000000-0000-4000-8000-000000000001';
    expect(createBackup(raw.base, { ...TESTER, step }, { folder: null }).ok).toBe(true);
    expect(raw.own.prepare('SELECT host FROM history ORDER BY seq DESC LIMIT 1').pluck().get()).toBe(TESTER.host);
  });

  it('never takes an older one’s place', () => {
    const first = made();
    const bytes = readFileSync(first.file);
    const second = made();
    expect(path.basename(second.file)).toBe('livebase-20261125-210000 (2).db');
    expect(readFileSync(first.file).equals(bytes)).toBe(true);
    // A hash whose backup is gone keeps its name too.
    rmSync(second.file);
    expect(path.basename(made().file)).toBe('livebase-20261125-210000 (3).db');
    expect(readdirSync(path.dirname(first.file)).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('is whole while another process writes on', async () => {
    const writer = spawn(process.execPath, [path.join(import.meta.dirname, '../../../test/helpers/write-on.ts'), raw.folder, '100000'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => writer.on('exit', resolve));
    await new Promise((resolve) => writer.stdout.once('data', resolve));
    const seqs: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const { file } = made();
      const copy = new Database(file, { readonly: true });
      seqs.push(Number(copy.prepare('SELECT max(seq) FROM history').pluck().get()));
      copy.close();
      await new Promise((resolve) => writer.stdout.once('data', resolve));
    }
    writer.kill('SIGKILL');
    await ended;
    expect(seqs.toSorted((a, b) => a - b)).toEqual(seqs);
    expect(new Set(seqs).size).toBe(5);
  });
});

describe('a backup that can’t be made', () => {
  it('says that its folder is missing, and makes none', () => {
    const missing = path.join(raw.folder, 'usb');
    expect(createBackup(raw.base, TESTER, { folder: missing })).toEqual({
      ok: false,
      refusal: { code: 'FOLDER_MISSING', data: { folder: missing } },
    });
    expect(existsSync(missing)).toBe(false);
    const file = path.join(raw.folder, 'file');
    writeFileSync(file, '');
    expect(createBackup(raw.base, TESTER, { folder: path.join(file, 'x') })).toMatchObject({ refusal: { code: 'FOLDER_MISSING' } });
    expect(createBackup(raw.base, TESTER, { folder: file })).toMatchObject({ refusal: { code: 'FOLDER_MISSING' } });
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  it.skipIf(process.platform === 'win32')('says that its folder is read-only', () => {
    const locked = path.join(raw.folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    // Rights bind everybody but root, whom only the system's own folders refuse.
    const folder = process.getuid?.() === 0 ? '/sys' : locked;
    expect(createBackup(raw.base, TESTER, { folder })).toMatchObject({ refusal: { code: 'FOLDER_READ_ONLY' } });
    expect(readdirSync(locked)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('says that the disk is full, leaves nothing, and the base as it was', async () => {
    for (let nth = 1000; nth < 1200; nth += 1) addBooking(raw.base, nth);
    raw.own.pragma('wal_checkpoint(TRUNCATE)');
    const before = contentOf(raw.own);
    const target = path.join(raw.folder, 'small');
    mkdirSync(target);
    // No file of the child may grow beyond 128 blocks of 512 or 1024 bytes: writing answers as on a full disk.
    const script = path.join(import.meta.dirname, '../../../test/helpers/back-up-once.ts');
    const child = spawn('sh', ['-c', 'ulimit -f 128; exec "$0" "$@"', process.execPath, script, raw.folder, target], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (text) => (output += String(text)));
    const code = await new Promise((resolve) => child.on('exit', (exit, signal) => resolve(exit ?? signal)));
    expect([code, JSON.parse(output)]).toMatchObject([0, { ok: false, refusal: { code: 'DISK_FULL' } }]);
    expect(readdirSync(target)).toEqual([]);
    expect(contentOf(raw.own)).toBe(before);
  });
});
