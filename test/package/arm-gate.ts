// `npm run gate -- arm`: the program for ARM64 as it was laid out by `npm run dist`, started under qemu with Debian's libraries for that machine: its version, the demo, a full check; its report is the one of this machine.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { must } from './bare-root.ts';
import { listElfFaults } from './elf-needs.ts';
import { readyTools } from './wine.ts';

const LIBRARIES = '/usr/aarch64-linux-gnu';
const laid = path.join(PROGRAM_FOLDER, 'dist', 'laid-linux-arm64', 'livebase');
const work = mkdtempSync(path.join(tmpdir(), 'livebase-arm-'));

function run(name: string, starter: readonly string[], words: readonly string[]): string {
  const began = performance.now();
  const [program = '', ...before] = starter;
  const { status, stdout, stderr } = spawnSync(program, [...before, ...words], { encoding: 'utf8', cwd: work });
  if (status !== 0) throw new Error(`${name} ${words.join(' ')}: ${status}\n${stderr}${stdout}`);
  console.log(`${name} livebase ${words[0]}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return stdout;
}

readyTools([
  { program: 'qemu-aarch64-static', packages: ['qemu-user-static'] },
  { program: 'aarch64-linux-gnu-g++', packages: ['g++-aarch64-linux-gnu'] },
]);
try {
  const faults = listElfFaults(laid, 'arm64');
  must(faults.length === 0, `every native file is for ARM64 and starts on glibc 2.28: ${faults.join('; ')}`);
  const program = path.join(laid, 'app', 'out', 'main', 'livebase.js');
  const arm = ['qemu-aarch64-static', '-L', LIBRARIES, path.join(laid, 'bin', 'node'), program];
  const own = [process.execPath, program.replace('laid-linux-arm64', 'laid-linux-x64')];
  must(run('arm64', arm, ['version']) === run('x64', own, ['version']), 'both say the same version');
  run('arm64', arm, ['demo', '--data', 'data', '--out', 'out']);
  run('arm64', arm, ['check', '--full', '--data', 'data']);
  const asked = ['tenants', '--data', 'data', '--json'];
  must(run('arm64', arm, asked) === run('x64', own, asked), 'both read the same from the base that ARM64 wrote');
  console.log('arm: started, the demo made and checked in full under qemu');
} finally {
  rmSync(work, { recursive: true, force: true });
}
