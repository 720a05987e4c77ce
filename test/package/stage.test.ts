// What the check of the staged folder finds: a folder as it should be, and one fault after another.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { FONT_FILES } from '../../src/backend/core/render/pdf.ts';
import { stageFaults } from './stage.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'livebase-stage-'));
const NOTICES = 'docs/third-party-notices.md';
const SERIF = `node_modules/${FONT_FILES.serif}`;

function lay(file: string, content: string | Buffer = ''): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const file of ['main.js', 'backend.js', 'job-thread.js', 'command-thread.js', 'xls-worker.js', 'livebase.js'])
    lay(`out/main/${file}`);
  for (const file of ['out/preload/preload.cjs', 'out/renderer/index.html', 'electron/pages/crash.html', 'LICENSE', 'package.json'])
    lay(file);
  for (const file of Object.values(FONT_FILES)) lay(`node_modules/${file}`);
  lay('node_modules/better-sqlite3/prebuilds/linux-x64.node');
  lay(NOTICES, readFileSync(path.join(PROGRAM_FOLDER, NOTICES)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finds nothing in a folder that is whole', () => {
  expect(stageFaults(folder)).toEqual([]);
});

/** A window's main process whose own files name each other, and the last one the database. */
function layHeavyMain(): void {
  lay('out/main/main.js', 'await import(`./main-a.js`)');
  lay('out/main/main-a.js', 'import{a}from"./b.js"');
  lay('out/main/b.js', 'import a from"better-sqlite3"');
}

it.each([
  ['a window that loads the database', layHeavyMain, ['out/main/main.js brings SQLite with it']],
  ['a thread that was not built', () => rmSync(path.join(folder, 'out/main/job-thread.js')), ['out/main/job-thread.js is missing']],
  ['a source', () => lay('out/main/lease.ts'), ['out/main/lease.ts is no built file']],
  ['a second platform', () => lay('node_modules/better-sqlite3/prebuilds/win32-x64.node'), ['one .node is wanted, not 2']],
  ['a font that is not printed with', () => lay('node_modules/a/Thin.ttf'), ['4 fonts are wanted, not 5']],
  ['no notices', () => rmSync(path.join(folder, NOTICES)), [`${NOTICES} is missing`]],
  ['other notices', () => lay(NOTICES, 'old'), [`${NOTICES} is not the project's own`]],
  ['too much', () => lay(SERIF, Buffer.alloc(76_000_000)), ['76 MB, 75 is the most']],
])('finds %s', (_what, spoil, faults) => {
  spoil();
  expect(stageFaults(folder)).toEqual(faults);
});
