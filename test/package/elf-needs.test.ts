// What native files ask of a Linux: read from the binaries that npm brings, whose needs objdump told (`objdump -p`).
import { mkdtempSync, rmSync, writeFileSync, copyFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PROGRAM_FOLDER } from '../../src/backend/core/files/program-folder.js';
import { listElfFaults, readElfNeeds } from './elf-needs.ts';

const prebuilt = (name: string): string => path.join(PROGRAM_FOLDER, 'node_modules', 'better-sqlite3', 'prebuilds', `${name}.node`);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'livebase-elf-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('reads the versions that a binary is bound to, of both machines', () => {
  const x64 = ['CXXABI_1.3', 'CXXABI_1.3.9', 'GLIBCXX_3.4', 'GLIBCXX_3.4.11', 'GLIBCXX_3.4.18', 'GLIBCXX_3.4.20', 'GLIBCXX_3.4.21'];
  const glibc = [
    'GLIBC_2.14',
    'GLIBC_2.2.5',
    'GLIBC_2.28',
    'GLIBC_2.29',
    'GLIBC_2.3',
    'GLIBC_2.3.4',
    'GLIBC_2.33',
    'GLIBC_2.34',
    'GLIBC_2.4',
  ];
  expect(readElfNeeds(readFileSync(prebuilt('linux-x64')))).toEqual({
    machine: 'x64',
    versions: [...x64, 'GLIBCXX_3.4.29', ...glibc].toSorted(),
  });
  expect(readElfNeeds(readFileSync(prebuilt('linux-arm64')))).toMatchObject({ machine: 'arm64' });
  expect(readElfNeeds(readFileSync(prebuilt('win32-x64')))).toBeNull();
});

it('better-sqlite3 as npm brings it does not start on UOS 20 or Kylin V10: each version above 2.28 is named', () => {
  copyFileSync(prebuilt('linux-x64'), path.join(folder, 'database.node'));
  expect(listElfFaults(folder, 'x64')).toEqual(['database.node asks for GLIBCXX_3.4.29, GLIBC_2.29, GLIBC_2.33, GLIBC_2.34']);
});

it('a binary of the other machine and a folder without one are named too', () => {
  copyFileSync(prebuilt('linux-arm64'), path.join(folder, 'database.node'));
  expect(listElfFaults(folder, 'x64')[0]).toBe('database.node is for arm64, not x64');
  rmSync(path.join(folder, 'database.node'));
  writeFileSync(path.join(folder, 'a.js'), '');
  expect(listElfFaults(folder, 'x64')).toEqual([`no native file in ${folder}`]);
});
