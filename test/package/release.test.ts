// The sums of a release: over what people are handed, in one order, as sha256sum writes them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sumsOf } from './release.ts';

it('sums the packages and leaves what a builder left beside them', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-release-'));
  for (const name of ['b.tar.gz', 'a.exe', 'c.AppImage', 'builder-debug.yml']) writeFileSync(path.join(folder, name), 'abc');
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(sumsOf(folder)).toBe(`${abc}  a.exe\n${abc}  b.tar.gz\n${abc}  c.AppImage\n`);
  rmSync(folder, { recursive: true });
});
