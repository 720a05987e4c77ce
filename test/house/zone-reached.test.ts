// What the second time zone needs no run of: who asks for the machine's zone is noted, and nobody asks behind the back of who notes it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { treeFiles } from './tree.ts';

const WATCH = new URL('../config/zone-reached.js', import.meta.url).href;

/** Each in the name of a test file of its own. */
const TRIES = `
import { Worker } from 'node:worker_threads';
const tries = {
  hours: () => new Date(0).getHours(), parts: () => new Date(2026, 1, 1), wall: () => new Date('2026-02-01T08:00'),
  parse: () => Date.parse('2026/02/01'), text: () => String(new Date(0)), words: () => new Date(0).toLocaleString('zh-CN'),
  called: () => Date(), intl: () => new Intl.DateTimeFormat('zh-CN').format(0), set: () => new Date(0).setHours(1),
  'not: utc': () => new Date(0).getUTCHours(), 'not: thousandths': () => new Date(0).getMilliseconds(), 'not: iso': () => new Date().toISOString(), 'not: day': () => new Date('2026-02-01'),
  'not: offset': () => Date.parse('2026-02-01T08:00:00+08:00'), 'not: zoned': () => new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC' }).format(0),
  'not: now': () => [Date.now(), new Date(), Date.UTC(2026, 1)],
};
for (const [name, ask] of Object.entries(tries)) { process.env.LIVEBASE_TEST_FILE = name; ask(); }
process.env.LIVEBASE_TEST_FILE = 'thread';
new Worker(new URL('thread.mjs', import.meta.url));
`;

it('is noted of each who asks what time it is where the machine stands, in threads too, and of nobody else', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'livebase-zone-'));
  const notes = path.join(folder, 'notes.txt');
  writeFileSync(path.join(folder, 'tries.mjs'), TRIES);
  writeFileSync(path.join(folder, 'thread.mjs'), 'new Date(0).getDate();');
  const env = { ...process.env, LIVEBASE_ZONE_NOTES: notes, NODE_OPTIONS: `--import ${WATCH}` };
  const ended = spawnSync(process.execPath, [path.join(folder, 'tries.mjs')], { env, encoding: 'utf8' });
  expect(ended.stderr).toBe('');
  const noted = readFileSync(notes, 'utf8').trim().split('\n');
  expect(noted).toEqual(['hours', 'parts', 'wall', 'parse', 'text', 'words', 'called', 'intl', 'set', 'thread']);
  rmSync(folder, { recursive: true, force: true });
});

it('is asked of SQLite by no statement', () => {
  const root = path.join(import.meta.dirname, '..', '..');
  const sources = treeFiles(root, 'src').filter((file) => /\.tsx?$/.test(file));
  expect(sources.filter((file) => /['"]localtime['"]/.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
});
