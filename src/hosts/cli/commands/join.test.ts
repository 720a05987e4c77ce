// `livebase join`: a guest's folder made, and what is refused before anything is sent.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { livebaseInside } from '../../../../test/helpers/cli-inside.ts';
import { freePort } from '../../../../test/helpers/two-computers.ts';
import { keepGuestWay, readGuestWay } from '../../lan/guest-file.ts';

const work = mkdtempSync(path.join(tmpdir(), 'livebase-join-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let folder = '';
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(work, 'guest-')), 'data');
});
afterEach(() => void vi.unstubAllEnvs());

const CODE = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ23';

function join(at: string, code = CODE) {
  vi.stubEnv('LIVEBASE_JOIN_CODE', code);
  return livebaseInside(['join', '--at', at, '--data', folder, '--json']);
}

it('takes an address with a port or without, and says what is wrong with another', async () => {
  for (const at of ['http://192.168.1.20', '192.168.1.20:99999', '192.168.1.20/x', '']) {
    const ended = await join(at);
    expect([ended.code, ended.error().code], at).toEqual([2, 'USAGE']);
  }
});

it('leaves a folder that holds a base as it is', async () => {
  await livebaseInside(['init', '--data', folder]);
  const ended = await join('127.0.0.1:1');
  expect([ended.code, ended.error().code]).toEqual([1, 'BASE_EXISTS']);
  expect(readGuestWay(folder)).toBeNull();
});

it('says that the code is none, or that nobody answers, and keeps nothing', async () => {
  expect((await join('127.0.0.1:1', 'ABCD')).error().code).toBe('JOIN_CODE_SHAPE');
  const port = await freePort();
  expect((await join(`127.0.0.1:${port}`)).error()).toMatchObject({ code: 'JOIN_UNREACHED', details: { address: `127.0.0.1:${port}` } });
  expect(existsSync(folder)).toBe(false);
});

it('a guest’s file that something else wrote is none', async () => {
  await livebaseInside(['init', '--data', folder]);
  const file = path.join(folder, 'livebase.guest.json');
  for (const text of ['', '{', '[]', JSON.stringify({ address: 'x', port: 1, print: 'ab', device: 1, token: 'x' })]) {
    writeFileSync(file, text);
    expect(readGuestWay(folder), text).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
});

it('`today` on a guest told its reader to make a base there: it names the host, whatever is asked', async () => {
  const way = { address: '192.168.1.20', port: 8422, print: 'a'.repeat(64), device: 3, token: 't'.repeat(43), names: [] };
  keepGuestWay(folder, way);
  for (const words of [['today'], ['backup'], ['backup', '--to', work]]) {
    const ended = await livebaseInside([...words, '--data', folder, '--json']);
    expect([ended.code, ended.error().code, ended.error().details], words.join(' ')).toEqual([
      1,
      'JOIN_NO_BASE',
      { host: '192.168.1.20:8422' },
    ]);
    expect(ended.stderr).not.toContain('init');
  }
});
