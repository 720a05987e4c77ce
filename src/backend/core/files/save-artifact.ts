// Use cases: an exported file written where the user wants it, and a file of the user's own brought up to date.
import type { Result } from '../../../domain/values/result.ts';
import { replaceFileSafely, writeAllIntoFolder, writeIntoFolder } from './safe-write.ts';
import { runUninterrupted } from './partial-files.ts';

/** Writes the file into the folder and answers its path; an existing other file is kept, ` (2)` is added. */
export function saveArtifact(folder: string, name: string, bytes: Uint8Array): Result<string> {
  return writeIntoFolder(folder, name, bytes);
}

/** Writes files that belong together: all of them, or none, also where this program is ended meanwhile. */
export function saveArtifacts(
  folder: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Result<readonly string[]> {
  return runUninterrupted(() => writeAllIntoFolder(folder, files));
}

/** Puts the bytes in the place of a file that the user named to be changed. */
export function replaceArtifact(file: string, bytes: Uint8Array): Result<string> {
  return replaceFileSafely(file, bytes);
}
