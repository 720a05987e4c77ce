// What another user of the PC could read: nothing of a base, its backups, its papers or its logs, however open the system leaves new files.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSettings } from '../../electron/main/settings.ts';
import { openBackend } from '../../src/backend/backend.ts';
import { temporaryFolder } from '../helpers/raw-base.ts';

const STARTER = path.join(import.meta.dirname, '..', '..', 'src', 'hosts', 'cli', 'livebase.js');
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** What others may do something with, below a folder and the folder itself. */
function openToOthers(folder: string): readonly string[] {
  const names = ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })];
  return names.filter((name) => (statSync(path.join(folder, name)).mode & 0o077) !== 0);
}

/** Runs the program where the system leaves new files open to everybody. */
function livebase(...words: readonly string[]): void {
  const run = spawnSync('sh', ['-c', 'umask 000; exec "$@"', 'sh', process.execPath, STARTER, ...words], { encoding: 'utf8' });
  expect(run.status, run.stdout + run.stderr).toBe(0);
}

describe.skipIf(process.platform === 'win32')('files that others could read', () => {
  it('are none of a base, its backups here and elsewhere, and its exports', () => {
    const data = path.join(work, 'data');
    const stick = path.join(work, 'stick');
    mkdirSync(stick, { mode: 0o700 });
    livebase('init', '--data', data);
    livebase('backup', '--data', data);
    livebase('backup', '--data', data, '--to', stick);
    livebase('report', '--data', data, '--month', '2026-10', '--out', path.join(data, 'out'), '--pdf');
    expect(readdirSync(path.join(data, 'out')).length).toBeGreaterThan(1);
    expect(openToOthers(data)).toEqual([]);
    expect(openToOthers(stick)).toEqual([]);
  });

  it('that an older version left are closed when the base is opened', async () => {
    const data = path.join(work, 'old');
    livebase('init', '--data', data);
    livebase('backup', '--data', data);
    mkdirSync(path.join(data, 'logs'));
    writeFileSync(path.join(data, 'logs', 'livebase-2026-10.log'), 'x');
    for (const name of ['.', ...readdirSync(data, { recursive: true, encoding: 'utf8' })]) {
      const file = path.join(data, name);
      chmodSync(file, statSync(file).isDirectory() ? 0o755 : 0o644);
    }
    const opened = await openBackend(data, { who: '周敏', host: 'cli' }, null);
    expect(opened.ok).toBe(true);
    // While it is open: the write-ahead log too.
    expect(openToOthers(data)).toEqual([]);
    if (opened.ok) opened.value.close();
  });

  it('are not the settings of the window', () => {
    const user = path.join(work, 'user');
    mkdirSync(user, { mode: 0o700 });
    openSettings(user).change({ folder: '/data' });
    expect(openToOthers(user)).toEqual([]);
  });
});
