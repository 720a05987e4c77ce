// `npm run dist`: the staged folder in dist/app, and in dist/packages what is made of it: for each Linux machine a tarball and a Debian package where compilers and dpkg-deb are, the installer for Windows where NSIS is, and electron-builder's packages where Electron is. `--stage` ends with the folder, `--machine=win32-x64` is whom it is for; `--only=linux`, `--only=windows` or `--only=electron` makes one kind of them, `--only=linux --machine=linux-arm64` for that machine alone; further words go to electron-builder.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { databaseFor, type LinuxMachine, missingCompilers } from './database-binary.ts';
import { DEBIAN_ARCH, layOutDeb, packDeb } from './deb.ts';
import { listElfFaults } from './elf-needs.ts';
import { layNotes } from './install-note.ts';
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

/** The folder that ships. The database's binary is the one that packages get, except where the folder alone is asked for: that takes no compiler. */
async function staged(): Promise<string> {
  const own = machine ?? `${process.platform}-${process.arch}`;
  const isBound = (own === 'linux-x64' || own === 'linux-arm64') && !words.includes('--stage') && missingCompilers(own).length === 0;
  const { folder, files, megabytes } = await stage(path.join(dist, 'app'), say, machine, isBound ? databaseFor(own, say) : undefined);
  say(`${path.relative(PROGRAM_FOLDER, folder)}: ${files} files, ${megabytes.toFixed(1)} MB`);
  return folder;
}

/** Says how large a package became, or why there is none. */
function told(file: string, size: number | null, whyNot: string): void {
  say(size === null ? whyNot : `${path.relative(PROGRAM_FOLDER, file)}: ${(size / MEGABYTE).toFixed(1)} MB`);
}

/** Tarball and Debian package for a Linux machine. Without compilers for it it says so, and only fails where nothing else was asked for. */
async function makeLinux(target: LinuxMachine): Promise<void> {
  const missing = process.platform === 'linux' ? missingCompilers(target) : ['Linux'];
  if (missing.length > 0) {
    const sentence = `no packages for ${target} are made: ${missing.join(', ')} missing (apt-get install ${missing.join(' ')})`;
    if (only === 'linux') throw new Error(sentence);
    say(sentence);
    return;
  }
  const { folder } = await stage(path.join(dist, `app-${target}`), say, target, databaseFor(target, say));
  const laid = path.join(dist, `laid-${target}`, 'livebase');
  layOut(laid, folder, nodeFor(target, say));
  await layNotes(laid, 'inside');
  const faults = listElfFaults(laid, target.slice('linux-'.length));
  if (faults.length > 0) throw new Error(`older Linux systems would not start this:\n${faults.join('\n')}`);
  const tarball = path.join(packages, `livebase-${manifest.version}-${target}.tar.gz`);
  told(tarball, pack(laid, tarball), '');
  const root = path.join(dist, `deb-${target}`);
  layOutDeb(root, laid, target);
  const deb = path.join(packages, `livebase_${manifest.version}_${DEBIAN_ARCH[target]}.deb`);
  told(deb, packDeb(root, deb), `no Debian package for ${target} is made: dpkg-deb is not here`);
}

/** The installer for Windows of the program in the browser, from a staged folder of its own. */
async function makeWindows(): Promise<void> {
  const { folder } = await stage(path.join(dist, 'app-win32-x64'), say, 'win32-x64');
  const laid = path.join(dist, 'laid-win32-x64');
  layOutWindows(laid, folder, nodeFor('win32-x64', say));
  await layNotes(laid, 'inside');
  const file = path.join(packages, `Livebase-${manifest.version}-browser-win-x64.exe`);
  const size = makeInstaller(laid, file);
  const laidOut = path.relative(PROGRAM_FOLDER, laid);
  told(file, size, `no installer for Windows is made: NSIS is not here (apt-get install nsis); its files lie in ${laidOut}`);
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

await staged();
if (!words.includes('--stage')) {
  for (const file of await layNotes(packages, 'beside')) say(path.relative(PROGRAM_FOLDER, file));
  if (only === undefined || only === 'linux')
    for (const target of ['linux-x64', 'linux-arm64'] as const) if (machine === undefined || machine === target) await makeLinux(target);
  if (only === undefined || only === 'windows') await makeWindows();
  if (only === undefined || only === 'electron') process.exitCode = makeElectron();
}
