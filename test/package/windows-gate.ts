// `npm run gate -- windows`: the installer for Windows under wine. Installs, makes the demo and holds its files against those of Linux, drives the page, refuses over a running program, updates over a base in use, refuses an older one, uninstalls and finds the base. Brings wine and NSIS where it may.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { CHROMIUM } from '../helpers/chromium.ts';
import { layNotes } from './install-note.ts';
import { nodeFor } from './node-program.ts';
import { filesOf, stage } from './stage.ts';
import { layOutWindows, makeInstaller } from './windows.ts';
import { drivePath, type Ended, openWine, readyTools, WINDOWS_TOOLS } from './wine.ts';

const OLDER = '0.0.9';
const PATIENCE_MS = 90_000;
const say = (sentence: string): void => console.log(sentence);
const work = mkdtempSync(path.join(tmpdir(), 'livebase-wine-'));
const at = (...parts: string[]): string => path.join(work, ...parts);

function want(what: string, isSo: boolean, ended?: Ended): void {
  if (!isSo) throw new Error(`not so: ${what}${ended === undefined ? '' : `\n${ended.code}: ${ended.said}`}`);
  say(`so it is: ${what}`);
}

/** Each workbook, table and PDF of a folder with its hash; the note beside them names places and times. */
function hashesOf(folder: string): Record<string, string> {
  const hash = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
  return Object.fromEntries(
    filesOf(folder)
      .filter((name) => !name.endsWith('.txt'))
      .toSorted()
      .map((name) => [name, hash(name)]),
  );
}

async function makeInstallers(): Promise<{ readonly older: string; readonly newer: string }> {
  const { folder, megabytes } = await stage(at('app'), say, 'win32-x64');
  const laid = at('laid');
  layOutWindows(laid, folder, nodeFor('win32-x64', say));
  await layNotes(laid, 'inside');
  const [older, newer] = [at('older.exe'), at('newer.exe')];
  const sizes = [makeInstaller(laid, older, OLDER, true), makeInstaller(laid, newer, manifest.version, true)];
  const size = ((sizes[1] ?? 0) / 1_000_000).toFixed(1);
  say(`staged ${megabytes.toFixed(1)} MB; installer ${size} MB (packed quickly, not as small as what is shipped)`);
  return { older, newer };
}

/** The address that a served base prints. */
async function addressIn(file: string): Promise<string> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(200)) {
    const found = /http:\/\/\S+/.exec(readFileSync(file, 'utf8'))?.[0];
    if (found !== undefined) return found;
  }
  throw new Error(`nothing is served: ${readFileSync(file, 'utf8')}`);
}

/** The page in Chromium: its navigation, then a screen after another. */
async function drivePage(address: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    const began = performance.now();
    await page.goto(address);
    const links = page.getByRole('navigation').getByRole('link');
    await links.first().waitFor({ timeout: PATIENCE_MS });
    const there = ((performance.now() - began) / 1000).toFixed(1);
    const titles = new Set<string>();
    for (const link of await links.all()) {
      const before = await page.title();
      await link.click();
      // The first one leads to where we are.
      await page.waitForFunction((was) => document.title !== was, before, { timeout: 5000 }).catch(() => undefined);
      titles.add(await page.title());
    }
    say(`page: navigation after ${there} s; screens: ${[...titles].join(', ')}`);
    want('more than five screens opened', titles.size > 5);
  } finally {
    await browser.close();
  }
}

readyTools(WINDOWS_TOOLS);
const { older, newer } = await makeInstallers();
const wine = openWine(work);
const home = path.join(wine.local, 'Programs', 'Livebase');
const program = path.join(home, 'Livebase.exe');
const [data, out] = [at('data'), at('out')];
/** Calls the installed program's command line on the base. */
const livebase = (name: string, ...words: string[]): Promise<Ended> => wine.run(program, name, '--data', drivePath(data), ...words);
/** The version that Windows lists under its apps. */
async function wantListed(version: string): Promise<void> {
  const { said } = await wine.run(
    'reg',
    'query',
    String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Livebase`,
    '/v',
    'DisplayVersion',
  );
  want(`${version} is the one that is installed`, said.includes(version));
}

/** The one of `start` and `exit` is ours: the prefix holds nothing but this gate's programs. */
async function whileServed(work: (address: string) => Promise<void>, isAlone: () => void): Promise<void> {
  const served = wine.start(at('served.txt'), program, 'serve', '--data', drivePath(data), '--port', '0');
  try {
    await work(await addressIn(at('served.txt')));
  } finally {
    isAlone();
    if (served.exitCode === null) served.kill();
  }
}

try {
  want('the older one installs', (await wine.run(older, '/S')).code === 0 && existsSync(program));
  want(
    '安装说明 and 管理员说明 lie beside it',
    ['安装说明.pdf', '管理员说明.pdf'].every((name) => existsSync(path.join(home, name))),
  );
  const versioned = await wine.run('cmd', '/c', path.join(home, 'livebase.cmd'), 'version');
  want('livebase.cmd answers in a console', versioned.code === 0 && versioned.said.includes(manifest.version), versioned);
  const made = await livebase('demo', '--out', drivePath(out));
  want('the demo is made', made.code === 0, made);
  const linux = [path.join(PROGRAM_FOLDER, 'src', 'hosts', 'cli', 'livebase.js'), 'demo', '--data', at('linux'), '--out', at('linux-out')];
  want('the demo is made on Linux', spawnSync(process.execPath, linux).status === 0);
  want(
    `its ${Object.keys(hashesOf(out)).length} files are byte for byte those of Linux`,
    JSON.stringify(hashesOf(out)) === JSON.stringify(hashesOf(at('linux-out'))),
  );
  await whileServed(async (address) => {
    await drivePage(address);
    want('over a running program nothing is installed', (await wine.run(newer, '/S')).code === 2);
    await wantListed(OLDER);
    // The update waits for the program's end, here as when the program asked for it as its last act.
    const update = wine.run(newer, '/S', '/AGAIN');
    await pause(3000);
    wine.start(at('ended.txt'), 'taskkill', '/F', '/IM', 'Livebase.exe');
    const updated = await update;
    want('the newer one installs over a base in use', updated.code === 0, updated);
  }, wine.end);
  await wantListed(manifest.version);
  const checked = await livebase('check', '--full');
  want('the base is sound after it', checked.code === 0, checked);
  want('an older one is refused', (await wine.run(older, '/S')).code === 3);
  await wantListed(manifest.version);
  const files = filesOf(home);
  const installed = files.reduce((sum, file) => sum + statSync(path.join(home, file)).size, 0) / 1_000_000;
  say(`installed: ${files.length} files, ${installed.toFixed(0)} MB`);
  // Without _? it works from a copy and ends at once.
  const gone = await wine.run(
    path.join(home, 'uninstall.exe'),
    '/S',
    `_?=C:\\users\\${path.basename(path.dirname(path.dirname(wine.local)))}\\AppData\\Local\\Programs\\Livebase`,
  );
  want('it uninstalls', gone.code === 0 && !existsSync(program) && !existsSync(path.join(home, 'app')), gone);
  want('the base is there', existsSync(path.join(data, 'livebase.db')));
} finally {
  wine.end();
  await pause(1000);
  rmSync(work, { recursive: true, force: true });
}
