// The program for Windows without Electron: Livebase.exe (the pinned Node with a start of its own, an icon and no console) over the staged folder, and the installer that NSIS makes of it. Made on Linux too.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import type { NodeProgram } from './node-program.ts';
import { filesOf } from './stage.ts';
import { NO_TIME, writePackage } from './tarball.ts';

export const ICON = path.join(PROGRAM_FOLDER, 'resources', 'icons', 'icon.ico');
const POSTJECT = path.join(PROGRAM_FOLDER, 'node_modules', 'postject', 'dist', 'cli.js');
const SCRIPT = path.join(import.meta.dirname, 'livebase.nsi');
/** The mark by which Node finds what was put into it, and the mark that says that something was. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
/** Simplified Chinese, in UTF-16. */
const LANGUAGE = { lang: 2052, codepage: 1200 } as const;
const WINDOW_WITHOUT_CONSOLE = 2;
/** The command that signs a program by Authenticode: the file's path is put behind it. Without it the packages are not signed. */
export const SIGN = process.env['LIVEBASE_SIGN_COMMAND'] || undefined;

/** What is put into the executable: it goes on in the file beside it, for a file on the disk may import modules. */
const INSIDE = `const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
createRequire(process.execPath)(join(dirname(process.execPath), 'start.cjs'));
`;

/** Without a word it opens the program. */
const START = `// Starts Livebase: without a word it opens the program, with words it is the command line.
const { existsSync, renameSync } = require('node:fs');
const { join } = require('node:path');
// An installation that was cut short between two renames: the newest program that is whole takes its place.
const app = join(__dirname, 'app');
for (const whole of [join(__dirname, 'new', 'app'), app + '.old']) if (!existsSync(app) && existsSync(whole)) renameSync(whole, app);
if (process.argv.length <= 2) process.argv.push('open');
import('./app/out/main/livebase.js').catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
`;

/** The command line for a console, which Livebase.exe has none of: the pinned Node as it is, on the same program. */
const COMMAND = `@echo off
"%~dp0node.exe" "%~dp0start.cjs" %*
`;

/** Under a locale with UTF-8, whatever the machine has: makensis crashes on Chinese without one. At the time that all packages have. */
function run(program: string, words: readonly string[], cwd: string): void {
  const { status, signal, stdout, stderr } = spawnSync(program, words, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', SOURCE_DATE_EPOCH: String(Date.parse(NO_TIME) / 1000) },
  });
  if (status !== 0) throw new Error(`${path.basename(program)} ${words.join(' ')} ended with ${signal ?? status}: ${stdout}${stderr}`);
}

/** Makes what Node runs when it finds it in itself; answers its file. */
function blobIn(folder: string): string {
  writeFileSync(path.join(folder, 'inside.cjs'), INSIDE);
  const config = {
    main: 'inside.cjs',
    output: 'inside.blob',
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
  };
  writeFileSync(path.join(folder, 'inside.json'), JSON.stringify(config));
  run(process.execPath, ['--experimental-sea-config', 'inside.json'], folder);
  return path.join(folder, 'inside.blob');
}

/** Icon, version and kind of window; the signature of Node's publisher, which would no longer be true, goes. */
function dressed(program: Buffer): Buffer {
  const executable = NtExecutable.from(program, { ignoreCert: true });
  executable.newHeader.optionalHeader.subsystem = WINDOW_WITHOUT_CONSOLE;
  const resources = NtExecutableResource.from(executable);
  const icons = Data.IconFile.from(readFileSync(ICON)).icons.map(({ data }) => data);
  for (const { id, lang } of Resource.IconGroupEntry.fromEntries(resources.entries))
    Resource.IconGroupEntry.replaceIconsForResource(resources.entries, id, lang, icons);
  const info = Resource.VersionInfo.createEmpty();
  info.lang = LANGUAGE.lang;
  info.setFileVersion(`${manifest.version}.0`, LANGUAGE.lang);
  info.setProductVersion(`${manifest.version}.0`, LANGUAGE.lang);
  info.setStringValues(
    { lang: LANGUAGE.lang, codepage: LANGUAGE.codepage },
    {
      ProductName: 'Livebase',
      FileDescription: 'Livebase 直播基地管家',
      FileVersion: manifest.version,
      ProductVersion: manifest.version,
      OriginalFilename: 'Livebase.exe',
      LegalCopyright: 'Apache-2.0; Node.js: MIT',
    },
  );
  resources.entries = resources.entries.filter(({ type }) => type !== 16);
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}

/** Lays out how the program starts: its start, the command for a console and its Node. */
export function layStart(folder: string, { program }: Pick<NodeProgram, 'program'>): void {
  copyFileSync(program, path.join(folder, 'node.exe'));
  writeFileSync(path.join(folder, 'start.cjs'), START);
  writeFileSync(path.join(folder, 'livebase.cmd'), COMMAND.replaceAll('\n', '\r\n'));
}

/** Lays out what is installed: Livebase.exe, its start, the console's command with its Node, the staged folder (for win32-x64). */
export function layOutWindows(folder: string, staged: string, node: NodeProgram): void {
  const making = `${folder}-making`;
  for (const one of [folder, making]) {
    rmSync(one, { recursive: true, force: true });
    mkdirSync(one, { recursive: true });
  }
  const program = path.join(folder, 'Livebase.exe');
  writeFileSync(program, dressed(readFileSync(node.program)));
  run(process.execPath, [POSTJECT, program, 'NODE_SEA_BLOB', blobIn(making), '--sentinel-fuse', FUSE], making);
  if (SIGN !== undefined && spawnSync(`${SIGN} "${program}"`, { shell: true, stdio: 'inherit' }).status !== 0)
    throw new Error(`not signed: ${program}`);
  rmSync(making, { recursive: true });
  layStart(folder, node);
  copyFileSync(node.licence, path.join(folder, 'LICENSE-node.txt'));
  cpSync(staged, path.join(folder, 'app'), { recursive: true });
}

/** The script's list of a folder's files, in one order: the folder they come into, then the file. */
function fileListOf(folder: string): string {
  const quoted = (text: string): string => `"${text.replaceAll('$', '$$$$').replaceAll('/', '\\')}"`;
  const lines = filesOf(folder)
    .toSorted()
    .flatMap((file) => [
      `SetOutPath ${quoted(path.posix.join('new', path.posix.dirname(file))).replace('"', '"$INSTDIR\\')}`,
      `File "${path.join(folder, file).replaceAll('$', '$$$$')}"`,
    ]);
  return `${lines.join('\n')}\n`;
}

/** Makes the installer of a laid-out folder; null where NSIS is not here. Answers its size in bytes. `version` is what it says of itself; a quick one is packed less. The same folder makes the same bytes. */
export function makeInstaller(folder: string, file: string, version: string = manifest.version, isQuick = false): number | null {
  if (spawnSync('makensis', ['-VERSION']).error !== undefined) return null;
  return writePackage(file, (part) => {
    const files = `${part}.nsh`;
    writeFileSync(files, fileListOf(folder));
    const wanted = { VERSION: version, FILES: files, OUT: part, ICON, ...(SIGN !== undefined && { SIGN }) };
    const defines = Object.entries(wanted).map(([name, value]) => `-D${name}=${value}`);
    const speed = isQuick ? ['-DQUICK'] : [];
    try {
      run('makensis', ['-V2', '-INPUTCHARSET', 'UTF8', '-XTarget amd64-unicode', ...speed, ...defines, SCRIPT], PROGRAM_FOLDER);
    } finally {
      rmSync(files, { force: true });
    }
  });
}
