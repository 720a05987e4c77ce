// The restore drill: opened beside the base, checked in full, nothing left behind; its age, and when it is due again.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImportBase, openImportBase } from '../../../test/helpers/import-base.ts';
import { contentOf, temporaryFolder } from '../../../test/helpers/raw-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { ok } from '../../domain/values/result.ts';
import { inTx } from '../core/db/tx.ts';
import { writeSetting } from '../core/records/settings.ts';
import { encryptSecond } from './backups.ts';
import { runDrill, findDrillAge } from './drill.ts';
import { createBackupFor, backupFolderOf } from './own-backups.ts';

let one: ImportBase;
let stick: string;
beforeEach(() => {
  one = openImportBase();
  stick = temporaryFolder();
});
afterEach(() => {
  one.close();
  rmSync(stick, { recursive: true, force: true });
});

function useStick(): void {
  inTx(one.base, TESTER, (tx) => {
    writeSetting(tx, 'backup.second', stick);
    return ok(null);
  });
}

function newestOn(folder: string): string {
  const name = readdirSync(folder)
    .filter((file) => /\.dbx?$/.test(file))
    .toSorted()
    .at(-1);
  return path.join(folder, name ?? '');
}

const opened = (): string[] => readdirSync(backupFolderOf(one.base)).filter((name) => name.includes('drill'));
const drills = (): unknown[] => one.db.prepare("SELECT after ->> 'failed' FROM history WHERE action = 'drill' ORDER BY seq").pluck().all();

describe('the restore drill', () => {
  it('has nothing to try without a second folder, without a backup there, or with the stick gone', () => {
    expect(runDrill(one.base, TESTER, {})).toMatchObject({ refusal: { code: 'DRILL_NO_FOLDER' } });
    expect(findDrillAge(one.base)).toBeNull();
    useStick();
    expect(runDrill(one.base, TESTER, {})).toMatchObject({ refusal: { code: 'DRILL_NO_BACKUP' } });
    rmSync(stick, { recursive: true });
    expect(runDrill(one.base, TESTER, {})).toMatchObject({ refusal: { code: 'FOLDER_MISSING' } });
    expect(drills()).toEqual([]);
  });

  it('opens the newest backup there beside the base, writes down that it is good, and leaves nothing', () => {
    useStick();
    createBackupFor(one.base, TESTER, 'daily');
    one.setNow('2026-11-06T09:00');
    createBackupFor(one.base, TESTER, 'close');
    expect(runDrill(one.base, TESTER, {})).toMatchObject({ ok: true, value: { file: 'livebase-close-20261106-090000.db' } });
    expect([drills(), opened()]).toEqual([[null], []]);
    expect(findDrillAge(one.base)).toEqual({ at: '2026-11-06T09:00', days: 0, isDue: false });
  });

  it('is due after a quarter of copies without one, and again a quarter after the last', () => {
    useStick();
    createBackupFor(one.base, TESTER, 'daily');
    expect(findDrillAge(one.base)).toMatchObject({ days: null, isDue: false });
    one.setNow('2027-02-05T09:00');
    expect(findDrillAge(one.base)).toMatchObject({ days: null, isDue: true });
    expect(runDrill(one.base, TESTER, {}).ok).toBe(true);
    one.setNow('2027-05-07T09:00');
    expect(findDrillAge(one.base)).toMatchObject({ days: 91, isDue: false });
    one.setNow('2027-05-08T09:00');
    expect(findDrillAge(one.base)).toMatchObject({ days: 92, isDue: true });
  });

  it('asks for the passphrase of an encrypted copy, and leaves nothing of it plain', () => {
    useStick();
    const asked = encryptSecond(one.base, TESTER, { on: true });
    const passphrase = (asked.ok ? asked.value.passphrase : null) ?? '';
    createBackupFor(one.base, TESTER, 'daily');
    const before = contentOf(one.db);
    expect(runDrill(one.base, TESTER, {})).toMatchObject({ refusal: { code: 'PASSPHRASE_NEEDED' } });
    expect(runDrill(one.base, TESTER, { passphrase: 'ABCD' })).toMatchObject({ refusal: { code: 'PASSPHRASE_WRONG' } });
    expect(contentOf(one.db)).toBe(before);
    // As one that was stopped in the middle leaves it.
    mkdirSync(backupFolderOf(one.base), { recursive: true });
    writeFileSync(path.join(backupFolderOf(one.base), '.livebase-drill-1.part'), 'plain');
    expect(runDrill(one.base, TESTER, { passphrase })).toMatchObject({ ok: true });
    expect(opened()).toEqual([]);
  });

  it('says what is wrong with a backup that was changed, remembers that it failed, and is due', () => {
    useStick();
    createBackupFor(one.base, TESTER, 'daily');
    const file = newestOn(stick);
    const bytes = readFileSync(file);
    bytes[9000] = (bytes[9000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(runDrill(one.base, TESTER, {})).toMatchObject({ refusal: { code: 'BACKUP_ALTERED' } });
    expect([drills(), opened()]).toEqual([['BACKUP_ALTERED'], []]);
    expect(findDrillAge(one.base)).toMatchObject({ days: null, isDue: true });
    expect(existsSync(file)).toBe(true);
  });
});
