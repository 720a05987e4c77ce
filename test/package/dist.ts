// `npm run dist`: the staged folder in dist/app, and in dist/packages what is made of it: the tarball for Linux, the installer for Windows where NSIS is, and electron-builder's packages where Electron is. `--stage` ends with the folder, `--machine=win32-x64` is whom it is for; `--only=tarball`, `--only=windows` or `--only=electron` makes one of them; further words go to electron-builder.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { layNote } from './install-note.ts';
import { nodeFor } from './node-program.ts';
import { stage } from './stage.ts';
import { layOut, pack } from './tarball.ts';
import { layOutWindows, makeInstaller } from './windows.ts';

const MEGABYTE = 1_000_000;
const say = (sentence: string): void => console.log(sentence);
const words = process.argv.slice(2);
const valueOf = (name: string): string | undefined => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const [machine, only] = [valueOf('machine'), valueOf('only')];
const dist = path.join(PROGRAM_FOLDER, 'dist');
const packages = path.join(dist, 'packages');

async function staged(): Promise<string> {
  const { folder, files, megabytes } = await stage(path.join(dist, 'app'), say, machine);
  say(`${path.relative(PROGRAM_FOLDER, folder)}: ${files} files, ${megabytes.toFixed(1)} MB`);
  return folder;
}

/** The tarball for this machine, if it is a Linux PC. */
async function makeTarball(folder: string): Promise<void> {
  if (`${process.platform}-${process.arch}` !== 'linux-x64' || (machine ?? 'linux-x64') !== 'linux-x64') {
    say('no tarball is made: it is made on Linux x64, for Linux x64');
    return;
  }
  const laid = path.join(dist, 'laid', 'livebase');
  layOut(laid, folder, nodeFor('linux-x64', say));
  await layNote(laid, 'inside');
  const file = path.join(packages, `livebase-${manifest.version}-linux-x64.tar.gz`);
  say(`${path.relative(PROGRAM_FOLDER, file)}: ${(pack(laid, file) / MEGABYTE).toFixed(1)} MB`);
}

/** The installer for Windows of the program in the browser, from a staged folder of its own. */
async function makeWindows(): Promise<void> {
  const { folder } = await stage(path.join(dist, 'app-win32-x64'), say, 'win32-x64');
  const laid = path.join(dist, 'laid-win32-x64');
  layOutWindows(laid, folder, nodeFor('win32-x64', say));
  await layNote(laid, 'inside');
  const file = path.join(packages, `Livebase-${manifest.version}-browser-win-x64.exe`);
  const size = makeInstaller(laid, file);
  const where = path.relative(PROGRAM_FOLDER, size === null ? laid : file);
  if (size === null) say(`no installer for Windows is made: NSIS is not here (apt-get install nsis); its files lie in ${where}`);
  else say(`${where}: ${(size / MEGABYTE).toFixed(1)} MB`);
}

/** electron-builder's packages; answers its exit code. Without Electron it says so, and only fails where nothing else was asked for. */
function makeElectron(): number {
  /** The folder that Electron's program stands in: the named one, else the installed package's. */
  const electron = path.resolve(PROGRAM_FOLDER, process.env['ELECTRON_DIST'] ?? path.join('node_modules', 'electron', 'dist'));
  if (!existsSync(electron)) {
    say("Electron's package is not made: Electron is not here (npx install-electron, or name its folder by ELECTRON_DIST)");
    return only === 'electron' ? 1 : 0;
  }
  const rest = words.filter((word) => !/^--(?:machine|only)=/.test(word));
  const builder = path.join(PROGRAM_FOLDER, 'node_modules', 'electron-builder', 'cli.js');
  const config = ['--config', path.join('electron', 'packaging.json'), '--publish', 'never', `-c.electronDist=${electron}`];
  return spawnSync(process.execPath, [builder, ...config, ...rest], { cwd: PROGRAM_FOLDER, stdio: 'inherit' }).status ?? 1;
}

const folder = await staged();
if (!words.includes('--stage')) {
  say(path.relative(PROGRAM_FOLDER, await layNote(packages, 'beside')));
  if (only === undefined || only === 'tarball') await makeTarball(folder);
  if (only === undefined || only === 'windows') await makeWindows();
  if (only === undefined || only === 'electron') process.exitCode = makeElectron();
}
