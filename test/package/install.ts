// `node test/package/install.ts BEFORE AFTER`: installs the window's package BEFORE, works with it, puts AFTER over it while its base is in use, works on, uninstalls; the base must be there and sound. Installers on Windows, AppImages on Linux.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkBase, closeWindow, layWindowGround, startedWindow } from './window-package.ts';

const [before, after] = process.argv.slice(2).map((word) => path.resolve(word));
if (before === undefined || after === undefined) throw new Error('usage: node test/package/install.ts BEFORE AFTER');

const root = mkdtempSync(path.join(tmpdir(), 'livebase-install-'));
const home = path.join(root, 'program');
const isWindows = process.platform === 'win32';
const program = path.join(home, isWindows ? 'Livebase.exe' : 'Livebase.AppImage');

function run(file: string, words: readonly string[]): void {
  const began = performance.now();
  // The folder stands last and without quotes: the installer reads it so.
  const { status } = spawnSync(file, words, { stdio: 'inherit', windowsVerbatimArguments: true });
  if (status !== 0) throw new Error(`${path.basename(file)} ended with ${status}`);
  console.log(`${path.basename(file)} ${words.join(' ')}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

function install(file: string): void {
  if (isWindows) {
    run(file, ['/S', `/D=${home}`]);
    return;
  }
  // Renamed into place: a running program keeps its own file.
  mkdirSync(home, { recursive: true });
  copyFileSync(file, `${program}.new`);
  chmodSync(`${program}.new`, 0o755);
  renameSync(`${program}.new`, program);
}

async function uninstall(): Promise<void> {
  if (isWindows) run(path.join(home, 'Uninstall Livebase.exe'), ['/S', `_?=${home}`]);
  else rmSync(home, { recursive: true });
  await pause(1000);
  if (existsSync(program)) throw new Error('the program is still there');
}

const ground = await layWindowGround(root);
install(before);
const running = await startedWindow(program, ground);
// Over a running one: Windows' installer ends it, an AppImage goes on with its own file.
install(after);
if (running.exitCode === null && running.signalCode === null) await closeWindow(running);
checkBase(ground);
await closeWindow(await startedWindow(program, ground));
await uninstall();
checkBase(ground);
console.log('installed, started, updated over a base in use, uninstalled; the base is there and sound');
rmSync(root, { recursive: true, force: true });
