// What a folder's backups are called: their purposes, their order, the hashes beside them, and names that are none.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { canBeWritten, findListedBackup, isSame, listBackupsIn, ROTATED } from './backup-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'livebase-backup-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text = ''): void => writeFileSync(path.join(folder, name), text);

it('each name says what for and when; the newest stands first', () => {
  const names = [
    'livebase-20261101-080000.db',
    'livebase-daily-20261102-080000.db',
    'livebase-close-20261103-080000.db',
    'livebase-restore-20261104-080000.dbx',
    'livebase-migration-20261105-080000.db',
    'livebase-forget-20261106-080000.db',
    'livebase-replaced-20261107-080000.db',
    'livebase-daily-20261107-080001.db',
    'livebase-daily-20261107-080001 (2).db',
  ];
  for (const name of names) put(name, name);
  expect(listBackupsIn(folder)).toEqual(
    [
      [names[7], 'daily', '2026-11-07', '20261107-080001'],
      [names[8], 'daily', '2026-11-07', '20261107-080001'],
      [names[6], 'replaced', '2026-11-07', '20261107-080000'],
      [names[5], 'forget', '2026-11-06', '20261106-080000'],
      [names[4], 'migration', '2026-11-05', '20261105-080000'],
      [names[3], 'restore', '2026-11-04', '20261104-080000'],
      [names[2], 'close', '2026-11-03', '20261103-080000'],
      [names[1], 'daily', '2026-11-02', '20261102-080000'],
      [names[0], 'asked', '2026-11-01', '20261101-080000'],
    ].map(([name, purpose, day, stamp]) => ({ name, purpose, day, stamp, size: name?.length, sha256: null })),
  );
  expect([...ROTATED].toSorted()).toEqual(['close', 'daily', 'forget', 'restore']);
});

it.each([
  'livebase-weekly-20261101-080000.db',
  'livebase-20261131-080000.db',
  'livebase-20261101-0800.db',
  'livebase-20261101-080000.sqlite',
  'copy of livebase-20261101-080000.db',
  'livebase-20261101-080000.db.sha256',
])('%s is none', (name) => {
  put(name);
  expect(listBackupsIn(folder)).toEqual([]);
  expect(findListedBackup(folder, name)).toBe(null);
});

it('a folder of such a name is none, and a place that is away is null', () => {
  mkdirSync(path.join(folder, 'livebase-20261101-080000.db'));
  expect(listBackupsIn(folder)).toEqual([]);
  expect(listBackupsIn(path.join(folder, 'away'))).toBe(null);
});

it('the hash beside a backup is told in small letters, and compared', () => {
  const [good, bad, bare] = ['livebase-20261101-080000.db', 'livebase-20261102-080000.db', 'livebase-20261103-080000.db'] as const;
  const hash = createHash('sha256').update('content').digest('hex');
  put(good, 'content');
  put(`${good}.sha256`, `${hash.toUpperCase()}  ${good}\n`);
  put(bad, 'other');
  put(`${bad}.sha256`, hash);
  put(bare, 'content');
  put(`${bare}.sha256`, 'no hash');
  expect(listBackupsIn(folder)?.map(({ sha256 }) => sha256)).toEqual([null, hash, hash]);
  expect([good, bad, bare].map((name) => isSame(path.join(folder, name)))).toEqual([true, false, null]);
});

it('a listed name leads to its file and never out of the folder', () => {
  put('livebase-20261101-080000.db');
  mkdirSync(path.join(folder, 'in'));
  const name = 'livebase-20261101-080000.db';
  expect(findListedBackup(folder, name)).toBe(path.join(folder, name));
  expect(findListedBackup(path.join(folder, 'in'), `../${name}`)).toBe(null);
  expect(findListedBackup(folder, 'livebase-20261102-080000.db')).toBe(null);
});

it('a folder that can be written to keeps nothing of the trial; one that is away is refused', () => {
  expect(canBeWritten(folder)).toEqual({ ok: true, value: null });
  expect(listBackupsIn(folder)).toEqual([]);
  const away = path.join(folder, 'away');
  expect(canBeWritten(away)).toEqual({ ok: false, refusal: { code: 'FOLDER_MISSING', data: { folder: away } } });
});
