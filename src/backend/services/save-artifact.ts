// Use case: writes an exported file where the user wants it.
import type { Result } from '../../domain/result.ts';
import { writeIntoFolder } from '../files/safe-write.ts';

/** Writes the file into the folder and answers its path; an existing other file is kept, ` (2)` is added. */
export function saveArtifact(folder: string, name: string, bytes: Uint8Array): Result<string> {
  return writeIntoFolder(folder, name, bytes);
}
