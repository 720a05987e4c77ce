// The database's binary for Linux as it ships: better-sqlite3 built by its own build from the sources in its package, bound to glibc 2.28 (docs/decisions/0042). Built once for each machine, version and binding, and kept in dist/natives.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { nodeFor, type Machine } from './node-program.ts';

/** A Linux machine that packages are made for. */
export type LinuxMachine = Extract<Machine, `linux-${string}`>;

/** Debian's compilers: each builds for its machine on any other. */
const COMPILERS = {
  'linux-x64': { prefix: 'x86_64-linux-gnu', arch: 'x64' },
  'linux-arm64': { prefix: 'aarch64-linux-gnu', arch: 'arm64' },
} as const;

const BINDING = path.join(import.meta.dirname, 'glibc-2.28.h');
const SOURCES = path.join(PROGRAM_FOLDER, 'node_modules', 'better-sqlite3');
const GYP = path.join(PROGRAM_FOLDER, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');

function buildIn(folder: string, machine: LinuxMachine, headers: string): void {
  const { prefix, arch } = COMPILERS[machine];
  rmSync(folder, { recursive: true, force: true });
  cpSync(SOURCES, folder, { recursive: true, filter: (file) => path.basename(file) !== 'prebuilds' });
  // Optimizing over files at the end would lose which version a symbol is bound to.
  const flags = `-include ${BINDING}`;
  // node-gyp takes a headers' folder of npm's configuration over one among its words: a machine's own would win.
  const own = { CC: `${prefix}-gcc`, CXX: `${prefix}-g++`, CFLAGS: flags, CXXFLAGS: `${flags} -fno-lto`, npm_config_nodedir: headers };
  const env = { ...process.env, ...own };
  const words = [GYP, 'rebuild', '--release', '--force_build=1', `--arch=${arch}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`better-sqlite3 for ${machine}: ${`${stdout}${stderr}`.slice(-2000)}`);
}

/** What is missing to build for a machine, as Debian's packages; empty where nothing is. */
export function missingCompilers(machine: LinuxMachine): string[] {
  const { prefix } = COMPILERS[machine];
  const wanted = [
    { program: `${prefix}-g++`, pack: `g++-${prefix.replaceAll('_', '-')}` },
    { program: 'make', pack: 'make' },
    { program: 'python3', pack: 'python3' },
  ];
  return wanted.filter(({ program }) => spawnSync(program, ['--version']).error !== undefined).map(({ pack }) => pack);
}

/** The binary's file, built where it is not kept. @throws where building fails */
export function databaseFor(machine: LinuxMachine, say: (sentence: string) => void): string {
  const hash = createHash('sha256').update(readFileSync(BINDING)).digest('hex').slice(0, 8);
  const kept = path.join(PROGRAM_FOLDER, 'dist', 'natives');
  const file = path.join(kept, `better-sqlite3-${manifest.dependencies['better-sqlite3']}-${machine}-${hash}.node`);
  if (existsSync(file)) return file;
  say(`better-sqlite3 for ${machine} is built, bound to glibc 2.28`);
  mkdirSync(kept, { recursive: true });
  const making = path.join(kept, `making-${machine}`);
  buildIn(making, machine, path.resolve(path.dirname(nodeFor('linux-x64', say).program), '..'));
  const built = path.join(making, 'build', 'Release', 'better_sqlite3.node');
  const strip = spawnSync(`${COMPILERS[machine].prefix}-strip`, ['--strip-unneeded', built], { encoding: 'utf8' });
  if (strip.status !== 0) throw new Error(`strip: ${strip.stderr}`);
  chmodSync(built, 0o644);
  renameSync(built, file);
  rmSync(making, { recursive: true });
  return file;
}
