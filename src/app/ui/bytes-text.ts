// How large files are, as people read it.
import { NO_VALUE } from './values.tsx';

const UNITS = ['KB', 'MB', 'GB', 'TB'] as const;
const STEP = 1024;

/** `820 B`, `12.3 KB`, `4.0 MB`: binary units, one decimal, rounded up so that a limit is never said to be kept when it is not; a dash where nothing is known. */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return NO_VALUE;
  if (bytes < STEP) return `${bytes} B`;
  const power = Math.min(UNITS.length, Math.floor(Math.log2(bytes) / 10));
  const tenths = Math.ceil((bytes * 10) / STEP ** power);
  return `${Math.floor(tenths / 10)}.${tenths % 10} ${UNITS[power - 1] ?? ''}`;
}
