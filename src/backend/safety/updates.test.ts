// Updates on a stick: what is offered, what is refused with which words, and that only the judged copy is started, after a backup.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { KEYS, OWN, layGood, layHostile, tryHostile } from '../../../test/helpers/hostile-updates.ts';
import { inEachTest, openSmallWorld } from '../../../test/helpers/import-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import { readSetting } from '../core/records/settings.ts';
import { getBackupsView } from './backups.ts';
import { listProgramKeys } from './update-manifest.ts';
import {
  askFolder,
  createPrivateCopy,
  groundOf,
  installUpdate,
  judgeFolder,
  lookForUpdate,
  setUpdateFolder,
  type UpdateGround,
  updateState,
  verifyUpdate,
} from './updates.ts';

const one = inEachTest(openSmallWorld);
let stick = '';
let ground: UpdateGround;
beforeEach(() => {
  stick = mkdtempSync(path.join(tmpdir(), 'livebase-stick-'));
  ground = { ...OWN, keys: KEYS, sticks: () => [path.join(stick, 'none'), stick] };
});
afterEach(() => rmSync(stick, { recursive: true, force: true }));

/** Starts nothing, and remembers what it was to start. */
function starter() {
  const started: { file: string; text: string; backups: number }[] = [];
  const start = async (file: string) => {
    started.push({ file, text: readFileSync(file, 'utf8').slice(0, 11), backups: getBackupsView(one.base).files.length });
    return ok(null);
  };
  return { started, start };
}

it('an update on a stick is shown with what is new, and nothing is done yet', async () => {
  layGood(stick);
  expect(await lookForUpdate(one.base, ground)).toMatchObject({
    ok: true,
    value: { version: '1.5.0', own: '1.4.0', notes: '新：更新放在 U 盘里。', folder: stick, bytes: 440 },
  });
  expect(getBackupsView(one.base).files).toEqual([]);
});

it('is installed from a copy of its own, after a backup that the answer names, and the history tells of it', async () => {
  layGood(stick);
  const { started, start } = starter();
  const installed = await installUpdate(one.base, TESTER, ground, { version: '1.5.0', start });
  const { files } = getBackupsView(one.base);
  expect(installed).toEqual({ ok: true, value: { version: '1.5.0', from: '1.4.0', backup: files[0]?.name } });
  expect(files[0]).toMatchObject({ purpose: 'migration', isVerified: true });
  expect(started).toMatchObject([{ text: 'the program', backups: 1 }]);
  expect(started[0]?.file.startsWith(stick)).toBe(false);
  expect(updateState(one.base, true).last).toMatchObject({ from: '1.4.0', to: '1.5.0', backup: files[0]?.name });
  const noted = one.base.db.prepare(`SELECT "after" FROM history WHERE "after" LIKE '%1.5.0%'`).pluck().all();
  expect(noted).toHaveLength(1);
});

it('a package that a person names is judged with its hash, by its own name or the manifest’s, and nothing starts', async () => {
  layGood(stick);
  const offer = await judgeFolder(stick, ground);
  if (!offer.ok) throw new Error(offer.refusal.code);
  const file = path.join(stick, offer.value.pack.file);
  for (const named of [file, path.join(stick, 'livebase-update.json')])
    expect(await verifyUpdate(named, ground)).toEqual({ ok: true, value: { version: '1.5.0', ok: true } });
  expect(await verifyUpdate(path.join(stick, 'other.exe'), ground)).toMatchObject({ refusal: { code: 'UPDATE_PACKAGE_DIFFERS' } });
  const { started, start } = starter();
  const wish = { version: '1.5.0', folder: stick, start };
  expect((await installUpdate(one.base, TESTER, { ...ground, sticks: () => [] }, wish)).ok).toBe(true);
  expect(started).toHaveLength(1);
  const bytes = readFileSync(file);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await verifyUpdate(file, ground)).toMatchObject({ refusal: { code: 'UPDATE_PACKAGE_DIFFERS' } });
});

it('what is changed on the stick after the copy was made is not what starts', async () => {
  layGood(stick);
  const offer = await judgeFolder(stick, ground);
  if (!offer.ok) throw new Error(offer.refusal.code);
  const copy = createPrivateCopy(offer.value);
  writeFileSync(path.join(stick, offer.value.pack.file), 'another one');
  expect(copy.ok && readFileSync(copy.value, 'utf8').startsWith('the program')).toBe(true);
  if (copy.ok) rmSync(path.dirname(copy.value), { recursive: true });
});

it('156 damaged, forged, old and foreign updates: none is taken, and each is refused for what it is', async () => {
  const judge = async (): Promise<string | null> => {
    const offer = await judgeFolder(stick, ground);
    const copy = offer.ok ? createPrivateCopy(offer.value) : offer;
    return copy.ok ? null : copy.refusal.code;
  };
  layGood(stick);
  expect(await judge()).toBeNull();
  expect(await tryHostile(stick, 156, judge)).toEqual([]);
});

it('an update that is not installed leaves no backup, no copy and no note, and says why in words', async () => {
  const { started, start } = starter();
  for (let nth = 0; nth < 26; nth += 1) {
    layHostile(stick, nth);
    const refused = await installUpdate(one.base, TESTER, ground, { version: '1.5.0', start });
    if (refused.ok) throw new Error(`${nth} was installed`);
    expect(formatRefusal(refused.refusal, 'zh-CN')).toMatch(/[什没不].*。$/);
  }
  expect(started).toEqual([]);
  expect(getBackupsView(one.base).files).toEqual([]);
  expect(readSetting(one.base.db, 'update.last')).toBeNull();
});

it('another update than the one that was looked at is not installed, and one that does not start leaves the program as it is', async () => {
  layGood(stick);
  const { start } = starter();
  expect(await installUpdate(one.base, TESTER, ground, { version: '1.4.9', start })).toMatchObject({ refusal: { code: 'UPDATE_CHANGED' } });
  let copy = '';
  const fails = async (file: string) => {
    copy = file;
    return refuse('UPDATE_NOT_STARTED', { detail: 'EACCES' });
  };
  expect(await installUpdate(one.base, TESTER, ground, { version: '1.5.0', start: fails })).toMatchObject({
    refusal: { code: 'UPDATE_NOT_STARTED' },
  });
  expect(existsSync(copy)).toBe(false);
  expect(readSetting(one.base.db, 'update.last')).toBeNull();
});

it('where a folder is set nothing else is looked at, and a share that is gone is said', async () => {
  layGood(stick);
  const share = path.join(stick, 'share');
  expect(setUpdateFolder(one.base, TESTER, share)).toMatchObject({ refusal: { code: 'FOLDER_MISSING' } });
  mkdirSync(share);
  expect(setUpdateFolder(one.base, TESTER, share)).toEqual({ ok: true, value: { folder: share } });
  expect(await lookForUpdate(one.base, ground)).toEqual({ ok: false, refusal: { code: 'UPDATE_NONE', data: { folder: share } } });
  rmSync(share, { recursive: true });
  expect(await lookForUpdate(one.base, ground)).toEqual({ ok: false, refusal: { code: 'FOLDER_MISSING', data: { folder: share } } });
  setUpdateFolder(one.base, TESTER, null);
  expect((await lookForUpdate(one.base, ground)).ok).toBe(true);
  // Of several sticks the first that has one; where none has, no folder is named.
  const other = path.join(stick, 'other');
  mkdirSync(other);
  expect(await lookForUpdate(one.base, { ...ground, sticks: () => [other, stick] })).toMatchObject({ value: { folder: stick } });
  const none = { ok: false, refusal: { code: 'UPDATE_NONE', data: { folder: '' } } };
  for (const sticks of [[], [other]]) expect(await lookForUpdate(one.base, { ...ground, sticks: () => sticks })).toEqual(none);
});

it.skipIf(process.platform === 'win32')('a pipe in the place of the manifest or its signature is not waited for', async () => {
  for (const [name, code] of [
    ['livebase-update.json', 'UPDATE_UNREADABLE'],
    ['livebase-update.sig', 'UPDATE_NOT_SIGNED'],
  ] as const) {
    layGood(stick);
    rmSync(path.join(stick, name));
    execFileSync('mkfifo', [path.join(stick, name)]);
    expect(await lookForUpdate(one.base, ground)).toMatchObject({ refusal: { code } });
    rmSync(path.join(stick, name));
  }
});

it('a share that hangs is given up, and asked nothing more until it has answered', async () => {
  const late = Promise.withResolvers<string>();
  expect(await askFolder(stick, () => late.promise, 1)).toBeNull();
  let asked = 0;
  const again = () => askFolder(stick, async () => (asked += 1), 1000);
  expect(await again()).toBeNull();
  expect(asked).toBe(0);
  // Another folder answers meanwhile, and this one once it is awake.
  expect(await askFolder(`${stick}-other`, async () => 'there', 1000)).toEqual({ told: 'there' });
  expect(await judgeFolder(stick, ground)).toEqual({ ok: false, refusal: { code: 'FOLDER_MISSING', data: { folder: stick } } });
  late.resolve('at last');
  await late.promise.then(() => new Promise((resolve) => setImmediate(resolve)));
  expect(await again()).toEqual({ told: 1 });
});

it('a program without keys takes no update, and the keys that ship are two or none', async () => {
  layGood(stick);
  expect(await lookForUpdate(one.base, { ...ground, keys: [] })).toMatchObject({ refusal: { code: 'UPDATE_NO_KEYS' } });
  expect([0, 2]).toContain(listProgramKeys().length);
});

it('is judged by the program that runs: its version, its kind of window, this machine', () => {
  const { version, keys, machine, kind, system, sticks } = groundOf(one.base, 'window');
  const { version: own } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')));
  expect([version, keys, machine, kind, system]).toEqual([
    own,
    listProgramKeys(),
    `${process.platform}-${process.arch}`,
    'window',
    os.release(),
  ]);
  expect(groundOf(one.base, 'http').kind).toBe('browser');
  if (process.platform !== 'win32')
    expect(sticks()).toEqual(['/media', '/run/media', '/mnt'].flatMap((root) => [`${root}/livebase`, root]));
});
