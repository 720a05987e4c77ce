// Backups by themselves: once a day, on both folders, older ones gone, and what people asked for never.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImportBase, openImportBase } from '../../../test/helpers/import-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { addDays, parseDay } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import { configFileOf, placeOf } from '../core/db/checkpoint-files.ts';
import { inTx } from '../core/db/tx.ts';
import { writeSetting } from '../core/records/settings.ts';
import { createPassphrase } from '../core/files/encrypted-file.ts';
import { createBackup } from './backup.ts';
import { encryptSecond } from './backups.ts';
import { restore } from './restore.ts';
import { listBackupsIn, canBeWritten, isSame, findListedBackup } from './backup-files.ts';
import { createBackupFor, createBackupIfDue, backupFolderOf, isBackupDue, findNewestBackup } from './own-backups.ts';

let one: ImportBase;
let stick = '';
beforeEach(() => {
  one = openImportBase();
  stick = mkdtempSync(path.join(tmpdir(), 'livebase-stick-'));
});
afterEach(() => {
  one.close();
  rmSync(stick, { recursive: true, force: true });
});

function choose(folder: string | null, daily = 14, monthly = 12): void {
  inTx(one.base, TESTER, (tx) => {
    writeSetting(tx, 'backup.second', folder);
    writeSetting(tx, 'backup.daily', daily);
    writeSetting(tx, 'backup.monthly', monthly);
    return ok(null);
  });
}

const names = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.db'));

describe('the day’s backup', () => {
  it('is made once a day, and again when its file is gone', () => {
    expect(isBackupDue(one.base)).toBe(true);
    const first = createBackupIfDue(one.base, TESTER);
    expect(first).toMatchObject({ ok: true, value: { made: { rows: expect.any(Number) }, second: null } });
    expect(names(backupFolderOf(one.base))).toEqual(['livebase-daily-20261105-090000.db']);
    one.setNow('2026-11-05T23:59');
    expect(createBackupIfDue(one.base, TESTER)).toEqual({ ok: true, value: null });
    rmSync(path.join(backupFolderOf(one.base), 'livebase-daily-20261105-090000.db'));
    expect(findNewestBackup(one.base)).toMatchObject({ isThere: false });
    expect(isBackupDue(one.base)).toBe(true);
    one.setNow('2026-11-06T00:00');
    expect(createBackupIfDue(one.base, TESTER)).toMatchObject({
      ok: true,
      value: { made: { file: expect.stringContaining('20261106-000000') } },
    });
  });

  it('goes to the second folder too, and says why where it can’t', () => {
    choose(stick);
    expect(createBackupIfDue(one.base, TESTER)).toMatchObject({ ok: true, value: { second: { ok: true } } });
    expect(names(stick)).toEqual(['livebase-daily-20261105-090000.db']);
    choose(path.join(stick, 'gone'));
    one.setNow('2026-11-06T08:00');
    const made = createBackupIfDue(one.base, TESTER);
    expect(made).toMatchObject({ ok: true, value: { second: { refusal: { code: 'FOLDER_MISSING' } } } });
    expect(names(backupFolderOf(one.base))).toContain('livebase-daily-20261106-080000.db');
  });

  it('goes to the second folder encrypted where that is wished, and comes back by its passphrase alone', () => {
    choose(stick);
    const asked = encryptSecond(one.base, TESTER, { on: true });
    const passphrase = (asked.ok ? asked.value.passphrase : null) ?? '';
    expect(createBackupIfDue(one.base, TESTER)).toMatchObject({ ok: true, value: { second: { ok: true } } });
    expect(readdirSync(stick).toSorted()).toEqual([
      'livebase-daily-20261105-090000.dbx',
      'livebase-daily-20261105-090000.dbx.sha256',
      'livebase-heads.json',
    ]);
    const [file = ''] = listBackupsIn(stick)?.map(({ name }) => path.join(stick, name)) ?? [];
    expect(isSame(file)).toBe(true);
    expect(readFileSync(file).includes('SQLite format 3')).toBe(false);
    const place = { folder: path.join(stick, 'elsewhere'), clock: one.base.clock };
    for (const [given, code] of [
      [null, 'PASSPHRASE_NEEDED'],
      [createPassphrase(), 'PASSPHRASE_WRONG'],
    ] as const) {
      expect(restore(place, file, TESTER, { passphrase: given })).toMatchObject({ ok: false, refusal: { code } });
      expect(existsSync(path.join(place.folder, 'livebase.db'))).toBe(false);
    }
    expect(restore(place, file, TESTER, { passphrase })).toMatchObject({ ok: true });
    const bytes = readFileSync(file);
    bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1;
    rmSync(`${file}.sha256`);
    writeFileSync(file, bytes);
    expect(restore(place, file, TESTER, { passphrase })).toMatchObject({ ok: false, refusal: { code: 'BACKUP_ALTERED' } });
  });

  it('is never plain in a second folder that is to be encrypted: without the key there is none, and it says so', () => {
    choose(stick);
    expect(encryptSecond(one.base, TESTER, { on: true }).ok).toBe(true);
    writeFileSync(path.join(one.base.folder, 'livebase.copy-key'), '{"salt":');
    expect(createBackupIfDue(one.base, TESTER)).toMatchObject({ ok: true, value: { second: { refusal: { code: 'BACKUP_KEY_MISSING' } } } });
    one.setNow('2026-11-06T08:00');
    rmSync(path.join(one.base.folder, 'livebase.copy-key'));
    expect(createBackupIfDue(one.base, TESTER)).toMatchObject({ ok: true, value: { second: { refusal: { code: 'BACKUP_KEY_MISSING' } } } });
    expect(readdirSync(stick)).toEqual(['livebase-heads.json']);
    expect(encryptSecond(one.base, TESTER, { on: false })).toEqual({ ok: true, value: { passphrase: null } });
    one.setNow('2026-11-07T08:00');
    expect(createBackupIfDue(one.base, TESTER)).toMatchObject({ ok: true, value: { second: { ok: true } } });
    expect(names(stick)).toHaveLength(1);
  });

  it('lets older automatic ones go, and keeps what was asked for and what it does not know', () => {
    choose(stick, 3, 1);
    const asked = createBackup(one.base, TESTER, { folder: null });
    expect(asked.ok).toBe(true);
    const folder = backupFolderOf(one.base);
    writeFileSync(path.join(folder, 'livebase-daily-20200101-000000.db'), 'somebody’s own, without a hash');
    let day = parseDay('2026-11-05');
    for (let nth = 0; nth < 6 && day !== null; nth += 1, day = addDays(day, 1)) {
      one.setNow(`${day}T10:00`);
      expect(createBackupFor(one.base, TESTER, nth % 2 === 0 ? 'daily' : 'close').ok).toBe(true);
    }
    const kept = [
      'livebase-20261105-090000.db',
      'livebase-close-20261108-100000.db',
      'livebase-close-20261110-100000.db',
      'livebase-daily-20200101-000000.db',
      'livebase-daily-20261109-100000.db',
    ];
    expect(names(folder).toSorted()).toEqual(kept);
    expect(names(stick).toSorted()).toEqual([kept[1], kept[2], kept[4]]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.sha256')).length).toBe(4);
  });

  it('the second closing of a day leaves the first one’s backup', () => {
    for (const time of ['09:00', '11:00', '15:00']) {
      one.setNow(`2026-11-05T${time}`);
      expect(createBackupFor(one.base, TESTER, time === '09:00' ? 'daily' : 'close')).toMatchObject({ ok: true, value: { dropped: [] } });
    }
    expect(names(backupFolderOf(one.base)).toSorted()).toEqual([
      'livebase-close-20261105-110000.db',
      'livebase-close-20261105-150000.db',
      'livebase-daily-20261105-090000.db',
    ]);
  });

  it('before a restore nothing goes: the chosen file may be among the old ones', () => {
    choose(null, 3, 1);
    createBackupFor(one.base, TESTER, 'daily');
    one.setNow('2026-11-05T10:00');
    expect(createBackupFor(one.base, TESTER, 'restore')).toMatchObject({ ok: true, value: { dropped: [] } });
    expect(names(backupFolderOf(one.base))).toHaveLength(2);
  });

  it('sweeps up what a crash left, once it is old', () => {
    choose(stick);
    const config = path.dirname(configFileOf(placeOf(one.base.folder)));
    for (const folder of [backupFolderOf(one.base), stick, config]) {
      mkdirSync(folder, { recursive: true });
      const [dead, young] = folder === config ? ['0123456789abcdef.json.part-77', '0123456789abcdef.json.part-78'] : [];
      const old = [
        '.livebase-daily-20261101-080000-77.part',
        'livebase-1.db.sha256.part',
        'livebase-heads.json.part-77',
        dead ?? [],
      ].flat();
      const fresh = [
        '.livebase-daily-20261105-080000-78.part',
        'livebase-heads.json.part-78',
        young ?? [],
        'livebase-heads.json.part-x',
      ].flat();
      for (const name of [...old, ...fresh]) writeFileSync(path.join(folder, name), 'half');
      for (const name of old) utimesSync(path.join(folder, name), 1, 1);
      utimesSync(path.join(folder, 'livebase-heads.json.part-x'), 1, 1);
    }
    expect(createBackupFor(one.base, TESTER, 'daily')).toMatchObject({ ok: true, value: { second: { ok: true } } });
    const left = (folder: string): string[] =>
      readdirSync(folder)
        .filter((name) => /\.part/.test(name))
        .toSorted();
    const young = ['.livebase-daily-20261105-080000-78.part', 'livebase-heads.json.part-78', 'livebase-heads.json.part-x'];
    expect(left(backupFolderOf(one.base))).toEqual(young);
    expect(left(stick)).toEqual(young);
    expect(left(config)).toEqual([...young, '0123456789abcdef.json.part-78'].toSorted());
  });
});

describe('the newest backup', () => {
  it('is one that lies there, not one that is gone, after a restore to a state that does not know of it', () => {
    const folder = backupFolderOf(one.base);
    createBackupFor(one.base, TESTER, 'daily');
    // As a restore leaves it: what this base noted is gone, and a newer file of the same folder is not in its notes.
    const [made] = names(folder);
    const newer = 'livebase-close-20261105-113000.db';
    for (const end of ['', '.sha256']) renameSync(path.join(folder, `${made}${end}`), path.join(folder, `${newer}${end}`));
    expect(findNewestBackup(one.base)).toMatchObject({ file: `backups/${newer}`, at: '2026-11-05T11:30', isThere: true, isNoted: false });
    expect(isBackupDue(one.base)).toBe(true);
  });
});

describe('files of a folder', () => {
  it('are listed newest first by their names, and others are not', () => {
    createBackup(one.base, TESTER, { folder: stick });
    one.setNow('2026-11-06T09:00');
    createBackupFor(one.base, TESTER, 'close');
    createBackup(one.base, TESTER, { folder: stick, occasion: 'close' });
    for (const name of ['livebase.db', 'notes.txt', 'livebase-20269999-000000.db', 'livebase-other-20261105-090000.db'])
      writeFileSync(path.join(stick, name), '');
    expect(listBackupsIn(stick)?.map(({ name, purpose }) => [name, purpose])).toEqual([
      ['livebase-close-20261106-090000.db', 'close'],
      ['livebase-20261105-090000.db', 'asked'],
    ]);
    expect(listBackupsIn(path.join(stick, 'gone'))).toBeNull();
    expect(findListedBackup(stick, '../livebase-20261105-090000.db')).toBeNull();
    expect(findListedBackup(stick, 'notes.txt')).toBeNull();
  });

  it('tell whether they are what they were', () => {
    createBackup(one.base, TESTER, { folder: stick });
    const file = path.join(stick, 'livebase-20261105-090000.db');
    expect(isSame(file)).toBe(true);
    writeFileSync(file, 'x', { flag: 'a' });
    expect(isSame(file)).toBe(false);
    rmSync(`${file}.sha256`);
    expect(isSame(file)).toBeNull();
  });

  it('a folder is tried before it is taken', () => {
    expect(canBeWritten(stick)).toEqual({ ok: true, value: null });
    expect(readdirSync(stick)).toEqual([]);
    expect(canBeWritten(path.join(stick, 'gone'))).toMatchObject({ refusal: { code: 'FOLDER_MISSING' } });
  });
});
