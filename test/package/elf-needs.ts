// What a native file for Linux needs of the system it runs on: the versions of glibc and libstdc++ that it is bound to, read from its `.gnu.version_r`, held against the oldest systems that are promised.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compareVersions } from '../../src/domain/base/program-versions.ts';
import { filesOf } from './stage.ts';

/** UOS 20 and Debian 10 (glibc 2.28, GCC 8); Kylin V10 SP1 has newer ones. */
const OLDEST: Readonly<Record<string, string>> = { GLIBC: '2.28', GLIBCXX: '3.4.25', CXXABI: '1.3.11' };
const MAGIC = 0x7f_45_4c_46;
const VERSION_NEEDS = 0x6f_ff_ff_fe;

/** An ELF file's machine as Node names it, and the versions that it needs (`GLIBC_2.28`), sorted. */
interface ElfNeeds {
  readonly machine: 'x64' | 'arm64' | 'other';
  readonly versions: readonly string[];
}

interface Section {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  readonly count: number;
}

function sectionsOf(bytes: Buffer): Section[] {
  const [start, size, count] = [Number(bytes.readBigUInt64LE(40)), bytes.readUInt16LE(58), bytes.readUInt16LE(60)];
  return Array.from({ length: count }, (_, nth) => {
    const at = bytes.subarray(start + nth * size);
    const [offset, length] = [Number(at.readBigUInt64LE(24)), Number(at.readBigUInt64LE(32))];
    return { type: at.readUInt32LE(4), offset, size: length, link: at.readUInt32LE(40), count: at.readUInt32LE(44) };
  });
}

/** Reads what an ELF file of 64 bits needs; null for any other file. */
export function readElfNeeds(bytes: Buffer): ElfNeeds | null {
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== MAGIC || bytes[4] !== 2) return null;
  const sections = sectionsOf(bytes);
  const versions = new Set<string>();
  for (const needs of sections.filter(({ type }) => type === VERSION_NEEDS)) {
    const names = sections[needs.link]?.offset ?? 0;
    // A list of libraries, each with a list of versions of it; each entry says how far on the next one lies.
    for (let library = needs.offset, left = needs.count; left > 0; left -= 1) {
      for (let entry = library + bytes.readUInt32LE(library + 8), few = bytes.readUInt16LE(library + 2); few > 0; few -= 1) {
        const name = names + bytes.readUInt32LE(entry + 8);
        versions.add(bytes.toString('latin1', name, bytes.indexOf(0, name)));
        entry += bytes.readUInt32LE(entry + 12);
      }
      library += bytes.readUInt32LE(library + 12);
    }
  }
  const machine = ({ 62: 'x64', 183: 'arm64' } as const)[bytes.readUInt16LE(18)] ?? 'other';
  return { machine, versions: [...versions].toSorted() };
}

function isTooNew(version: string): boolean {
  const [, kind = '', number = ''] = /^(\w+?)_(\d[\d.]*)$/.exec(version) ?? [];
  const oldest = OLDEST[kind];
  return oldest !== undefined && compareVersions(number, oldest) > 0;
}

/** What a folder's native files ask for that the oldest systems lack, and what is for another machine, one sentence a file. */
export function listElfFaults(folder: string, arch: string): string[] {
  const natives = filesOf(folder).flatMap((file) => {
    const needs = readElfNeeds(readFileSync(path.join(folder, file)));
    return needs === null ? [] : [{ file, ...needs }];
  });
  if (natives.length === 0) return [`no native file in ${folder}`];
  return natives.flatMap(({ file, machine, versions }) => {
    const tooNew = versions.filter(isTooNew);
    return [
      ...(machine === arch ? [] : [`${file} is for ${machine}, not ${arch}`]),
      ...(tooNew.length === 0 ? [] : [`${file} asks for ${tooNew.join(', ')}`]),
    ];
  });
}
