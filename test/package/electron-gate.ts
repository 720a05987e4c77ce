// `npm run gate -- electron`: electron-builder over the staged folder for Windows, with a stand-in for Electron's folder; looks at the package that comes out, and that the look finds what is spoilt. `--unpacked=FOLDER` looks at a package that was made elsewhere of dist/app.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { ownBytes, packageFaults } from './electron-package.ts';
import { layStandIn } from './electron-standin.ts';
import { nodeFor } from './node-program.ts';
import { stage } from './stage.ts';

const say = (sentence: string): void => console.log(sentence);
const at = (...parts: string[]): string => path.join(PROGRAM_FOLDER, 'dist', ...parts);
const BUILDER = path.join(PROGRAM_FOLDER, 'node_modules', 'electron-builder', 'cli.js');

/** electron-builder's unpacked folder for Windows. @throws where it fails */
function build(staged: string): string {
  const standIn = at('electron-gate', 'electron');
  const output = at('electron-gate', 'packages');
  layStandIn(standIn, nodeFor('win32-x64', say));
  rmSync(output, { recursive: true, force: true });
  const settings = [
    `-c.electronDist=${standIn}`,
    `-c.electronVersion=${manifest.devDependencies.electron}`,
    `-c.directories.app=${path.relative(PROGRAM_FOLDER, staged)}`,
    `-c.directories.output=${path.relative(PROGRAM_FOLDER, output)}`,
  ];
  const words = ['--win', 'dir', '--x64', '--config', path.join('electron', 'packaging.json'), '--publish', 'never', ...settings];
  const { status, stdout, stderr } = spawnSync(process.execPath, [BUILDER, ...words], { cwd: PROGRAM_FOLDER, encoding: 'utf8' });
  if (status !== 0) throw new Error(`electron-builder ended with ${status}: ${stdout}${stderr}`);
  return path.join(output, 'win-unpacked');
}

/** Spoils the package in one way after another: each must be found. */
function showThatItFinds(folder: string, staged: string): void {
  const archive = path.join(folder, 'resources', 'app.asar');
  const program = path.join(folder, 'Livebase.exe');
  const [wholeArchive, wholeProgram] = [readFileSync(archive), readFileSync(program)];
  const spoilt = (what: string, named: RegExp): void => {
    const faults = packageFaults(folder, staged);
    if (!faults.some((fault) => named.test(fault))) throw new Error(`${what} is not found: ${faults.join('; ')}`);
    say(`finds ${what}`);
  };
  const header = wholeArchive.toString('latin1');
  writeFileSync(archive, Buffer.from(header.replace('"offset":"0"', '"offset":"1"'), 'latin1'));
  spoilt('an archive that is not the one the program was made with', /whose header is/);
  writeFileSync(archive, wholeArchive);
  const wire = wholeProgram.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34;
  writeFileSync(program, Buffer.concat([wholeProgram.subarray(0, wire), Buffer.from('1'), wholeProgram.subarray(wire + 1)]));
  spoilt('a fuse that lets the program run as Node', /runAsNode is Enabled/);
  writeFileSync(program, wholeProgram);
  const foreign = path.join(staged, 'src.ts');
  writeFileSync(foreign, '');
  spoilt('a staged file that the package lacks', /src\.ts is not in the archive/);
  rmSync(foreign);
  const locale = path.join(folder, 'locales', 'fr.pak');
  writeFileSync(locale, '');
  spoilt('a locale too many', /the locales are/);
  rmSync(locale);
  const heavy = path.join(folder, 'resources', 'heavy');
  appendFileSync(heavy, Buffer.alloc(60_000_000));
  spoilt('a package that is too large', /120 is the most/);
  rmSync(heavy);
}

/** Says what is wrong, or how large our own part is. @throws where something is wrong */
function look(folder: string, staged: string): void {
  const faults = packageFaults(folder, staged);
  if (faults.length > 0) throw new Error(`the package is not what is shipped:\n${faults.join('\n')}`);
  say(
    `${path.relative(PROGRAM_FOLDER, folder)}: ${(ownBytes(folder) / 1_000_000).toFixed(1)} MB of our own; archive, hash, fuses, locales, icon are right`,
  );
}

const given = process.argv.find((word) => word.startsWith('--unpacked='))?.slice('--unpacked='.length);
if (given === undefined) {
  mkdirSync(at('electron-gate'), { recursive: true });
  const { folder } = await stage(at('electron-gate', 'app'), say, 'win32-x64');
  const unpacked = build(folder);
  look(unpacked, folder);
  showThatItFinds(unpacked, folder);
} else look(path.resolve(given), at('app'));
