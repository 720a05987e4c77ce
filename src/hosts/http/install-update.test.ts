// A package takes the program's place only whole and only once the program has ended; the old one stays beside it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findOwnPackage, prepareTarball } from './install-update.ts';

let work = '';
const root = (): string => path.join(work, 'livebase');
beforeEach(() => {
  work = mkdtempSync(path.join(tmpdir(), 'livebase-install-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

/** Lays a program of a version that only says that it was opened, and with which words. */
function layProgram(folder: string, version: string, without = ''): void {
  for (const [name, text] of [
    [
      'livebase',
      `#!/bin/sh\nprintf '%s ' "$@" > '${path.join(work, 'opened')}.part'\nmv '${path.join(work, 'opened')}.part' '${path.join(work, 'opened')}'\n`,
    ],
    ['bin/node', ''],
    ['app/package.json', version],
  ] as const) {
    if (name === without) continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text, { mode: 0o755 });
  }
}

/** A copy of a package, as it lies when it was judged. */
function packed(version: string, without = ''): string {
  const from = path.join(work, 'from');
  layProgram(path.join(from, 'livebase'), version, without);
  const own = path.join(work, 'own');
  mkdirSync(own);
  spawnSync('tar', ['-czf', path.join(own, 'new.tar.gz'), '-C', from, 'livebase']);
  rmSync(from, { recursive: true });
  return path.join(own, 'new.tar.gz');
}

const versionAt = (folder: string): string => readFileSync(path.join(folder, 'app', 'package.json'), 'utf8');

it.skipIf(process.platform !== 'linux')(
  'the new folder takes the place of the old one when the program has ended, and is opened',
  async () => {
    layProgram(root(), '1.4.0');
    const ready = await prepareTarball(root())(packed('1.5.0'), ['open', '--data', '/d']);
    if (!ready.ok) throw new Error(ready.refusal.code);
    expect(versionAt(root())).toBe('1.4.0');
    ready.value();
    expect([versionAt(root()), versionAt(`${root()}.before-update`)]).toEqual(['1.5.0', '1.4.0']);
    await expect.poll(() => existsSync(path.join(work, 'opened'))).toBe(true);
    expect(readFileSync(path.join(work, 'opened'), 'utf8')).toBe('open --data /d ');
    expect(readdirSync(work).toSorted()).toEqual(['livebase', 'livebase.before-update', 'opened']);
  },
);

it.skipIf(process.platform !== 'linux')('a package that is not whole, or none, is refused and changes nothing', async () => {
  layProgram(root(), '1.4.0');
  const files = [packed('1.5.0', 'bin/node')];
  for (const file of files) {
    expect(await prepareTarball(root())(file, [])).toMatchObject({ refusal: { code: 'UPDATE_NOT_STARTED' } });
    expect(readdirSync(work)).toEqual(['livebase']);
  }
  const none = path.join(work, 'own', 'none.tar.gz');
  mkdirSync(path.dirname(none));
  writeFileSync(none, 'no tarball');
  expect(await prepareTarball(root())(none, [])).toMatchObject({ refusal: { code: 'UPDATE_NOT_STARTED' } });
  expect(versionAt(root())).toBe('1.4.0');
});

it.skipIf(process.platform !== 'linux')(
  'an update that was killed while it was unpacked left its folder beside the program for good',
  async () => {
    layProgram(root(), '1.4.0');
    const gone = spawnSync('true').pid;
    const [left, alive, other] = [`.livebase-update-${gone}-x1`, `.livebase-update-${process.ppid}-x2`, '.livebase-update-mine'];
    for (const name of [left, alive, other]) mkdirSync(path.join(work, name, 'livebase'), { recursive: true });
    const ready = await prepareTarball(root())(packed('1.5.0'), []);
    if (!ready.ok) throw new Error(ready.refusal.code);
    ready.value();
    await expect.poll(() => existsSync(path.join(work, 'opened'))).toBe(true);
    expect(readdirSync(work).toSorted()).toEqual([alive, other, 'livebase', 'livebase.before-update', 'opened'].toSorted());
  },
);

it('a checkout is no package', () => {
  expect(findOwnPackage()).toBeNull();
});
