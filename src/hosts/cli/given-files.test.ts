// Files that a command names: what is none is said at once, and nothing is waited for.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readGiven } from './given-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'livebase-given-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a folder, a file that is not there and a name below a file are each said', () => {
  const file = path.join(folder, 'a.xlsx');
  writeFileSync(file, 'x');
  expect(readGiven(file)).toMatchObject({ ok: true, value: { name: 'a.xlsx' } });
  expect(readGiven(folder)).toMatchObject({ refusal: { code: 'FILE_IS_FOLDER' } });
  for (const none of [`${file}x`, path.join(file, 'b')]) expect(readGiven(none)).toMatchObject({ refusal: { code: 'FILE_NOT_FOUND' } });
});

it.skipIf(process.platform === 'win32')('a pipe is not waited for', () => {
  const pipe = path.join(folder, 'pipe.xlsx');
  expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
  expect(readGiven(pipe)).toMatchObject({ refusal: { code: 'FILE_UNREADABLE' } });
});
