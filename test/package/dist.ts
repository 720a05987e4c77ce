// `npm run dist`: the staged folder in dist/app, then electron-builder's package of it in dist/packages. `--stage` ends with the folder, `--machine=win32-x64` is whom it is for; further words go to electron-builder.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { stage } from './stage.ts';

const say = (sentence: string): void => console.log(sentence);
const words = process.argv.slice(2);
const machine = words.find((word) => word.startsWith('--machine='))?.slice('--machine='.length);
const { folder, files, megabytes } = await stage(path.join(PROGRAM_FOLDER, 'dist', 'app'), say, machine);
say(`${path.relative(PROGRAM_FOLDER, folder)}: ${files} files, ${megabytes.toFixed(1)} MB`);

/** The folder that Electron's program stands in: the named one, else the installed package's. */
const electron = path.resolve(PROGRAM_FOLDER, process.env['ELECTRON_DIST'] ?? path.join('node_modules', 'electron', 'dist'));
const rest = words.filter((word) => word !== '--stage' && !word.startsWith('--machine='));
if (words.includes('--stage')) process.exitCode = 0;
else if (!existsSync(electron)) {
  say('no package is made: Electron is not here (npx install-electron, or name its folder by ELECTRON_DIST)');
  process.exitCode = 1;
} else {
  const builder = path.join(PROGRAM_FOLDER, 'node_modules', 'electron-builder', 'cli.js');
  const config = ['--config', path.join('electron', 'packaging.json'), '--publish', 'never', `-c.electronDist=${electron}`];
  process.exitCode = spawnSync(process.execPath, [builder, ...config, ...rest], { cwd: PROGRAM_FOLDER, stdio: 'inherit' }).status ?? 1;
}
