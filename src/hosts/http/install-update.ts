// Puts a judged package in the place of the running program, once it has ended: on Linux the unpacked folder, on Windows by the installer itself.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PROGRAM_FOLDER } from '../../backend/core/files/program-folder.js';
import { createNumberedFolder, sweepNumberedFolders } from '../../backend/core/files/temp-folders.ts';
import { getFileErrorCode } from '../../backend/core/db/database-files.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';

/** Makes a package ready; answers what puts it in place and opens the new program, to be called when this one has ended. Refuses UPDATE_NOT_STARTED `{detail}`. */
export type PreparePackage = (file: string, words: readonly string[]) => Promise<Result<() => void>>;

function notStarted(error: unknown): Result<never> {
  if (getFileErrorCode(error) === '') throw error;
  return refuse('UPDATE_NOT_STARTED', { detail: getFileErrorCode(error) });
}

function startAlone(program: string, words: readonly string[]): void {
  const child = spawn(program, words, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

/** Takes the place of a folder; what was there stays beside it until the next update. A failure leaves the old one. */
function takePlace(fresh: string, root: string): void {
  const before = `${root}.before-update`;
  rmSync(before, { recursive: true, force: true });
  renameSync(root, before);
  try {
    renameSync(fresh, root);
  } catch (error) {
    renameSync(before, root);
    throw error;
  }
}

/** The beginning of the name of a folder in which an update is unpacked, beside the program. */
const UNPACKED = '.livebase-update-';

/** A tarball's program: `root` holds the command, a Node and the program. */
export function prepareTarball(root: string): PreparePackage {
  return async (file, words) => {
    try {
      sweepNumberedFolders(path.dirname(root), UNPACKED);
      const place = createNumberedFolder(path.dirname(root), UNPACKED);
      const unpacked = spawnSync('tar', ['-xzf', file, '-C', place], { encoding: 'utf8' });
      const fresh = path.join(place, 'livebase');
      rmSync(path.dirname(file), { recursive: true, force: true });
      if (unpacked.status !== 0 || !['livebase', 'bin/node', 'app/package.json'].every((name) => existsSync(path.join(fresh, name)))) {
        rmSync(place, { recursive: true, force: true });
        return refuse('UPDATE_NOT_STARTED', { detail: unpacked.stderr?.trim().slice(0, 200) ?? 'tar' });
      }
      return ok(() => {
        takePlace(fresh, root);
        rmSync(place, { recursive: true, force: true });
        startAlone(path.join(root, 'livebase'), words);
      });
    } catch (error) {
      return notStarted(error);
    }
  };
}

/** The installer waits for this program's end, installs without a question and opens the new one. */
const prepareInstaller: PreparePackage = async (file) => ok(() => startAlone(file, ['/S', '/AGAIN']));

/** How the program that runs is updated; null for one that is no package: a checkout updates itself by other means. */
export function findOwnPackage(): PreparePackage | null {
  const root = path.dirname(PROGRAM_FOLDER);
  if (path.basename(PROGRAM_FOLDER) !== 'app') return null;
  // What an administrator put there for everybody only an administrator replaces.
  if (existsSync(path.join(root, 'all-users')) || root.startsWith('/usr/')) return null;
  if (process.platform === 'win32') return existsSync(path.join(root, 'Livebase.exe')) ? prepareInstaller : null;
  const isTarball = process.platform === 'linux' && existsSync(path.join(root, 'livebase')) && existsSync(path.join(root, 'bin', 'node'));
  // An update that was cut short while it was unpacked.
  if (isTarball) sweepNumberedFolders(path.dirname(root), UNPACKED);
  return isTarball ? prepareTarball(root) : null;
}
