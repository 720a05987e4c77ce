// Makes the folder that files are to be written to.
import { mkdirSync, statSync } from 'node:fs';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';

const CODES: Readonly<Record<string, Refusal['code']>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  ENAMETOOLONG: 'TARGET_NAME_TOO_LONG',
  ENOTDIR: 'FOLDER_MISSING',
  ENOENT: 'FOLDER_MISSING',
  EEXIST: 'FOLDER_MISSING',
};

/** Makes the folder if it is not there. */
export function makeFolder(folder: string): Result<string> {
  try {
    mkdirSync(folder, { recursive: true });
    return statSync(folder).isDirectory() ? ok(folder) : refuse('FOLDER_MISSING', { folder });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    return refuse(CODES[error.code] ?? 'FOLDER_READ_ONLY', { folder, detail: error.code });
  }
}
