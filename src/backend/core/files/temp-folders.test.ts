// What a crash left in the data folder's `temp`: prints and half-packed hand-overs go, other people's files and work that runs stay.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../test/helpers/raw-base.ts';
import { createTempFolder, sweepTemp } from './temp-folders.ts';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function left(...names: string[]): void {
  for (const name of names) {
    mkdirSync(path.join(folder, 'temp', name), { recursive: true });
    writeFileSync(path.join(folder, 'temp', name, 'livebase.db'), 'a copy');
  }
}

it('prints and hand-overs of ended processes go, an older program’s too; what runs and what is not ours stays', () => {
  // No process has that number: the highest of any system is below it.
  left('livebase-print-4194999-aaaaaa', 'livebase-hand-over-4194999-bbbbbb', 'livebase-hand-over-cccccc', 'livebase-print-dddddd');
  left(`livebase-hand-over-${process.ppid}-eeeeee`, '我的文件');
  const own = [createTempFolder(folder, 'livebase-print-'), createTempFolder(folder, 'livebase-hand-over-')];
  sweepTemp(folder);
  expect(readdirSync(path.join(folder, 'temp')).toSorted()).toEqual([`livebase-hand-over-${process.ppid}-eeeeee`, '我的文件']);
  expect(own.map((one) => existsSync(one))).toEqual([false, false]);
  sweepTemp(path.join(folder, 'none'));
  sweepTemp(null);
});
