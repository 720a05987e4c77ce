// A small disk of its own (tmpfs) for the gates: filled, made larger, read-only, taken away. Only where this system lets it be mounted.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync } from 'node:fs';

export interface SmallDisk {
  readonly folder: string;
  /** Leaves just so many KiB free; null: as much as anybody needs. */
  readonly leave: (kib: number | null) => void;
  readonly setReadOnly: (isReadOnly: boolean) => void;
  /** Taken out while programs have files of it open. */
  readonly pullOut: () => void;
  readonly drop: () => void;
}

const LARGE_KIB = 512 * 1024;
const PAGE_KIB = 4;

function command(...words: readonly string[]): boolean {
  const [name = '', ...more] = words;
  return spawnSync(name, more, { stdio: 'ignore' }).status === 0;
}

function told(isDone: boolean, what: string): void {
  if (!isDone) throw new Error(`${what} was refused`);
}

/** Mounts one at `folder`; null where that is not allowed here. */
export function mountSmallDisk(folder: string): SmallDisk | null {
  mkdirSync(folder, { recursive: true });
  if (process.platform !== 'linux' || !command('mount', '-t', 'tmpfs', '-o', `size=${LARGE_KIB}k`, 'tmpfs', folder)) return null;
  const remount = (how: string): void => told(command('mount', '-o', `remount,${how}`, folder), how);
  const usedKib = (): number => {
    const { blocks, bfree, bsize } = statfsSync(folder);
    return ((blocks - bfree) * bsize) / 1024;
  };
  return {
    folder,
    leave: (kib) => remount(`size=${kib === null ? LARGE_KIB : Math.max(PAGE_KIB, usedKib() + kib)}k`),
    setReadOnly: (isReadOnly) => remount(isReadOnly ? 'ro' : 'rw'),
    pullOut: () => told(command('umount', '-l', folder), 'umount'),
    drop: () => {
      command('umount', '-l', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
