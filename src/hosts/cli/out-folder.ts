// Makes the folder that files are to be written to.
import { mkdirSync, statSync } from 'node:fs';
import type { RefusalData } from '../../contract/core/shapes.ts';

const CODES: Readonly<Record<string, RefusalData['code']>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  ENAMETOOLONG: 'TARGET_NAME_TOO_LONG',
  ENOTDIR: 'FOLDER_MISSING',
  ENOENT: 'FOLDER_MISSING',
  EEXIST: 'FOLDER_MISSING',
};

/** Makes the folder if it is not there; null, or why it can't be used. */
export function makeFolder(folder: string): RefusalData | null {
  try {
    mkdirSync(folder, { recursive: true });
    return statSync(folder).isDirectory() ? null : { code: 'FOLDER_MISSING', data: { folder } };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    return { code: CODES[error.code] ?? 'FOLDER_READ_ONLY', data: { folder, detail: error.code } };
  }
}
