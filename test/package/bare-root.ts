// A root folder that holds what a gate brings into it and nothing else: programs of this system with the libraries that they are linked to. Linux, and the right to chroot.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a program in the root has of variables. */
export const ROOT_ENVIRONMENT = { HOME: '/home', LANG: 'C.UTF-8' };

/** A root folder. */
export interface BareRoot {
  readonly root: string;
  /** Copies a file of this system to its place in the root, with the libraries that it is linked to. */
  readonly bring: (file: string) => void;
  /** Brings the libraries that a file in the root is linked to. */
  readonly bringLibrariesOf: (file: string) => void;
  /** The words that run the program in the root, with no variable of this process. */
  readonly inRoot: (words: readonly string[]) => readonly [string, readonly string[]];
  /** Runs the program; answers what it said. @throws where it ends with another status */
  readonly ends: (status: number, words: readonly string[]) => string;
  readonly remove: () => void;
}

/** Throws where something is not so. */
export function must(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`not so: ${what}`);
}

/** Makes a root with a shell, a home and room for temporary files. `program`: what `inRoot` and `ends` run, by its path in the root. */
export function openBareRoot(program: string): BareRoot {
  const root = mkdtempSync(path.join(tmpdir(), 'livebase-root-'));
  const bring = (file: string): void => {
    const target = path.join(root, file);
    if (existsSync(target)) return;
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(file, target);
    bringLibrariesOf(file);
  };
  const bringLibrariesOf = (file: string): void => {
    const said = spawnSync('ldd', [file], { encoding: 'utf8' }).stdout;
    for (const line of said.split('\n')) {
      const library = /(\/\S+) \(0x/.exec(line)?.[1];
      if (library !== undefined) bring(library);
    }
  };
  const inRoot: BareRoot['inRoot'] = (words) => {
    const chroot = ['chroot', root, program, ...words];
    return process.getuid?.() === 0 ? ['chroot', chroot.slice(1)] : ['unshare', ['--map-root-user', ...chroot]];
  };
  const ends: BareRoot['ends'] = (status, words) => {
    const [starter, rest] = inRoot(words);
    const began = performance.now();
    const env = { ...ROOT_ENVIRONMENT, PATH: process.env['PATH'] };
    const ended = spawnSync(starter, rest, { encoding: 'utf8', env });
    const took = ((performance.now() - began) / 1000).toFixed(1);
    const said = `${ended.stderr}${ended.stdout}`;
    if (ended.status !== status) throw new Error(`livebase ${words.join(' ')} ended with ${ended.status}, not ${status}: ${said}`);
    console.log(`livebase ${words.join(' ')}: ${took} s`);
    return said;
  };
  for (const folder of ['opt', 'home', 'tmp', 'dev']) mkdirSync(path.join(root, folder));
  bring('/bin/sh');
  return { root, bring, bringLibrariesOf, inRoot, ends, remove: () => rmSync(root, { recursive: true, force: true }) };
}
