// How the browser is opened: by a file that only this user reads, with nothing to see on a command line.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openBrowser, writeBrowserEntryFile } from './open-browser.ts';

const ADDRESS = 'http://127.0.0.1:41235/?token=SECRET-TOKEN';
const work = mkdtempSync(path.join(tmpdir(), 'livebase-way-'));
const search = process.env['PATH'] ?? '';
afterEach(() => {
  process.env['PATH'] = search;
  rmSync(work, { recursive: true, force: true });
});

it.skipIf(process.platform !== 'linux')('the address stands on no command line when the browser is opened', async () => {
  const heard = path.join(work, 'heard.txt');
  const program = path.join(work, 'xdg-open');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$*" > '${heard}.part'\nmv '${heard}.part' '${heard}'\n`);
  chmodSync(program, 0o755);
  process.env['PATH'] = `${work}:${search}`;
  openBrowser(ADDRESS, () => expect.unreachable());
  await expect.poll(() => existsSync(heard)).toBe(true);
  const words = readFileSync(heard, 'utf8').trim();
  expect(words).toMatch(/livebase\.html$/);
  expect(words).not.toContain('SECRET-TOKEN');
  expect(readFileSync(words, 'utf8')).toContain(`0;url=${ADDRESS}`);
  rmSync(path.dirname(words), { recursive: true, force: true });
});

it.skipIf(process.platform !== 'linux')('a Linux without a browser opener started in silence: it says the address, once', async () => {
  const said: string[] = [];
  const say = (sentence: string): void => void said.push(sentence);
  process.env['PATH'] = work;
  openBrowser(ADDRESS, say);
  await expect.poll(() => said.length).toBe(1);
  // One that is there and finds no browser.
  const program = path.join(work, 'xdg-open');
  mkdirSync(work, { recursive: true });
  writeFileSync(program, '#!/bin/sh\nexit 3\n');
  chmodSync(program, 0o755);
  process.env['PATH'] = `${work}:${search}`;
  openBrowser(ADDRESS, say);
  await expect.poll(() => said.length).toBe(2);
  for (const sentence of said) expect(sentence.split('\n')[1]).toBe(ADDRESS);
});

it('the file that leads on is this user’s alone, and goes', () => {
  const { file, remove } = writeBrowserEntryFile(ADDRESS);
  if (process.platform !== 'win32') {
    expect([statSync(file).mode & 0o777, statSync(path.dirname(file)).mode & 0o777]).toEqual([0o600, 0o700]);
  }
  remove();
  expect(existsSync(path.dirname(file))).toBe(false);
});
